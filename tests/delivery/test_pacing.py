"""The pace, on a clock that only sleeping moves."""

from __future__ import annotations

import pytest

from bot.delivery.pacing import Pace, Pacing


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_after_a_burst_the_slots_come_evenly() -> None:
    clock = Clock()
    pace = Pace(10, 3, clock)
    waits = [pace.reserve() for _ in range(6)]
    assert waits == pytest.approx([0, 0, 0, 0.1, 0.2, 0.3])
    clock.now = 5.0
    assert pace.resting
    assert pace.reserve() == 0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    async def sleep(seconds: float) -> None:
        clock.now += max(seconds, 0.0)

    monkeypatch.setattr("bot.delivery.pacing._sleep", sleep)
    return clock


async def test_one_chat_has_a_pace_of_its_own(clock: Clock) -> None:
    pacing = Pacing(1000, 1.0, chat_burst=2, time=clock)
    for _ in range(4):
        await pacing.slot("a")
    assert clock.now == pytest.approx(2.0, abs=0.1)


async def test_a_hold_counts_for_those_who_have_a_slot_already(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    pacing = Pacing(1, time=clock)
    await pacing.slot("a")
    held = False

    async def sleep(seconds: float) -> None:
        nonlocal held
        clock.now += max(seconds, 0.0)
        if not held:
            held = True
            pacing.hold(30)

    monkeypatch.setattr("bot.delivery.pacing._sleep", sleep)
    await pacing.slot("b")
    assert clock.now >= 30
    assert pacing.held_for == 0
