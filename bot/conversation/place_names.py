"""How alike typed words and the names of places are.

Names are compared in three spellings, each coarser than the one before:

    plain   letters and digits only                Oro-oro Dowo → orooorodowo, Sumber Rejo → sumberrejo
    folded  older spelling, no doubled letters     Tamanhardjo → tamanharjo, Sumberrejo → sumberejo
    sound   Javanese habits of speech              Wanasari → wonosori, Telogomas → tlogomos, Gedog → gedok

Both sides are coarsened alike, so a name that is no Javanese one at all still finds itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.conversation.understand.words import normalise

SAME, FOLDED, ALIAS, SOUND = 1.0, 0.98, 0.96, 0.93
"""Scores of whole names in the three spellings and of other names people use. What is only near scores less."""

_TYPO = {1: 0.9, 2: 0.72, 3: 0.62}
"""Score by the number of wrong, missing, extra or swapped letters."""
_PIECE = 3
"""Letters words need before they are looked for inside names."""
_REMOTE = 70
"""Percent of likeness under which names are strangers."""
_REMOTE_LETTERS = 5
"""Letters a name needs before that likeness says anything."""

_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"))
_DOUBLED = re.compile(r"([a-z])\1+")
_SOUNDS = (
    (re.compile("a"), "o"),
    (re.compile("(?<=[bcdgjkpst])e(?=[lr])"), ""),
    (re.compile("[fv]"), "p"),
    (re.compile("(?<=[bdgjt])h"), ""),
    (re.compile("g$"), "k"),
    (re.compile("d$"), "t"),
    (re.compile("b$"), "p"),
)

Scores = dict[str, float]
"""Key of a place → how alike, 0 to 1."""


class PlaceNames:
    """The names of some places, by key. Homonyms get the same score."""

    def __init__(self, official: Mapping[str, str], aliases: Mapping[str, Iterable[str]]) -> None:
        """`official` is key → name, `aliases` key → other names people use."""
        self.words: set[str] = set()
        self._whole: defaultdict[str, Scores] = defaultdict(dict)
        keys: defaultdict[str, list[str]] = defaultdict(list)
        names = [(key, name, SAME, FOLDED) for key, name in official.items()]
        names += [(key, name, ALIAS, ALIAS) for key, others in aliases.items() for name in others]
        for key, name, same, old in names:
            words = normalise(name).split()
            self.words.update(words)
            plain = "".join(words)
            keys[plain].append(key)
            for spelling, score in zip(_spellings(plain), (same, old, SOUND), strict=True):
                self._whole[spelling].setdefault(key, score)
        self._keys = list(keys.values())
        self._plain = list(keys)
        self._folded = [fold(plain) for plain in self._plain]
        self._initials: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, folded in enumerate(self._folded):
            self._initials[folded[0]].append((at, folded))

    def near(self, words: Sequence[str]) -> Scores:
        """Places with this name, or one almost like it, or one these words are a piece or abbreviation of."""
        plain = "".join(words)
        folded = fold(plain)
        likeness = (*self._slips(plain, folded), *self._pieces(folded), *self._abbreviations(words, folded))
        return self._by_key(likeness) | self._whole_names(plain)

    def remote(self, words: Sequence[str]) -> Scores:
        """Places whose name shares most letters, or a garbled part, with the words: for when nothing is near."""
        folded = fold("".join(words))
        likeness: list[tuple[int, float]] = []
        if len(folded) >= _REMOTE_LETTERS:
            for scorer, weight in ((fuzz.ratio, 0.6), (fuzz.partial_ratio, 0.5)):
                alike = process.extract(folded, self._folded, scorer=scorer, score_cutoff=_REMOTE, limit=8)
                likeness += [
                    (at, weight * percent / 100) for name, percent, at in alike if len(name) >= _REMOTE_LETTERS
                ]
        return self._by_key(likeness)

    def _by_key(self, likeness: Iterable[tuple[int, float]]) -> Scores:
        scores: Scores = {}
        for at, score in likeness:
            for key in self._keys[at]:
                if score > scores.get(key, 0.0):
                    scores[key] = score
        return scores

    def _whole_names(self, plain: str) -> Scores:
        found: Scores = {}
        for spelling in reversed(_spellings(plain)):
            found |= self._whole.get(spelling, {})
        return found

    def _slips(self, plain: str, folded: str) -> Iterable[tuple[int, float]]:
        """Wrong, missing, extra and swapped letters: one in a name of four letters, three in one of fourteen."""
        allowed = min(3, max(1, (len(folded) + 1) // 5))
        # Plain as well: a wrong letter may by chance make an older spelling, or break a doubled letter.
        for typed, names in ((folded, self._folded), (plain, self._plain)):
            for name, slips, at in process.extract(typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=None):
                if slips and len(name) >= _PIECE:
                    yield at, _TYPO[slips] - (0.1 if len(name) <= 4 else 0.0)

    def _pieces(self, folded: str) -> Iterable[tuple[int, float]]:
        """Names that begin with the words, or have them inside."""
        if len(folded) < _PIECE:
            return
        for at, name in enumerate(self._folded):
            if folded in name:
                begins = name.startswith(folded)
                yield at, (0.75 if begins else 0.6) + 0.1 * len(folded) / len(name)

    def _abbreviations(self, words: Sequence[str], folded: str) -> Iterable[tuple[int, float]]:
        """`sbr agung`, `s. pucung`, `gondanglegi wtn`; and run together: `sumawe`, `karplos`, `sbragung`."""
        first, last = words[0], words[-1]
        head, tail = fold("".join(words[:-1])), fold("".join(words[1:]))
        first, last = fold(first), fold(last)
        for at, name in self._initials[folded[0]] if folded else ():
            if tail and (
                # One letter may belong to both halves: Sumberejo is sumber + rejo.
                (name.endswith(tail) and len(tail) >= _PIECE and _within(first, name[: len(name) - len(tail) + 1]))
                or (name.startswith(head) and len(head) >= _PIECE and _within(last, name[len(head) - 1 :], start=False))
            ):
                yield at, 0.88 if len(words) == 2 else 0.86
            elif 3 * len(folded) >= len(name) and len(folded) >= _PIECE and _within(folded, name):
                yield at, 0.45 + 0.35 * len(folded) / len(name)


def fold(plain: str) -> str:
    """Older spelling made new (oe → u, dj → j, tj → c), doubled letters single."""
    for old, new in _OLD_SPELLING:
        plain = plain.replace(old, new)
    return _DOUBLED.sub(r"\1", plain)


def sound(folded: str) -> str:
    """What a Javanese ear makes of it: a and o alike, tlogo is telogo, gedog is gedok."""
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return _DOUBLED.sub(r"\1", folded)


def _spellings(plain: str) -> tuple[str, str, str]:
    folded = fold(plain)
    return f"plain {plain}", f"folded {folded}", f"sound {sound(folded)}"


def _within(letters: str, name: str, *, start: bool = True) -> bool:
    """Whether the name has these letters in this order; `start`: and begins with the first of them."""
    if start and not name.startswith(letters[0]):
        return False
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return True
