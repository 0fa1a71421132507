"""Typed words to meaning, and meaning back to words: pure functions, no clock, no state."""

from bot.conversation.formats import format_date, format_number, format_time
from bot.conversation.understand.words import closest, normalise, yes_or_no

__all__ = [
    "closest",
    "format_date",
    "format_number",
    "format_time",
    "normalise",
    "yes_or_no",
]
