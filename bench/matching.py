"""Finding repeated claims: how well and how fast, beside what one writes first.

Peers, in the same run: SQLite's FTS5 whose best fifty are ranked by rapidfuzz's `token_set_ratio`, and TF-IDF over
words of the message and of its lines and sentences. Quality is measured on real claims and queries that are no part of
this project (KENTONGAN_HOAX, or `../shared/data/hoax` beside the checkout); where they are missing only speed is. What
is fitted is fitted on one half of the claims and measured on the other, both ways round.
"""

from __future__ import annotations

import csv
import gc
import math
import os
import random
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from time import process_time

import numpy
from rapidfuzz import fuzz

from bench.options import Options
from bench.table import show
from bot.features.hoax.rules.evidence import COEFFICIENTS, Evidence, likelihood
from bot.features.hoax.rules.matching import SIMILAR, TITLE, Decision, Index
from bot.features.hoax.rules.normalise import words

DATA = Path(os.environ.get("KENTONGAN_HOAX") or Path(__file__).parents[2] / "shared/data/hoax")
MATCHING = ("surface", "surface_hard", "natural_dup", "framed")
OTHER_WORDS = ("title", "summary", "xpub")
LARGE = 100_000


@dataclass(frozen=True)
class Query:
    tier: str
    text: str
    expected: frozenset[str]

    @property
    def counts(self) -> bool:
        """For F1 and recall; the tiers with other words are shown beside them."""
        return self.tier not in OTHER_WORDS

    @property
    def half(self) -> int:
        """By claim: variants of one claim are on the same side."""
        key = min(self.expected) if self.expected else self.text[:40]
        return md5(key.encode(), usedforsecurity=False).digest()[0] % 2


class Comparing(Index[str]):
    def compare(self, text: str, *, widely: bool = False) -> list[tuple[str, Evidence, bool]]:
        """What `match` decides by: for each document compared its claim, the evidence, whether it is the title.
        `widely` compares more of them, for fitting."""
        message = self._message(text)
        documents = self._fetch(message, 12, 6, 0.0) if widely else self._fetch(message)
        compared = self._compared(message, documents)
        return [(self._claims[owner], evidence, is_title) for owner, evidence, is_title in compared]


Answer = tuple[str | None, float]
"""The first claim and how sure."""


def measure(options: Options) -> None:
    claims, queries = _data()
    if claims:
        _quality(claims, queries, options)
    else:
        print(f"no claims to measure with: set KENTONGAN_HOAX, or put corpus.csv and queries_dev.csv into {DATA}")
    _speed(claims, queries, options)


def _data() -> tuple[list[dict[str, str]], list[Query]]:
    csv.field_size_limit(2**27)
    try:
        with (DATA / "corpus.csv").open(encoding="utf-8", newline="") as stream:
            claims = list(csv.DictReader(stream))
        with (DATA / "queries_dev.csv").open(encoding="utf-8", newline="") as stream:
            queries = [
                Query(row["tier"], row["text"], frozenset(row["expected_ids"].split()))
                for row in csv.DictReader(stream)
            ]
    except FileNotFoundError:
        return [], []
    return claims, queries


# Quality ---------------------------------------------------------------------------------------------------


def _quality(claims: list[dict[str, str]], queries: list[Query], options: Options) -> None:
    if options.quick:
        queries = queries[::5]
    index = Comparing()
    for claim in claims:
        index.add(claim["id"], claim["text"], claim["title"])
    compared = [index.compare(query.text) for query in queries]
    fitted = [_fit(index, [query for query in queries if query.half != half and query.counts]) for half in (0, 1)]
    halves = [
        max(
            (
                (found, likelihood(seen, fitted[query.half]) * (TITLE if is_title else 1))
                for found, seen, is_title in of
            ),
            key=lambda pair: pair[1],
            default=(None, 0.0),
        )
        for query, of in zip(queries, compared, strict=True)
    ]
    matches = [index.match(query.text) for query in queries]
    answers = {
        "fitted on the other half": halves,
        "coefficients in the code": [(m[0].claim_id, m[0].score) if m else (None, 0.0) for m in matches],
        "TF-IDF, segments": [*map(_tf_idf(claims), queries)],
        "FTS5 + token_set": [*map(_fts(claims), queries)],
    }
    rows = []
    for name, found in answers.items():
        best, recall, first = _figures(queries, found)
        rows.append([name, f"{_f1(queries, found, SIMILAR):.3f}", f"{best:.3f}", f"{recall:.3f}", f"{first:.1%}"])
    show(
        f"matching: {len(claims):,} claims, {len(queries):,} queries",
        ["", f"F1 at {SIMILAR}", "best F1", "recall at 98 % precision", "right first, surface"],
        rows,
        "aim: 0.96, 0.88, 99.5 %. F1 at the threshold of SIMILAR means something for our own scores only",
    )
    _tiers(queries, [m[0].decision if m else Decision.NONE for m in matches], answers["coefficients in the code"])
    if options.fit:
        print("COEFFICIENTS =", tuple(round(value, 3) for value in _fit(index, [q for q in queries if q.counts])))
        print("in the code  =", COEFFICIENTS)


