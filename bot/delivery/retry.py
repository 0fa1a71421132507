"""What comes after a send that failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.channels.base import Blocked, DeliveryFailure, Lost, Moved, Rejected, SlowDown, Unreachable
from storage.delivery import Outcome
from storage.outbox import Failure, OutboxMessage, OutboxStatus, Priority

MOST_ATTEMPTS = 12
LONGEST_WAIT = timedelta(minutes=10)
TOO_OLD = timedelta(days=2)


def after_failure(message: OutboxMessage, failure: DeliveryFailure, now: datetime) -> Outcome:
    """The message's next state; pure."""
    stranger = message.to_stranger
    match failure:
        case SlowDown():
            # A flood wait is the platform's word about us, not about the message: it costs no attempt.
            return Outcome(message.id, OutboxStatus.PENDING, not_before=now + failure.wait, attempted=False)
        case Unreachable(maybe_delivered=True) if message.priority != Priority.REPLY:
            return Outcome(message.id, OutboxStatus.UNCERTAIN, detail=str(failure))
        case Unreachable():
            if now - message.created_at > TOO_OLD:
                return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.TOO_OLD)
            if message.attempts + 1 >= MOST_ATTEMPTS:
                return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.TOO_MANY_ATTEMPTS)
            wait = min(timedelta(seconds=2**message.attempts), LONGEST_WAIT)
            return Outcome(message.id, OutboxStatus.PENDING, not_before=now + wait, detail=str(failure))
        case Moved():
            # It follows its group, and costs no attempt either.
            return Outcome(message.id, OutboxStatus.PENDING, not_before=now, attempted=False)
        case Blocked():
            return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.BLOCKED)
        case Lost():
            return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.BLOCKED, detail=str(failure))
        case Rejected():
            return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.REJECTED, detail=str(failure))
    raise TypeError(f"unknown failure {type(failure).__name__}")
