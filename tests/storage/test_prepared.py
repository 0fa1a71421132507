"""Statements handed to the driver as they were compiled: their errors and their transaction are the usual ones."""

from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.member import Person
from storage.prepared import Prepared
from storage.region import Village
from storage.seen_update import SeenUpdate
from tests.factories import WEDNESDAY

MARK = Prepared(
    lambda _: insert(SeenUpdate).values(
        channel=bindparam("channel"), update_id=bindparam("update_id"), at=bindparam("at")
    )
)
NAMES = Prepared(lambda _: select(Village.name).where(Village.code == bindparam("code")))


def row(update_id: int) -> dict[str, object]:
    return {"channel": "telegram", "update_id": update_id, "at": WEDNESDAY}


async def test_what_the_database_refuses_is_raised_as_by_the_session_and_names_no_value(database: Database) -> None:
    with pytest.raises(IntegrityError) as raised:
        async with database.transaction() as session:
            await MARK.run(session, [row(123456789), row(123456789)])
    assert "123456789" not in str(raised.value.statement)
    assert raised.value.params is None


async def test_it_is_of_the_transaction_it_was_asked_in(database: Database) -> None:
    class GoneWrong(Exception):
        pass

    with suppress(GoneWrong):
        async with database.transaction() as session:
            await MARK.run(session, [row(1)])
            session.add(Person(created_at=WEDNESDAY))
            raise GoneWrong
    async with database.transaction() as session:
        await MARK.run(session, [row(1)])
        assert list(await session.scalars(select(SeenUpdate.update_id))) == [1]
        assert not list(await session.scalars(select(Person)))


async def test_rows_are_what_the_session_would_return(database: Database) -> None:
    async with database.reading() as session:
        assert await NAMES.fetch(session, {"code": "35.07.01.2001"}) == [
            tuple(found) for found in await session.execute(select(Village.name).where(Village.code == "35.07.01.2001"))
        ]
        assert await NAMES.fetch(session, {"code": "nowhere"}) == []
