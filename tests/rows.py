"""What the bot wrote: everything as one text, to search for what must not be there; a ledger in its order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from storage.base import Session
from storage.broadcast_ledger import BroadcastRecipient
from storage.database import Database
from storage.tables import metadata


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
