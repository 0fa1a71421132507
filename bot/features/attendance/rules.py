"""What is true of presence, tests and certificates. Pure functions."""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import Enum

from bot.conversation.understand import closest, normalise
from bot.conversation.understand.words import COURTESY
from bot.office import Office
from storage.bimtek import Bimtek

DIGITS = 6
REMEMBERED = 24 * 60
"""Minutes for which a code that has passed is recognised as such."""
GUESSES = 5
GUESSES_WITHIN = timedelta(minutes=10)
GUESSES_KEPT = timedelta(hours=1)

LISTED_FOR = timedelta(days=30)
"""So long after its end the organiser's list of a Bimtek can still be filled in."""

POST_TEST_BEFORE = timedelta(minutes=60)
"""The closing session: from here on it is the post-test that is open, no longer the pre-test."""
POST_TEST_FOR = timedelta(days=14)
"""So long after the end the post-test and the survey can be answered."""

ANSWERED_FOR = timedelta(days=90)
"""So long after the end somebody without a certificate hears why; then it is not talked about any more."""

CODE_TYPED = r"\W*(?:(?:hadir|presensi|absen|kode)\W*)?\d(?:[\s.-]?\d){5}\W*"
"""Six digits alone or behind a word: `482913`, `482 913`, `48 29 13`, `hadir 482913`."""

MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


# The code --------------------------------------------------------------------------------------------------


class Fit(Enum):
    """How a code fits a Bimtek."""

    NOW = "now"
    """This minute's, or the one before: the screen may change while somebody types."""
    PAST = "past"
    WRONG = "wrong"


def minute_of(now: datetime) -> int:
    return int(now.timestamp()) // 60


def code_at(secret: str, bimtek_id: int, minute: int) -> str:
    """Six digits; the same on every process that knows the secret."""
    mac = hmac.digest(secret.encode(), f"{bimtek_id}:{minute}".encode(), "sha256")
    return str(int.from_bytes(mac[:8]) % 10**DIGITS).zfill(DIGITS)


def changes_at(now: datetime) -> datetime:
    """The first moment of the next code."""
    return now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def fit_of(code: str, secret: str, bimtek_id: int, now: datetime) -> Fit:
    minute = minute_of(now)
    if any(hmac.compare_digest(code, code_at(secret, bimtek_id, minute - back)) for back in (0, 1)):
        return Fit.NOW
    past = any(code == code_at(secret, bimtek_id, minute - back) for back in range(2, REMEMBERED))
    return Fit.PAST if past else Fit.WRONG


def digits_of(text: str) -> str:
    """The digits of what was typed, of any script's numerals."""
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdecimal())


class Phase(Enum):
    EARLY = "early"
    OPEN = "open"
    OVER = "over"


def opening(office: Office) -> timedelta:
    """How long before its start presence opens."""
    return timedelta(minutes=office.settings.attendance_opens_minutes)


def phase_of(office: Office, bimtek: Bimtek, now: datetime) -> Phase:
    """Whether presence is taken by code now: from a while before the start until the end."""
    if now < bimtek.starts_at - opening(office):
        return Phase.EARLY
    return Phase.OPEN if now < bimtek.ends_at else Phase.OVER


def training_day(came_on: date, starts_on: date, ends_on: date) -> date:
    """The day the KIM's check-in counts for: the day somebody came, never one outside the Bimtek."""
    return min(max(came_on, starts_on), ends_on)


# The list --------------------------------------------------------------------------------------------------

_TIME = re.compile(
    r"^\W*(?:(?:pukul|jam|pkl)\W*)?([01]?\d|2[0-3])[.:]([0-5]\d)(?:\s*(?:WIB|WITA|WIT))?\b[\s,;:)-]*", re.I
)
_TIME_LAST = re.compile(
    r"(?<![\s,;(-])[\s,;(-]+(?:(?:pukul|jam|pkl)\W*)?([01]?\d|2[0-3])[.:]([0-5]\d)(?:\s*(?:WIB|WITA|WIT))?\W*$", re.I
)
_NUMBER = re.compile(r"^\W*\d{1,3}(?:[.)]\s+|\s+(?=\D))")


def listed(line: str) -> tuple[tuple[int, int] | None, str]:
    """A line of the paper list as (hour and minute, where it has them) and the words: `08.45 Siti Aminah`,
    `3. Sumberejo`, `Siti Aminah 08:45`."""
    rest = " ".join(line.split())
    if (found := _TIME.match(rest)) is None:
        rest = _NUMBER.sub("", rest)
        found = _TIME.match(rest)
    if found is not None:
        return (int(found[1]), int(found[2])), rest[found.end() :].strip()
    if (last := _TIME_LAST.search(rest)) is not None:
        return (int(last[1]), int(last[2])), rest[: last.start()].strip()
    return None, rest


def who(words: str, people: Sequence[tuple[Sequence[str], int]]) -> list[int]:
    """Those whom these words mean, each under all that they are called: whoever bears them exactly, else whoever bears
    every one of them (*pak budi*), else whoever `closest` finds despite a typo."""
    said = normalise(words)
    exactly = [value for phrases, value in people if any(normalise(phrase) == said for phrase in phrases)]
    if exactly:
        return exactly
    parts = set(said.split()) - COURTESY
    named = [value for phrases, value in people if parts and parts <= set(normalise(" ".join(phrases)).split())]
    if named:
        return named
    near = closest(words, people)
    return [near] if near is not None else []


# The test --------------------------------------------------------------------------------------------------


def round_at(starts_at: datetime, ends_at: datetime, now: datetime, opens: timedelta) -> str | None:
    """`pre`, `post`, or None when no test is open."""
    if starts_at - opens <= now < closing(starts_at, ends_at):
        return "pre"
    return "post" if closing(starts_at, ends_at) <= now < ends_at + POST_TEST_FOR else None


def closing(starts_at: datetime, ends_at: datetime) -> datetime:
    """From when on it is the post-test that is open."""
    return max(ends_at - POST_TEST_BEFORE, starts_at)


def percent(right: int, asked: int) -> int:
    """Rounded down: 60 is reached with 60, not with 59.6."""
    return right * 100 // asked if asked else 0


# The certificate -------------------------------------------------------------------------------------------


def label_of(pattern: str, number: int, on: date, angkatan: int | None) -> str:
    """`012/KIM/2026`"""
    return pattern.format(number=number, year=on.year, month=MONTHS[on.month - 1], angkatan=angkatan or "")


def initials(name: str) -> str:
    """`Siti Aminah` as `S. A.`: enough to compare a paper with, too little to learn a name from."""
    firsts = [next((letter for letter in word if letter.isalpha()), "") for word in name.split(",")[0].split()]
    return " ".join(f"{letter.upper()}." for letter in firsts if letter)


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def polite(local_hour: int) -> bool:
    """Whether a certificate may arrive at this hour: it is expected, but not at night."""
    return 6 <= local_hour < 21
