"""Days and hours that lie ahead, as people say them. Strict forms only; what is not one of them is no guess.

hari ini, besok, sesuk, lusa, 3 hari lagi, seminggu lagi, 2 minggu lagi
rabu, rabu depan, rabu minggu depan
24 september, 24/9, 24-9-2026, rabu 24 september, tanggal 5, rabu tanggal 5
akhir bulan, awal bulan depan, pertengahan januari, akhir tahun, bulan depan, tahun depan
09.00-15.00, 9 sampai 3 sore, jam 8 pagi s.d. selesai
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time, timedelta
from typing import Literal, NamedTuple

from bot.conversation.understand.dates import DAYS, month_named, parse_date, read
from bot.conversation.understand.words import COURTESY, normalise

AheadProblem = Literal["unreadable", "impossible", "past", "too_far"]


class AheadReading(NamedTuple):
    """Either the day or the reason why there is none."""

    day: date | None
    problem: AheadProblem | None


_TODAY = {"hari ini", "sekarang"}
_TOMORROW = {"besok"}
_DAY_AFTER = {"lusa", "besok lusa"}
_OVER = {"lalu", "kemarin", "selumbari"}
_PARTS = {
    "first": "awal awale permulaan",
    "middle": "pertengahan tengah tengahe",
    "last": "akhir ahir akir akhire pungkasan penghujung",
}
_PART = "|".join(f"(?P<{part}>{words.replace(' ', '|')})" for part, words in _PARTS.items())
_MONTH, _YEAR = "(?:bulan|wulan|sasi|bln)", "(?:tahun|taun|thn)"
_WHICH = "(?P<next>depan|ngarep|ngajeng|mendatang)|(?P<this>ini|iki|niki)"
_ROUGHLY = re.compile(rf"(?:(?:{_PART}) )?(?:(?P<month>{_MONTH})|{_YEAR})(?: (?:{_WHICH}))?")
_IN_MONTH = re.compile(rf"(?:{_PART}) (?:{_MONTH} )?(?P<month>[a-z]+)(?: (?P<year>\d{{4}}))?")
_IN_YEAR = re.compile(rf"(?:{_PART}) (?:{_YEAR} )?(?P<year>\d{{4}})")
_IN = re.compile(
    r"(?:(?P<count>[0-9]{1,4}) (?P<unit>hari|minggu|pekan|bulan)|(?P<one>sehari|seminggu|sepekan|sebulan)) lagi"
)
_WEEKDAY = re.compile(
    rf"(?:hari )?(?P<eve>malam )?(?P<day>{'|'.join(DAYS)})(?: (?P<which>ini|depan|besok|(?:minggu|pekan) depan))?"
)
_OF_MONTH = re.compile(rf"(?:hari )?(?:(?P<day>{'|'.join(DAYS)}) )?tanggal (?P<date>[0-9]{{1,2}})")
_UNITS = {"hari": 1, "sehari": 1, "minggu": 7, "seminggu": 7, "pekan": 7, "sepekan": 7, "bulan": 30, "sebulan": 30}


def parse_ahead(text: str, today: date, *, limit_days: int = 400) -> AheadReading:
    """The day these words mean to somebody who plans on `today`; today itself is one.

    A weekday is the next one, today not included; with `minggu depan` that of next week. A day without a year is the
    coming one. `awal`, `pertengahan` and `akhir` of a month or year are its first day, the middle and the last.
    Problems: `unreadable`; `impossible`: no such day, or not on the weekday named; `past`; `too_far`.
    """
    said, rough = read(text), " ".join(word for word in normalise(text).split() if word not in COURTESY)
    try:
        day = _spoken(said, today) or _rough(rough, today)
    except ValueError:
        return AheadReading(None, "impossible")
    if day is None and not _OVER.isdisjoint(said.split()):
        day = parse_date(text, today, limit_days=None).day
    if day is None:
        if not any(letter.isdigit() for letter in said):
            return AheadReading(None, "unreadable")
        # Dates are read as the most recent one: seen from the last day before this one comes again, that is the
        # coming one, or today.
        reading = parse_date(text, _a_year_on(today) - timedelta(days=1), limit_days=None)
        if reading.problem == "future":
            return AheadReading(None, "too_far")
        if reading.problem == "impossible":
            return AheadReading(None, "impossible")
        day = reading.day
    if day is None:
        return AheadReading(None, "unreadable")
    if day < today:
        return AheadReading(None, "past")
    return AheadReading(day, None) if (day - today).days <= limit_days else AheadReading(None, "too_far")


def _spoken(said: str, today: date) -> date | None:
    """Raises ValueError when the calendar has no such day."""
    if said in _TODAY:
        return today
    if said in _TOMORROW:
        return today + timedelta(days=1)
    if said in _DAY_AFTER:
        return today + timedelta(days=2)
    if match := _IN.fullmatch(said):
        return today + timedelta(days=int(match["count"] or 1) * _UNITS[match["unit"] or match["one"]])
    if match := _WEEKDAY.fullmatch(said):
        weekday = (DAYS[match["day"]] - bool(match["eve"])) % 7
        if (match["which"] or "").endswith(" depan"):
            return today + timedelta(days=7 - today.weekday() + weekday)
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if match := _OF_MONTH.fullmatch(said):
        coming = _coming(int(match["date"]), today)
        if match["day"] and DAYS[match["day"]] != coming.weekday():
            raise ValueError(f"{coming} is no {match['day']}")
        return coming
    return None


def _rough(said: str, today: date) -> date | None:
    """A part of a month or year, the coming one where it is not said which. Raises ValueError as above."""
    this, following = today.year, today.year + 1
    if match := _ROUGHLY.fullmatch(said):
        month = today.replace(day=1)
        if not any(match[part] for part in _PARTS):
            ahead = today + timedelta(days=_UNITS["bulan"]) if match["month"] else date(following, 1, 1)
            return ahead if match["next"] else None
        if match["month"]:
            days = [_in_month(match, month), _in_month(match, (month + timedelta(days=31)).replace(day=1))]
        else:
            days = [_in_year(match, this), _in_year(match, following)]
        return days[bool(match["next"]) or (not match["this"] and days[0] < today)]
    if match := _IN_YEAR.fullmatch(said):
        return _in_year(match, int(match["year"]))
    if (match := _IN_MONTH.fullmatch(said)) and (number := month_named(match["month"])):
        years = [int(match["year"])] if match["year"] else [this, following]
        days = [_in_month(match, date(year, number, 1)) for year in years]
        return next((day for day in days if day >= today), days[-1])
    return None


def _in_month(said: re.Match[str], first: date) -> date:
    if said["last"]:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first.replace(day=15 if said["middle"] else 1)


def _in_year(said: re.Match[str], year: int) -> date:
    if said["last"]:
        return date(year, 12, 31)
    return date(year, 6, 30) if said["middle"] else date(year, 1, 1)


def _a_year_on(today: date) -> date:
    """The same day of the next year; of 29 February the day after 28 February."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return date(today.year + 1, 3, 1)


