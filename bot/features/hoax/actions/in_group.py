"""`/hoaks` in a group: a published match is answered there in a line; everything else is the member's own ticket."""

from __future__ import annotations

from bot.conversation.messages import Attachment, Reply
from bot.conversation.received import as_sent
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import answer, intake, known
from bot.features.hoax.actions.buttons import to_ticket
from bot.features.hoax.rules import claim
from storage.outbox import Priority

REPORT = "hoax_report"
"""The form in which a claim without words goes on in private."""


async def line_of_match(turn: Turn, words: str, file: Attachment | None) -> str | None:
    """The one line a group is answered with; None when nothing published looks like it."""
    told = intake.Told(as_sent(words, file))
    found = await known.look_up(turn.session, turn.office, told.sent, 1)
    if found:
        shown = found[0].clarification
        return texts.GROUP_MATCH.format(
            title=claim.line_of(shown.title, 70),
            verdict=answer.verdict_of(shown),
            link=answer.link_of(turn.office, shown) or answer.source_of(turn.office, shown),
        )
    case = await intake.case_known(turn, told, found)
    ruling = await answer.published(turn.session, case) if case is not None else None
    if case is None or ruling is None:
        return None
    return texts.GROUP_MATCH.format(
        title=claim.line_of(ruling.title, 70),
        verdict=texts.VERDICTS[ruling.verdict.value],
        link=answer.link_of_case(turn.office, case.id),
    )


async def file_from_group(turn: Turn, words: str, file: Attachment | None) -> None:
    """The member's ticket; told of in private."""
    assert turn.person is not None
    told = intake.Told(as_sent(words, file), where=texts.FROM_GROUP)
    filed = await intake.file(turn, told, await known.look_up(turn.session, turn.office, told.sent))
    text = answer.filed_text(turn, filed)
    await turn.notices.to_person(
        turn.person.id,
        Reply(text, (to_ticket(filed.report.id),)),
        kind="hoax.filed",
        dedup_key=f"hoax.filed:{filed.report.id}",
        priority=Priority.REPLY,
    )
