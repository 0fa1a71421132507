"""Typed words to meaning: pure functions; what depends on the day takes it as a parameter."""

from bot.conversation.understand.dates import DateProblem, DateReading, parse_date
from bot.conversation.understand.names import clean_name
from bot.conversation.understand.numbers import parse_age
from bot.conversation.understand.phones import parse_phone
from bot.conversation.understand.words import Phrases, closest, normalise, says, yes_or_no

__all__ = [
    "DateProblem",
    "DateReading",
    "Phrases",
    "clean_name",
    "closest",
    "normalise",
    "parse_age",
    "parse_date",
    "parse_phone",
    "says",
    "yes_or_no",
]