def _coming(day: int, today: date) -> date:
    if not 1 <= day <= 31:
        raise ValueError(day)
    first = today.replace(day=1)
    while True:
        try:
            if (found := first.replace(day=day)) >= today:
                return found
        except ValueError:
            pass
        first = (first + timedelta(days=31)).replace(day=1)


# Hours ----------------------------------------------------------------------------------------------------

_CLOCK = re.compile(
    r"(?:jam|pukul|pkl|jm)?\s*(?P<hour>\d{1,2})(?:\s*[.:]\s*(?P<minute>\d{2}))?"
    r"\s*(?P<part>pagi|siang|sore|malam|esuk|bengi)?"
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bs\s*[./]?\s*d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bke\b|\bs/d\b)\s*")
_ZONE = re.compile(r"\b(?:wib|wita|wit)\b")


def parse_hours(text: str) -> tuple[time, time] | None:
    """Beginning and end on one day: `09.00-15.00`, `jam 9 pagi sampai 3 sore`. None for anything else.

    A morning that seems to end before it begins ends in the afternoon: `9 - 3` is 09.00 to 15.00.
    """
    parts = [part for part in _BETWEEN.split(" ".join(_ZONE.sub("", text.casefold()).split())) if part.strip()]
    if len(parts) != 2:
        return None
    begins, ends = _clock(parts[0]), _clock(parts[1])
    if begins is None or ends is None:
        return None
    if ends <= begins < time(12) and ends.hour < 7:
        ends = ends.replace(hour=ends.hour + 12)
    return (begins, ends) if begins < ends else None


def parse_time(text: str) -> time | None:
    """One time of day: `16.00`, `jam 4 sore`."""
    return _clock(_ZONE.sub("", text.casefold()).strip())


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    match match["part"]:
        case "siang" if hour < 10:
            hour += 12
        case "sore" if hour < 12:
            hour += 12
        case "malam" | "bengi" if hour == 12:
            hour = 0
        case "malam" | "bengi" if 5 < hour < 12:  # "jam 1 malam" is the small hours
            hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