def _tiers(queries: Sequence[Query], decisions: Sequence[Decision], answers: Sequence[Answer]) -> None:
    joined = [
        found in query.expected
        for query, decision, (found, _) in zip(queries, decisions, answers, strict=True)
        if decision is Decision.IDENTICAL
    ]
    rows = []
    for tier in dict.fromkeys(query.tier for query in queries):
        places = [place for place, query in enumerate(queries) if query.tier == tier]
        right = [answers[place][0] in queries[place].expected for place in places]
        shown = [decisions[place] is not Decision.NONE for place in places]
        rows.append(
            [
                tier,
                str(len(places)),
                f"{sum(right) / len(places):.3f}",
                f"{sum(map(min, right, shown)) / len(places):.3f}",
                f"{sum(shown) / len(places):.3f}",
                f"{sum(decisions[place] is Decision.IDENTICAL for place in places) / len(places):.3f}",
            ]
        )
    show(
        "matching: by kind of query",
        ["kind", "queries", "right first", "right and shown", "shown", "joined by itself"],
        rows,
        f"joined by themselves: {len(joined)}, wrong {joined.count(False)}; aim: at most 0.5 %",
    )


def _figures(queries: Sequence[Query], answers: Sequence[Answer]) -> tuple[float, float, float]:
    """The best F1 over all thresholds, the most recall with 98 % of what is shown right, right first on surface."""
    every = sum(query.tier in MATCHING for query in queries)
    right = 0
    best = recall = 0.0
    counting = [(query, *answer) for query, answer in zip(queries, answers, strict=True) if query.counts]
    for shown, (query, found, _) in enumerate(sorted(counting, key=lambda row: -row[2]), start=1):
        right += found in query.expected
        best = max(best, 2 * right / (every + shown))
        if right >= 0.98 * shown:
            recall = right / every
    surface = [found in query.expected for query, found, _ in counting if query.tier.startswith("surface")]
    return best, recall, sum(surface) / len(surface)


def _f1(queries: Sequence[Query], answers: Sequence[Answer], threshold: float) -> float:
    shown = [
        found in query.expected
        for query, (found, score) in zip(queries, answers, strict=True)
        if query.counts and score >= threshold
    ]
    return 2 * sum(shown) / (sum(query.tier in MATCHING for query in queries) + len(shown))


def _fit(index: Comparing, queries: Sequence[Query]) -> list[float]:
    """Logistic regression by Newton's method, a little ridge on standardised features; titles are not fitted to."""
    features, right = [], []
    for query in queries:
        for found, evidence, is_title in index.compare(query.text, widely=True):
            if not is_title:
                features.append(evidence.features())
                right.append(found in query.expected)
    x, y = numpy.array(features), numpy.array(right, float)
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = numpy.c_[numpy.ones(len(x)), (x - mean) / spread]
    ridge = numpy.eye(z.shape[1])
    ridge[0, 0] = 0
    found = numpy.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-numpy.clip(z @ found, -30, 30)))
        slope = z.T @ (y - p) - ridge @ found
        found = found + numpy.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, slope)
    factors = found[1:] / spread
    return [float(found[0] - (factors * mean).sum()), *map(float, factors)]


# Peers -----------------------------------------------------------------------------------------------------


def _tf_idf(claims: Sequence[dict[str, str]]) -> Callable[[Query], Answer]:
    texts = [words(claim["text"]) for claim in claims]
    held = Counter(word for text in texts for word in set(text))
    weights = {word: math.log((len(texts) + 1) / (count + 1)) + 1 for word, count in held.items()}
    unseen = math.log(len(texts) + 1) + 1
    holders: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)

    def vector(text: Sequence[str]) -> dict[str, float]:
        counted = {word: count * weights.get(word, unseen) for word, count in Counter(text).items()}
        length = math.sqrt(sum(weight * weight for weight in counted.values())) or 1.0
        return {word: weight / length for word, weight in counted.items()}

    for place, text in enumerate(texts):
        for word, weight in vector(text).items():
            holders[word].append((place, weight))

    def answer(query: Query) -> Answer:
        best: Answer = (None, 0.0)
        parts = [part for part in re.split(r"\n+|(?<=[.!?])\s+", query.text) if len(part) > 25]
        for part in [query.text, *parts]:
            shared: defaultdict[int, float] = defaultdict(float)
            for word, weight in vector(words(part)).items():
                for place, other in holders.get(word, ()):
                    shared[place] += weight * other
            if shared and (score := max(shared.values())) > best[1]:
                best = (claims[max(shared, key=shared.__getitem__)]["id"], score)
        return best

    return answer


