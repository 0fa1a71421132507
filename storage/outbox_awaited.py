"""Answers that wait in the outbox until what they bring along is made, apart from any transaction. What nobody makes in
time leaves as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from storage.base import Session
from storage.outbox import Outbox, OutboxMessage, OutboxStatus, Priority
from storage.outbox_file import OutboxFiles

PATIENCE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Awaited:
    id: int
    subject: str
    """What it is about, as it was asked for."""


class AwaitedMessages:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(
        self,
        kind: str,
        subject: str,
        update_id: int,
        *,
        channel: str,
        chat_id: str,
        person_id: int | None,
        otherwise: dict[str, Any],
        now: datetime,
    ) -> None:
        """`otherwise` is what leaves when nobody completes it."""
        await Outbox(self._session).add_once(
            channel=channel, chat_id=chat_id, person_id=person_id, kind=kind, priority=Priority.REPLY,
            payload=otherwise, now=now, dedup_key=f"{kind}:{subject}:{update_id}", not_before=now + PATIENCE,
        )  # fmt: skip

    async def list_waiting(self, kind: str, now: datetime) -> Sequence[Awaited]:
        """Those nobody completed, the oldest first."""
        query = select(OutboxMessage).where(
            OutboxMessage.status == OutboxStatus.PENDING,
            OutboxMessage.priority == int(Priority.REPLY),
            OutboxMessage.not_before > now,
            OutboxMessage.dedup_key.startswith(f"{kind}:"),
        )
        rows = (await self._session.scalars(query.order_by(OutboxMessage.id))).all()
        # What the channel put off was complete before.
        waiting = [row for row in rows if row.not_before == row.created_at + PATIENCE]
        return [Awaited(row.id, (row.dedup_key or "").split(":")[1]) for row in waiting]

    async def complete(self, message_id: int, payload: dict[str, Any], now: datetime) -> bool:
        """It may leave now, with this; false when it left, or somebody else completed it."""
        (light,) = await OutboxFiles(self._session).put_aside([payload], now)
        done = await self._session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.id == message_id,
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.not_before > now,
            )
            .values(payload=light, not_before=now)
            .returning(OutboxMessage.id)
            .execution_options(synchronize_session=False)
        )
        return done.first() is not None
