"""Everything that is done to a broadcast once it is written: its audience fixed, sent, paused, taken back.

None of these asks who may: that is the chat's. None sends: what they change is found by the broadcaster
(`bot/delivery/broadcaster.py`) in its next round, within a second, on every process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation.messages import Reply
from storage.audit import AuditTrail
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts, BroadcastStatus
from storage.broadcast_ledger import Ledger, Reason, Recipient, RecipientStatus

RATE_OVER = timedelta(seconds=10)
"""The time over which the rate that is shown is counted."""
RATE_FROM = timedelta(seconds=3)
"""How long it has to be on its way before a rate is shown."""

_BEFORE = (BroadcastStatus.DRAFT, BroadcastStatus.AWAITING_APPROVAL)
_OPEN = (*_BEFORE, BroadcastStatus.SCHEDULED, BroadcastStatus.SENDING, BroadcastStatus.PAUSED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How a broadcast stands."""

    status: BroadcastStatus
    total: int
    counts: dict[RecipientStatus, int]
    """Only states that occur."""
    reasons: dict[tuple[RecipientStatus, Reason], int]
    """Why some failed or were skipped; `(SENT, CORRECTED)`: who got a correction instead of a change."""
    rate: float
    """Sends a second, lately; 0 while nothing leaves."""
    remaining: float | None
    """Seconds until the last one left, at that rate; None while nothing leaves or nothing is left to do."""
    recalled: bool = False
    """Whether it was taken back, or is just now."""

    def count(self, *statuses: RecipientStatus) -> int:
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def waiting(self) -> int:
        return self.count(RecipientStatus.PENDING, RecipientStatus.SENDING)

    @property
    def sent(self) -> int:
        return self.count(RecipientStatus.SENT)


async def fix_audience(session: Session, broadcast: Broadcast, recipients: Iterable[Recipient], now: datetime) -> None:
    """Writes the ledger: once, at approval. Of somebody who is named twice the first counts; who has `skipped` set is
    in it with that reason and gets nothing."""
    await session.flush()
    broadcast.total = await Ledger(session).add(broadcast.id, recipients, now)


async def start(session: Session, broadcast_id: int, now: datetime, at: datetime | None = None) -> bool:
    """Sends it now, or at a time to come. False when it is not a draft any more and waits for no approval, so that of
    two who start it at once one does."""
    await session.flush()
    if at is not None and at > now:
        return await Broadcasts(session).move(broadcast_id, _BEFORE, BroadcastStatus.SCHEDULED, send_at=at)
    return await Broadcasts(session).move(broadcast_id, _BEFORE, BroadcastStatus.SENDING, send_at=now, started_at=now)


async def pause(session: Session, broadcast_id: int) -> bool:
    """Nothing leaves later than a second from now; False when it is not being sent."""
    await session.flush()
    allowed = (BroadcastStatus.SENDING, BroadcastStatus.SCHEDULED)
    return await Broadcasts(session).move(broadcast_id, allowed, BroadcastStatus.PAUSED)


async def resume(session: Session, broadcast_id: int) -> bool:
    """Goes on, or waits for its time again; False when it is not paused."""
    await session.flush()
    broadcast = await Broadcasts(session).find(broadcast_id)
    if broadcast is None:
        return False
    to = BroadcastStatus.SENDING if broadcast.started_at is not None else BroadcastStatus.SCHEDULED
    return await Broadcasts(session).move(broadcast_id, (BroadcastStatus.PAUSED,), to)


async def cancel(session: Session, broadcast_id: int, now: datetime) -> int | None:
    """What has not left stays here, and how much that was; None when it was finished already. What is on the wire in
    this moment gets its result."""
    await session.flush()
    # The row first: while it is ours no process claims for it.
    if not await Broadcasts(session).move(broadcast_id, _OPEN, BroadcastStatus.CANCELLED, finished_at=now):
        return None
    return await Ledger(session).cancel(broadcast_id)


async def retry_failed(session: Session, broadcast_id: int, now: datetime) -> int:
    """Tries the failed once more, but not those who blocked us and did not come back. How many; 0 also when the
    broadcast was cancelled."""
    if not await _may_go_on(session, broadcast_id):
        return 0
    return await _go_on(session, broadcast_id, await Ledger(session).retry_failed(broadcast_id, now))


