"""A file that many are sent stands once, for as long as somebody waits for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.event import listen

from bot.conversation.messages import Picture, Reply
from storage.database import Database
from storage.delivery import Deliveries, Outcome
from storage.outbox import Message, Outbox, OutboxMessage, OutboxStatus, Priority
from storage.outbox_file import OutboxFile
from tests.factories import WEDNESDAY
from tests.rows import until_it_waits

CARD = Picture(b"a card" * 5_000, "klarifikasi-1-1.png")
HOUR = timedelta(hours=1)


def card_for(chat: str, card: Picture = CARD) -> Message:
    reply = Reply("Kabar yang sudah dicek.", picture=card)
    return Message("telegram", chat, None, "hoax.card", Priority.NOTICE, reply.to_json(), f"hoax.card:{chat}")


async def files(database: Database) -> int:
    async with database.reading() as session:
        return len((await session.scalars(select(OutboxFile))).all())


async def test_a_card_for_many_stands_once_and_each_is_sent_it(database: Database) -> None:
    other = Picture(b"another", "klarifikasi-2-1.png")
    for cards in ([card_for(str(chat)) for chat in range(3)], [card_for("3"), card_for("4", other)]):
        async with database.transaction() as session:
            await Outbox(session).add_all(cards, WEDNESDAY)
    assert await files(database) == 2
    async with database.transaction() as session:
        claimed = await Deliveries(session).claim("me", WEDNESDAY, 20)
        assert [Reply.from_json(message.payload).picture for message in claimed] == [CARD] * 4 + [other]
    async with database.reading() as session:
        held = (await session.scalars(select(OutboxMessage))).all()
    assert all(len(str(message.payload)) < 200 for message in held), "the messages hold no more than its name"


async def test_it_goes_when_nobody_waits_for_it_any_more(database: Database) -> None:
    async with database.transaction() as session:
        await Outbox(session).add_all([card_for("1"), card_for("2")], WEDNESDAY)
    for now, left in ((WEDNESDAY + HOUR, 1), (WEDNESDAY + 2 * HOUR, 0)):
        async with database.transaction() as session:
            await Outbox(session).drop_files(now)
        assert await files(database) == 1, "one of them still waits"
        async with database.transaction() as session:
            (message,) = await Deliveries(session).claim("me", now, 1)
            assert Reply.from_json(message.payload).picture == CARD
            await Outbox(session).drop_files(now)
            await Deliveries(session).record([Outcome(message.id, OutboxStatus.SENT)], now)
            assert (await Outbox(session).waiting(now)).pending == left
    async with database.transaction() as session:
        await Outbox(session).drop_files(WEDNESDAY + 3 * HOUR)
    assert await files(database) == 0


async def test_what_is_written_right_now_keeps_its_file(database: Database) -> None:
    async with database.transaction() as session:
        await Outbox(session).add_all([card_for("1")], WEDNESDAY)
    async with database.transaction() as session:
        await Outbox(session).cancel(["hoax.card:1"])
        await Outbox(session).drop_files(WEDNESDAY + timedelta(minutes=1))
    assert await files(database) == 1
    async with database.transaction() as session:
        await Outbox(session).add_all([card_for("2")], WEDNESDAY + HOUR)
        await Outbox(session).cancel(["hoax.card:2"])
        await Outbox(session).drop_files(WEDNESDAY + HOUR)
    assert await files(database) == 1, "it was needed once more"


@pytest.mark.parametrize("first", ["writes", "cleans"])
async def test_a_file_that_is_needed_again_while_it_is_cleaned_up_is_there(database: Database, first: str) -> None:
    """The one message it was for has left, and in the moment of the hourly look another one is written."""
    async with database.transaction() as session:
        await Outbox(session).add_all([card_for("1")], WEDNESDAY)
        await Outbox(session).cancel(["hoax.card:1"])
    now = WEDNESDAY + HOUR

    async def writes() -> None:
        async with database.transaction() as session:
            await Outbox(session).add_all([card_for("2")], now)

    async def cleans() -> None:
        async with database.transaction() as session:
            await Outbox(session).drop_files(now)

    async with database.transaction() as session:
        if first == "writes":
            await Outbox(session).add_all([card_for("2")], now)
            second = await until_it_waits(database, cleans())
        else:
            await Outbox(session).drop_files(now)
            second = await until_it_waits(database, writes())
    await second
    for hours in (1, 2, 3):  # however long it waits
        async with database.transaction() as session:
            await Outbox(session).drop_files(now + hours * HOUR)
    async with database.transaction() as session:
        (message,) = await Deliveries(session).claim("me", now, 20)
        assert Reply.from_json(message.payload).picture == CARD


async def test_what_was_sent_long_ago_is_not_read_for_it(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL reads a small table whole")
    asked: list[str] = []
    listen(database.engine.sync_engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    async with database.transaction() as session:
        await Outbox(session).drop_files(WEDNESDAY)
    (statement,) = [one for one in asked if one.startswith("DELETE FROM outbox_file")]
    async with database.reading() as session:
        connection = await session.connection()
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (WEDNESDAY,) * statement.count("?"))
        steps = [row[-1] for row in plan.all() if " outbox" in row[-1] and "outbox_file" not in row[-1]]
    assert len(steps) == 4
    assert all("USING INDEX" in step for step in steps), steps
