"""Working days and hours: when people may be written to unasked."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from types import ModuleType
from zoneinfo import ZoneInfo

from holidays import GOVERNMENT, PUBLIC, HolidayBase, country_holidays

SATURDAY = 5
_ONE_FEAST = timedelta(days=4)
"""Days off of one name that lie further apart belong to two years; a weekend may lie between them."""


class Calendar:
    """Monday to Friday, from `start_hour` until just before `end_hour` of the people's clocks, no holidays.

    Holidays are the national ones and, in the years for which they are decreed, the days of joint leave (cuti
    bersama): offices are closed then and people travel, so a reminder can wait. The `holidays` package knows
    both; for years far ahead it estimates the Islamic ones, beyond 2100 only weekends remain.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        start_hour: int = 8,
        end_hour: int = 16,
        holidays: Container[date] | None = None,
    ) -> None:
        """`holidays` replaces the Indonesian ones. Raises ValueError unless 0 ≤ start_hour < end_hour ≤ 24."""
        if not 0 <= start_hour < end_hour <= 24:
            raise ValueError(f"no hours from {start_hour} to {end_hour}")
        self._zone = zone
        self._start_hour = start_hour
        self._end_hour = end_hour
        self.holidays = _indonesian() if holidays is None else holidays

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The day itself when it is one, else the first one after it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def previous_working_day(self, day: date) -> date:
        """The last one before the day."""
        while not self.is_working_day(day := day - timedelta(days=1)):
            pass
        return day

    def end_of(self, feast: str, today: date) -> date | None:
        """The last day off of a feast, `Idul Fitri`, that goes on or comes; None when none is known."""
        if not isinstance(self.holidays, HolidayBase):
            return None
        for year in (today.year, today.year + 1):
            date(year, 1, 1) in self.holidays  # noqa: B015 — asked about a year, the package works it out
        last = None
        for day in sorted(day for day in self.holidays.get_named(feast) if day >= today):
            if last is not None and day - last > _ONE_FEAST:
                break
            last = day
        return last

    def is_open(self, moment: datetime) -> bool:
        """Whether it is a working hour; 08.00 sharp is, 16.00 sharp is not. `moment` must be aware."""
        local = self._local(moment)
        return self._start_hour <= local.hour < self._end_hour and self.is_working_day(local.date())

    def next_open(self, moment: datetime) -> datetime:
        """The same moment when it is open, else the next opening, in UTC. `moment` must be aware."""
        if self.is_open(moment):
            return moment
        local = self._local(moment)
        over = local.hour >= self._start_hour
        day = self.next_working_day(local.date() + timedelta(days=over))
        return datetime.combine(day, time(self._start_hour), self._zone).astimezone(UTC)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return moment.astimezone(self._zone)


def _indonesian() -> Container[date]:
    """The holidays of Indonesia, without those of 250 other countries.

    The package `holidays.countries` imports every country it has, 9 MB; an empty one in its place leads to
    the same modules one by one.
    """
    name = "holidays.countries"
    if name not in sys.modules and (spec := importlib.util.find_spec(name)) is not None:
        package = ModuleType(name)
        package.__path__ = list(spec.submodule_search_locations or ())
        package.__spec__ = spec
        sys.modules[name] = package
    return country_holidays("ID", categories=(PUBLIC, GOVERNMENT), language="id")
