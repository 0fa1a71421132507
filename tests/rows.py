"""Everything the bot wrote, as one text: to search for what must not be there."""

from __future__ import annotations

from sqlalchemy import select

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
