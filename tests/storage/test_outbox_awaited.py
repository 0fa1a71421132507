"""Answers that wait until what they bring along is made."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Database
from storage.delivery import Deliveries
from storage.outbox_awaited import PATIENCE, AwaitedMessages
from tests.factories import WEDNESDAY

MINUTE = timedelta(minutes=1)
LATER = {"text": "Belum bisa dibuat."}


async def asked(database: Database, subject: str = "7", update: int = 1) -> None:
    async with database.transaction() as session:
        await AwaitedMessages(session).add(
            "test.card", subject, update, channel="telegram", chat_id="1", person_id=None, otherwise=LATER,
            now=WEDNESDAY,
        )  # fmt: skip


async def test_of_two_that_made_it_one_completes_it(database: Database) -> None:
    await asked(database)
    async with database.reading() as session:
        [waiting] = await AwaitedMessages(session).list_waiting("test.card", WEDNESDAY + MINUTE)
    assert waiting.subject == "7"
    done = []
    for text in ("the first", "the second"):
        async with database.transaction() as session:
            done.append(await AwaitedMessages(session).complete(waiting.id, {"text": text}, WEDNESDAY + MINUTE))
    assert done == [True, False]
    async with database.transaction() as session:
        assert await AwaitedMessages(session).list_waiting("test.card", WEDNESDAY + MINUTE) == []
        [message] = await Deliveries(session).claim("me", WEDNESDAY + MINUTE, 20)
    assert message.payload == {"text": "the first"}


async def test_what_nobody_makes_leaves_as_it_is(database: Database) -> None:
    await asked(database)
    async with database.transaction() as session:
        assert await Deliveries(session).claim("me", WEDNESDAY + PATIENCE - MINUTE, 20) == []
        [message] = await Deliveries(session).claim("me", WEDNESDAY + PATIENCE, 20)
        assert message.payload == LATER
        assert not await AwaitedMessages(session).complete(message.id, {"text": "too late"}, WEDNESDAY + PATIENCE)


async def test_only_those_of_its_kind_are_listed_and_each_once(database: Database) -> None:
    for subject, update in (("7", 1), ("8", 2), ("8", 2)):
        await asked(database, subject, update)
    async with database.reading() as session:
        waiting = await AwaitedMessages(session).list_waiting("test.card", WEDNESDAY)
        assert [one.subject for one in waiting] == ["7", "8"]
        assert await AwaitedMessages(session).list_waiting("test.other", WEDNESDAY) == []
