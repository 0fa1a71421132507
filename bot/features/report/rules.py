"""What a Bimtek came to, in numbers. Pure functions; counts only, no claim about causes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

from storage.report import Attendee, Deeds

SPANS = (30, 60, 90)
"""Days before the first and after the last day of a Bimtek that are compared."""


NEWS = timedelta(days=14)
"""So long the end of the longest span is told by itself; what an outage kept longer, an admin asks for."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was done in one month of the calendar."""

    first: date
    activities: int
    kims: int
    """How many KIM did something."""


@dataclass(frozen=True, slots=True)
class Trend:
    """What KIM did month by month."""

    months: Sequence[Month]
    """Oldest first, from the first one in which something was done to this one; empty where nothing ever was."""
    kims: int
    """How many there are today."""


def months_back(today: date, count: int) -> list[date]:
    """The first days of so many months, oldest first, this one the last."""
    firsts = [today.replace(day=1)]
    while len(firsts) < count:
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    return firsts[::-1]


@dataclass(frozen=True, slots=True)
class Summary:
    """How one Bimtek went."""

    title: str
    held_on: date
    invited: int
    """0 when the record of invitations is no longer kept."""
    attendees: Sequence[Attendee]
    questions: int
    pre: Sequence[int]
    post: Sequence[int]
    """Right answers of each who finished."""
    scores: Mapping[int, int]
    """1–5 → how many."""
    comments: Sequence[str]

    @property
    def confirmed(self) -> int:
        return len(self.attendees)

    @property
    def present(self) -> int:
        return sum(attendee.came_at is not None for attendee in self.attendees)

    @property
    def answered(self) -> int:
        return sum(self.scores.values())

    @property
    def mean_score(self) -> float | None:
        if not self.answered:
            return None
        return sum(score * count for score, count in self.scores.items()) / self.answered

    def mean_percent(self, right: Sequence[int]) -> float | None:
        return fmean(right) * 100 / self.questions if right and self.questions else None


class Group(StrEnum):
    """Which villages are looked at."""

    TRAINED = "trained"
    """Somebody of the KIM was there."""
    IN_LINE = "in_line"
    """Signed up, got no seat, and in no Bimtek until the end of the window."""
    NEVER = "never"
    """The other KIM that were in no Bimtek until the end of the window."""


@dataclass(frozen=True, slots=True)
class Row:
    """A group of villages over one span, around one Bimtek or several."""

    group: Group
    span: int
    bimteks: int
    """Those for which the span is over."""
    kims: frozenset[int]
    windows: int
    """Villages, each counted with every Bimtek it was looked at around; what is done is done in these."""
    before: int
    after: int
    stirred_before: frozenset[int]
    stirred_after: frozenset[int]
    """KIM with at least one activity."""

    @property
    def villages(self) -> int:
        """Each once, for a KIM is of one village."""
        return len(self.kims)

    @property
    def active_before(self) -> int:
        return len(self.stirred_before)

    @property
    def active_after(self) -> int:
        return len(self.stirred_after)

    def __add__(self, other: Row) -> Row:
        return Row(
            self.group,
            self.span,
            self.bimteks + other.bimteks,
            self.kims | other.kims,
            self.windows + other.windows,
            self.before + other.before,
            self.after + other.after,
            self.stirred_before | other.stirred_before,
            self.stirred_after | other.stirred_after,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What villages did around one Bimtek, or around several added up."""

    title: str
    held_on: date
    """The last day; of several the latest."""
    rows: Sequence[Row]
    """Three groups for each span that is over."""
    days_gone: int
    """Whole days after the last day."""
    villages: Sequence[tuple[Group, Deeds]] = ()
    several: bool = False
    """All Bimtek together, however many they are."""

    @property
    def span(self) -> int | None:
        """The longest span that is over."""
        return max((row.span for row in self.rows), default=None)

    def of(self, span: int) -> list[Row]:
        return [row for row in self.rows if row.span == span]


def complete(last: date, today: date) -> list[int]:
    """The spans whose last day is over."""
    return [span for span in SPANS if today > last + timedelta(days=span)]


def is_news(last: date, today: date) -> bool:
    """Whether the longest span has been over for some days only: time to tell, not more than once though."""
    return timedelta(0) < today - (last + timedelta(days=SPANS[-1])) <= NEWS


def grouped(
    deeds: Iterable[Deeds], trained: AbstractSet[int], trained_by: AbstractSet[int], in_line: AbstractSet[int]
) -> list[tuple[Group, Deeds]]:
    """Each KIM with its group; those trained elsewhere meanwhile are in none."""
    found = []
    for one in deeds:
        if one.kim_id in trained:
            found.append((Group.TRAINED, one))
        elif one.kim_id not in trained_by:
            found.append((Group.IN_LINE if one.kim_id in in_line else Group.NEVER, one))
    return found


def row(group: Group, span: int, villages: Sequence[tuple[Group, Deeds]]) -> Row:
    place = SPANS.index(span)
    own = [deeds for its, deeds in villages if its is group]
    return Row(
        group,
        span,
        1,
        frozenset(deeds.kim_id for deeds in own),
        len(own),
        sum(deeds.before[place] for deeds in own),
        sum(deeds.after[place] for deeds in own),
        frozenset(deeds.kim_id for deeds in own if deeds.before[place]),
        frozenset(deeds.kim_id for deeds in own if deeds.after[place]),
    )


def together(title: str, changes: Sequence[Change]) -> Change:
    """Several Bimtek added up, each over its own days; a span counts the Bimtek for which it is over. A village is
    one village, around however many of them it was looked at."""
    rows: dict[tuple[int, Group], Row] = {}
    for change in changes:
        for one in change.rows:
            key = one.span, one.group
            rows[key] = rows[key] + one if key in rows else one
    ordered = [rows[span, group] for span in SPANS for group in Group if (span, group) in rows]
    latest = max((change.held_on for change in changes), default=date.min)
    gone = min((change.days_gone for change in changes), default=0)
    return Change(title, latest, ordered, gone, several=True)
