"""How fast messages may leave, on a clock of the test's own."""

from __future__ import annotations

import pytest

from bot.delivery.pacing import Pacing


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
