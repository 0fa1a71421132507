"""What the reporter does: files a report, puts it right, takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.conversation.flow import Refusal
from bot.conversation.payloads import id_of
from bot.conversation.received import MOST
from bot.conversation.turn import Turn
from bot.features.checkin import texts
from bot.features.checkin.actions.trail import record
from bot.features.silence.actions import note_activity, recount_activity
from storage.checkin import UNDECIDED, Category, Checkin, Checkins, CheckinStatus, Evidence


class NotFound(Refusal):
    ends = True
    text = texts.NOT_FOUND


class NotToFix(Refusal):
    ends = True

    def __init__(self, status: CheckinStatus) -> None:
        super().__init__(texts.NOT_TO_FIX.format(status=texts.STATUS[status.value]))


class NotToWithdraw(Refusal):
    ends = True

    def __init__(self, status: CheckinStatus) -> None:
        super().__init__(texts.NOT_TO_WITHDRAW.format(status=texts.STATUS[status.value]))


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says was done."""

    category: Category
    what: str
    on: date
    evidence: Sequence[Evidence]


async def file(turn: Turn, report: Report) -> bool:
    """Writes the report down; True when it ended a silence of the KIM."""
    member = turn.approved
    assert member is not None
    checkin = Checkin(
        kim_id=member.kim_id,
        author_id=member.person_id,
        category=report.category,
        what=report.what,
        happened_on=report.on,
        status=CheckinStatus.SUBMITTED,
        submitted_at=turn.now,
        evidence=list(report.evidence),
    )
    await Checkins(turn.session).file(checkin)
    record(turn, checkin, None, CheckinStatus.SUBMITTED)
    return await note_activity(turn, member.kim, report.on, "checkin")


async def find_own(turn: Turn, checkin_id: str) -> Checkin:
    """A report of the person of this turn."""
    checkin = await Checkins(turn.session).find(id_of(checkin_id))
    if checkin is None or turn.person is None or checkin.author_id != turn.person.id:
        raise NotFound
    return checkin


async def find_to_fix(turn: Turn, checkin_id: str) -> Checkin:
    """One that waits to be put right, or for a decision."""
    checkin = await find_own(turn, checkin_id)
    if checkin.status not in UNDECIDED:
        raise NotToFix(checkin.status)
    return checkin


async def refile(turn: Turn, checkin_id: int, report: Report) -> None:
    """Hands the same report in again, put right; it waits for a decision once more."""
    checkin = await find_to_fix(turn, str(checkin_id))
    before = checkin.status
    # By its new moment whoever looks at the report as it was decides nothing.
    moved = await Checkins(turn.session).move(
        checkin.id,
        CheckinStatus.SUBMITTED,
        among=UNDECIDED,
        author_id=checkin.author_id,
        submitted_at=turn.now,
        decided_at=None,
        reason=None,
    )
    if not moved:
        raise NotToFix((await find_own(turn, str(checkin_id))).status)
    moved_day = checkin.happened_on != report.on
    checkin.category, checkin.what, checkin.happened_on = report.category, report.what, report.on
    checkin.evidence[:] = report.evidence
    await turn.session.flush()
    record(turn, checkin, before, CheckinStatus.SUBMITTED)
    if moved_day:
        await recount_activity(turn.session, turn.office, checkin.kim, turn.now)


async def find_to_withdraw(turn: Turn, checkin_id: str) -> Checkin:
    checkin = await find_own(turn, checkin_id)
    if checkin.status not in UNDECIDED:
        raise NotToWithdraw(checkin.status)
    return checkin


async def withdraw(turn: Turn, checkin_id: str) -> Checkin:
    checkin = await find_to_withdraw(turn, checkin_id)
    before = checkin.status
    if not await Checkins(turn.session).move(
        checkin.id,
        CheckinStatus.WITHDRAWN,
        among=UNDECIDED,
        author_id=checkin.author_id,
        decided_at=turn.now,
        reason=None,
    ):
        raise NotToWithdraw((await find_own(turn, checkin_id)).status)
    record(turn, checkin, before, CheckinStatus.WITHDRAWN)
    await recount_activity(turn.session, turn.office, checkin.kim, turn.now)
    return checkin


async def join_album(turn: Turn, album_id: str, evidence: Evidence) -> bool:
    """Adds a late part of an album to the report that holds the others; False when there is none."""
    if turn.person is None:
        return False
    checkin = await Checkins(turn.session).find_by_album(album_id, turn.person.id)
    if checkin is None:
        return False
    known = {e.unique_id for e in checkin.evidence}
    if evidence.unique_id not in known and len(known) < MOST:
        checkin.evidence.append(evidence)
    return True
