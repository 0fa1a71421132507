"""What people say beside an answer: that they need a moment, or that their last answer was wrong."""

from __future__ import annotations

import re
from itertools import dropwhile

from bot.conversation.understand.plain import PARDON, WHO
from bot.conversation.understand.words import COURTESY, YES, normalise

MOST_WORDS = 8
"""Of somebody who asks for patience; more of them tell something."""
_BEFORE = PARDON | WHO | COURTESY | YES
_WAIT = frozenset(["sebentar", "bentar", "sbntr", "tunggu", "sek", "sik", "sekedap", "sekedhap"])
_WRONG = "salah(?! satu)|keliru|kleru|kliru"
_I_MEAN = r"maksud(?:ku|(?:e|nya)? (?:saya|sy|aku|kulo))"
_CORRECTS = re.compile(
    rf"\s*(?:e+h+[\s,.]+(?:maaf[\s,.]+)?(?:bukan|kok|{_WRONG}|{_I_MEAN})\b"
    rf"|(?:(?:waduh|aduh|lho|maaf|ngapunten)[\s,.]+)?(?:(?:bukan|{_WRONG})[\s,.]+)?{_I_MEAN}\b"
    rf"|(?:waduh|aduh|lho|maaf|ngapunten)[\s,.]+(?:{_WRONG})\b)"
    rf"(?:[\s,.]+(?:pak|bu|mas|mbak|{_WRONG}|ketik|tulis|pencet|{_I_MEAN}|maksud(?:e|nya)|harusnya|seharusnya"
    r"|yang benar))*[\s,.:]*",
    re.IGNORECASE,
)


def asks_to_wait(text: str) -> bool:
    """*Sebentar ya pak, saya cari fotonya dulu*; but *sebentar lagi hujan es* is news."""
    said = list(dropwhile(_BEFORE.__contains__, normalise(text).split()))
    return 0 < len(said) <= MOST_WORDS and said[0] in _WAIT and said[1:2] != ["lagi"]


def correction(text: str) -> str | None:
    """*Tanggal 6* of *eh bukan, maksud saya tanggal 6*; None where nothing is corrected."""
    found = _CORRECTS.match(text)
    return text[found.end() :].strip() if found else None
