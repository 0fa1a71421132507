"""Presence: by the code on the screen, and what it makes of the KIM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.conversation.formats import format_date, format_time
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions.screen import room_of
from bot.features.bimtek.actions import words as bimtek_words
from bot.features.silence.actions import note_activity
from storage.attendance import Attendances, CameBy, WrongCode
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup
from storage.checkin import Category, Checkin, CheckinStatus

SOON = timedelta(days=60)
"""How far ahead somebody may ask when presence opens."""
LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Present; `fresh` False when that was known."""

    seat: Signup
    at: datetime
    fresh: bool


@dataclass(frozen=True, slots=True)
class Declined:
    """Not present, and why. No Refusal: a wrong guess is counted, which a refusal would roll back."""

    text: str


async def seats_now(turn: Turn) -> list[Signup]:
    """The person's confirmed seats whose Bimtek takes presence now."""
    if turn.person is None:
        return []
    seats = await Attendances(turn.session).seats_of(turn.person.id, turn.now, turn.now + rules.opening(turn.office))
    return [seat for seat in seats if rules.phase_of(turn.office, seat.bimtek, turn.now) is rules.Phase.OPEN]


async def still_to_come(turn: Turn) -> list[Signup]:
    """Those of them at which the person is not present yet."""
    attendances = Attendances(turn.session)
    return [seat for seat in await seats_now(turn) if await attendances.find_of(seat.id) is None]


async def arrive(turn: Turn, code: str, bimtek_id: int | None = None) -> Arrived | Declined:
    """Somebody scanned or typed the code on a screen, or asks what is so without one."""
    attendances, person = Attendances(turn.session), turn.person
    if person is None:
        return Declined(texts.NOT_REGISTERED)
    seats = await attendances.seats_of(person.id, turn.now - LATELY, turn.now + SOON)
    if bimtek_id is not None:
        seats = [seat for seat in seats if seat.bimtek_id == bimtek_id]
    if not seats:
        held = await attendances.list_bimteks(turn.now - LATELY, turn.now + rules.opening(turn.office))
        no_seat = texts.NOT_SIGNED_UP if held else texts.NO_PRESENCE
        return Declined(no_seat if code else texts.NO_SEAT)
    open_ = [seat for seat in seats if rules.phase_of(turn.office, seat.bimtek, turn.now) is rules.Phase.OPEN]
    known = {seat.id: await attendances.find_of(seat.id) for seat in seats}
    if not open_ or all(known[seat.id] for seat in open_):
        for seat in open_ or seats:
            if (presence := known[seat.id]) is not None:
                return Arrived(seat, presence.came_at, fresh=False)
        return Declined(_closed(turn, seats))
    since = turn.now - rules.GUESSES_WITHIN
    if await attendances.count_wrong(person.id, since) >= rules.GUESSES:
        return Declined(texts.TOO_MANY_GUESSES)
    past = False
    for seat in open_:
        room = await room_of(turn.session, seat.bimtek_id)
        fit = rules.fit_of(code, room.secret, seat.bimtek_id, turn.now)
        if fit is rules.Fit.NOW:
            fresh = await came(turn, seat, turn.now, CameBy.CODE)
            return Arrived(seat, turn.now, fresh)
        past = past or fit is rules.Fit.PAST
    if past:
        return Declined(texts.CODE_PAST)
    turn.session.add(WrongCode(person_id=person.id, at=turn.now))
    for room in await attendances.list_rooms(turn.now, turn.now + rules.opening(turn.office)):
        if rules.fit_of(code, room.secret, room.bimtek_id, turn.now) is rules.Fit.NOW:
            return Declined(
                texts.CODE_OF_ANOTHER.format(
                    other=bimtek_words.title(room.bimtek), own=bimtek_words.title(open_[0].bimtek)
                )
            )
    return Declined(texts.CODE_WRONG)


def _closed(turn: Turn, seats: Sequence[Signup]) -> str:
    """When presence opens, or that it is over; of the next Bimtek, else the last one."""
    ahead = [seat.bimtek for seat in seats if rules.phase_of(turn.office, seat.bimtek, turn.now) is rules.Phase.EARLY]
    if not ahead:
        return texts.PRESENCE_OVER.format(title=bimtek_words.title(seats[-1].bimtek))
    opens = ahead[0].starts_at - rules.opening(turn.office)
    return texts.PRESENCE_EARLY.format(
        title=bimtek_words.title(ahead[0]),
        date=format_date(turn.office.today(opens)),
        time=format_time(opens, turn.office.zone),
    )


async def came(turn: Turn, seat: Signup, at: datetime, by: CameBy) -> bool:
    """Writes the presence down, and the KIM's check-in when nobody of it was there before; False when it stood."""
    attendances, bimtek = Attendances(turn.session), seat.bimtek
    if not await attendances.mark(seat, at, by):
        return False
    turn.record("attendance.noted", "bimtek", bimtek.id, after={"signup": seat.id, "by": by.value})
    day = _training_day(turn, bimtek, at)
    if await attendances.note_training(bimtek.id, seat.kim_id, day):
        checkin = Checkin(
            kim_id=seat.kim_id,
            author_id=None,
            category=Category.TRAINING,
            what=texts.TRAINING.format(title=bimtek_words.title(bimtek)),
            happened_on=day,
            status=CheckinStatus.ACCEPTED,
            submitted_at=turn.now,
            decided_at=turn.now,
            evidence=[],
        )
        turn.session.add(checkin)
        await turn.session.flush()
        training = await attendances.find_training(bimtek.id, seat.kim_id)
        assert training is not None
        training.checkin_id = checkin.id
        await turn.session.flush()
        await note_activity(turn, seat.kim, day, "checkin")
    return True


def _training_day(turn: Turn, bimtek: Bimtek, at: datetime) -> date:
    office = turn.office
    day = rules.training_day(office.today(at), office.today(bimtek.starts_at), office.today(bimtek.ends_at))
    # Presence may open before the midnight on which the Bimtek starts.
    return min(day, turn.today)


def name_of(seat: Signup) -> str:
    return (seat.person.name if seat.person is not None else None) or texts.NAMELESS
