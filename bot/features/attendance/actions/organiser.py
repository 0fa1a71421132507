"""The organiser's list: who came, ticked by hand or copied from paper, and taken back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.access import require_admin
from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions.presence import came, name_of
from bot.features.attendance.actions.screen import new_address, room_of
from bot.features.bimtek.actions import seats
from bot.features.bimtek.actions.work import Work
from bot.features.silence.actions import recount_activity
from storage.attendance import Attendances, CameBy
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup, Signups, SignupStatus
from storage.certificate import Certificates
from storage.checkin import Checkins, CheckinStatus
from storage.member import Member


class HasCertificate(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(texts.HAS_CERTIFICATE.format(name=name))


class NotListed(Refusal):
    ends = True
    text = texts.NOT_LISTED


async def find_listed(turn: Turn, bimtek_id: int) -> Bimtek:
    """A Bimtek whose list the admin of this turn may fill in: from the opening until a month after its end."""
    await require_admin(turn)
    found = await list_listed(turn)
    bimtek = next((bimtek for bimtek in found if bimtek.id == bimtek_id), None)
    if bimtek is None:
        raise NotListed
    return bimtek


async def list_listed(turn: Turn) -> list[Bimtek]:
    now = turn.now
    found = await Attendances(turn.session).list_bimteks(now - rules.LISTED_FOR, now + rules.opening(turn.office))
    return [bimtek for bimtek in found if rules.phase_of(turn.office, bimtek, now) is not rules.Phase.EARLY]


async def tick(turn: Turn, seat: Signup, at: datetime) -> bool:
    """The organiser says that this one came; False when that was known."""
    await require_admin(turn)
    return await came(turn, seat, at, CameBy.LIST)


async def untick(turn: Turn, seat: Signup) -> None:
    """It was a mistake: the presence goes, and the KIM's check-in when nobody else of it came."""
    await require_admin(turn)
    attendances = Attendances(turn.session)
    presence = await attendances.find_of(seat.id)
    if presence is None:
        return
    if await Certificates(turn.session).find_of(presence.id) is not None:
        raise HasCertificate(name_of(seat))
    if not await attendances.take_back(seat.id):
        return
    turn.record(
        "attendance.taken_back", "bimtek", seat.bimtek_id, before={"signup": seat.id, "by": presence.came_by.value}
    )
    training = await attendances.find_training(seat.bimtek_id, seat.kim_id)
    if training is not None and await attendances.others_of_kim(seat.bimtek_id, seat.kim_id) == 0:
        if training.checkin_id is not None:
            await Checkins(turn.session).move(
                training.checkin_id, CheckinStatus.WITHDRAWN, among=(CheckinStatus.ACCEPTED,), decided_at=turn.now
            )
        await turn.session.delete(training)
        await turn.session.flush()
        await recount_activity(turn.session, turn.office, seat.kim, turn.now)


async def seats_of(turn: Turn, bimtek_id: int) -> list[Signup]:
    """The confirmed seats of people who are known, by village."""
    return list(await Attendances(turn.session).list_seats(bimtek_id))


async def list_unseated(turn: Turn, bimtek_id: int) -> list[Member]:
    """Whom the organiser may add: members of any KIM without a seat in it."""
    await require_admin(turn)
    return list(await Attendances(turn.session).list_unseated(bimtek_id))


async def why_no_seat(turn: Turn, bimtek: Bimtek, member: Member) -> str | None:
    """What the organiser is told who could not add this member anyhow."""
    signup = await Signups(turn.session).find_live(bimtek.id, member.person_id)
    if signup is not None and signup.status is SignupStatus.OFFERED:
        return None
    try:
        await seats.require_seat(Work.of(turn), bimtek, member.kim.village_code)
    except seats.NoSeat as refusal:
        return refusal.text
    return None


async def add(turn: Turn, bimtek: Bimtek, member: Member, at: datetime) -> None:
    """A seat for somebody who came without one, and the presence; refuses where no seat is free."""
    await require_admin(turn)
    signup = await seats.walk_in(Work.of(turn), bimtek, member)
    seat = await find_seat(turn, signup.id)
    assert seat is not None
    await tick(turn, seat, at)


async def find_seat(turn: Turn, signup_id: int) -> Signup | None:
    return await Attendances(turn.session).find_seat(signup_id)


async def present_of(turn: Turn, bimtek_id: int) -> set[int]:
    """The sign-ups of those who came."""
    return {presence.signup_id for presence in await Attendances(turn.session).list_of(bimtek_id)}


def span(turn: Turn, bimtek: Bimtek) -> tuple[datetime, datetime]:
    """Between which moments somebody can have come."""
    return bimtek.starts_at - rules.opening(turn.office), min(bimtek.ends_at, turn.now)


def moment(turn: Turn, bimtek: Bimtek, clock: tuple[int, int]) -> datetime | None:
    """The first time the clocks showed that hour and minute while presence was open; None when they never did."""
    first, last = span(turn, bimtek)
    day = turn.office.today(first)
    while day <= turn.office.today(last):
        at = turn.office.moment(day, time(*clock))
        if first <= at <= last:
            return at
        day += timedelta(days=1)
    return None


async def renew_screen(turn: Turn, bimtek: Bimtek) -> None:
    """The screen's old address is unknown from now on, and so are the codes it showed."""
    await require_admin(turn)
    room = await room_of(turn.session, bimtek.id)
    room.secret, room.screen = new_address()
    turn.record("room.renewed", "bimtek", bimtek.id)
