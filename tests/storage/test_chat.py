"""What a turn asks first, whatever the server believes of its tables."""

from __future__ import annotations

from sqlalchemy import delete, text

from storage.base import Base
from storage.chat import Chats
from storage.database import Database
from storage.kim import Kim
from storage.member import Member, Person, PersonAddress
from tests.crowd import Crowd, settle

CROWD = Crowd(people=120, villages=40, quota=1)
FILLED: list[type[Base]] = [Member, PersonAddress, Person, Kim]


async def test_known_at_once_where_the_server_counted_the_tables_while_they_were_empty(database: Database) -> None:
    await settle(database, CROWD)
    async with database.transaction() as session:
        for table in FILLED:
            await session.execute(delete(table))
    async with database.transaction() as session:
        for table in FILLED:
            await session.execute(text(f"ANALYZE {table.__tablename__}"))
    await settle(database, CROWD)
    async with database.transaction() as session:
        if not database.is_sqlite:
            # It takes milliseconds; joined in the wrong order, five minutes.
            await session.execute(text("SET LOCAL statement_timeout = '20s'"))
        known = await Chats(session).known("telegram", CROWD.chats[:60])
    assert len({chat.person.name for chat in known.values() if chat.person is not None}) == 60
    assert all(chat.member is not None and chat.member.kim.village is not None for chat in known.values())
