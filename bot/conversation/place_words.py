"""A typed place cut into the words that may be names, and the spans of words that may be one name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from bot.conversation.understand.words import COURTESY, NO, YES, normalise
from storage.area import AreaKind

_DESA = ("desa", "deso", "ndeso", "ds", "dsa", "des")
_KELURAHAN = ("kel", "kelurahan", "klurahan", "klrhn")
_KECAMATAN = ("kec", "kecamatan", "kecmtn", "kcmtn", "kecam", "kcamatan")
_OTHER = ("kab", "kabupaten", "prov", "provinsi", "dusun", "dsn", "dukuh", "rt", "rw", "jl", "jln", "jalan", "gang")
_MARKERS = (
    dict.fromkeys(_DESA + _KELURAHAN, "village")
    | dict.fromkeys(_KECAMATAN, "kecamatan")
    | dict.fromkeys(_OTHER, "other")
)
"""Words that say what the next ones name."""
_FILLERS = COURTESY | {
    "saya",
    "kulo",
    "dari",
    "saking",
    "asal",
    "di",
    "dr",
    "warga",
    "kim",
    "itu",
    "yang",
    "yg",
    "sing",
    "ingkang",
    "seng",
    "ing",
    "nang",
    "neng",
    "tinggal",
    "alamat",
}
_ANSWERS = YES | NO | {
    "ada", "mau", "punya", "gadhah", "duwe", "usah", "perlu", "tahu", "tau", "ngerti", "ngertos", "lupa", "bingung",
    "belum", "blm", "dereng", "durung", "sudah", "sampun", "salah", "benar", "leres", "baik", "maaf", "terima",
    "kasih", "makasih", "matur", "nuwun", "suwun", "halo", "mana", "semua", "semuanya",
}  # fmt: skip
"""Words with which people answer and thank. A text of these alone names no place, however alike one sounds."""
_BREAK = re.compile(r"[,;:()|\n\r]+")

_LONGEST = 120
"""Letters that are looked at."""
_MOST_WORDS = 8
_WORDS_OF_A_NAME = 5


class Word(NamedTuple):
    text: str
    meant: str
    """`village` or `kecamatan` behind such a marker, otherwise empty."""
    part: int
    """Words of different parts (a comma or a marker between them) never form one name."""


class Span(NamedTuple):
    """Some neighbouring words, as positions in the list of words."""

    start: int
    end: int
    texts: tuple[str, ...]
    meant: str
    opens: bool
    """It is the first of its part."""

    letters: int

    @property
    def may_be_village(self) -> bool:
        # Behind "desa" the village comes first: "ds sumberejo poncokusumo".
        return not self.meant or (self.meant == "village" and self.opens)

    @property
    def may_be_kecamatan(self) -> bool:
        return self.meant != "village" or not self.opens

    def apart(self, other: Span) -> bool:
        return self.end <= other.start or other.end <= self.start


def read(text: str, known: Container[str]) -> list[Word]:
    """The words that may belong to names: no markers, no fillers, nothing of what follows `kab.` or `RT`.

    `known` are the words of the names themselves; none of them is taken for a marker, filler or answer, for some
    regencies have a Dusun Tua.
    """
    words: list[Word] = []
    part = 0
    for piece in _BREAK.split(text[:_LONGEST]):
        meant = ""
        part += 1
        for word in normalise(piece).split():
            if word in _MARKERS and word not in known:
                meant = _MARKERS[word]
                part += 1
            elif word in known or word not in _FILLERS:
                words.append(Word(word, meant, part))
    if all(word.text in _ANSWERS and word.text not in known for word in words):
        return []
    return [word for word in words if word.meant != "other"][:_MOST_WORDS]


def kind_said(text: str) -> AreaKind | None:
    """Whether the text speaks of a desa or of a kelurahan; None for neither and for both."""
    said = set(normalise(text).split())
    desa, kelurahan = not said.isdisjoint(_DESA), not said.isdisjoint(_KELURAHAN)
    if desa == kelurahan:
        return None
    return "desa" if desa else "kelurahan"


def spans(words: Sequence[Word]) -> list[Span]:
    """Every run of up to five words of one part, in the order of the text."""
    return [
        Span(
            start,
            end,
            tuple(word.text for word in words[start:end]),
            words[start].meant,
            opens=start == 0 or words[start - 1].part != words[start].part,
            letters=sum(len(word.text) for word in words[start:end]),
        )
        for start in range(len(words))
        for end in range(start + 1, min(start + _WORDS_OF_A_NAME, len(words)) + 1)
        if words[end - 1].part == words[start].part
    ]
