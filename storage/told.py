"""What a chat was told in the last days, messages and broadcasts, to read a typed button by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Select, String, bindparam, select, union_all
from sqlalchemy.orm import aliased

from storage.base import Session, UtcDateTime
from storage.broadcast import Broadcast, BroadcastDeed
from storage.broadcast_ledger import BroadcastRecipient, RecipientStatus
from storage.outbox import OutboxMessage
from storage.prepared import Prepared

MESSAGES, BROADCASTS = 40, 3
"""The newest of each."""


def _told(_: Dialect) -> Select[Any]:
    channel, chat_id = bindparam("channel", type_=String()), bindparam("chat_id", type_=String())
    since = bindparam("since", type_=UtcDateTime())
    message, row, gone, recall = OutboxMessage, BroadcastRecipient, aliased(BroadcastRecipient), aliased(Broadcast)
    messages = (
        select(message.created_at.label("at"), message.payload.label("content"))
        .where(message.channel == channel, message.chat_id == chat_id, message.created_at >= since)
        .order_by(message.id.desc())
        .limit(MESSAGES)
    )
    taken_back = (
        select(gone.id)
        .join(recall, gone.broadcast_id == recall.id)
        .where(recall.of_id == Broadcast.id, recall.deed == BroadcastDeed.DELETE)
        .where(gone.channel == channel, gone.chat_id == chat_id, gone.status == RecipientStatus.SENT)
    )
    broadcasts = (
        select(row.left_at, Broadcast.content)
        .join(row, row.broadcast_id == Broadcast.id)
        .where(row.channel == channel, row.chat_id == chat_id, row.status == RecipientStatus.SENT)
        .where(Broadcast.deed == BroadcastDeed.SEND, row.left_at >= since, ~taken_back.exists())
        .order_by(row.left_at.desc())
        .limit(BROADCASTS)
    )
    both = union_all(select(messages.subquery()), select(broadcasts.subquery())).subquery()
    return select(both)


_TOLD = Prepared(_told)


async def list_told(
    session: Session, channel: str, chat_id: str, *, since: datetime
) -> list[tuple[datetime, dict[str, Any]]]:
    """Contents and when they were written or left, the newest first; no broadcast that was taken back."""
    asked = {"channel": channel, "chat_id": chat_id, "since": since}
    told = [(at, content) for at, content in await _TOLD.fetch(session, asked)]
    # Of one moment in the order they were read.
    return sorted(told, key=lambda one: one[0], reverse=True)
