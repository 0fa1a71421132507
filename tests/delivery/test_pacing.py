"""How fast messages may leave, on a clock of the test's own."""

from __future__ import annotations

from heapq import heappop, heappush
from random import Random

import pytest

from bot.delivery.broadcaster import CATCH_UP
from bot.delivery.pacing import Pacing, Slot
from storage.pace import Late


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("per_minute", [1, 5, 20, 60])
def test_a_group_never_gets_more_in_any_minute_than_it_may(per_minute: int) -> None:
    clock = Clock()
    pacing = Pacing(1000, per_group_minute=per_minute, time=clock)
    left: list[float] = []
    for _ in range(5 * per_minute):
        clock.now += pacing.wait_of_group("-100")
        pacing._of_chat("-100").reserve()
        left.append(clock.now)
    most = max(sum(1 for at in left if start <= at < start + 60) for start in left)
    assert most <= per_minute
    assert left[-1] - left[0] <= 5 * 60 * max(1.5, per_minute / (per_minute - per_minute / 4))


def test_a_rested_group_is_answered_at_once_and_people_are_paced_by_the_second() -> None:
    clock = Clock()
    pacing = Pacing(1000, per_group_minute=20, time=clock)
    assert [pacing._of_chat("-100").reserve() for _ in range(5)] == [0] * 5
    assert pacing.wait_of_group("-100") == pytest.approx(4)
    for _ in range(50):
        pacing._of_chat("77").reserve()
    assert pacing.wait_of_group("77") == 0


def test_one_group_may_be_held_alone() -> None:
    clock = Clock()
    pacing = Pacing(1000, time=clock)
    pacing.hold_chat("-100", 40)
    assert pacing.wait_of_group("-100") == pytest.approx(40)
    assert pacing.wait_of_group("-200") == 0
    assert pacing.held_for == 0


@pytest.mark.parametrize(
    ("per_second", "jitter", "most"), [(30, 0.0, 1.01), (30, 0.004, 1.01), (30, 0.05, 1.2), (300, 0.004, 1.08)]
)
def test_no_second_holds_too_many_however_late_they_are_counted(per_second: int, jitter: float, most: float) -> None:
    """Two processes at moments they share; each message leaves a little late and is a while on its way, each way a
    little longer than the shortest, and every fiftieth much longer. That costs little time of all."""
    random, clock = Random(f"{per_second} {jitter}"), Clock()
    processes = [Pacing(per_second, time=clock), Pacing(per_second, time=clock)]
    free, number = clock.now, 0
    known: list[Late] = []
    counted: list[float] = []
    answers: list[tuple[float, int, Slot, float]] = []
    while len(counted) < 60 * per_second:
        for pacing in processes:
            known = [late for late in known if late.last >= number - 2 * per_second] + pacing.take_late()
            if pacing.lent < 2:
                free = max(free, clock.now - CATCH_UP)
                pacing.lend(free, number, 4, known)
                free += 4 * pacing.evenly
                number += 4
        which, pacing = min(enumerate(processes), key=lambda one: one[1].until_slot(1) or 0.0)
        wait = pacing.until_slot(1)
        assert wait is not None
        until = clock.now + wait + random.random() * jitter
        while answers and answers[0][0] < until:
            answered, whose, answered_slot, left = heappop(answers)
            clock.now = max(clock.now, answered)
            processes[whose].note_answer(answered_slot, left)
        clock.now = max(clock.now, until)
        slot = pacing.take_slots(1, 1)
        there = 0.03 + random.random() * (0.1 if random.randrange(50) == 0 else jitter)
        counted.append(clock.now + there)
        heappush(answers, (clock.now + there + 0.03 + random.random() * jitter, which, slot, clock.now))
    counted.sort()
    shortest = min(later - earlier for earlier, later in zip(counted, counted[per_second:], strict=False))
    assert shortest >= 1.0
    assert counted[-1] - counted[0] <= 60 * most
