"""An update is handled once, and what it happens in belongs to one transaction at a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from sqlalchemy import text

from storage.database import Database
from storage.seen_update import SeenUpdates

NOW = datetime(2026, 9, 23, 9, 0, tzinfo=UTC)


async def _mark(database: Database, update_ids: list[int], name: str) -> set[int]:
    async with database.transaction() as session:
        return await SeenUpdates(session).mark("telegram", update_ids, NOW, alone_with=[name])


async def test_what_was_seen_is_not_new_again(database: Database) -> None:
    assert await _mark(database, [1, 2], "a") == {1, 2}
    assert await _mark(database, [2, 3], "a") == {3}


async def test_whoever_comes_second_waits_for_the_same_chat_and_for_no_other(database: Database) -> None:
    if database.is_sqlite:
        # One writer holds everything.
        return
    async with database.transaction() as session:
        await SeenUpdates(session).mark("telegram", [1], NOW, alone_with=["chat:1", "group:7"])
        second = asyncio.create_task(_mark(database, [2], "chat:1"))
        assert await _mark(database, [3], "chat:2") == {3}
        async with asyncio.timeout(10):
            while not await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                assert not second.done()
    assert await second == {2}
