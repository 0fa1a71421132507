"""What is asked of years of check-ins reads the part of an index that it needs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from storage.checkin import Checkins, ReviewArea
from storage.database import Database

DAYS = date(2026, 8, 1), date(2026, 8, 31)


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda of: of.count_between(*DAYS), "SEARCH checkin USING COVERING INDEX ix_checkin_happened_on"),
        (lambda of: of.search_potential(["kopi"], 5), "SCAN checkin USING INDEX ix_checkin_catalogue"),
        (lambda of: of.count_potential([]), "SCAN checkin USING INDEX ix_checkin_catalogue"),
        (lambda of: of.next_to_review(ReviewArea(everywhere=True)), "SCAN checkin USING INDEX ix_checkin_waiting"),
    ],
    ids=["month", "catalogue", "count", "review"],
)
async def test_by_its_index(
    opened: Callable[[str], Database], sqlite_url: str, ask: Callable[[Checkins], Awaitable[Any]], index: str
) -> None:
    database = opened(sqlite_url)
    asked: list[tuple[str, Any]] = []

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    try:
        async with database.reading() as session:
            await ask(Checkins(session))
            statement, parameters = asked[0]
            driver = await session.connection()
            plan = await driver.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps = [step for *_, step in plan]
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
        await database.close()
    assert any(step.startswith(index) for step in steps), steps
