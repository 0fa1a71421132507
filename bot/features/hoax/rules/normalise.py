"""Forwarded text as plain words: small Latin letters, no ornaments, no look-alikes, no addresses.

Pure, and in time proportional to the text, of which `LONGEST` letters are read.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

LONGEST = 8_000
"""Letters that are looked at; a message of Telegram has at most 4,096."""

# Letters that look like a Latin one and stay what they are under Unicode's compatibility forms.
_LOOK_ALIKES = {
    ord(letter): latin
    for latin, letters in {
        "a": "αаәɑᴀ", "b": "βвьʙƀ", "c": "сϲᴄ", "d": "ԁđðᴅ", "e": "еєэεᴇəɛ", "f": "ꜰƒ", "g": "ɡɢԍ", "h": "һнħʜ",
        "i": "іıιӏɩɪ", "j": "јȷᴊ", "k": "кκᴋ", "l": "łʟⅼ", "m": "мᴍ", "n": "пηɴ", "o": "оοσøᴏ", "p": "рρᴘþ", "q": "ԛ",
        "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛŧ", "u": "υᴜцμ", "v": "νѵᴠ", "w": "шщωԝᴡ", "x": "хχ", "y": "уүγʏ", "z": "ᴢ",
        "ae": "æ", "oe": "œ", "ss": "ß",
    }.items()
    for letter in letters
}  # fmt: skip
# Letters in a box or a circle that have no compatibility form: 🅐 🄰 🅰, and the flags' letters.
for _first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):
    _LOOK_ALIKES |= {_first + place: chr(ord("a") + place) for place in range(26)}

_ADDRESS = re.compile(r"(?:https?:/+|www\.)\S+|\b(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10}/\S*")
_WORD = re.compile(r"(?<![@$!|])[a-z0-9@$!|]*[a-z0-9]")
_SPACED = 4
"""Single letters in a row that are one word."""
_RUN = re.compile(r"([a-z])\1+")
_TWICE = re.compile(r"([a-z]{3,})2")
_AMOUNT = re.compile(
    r"([0-9]+)(jt|juta|rb|ribu|m|t|g|k|x|an|hari|hr|th|thn|tahun|bln|gb|mb|kg|km|cm|mm|ml|l|kk|wib|kwh|va)"
)
_COUNTED = re.compile(r"([a-z]{2,})([0-9]{2,})")
_LEET = str.maketrans("01345789@$!|", "oieastbgasil")


def plain(text: str) -> str:
    """Small letters as they are meant; marks, invisible and decorating ones gone; spaces and signs left."""
    small = unicodedata.normalize("NFKD", text[:LONGEST])[: 2 * LONGEST].casefold().translate(_LOOK_ALIKES)
    if small.isascii():
        return small
    small = unicodedata.normalize("NFKD", small)
    return "".join([letter for letter in small if letter.isascii() or not _is_decoration(letter)])[: 2 * LONGEST]


def words(text: str) -> list[str]:
    """The words in their order. `words(" ".join(words(text)))` are the same words again."""
    spelt = [word for raw in _WORD.findall(_ADDRESS.sub(" ", plain(text))) for word in _spelt(raw)]
    joined: list[str] = []
    for alone, group in groupby(spelt, lambda word: len(word) == 1 and word.isalpha()):
        letters = list(group)
        # G R A T I S
        joined += [_RUN.sub(r"\1", "".join(letters))] if alone and len(letters) >= _SPACED else letters
    return joined


def _is_decoration(letter: str) -> bool:
    """Marks above letters, zero-width and direction signs: nothing stands there for the eye."""
    return unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc")


def _spelt(raw: str) -> list[str]:
    """One word without digits for letters (`m3njadi`), doubled (`anak2`) and with an amount apart (`50jt`)."""
    if raw.isdigit():
        return [raw]
    if raw.isalpha():
        return [_RUN.sub(r"\1", raw)]
    if (twice := _TWICE.fullmatch(raw)) is not None:
        return [_RUN.sub(r"\1", twice[1])]
    if (amount := _AMOUNT.fullmatch(raw) or _COUNTED.fullmatch(raw)) is not None:
        return [_RUN.sub(r"\1", part) for part in amount.groups()]
    spelt = raw.translate(_LEET)
    return [_RUN.sub(r"\1", part) for part in re.findall(r"[a-z]+|[0-9]+", spelt)]
