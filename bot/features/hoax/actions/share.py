"""The last mile: who passed a clarification on, and one reminder for the villages nobody reached."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.flow import Refusal
from bot.conversation.formats import addressed
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import answer
from bot.features.hoax.actions.buttons import passed_on
from bot.features.hoax.actions.trail import record
from bot.features.hoax.rules import claim
from bot.features.hoax.rules.verdict import goes_to_members
from storage.hoax_case import HoaxCase, HoaxCases
from storage.hoax_share import HoaxShares
from storage.member import Members
from storage.outbox import Priority


class NotHandedOut(Refusal):
    text = texts.NOT_HANDED_OUT


async def note(turn: Turn, case_id: int, where: str) -> bool:
    """Passed on; false when that was said before."""
    assert turn.person is not None
    case = await HoaxCases(turn.session).get(case_id)
    return await HoaxShares(turn.session).share(
        case.id,
        turn.person.id,
        turn.approved.kim_id if turn.approved is not None else None,
        where,
        turn.now,
        revision=case.revision,
    )


async def handed_out(turn: Turn, case: HoaxCase) -> bool:
    """Whether members are given the card of what is published. Where they are not, only reporters have it."""
    ruling = await answer.published(turn.session, case)
    return ruling is not None and goes_to_members(ruling.verdict)


async def counts(turn: Turn, case_id: int) -> bool:
    """Whether the desk is told that this member's village was reached."""
    assert turn.person is not None
    return await HoaxShares(turn.session).counts(case_id, turn.person.id)


async def nudge(turn: Turn, case: HoaxCase) -> int | None:
    """Reminds members of villages where nobody passed the card on; None when that was done before. A reminder like
    any other: with consent, in open hours, one in two weeks. It is used up once somebody was written to."""
    cases = HoaxCases(turn.session)
    if not await handed_out(turn, case):
        raise NotHandedOut
    if not await cases.note_nudged(case.id, turn.now):
        return None
    people = await HoaxShares(turn.session).list_to_nudge(case.id)
    gap = timedelta(days=turn.office.settings.reminder_gap_days)
    may = await Members(turn.session).claim_reminders(list(people), turn.now, gap)
    title, shared = claim.line_of(case.title), passed_on(case.id)
    replies = {
        person_id: Reply(texts.NUDGE_CARD.format(name=addressed(name), title=title, village=village), (shared,))
        for person_id, (name, village) in people.items()
        if person_id in may
    }
    count = await turn.notices.to_people(
        replies, kind="hoax.nudge", dedup_key=f"hoax.nudge:{case.id}", priority=Priority.REMINDER
    )
    if not count:
        await cases.move(case.id, case.status, among=(case.status,), nudged_at=None)
        return 0
    record(turn, case, "nudged", case.status, case.status, people=count)
    return count
