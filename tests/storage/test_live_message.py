"""What is kept up to date is known by its message's key: SQLite gives an id that was freed to whatever comes next."""

from __future__ import annotations

from datetime import timedelta

from storage.database import Database
from storage.live_message import LiveMessage, LiveMessages
from tests.factories import WEDNESDAY


async def opened(database: Database) -> LiveMessage:
    """As it was claimed to be edited."""
    async with database.transaction() as session:
        await LiveMessages(session).open(
            kind="x", subject_id=1, channel="telegram", chat_id="1", person_id=None, payload={}, now=WEDNESDAY
        )
    async with database.transaction() as session:
        (live,) = await LiveMessages(session).claim_due(WEDNESDAY, WEDNESDAY + timedelta(seconds=3), 10)
    return live


async def test_what_became_of_the_earlier_one_ends_no_later_one(database: Database) -> None:
    earlier = await opened(database)
    later = await opened(database)
    assert later.key != earlier.key
    async with database.transaction() as session:
        await LiveMessages(session).put_off(earlier, WEDNESDAY + timedelta(days=1))
        await LiveMessages(session).end(earlier)
    async with database.reading() as session:
        assert await LiveMessages(session).is_any_due(WEDNESDAY + timedelta(minutes=1))
