"""What speaks for a message repeating a claim: words found again, how densely, in which order, and what differs.

A message holds a claim whole, cut, or between other things, so both sides are searched for their densest stretch: the
one where words found again, each weighing what it tells, outweigh those not found the most. Words count as found when
they are the same, have the same consonants (`dbk` for *dibuka*), or differ by a typo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log1p
from operator import mul

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

Weigh = Callable[[str], float]
"""What it tells that a word is there: 0 nothing, 1 a word that hardly any claim has."""

_VOWELS = str.maketrans("", "", "aeiou")
_DOUBLE = re.compile(r"(.)\1+")
_TYPO = 0.6
"""Similarity from which an unknown word may be a known one mistyped."""
_TYPO_BONES = 0.74
"""The same for consonants alone."""
_RARE = 3
"""Documents that a mistyped word may be in itself: others mistype too."""
_UNIT = 8
"""Sizes are counted in eighths of a word that says all, so that a logarithm tells one word from two."""
_PLACES = 12
"""Places of one word in a claim that a run is looked for at."""
_LONGEST_COMPARED = 160
"""Different words of one side that are compared letter by letter; hostile texts have more."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Parts are from 0 to 1; sizes are logarithms of weights."""

    covers_message: float
    """The part of the message found in the claim."""
    covers_claim: float
    """The part of the claim found in the message."""
    density: float
    """Of the densest stretch, on the side where it is less."""
    of_message: float
    """How much more is found than not in that stretch, as a part of the whole message."""
    of_claim: float
    """The same of the claim."""
    run: float
    """The size of the longest run of words in the claim's order."""
    run_of_claim: float
    """What part of the claim it is."""
    swapped: float
    """Known words in the stretch that the other side has not, on the side where it is less: another name or place."""
    foreign: float
    """The weight of the most telling known word of the message that the claim has not."""
    message_size: float
    claim_size: float
    found_size: float
    other_numbers: bool
    """The message has a number the claim has not."""

    def features(self) -> tuple[float, ...]:
        return (
            max(self.of_message, self.of_claim) * self.run,
            self.density * self.run,
            self.density,
            self.run_of_claim,
            min(self.covers_message, self.covers_claim),
            self.of_claim,
            self.swapped,
            self.foreign,
            self.message_size,
            self.claim_size,
            self.found_size,
        )


COEFFICIENTS: tuple[float, ...] = (
    7.318, 0.04, 2.584, -9.254, -1.852, -2.024, 3.556, 0.517, -3.195, -1.169, -1.297, 1.605,
)  # fmt: skip
"""The constant and one for each feature, by logistic regression over texts and claims that belong together and such
that do not: `python -m bench matching --fit` finds them again."""


