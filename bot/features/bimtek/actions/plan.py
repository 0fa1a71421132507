"""What an admin does: makes one, announces it, changes it, calls it off; and what its end leaves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.conversation.flow import Refusal
from bot.features.bimtek import rules, texts
from bot.features.bimtek.actions import seats
from bot.features.bimtek.actions.audience import belongs
from bot.features.bimtek.actions.tell import tell_called_off, tell_moved
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Audience, Bimtek, Bimteks, BimtekStatus, SeatOrder
from storage.bimtek_signup import LIVE, Signups, SignupStatus
from storage.broadcast import Broadcasts, Topic
from storage.member import Members


@dataclass
class Plan:
    """What an admin says of a Bimtek; the names are those of the table's columns."""

    title: str
    starts_at: datetime
    ends_at: datetime
    confirm_by: datetime
    place: str = ""
    map_link: str | None = None
    online_link: str | None = None
    angkatan: int | None = None
    plan_number: int | None = None
    topics: str = ""
    speakers: str = ""
    contact: str = ""
    lesson_hours: int | None = None
    quota: int = 50
    seats_per_village: int = 1
    audience: Audience = Audience.ALL
    kecamatan_codes: list[str] = field(default_factory=list)
    seat_order: SeatOrder = SeatOrder.NEEDY_FIRST

    @property
    def columns(self) -> dict[str, Any]:
        return dict(vars(self))


class NumberTaken(Refusal):
    def __init__(self, other: Bimtek) -> None:
        super().__init__(texts.NUMBER_TAKEN.format(number=other.plan_number, year=other.year, title=other.title))


class QuotaTooSmall(Refusal):
    def __init__(self, taken: int) -> None:
        super().__init__(texts.QUOTA_TOO_SMALL.format(taken=taken))


class Over(Refusal):
    ends = True
    text = texts.NOT_TO_CHANGE


async def make(work: Work, plan: Plan) -> Bimtek:
    """A draft: nobody is told yet."""
    year = work.office.today(plan.starts_at).year
    await _require_number(work, plan, year, None)
    bimtek = Bimtek(**plan.columns, year=year, status=BimtekStatus.DRAFT, created_at=work.now)
    work.session.add(bimtek)
    await work.session.flush()
    work.record(bimtek, "made", after=_shown(bimtek))
    return bimtek


async def announce(work: Work, bimtek: Bimtek) -> bool:
    """Opens it: whoever waited in vain the last time is offered a seat first, the invitations leave by the clock.
    False when it was open already."""
    await Bimteks(work.session).hold(bimtek)
    if bimtek.status is not BimtekStatus.DRAFT:
        return False
    if bimtek.starts_at <= work.now:
        raise Refusal(texts.STARTS_IN_PAST)
    bimtek.status, bimtek.opened_at = BimtekStatus.OPEN, work.now
    bimtek.reminded = rules.reminded_before(bimtek.starts_at, work.office, work.now)
    renew_deadline(work, bimtek)
    bimtek.due_at = rules.next_due(bimtek, work.office, work.now)
    work.record(bimtek, "announced", {"status": "draft"}, {"status": "open"})
    await _carry_over(work, bimtek)
    return True


def renew_deadline(work: Work, bimtek: Bimtek) -> None:
    """A deadline that is over before the invitations can leave is made anew, so that what they say holds."""
    leaves_at = work.office.calendar.next_open(work.now)
    if leaves_at >= bimtek.starts_at:
        leaves_at = work.now
    if not bimtek.confirm_by <= leaves_at < bimtek.starts_at:
        return
    before = bimtek.confirm_by
    bimtek.confirm_by = rules.default_deadline(bimtek.starts_at, work.office, leaves_at)
    work.record(
        bimtek, "deadline_renewed", {"confirm_by": before.isoformat()}, {"confirm_by": bimtek.confirm_by.isoformat()}
    )


async def _carry_over(work: Work, bimtek: Bimtek) -> None:
    """A seat is held for everybody who waited in vain, the longest waiting first, while there are any. Who said
    *berhenti*, wants to hear nothing of Bimtek or cannot be told keeps the claim to the next one."""
    times = rules.offer_times(bimtek, work.office, work.now)
    if times is None:
        return
    signups = Signups(work.session)
    muted = await Broadcasts(work.session).people_without(Topic.BIMTEK)
    for earlier in await signups.list_unserved():
        if bimtek.free <= 0:
            break
        assert earlier.person_id is not None
        person = await Members(work.session).find_person(earlier.person_id)
        if person is None or person.stopped_at is not None or person.id in muted:
            continue
        if not await work.notices.reaches(person.id):
            continue
        if await signups.find_live(bimtek.id, earlier.person_id) is not None:
            earlier.carried_at = work.now  # waited in vain twice, and has been offered this one
            continue
        here = await Members(work.session).find_approved(earlier.person_id, earlier.kim_id)
        seated = len(await signups.seats_of_village(bimtek.id, earlier.village_code))
        if here is None or seated >= bimtek.seats_per_village or not await belongs(work, bimtek, earlier.kim):
            continue
        signup = await seats.line_up(work, bimtek, here, first=True)
        await seats.offer(work, bimtek, signup, times, carried=True)
        earlier.carried_at = work.now


