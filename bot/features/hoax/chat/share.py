"""The last mile in chat: a member passed the card on; the desk sees which villages it reached."""

from __future__ import annotations

from bot.access import require_hoax_desk
from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.formats import format_number
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import share
from bot.features.hoax.actions.buttons import TO_QUEUE, to_case
from bot.features.hoax.actions.trail import case_of
from bot.features.hoax.rules import claim
from storage.hoax_case import HoaxCases
from storage.hoax_figures import figures
from storage.hoax_share import HoaxShares

passed_on = Flow("hoax_shared", title="penerusan klarifikasi")

NAMED = 12


async def shared_entry(turn: Turn, case_id: str) -> Answer:
    case = await HoaxCases(turn.session).find(id_of(case_id))
    if case is None or not case.revision or turn.person is None:
        return Say(texts.NOTHING_TO_SHARE)
    return Begin(passed_on.name, data={"case": case.id})


@passed_on.ask("where")
async def ask_where(turn: Turn) -> Ask:
    groups = tuple(Choice(group, group) for group in texts.GROUPS)
    return Ask(texts.ASK_GROUP.format(thanks=turn.thanks), groups, skip=True, bare=True)


@passed_on.take("where")
async def take_where(turn: Turn) -> Next:
    where = "" if turn.skipped else str(turn.choice)
    if not await share.note(turn, turn.data["case"], where):
        return Say(texts.SHARED_BEFORE.format(thanks=turn.thanks))
    place = turn.approved
    if place is None or not await share.counts(turn, turn.data["case"]):
        return Say(texts.SHARE_THANKS_PLAIN.format(thanks=turn.thanks, name=turn.honorific))
    village = texts.VILLAGE[place.kim.village.kind.value].format(name=place.kim.village.name)
    return Say(texts.SHARE_THANKS.format(thanks=turn.thanks, name=turn.honorific, village=village))


# For the desk ------------------------------------------------------------------------------------------------------


async def coverage_entry(turn: Turn, case_id: str) -> Answer:
    case = await case_of(turn, case_id)
    if not await share.handed_out(turn, case):
        raise share.NotHandedOut
    shares = HoaxShares(turn.session)
    found = await shares.coverage(case.id)
    covered, left = (
        await shares.list_villages(case.id, covered=True),
        await shares.list_villages(case.id, covered=False),
    )
    lines = [
        texts.COVERAGE_TEXT.format(
            case=case.id,
            covered=format_number(found.covered),
            people=format_number(found.people),
            left=format_number(len(left)),
            villages=format_number(found.villages),
        )
    ]
    if not found.handed:
        lines.append(texts.NOTHING_HANDED_YET)
    for words, names in ((texts.COVERED, covered), (texts.UNCOVERED, left)):
        if names:
            more = texts.AND_MORE.format(count=len(names) - NAMED) if len(names) > NAMED else ""
            named = ", ".join(
                texts.PLACE.format(village=name, kecamatan=kecamatan) for name, kecamatan in names[:NAMED]
            )
            lines.append(words.format(names=named + more))
    choices = [to_case(case.id)]
    if left and case.nudged_at is None:
        choices.insert(0, Choice(texts.NUDGE_MEMBERS, entry=f"hoax.nudge:{case.id}"))
    return Say("\n".join(lines), tuple(choices))


async def nudge_entry(turn: Turn, case_id: str) -> Answer:
    case = await case_of(turn, case_id)
    count = await share.nudge(turn, case)
    back = (to_case(case.id),)
    if count is None:
        return Say(texts.NUDGED_BEFORE, back)
    return Say(texts.NUDGED.format(count=format_number(count)) if count else texts.NUDGED_NOBODY, back)


async def figures_of_desk(turn: Turn) -> Answer:
    """*angka hoaks*: for the desk and the admins."""
    await require_hoax_desk(turn)
    found = await figures(turn.session, turn.now)
    hours = None if found.first_answer is None else round(found.first_answer.total_seconds() / 3600, 1)
    text = texts.FIGURES_TEXT.format(
        open=format_number(found.open),
        overdue=format_number(found.overdue),
        median=_hours(hours),
        incomplete=format_number(found.incomplete),
        reports=format_number(found.reports),
    )
    lines = [
        texts.TOP_LINE.format(count=count, title=claim.line_of(case.title, 60), status=texts.STATUS[case.status.value])
        for case, count in found.top
    ]
    if lines:
        text += "\n" + texts.TOP.format(lines="\n".join(lines))
    return Say(text, (TO_QUEUE,))


def _hours(hours: float | None) -> str:
    if hours is None:
        return texts.NO_MEDIAN
    return texts.HOURS.format(hours=format_number(hours)) if hours >= 1 else texts.WITHIN_THE_HOUR
