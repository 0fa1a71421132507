"""A crowd at the door: several processes, one list. At full size: `python -m bench seats`."""

from __future__ import annotations

import asyncio

from storage.database import Database
from storage.outbox import OutboxMessage
from tests.crowd import Crowd, check, line_of, processes, settle
from tests.village import Village

CROWD = Crowd(people=120, villages=40, quota=16)
PROCESSES = 2


async def test_never_oversold_through_several_processes(database: Database) -> None:
    bimtek_id = await settle(database, CROWD)
    presses = list(enumerate(CROWD.chats, start=1))
    with processes(database.url.render_as_string(hide_password=False), bimtek_id, PROCESSES) as press:
        await asyncio.to_thread(press, presses)
        await check(database, bimtek_id, CROWD)
        before, answers = await line_of(database, bimtek_id), await _answers(database)
        # The same updates again, dealt out otherwise, and everybody's second tap besides.
        second = [(update + 1_000, chat) for update, chat in presses]
        await asyncio.to_thread(press, [*reversed(presses), *second])
    assert await line_of(database, bimtek_id) == before
    assert await _answers(database) == answers + len(second), "an update that was seen is not answered again"


async def _answers(database: Database) -> int:
    async with database.reading() as session:
        return len(await Village.rows(session, OutboxMessage))
