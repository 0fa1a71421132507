"""Days that are told beside other things. Pure functions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import dropwhile

from bot.conversation.questions import SENTENCE
from bot.conversation.understand import DateReading, normalise, parse_date
from bot.conversation.understand.dates import may_begin_a_day
from bot.conversation.understand.words import NO
from bot.features.checkin import texts

TODAY, YESTERDAY = "today", "yesterday"
_NOT = " bukan "
LENGTHS = range(4, 0, -1)
"""Words of a day."""
_LOOKED_AT = 60
"""Words of something told in which a day is looked for: a look at a word takes some of the time of everybody."""


def tapped(choice: str, today: date) -> date:
    """What the button means on the day it is tapped."""
    if choice in (TODAY, YESTERDAY):
        return today - timedelta(days=choice == YESTERDAY)
    return date.fromisoformat(choice)


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


def within(text: str, today: date, back: int) -> date | None:
    """The one day named in something told: *sosialisasi tgl 20 september di posyandu*. To be offered, not taken: it may
    be another's day. None where several are named."""
    words = text.split()[:_LOOKED_AT]
    found: set[date] = set()
    first = 0
    while first < len(words):
        lengths = LENGTHS if may_begin_a_day(words[first]) else ()
        reads = ((length, _read(words[first : first + length], today, back)) for length in lengths)
        # The longest it can be: *20 oktober* is no *20*.
        length, read = next((said for said in reads if said[1].problem != "unreadable"), (1, None))
        if read is not None and read.day is not None:
            found.add(read.day)
        first += length
    return found.pop() if len(found) == 1 else None


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
