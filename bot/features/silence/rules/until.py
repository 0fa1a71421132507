"""Until when a pause lasts, as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.conversation.understand import normalise, parse_date
from bot.conversation.understand.ahead import AheadReading, parse_ahead
from bot.conversation.understand.numbers import read_number

_SPAN = re.compile(r"(?P<count>.+) (?P<unit>hari|dino|dinten|minggu|bulan|wulan|sasi)")
_AROUND = re.compile(r"^(?:(?:selama|sekitar|kira kira|paling|mungkin) )+| (?:lagi|maneh|saja|aja|dulu|ke depan)$")
_ONE = {"sehari": "1 hari", "seminggu": "1 minggu", **dict.fromkeys(("sebulan", "sesasi", "bulan depan"), "1 bulan")}
_UNITS = {"hari": 1, "dino": 1, "dinten": 1, "minggu": 7, "bulan": 30, "wulan": 30, "sasi": 30}
_GONE = re.compile(r"\b(?:lalu|kepungkur)\b")
_UNTIL = ("sampai dengan ", "sampai ", "sampe ", "hingga ", "nganti ", "ngantos ", "s d ", "sd ")
_FEAST = re.compile(
    r"(?:(?:sampai|sampe|hingga|nganti|ngantos|nunggu|tunggu|menunggu) )?"
    r"(?:(?:habis|sehabis|setelah|sesudah|selesai|usai|bakda|bar|rampung) )?"
    r"(?:hari raya )?(?P<feast>.+?)(?: (?:selesai|usai|rampung|saja|aja|dulu|nanti))?"
)
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
_PAUSE_WORDS = re.compile(r"(?is).*\b(?:jeda|istirahat|prei|libur)\b(?: (?:dulu|sebentar|dhisik)\b)?")


def behind_pause(text: str) -> str:
    """*Sampai lebaran* of *minta jeda sampai lebaran*; empty where nothing stands behind."""
    return _PAUSE_WORDS.sub("", text, count=1).strip()


def read_until(
    text: str, today: date, end_of: Callable[[str, date], date | None] = lambda feast, today: None
) -> AheadReading:
    """The last day of a pause as people say it: `3 minggu`, `sampai 5 november`, `5/11`, `rabu depan`, `habis lebaran`
    (`end_of`: the last day off of a feast).

    A day without a year is the coming one. `kemarin` is `past`; what is no day at all is `unreadable`.
    """
    words = normalise(text)
    if (said := _FEAST.fullmatch(words)) and (feast := _FEASTS.get(said["feast"])) and (day := end_of(feast, today)):
        return AheadReading(day, None)
    for lead in _UNTIL:
        if words.startswith(lead):
            text = text[text.lower().find(lead.split()[0]) + len(lead.rstrip()) :]
            words = words.removeprefix(lead)
            break
    words = _AROUND.sub("", words)
    if span := _SPAN.fullmatch(_ONE.get(words, words)):
        count = read_number(span["count"].split())
        if not count:
            return AheadReading(None, "unreadable")
        return AheadReading(today + timedelta(days=count * _UNITS[span["unit"]]), None)
    read = parse_ahead(text, today)
    behind = _GONE.search(words) or (read.problem == "unreadable" and parse_date(text, today).day is not None)
    return AheadReading(None, "past") if behind else read
