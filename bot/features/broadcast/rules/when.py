"""When a broadcast leaves, as people say it: `besok 09.00`, `24 September jam 9 pagi`, `15.30`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bot.clock import local
from bot.conversation.understand.ahead import parse_ahead, parse_time

WhenProblem = Literal["unreadable", "past", "too_far"]
LIMIT_DAYS = 180

_HOUR = re.compile(
    r"(?:^|[\s,]+)(?P<time>(?:(?:jam|pukul|pkl|jm)\s*\d{1,2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2})"
    r"(?:\s*(?:pagi|siang|sore|malam|esuk|bengi))?(?:\s*(?:wib|wita|wit))?)\s*$",
    re.IGNORECASE,
)


class WhenReading(NamedTuple):
    """Either the moment or the reason why there is none."""

    at: datetime | None
    problem: WhenProblem | None


def read_when(text: str, now: datetime, zone: ZoneInfo) -> WhenReading:
    """The hour has to be said; a day that is not said is today."""
    found = _HOUR.search(text.strip().rstrip("."))
    hour = parse_time(found["time"]) if found else None
    if found is None or hour is None:
        return WhenReading(None, "unreadable")
    today = local(now, zone).date()
    said = text.strip()[: found.start()].strip(" ,")
    day = today
    if said:
        reading = parse_ahead(said, today, limit_days=LIMIT_DAYS)
        if reading.day is None:
            problem = reading.problem
            return WhenReading(None, problem if problem in ("past", "too_far") else "unreadable")
        day = reading.day
    at = datetime.combine(day, hour, zone)
    return WhenReading(at, None) if at > now else WhenReading(None, "past")
