"""Of what is due no more is claimed than was asked for, however the server goes about it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.base import Session
from storage.broadcast import Broadcast
from storage.broadcast_delivery import BroadcastDeliveries
from storage.broadcast_ledger import BroadcastRecipient
from storage.database import Database
from storage.delivery import Deliveries
from storage.live_message import LiveMessage, LiveMessages
from storage.outbox import Message, Outbox, Priority
from tests.factories import WEDNESDAY

WAYS = ("hashjoin", "hashagg", "mergejoin", "material", "sort")
"""Without these PostgreSQL asks a subquery again for each row."""


async def without(session: Session, database: Database, ways: tuple[str, ...]) -> None:
    if not database.is_sqlite:
        for way in ways:
            await session.execute(text(f"SET LOCAL enable_{way} = off"))


@pytest.mark.parametrize("ways", [(), WAYS], ids=["usual", "row by row"])
async def test_no_more_than_asked_for(database: Database, ways: tuple[str, ...]) -> None:
    async with database.transaction() as session:
        for number in range(6):
            message = Message("telegram", str(number), None, "x", Priority.NOTICE, {"text": "x"}, f"x:{number}")
            await Outbox(session).add_all([message], WEDNESDAY)
            session.add(
                LiveMessage(kind="x", subject_id=number, channel="telegram", chat_id="1", next_at=WEDNESDAY,
                            free_at=WEDNESDAY, key=f"y:{number}")
            )  # fmt: skip
        session.add(Broadcast(id=1, author="1", content={}, audience={}, created_at=WEDNESDAY))
        await session.flush()
        for number in range(6):
            session.add(
                BroadcastRecipient(broadcast_id=1, channel="telegram", chat_id=str(number), not_before=WEDNESDAY)
            )
    async with database.transaction() as session:
        await without(session, database, ways)
        assert [m.chat_id for m in await Deliveries(session).claim("me", WEDNESDAY, 2)] == ["0", "1"]
        later = WEDNESDAY + timedelta(minutes=1)
        assert len(await LiveMessages(session).claim_due(WEDNESDAY, later, 2)) == 2
        assert len(await BroadcastDeliveries(session).claim(1, "me", WEDNESDAY, 2)) == 2
