"""Until when a pause lasts, as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from bot.conversation.understand import normalise, parse_date
from bot.conversation.understand.ahead import AheadReading, parse_ahead
from bot.conversation.understand.dates import month_named
from bot.conversation.understand.numbers import read_number
from bot.conversation.understand.unsure import is_unsure
from bot.conversation.understand.words import COURTESY

EndOf = Callable[[str, date], date | None]
"""The last day off of a feast that goes on or comes."""

_SPAN = re.compile(r"(?P<count>.+) (?P<unit>hari|dino|dinten|minggu|bulan|wulan|sasi)")
_AROUND = re.compile(
    r"^(?:(?:selama|sekitar|kira kira|kirane|paling (?:cepat|lambat|lama)|paling|mungkin|mbok menawa|menawi|rencananya"
    r"|rencana|kayaknya|sepertinya|insya ?allah|(?:nek|kalau|menawi) (?:ora|tidak|gak|mboten) (?:salah|klentu)) )+"
    r"| (?:lagi|maneh|saja|aja|dulu|ke depan)$"
)
_ONE = {"sehari": "1 hari", "seminggu": "1 minggu", **dict.fromkeys(("sebulan", "sesasi", "bulan depan"), "1 bulan")}
_AGREEING = COURTESY | {"ya", "nggih", "inggih"}
_UNITS = {"hari": 1, "dino": 1, "dinten": 1, "minggu": 7, "bulan": 30, "wulan": 30, "sasi": 30}
_MONTH = re.compile(r"(?:bulan |wulan |sasi )?(?P<name>[a-z]+)")
"""A month alone: to its end."""
_GONE = re.compile(r"\b(?:lalu|kepungkur)\b")
_UNTIL = re.compile(
    r"(?is)(?P<why>.*?)\b(?:sampai dengan|sampai|sampe|hingga|nganti|ngantos|s[./ ]?d)\b[. ]+(?P<end>\S.*)"
)
_BECAUSE = re.compile(
    r"(?is)(?P<end>.*?)\b(?:karena|krn|soalnya|soale|sebab|mergo|mergane|amarga|amargi)\b\s+(?P<why>.+)"
)
_FEAST = re.compile(
    r"(?:(?:sampai|sampe|hingga|nganti|ngantos|nunggu|tunggu|menunggu) )?"
    r"(?:(?:habis|sehabis|setelah|sesudah|selesai|usai|bakda|bar|rampung) )?"
    r"(?:hari raya )?(?P<feast>.+?)(?: (?:selesai|usai|rampung|saja|aja|dulu|nanti))?"
)
_OVER = re.compile(
    r"\b(?:habis|sehabis|setelah|sesudah|selesai|usai|bakda|bar|rampung|beres|panen|tandur|hajatan|mantu|ujian)\b"
)
"""What ends some day that is not said."""
_FEASTS = {
    word: name
    for name, words in {
        "Idul Fitri": ("lebaran", "lebaran idul fitri", "idul fitri", "idulfitri", "hari raya", "riyoyo", "riyaya"),
        "Idul Adha": ("idul adha", "iduladha", "lebaran haji", "kurban", "qurban"),
        "Natal": ("natal", "natalan"),
        "Nyepi": ("nyepi",),
        "Tahun Baru Masehi": ("tahun baru", "tahun baruan"),
    }.items()
    for word in words
}
"""As the calendar calls what people call so."""
_PAUSE_WORDS = re.compile(r"(?i)\b(?:minta +)?(?:jeda|istirahat|prei|libur)\b(?: +(?:dulu|sebentar|dhisik)\b)?")
_NO_REASON = COURTESY | {
    "maaf", "ngapunten", "nuwun", "sewu", "kami", "saya", "kulo", "mau", "minta", "jeda", "ya", "nggih", "izin", "ijin",
    "mungkin", "kira", "sekitar", "ini", "dulu", "insyaallah", "insya", "allah", "rencana", "rencananya", "kayaknya",
    "sepertinya", "paling", "cepat", "lambat", "lama",
}  # fmt: skip
"""Beside the end of a pause they say nothing of why."""


class PauseAsked(NamedTuple):
    """A pause as somebody asks for it."""

    until: AheadReading
    why: str
    """In their words; empty where they do not say."""


def read_pause(text: str, today: date, end_of: EndOf = lambda feast, today: None) -> PauseAsked:
    """The last day of a pause as people say it, and why: `3 minggu`, `5/11`, `rabu depan karena mantu`, `habis
    lebaran`, `panen sampai akhir bulan`.

    A day without a year is the coming one. `kemarin` is `past`; what is no day at all is `unreadable`. What ends on a
    day that is not said (*sampai panen selesai*) is why, and no end.
    """
    if is_unsure(text):
        return PauseAsked(AheadReading(None, "unreadable"), "")
    until, why = _apart(text)
    read = _last_day(until, today, end_of)
    if read.problem == "unreadable" and (why or _OVER.search(normalise(until))):
        why = text
    why = " ".join(why.split()).strip(" .,;:/-")
    return PauseAsked(read, "" if _NO_REASON.issuperset(normalise(why).split()) else why)


def says_until(text: str) -> bool:
    """*Sampai kami aktif lagi*."""
    return _UNTIL.fullmatch(text) is not None


def without_pause(text: str) -> str:
    """*Sampai lebaran* of *minta jeda sampai lebaran*."""
    return _PAUSE_WORDS.sub(" ", text, count=1).strip()


def _apart(text: str) -> tuple[str, str]:
    """Until when, and why."""
    why = ""
    if said := _UNTIL.fullmatch(text):
        why, text = said["why"], said["end"]
    if said := _BECAUSE.fullmatch(text):
        why, text = f"{why} {said['why']}", said["end"]
    return text, why


def _last_day(text: str, today: date, end_of: EndOf) -> AheadReading:
    words = normalise(text)
    if (said := _FEAST.fullmatch(words)) and (feast := _FEASTS.get(said["feast"])) and (day := end_of(feast, today)):
        return AheadReading(day, None)
    words = _AROUND.sub("", " ".join(word for word in words.split() if word not in _AGREEING))
    if (span := _SPAN.fullmatch(_ONE.get(words, words))) and (count := read_number(span["count"].split())):
        return AheadReading(today + timedelta(days=count * _UNITS[span["unit"]]), None)
    read = parse_ahead(text, today)
    if read.problem == "unreadable":
        read = parse_ahead(words, today)
    if (month := _MONTH.fullmatch(words)) and month_named(month["name"]):
        read = parse_ahead(f"akhir {month['name']}", today)
    behind = _GONE.search(words) or (read.problem == "unreadable" and parse_date(text, today).day is not None)
    return AheadReading(None, "past") if behind else read
