"""The pace all processes share: one row a channel, from which each takes the moments at which its messages leave.

Times are microseconds since 1970 in the row and seconds outside, on the machines' own clocks, never on one that tests
move.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Dialect, bindparam, case, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert_in
from storage.prepared import Prepared, Statement

MICRO = 1_000_000


class SharedPace(Base):
    __tablename__ = "shared_pace"

    channel: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[int] = mapped_column(BigInteger)
    """The first moment nobody has taken yet."""
    held_until: Mapped[int] = mapped_column(BigInteger)
    """The platform told us to wait that long."""
    put_off: Mapped[int] = mapped_column(BigInteger)
    """By how much all moments together have been put off for messages that were counted late."""


@dataclass(frozen=True, slots=True)
class Reserved:
    first_at: float
    """The first of the moments that were taken; the others follow evenly."""
    held_until: float
    put_off: float
    """Seconds by which moments were put off so far, these included."""


def _take(dialect: Dialect) -> Statement:
    now, span, held, late = (bindparam(name, type_=SharedPace.next_at.type) for name in ("now", "span", "held", "late"))
    until = case((SharedPace.held_until > held, SharedPace.held_until), else_=held)
    free = case((SharedPace.next_at > now, SharedPace.next_at), else_=now)
    start = case((free > until, free), else_=until)
    channel = bindparam("channel", type_=SharedPace.channel.type)
    first = case((held > now, held), else_=now)
    return (
        upsert_in(dialect, SharedPace)
        .values(channel=channel, next_at=first + span, held_until=held, put_off=late)
        .on_conflict_do_update(
            index_elements=["channel"],
            set_={"next_at": start + span, "held_until": until, "put_off": SharedPace.put_off + late},
        )
        .returning(SharedPace.next_at, SharedPace.held_until, SharedPace.put_off)
    )


_TAKE = Prepared(_take)


class SharedPaces:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def take(
        self, channel: str, now: float, span: float, *, held_until: float = 0.0, late: float = 0.0
    ) -> Reserved:
        """Takes the next `span` seconds that nobody has, of which `late` put off what follows; `held_until` tells
        everybody to wait."""
        taken = {"now": now, "span": span, "held": held_until, "late": late}
        values = {name: _stored(seconds) for name, seconds in taken.items()}
        ((next_at, held, put_off),) = await _TAKE.fetch(self._session, {"channel": channel, **values})
        return Reserved(next_at / MICRO - span, held / MICRO, put_off / MICRO)

    async def held_until(self, channel: str) -> float:
        """Until when everybody has to wait; 0 when nobody ever had to."""
        query = select(SharedPace.held_until).where(SharedPace.channel == channel)
        return (await self._session.scalar(query) or 0) / MICRO


def _stored(seconds: float) -> int:
    return round(seconds * MICRO)
