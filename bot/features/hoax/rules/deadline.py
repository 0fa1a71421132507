"""When an answer is promised.

The desk works on working days. A promise of a day or more runs around the clock, but stands still on days nobody
works, and falls into duty hours: reported on Friday at 15.00, answered by Monday at 15.00. A promise of hours
counts duty hours only: three hours from 15.00 on are 10.00 of the next working day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.calendar import Calendar

DAY = timedelta(days=1)


def due(start: datetime, hours: int, duty: Calendar, zone: ZoneInfo, *, urgent: bool) -> datetime:
    """The promised moment, in UTC."""
    return _in_duty_hours(start, hours, duty, zone) if urgent else _on_working_days(start, hours, duty, zone)


def _in_duty_hours(start: datetime, hours: int, duty: Calendar, zone: ZoneInfo) -> datetime:
    left, moment = timedelta(hours=hours), duty.next_open(start)
    while True:
        closes = _closing(moment, duty, zone)
        if moment + left <= closes:
            return moment + left
        left -= closes - moment
        moment = duty.next_open(closes)


def _closing(moment: datetime, duty: Calendar, zone: ZoneInfo) -> datetime:
    """The end of the duty hours that `moment` is in."""
    local = moment.astimezone(zone).replace(minute=0, second=0, microsecond=0)
    while duty.is_open(local):
        local = (local.astimezone(UTC) + timedelta(hours=1)).astimezone(zone)
    return local.astimezone(UTC)


def _on_working_days(start: datetime, hours: int, duty: Calendar, zone: ZoneInfo) -> datetime:
    left, local = timedelta(hours=hours), start.astimezone(zone)
    while True:
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + DAY
        if duty.is_working_day(local.date()):
            if local + left <= midnight:
                return duty.next_open((local + left).astimezone(UTC))
            left -= midnight - local
        local = midnight