def likelihood(evidence: Evidence, coefficients: Sequence[float] = COEFFICIENTS) -> float:
    """From 0 to 1."""
    constant, *factors = coefficients
    total = constant + sum(factor * value for factor, value in zip(factors, evidence.features(), strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=50_000)
def bones(word: str) -> str:
    """The first letter and the consonants after it: what is left of a word in a hurry."""
    if not word.isalpha():
        return word
    return _DOUBLE.sub(r"\1", word[0] + word[1:].translate(_VOWELS))


class Message:
    """A message, ready to be held against many claims."""

    def __init__(self, words: Sequence[str], weigh: Weigh, held: Callable[[str], int]) -> None:
        """`held` says how many documents have a word."""
        self.words = words
        self.distinct = list(dict.fromkeys(words))
        self.known = {word: count for word in self.distinct if (count := held(word))}
        self.weight = weigh
        self._names = {word for word in self.known if not word.isdigit()}
        self.size = sum(map(weigh, self.distinct))

    def against(self, claim: Sequence[str]) -> Evidence | None:
        """None when nothing of one is found in the other."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(claim):
            places.setdefault(word, []).append(place)
        found = self._found(places)
        if not found:
            return None
        counterparts: dict[str, float] = {}
        for meant, sure in found.values():
            if sure > counterparts.get(meant, 0.0):
                counterparts[meant] = sure
        nothing = ("", 0.0)
        here = [found.get(word, nothing) for word in self.words]
        weights = [self.weight(meant or word) for word, (meant, _) in zip(self.words, here, strict=True)]
        message = _Side(weights, [sure for _, sure in here])
        other = _Side([self.weight(word) for word in claim], [counterparts.get(word, 0.0) for word in claim])
        run = _longest_run(here, weights, places)
        missed = [
            (place, weights[place])
            for place, (meant, _) in enumerate(here)
            if not meant and self.words[place] in self._names
        ]
        swapped = sum(weight for place, weight in missed if message.begin <= place < message.end)
        swapped_there = sum(
            other.weights[place]
            for place in range(other.begin, other.end)
            if not other.sure[place] and not claim[place].isdigit()
        )
        return Evidence(
            covers_message=message.found / message.whole,
            covers_claim=other.found / other.whole,
            density=min(message.density, other.density),
            of_message=message.excess / message.whole,
            of_claim=other.excess / other.whole,
            run=_size(run),
            run_of_claim=min(1.0, run / other.whole),
            swapped=min(swapped, swapped_there) / message.stretch,
            foreign=max((weight for _, weight in missed), default=0.0),
            message_size=_size(message.whole),
            claim_size=_size(other.whole),
            found_size=_size(sum(self.weight(word) * sure for word, sure in counterparts.items())),
            other_numbers=any(word.isdigit() and word not in found for word in self.distinct),
        )

    def _found(self, places: Mapping[str, object]) -> dict[str, tuple[str, float]]:
        """Words of the message → the claim's word and how sure it is that this one is meant."""
        found: dict[str, tuple[str, float]] = {}
        missing = []
        boned: dict[str, str] | None = None
        for word in self.distinct:
            if word in places:
                found[word] = (word, 1.0)
            elif len(word) > 2 and not word.isdigit():
                if boned is None:
                    boned = {bones(known): known for known in places if len(known) > 2}
                if (meant := boned.get(bones(word))) is not None:
                    found[word] = (meant, 0.9)
                elif len(word) > 3 and self.known.get(word, 0) <= _RARE:
                    missing.append(word)
        if missing and found:
            taken = {meant for meant, _ in found.values()}
            left = [word for word in places if len(word) > 3 and word not in taken and not word.isdigit()]
            _mistyped(missing[:_LONGEST_COMPARED], left[:_LONGEST_COMPARED], found)
        return found


def _mistyped(missing: Sequence[str], left: Sequence[str], found: dict[str, tuple[str, float]]) -> None:
    if not left:
        return
    rest = []
    alike = process.cdist(missing, left, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_TYPO)
    for word, row, best in zip(missing, alike, alike.argmax(1).tolist(), strict=True):
        if (likeness := float(row[best])) >= _TYPO:
            found[word] = (left[best], 0.5 + 0.5 * likeness)
        elif len(bones(word)) > 3:
            rest.append(word)
    if not rest:
        return
    alike = process.cdist(
        [bones(word) for word in rest],
        [bones(word) for word in left],
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_TYPO_BONES,
    )
    for word, row, best in zip(rest, alike, alike.argmax(1).tolist(), strict=True):
        if float(row[best]) >= _TYPO_BONES:
            found[word] = (left[best], 0.7)


class _Side:
    """One of the two texts: what its words weigh, how sure each was found in the other, and its densest stretch."""

    __slots__ = ("begin", "density", "end", "excess", "found", "stretch", "sure", "weights", "whole")

    def __init__(self, weights: Sequence[float], sure: Sequence[float]) -> None:
        self.weights, self.sure = weights, sure
        best = current = 0.0
        begin = end = start = 0
        for place, weight in enumerate(weights):
            current += weight * (2 * sure[place] - 1)
            if current <= 0:
                current, start = 0.0, place + 1
            elif current > best:
                best, begin, end = current, start, place + 1
        self.excess, self.begin, self.end = best, begin, end
        """How much more is found than not between the two."""
        self.whole = sum(weights) or 1.0
        self.found = sum(map(mul, weights, sure))
        self.stretch = sum(weights[begin:end]) or 1.0
        self.density = sum(map(mul, weights[begin:end], sure[begin:end])) / self.stretch


def _size(weight: float) -> float:
    return log1p(_UNIT * weight)


def _longest_run(
    here: Sequence[tuple[str, float]], weights: Sequence[float], places: Mapping[str, Sequence[int]]
) -> float:
    """What the heaviest run of words weighs that the claim has in the same order, at most one of its words left out
    between two."""
    best = 0.0
    before: dict[int, float] = {}
    for place, (meant, sure) in enumerate(here):
        runs: dict[int, float] = {}
        if meant:
            weight = weights[place] * sure
            for there in places[meant][:_PLACES]:
                run = (before.get(there - 1) or before.get(there - 2) or 0.0) + weight
                runs[there] = run
                if run > best:
                    best = run
        before = runs
    return best
