"""What comes after a send that failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.channels.base import Blocked, DeliveryFailure, Lost, Moved, Rejected, SlowDown, Unreachable
from storage.broadcast import BroadcastDeed
from storage.broadcast_delivery import Claimed, Result
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.delivery import Outcome
from storage.outbox import Failure, OutboxMessage, OutboxStatus

MOST_ATTEMPTS = 12
LONGEST_WAIT = timedelta(minutes=10)
TOO_OLD = timedelta(days=2)
"""An answer to what was said so long ago; what was written ahead may be older on its first day."""


def after_failure(message: OutboxMessage, failure: DeliveryFailure, now: datetime) -> Outcome:
    """The message's next state; pure. What of it arrived is not sent again."""
    return replace(_after_failure(message, failure, now), left=failure.left)


def _after_failure(message: OutboxMessage, failure: DeliveryFailure, now: datetime) -> Outcome:
    stranger = message.to_stranger
    match failure:
        case SlowDown() | Unreachable() if not message.unasked and now - message.created_at > TOO_OLD:
            return Outcome(message.id, OutboxStatus.FAILED, stranger, failure=Failure.TOO_OLD)
        case SlowDown():
            # About us or about the line, not about the message: it costs no attempt.
            return Outcome(message.id, OutboxStatus.PENDING, not_before=now + failure.wait, attempted=False)
        case Unreachable(maybe_delivered=True) if message.unasked:
            return Outcome(message.id, OutboxStatus.UNCERTAIN, detail=str(failure))
        case Unreachable():
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


def after_refused(row: Claimed, failure: DeliveryFailure, now: datetime, *, correctable: bool) -> Result:
    """The next state of a broadcast's row; pure. `correctable`: a message can be sent where a change is refused."""
    return replace(_after_refused(row, failure, now, correctable=correctable), message_ids=failure.left)


def _after_refused(row: Claimed, failure: DeliveryFailure, now: datetime, *, correctable: bool) -> Result:
    def again(not_before: datetime, *, attempted: bool) -> Result:
        pending = RecipientStatus.PENDING
        return Result(
            row.id, pending, row.reason, str(failure), not_before=not_before, attempted=attempted, deed=row.deed
        )

    def ended(status: RecipientStatus, reason: Reason | None) -> Result:
        return Result(row.id, status, reason, str(failure), deed=row.deed)

    match failure:
        case SlowDown():
            return again(now + failure.wait, attempted=False)
        case Moved() if row.deed is BroadcastDeed.SEND:
            return again(now, attempted=False)
        case Unreachable(maybe_delivered=True) if row.deed is BroadcastDeed.SEND:
            return ended(RecipientStatus.UNCERTAIN, row.reason)
        case Unreachable():
            if row.attempts + 1 >= MOST_ATTEMPTS:
                return ended(RecipientStatus.FAILED, Reason.TOO_MANY_ATTEMPTS)
            return again(now + min(timedelta(seconds=2**row.attempts), LONGEST_WAIT), attempted=True)
        case Blocked():
            return ended(RecipientStatus.FAILED, Reason.BLOCKED)
        case Lost():
            return ended(RecipientStatus.FAILED, Reason.GROUP_LOST)
        case Rejected() | Moved() if row.deed is not BroadcastDeed.SEND:
            # What was delivered cannot be changed: too old, or in a group that goes on elsewhere.
            if not correctable:
                return ended(RecipientStatus.FAILED, Reason.TOO_LATE)
            return Result(row.id, RecipientStatus.PENDING, Reason.CORRECTED, not_before=now, attempted=False)
        case Rejected():
            return ended(RecipientStatus.FAILED, Reason.REJECTED)
    raise TypeError(f"unknown failure {type(failure).__name__}")