async def change(work: Work, bimtek: Bimtek, plan: Plan) -> int:
    """Writes what the admin changed; a new date or place is told to everybody who counts on it. Says to how many."""
    await Bimteks(work.session).hold(bimtek)
    if bimtek.status not in (BimtekStatus.DRAFT, BimtekStatus.OPEN) or bimtek.ends_at <= work.now:
        raise Over
    if plan.quota < bimtek.taken:
        raise QuotaTooSmall(bimtek.taken)
    if bimtek.status is BimtekStatus.OPEN and plan.starts_at <= work.now and plan.starts_at != bimtek.starts_at:
        raise Refusal(texts.STARTS_IN_PAST)
    year = work.office.today(plan.starts_at).year
    await _require_number(work, plan, year, bimtek.id)
    before = _shown(bimtek)
    moved = (bimtek.starts_at, bimtek.ends_at) != (plan.starts_at, plan.ends_at)
    moved = moved or (bimtek.place, bimtek.online_link) != (plan.place, plan.online_link)
    restarted, expected_at = bimtek.starts_at != plan.starts_at, min(bimtek.starts_at, plan.starts_at)
    for name, value in plan.columns.items():
        setattr(bimtek, name, value)
    bimtek.year = year
    told = 0
    if bimtek.status is BimtekStatus.OPEN:
        if restarted:
            bimtek.reminded = rules.reminded_before(bimtek.starts_at, work.office, work.now)
        if moved:
            bimtek.revision += 1
        await work.session.flush()
        if moved:
            told = await tell_moved(work, bimtek, expected_at)
        await seats.advance(work, bimtek)  # a larger quota, a later date
        bimtek.due_at = rules.next_due(bimtek, work.office, work.now)
    await work.session.flush()
    after = _shown(bimtek)
    work.record(
        bimtek,
        "changed",
        {name: value for name, value in before.items() if after[name] != value},
        {name: value for name, value in after.items() if before[name] != value},
    )
    return told


async def call_off(work: Work, bimtek: Bimtek, reason: str) -> int:
    """Cancels it; everybody who counted on it is told once and comes first in the next one. Says how many."""
    await Bimteks(work.session).hold(bimtek)
    if bimtek.status not in (BimtekStatus.DRAFT, BimtekStatus.OPEN) or bimtek.ends_at <= work.now:
        raise Over
    before = bimtek.status
    bimtek.status, bimtek.reason, bimtek.due_at = BimtekStatus.CANCELLED, reason, None
    bimtek.revision += 1
    work.record(bimtek, "cancelled", {"status": before.value}, {"status": "cancelled"}, reason)
    told = await tell_called_off(work, bimtek)
    await _end_places(work, bimtek, LIVE)
    return told


async def finish(work: Work, bimtek: Bimtek) -> None:
    """It is over: who still waited comes first in the next one. Needs `hold`."""
    bimtek.status, bimtek.due_at = BimtekStatus.FINISHED, None
    work.record(bimtek, "finished", {"status": "open"}, {"status": "finished"})
    await _end_places(work, bimtek, (SignupStatus.WAITING, SignupStatus.OFFERED))


async def _end_places(work: Work, bimtek: Bimtek, statuses: Collection[SignupStatus]) -> None:
    for signup in await Signups(work.session).list_of(bimtek.id, statuses):
        await seats.release(work, bimtek, signup, SignupStatus.UNSERVED)


async def _require_number(work: Work, plan: Plan, year: int, own_id: int | None) -> None:
    """A number of the year's plan stands once; the index would refuse it too, in no words."""
    if plan.plan_number is None:
        return
    other = await Bimteks(work.session).find_planned(year, plan.plan_number)
    if other is not None and other.id != own_id:
        raise NumberTaken(other)


_TRAIL = (
    "title", "angkatan", "plan_number", "starts_at", "ends_at", "place", "map_link", "online_link", "topics",
    "speakers", "contact", "lesson_hours", "quota", "seats_per_village", "audience", "kecamatan_codes", "seat_order",
    "confirm_by",
)  # fmt: skip


def _shown(bimtek: Bimtek) -> dict[str, Any]:
    """What the audit trail keeps."""
    found = {}
    for name in _TRAIL:
        value = getattr(bimtek, name)
        found[name] = value.isoformat() if isinstance(value, datetime) else value
    return found
