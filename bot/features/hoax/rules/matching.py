"""Which known claim a message repeats: an index in memory that is asked with a forwarded text.

A claim is held by its text and by its title, each a document of its own. Asking goes in two steps: the documents that
share the most telling words are fetched, and the best of those are compared closely (`evidence.py`).
One thread at a time.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.features.hoax.rules.evidence import Evidence, Message, likelihood
from bot.features.hoax.rules.spelling import is_frame, spelt_words, usual

if TYPE_CHECKING:
    import numpy

Id = TypeVar("Id", int, str)

IDENTICAL = 0.9
IDENTICAL_COVER = 0.95
"""Both texts have to hold that much of each other to be practically the same one."""
SIMILAR = 0.25

_LONGEST = 800
"""Words of one text that count."""
_COMPARED_TEXTS, _COMPARED_TITLES = 8, 4
_COMPARED_FROM = 0.45
"""Documents that share less than this part of what the best one shares are not compared."""
_ASKED_WORDS = 60
"""The most telling words of a message that documents are fetched by."""
_PRIOR = 1_000
"""Messages whose usual words are known beforehand (`spelling.usual`), so that the first claims are weighed well too."""
TITLE = 0.9
"""A title is in the words of who checked the claim; a message that fits it is less sure to be the claim."""
_UNSEEN, _UNSEEN_STUMP, _UNSEEN_FRAME, _FRAME = 0.7, 0.42, 0.12, 0.25
"""What words weigh that no claim has (whole, without vowels or very short, around a message), and the part that is left
to words around messages that some claim has."""
_VOWELS = frozenset("aeiou")
_LEAST_TOLD = 1.5
"""Weight of words below which a text says too little to be the same as anything: *ini hoaks pak*."""


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


class Index(Generic[Id]):
    """Claims in memory. Adding an id again replaces it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        """Words by their number, and `_words` the other way round."""
        self._words: list[str] = []
        self._holders: list[array[int]] = []
        """By word: the documents that hold it, each once."""
        self._content: array[int] = array("I")
        """The words of all documents in a row; where a document begins stands in `_begins`."""
        self._begins: array[int] = array("Q", [0])
        self._owners: array[int] = array("I")
        """By document: its claim's place in `_claims`."""
        self._lengths: array[float] = array("f")
        """By document: the root of how many different words it has; infinite when it is gone."""
        self._titles: array[float] = array("f")
        """By document: 1 for a title, 0 for a text."""
        self._claims: list[Id] = []
        self._documents: dict[Id, tuple[int, ...]] = {}
        self._weights: dict[str, float] = {}
        """Of known words, until something changes."""

    def __len__(self) -> int:
        return len(self._documents)

    def __contains__(self, claim_id: Id) -> bool:
        return claim_id in self._documents

    def __iter__(self) -> Iterator[Id]:
        return iter(self._documents)

    def add(self, claim_id: Id, text: str, title: str = "") -> None:
        self.remove(claim_id)
        self._weights.clear()
        self._documents[claim_id] = ()
        self._claims.append(claim_id)
        said, headed = spelt_words(text)[:_LONGEST], spelt_words(title)[:_LONGEST]
        # A title alone is all that is known of the claim, and what repeats it repeats the claim.
        self._hold(claim_id, said or headed, is_title=False)
        if said and headed and headed != said:
            self._hold(claim_id, headed, is_title=True)

    def remove(self, claim_id: Id) -> None:
        """Nothing happens when it is not there."""
        for document in self._documents.pop(claim_id, ()):
            self._lengths[document] = math.inf

    def says(self, claim_id: Id, text: str, title: str = "") -> bool:
        """Whether it knows the claim with these words."""
        words = (spelt_words(text) or spelt_words(title))[:_LONGEST]
        documents = self._documents.get(claim_id)
        return self._read(documents[0]) == words if documents else not words

    def match(self, text: str, limit: int = 3) -> list[Match[Id]]:
        """At most `limit` claims the message may repeat, the likeliest first; those too unlikely to be shown carry
        `NONE`."""
        message = self._message(text)
        best: dict[int, tuple[float, Evidence, bool]] = {}
        for owner, evidence, is_title in self._compared(message, self._fetch(message)):
            score = likelihood(evidence) * (TITLE if is_title else 1.0)
            if owner not in best or score > best[owner][0]:
                best[owner] = (score, evidence, is_title)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return [
            Match(self._claims[owner], score, decide(score, evidence, is_title=is_title, told=message.size))
            for owner, (score, evidence, is_title) in ranked
        ]

    def _message(self, text: str) -> Message:
        return Message(spelt_words(text)[:_LONGEST], self._weight, self._held)

    def _compared(self, message: Message, documents: Iterable[int]) -> Iterator[tuple[int, Evidence, bool]]:
        """For each document its claim, the evidence, and whether it is the title."""
        for document in documents:
            evidence = message.against(self._read(document))
            if evidence is not None:
                yield self._owners[document], evidence, bool(self._titles[document])

    def pack(self) -> dict[str, numpy.ndarray]:
        """Everything it holds as plain arrays, to be written to a file. Only for claims with numbers for ids."""
        import numpy

        lengths = numpy.array([len(holders) for holders in self._holders], numpy.uint32)
        holders: array[int] = array("I")
        for held in self._holders:
            holders.extend(held)
        return {
            "words": numpy.frombuffer("\n".join(self._words).encode(), numpy.uint8),
            "held": lengths,
            "holders": numpy.array(holders, numpy.uint32),
            "content": numpy.array(self._content, numpy.uint32),
            "begins": numpy.array(self._begins, numpy.uint64),
            "owners": numpy.array(self._owners, numpy.uint32),
            "lengths": numpy.array(self._lengths, numpy.float32),
            "titles": numpy.array(self._titles, numpy.float32),
            "claims": numpy.array(self._claims, numpy.int64),
        }

    @classmethod
    def unpack(cls, packed: Mapping[str, numpy.ndarray]) -> Index[int]:
        """From what `pack` gave."""
        import numpy

        index: Index[int] = Index()
        index._words = packed["words"].tobytes().decode().split("\n") if len(packed["words"]) else []
        index._numbers = {word: number for number, word in enumerate(index._words)}
        holders, begin = _bytes(packed["holders"]), 0
        for length in (packed["held"] * array("I").itemsize).tolist():
            index._holders.append(array("I", bytes(holders[begin : begin + length])))
            begin += length
        index._owners.frombytes(_bytes(packed["owners"]))
        content = packed["content"]
        # In pieces: while one is copied, no other thread runs.
        for start in range(0, len(content), 500_000):
            index._content.frombytes(_bytes(content[start : start + 500_000]))
        index._begins = array("Q", packed["begins"].tobytes())
        index._lengths.frombytes(_bytes(packed["lengths"]))
        index._titles.frombytes(_bytes(packed["titles"]))
        index._claims = packed["claims"].tolist()
        gone = numpy.isinf(packed["lengths"])
        for document in numpy.flatnonzero(~gone).tolist():
            owner: int = index._claims[index._owners[document]]
            index._documents[owner] = (*index._documents.get(owner, ()), document)
        return index

    def _hold(self, claim_id: Id, words: Sequence[str], *, is_title: bool) -> None:
        if not words:
            return
        document = len(self._owners)
        numbers = [self._number(word) for word in words]
        self._content.extend(numbers)
        self._begins.append(len(self._content))
        different = set(numbers)
        for number in different:
            self._holders[number].append(document)
        self._owners.append(len(self._claims) - 1)
        self._lengths.append(math.sqrt(len(different)))
        self._titles.append(is_title)
        self._documents[claim_id] += (document,)

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
            self._holders.append(array("I"))
        return number

    def _read(self, document: int) -> list[str]:
        numbers = self._content[self._begins[document] : self._begins[document + 1]]
        return [self._words[number] for number in numbers]

    def _held(self, word: str) -> int:
        number = self._numbers.get(word)
        return 0 if number is None else len(self._holders[number])

    def _weight(self, word: str) -> float:
        """What it tells that a word is there: 1 for one that no other document has."""
        weight = self._weights.get(word)
        if weight is None:
            weight = self._weigh(word)
            if word in self._numbers:
                self._weights[word] = weight
        return weight

    def _weigh(self, word: str) -> float:
        number = self._numbers.get(word)
        if number is None:
            # Never seen: often a typo, or a name of no claim.
            if is_frame(word):
                return _UNSEEN_FRAME
            return _UNSEEN if len(word) > 3 and word.isalpha() and not _VOWELS.isdisjoint(word) else _UNSEEN_STUMP
        every = len(self._owners) + _PRIOR
        held = len(self._holders[number]) + _PRIOR * usual().get(word, 0.0)
        weight = math.log1p(every / held) / math.log1p(every)
        return weight * _FRAME if is_frame(word) else weight

    def _fetch(
        self,
        message: Message,
        texts: int = _COMPARED_TEXTS,
        titles: int = _COMPARED_TITLES,
        part: float = _COMPARED_FROM,
    ) -> list[int]:
        """The documents worth comparing: at most so many texts and titles, and none that share less than that part of
        what the best one shares."""
        import numpy

        count = len(self._owners)
        telling = sorted(((self._weight(word), word) for word in message.known), reverse=True)[:_ASKED_WORDS]
        if not telling:
            return []
        shared = numpy.zeros(count, numpy.float32)
        for weight, word in telling:
            shared[numpy.frombuffer(self._holders[self._numbers[word]], numpy.uint32)] += weight
        shared /= numpy.sqrt(numpy.frombuffer(self._lengths, numpy.float32))
        of_titles = shared * numpy.frombuffer(self._titles, numpy.float32)
        return _highest(shared - of_titles, texts, part) + _highest(of_titles, titles, part)


def _bytes(packed: numpy.ndarray) -> memoryview:
    return memoryview(packed.data).cast("B") if packed.size else memoryview(b"")


def _highest(scores: numpy.ndarray, count: int, part: float) -> list[int]:
    """The places of the highest scores that are not far behind the best, the best first."""
    import numpy

    best = float(scores.max())
    if best <= 0:
        return []
    places = numpy.flatnonzero(scores > max(best * part, 0))
    if len(places) > count:
        places = places[numpy.argpartition(-scores[places], count - 1)[:count]]
    return [int(place) for place in places[numpy.argsort(-scores[places], kind="stable")]]


def decide(score: float, evidence: Evidence, *, is_title: bool, told: float) -> Decision:
    covered = min(evidence.covers_message, evidence.covers_claim)
    if (
        score >= IDENTICAL
        and covered >= IDENTICAL_COVER
        and told >= _LEAST_TOLD
        and not is_title
        and not evidence.other_numbers
    ):
        return Decision.IDENTICAL
    return Decision.SIMILAR if score >= SIMILAR else Decision.NONE
