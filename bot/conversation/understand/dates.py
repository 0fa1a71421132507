"""Dates as people say them. Strict forms only: what is not one of them is `unreadable`, never a guess.

    hari ini, tadi pagi, saiki, semalam          kemarin, wingi, kemarin lusa, wingenane
    rabu, rebo, rabu lalu, malam minggu          jumat minggu lalu, senin legi
    2 hari lalu, dua dino kepungkur              sehari lalu, seminggu lalu
    5/10, 5-10-2025, 5.10.25, 2025-10-05         5 oktober, 5 okt 2025, tgl 5, rabu 5/11
    tgl 5 kemarin, kemarin tgl 5                 tanggal lima bulan ini, tgl 5 bulan lalu

What lies ahead (besok, lusa, 2 hari lagi, nanti sore) is read too, to be refused as `future`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal, NamedTuple

from babel.dates import get_day_names, get_month_names

from bot.conversation.formats import INDONESIAN
from bot.conversation.understand.numbers import in_digits, is_number_word
from bot.conversation.understand.words import COURTESY, LONGEST, Phrases, closest, normalise

DateProblem = Literal["unreadable", "impossible", "future", "too_old"]


class DateReading(NamedTuple):
    """Either the day or the reason why there is none."""

    day: date | None
    problem: DateProblem | None


_MONTHS = {
    normalise(name): number
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=INDONESIAN).items()
} | {
    "mrt": 3, "pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "agst": 8, "agus": 8, "sept": 9, "oct": 10, "nop": 11,
    "nopember": 11, "dec": 12,
}  # fmt: skip
DAYS = {normalise(name): number for number, name in get_day_names("wide", locale=INDONESIAN).items()} | {
    "senen": 0, "seloso": 1, "slasa": 1, "sloso": 1, "rebo": 2, "kemis": 3, "jemuah": 4, "jemuwah": 4, "jumuah": 4,
    "setu": 5, "saptu": 5, "ahad": 6, "akad": 6,
}  # fmt: skip

# Words with one meaning are made one word; the patterns below know only that one.
_SAME = {
    word: meaning
    for meaning, words in {
        "hari": "hr hri dino dina dinten",
        "sehari": "sedino sedinten",
        "minggu": "mgg mnggu",
        "bulan": "bln sasi wulan",
        "ini": "iki niki menika meniko punika puniko",
        "sekarang": "saiki sakniki sakmeniko skrg skrng barusan",
        "tadi": "td mau wau",
        "kemarin": "kemaren kmrn kmren kmarin wingi kolowingi kalawingi",
        "selumbari": "wingenane wingenani",
        "lalu": "kepungkur kapungkur silam",
        "besok": "bsk bsok besuk mbesuk sesuk sesok emben",
        "nanti": "nnti mengko mangke ngko",
        "depan": "ngarep mendatang",
        "lagi": "maneh engkas",
        "malam": "mlm malem bengi dalu",
        "pagi": "isuk esuk enjing subuh",
        "siang": "awan",
        "sore": "petang",
        "tanggal": "tgl tggl",
        "jam": "jm pukul",
    }.items()
    for word in words.split()
}
_PLAIN = ("semalam", "seminggu", "pekan", "sepekan", "sebulan", "tahun", "lusa")
_SPOKEN = {word: word for word in (*_SAME.values(), *DAYS, *_MONTHS, *_PLAIN)} | _SAME
_SPOKEN_PHRASES = Phrases(_SPOKEN)
_MARKET_DAYS = {"legi", "pahing", "paing", "pon", "wage", "kliwon"}
_PRAYERS = {
    "bakda", "bada", "habis", "sehabis", "setelah", "dhuhur", "duhur", "zuhur", "dzuhur", "asar", "ashar", "maghrib",
    "magrib", "isya",
}  # fmt: skip
"""The hours of a village."""
_IDLE = (
    COURTESY
    | _MARKET_DAYS
    | _PRAYERS
    | {"yang", "yg", "sing", "ke", "pada", "di", "dek", "dhek", "kala", "waktu", "pas", "itu"}
)
"""Words that may stand beside a date and change nothing."""
_MOST_WORDS = 12
_MOST_STRANGE = 1
"""Words the patterns do not know by name: *jam setengah*, *lebaran depan*."""
_KNOWN = {*_SPOKEN.values(), *_IDLE, "wib", "wita", "wit"}

_TOKEN = re.compile(r"\d+(?:\s*[/.–-]\s*\d+)*|[^\W\d_]+")
_HOUR = re.compile(r"\bjam \S+(?: (?:wib|wita|wit)\b)?")
_SPACED = re.compile(r"\b(\d{1,2}) (\d{1,2}) (\d{4})$")
_LATE = re.compile(r"(?<=.)(?<!tadi) (?:pagi|siang|sore|malam)$")

_COUNT = "(?P<count>[0-9]{1,4})"
_DAY = f"(?P<day>{'|'.join(DAYS)})"
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_AHEAD = re.compile(
    f"(?:hari )?(?:besok|lusa|nanti)(?: {_DAY})?|(?:{_COUNT} )?(?:hari|minggu|pekan|bulan|tahun) (?:lagi|depan)"
    "|(?:sehari|seminggu|sepekan|sebulan) lagi|(?:hari )?(?:malam )?[a-z]+ (?:besok|nanti|(?:(?:minggu|pekan) )?depan)"
)
_TODAY = re.compile(
    "hari ini|sekarang|tadi(?: pagi| siang| sore)?|(?:pagi|siang|sore) tadi|(?:pagi|siang|sore|malam) ini"
)
_YESTERDAY = re.compile("(?:hari )?kemarin|semalam|malam tadi|tadi malam|malam kemarin")
_DAY_BEFORE = re.compile("(?:kemarin )?selumbari|kemarin (?:lusa|dulu)|lusa kemarin")
_OVER = "(?:lalu|kemarin)"
_WEEK = "(?:minggu|pekan)"
_AGO = re.compile(f"(?:{_COUNT} (?P<unit>hari|{_WEEK})|(?P<one>sehari|seminggu|sepekan)) {_OVER}")
_WEEKDAY = re.compile(f"(?P<named>hari )?(?P<eve>malam )?{_DAY}(?: (?P<which>ini|{_OVER}|{_WEEK} {_OVER}))?")
_NUMBERS = "(?P<numbers>[0-9]+(?:/[0-9]+)+)"
_NAMED = f"(?P<date>[0-9]{{1,2}}) {_MONTH}(?: (?P<year>[0-9]+))?"
_BEFORE = f"(?:hari )?(?:{_DAY} )?(?:{_OVER} (?=tanggal |[0-9]+ [a-z]))?"
_WRITTEN = re.compile(f"{_BEFORE}(?:tanggal )?(?:{_NUMBERS}|{_NAMED})(?: {_OVER})?")
_OF_MONTH = re.compile(
    f"{_BEFORE}tanggal (?P<date>[0-9]{{1,2}})(?: (?:{_OVER}|(?P<this>(?:bulan )?ini)|(?P<last>bulan {_OVER})))?"
)


def parse_date(text: str, today: date, *, limit_days: int | None = 30) -> DateReading:
    """The day these words mean to somebody who says them on `today`.

    A weekday is the most recent one, today included; with `lalu` or `kemarin` one before today. A day and month
    without year, or a day of the month alone, is the most recent one. Problems: `unreadable`; `impossible`: no
    such day in the calendar (31/2), or not on the weekday named; `future`; `too_old`: more than `limit_days` back.
    """
    said = read(text)
    if _AHEAD.fullmatch(said):
        return DateReading(None, "future")
    try:
        day = _spoken_day(said, today) or _written_day(said, today, limit_days)
    except (ValueError, OverflowError):
        return DateReading(None, "impossible")
    if day is None:
        return DateReading(None, "unreadable")
    if day > today:
        return DateReading(None, "future")
    if limit_days is not None and (today - day).days > limit_days:
        return DateReading(None, "too_old")
    return DateReading(day, None)


def may_begin_a_day(word: str) -> bool:
    """Whether what is said of a day can begin with this word. Much is told with no day before it."""
    return all(part in _KNOWN or part[0].isdigit() for part in read(word).split())


def read(text: str) -> str:
    """The text in the words the patterns know: one slip forgiven, `5 - 10` as `5/10`, numbers as digits, no hour, no
    part of day."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text[:LONGEST]).casefold())
    plain = "".join(c for c in plain if c not in "'’‘ʼ`" and unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    tokens = _TOKEN.findall(plain)
    if len(tokens) > _MOST_WORDS:
        return ""
    words: list[str] = []
    strange = 0
    for token in tokens:
        if token[0].isdigit():
            words.append(re.sub(r"\s*[/.–-]\s*", "/", token))
            continue
        number = is_number_word(token)
        words.append(token if number else _spoken(token))
        strange += not number and words[-1] not in _KNOWN
        if strange > _MOST_STRANGE:
            return ""  # a sentence, not a date; looking closely at every word of it would take time
    words = in_digits(words)
    said = " ".join(_HOUR.sub("", " ".join(word for word in words if word not in _IDLE)).split())
    return _LATE.sub("", _SPACED.sub(r"\1/\2/\3", said))


def month_named(word: str) -> int | None:
    """12 of `desember`, `des`, `desembr`."""
    return _MONTHS.get(_spoken(word))


def _spoken(word: str) -> str:
    return _SPOKEN.get(word) or closest(word, _SPOKEN_PHRASES) or word


def _spoken_day(said: str, today: date) -> date | None:
    """A day that is named by its distance from today, in the words of `read`."""
    if _TODAY.fullmatch(said):
        return today
    if _YESTERDAY.fullmatch(said):
        return today - timedelta(days=1)
    if _DAY_BEFORE.fullmatch(said):
        return today - timedelta(days=2)
    if match := _WEEKDAY.fullmatch(said):
        weekday = DAYS[match["day"]]
        if match["eve"]:  # "malam Minggu" is Saturday night
            weekday = (weekday - 1) % 7
        monday = today - timedelta(days=today.weekday())
        if (match["day"], match["which"], match["named"]) == ("minggu", "ini", None):
            return None  # this week
        match match["which"]:
            case None:
                return today - timedelta(days=(today.weekday() - weekday) % 7)
            case "ini":
                return monday + timedelta(days=weekday)
            case "lalu" | "kemarin":
                return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
            case _:
                return monday + timedelta(days=weekday - 7)
    if match := _AGO.fullmatch(said):
        days = 1 if "hari" in (match["unit"] or match["one"]) else 7
        return today - timedelta(days=days * int(match["count"] or 1))
    return None


def _written_day(said: str, today: date, limit_days: int | None) -> date | None:
    """A day that is named by its date. Raises ValueError when the calendar has no such day."""
    if match := _WRITTEN.fullmatch(said):
        if match["numbers"]:
            parts = match["numbers"].split("/")
            if len(parts[0]) == 4:
                parts.reverse()
            date_, month, year = [*parts, ""][:3]
            if len(parts) > 3 or max(len(date_), len(month)) > 2:
                return None
        else:
            date_, month, year = match["date"], str(_MONTHS[match["month"]]), match["year"] or ""
        if len(year) not in (0, 2, 4):
            return None
        if year:
            day = date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(date_))
        else:
            day = _recent(int(date_), int(month), today, limit_days)
    elif match := _OF_MONTH.fullmatch(said):
        day = _of_month(int(match["date"]), today, match)
    else:
        return None
    if match["day"] and DAYS[match["day"]] != day.weekday():
        raise ValueError(f"{day} is no {match['day']}")
    return day


def _recent(day: int, month: int, today: date, limit_days: int | None) -> date:
    """The most recent such day; but the coming one when the recent one is too old and further away.

    On 21 November `22/11` is tomorrow, a slip to be told, rather than a day a year ago.
    """
    recent = date(today.year - ((month, day) > (today.month, today.day)), month, day)
    if limit_days is not None and (today - recent).days > limit_days and (month, day) != (2, 29):
        coming = recent.replace(year=recent.year + 1)
        if coming - today < today - recent:
            return coming
    return recent


def _of_month(day: int, today: date, said: re.Match[str]) -> date:
    """That day of the month that is said; without one, of this month or of the last one that has it and had it
    already."""
    if not 1 <= day <= 31:
        raise ValueError(day)
    first = today.replace(day=1)
    if said["this"]:
        return first.replace(day=day)
    if said["last"]:
        return (first - timedelta(days=1)).replace(day=day)
    while True:
        try:
            if (found := first.replace(day=day)) <= today:
                return found
        except ValueError:
            pass
        first = (first - timedelta(days=1)).replace(day=1)
