"""What the bot wrote: everything as one text, to search for what must not be there; a ledger in its order; and what
waits for a row."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from sqlalchemy import exists, select, text

from storage.base import Session
from storage.broadcast import Broadcast
from storage.broadcast_ledger import BroadcastRecipient
from storage.database import Database
from storage.live_message import LiveMessage
from storage.outbox import OutboxMessage, OutboxStatus
from storage.prepared import Prepared
from storage.tables import metadata

_MAY_BE_DUE = Prepared(
    lambda _: select(
        exists().where(OutboxMessage.status == OutboxStatus.PENDING)
        | exists().where(Broadcast.id.is_not(None))
        | exists().where(LiveMessage.id.is_not(None))
    )
)


async def may_be_due(session: Session) -> bool:
    """Where this is false there is nothing to send, now or later."""
    ((may_be,),) = await _MAY_BE_DUE.fetch(session, {})
    return bool(may_be)


async def all_rows(database: Database) -> str:
    """Every value of every table but the regency's names."""
    lines = []
    async with database.reading() as session:
        for table in metadata.sorted_tables:
            if table.name not in ("village", "kecamatan"):
                lines += [f"{table.name} {tuple(row)}" for row in (await session.execute(select(table))).all()]
    return "\n".join(lines)


async def ledger_rows(session: Session, broadcast_id: int) -> Sequence[BroadcastRecipient]:
    query = select(BroadcastRecipient).where(BroadcastRecipient.broadcast_id == broadcast_id)
    return (await session.scalars(query.order_by(BroadcastRecipient.id))).all()


async def until_it_waits(database: Database, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """Begun beside an open transaction, and come as far as it gets."""
    task = asyncio.create_task(work)
    while True:
        done, _ = await asyncio.wait({task}, timeout=0.05)
        if done or database.is_sqlite:
            return task  # on SQLite it waits for the one writer
        async with database.reading() as session:
            waiting = await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
        if waiting:
            return task
