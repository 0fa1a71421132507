"""Which known claim a message repeats."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.features.hoax.rules.normalise import words

Id = TypeVar("Id", int, str)


class Decision(StrEnum):
    IDENTICAL = "identical"
    """The same message: joins by itself."""
    SIMILAR = "similar"
    """Shown as *mirip dengan*, for a person to decide."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match(Generic[Id]):
    claim_id: Id
    score: float
    """From 0 to 1: how sure it is that the message repeats this claim."""
    decision: Decision


IDENTICAL = 0.92
SIMILAR = 0.5


class Index(Generic[Id]):
    """Claims in memory. Adding an id again replaces it."""

    def __init__(self) -> None:
        self._claims: dict[Id, Counter[str]] = {}
        self._holders: dict[str, set[Id]] = {}

    def __len__(self) -> int:
        return len(self._claims)

    def __contains__(self, claim_id: Id) -> bool:
        return claim_id in self._claims

    def __iter__(self) -> Iterator[Id]:
        return iter(self._claims)

    def add(self, claim_id: Id, text: str, title: str = "") -> None:
        self.remove(claim_id)
        counted = Counter(words(text) or words(title))
        self._claims[claim_id] = counted
        for word in counted:
            self._holders.setdefault(word, set()).add(claim_id)

    def remove(self, claim_id: Id) -> None:
        """Nothing happens when it is not there."""
        for word in self._claims.pop(claim_id, ()):
            self._holders[word].discard(claim_id)

    def match(self, text: str, limit: int = 3) -> list[Match[Id]]:
        """At most `limit` claims the message may repeat, the likeliest first; those below `SIMILAR` carry `NONE`."""
        asked = Counter(words(text))
        shared: dict[Id, float] = {}
        for word in asked:
            holders = self._holders.get(word, ())
            for claim_id in holders:
                shared[claim_id] = shared.get(claim_id, 0.0) + self._weight(word)
        whole = sum(map(self._weight, asked))
        scored = sorted(
            (
                (min(both / (min(whole, sum(map(self._weight, self._claims[found]))) or 1), 1.0), found)
                for found, both in shared.items()
            ),
            key=lambda pair: -pair[0],
        )
        return [Match(found, score, decide(score)) for score, found in scored[:limit]]

    def _weight(self, word: str) -> float:
        return math.log(1 + (len(self._claims) + 1) / (1 + len(self._holders.get(word, ()))))


def decide(score: float) -> Decision:
    if score >= IDENTICAL:
        return Decision.IDENTICAL
    return Decision.SIMILAR if score >= SIMILAR else Decision.NONE
