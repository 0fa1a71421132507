"""Days that are told beside other things. Pure functions."""

from __future__ import annotations

from datetime import date
from itertools import dropwhile

from bot.conversation.questions import SENTENCE
from bot.conversation.understand import DateReading, normalise, parse_date
from bot.conversation.understand.dates import may_begin_a_day
from bot.conversation.understand.words import NO
from bot.features.checkin import texts

_NOT = " bukan "
LENGTHS = range(4, 0, -1)
"""Words of a day."""


def at_the_start(text: str, today: date, back: int) -> date | None:
    """The day with which something told begins: *kegiatan kemarin di balai desa*. Not where it says what was not."""
    words = list(dropwhile(lambda word: normalise(word) in texts.OFFER_WORDS, text.split()))
    if len(words) < SENTENCE or not may_begin_a_day(words[0]):
        return None
    if not (NO | texts.NOT_DONE_WORDS).isdisjoint(normalise(text).split()):
        return None
    lengths = [length for length in LENGTHS if length > 1 or normalise(words[0]) != texts.EARLIER_OR_WANTS]
    begun = (_read(words[:length], today, back) for length in lengths)
    return next((read.day for read in begun if read.day is not None), None)


def at_the_end(text: str, today: date, back: int) -> DateReading | None:
    """The day with which a correction ends: *tanggale salah, kudune wingi*."""
    ended = (_read(text.split()[-length:], today, back) for length in LENGTHS)
    return next((read for read in ended if read.problem != "unreadable"), None)


def not_that_one(text: str, today: date, back: int) -> DateReading | None:
    """*Senin* of *eh tanggalnya senin, bukan selasa*: a few words about the day alone."""
    right, found, _ = normalise(text).partition(_NOT)
    few = right.split()
    return at_the_end(right, today, back) if found and 0 < len(few) <= SENTENCE else None


def _read(words: list[str], today: date, back: int) -> DateReading:
    return parse_date(" ".join(words), today, limit_days=back)
