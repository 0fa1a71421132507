"""Seats: taken, freed, offered down the line. Everything here happens under the lock of the Bimtek's row.

join ──▶ confirmed            while a seat is free, the village has none yet, and the order allows it
  └────▶ waiting ──advance──▶ offered ──▶ confirmed · declined · expired
             ▲                                          │
             └────── the next in the line ◀── a seat is freed
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.flow import Refusal
from bot.features.bimtek import rules, texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.audience import belongs, is_needy
from bot.features.bimtek.actions.tell import offer_reply
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek, Bimteks, BimtekStatus, SeatOrder
from storage.bimtek_signup import Signup, Signups, SignupStatus
from storage.member import Member, Members
from storage.outbox import Outbox


class TooLate(Refusal):
    text = texts.TOO_LATE


class Cancelled(Refusal):
    def __init__(self, bimtek: Bimtek) -> None:
        super().__init__(texts.IS_CANCELLED.format(title=words.title(bimtek), reason=words.reason(bimtek)))


class NotOpen(Refusal):
    text = texts.NOT_OPEN


class NotInAudience(Refusal):
    def __init__(self, bimtek: Bimtek) -> None:
        super().__init__(texts.NOT_IN_AUDIENCE[bimtek.audience.value].format(title=words.title(bimtek)))


class NoSeat(Refusal):
    def __init__(self, bimtek: Bimtek, reason: str) -> None:
        super().__init__(texts.NO_SEAT[reason].format(quota=bimtek.quota, each=bimtek.seats_per_village))


def require_open(work: Work, bimtek: Bimtek) -> None:
    """Whether people may still say yes or no."""
    if bimtek.status is BimtekStatus.CANCELLED:
        raise Cancelled(bimtek)
    if bimtek.status is BimtekStatus.DRAFT:
        raise NotOpen
    if bimtek.status is BimtekStatus.FINISHED or work.now >= bimtek.starts_at:
        raise TooLate


@dataclass(frozen=True, slots=True)
class Joined:
    signup: Signup
    fresh: bool
    """Whether it was this press that changed something."""


async def join(work: Work, bimtek: Bimtek, member: Member) -> Joined:
    """*Hadir*: takes a seat, accepts an offer, or a place in the line. Pressed again it changes nothing."""
    await Bimteks(work.session).hold(bimtek)
    require_open(work, bimtek)
    signup = await Signups(work.session).find_live(bimtek.id, member.person_id)
    if signup is not None and is_over(work, signup):
        await expire(work, bimtek, signup)
        signup = None
    fresh = signup is None
    if signup is None:
        if not await belongs(work, bimtek, member.kim):
            raise NotInAudience(bimtek)
        signup = await line_up(work, bimtek, member)
    return Joined(signup, await take(work, bimtek, signup) or fresh)


async def take(work: Work, bimtek: Bimtek, signup: Signup) -> bool:
    """Somebody with a place says yes now: accepts an offer that stands, or takes the seat that is theirs by the line.
    False when nothing changed. Needs `hold`."""
    before = signup.status
    if signup.status is SignupStatus.OFFERED:
        await _set(work, signup, SignupStatus.CONFIRMED)
    elif signup.status is SignupStatus.WAITING:
        await advance(work, bimtek, asking=signup)
        # What is too late to be offered is whoever's asks.
        if signup.status is before and await _may_sit(work, bimtek, signup):
            await _seat(work, bimtek, signup, SignupStatus.CONFIRMED)
    return signup.status is not before


def is_over(work: Work, signup: Signup) -> bool:
    """An offer whose time has passed, though the clock has not looked yet."""
    return signup.status is SignupStatus.OFFERED and signup.due_at is not None and signup.due_at <= work.now


async def walk_in(work: Work, bimtek: Bimtek, member: Member) -> Signup:
    """Somebody who came without a seat gets one that is free, in the quota and in the village; also after the end,
    for the organiser's list is typed later. Of the line nobody can be asked any more."""
    await Bimteks(work.session).hold(bimtek)
    if bimtek.status not in (BimtekStatus.OPEN, BimtekStatus.FINISHED):
        raise NotOpen
    signups = Signups(work.session)
    signup = await signups.find_live(bimtek.id, member.person_id)
    if signup is None:
        latest = await signups.find_latest(bimtek.id, member.person_id)
        if latest is not None and latest.status is SignupStatus.UNSERVED:
            latest.carried_at = work.now  # was served after all
        signup = await line_up(work, bimtek, member)
    if signup.status is SignupStatus.OFFERED:
        await _set(work, signup, SignupStatus.CONFIRMED)
    elif signup.status is SignupStatus.WAITING:
        await require_seat(work, bimtek, signup.village_code)
        await _seat(work, bimtek, signup, SignupStatus.CONFIRMED)
    await work.session.flush()
    return signup


async def require_seat(work: Work, bimtek: Bimtek, village_code: str) -> None:
    """One that is free for that village."""
    if bimtek.free <= 0:
        raise NoSeat(bimtek, "full")
    if len(await Signups(work.session).seats_of_village(bimtek.id, village_code)) >= bimtek.seats_per_village:
        raise NoSeat(bimtek, "village")