def _fts(claims: Sequence[dict[str, str]]) -> Callable[[Query], Answer]:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claim USING fts5(text)")
    texts = [" ".join(words(claim["text"])) for claim in claims]
    database.executemany("INSERT INTO claim(rowid, text) VALUES (?, ?)", enumerate(texts))

    def answer(query: Query) -> Answer:
        asked = words(query.text)
        if not asked:
            return None, 0.0
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(asked[:60]))
        found = database.execute(
            "SELECT rowid FROM claim WHERE claim MATCH ? ORDER BY bm25(claim) LIMIT 50", (wanted,)
        ).fetchall()
        joined = " ".join(asked)
        scored = [(fuzz.token_set_ratio(joined, texts[place]) / 100, place) for (place,) in found]
        score, place = max(scored, default=(0.0, -1))
        return (claims[place]["id"], score) if place >= 0 else (None, 0.0)

    return answer


# Speed -----------------------------------------------------------------------------------------------------


def _speed(claims: list[dict[str, str]], queries: list[Query], options: Options) -> None:
    """CPU time of one core."""
    made = list(_made_up(6_000 if options.quick else LARGE))
    small = [(claim["text"], claim["title"]) for claim in claims] or made[:3_700]
    asked = [query.text for query in queries[:: 20 if options.quick else 4]] or [text for text, _ in made[:100]]
    rows = []
    for name, texts in ((f"{len(small):,}", small), (f"{len(made):,}", [*small, *made][: len(made)])):
        gc.collect()
        before = _memory()
        index: Index[int] = Index()
        begun = process_time()
        for number, (text, title) in enumerate(texts):
            index.add(number, text, title)
        build = process_time() - begun
        memory = _memory() - before
        index.match(asked[0])
        begun = process_time()
        for text in asked:
            index.match(text)
        each = (process_time() - begun) / len(asked) * 1000
        begun = process_time()
        for number in range(100):
            index.add(10**7 + number, made[number][0])
        adding = (process_time() - begun) * 10
        file = options.scratch / "index.npz"
        numpy.savez(file, **index.pack())
        begun = process_time()
        with numpy.load(file) as packed:
            Index.unpack(packed)
        loading = process_time() - begun
        rows.append([name, f"{each:.1f}", f"{adding:.2f}", f"{memory:.0f}", f"{build:.1f}", f"{loading:.2f}"])
    rows.append(
        ["FTS5 + token_set, " + f"{len(small):,}", f"{_each(_fts(_as_rows(small)), asked):.1f}", "", "", "", ""]
    )
    rows.append(
        ["TF-IDF, segments, " + f"{len(small):,}", f"{_each(_tf_idf(_as_rows(small)), asked):.1f}", "", "", "", ""]
    )
    show(
        "matching: one core",
        ["claims", "ms a query", "ms to add one", "MB", "s to build", "s from the file"],
        rows,
        "aim: 5 ms at 3,700 and 15 ms at 100,000, 5 ms to add, 400 MB, ready within 3 s",
    )


def _as_rows(texts: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": str(number), "text": text} for number, (text, _) in enumerate(texts)]


def _each(answer: Callable[[Query], Answer], asked: Sequence[str]) -> float:
    begun = process_time()
    for text in asked:
        answer(Query("", text, frozenset()))
    return (process_time() - begun) / len(asked) * 1000


def _made_up(count: int) -> Iterator[tuple[str, str]]:
    """Texts and titles of words that are none, as often as words are: few in nearly all texts, most in very few."""
    chance = random.Random(42)
    parts = [first + vowel for first in "bcdghjklmnprstwy" for vowel in "aeiou"]
    vocabulary = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(200_000)]
    for _ in range(count):
        length = min(400, int(chance.lognormvariate(3.3, 0.8)) + 5)
        text = [vocabulary[min(199_999, int(2 ** chance.uniform(3, 17.6)))] for _ in range(length)]
        yield " ".join(text), " ".join(chance.sample(text, min(9, length)))


def _memory() -> float:
    """Megabytes in use now."""
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
