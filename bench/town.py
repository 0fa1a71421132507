"""Databases full of made-up villages, KIM and members, written quickly."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, text

from bench.people import FIRST
from bot.app import open_office
from bot.settings import Settings
from storage.database import Database
from storage.kim import BoardRole, Kim, KimStatus
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.region import Kecamatan, Village, VillageKind, Villages
from storage.tables import metadata
from tests.postgres import postgres_server

LONG_AGO = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
AT_ONCE = 2_000
"""Rows in one statement."""


@contextmanager
def database_urls(scratch: Path, *, postgres: bool = True) -> Iterator[dict[str, str]]:
    """An empty database of each kind, by name."""
    urls = {"SQLite": f"sqlite:///{scratch / 'bench.db'}"}
    if not postgres:
        yield urls
        return
    with postgres_server() as url:
        yield urls | {"PostgreSQL": url}


async def rows(database: Database, table: Any, values: list[dict[str, Any]]) -> None:
    """Writes many rows."""
    for first in range(0, len(values), AT_ONCE):
        async with database.engine.begin() as connection:
            await connection.execute(insert(table), values[first : first + AT_ONCE])


async def empty(database: Database) -> None:
    """Takes everything out but the regency."""
    async with database.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in ("village", "kecamatan"):
                await connection.execute(table.delete())


async def settle_members(database: Database, settings: Settings, count: int, *, today: date) -> None:
    """So many approved members in all KIM of the regency, one KIM a village, the first of each its ketua."""
    await open_office(settings, database)
    await empty(database)
    async with database.reading() as session:
        codes = sorted(await Villages(session).list_codes())
    await rows(database, Kim, [kim_row(i + 1, code, last=today - timedelta(days=3)) for i, code in enumerate(codes)])
    people = range(1, count + 1)
    await rows(database, Person, [person_row(i) for i in people])
    await rows(database, PersonAddress, [address_row(i) for i in people])
    await rows(database, Member, [member_row(i, (i - 1) % len(codes) + 1, ketua=i <= len(codes)) for i in people])
    await follow_sequences(database)


async def found_villages(database: Database, count: int) -> list[str]:
    """The codes of so many made-up villages, more than a regency has."""
    async with database.transaction() as session:
        known = set(await session.scalars(select(Village.code)))
        if await session.get(Kecamatan, "99.99.99") is None:
            session.add(Kecamatan(code="99.99.99", name="Uji"))
    codes = [f"99.99.99.{number:06}" for number in range(count)]
    villages = [
        {"code": code, "name": f"Uji {code}", "kind": VillageKind.DESA, "kecamatan_code": "99.99.99"}
        for code in codes
        if code not in known
    ]
    await rows(database, Village, villages)
    return codes


async def raze_villages(database: Database) -> None:
    """Takes the made-up villages away again."""
    async with database.engine.begin() as connection:
        await connection.execute(delete(Village).where(Village.kecamatan_code == "99.99.99"))
        await connection.execute(delete(Kecamatan).where(Kecamatan.code == "99.99.99"))


async def follow_sequences(database: Database) -> None:
    """PostgreSQL counts on behind the ids that were given here."""
    if database.is_sqlite:
        return
    async with database.engine.begin() as connection:
        for table in metadata.sorted_tables:
            if "id" in table.c and table.c.id.type.python_type is int:
                await connection.execute(
                    text(
                        f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                        f"(SELECT coalesce(max(id), 0) + 1 FROM {table.name}), false)"
                    )
                )


def kim_row(number: int, village_code: str, *, last: date | None, step_in: int = 35) -> dict[str, Any]:
    return {
        "id": number,
        "village_code": village_code,
        "name": f"KIM {number}",
        "status": KimStatus.LIVING,
        "registered_on": LONG_AGO.date(),
        "last_activity_on": last,
        "other_activity_on": last,
        "next_step_on": (last or LONG_AGO.date()) + timedelta(days=step_in),
    }


def person_row(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "name": f"Warga {number}",
        "created_at": LONG_AGO,
        "reminders_ok": True,
        "photos_ok": True,
    }


def address_row(number: int) -> dict[str, Any]:
    return {"id": number, "person_id": number, "channel": "telegram", "external_id": str(FIRST + number - 1)}


def member_row(number: int, kim: int, *, ketua: bool) -> dict[str, Any]:
    return {
        "id": number,
        "person_id": number,
        "kim_id": kim,
        "role": BoardRole.KETUA if ketua else BoardRole.ANGGOTA,
        "status": MemberStatus.APPROVED,
        "requested_at": LONG_AGO,
        "decided_at": LONG_AGO,
    }


def run(work: Any) -> Any:
    return asyncio.run(work)
