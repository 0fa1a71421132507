"""Finding a village or a kecamatan by what people type: `ds sumberrejo kec poncokusumo`.

A reading takes one span of the words as the village and perhaps another one as its kecamatan; a village gets
the score of its best reading. `place_words` makes the spans, `place_names` says how alike a span and a name are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from bot.conversation.place_names import ALIAS, FOLDED, PlaceNames, Scores
from bot.conversation.place_words import Span, Word, kind_said, read, spans
from storage.area import Regency, aliases_of, kind_of

_KECAMATAN_FROM = 0.6
"""Score from which words may mean a kecamatan."""
_SURE = 0.6
"""A reading of all words with this score leaves no room for readings that pass over some."""
_OTHER_ORDER = 0.97
"""What is left of the score when the kecamatan was typed first, without saying so."""
_WELL_SPELLED = 0.9
_BESIDE = 0.75
"""What scores less is not shown beside a name that was spelled well: names one slip away and longer ones are."""
_FLOOR = 0.4
"""What scores less is not shown."""


class Place(NamedTuple):
    """A village as the index needs it."""

    village_code: str
    name: str
    kecamatan_code: str
    kecamatan: str

    def __str__(self) -> str:
        """`Sumberejo, Poncokusumo`"""
        return f"{self.name}, {self.kecamatan}"


class Candidate(NamedTuple):
    """A village that may be meant.

    `score` is 0 to 1; equal scores mean that the words do not tell the villages apart. `exact`: the words are its
    official name, spacing, case and older spelling apart, and where they name a kecamatan it is the right one.
    """

    village_code: str
    score: float
    exact: bool


class KecamatanCandidate(NamedTuple):
    """A kecamatan that may be meant; score and exact as in Candidate."""

    kecamatan_code: str
    score: float
    exact: bool


_Pair = tuple[Span, Span | None]
"""A reading: the words of the village, and those of its kecamatan where there are any."""

_Found = dict[str, tuple[float, bool]]
"""Village code → score, and whether all words were read and both names are exact."""

_NOTHING = (0.0, False)


class VillageIndex:
    """The villages of one regency, built once."""

    def __init__(self, villages: Iterable[Place], aliases: Mapping[str, Iterable[str]] | None = None) -> None:
        """`aliases` is code of a village or kecamatan → other names; when left out, those of the package."""
        places = {place.village_code: place for place in villages}
        kecamatan = {place.kecamatan_code: place.kecamatan for place in places.values()}
        if aliases is None:
            aliases = aliases_of({*places, *kecamatan})
        # A village that bears the name of a kecamatan goes by the same short names.
        short = {name: aliases.get(code, ()) for code, name in kecamatan.items()}
        self._places = places
        self._kecamatan_names = kecamatan
        self._villages = PlaceNames(
            {code: place.name for code, place in places.items()},
            {code: {*aliases.get(code, ()), *short.get(place.name, ())} for code, place in places.items()},
        )
        self._kecamatan = PlaceNames(kecamatan, {code: aliases.get(code, ()) for code in kecamatan})
        self._known_words = self._villages.words | self._kecamatan.words

    @classmethod
    @cache
    def of(cls, regency: Regency) -> VillageIndex:
        """That of a regency; nothing changes it, so there is one."""
        names = dict(regency.kecamatan)
        return cls(Place(v.code, v.name, v.kecamatan_code, names[v.kecamatan_code]) for v in regency.villages)

    def place(self, village_code: str) -> Place | None:
        """The village of this code."""
        return self._places.get(village_code)

    @cached_property
    def example(self) -> Place:
        """Shown to whoever has to type one: a name of one word that no other place here has."""
        names = Counter(place.name for place in self._places.values())
        taken = set(self._kecamatan_names.values())
        plain = (p for p in self._places.values() if p.name.isalpha() and names[p.name] == 1 and p.name not in taken)
        return next(plain, next(iter(self._places.values())))

    @cached_property
    def kinds(self) -> list[str]:
        """`desa` and `kelurahan`, or the one of them there is."""
        return sorted({str(kind_of(code)) for code in self._places})

    def label(self, village_code: str) -> str:
        """`Sumberejo, Kec. Poncokusumo`, on a button"""
        return f"{self.name(village_code)}, Kec. {self._places[village_code].kecamatan}"

    def name(self, village_code: str) -> str:
        """`Sumberejo`; where a desa and a kelurahan of one kecamatan share their name, with what it is."""
        place = self._places[village_code]
        if (place.kecamatan_code, place.name) not in self._namesakes:
            return place.name
        return f"{kind_of(village_code).capitalize()} {place.name}"

    def told_apart(self, name: str, village_code: str) -> str:
        """`KIM Sumberejo, Kec. Poncokusumo`: what belongs to a village, with its kecamatan where another village is
        called so, too."""
        place = self._places.get(village_code)
        if place is None or self._times[_bare(place.name)] < 2:
            return name
        return f"{name}, Kec. {place.kecamatan}"

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(_bare(place.name) for place in self._places.values())

    @cached_property
    def _namesakes(self) -> set[tuple[str, str]]:
        names = Counter((place.kecamatan_code, place.name) for place in self._places.values())
        return {name for name, count in names.items() if count > 1}

    def kecamatan_name(self, kecamatan_code: str) -> str | None:
        return self._kecamatan_names.get(kecamatan_code)

    def find(self, text: str, limit: int = 8) -> list[Candidate]:
        """Villages that may be meant, best first; homonyms stand together with equal scores."""
        words = read(text, self._known_words)
        # A kecamatan alone may still be the village of that name.
        bare = all(word.meant == "kecamatan" for word in words)
        if bare:
            words = [word._replace(meant="") for word in words]
        total = sum(len(word.text) for word in words)
        pairs = _pairs(spans(words))
        complete = [pair for pair in pairs if _letters(pair) == total]
        found = self._scores(complete, total, self._villages.near)
        if _best(found) < _SURE:
            found |= self._scores(pairs, total, self._villages.near)
        if _best(found) < _SURE:
            found = self._scores(complete, total, self._villages.remote) | found
        best = _best(found)
        if best > _WELL_SPELLED:
            found = {code: score for code, score in found.items() if score[0] >= _BESIDE}
        # Where the kecamatan is understood better than the village, its villages are offered behind.
        inside = {code: score for code, score in self._kecamatan_scores(words).items() if bare or score > best}
        for code, place in self._places.items():
            if place.kecamatan_code in inside:
                found.setdefault(code, (round(inside[place.kecamatan_code] / 2, 4), False))
        exactly = {code for code, (score, exact) in found.items() if exact and score == best}
        if kind := kind_said(text):
            exactly = {code for code in exactly if kind_of(code) == kind} or exactly
        candidates = [Candidate(code, score, code in exactly) for code, (score, _) in found.items()]
        candidates.sort(key=lambda c: (-c.score, self._places[c.village_code].name, c.village_code))
        return [candidate for candidate in candidates[:limit] if candidate.score >= _FLOOR]

    def find_kecamatan(self, text: str, limit: int = 8) -> list[KecamatanCandidate]:
        """Kecamatan that may be meant, best first."""
        scores = self._kecamatan_scores(read(text, self._known_words))
        best = max(scores.values(), default=0.0)
        candidates = [
            KecamatanCandidate(code, score, score == best and score >= FOLDED)
            for code, score in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
            if score >= _FLOOR
        ]
        return candidates[:limit]

    def _scores(self, pairs: Iterable[_Pair], total: int, village_scores: Callable[[Sequence[str]], Scores]) -> _Found:
        """The best score of every village over these pairs of spans."""
        found: _Found = {}
        of_village = cache(village_scores)
        of_kecamatan = cache(self._likely_kecamatan)
        for pair in pairs:
            village, kecamatan = pair
            likely = of_kecamatan(kecamatan.texts) if kecamatan else {}
            if kecamatan and not likely:
                continue
            letters = _letters(pair)
            weight = _weight(letters, total)
            if kecamatan and kecamatan.start < village.start and not kecamatan.meant and not village.meant:
                weight *= _OTHER_ORDER
            for code, score in of_village(village.texts).items():
                home = 1.0
                if kecamatan:
                    home = likely.get(self._places[code].kecamatan_code, 0.0)
                    if not home:
                        continue
                exact = score >= FOLDED and home >= ALIAS and letters == total
                found[code] = max(found.get(code, _NOTHING), (round(weight * score * (1 + home) / 2, 4), exact))
        return found

    def _likely_kecamatan(self, words: Sequence[str]) -> Scores:
        return {code: score for code, score in self._kecamatan.near(words).items() if score >= _KECAMATAN_FROM}

    def _kecamatan_scores(self, words: Sequence[Word]) -> Scores:
        total = sum(len(word.text) for word in words)
        found: Scores = {}
        for piece in spans(words):
            for code, score in self._kecamatan.near(piece.texts).items():
                found[code] = max(found.get(code, 0.0), round(score * _weight(piece.letters, total), 4))
        return found


def _bare(name: str) -> str:
    return "".join(name.lower().split())


def _weight(letters: int, total: int) -> float:
    """What passing over words leaves of a score: 1 when all letters are read, towards 0.6 when hardly any."""
    return 0.6 + 0.4 * letters / total


def _pairs(pieces: Sequence[Span]) -> list[_Pair]:
    """Which span may be the village and which one, if any, its kecamatan."""
    return [
        (village, kecamatan)
        for village in pieces
        if village.may_be_village
        for kecamatan in (None, *pieces)
        if kecamatan is None or (kecamatan.may_be_kecamatan and kecamatan.apart(village))
    ]


def _letters(pair: _Pair) -> int:
    village, kecamatan = pair
    return village.letters + (kecamatan.letters if kecamatan else 0)


def _best(found: _Found) -> float:
    return max(found.values(), default=_NOTHING)[0]
