"""When a broadcast leaves, as people say it: `besok 09.00`, `24 September jam 9 pagi`, `15.30`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bot.clock import local
from bot.conversation.understand.ahead import parse_ahead, parse_time
from bot.conversation.understand.dates import parse_date

WhenProblem = Literal["unreadable", "no_hour", "past", "too_far"]
LIMIT_DAYS = 180
LONGEST = 100
"""Letters. More of them say something else."""

_TIME = (
    r"(?P<time>(?:(?:jam|pukul|pkl|jm)\s*\d{1,2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2})"
    r"(?:\s*(?:pagi|siang|sore|malam|esuk|bengi))?(?:\s*(?:wib|wita|wit))?)"
)
_SENDS = re.compile(
    r"^(?:(?:tolong|mohon)\s+)?(?:di)?(?:kirim|jadwal|siar)(?:kan)?(?:nya)?(?:\s+(?:aja|saja|pada|buat|untuk))*\s+",
    re.IGNORECASE,
)
_LAST = re.compile(rf"(?P<day>^|.*?[\s,]+){_TIME}\s*$", re.IGNORECASE | re.DOTALL)
_FIRST = re.compile(rf"^{_TIME}[\s,]+(?P<day>.+)$", re.IGNORECASE | re.DOTALL)


class WhenReading(NamedTuple):
    """Either the moment or the reason why there is none."""

    at: datetime | None
    problem: WhenProblem | None


def read_when(text: str, now: datetime, zone: ZoneInfo) -> WhenReading:
    """The hour has to be said; a day that is not said is today."""
    said = _SENDS.sub("", " ".join(text.split()).rstrip("."))
    today = local(now, zone).date()
    if len(said) > LONGEST:
        return WhenReading(None, "unreadable")
    found = _LAST.match(said) or _FIRST.match(said)
    hour = parse_time(found["time"]) if found else None
    if found is None or hour is None:
        return WhenReading(None, "no_hour" if parse_ahead(said, today).day else "unreadable")
    day = today
    if named := found["day"].strip(" ,"):
        reading = parse_ahead(named, today, limit_days=LIMIT_DAYS)
        if reading.day is None:
            gone = parse_date(named, today, limit_days=None).day
            problem = "past" if gone is not None and gone < today else reading.problem
            return WhenReading(None, problem if problem in ("past", "too_far") else "unreadable")
        day = reading.day
    at = datetime.combine(day, hour, zone)
    return WhenReading(at, None) if at > now else WhenReading(None, "past")
