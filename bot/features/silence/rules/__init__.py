"""What is true of silence: the eight states of a village, and the ladder. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.settings import Settings
from storage.kim import BoardRole, Kim, KimClock, KimStatus
from storage.member import Reachable
from storage.silence import Silence, StepOutcome
from storage.task import TaskKind

GENTLE, HELPING, DECIDING, HUMAN = 1, 2, 3, 4
"""The steps of the ladder."""
AT_MOST = 2
"""People who hear of a helping or deciding step."""
TASK_OF = {DECIDING: TaskKind.DECIDE, HUMAN: TaskKind.VISIT}


class State(StrEnum):
    """Where a village stands; exactly one for each, on any date."""

    NO_KIM = "no_kim"
    NOT_CONNECTED = "not_connected"
    """A KIM on paper, nobody in the chat, nothing heard."""
    NEVER_ACTIVE = "never_active"
    ACTIVE = "active"
    WEAKENING = "weakening"
    SILENT = "silent"
    PAUSED = "paused"
    DORMANT = "dormant"


UNHEARD = frozenset({State.NOT_CONNECTED, State.NEVER_ACTIVE, State.WEAKENING, State.SILENT})
"""Nothing was reported lately, and nobody has said that this is all right."""


def state_of(kim: Kim | KimClock | None, *, connected: bool, on: date, silence_days: Sequence[int]) -> State:
    """The state on that day. `connected`: somebody approved is in the chat."""
    if kim is None:
        return State.NO_KIM
    if kim.status is KimStatus.DORMANT:
        return State.DORMANT
    if kim.paused_until is not None and kim.paused_until >= on:
        return State.PAUSED
    if kim.last_activity_on is not None and kim.last_activity_on <= on:
        days = (on - kim.last_activity_on).days
        if days < silence_days[0]:
            return State.ACTIVE
        return State.WEAKENING if days < silence_days[2] else State.SILENT
    return State.NEVER_ACTIVE if connected else State.NOT_CONNECTED


# The ladder -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ladder:
    """The thresholds, in days of silence, and what may hold a step back; an installation's settings."""

    days: tuple[int, ...]
    gap: int
    """Days between two reminders to one person, and between two steps that a hold pushed together."""
    contact: int
    """Days a sign of life postpones."""

    @classmethod
    def of(cls, settings: Settings) -> Ladder:
        return cls(settings.silence_days, settings.reminder_gap_days, settings.contact_postpones_days)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a KIM stands on the ladder."""

    since: date
    step: int = 0
    """The highest step behind it."""
    stepped_on: date | None = None
    held_until: date | None = None
    """The first day a step may come again."""


def standing_of(kim: Kim, silence: Silence | None, ladder: Ladder) -> Standing:
    """`silence` is the one that runs since the KIM's clock started, if it was noticed."""
    if silence is None:
        return Standing(kim.silent_since, held_until=held_until(kim, ladder))
    return Standing(kim.silent_since, silence.step, silence.stepped_on, held_until(kim, ladder))


def held_until(kim: Kim, ladder: Ladder) -> date | None:
    """The first day after a pause, a postponement and a sign of life."""
    holds = [
        kim.postponed_until,
        kim.paused_until + timedelta(days=1) if kim.paused_until else None,
        kim.last_contact_on + timedelta(days=ladder.contact) if kim.last_contact_on else None,
    ]
    return max((day for day in holds if day is not None), default=None)


def due_days(ladder: Ladder, standing: Standing) -> list[tuple[int, date]]:
    """Each step still to come and the first day it may be taken.

    Counted from the day the silence started. What held a step back also moves the next ones, so that nobody who
    comes out of a pause of two months meets three steps in one week.
    """
    due: list[tuple[int, date]] = []
    before, held = standing.stepped_on, standing.held_until
    for step in range(standing.step + 1, HUMAN + 1):
        threshold = ladder.days[step - 1]
        day = standing.since + timedelta(days=threshold)
        if held is not None:
            day = max(day, held)
            threshold_before = ladder.days[step - 2] if step > GENTLE else 0
            if before is not None and held > standing.since + timedelta(days=threshold_before):
                day = max(day, before + timedelta(days=min(ladder.gap, threshold - threshold_before)))
        due.append((step, day))
        before = day
    return due


def next_step_on(kim: Kim, silence: Silence | None, ladder: Ladder) -> date | None:
    """The day the sweep should look at this KIM again; None when nothing is to come."""
    if kim.status is KimStatus.DORMANT:
        return None
    due = due_days(ladder, standing_of(kim, silence, ladder))
    return due[0][1] if due else None


# One KIM, one day -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """A step to be taken now."""

    step: int
    outcome: StepOutcome
    passed: tuple[tuple[int, StepOutcome], ...] = ()
    """Lower steps that were never taken and never will be."""
    recipients: tuple[Reachable, ...] = ()

    @property
    def task(self) -> TaskKind | None:
        return TASK_OF.get(self.step)


@dataclass(frozen=True, slots=True)
class Wait:
    """A step is due, and everybody it could go to was reminded of something too recently."""

    until: date
    step: int


def decide(
    ladder: Ladder,
    standing: Standing,
    people: Sequence[Reachable],
    on: date,
    free_on: Callable[[Reachable], date | None],
) -> Move | Wait | None:
    """What a sweep on that day does about a KIM: the highest step that is due, or nothing.

    `people` may be written to unasked; `free_on` says from which day on somebody may be reminded again, None for
    now. A KIM without people to write to goes up to the third step at once, where a human is asked.
    """
    reached = [step for step, day in due_days(ladder, standing) if day <= on]
    held = standing.held_until is not None and standing.held_until > on
    cut_off = not people and standing.step < DECIDING and (reached or (standing.step >= GENTLE and not held))
    if not reached and not cut_off:
        return None
    top = max([DECIDING, *reached]) if cut_off else reached[-1]
    passed_as = StepOutcome.OVERTAKEN if people else StepOutcome.UNREACHABLE
    passed = tuple((step, passed_as) for step in range(standing.step + 1, top))
    if top == HUMAN or not people:
        return Move(top, StepOutcome.TASK, passed)
    asked = recipients(top, people)
    free = [person for person in asked if free_on(person) is None]
    if not free:
        return Wait(min(day for person in asked if (day := free_on(person)) is not None), top)
    return Move(top, StepOutcome.SENT, passed, tuple(free[:1] if top == GENTLE else free))


_TIERS = ((BoardRole.KETUA, BoardRole.SEKRETARIS), (BoardRole.BENDAHARA,), (BoardRole.ANGGOTA,))


def recipients(step: int, people: Sequence[Reachable]) -> list[Reachable]:
    """Whom a step is meant for, first choice first: ketua and sekretaris, else bendahara, else the members who
    have been there longest. The gentle step prefers the sekretaris and goes to one of them."""
    for tier in _TIERS:
        there = [person for person in people if person.role in tier]
        if there:
            order = tuple(reversed(tier)) if step == GENTLE else tier
            return sorted(there, key=lambda p: (order.index(p.role), p.member_id))[:AT_MOST]
    return []


def free_on(person: Reachable, now: datetime, gap: int, today: Callable[[datetime], date]) -> date | None:
    """The first day the person may be reminded of something again; None when that is already so."""
    if person.last_reminded_at is None:
        return None
    free_at = person.last_reminded_at + timedelta(days=gap)
    return today(free_at) if free_at > now else None
