"""Who does not know, or has forgotten, and says so."""

from __future__ import annotations

import re

from bot.conversation.understand.words import NO, normalise

_NOT = "|".join(sorted(NO | {"kurang", "belum", "blm", "dereng", "durung"}))
_LONG_AGO = re.compile(
    r"(?:kapan (?:hari|dino|wingi)|(?:beberapa|pirang pirang) (?:hari|dino|minggu|pekan) (?:(?:yang|yg|sing) )?"
    r"(?:lalu|kepungkur)|(?:pekan|bulan|sasi) (?:lalu|kemarin|kemaren|wingi)"
    r"|(?:sudah|wis|wes|sampun) (?:lama|suwe|dangu))(?: (?:pak|bu|kok|ya))*"
)
_UNSURE = re.compile(
    r"(?:(?:maaf|ngapunten|waduh|aku|saya|kulo|sudah|wis|sampun|agak|kok|ya|pak|bu|mas|mbak) )*"
    rf"(?:lupa|lali|kelalen|kesupen|supe|e?mbuh|bingung|(?:{_NOT}) "
    r"(?:ingat|inget|eling|kemutan|emut|tahu|tau|ngerti|ngertos|pasti|jelas))"
    r"(?: (?:aku|saya|kulo|tanggal|tanggalnya|tanggale|tgl|hari|harinya|dino|dinone|sampai|kapan|apa|opo|pastinya|pas"
    r"|pak|bu|mas|mbak|lagi|maneh|je|e))*"
)


def is_unsure(text: str) -> bool:
    """*Lali aku*, *lupa tanggalnya*, *gak tau sampai kapan*, *kapan hari*: said where a day is asked for."""
    said = normalise(text)
    return _UNSURE.fullmatch(said) is not None or _LONG_AGO.fullmatch(said) is not None
