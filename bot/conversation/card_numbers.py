"""Numbers and photos of identity cards, which nobody asked for and nothing may keep: NIK, KTP, KK."""

from __future__ import annotations

import re

from bot.conversation.links import links
from bot.conversation.understand import normalise

_NUMBER = re.compile(r"(?<![\d+])[1-9](?:[ .-]?\d){15}(?!\d)")
_CARDS = frozenset(["ktp", "ektp", "kk", "nik"])
_AROUND = frozenset(
    ["ini", "itu", "niki", "iki", "foto", "fotonya", "nomor", "no", "nomer", "saya", "sy", "kulo", "aku", "ku", "milik",
     "punya", "pak", "bu", "bapak", "ibu", "mas", "mbak", "nggih", "ya", "dan", "suami", "istri", "e"]
)  # fmt: skip
"""What is said beside the photo of a card: *ini ktp saya*. With other words it may tell of an activity."""


def holds_card(text: str) -> bool:
    """Whether a number built like a NIK stands in it, or it only says that here comes the card.

    Both numbers, of a person and of a family, are 16 digits: six of the district, a date as day (women's plus 40),
    month and year, four that count.
    """
    if len(text) < 2:
        return False
    said = set(normalise(text).split())
    if said & _CARDS and said <= _CARDS | _AROUND:
        return True
    for link in links(text):
        text = text.replace(link, " ")
    return any(_is_built_so(re.sub(r"\D", "", found)) for found in _NUMBER.findall(text))


def _is_built_so(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    return 11 <= int(digits[:2]) <= 97 and 1 <= day % 40 <= 31 and day <= 71 and 1 <= month <= 12