async def resend_uncertain(
    session: Session, broadcast_id: int, now: datetime, recipient_ids: Sequence[int] | None = None
) -> int:
    """Sends to those of whom nobody knows whether they got it, all or some; a few may get it twice. How many."""
    if not await _may_go_on(session, broadcast_id):
        return 0
    count = await Ledger(session).resend_uncertain(broadcast_id, now, recipient_ids)
    return await _go_on(session, broadcast_id, count)


async def _may_go_on(session: Session, broadcast_id: int) -> bool:
    await session.flush()
    broadcast = await Broadcasts(session).find(broadcast_id)
    allowed = (BroadcastStatus.DONE, BroadcastStatus.SENDING, BroadcastStatus.PAUSED)
    return broadcast is not None and broadcast.status in allowed


async def _go_on(session: Session, broadcast_id: int, count: int) -> int:
    if count:
        done = (BroadcastStatus.DONE,)
        await Broadcasts(session).move(broadcast_id, done, BroadcastStatus.SENDING, finished_at=None)
    return count


async def propose(
    session: Session, broadcast: Broadcast, deed: BroadcastDeed, content: Reply | None, author: str, now: datetime
) -> Broadcast:
    """A change that is only written down so far. Taking back deletes what was delivered, everywhere; where Telegram
    refuses (older than 48 hours, say) `content` is sent, once. Other words are edited in, or sent as a message of their
    own."""
    change = Broadcast(
        deed=deed, of_id=broadcast.id, author=author, topic=broadcast.topic, audience=broadcast.audience,
        content=content.to_json() if content is not None else {}, ignore_cap=True, created_at=now,
    )  # fmt: skip
    session.add(change)
    await session.flush()
    return change


async def carry_out(session: Session, change: Broadcast, now: datetime) -> bool:
    """Lets a change begin; False when it waits for nobody any more. What changes the same broadcast and would come
    after it ends: a message that is gone needs no other words, and of two corrections the later one counts."""
    broadcasts = Broadcasts(session)
    if change.of_id is None or not await start(session, change.id, now):
        return False
    for other in await broadcasts.list_changes(change.of_id):
        waits = other.status is BroadcastStatus.AWAITING_APPROVAL
        if other.id != change.id and (waits or other.deed is BroadcastDeed.EDIT):
            await _cancel_for(session, other, change, now)
    broadcast = await broadcasts.get(change.of_id)
    if change.deed is BroadcastDeed.DELETE:
        await _cancel_for(session, broadcast, change, now)
    else:
        broadcast.content, broadcast.audience = change.content, change.audience
    change.total = await Ledger(session).add_changes(change, now)
    return True


async def _cancel_for(session: Session, broadcast: Broadcast, change: Broadcast, now: datetime) -> None:
    before = broadcast.status.value
    if (left := await cancel(session, broadcast.id, now)) is not None:
        AuditTrail(session).record(
            now,
            "broadcast.cancelled",
            "broadcast",
            broadcast.id,
            before={"status": before},
            after={"status": broadcast.status.value, "left": left, "by": change.id},
        )


async def progress(session: Session, broadcast_id: int, now: datetime) -> Progress:
    """How it stands at this moment; raises LookupError when there is no such broadcast."""
    broadcast = await Broadcasts(session).find(broadcast_id)
    if broadcast is None:
        raise LookupError(broadcast_id)
    began = max(now - RATE_OVER, broadcast.started_at or now)
    tally = await Ledger(session).tally(broadcast_id, began)
    seconds = (now - began).total_seconds()
    # Of the first moments nothing can be told.
    known = broadcast.status is BroadcastStatus.SENDING and now - began >= RATE_FROM
    rate = tally.left_since / seconds if known else 0.0
    waiting = tally.status.get(RecipientStatus.PENDING, 0) + tally.status.get(RecipientStatus.SENDING, 0)
    return Progress(
        status=broadcast.status,
        total=broadcast.total,
        counts=tally.status,
        reasons=tally.reasons,
        rate=rate,
        remaining=waiting / rate if waiting and rate else None,
        recalled=await is_recalled(session, broadcast_id),
    )


async def is_recalled(session: Session, broadcast_id: int) -> bool:
    not_done = (BroadcastStatus.CANCELLED, BroadcastStatus.AWAITING_APPROVAL)
    changes = await Broadcasts(session).list_changes(broadcast_id)
    return any(one.deed is BroadcastDeed.DELETE and one.status not in not_done for one in changes)
