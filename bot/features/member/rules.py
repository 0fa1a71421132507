"""What is true of membership: pure functions."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from bot.calendar import Calendar
from bot.conversation.understand import normalise
from bot.conversation.understand.words import NO
from bot.features.member import texts

ADULT_AGE = 18
YOUNGEST = 6
"""Years; a smaller number is a slip and no age."""
ROLE_SAID = r"(jabatan )?(saya|kulo) (sekarang|saiki|jadi|menjadi|sudah jadi) (ketua|sekretaris|bendahara)( kim)?"
"""*Saya sekarang bendahara*."""


def decide_by(today: date, working_days: int, calendar: Calendar) -> date:
    """The last day for a decision asked for today."""
    day = today
    for _ in range(working_days):
        day = calendar.next_working_day(day + timedelta(days=1))
    return day


def part_named(text: str) -> str | None:
    """The one part of the registration these words are about: *lho namanya salah*. None for none and for two."""
    said = set(normalise(text).split())
    named = [part for part, words in texts.PARTS.items() if not said.isdisjoint(words)]
    return named[0] if len(named) == 1 else None


def has_none(text: str) -> bool:
    """*Gak punya*, *belum punya pak*: said to a question that may be left out."""
    said = normalise(text)
    return not any(letter.isdecimal() for letter in said) and not _NONE.isdisjoint(said.split())


_NONE = NO | {"belum", "blm", "dereng", "durung", "kosong", "tanpa"}


def phone_fingerprint(phone: str, regency_code: str) -> str:
    """A slow digest of an E.164 number: enough to recognise it, and no number is kept.

    About 20 ms of CPU and 4 MB of memory each, so that trying all numbers takes years and not minutes. It is a
    pseudonym all the same (docs/decisions/0003).
    """
    salt = f"kentongan:{regency_code}".encode()
    return hashlib.scrypt(phone.encode(), salt=salt, n=2**12, r=8, p=1, dklen=32).hex()