async def line_up(work: Work, bimtek: Bimtek, member: Member, *, first: bool = False) -> Signup:
    """A place in the line; `first`: before those who have to wait for the deadline, whatever the KIM. Needs `hold`."""
    bimtek.arrivals += 1
    late = False
    if bimtek.seat_order is SeatOrder.NEEDY_FIRST and not first:
        late = rules.is_first_come(bimtek, work.now) or not await is_needy(work, member.kim)
    signup = Signup(
        bimtek_id=bimtek.id,
        person_id=member.person_id,
        kim_id=member.kim_id,
        village_code=member.kim.village_code,
        status=SignupStatus.WAITING,
        # After the deadline everybody lines up behind those who had to wait for it.
        rank=1 if late else 0,
        arrived=bimtek.arrivals,
        signed_at=work.now,
        changed_at=work.now,
    )
    work.session.add(signup)
    await work.session.flush()
    work.record_signup(signup, None)
    return signup


async def _may_sit(work: Work, bimtek: Bimtek, signup: Signup) -> bool:
    """Called after `advance`: whoever is before this one in the line was offered what there was."""
    if bimtek.free <= 0 or (signup.rank > 0 and not rules.is_first_come(bimtek, work.now)):
        return False
    taken = await Signups(work.session).seats_of_village(bimtek.id, signup.village_code)
    return len(taken) < bimtek.seats_per_village


async def _seat(work: Work, bimtek: Bimtek, signup: Signup, status: SignupStatus) -> None:
    taken = await Signups(work.session).seats_of_village(bimtek.id, signup.village_code)
    signup.village_seat = next(seat for seat in range(1, bimtek.seats_per_village + 1) if seat not in taken)
    bimtek.taken += 1
    await _set(work, signup, status)
    await work.session.flush()


async def _set(work: Work, signup: Signup, status: SignupStatus) -> None:
    before = signup.status
    signup.status, signup.changed_at = status, work.now
    if status is not SignupStatus.OFFERED:
        signup.due_at = None
    work.record_signup(signup, before)
    if before is SignupStatus.OFFERED and status is not SignupStatus.EXPIRED:
        # Answered, or called off: an offer that waits for the morning says nothing true any more.
        await Outbox(work.session).cancel([_offer_key(signup)])


async def release(work: Work, bimtek: Bimtek, signup: Signup, status: SignupStatus) -> None:
    """Ends a live sign-up; its seat is free at once and the line moves on. Needs `hold`."""
    if signup.is_live:
        await end(work, bimtek, signup, status)
        await advance(work, bimtek)


async def end(work: Work, bimtek: Bimtek, signup: Signup, status: SignupStatus) -> None:
    """Ends a live sign-up, and nobody is offered anything yet. Needs `hold`."""
    if signup.holds_seat:
        bimtek.taken -= 1
    signup.village_seat = signup.delegate_id = None
    await _set(work, signup, status)
    # Written first: the unique index must not meet the village's next one while this one still has the number.
    await work.session.flush()


async def decline(work: Work, bimtek: Bimtek, member: Member) -> Signup:
    """*Belum bisa*: whatever the person had is free again; the answer is kept, once."""
    signups = Signups(work.session)
    await Bimteks(work.session).hold(bimtek)
    require_open(work, bimtek)
    latest = await signups.find_latest(bimtek.id, member.person_id)
    if latest is not None and latest.status is SignupStatus.DECLINED:
        return latest
    if latest is None or not latest.is_live:
        latest = await line_up(work, bimtek, member)
    was_confirmed = latest.status is SignupStatus.CONFIRMED
    await release(work, bimtek, latest, SignupStatus.CANCELLED if was_confirmed else SignupStatus.DECLINED)
    return latest


async def expire(work: Work, bimtek: Bimtek, signup: Signup) -> bool:
    """An offer whose time is over moves on; False when it was answered meanwhile. Needs `hold`."""
    await work.session.refresh(signup, ["status", "due_at", "village_seat"])
    if signup.status is not SignupStatus.OFFERED or signup.due_at is None or signup.due_at > work.now:
        return False
    await release(work, bimtek, signup, SignupStatus.EXPIRED)
    return True


async def advance(work: Work, bimtek: Bimtek, asking: Signup | None = None) -> int:
    """Offers every free seat to the next in the line whose village has none; says how many. `asking`: who says yes
    at this moment is not asked but seated. Needs `hold`."""
    if bimtek.status is not BimtekStatus.OPEN or bimtek.free <= 0:
        return 0
    times = rules.offer_times(bimtek, work.office, work.now)
    if times is None:
        return 0
    most_rank = 1 if rules.is_first_come(bimtek, work.now) else 0
    offered = 0
    while bimtek.free > 0 and (signup := await Signups(work.session).next_waiting(bimtek, most_rank)) is not None:
        if asking is not None and signup.id == asking.id:
            await _seat(work, bimtek, signup, SignupStatus.CONFIRMED)
        else:
            offered += await offer(work, bimtek, signup, times)
    return offered


async def offer(work: Work, bimtek: Bimtek, signup: Signup, times: rules.OfferTimes, *, carried: bool = False) -> bool:
    """Holds a seat for somebody who waits, and asks; False where that is nobody who can be told: it is free again.
    `carried`: who waited in vain the last time. Needs `hold`."""
    signup.due_at = times.until
    await _seat(work, bimtek, signup, SignupStatus.OFFERED)
    person = await Members(work.session).find_person(signup.person_id) if signup.person_id is not None else None
    told = person is not None and await work.notices.to_person(
        person.id,
        offer_reply(work.office, bimtek, person, times.until, carried=carried),
        kind="bimtek.offer",
        dedup_key=_offer_key(signup),
        not_before=times.sent_at,
    )
    if not told:
        await end(work, bimtek, signup, SignupStatus.EXPIRED)
    return told


def _offer_key(signup: Signup) -> str:
    return f"bimtek.offer:{signup.id}"
