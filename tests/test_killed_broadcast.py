"""A broadcast over two processes, each killed twice with SIGKILL while it sends: nobody is lost, nobody gets it
twice, and of whom nobody knows there are no more than were being sent.

200 recipients for each database here; `python -m bench broadcast` does the same with 5,000.
"""

from __future__ import annotations

import asyncio
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.conversation.messages import Reply
from bot.features.broadcast.actions import ledger
from bot.simulator.chats import Chat
from storage.broadcast import Broadcast, BroadcastStatus
from storage.broadcast_ledger import BroadcastRecipient, Reason, Recipient, RecipientStatus
from storage.database import Database
from storage.member import Person, PersonAddress
from tests.live import Program, Telegram
from tests.rows import ledger_rows

SEED = 20260923
COUNT = 200
KILLS = 4
PER_SECOND = 90
BLOCKED, MOVED, FLOODED = 0.05, 0.01, 0.01
"""Shares of the recipients."""
LATENCY = 0.06
HELD = 5
"""Rows a process may hold besides those Telegram works on: claimed for the next moments, or answered and not written
down yet."""
NOBODY_KNOWS, FINAL = RecipientStatus.UNCERTAIN, set(RecipientStatus) - {"pending", "sending"}


@dataclass
class Outcome:
    """How it went."""

    states: Counter[RecipientStatus]
    most: int
    """Messages the busiest chat got."""
    in_flight: int
    """Messages Telegram was working on at the kills, together."""
    kills: int
    floods: int
    seconds: float


@dataclass
class Crowd:
    """Who is written to, and in which chat each hears it in the end."""

    hears: dict[str, Chat]
    """Of a group that moved under both of its ids: a kill may come before the new one is written down."""
    blocked: set[str]
    moved: list[str]
    """The ids that groups had before."""


