"""The score of a KIM: never of a person, and it never decides dormancy. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from bot.features.checkin.rules import TASKS
from bot.office import Office
from storage.checkin import COUNTING, Adinda, Category, Checkin, CheckinStatus
from storage.kim import BoardRole, Kim

BOARD = (BoardRole.KETUA, BoardRole.SEKRETARIS, BoardRole.BENDAHARA)


@dataclass(frozen=True, slots=True)
class Weights:
    """An installation's settings `score_…`; what each is worth is described there."""

    days: int
    sk: int
    term: int
    board: int
    accepted: int
    with_evidence: int
    bare: int
    a_day: int
    task_max: int
    tasks_max: int
    link: int
    media_max: int
    training: int
    coaching_max: int
    hoax_report: int
    hoax_share: int
    hoax_max: int

    @classmethod
    def of(cls, office: Office) -> Weights:
        return cls(**{field.name: getattr(office.settings, f"score_{field.name}") for field in fields(cls)})

    @property
    def administration_max(self) -> int:
        return self.sk + self.term + self.board

    @property
    def total_max(self) -> int:
        return self.administration_max + self.tasks_max + self.media_max + self.coaching_max + self.hoax_max


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score, and the facts that explain them."""

    weights: Weights
    sk_known: bool
    term_running: bool
    missing: tuple[BoardRole, ...]
    """Places on the board whose holder is not connected."""
    tasks: dict[Adinda, int]
    links: int
    trainings: int
    hoax_points: int

    @property
    def administration(self) -> int:
        weights = self.weights
        return self.sk_known * weights.sk + self.term_running * weights.term + (not self.missing) * weights.board

    @property
    def core(self) -> int:
        """The six tasks together."""
        return min(sum(self.tasks.values()), self.weights.tasks_max)

    @property
    def media(self) -> int:
        return min(self.links * self.weights.link, self.weights.media_max)

    @property
    def coaching(self) -> int:
        return min(self.trainings * self.weights.training, self.weights.coaching_max)

    @property
    def hoax(self) -> int:
        return min(self.hoax_points, self.weights.hoax_max)

    @property
    def total(self) -> int:
        return self.administration + self.core + self.media + self.coaching + self.hoax


def score(
    kim: Kim,
    board: Collection[BoardRole],
    checkins: Iterable[Checkin],
    on: date,
    weights: Weights,
    *,
    reports: int = 0,
    shares: int = 0,
) -> Score:
    """The score on that day. `board`: the places whose holders are connected. `reports`: hoax reports that were worth
    a verdict; `shares`: clarifications passed on.

    For now a training is an accepted check-in made from attendance, and hoax work is what was reported as such,
    worth what it is worth as a task, with the reports and what was passed on.
    """
    counting = [c for c in checkins if c.status in COUNTING and first_day(on, weights) <= c.happened_on <= on]
    chosen = _best_of_each_day(counting, weights)
    tasks = dict.fromkeys(Adinda, 0)
    for checkin in chosen:
        task = TASKS[checkin.category]
        if task is not None:
            tasks[task] = min(tasks[task] + _worth(checkin, weights), weights.task_max)
    links = {
        evidence.link_key
        for checkin in counting
        if checkin.category is Category.PUBLICATION
        for evidence in checkin.evidence
        if evidence.link_key
    }
    return Score(
        weights=weights,
        sk_known=bool(kim.sk_number),
        term_running=term_running(kim, on),
        missing=missing_of(board),
        tasks=tasks,
        links=len(links),
        trainings=sum(c.category is Category.TRAINING and c.status is CheckinStatus.ACCEPTED for c in counting),
        hoax_points=sum(_worth(c, weights) for c in chosen if c.category is Category.HOAX_LITERACY)
        + reports * weights.hoax_report
        + shares * weights.hoax_share,
    )


def first_day(on: date, weights: Weights) -> date:
    """The first day that counts."""
    return on - timedelta(days=weights.days - 1)


def term_running(kim: Kim, on: date) -> bool:
    started = kim.term_starts_on is None or kim.term_starts_on <= on
    return started and kim.term_ends_on is not None and kim.term_ends_on >= on


def missing_of(board: Collection[BoardRole]) -> tuple[BoardRole, ...]:
    return tuple(role for role in BOARD if role not in board)


def _worth(checkin: Checkin, weights: Weights) -> int:
    if checkin.status is CheckinStatus.ACCEPTED:
        return weights.accepted
    return weights.with_evidence if checkin.evidence else weights.bare


def _best_of_each_day(checkins: Sequence[Checkin], weights: Weights) -> list[Checkin]:
    """Many reports of one day count no more than the best few: reporting more often should not pay."""
    taken: Counter[date] = Counter()
    chosen = []
    for checkin in sorted(checkins, key=lambda c: -_worth(c, weights)):
        # Organisation serves no task, so it takes no place from one that does.
        if TASKS[checkin.category] is not None and taken[checkin.happened_on] < weights.a_day:
            taken[checkin.happened_on] += 1
            chosen.append(checkin)
    return chosen
