"""What is asked of years of rows reads the part of an index that it needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from storage.base import Session
from storage.bimtek import Bimteks
from storage.broadcast_delivery import BroadcastDeliveries, Claimed
from storage.broadcast_ledger import BroadcastDeed
from storage.checkin import Checkins, ReviewArea
from storage.database import Database
from storage.outbox import Message, Outbox, Priority
from tests.factories import WEDNESDAY, make_person

DAYS = date(2026, 8, 1), date(2026, 8, 31)
ROW = Claimed(
    1, 1, "telegram", "1", BroadcastDeed.SEND, None, 0, (), 0, (),
    None, None, None, None, True, False, False, False, False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda s: Checkins(s).count_between(*DAYS), "SEARCH checkin USING COVERING INDEX ix_checkin_happened_on"),
        (lambda s: Checkins(s).search_potential(["kopi"], 5), "SCAN checkin USING INDEX ix_checkin_catalogue"),
        (lambda s: Checkins(s).count_potential([]), "SCAN checkin USING INDEX ix_checkin_catalogue"),
        (
            lambda s: Checkins(s).next_to_review(ReviewArea(everywhere=True)),
            "SCAN checkin USING INDEX ix_checkin_waiting",
        ),
        (lambda s: Checkins(s).count_to_review(ReviewArea(kim_id=1)), "SEARCH checkin USING INDEX ix_checkin_kim"),
        (lambda s: Bimteks(s).trained_kims(), "SCAN checkin USING INDEX ix_checkin_training"),
        (lambda s: BroadcastDeliveries(s).look([1]), "SEARCH broadcast_recipient USING INTEGER PRIMARY KEY"),
        (
            lambda s: BroadcastDeliveries(s).recent([ROW], WEDNESDAY),
            "SEARCH broadcast_recipient USING INDEX ix_broadcast_recipient_chat",
        ),
    ],
    ids=["month", "catalogue", "count", "review", "own", "trained", "claimed", "had"],
)
async def test_by_its_index(
    opened: Callable[[str], Database], sqlite_url: str, ask: Callable[[Session], Awaitable[Any]], index: str
) -> None:
    database = opened(sqlite_url)
    asked: list[tuple[str, Any]] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    try:
        async with database.reading() as session:
            await ask(session)
            statement, parameters = asked[0]
            driver = await session.connection()
            plan = await driver.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [step for *_, step in plan]
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
        await database.close()
    assert any(step.startswith(index) for step in steps), steps


async def test_who_is_erased_takes_nobody_elses_messages_to_be_read(
    opened: Callable[[str], Database], sqlite_url: str
) -> None:
    """Whatever points to a person is looked up for each row that goes, which is in no plan."""
    database = opened(sqlite_url)
    async with database.transaction() as session:
        siti, budi = await make_person(session, "Siti", 1), await make_person(session, "Budi", 2)
        to_budi = Message("telegram", "2", budi.id, "x", Priority.NOTICE, {"text": "x"})
        await Outbox(session).add_all([to_budi] * 2_000, WEDNESDAY)
    await database.close()
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 100

    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.set_progress_handler(count, 100)
        connection.execute("DELETE FROM person WHERE id = ?", (siti.id,))
    assert steps < 2_000
