"""Where a chat stands is written by one transaction at a time, whoever it is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from sqlalchemy import text

from storage.chat import Chats
from storage.conversation import Conversation, Conversations, conversations
from storage.database import Database
from storage.privacy import Traces
from storage.seen_update import SeenUpdates

NOW = datetime(2026, 9, 23, 9, 0, tzinfo=UTC)


async def test_an_erased_name_does_not_come_back_with_a_turn_that_had_read_it(database: Database) -> None:
    async with database.transaction() as session:
        rows = Conversations(session)
        rows.open(Conversation("telegram", "1", known=True, data={"about": "Siti Aminah"}, updated_at=NOW))
        rows.open(Conversation("telegram", "2", known=True, data={"about": "rapat"}, updated_at=NOW))
        await rows.save()

    async def erase() -> None:
        async with database.transaction() as session:
            await Traces(session).forget_words("Siti Aminah")

    async with database.transaction() as session:
        await SeenUpdates(session).mark("telegram", [1], NOW, alone_with=["telegram:1"])
        chat = (await Chats(session).known("telegram", ["1"]))["1"]
        erasing = asyncio.create_task(erase())
        if not database.is_sqlite:
            async with asyncio.timeout(10):
                while not await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                    assert not erasing.done()
        assert chat.conversation is not None
        chat.conversation.misses = 1
        await Conversations(session).save()
    await erasing
    async with database.reading() as session:
        kept = await session.execute(conversations.select().order_by(conversations.c.chat_id))
        assert [(row.data, row.misses) for row in kept] == [({}, 1), ({"about": "rapat"}, 0)]
