"""The only reader of the wall clock. Inside everything is UTC; people read local time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Says what time it is, as an aware UTC datetime."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """A clock that runs like the machine's, or stands still, and can be moved. For the simulator and tests."""

    def __init__(self, start: datetime | None = None, *, running: bool = True) -> None:
        wall = datetime.now(UTC)
        self._running = running
        self._offset = (start - wall) if start else timedelta()
        self._frozen = start or wall

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset if self._running else self._frozen

    def advance(self, delta: timedelta) -> None:
        """Moves forward; a negative delta is refused, time does not go back for people."""
        if delta < timedelta():
            raise ValueError("the clock only moves forward")
        self._offset += delta
        self._frozen += delta

    def move_to(self, moment: datetime) -> None:
        self.advance(moment - self.now())


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The same moment on the clocks of the people of `zone`."""
    return moment.astimezone(zone)


def today(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day it is for people at that moment."""
    return moment.astimezone(zone).date()