async def scenario(database: Database, folder: Path, count: int) -> Outcome:
    """Plays it in an empty database; fails where a row does not say what happened in its chat."""
    draw = random.Random(SEED)
    async with Telegram.served() as telegram:
        world = telegram.world
        world.latency = LATENCY
        crowd, number = await _prepare(telegram, database, count)
        url = database.url.render_as_string(hide_password=False)
        programs = []
        for name in ("one", "two"):
            (folder / name).mkdir()
            program = Program(telegram.url, url, folder / name, SENDS_PER_SECOND=str(PER_SECOND))
            await program.start()
            programs.append(program)
        in_flight, kills, floods = 0, 0, 0
        started = asyncio.get_running_loop().time()
        for turn in range(KILLS):
            for _ in range(round(count * FLOODED / KILLS) or 1):
                world.fail("sendMessage", error_code=429, parameters={"retry_after": 1})
                floods += 1
            await _until_sent(telegram, count * (turn + 1) // (KILLS + 2))
            if turn == KILLS // 2:
                await _pause_and_resume(telegram, database, number)
            await asyncio.sleep(draw.random() * 0.05)
            program = programs[turn % 2]
            in_flight += telegram.sends_open
            program.kill()
            assert await program.process.wait() == -signal.SIGKILL, program.said()
            kills += 1
            await program.start()
        await _until_done(telegram, database, number)
        seconds = asyncio.get_running_loop().time() - started
        for program in programs:
            # The one that was killed last may not have come far enough to end by itself.
            assert await program.stop() in (0, -signal.SIGTERM), program.said()
        rows = await _rows(database, number)
        _check(crowd, rows)
        most = max(len(_heard(chat)) for chat in crowd.hears.values())
    return Outcome(Counter(row.status for row in rows), most, in_flight, kills, floods, seconds)


def _heard(chat: Chat) -> list[str]:
    return [message.text for message in chat.messages if message.from_bot and message.kind == "text"]


def _check(crowd: Crowd, rows: list[BroadcastRecipient]) -> None:
    """Each row says what happened in its chat."""
    for row in rows:
        heard = len(_heard(crowd.hears[row.chat_id]))
        match row.status:
            case RecipientStatus.SENT:
                assert heard == 1, row.chat_id
            case RecipientStatus.UNCERTAIN:
                assert heard <= 1, row.chat_id
            case RecipientStatus.FAILED:
                assert (row.reason, heard) == (Reason.BLOCKED, 0), row.chat_id
                assert row.chat_id in crowd.blocked
            case _:
                raise AssertionError(f"{row.chat_id} is {row.status}, {row.reason}")


async def _prepare(telegram: Telegram, database: Database, count: int) -> tuple[Crowd, int]:
    world, now = telegram.world, datetime.now(UTC)
    people = [world.add_person(f"Warga {number}") for number in range(count - round(count * MOVED))]
    crowd = Crowd({str(person.id): world.private(person) for person in people}, set(), [])
    for person in people:
        person.started = True
    for person in people[:: round(1 / BLOCKED)]:
        world.block(person)
        crowd.blocked.add(str(person.id))
    for number in range(round(count * MOVED)):
        group = world.add_group(f"Grup {number}", people[1])
        world.add_member(group, world.bot, people[1])
        new = world.migrate_to_supergroup(group)
        crowd.moved.append(str(group.id))
        crowd.hears[str(group.id)] = crowd.hears[str(new.id)] = new
    world.updates.drop()
    async with database.transaction() as session:
        for number, person in enumerate(people, 1):
            session.add(Person(id=number, name=person.first_name, created_at=now, reminders_ok=True))
        await session.flush()
        for number, person in enumerate(people, 1):
            session.add(PersonAddress(person_id=number, channel="telegram", external_id=str(person.id)))
        broadcast = Broadcast(author="admin:1", content=Reply("Halo").to_json(), created_at=now, ignore_quiet=True)
        session.add(broadcast)
        to = [Recipient("telegram", str(person.id), person_id=number) for number, person in enumerate(people, 1)]
        to[1:1] = [Recipient("telegram", old) for old in crowd.moved]
        await ledger.fix_audience(session, broadcast, to, now)
        assert broadcast.total == count
        await ledger.start(session, broadcast.id, now)
    return crowd, broadcast.id


async def _until_sent(telegram: Telegram, count: int) -> None:
    await telegram.until(lambda: len(telegram.world.calls("sendMessage")) >= count, patience=120)


async def _pause_and_resume(telegram: Telegram, database: Database, number: int) -> None:
    """Nothing is asked for any more five seconds after a pause; in fact a second is enough."""
    async with database.transaction() as session:
        assert await ledger.pause(session, number)
    await asyncio.sleep(1)
    asked = len(telegram.world.calls("sendMessage"))
    await asyncio.sleep(1)
    assert len(telegram.world.calls("sendMessage")) == asked
    async with database.transaction() as session:
        assert await ledger.resume(session, number)


async def _until_done(telegram: Telegram, database: Database, number: int) -> None:
    async with asyncio.timeout(600):
        while True:
            async with database.reading() as session:
                if (await ledger.progress(session, number, datetime.now(UTC))).status is BroadcastStatus.DONE:
                    return
            await asyncio.sleep(0.1)


async def _rows(database: Database, number: int) -> list[BroadcastRecipient]:
    async with database.reading() as session:
        return list(await ledger_rows(session, number))


@pytest.mark.timeout(240)
async def test_everybody_is_in_one_final_state_and_nobody_gets_it_twice(database: Database, tmp_path: Path) -> None:
    outcome = await scenario(database, tmp_path, COUNT)
    assert sum(outcome.states.values()) == COUNT
    assert set(outcome.states) <= FINAL
    assert outcome.most == 1
    assert outcome.kills == KILLS
    sys.stdout.write(f"{outcome}\n")
    assert outcome.states[NOBODY_KNOWS] <= outcome.in_flight + HELD * KILLS
    # On request, and only then, those of whom nobody knows are written to again.
    async with database.transaction() as session:
        again = await ledger.resend_uncertain(session, 1, datetime.now(UTC))
    assert again == outcome.states[NOBODY_KNOWS]
