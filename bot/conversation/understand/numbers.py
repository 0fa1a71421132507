"""Numbers people write as words, and how old they say they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from bot.conversation.understand.words import COURTESY, normalise

OLDEST = 120
"""Years; above it an age is a slip, or the year of birth."""

_UNITS = {
    word: number
    for number, words in enumerate(
        (
            ("nol", "kosong"),
            ("satu", "siji", "setunggal"),
            ("dua", "loro", "rong", "kalih"),
            ("tiga", "telu", "telung", "tigo"),
            ("empat", "papat", "patang", "sekawan"),
            ("lima", "limo", "limang", "gangsal"),
            ("enam", "enem", "nem"),
            ("tujuh", "pitu", "pitung"),
            ("delapan", "wolu", "wolung"),
            ("sembilan", "songo", "sangang"),
        )
    )
    for word in words
}
_WHOLE = {"sepuluh": 10, "sepuluhan": 10, "sebelas": 11, "sewelas": 11, "selawe": 25, "seket": 50, "sewidak": 60}
_TENS = {"belas", "puluh"}
_AGE_LABELS = {
    "umur",
    "umurku",
    "umure",
    "usia",
    "usiaku",
    "saya",
    "kulo",
    "aku",
    "sudah",
    "sampun",
    "baru",
    "kira",
    "kula",
    "sepuh",
    "tuwa",
    "tua",
}
_AGE_ASIDES = {"ya", "iya", "nggih", "inggih", "kurang", "lebih", "alhamdulillah"}
_AGE_UNITS = {"tahun", "thn", "th", "taun", "tahunan"}
_MONTHS = {"bulan", "bln", "wulan"}
_JOINED = re.compile(r"(\d)(th|thn|tahun|taun)\b")
_DOUBTFUL = re.compile(r"\d\s*[-–.,/+]\s*\d|[-–−]\s*\d")


def read_number(words: Sequence[str]) -> int | None:
    """0 to 99 from digits or words: `12`, `dua belas`, `lima puluh empat`, `selawe`. None for anything else."""
    match list(words):
        case [digits] if digits.isdecimal() and len(digits) <= 4:
            return int(digits)
        case [word] if word in _UNITS:
            return _UNITS[word]
        case [word] if word in _WHOLE:
            return _WHOLE[word]
        case [unit, "belas"] if _UNITS.get(unit, 0) > 1:
            return 10 + _UNITS[unit]
        case ["seket" | "sewidak" as ten, unit] if _UNITS.get(unit, 0) > 0:
            return _WHOLE[ten] + _UNITS[unit]
        case [ten, "puluh"] if _UNITS.get(ten, 0) > 1:
            return 10 * _UNITS[ten]
        case [ten, "puluh", unit] if _UNITS.get(ten, 0) > 1 and _UNITS.get(unit, 0) > 0:
            return 10 * _UNITS[ten] + _UNITS[unit]
        case _:
            return None


def is_number_word(word: str) -> bool:
    """*Dua*, *puluh*, *seket*."""
    return word in _UNITS or word in _WHOLE or word in _TENS


def in_digits(words: Sequence[str]) -> list[str]:
    """The words with every number among them in digits: *dua puluh satu hari* is *21 hari*."""
    written: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            number = read_number(words[at : at + length])
            if number is not None and is_number_word(words[at]):
                written.append(str(number))
                break
        else:
            length = 1
            written.append(words[at])
        at += length
    return written


def parse_age(text: str) -> int | None:
    """Whole years: `18`, `54 tahun`, `umur saya 54 th`, `17 tahun 11 bulan`, `lima puluh`.

    None for ranges, fractions, above 120.
    """
    if _DOUBTFUL.search(unicodedata.normalize("NFKC", text)):
        return None
    said = _JOINED.sub(r"\1 \2", normalise(text)).split()
    words = [word for word in said if word not in COURTESY and word not in _AGE_LABELS | _AGE_ASIDES]
    if len(words) > 2 and words[-1] in _MONTHS and read_number(words[-2:-1]) is not None:
        # Whole years: eleven months do not make one.
        del words[-2:]
    if words and words[-1] in _AGE_UNITS:
        words.pop()
    age = read_number(words)
    return age if age is not None and age <= OLDEST else None
