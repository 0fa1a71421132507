"""The pace all processes share: one row a channel, from which each takes the moments at which its messages leave.

Times are microseconds since 1970 in the row and seconds outside, on the machines' own clocks, never on one that tests
move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Dialect, bindparam, case, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert_in
from storage.prepared import Prepared, Statement

MICRO = 1_000_000
KEPT_LETTERS = 4_000
MOST_AHEAD = 60 * MICRO
"""Moments are taken less than seconds ahead, or behind a wait: what is later was taken by a clock that was put back."""


class SharedPace(Base):
    __tablename__ = "shared_pace"

    channel: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[int] = mapped_column(BigInteger)
    """The first moment nobody has taken yet."""
    held_until: Mapped[int] = mapped_column(BigInteger)
    """The platform told us to wait that long."""
    taken: Mapped[int] = mapped_column(BigInteger)
    """How many moments were taken so far: each has its number."""
    late: Mapped[str]
    """Messages that may have been counted late, newest first: `first,last,counted_at;` each."""


@dataclass(frozen=True, slots=True)
class Late:
    """The messages of the moments `first` to `last`, as these are numbered, may have been counted as late as at
    `counted_at`, in seconds."""

    first: int
    last: int
    counted_at: float

    def moved(self, seconds: float) -> Late:
        """The same by another clock."""
        return Late(self.first, self.last, self.counted_at + seconds)


@dataclass(frozen=True, slots=True)
class Reserved:
    """The moments that were taken; they follow evenly."""

    first_at: float
    number: int
    """Of the first."""
    held_until: float
    late: Sequence[Late]
    """What all processes told of the last two seconds."""


def _take(dialect: Dialect) -> Statement:
    now, count, span, held = (
        bindparam(name, type_=SharedPace.next_at.type) for name in ("now", "count", "span", "held")
    )
    late = bindparam("late", type_=SharedPace.late.type)
    until = case((SharedPace.held_until > held, SharedPace.held_until), else_=held)
    taken = (SharedPace.next_at > now) & (SharedPace.next_at < case((until > now, until), else_=now) + MOST_AHEAD)
    free = case((taken, SharedPace.next_at), else_=now)
    start = case((free > until, free), else_=until)
    channel = bindparam("channel", type_=SharedPace.channel.type)
    first = case((held > now, held), else_=now)
    return (
        upsert_in(dialect, SharedPace)
        .values(channel=channel, next_at=first + span, held_until=held, taken=count, late=late)
        .on_conflict_do_update(
            index_elements=["channel"],
            set_={
                "next_at": start + span,
                "held_until": until,
                "taken": SharedPace.taken + count,
                "late": late + func.substr(SharedPace.late, 1, KEPT_LETTERS),
            },
        )
        .returning(SharedPace.next_at, SharedPace.taken, SharedPace.held_until, SharedPace.late)
    )


_TAKE = Prepared(_take)


class SharedPaces:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def take(
        self,
        channel: str,
        now: float,
        count: int,
        interval: float,
        *,
        held_until: float = 0.0,
        late: Sequence[Late] = (),
    ) -> Reserved:
        """Takes the next `count` moments that nobody has, so many seconds apart; `held_until` tells everybody to wait,
        `late` whom to leave more time to."""
        span = count * interval
        taken = {"now": now, "span": span, "held": held_until}
        values = {name: _stored(seconds) for name, seconds in taken.items()}
        told = "".join(f"{one.first},{one.last},{_stored(one.counted_at)};" for one in late)
        ((next_at, number, held, known),) = await _TAKE.fetch(
            self._session, {"channel": channel, "count": count, "late": told, **values}
        )
        return Reserved(next_at / MICRO - span, number - count, held / MICRO, _of_last_seconds(known, now))

    async def held_until(self, channel: str) -> float:
        """Until when everybody has to wait; 0 when nobody ever had to."""
        query = select(SharedPace.held_until).where(SharedPace.channel == channel)
        return (await self._session.scalar(query) or 0) / MICRO


def _stored(seconds: float) -> int:
    return round(seconds * MICRO)


def _of_last_seconds(known: str, now: float) -> list[Late]:
    # The last one may be cut.
    told = (one.split(",") for one in known.split(";")[:-1])
    read = (Late(int(first), int(last), int(counted_at) / MICRO) for first, last, counted_at in told)
    return [late for late in read if late.counted_at > now - 2.0]
