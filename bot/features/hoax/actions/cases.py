"""Cases among each other: merged, split, handed on to an agency."""

from __future__ import annotations

from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions import apart
from bot.features.hoax.actions.desk import move
from bot.features.hoax.actions.trail import NotNow, case_of, officer, own_case, record
from storage.base import Session
from storage.hoax import HoaxReports
from storage.hoax_case import AT_WORK, Agency, CaseStatus, HoaxCase, HoaxCases
from storage.hoax_proof import HoaxPackage
from storage.locks import lock_row


class NotMerged(Refusal):
    text = texts.NOT_MERGED


async def merge(turn: Turn, case_id: str, target_id: str) -> HoaxCase:
    """All reports of the own case go to the other, which is about the same; answered there is answered."""
    case = await own_case(turn, case_id)
    target = await HoaxCases(turn.session).follow((await case_of(turn, target_id)).id)
    if target is None or target.id == case.id or case.revision:
        raise NotMerged
    # In one order everywhere: two who merge two cases into each other do not wait for one another for ever.
    for row in sorted((case, target), key=lambda c: c.id):
        await lock_row(turn.session, row)
    if target.status in (CaseStatus.CLOSED, CaseStatus.DUPLICATE):
        raise NotNow(target.status)
    await move(
        turn,
        case,
        CaseStatus.DUPLICATE,
        "merged",
        among=AT_WORK,
        reason=str(target.id),
        duplicate_of=target.id,
        finished_at=turn.now,
        next_check_at=None,
    )
    await join(turn.session, case.id, target)
    return await HoaxCases(turn.session).get(target.id)


async def join(session: Session, source: int, target: HoaxCase) -> None:
    """The reports change over; those of a published case are answered by the next round."""
    await HoaxReports(session).move_all(source, target.id)
    if target.revision:
        target.announced = 0


async def split(turn: Turn, case_id: str, report_id: int) -> HoaxCase:
    """One report of the own case turns out to be about something else: it gets a case of its own."""
    person = await officer(turn, verifier=True)
    case = await case_of(turn, case_id)
    if case.verifier_id != person.id and not case.revision:
        case = await own_case(turn, case_id)
    reports = HoaxReports(turn.session)
    report = await reports.find(report_id)
    others = len(await reports.list_of_case(case.id, 2))
    if report is None or report.case_id != case.id or others < 2:
        raise NotMerged
    opened = await apart.own_case_for(turn, report)
    if not await reports.move(report.id, case.id, opened.id):
        raise NotMerged
    record(turn, case, "split", case.status, case.status, into=opened.id)
    return opened


async def escalate(turn: Turn, case_id: str, agency: Agency) -> HoaxCase:
    """Flags the case and has its package made, for the officer to hand on."""
    person = await officer(turn)
    case = await case_of(turn, case_id)
    case.escalated_to, case.escalated_at = agency, turn.now
    turn.session.add(HoaxPackage(case_id=case.id, agency=agency, officer_id=person.id, asked_at=turn.now))
    record(turn, case, "escalated", case.status, case.status, reason=agency.value)
    return case
