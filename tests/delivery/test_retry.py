"""What comes after a send that failed: how long it is tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.base import DeliveryFailure, Offline, Unreachable
from bot.delivery.retry import MOST_ATTEMPTS, TOO_OLD, after_failure, after_refused
from storage.broadcast import BroadcastDeed
from storage.broadcast_delivery import Claimed
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.outbox import REPLY, Failure, OutboxMessage, OutboxStatus, Priority

NOW = datetime(2026, 9, 23, 3, tzinfo=UTC)
NOT_DELIVERED = Unreachable("502", maybe_delivered=False)


def message(priority: Priority, *, age: timedelta = timedelta(), attempts: int = 0) -> OutboxMessage:
    return OutboxMessage(
        id=1, person_id=2, kind=REPLY, priority=int(priority), created_at=NOW - age, attempts=attempts
    )  # fmt: skip


@pytest.mark.parametrize("failure", [NOT_DELIVERED, Offline()])
def test_only_an_answer_is_ever_too_old(failure: DeliveryFailure) -> None:
    long_ago = TOO_OLD + timedelta(hours=1)
    answer = after_failure(message(Priority.REPLY, age=long_ago), failure, NOW)
    assert (answer.status, answer.failure) == (OutboxStatus.FAILED, Failure.TOO_OLD)
    for still in (message(Priority.REMINDER, age=long_ago), message(Priority.REPLY, age=TOO_OLD)):
        assert after_failure(still, failure, NOW).status is OutboxStatus.PENDING


def test_it_is_tried_later_and_later_and_not_for_ever() -> None:
    waits = []
    for attempts in range(MOST_ATTEMPTS - 1):
        outcome = after_failure(message(Priority.NOTICE, attempts=attempts), NOT_DELIVERED, NOW)
        assert (outcome.status, outcome.attempted) == (OutboxStatus.PENDING, True)
        assert outcome.not_before is not None
        waits.append((outcome.not_before - NOW).total_seconds())
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (1, 600)
    last = after_failure(message(Priority.NOTICE, attempts=MOST_ATTEMPTS - 1), NOT_DELIVERED, NOW)
    assert (last.status, last.failure) == (OutboxStatus.FAILED, Failure.TOO_MANY_ATTEMPTS)


@pytest.mark.parametrize(
    ("attempts", "ends"),
    [
        (MOST_ATTEMPTS - 2, (RecipientStatus.PENDING, None)),
        (MOST_ATTEMPTS - 1, (RecipientStatus.FAILED, Reason.TOO_MANY_ATTEMPTS)),
    ],
)
def test_a_change_of_a_broadcast_is_not_tried_for_ever(
    attempts: int, ends: tuple[RecipientStatus, Reason | None]
) -> None:
    row = Claimed(
        id=1, broadcast_id=1, channel="telegram", chat_id="7", deed=BroadcastDeed.EDIT, reason=None, attempts=attempts,
        old_ids=("3",), about_id=1, left=(), person_id=None, name=None, kim=None, village=None, consents=True,
        stopped=False, blocked=False, muted=False, group_lost=False,
    )  # fmt: skip
    # Made once more it is the same change: whether the first one came through is no matter.
    for failure in (NOT_DELIVERED, Unreachable("502", maybe_delivered=True)):
        result = after_refused(row, failure, NOW, correctable=False)
        assert (result.status, result.reason) == ends
