"""The driver: what runs where, and what happens to whoever has to wait."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.sqlite import Connection

LONG = """SELECT count(*), max(note_thread(i)) FROM (
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n)"""


@pytest.fixture
def threads() -> list[int]:
    """The threads in which SQLite called `note_thread`, in order."""
    return []


@pytest.fixture
async def file(tmp_path: Path, threads: list[int]) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'one.db'}")

    def note_thread(value: int) -> int:
        if not threads or threads[-1] != threading.get_ident():
            threads.append(threading.get_ident())
        return value

    @event.listens_for(database.engine.sync_engine, "connect")
    def add(connection: Connection, _record: object) -> None:
        connection.raw.create_function("note_thread", 1, note_thread)

    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE thing (n INTEGER PRIMARY KEY)"))
    yield database
    await database.close()


@contextmanager
def another_process_writes(database: Database) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(str(database.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    if other.in_transaction:
        other.rollback()
    other.close()


async def test_a_quick_question_needs_no_thread(file: Database, threads: list[int]) -> None:
    async with file.reading() as session:
        assert await session.scalar(text("SELECT note_thread(7)")) == 7
    assert threads == [threading.get_ident()]


async def test_a_long_question_is_answered_in_a_thread(file: Database, threads: list[int]) -> None:
    async with file.reading() as session:
        count, largest = (await session.execute(text(LONG))).one()
    assert (count, largest) == (200_000, 200_000)
    assert len(threads) == 2
    assert threads[0] == threading.get_ident() != threads[1]


async def test_a_long_question_leaves_the_transaction_as_it_was(file: Database) -> None:
    async with file.transaction(brief=True) as session:
        await session.execute(text("INSERT INTO thing VALUES (1)"))
        await session.execute(text(LONG))
        await session.execute(text("INSERT INTO thing VALUES (2)"))
    async with file.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM thing")) == 2


async def test_changes_need_no_thread_in_a_brief_transaction_only(file: Database, threads: list[int]) -> None:
    for brief in (True, False):
        threads.clear()
        async with file.transaction(brief=brief) as session:
            await session.execute(text("INSERT INTO thing VALUES (note_thread(:n))"), {"n": int(brief)})
        assert (threads == [threading.get_ident()]) is brief


@pytest.mark.parametrize("many", [False, True], ids=["few", "many"])
async def test_many_rows_at_once_are_written_in_a_thread(file: Database, threads: list[int], many: bool) -> None:
    """A broadcast to everybody is agreed to in a turn like others."""
    async with file.transaction(brief=True) as session:
        rows = [{"n": number} for number in range(1_000 if many else 100)]
        await session.execute(text("INSERT INTO thing VALUES (note_thread(:n))"), rows)
    assert (threads[-1] != threading.get_ident()) is many


async def test_what_fails_is_rolled_back(file: Database) -> None:
    async def insert_twice(brief: bool) -> None:
        async with file.transaction(brief=brief) as session:
            await session.execute(text("INSERT INTO thing VALUES (1)"))
            await session.execute(text("INSERT INTO thing VALUES (1)"))

    for brief in (True, False):
        with pytest.raises(IntegrityError):
            await insert_twice(brief)
    async with file.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM thing")) == 0


async def test_somebody_elses_lock_is_waited_for_while_others_go_on(file: Database) -> None:
    async def write() -> None:
        async with file.transaction(brief=True) as session:
            await session.execute(text("INSERT INTO thing VALUES (1)"))

    with another_process_writes(file) as other:
        writing = asyncio.create_task(write())
        for _ in range(20):
            await asyncio.sleep(0.001)
            async with file.reading() as session:
                assert await session.scalar(text("SELECT count(*) FROM thing")) == 0
        assert not writing.done()
        other.execute("COMMIT")
        await writing
    async with file.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM thing")) == 1


async def test_a_lock_that_is_never_freed_is_an_error(file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.sqlite.PATIENCE", 0.02)
    with another_process_writes(file), pytest.raises(OperationalError, match="locked"):
        async with file.transaction() as session:
            await session.execute(text("INSERT INTO thing VALUES (1)"))


@pytest.mark.parametrize("statement", [LONG, f"INSERT INTO thing {LONG.replace('count(*), ', '')}"])
async def test_whoever_is_cancelled_leaves_a_usable_database(file: Database, statement: str) -> None:
    endless = statement.replace("200000", "2000000000")

    async def ask() -> None:
        async with file.transaction() as session:
            await session.execute(text("INSERT INTO thing VALUES (1)"))
            await session.execute(text(endless))

    asking = asyncio.create_task(ask())
    await asyncio.sleep(0.05)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    async with file.transaction() as session:
        await session.execute(text("INSERT INTO thing VALUES (1)"))


async def test_whoever_waits_for_a_lock_can_be_cancelled(file: Database) -> None:
    async def write_soon() -> None:
        async with asyncio.timeout(0.02), file.transaction() as session:
            await session.execute(text("INSERT INTO thing VALUES (1)"))

    with another_process_writes(file), pytest.raises(TimeoutError):
        await write_soon()
    async with file.transaction() as session:
        await session.execute(text("INSERT INTO thing VALUES (1)"))


async def test_what_was_deleted_is_not_left_in_the_files(file: Database) -> None:
    path = Path(str(file.url.database))

    def held() -> bytes:
        return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))

    async with file.transaction() as session:
        await session.execute(text("CREATE TABLE said (words TEXT)"))
        await session.execute(text("INSERT INTO said VALUES ('Siti Contoh dari Sumberejo')"))
    async with file.transaction() as session:
        await session.execute(text("DELETE FROM said"))
    assert b"Siti Contoh" in await asyncio.to_thread(held)
    await file.empty_log()
    assert b"Siti Contoh" not in await asyncio.to_thread(held)


async def test_a_log_that_another_process_reads_is_left_for_later(file: Database) -> None:
    other = sqlite3.connect(str(file.url.database))
    other.execute("BEGIN")
    other.execute("SELECT * FROM thing").fetchall()
    async with file.transaction() as session:
        await session.execute(text("INSERT INTO thing VALUES (7)"))
    await file.empty_log()
    other.close()
    async with file.reading() as session:
        assert await session.scalar(text("SELECT max(n) FROM thing")) == 7
