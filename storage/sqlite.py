"""SQLite under SQLAlchemy's asyncio, without a thread for every statement.

Asking a thread costs five to ten times what most statements cost, and an ordinary asyncio driver asks several times
a statement. So here a statement runs in the event loop's own thread while it is quick, and only there:

- a SELECT that is not done after so many steps is stopped and starts again in a thread;
- what changes rows runs in the loop's thread only in a `brief` transaction, whose author knows it touches few, and
  where it says by itself that it is many, not even there;
- a commit, which may wait for the disk, always runs in a thread;
- a lock that another process holds is waited for asleep, with no thread at all.

Like every DBAPI connection, one of these serves one task at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import chain, repeat
from time import monotonic
from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool, StaticPool
from sqlalchemy.util import await_only

STEPS = 50_000
"""Steps of SQLite's machine that a SELECT may take in the loop's thread: about a millisecond."""
FEW = 300
"""Rows written at once that the loop's thread may write: about ten milliseconds."""
PATIENCE = 60.0
"""Seconds to wait for a lock."""
PAUSES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05)
"""Seconds between two looks at a lock; the last one again and again."""


class Connection:
    """A DBAPI connection; its methods are called inside SQLAlchemy's greenlet, where `await_only` is at home."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        self.brief = False
        """What the open transaction changes is little."""
        self.writing = False
        """The open transaction begins as the writer."""
        self._changes = 0
        self._limited = False
        raw.set_progress_handler(self._is_too_long, STEPS)

    def _is_too_long(self) -> bool:
        return self._limited

    def create_function(self, *arguments: Any, **options: Any) -> None:
        self.raw.create_function(*arguments, **options)

    def cursor(self, *_: Any, **__: Any) -> Cursor:
        return Cursor(self)

    def begin(self) -> None:
        statement = "BEGIN IMMEDIATE" if self.writing else "BEGIN"
        self._here(lambda: self.raw.execute(statement))
        self._changes = self.raw.total_changes

    def commit(self) -> None:
        if self.brief and self.raw.total_changes == self._changes:
            self.raw.commit()
        else:
            self._elsewhere(self.raw.commit)

    def rollback(self) -> None:
        self.raw.rollback()

    def close(self) -> None:
        # A closed connection lives on, with its lock, as long as one of its statements does.
        self.raw.rollback()
        self.raw.close()

    # Where work is done -----------------------------------------------------------------------------------

    def read(self, work: Callable[[], None]) -> None:
        """A SELECT: here, and elsewhere when it takes long."""
        self._limited = True
        try:
            self._here(work)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
        finally:
            self._limited = False
        self._elsewhere(work)

    def change(self, work: Callable[[], object], rows: int = 1) -> None:
        """Anything else."""
        if self.brief and rows <= FEW:
            self._here(work)
        else:
            self._elsewhere(work)

    def _here(self, work: Callable[[], object]) -> None:
        # SQLAlchemy insists that its greenlet waited for something.
        await_only(_NOTHING)
        try:
            work()
        except sqlite3.OperationalError as error:
            if not _is_locked(error):
                raise
            await_only(self._when_unlocked(work))

    def _elsewhere(self, work: Callable[[], object]) -> None:
        try:
            await_only(self._in_thread(work))
        except sqlite3.OperationalError as error:
            if not _is_locked(error):
                raise
            await_only(self._when_unlocked(work))

    async def _in_thread(self, work: Callable[[], object]) -> None:
        running = asyncio.get_running_loop().run_in_executor(None, work)
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            # Nobody else may touch the connection before the thread has left it.
            self.raw.interrupt()
            while not running.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.wait([running])
            running.exception()
            raise

    async def _when_unlocked(self, work: Callable[[], object]) -> None:
        """SQLITE_BUSY has changed nothing, so the same may be tried again."""
        give_up_at = monotonic() + PATIENCE
        pauses = chain(PAUSES, repeat(PAUSES[-1]))
        while True:
            await asyncio.sleep(next(pauses))
            try:
                work()
                return
            except sqlite3.OperationalError as error:
                if not _is_locked(error) or monotonic() > give_up_at:
                    raise


class Cursor:
    """A DBAPI cursor that holds its rows."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._raw = connection.raw.cursor()
        self._rows: deque[Any] = deque()

    @property
    def description(self) -> Any:
        return self._raw.description

    @property
    def rowcount(self) -> int:
        return self._raw.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._raw.lastrowid

    def execute(self, statement: str, parameters: Any = ()) -> None:
        def work() -> None:
            self._raw.execute(statement, parameters)
            # The statement ends with its last row: left unread it would keep its locks.
            self._rows = deque(self._raw.fetchall()) if self._raw.description else deque()

        if statement.startswith("SELECT"):
            self._connection.read(work)
        else:
            self._connection.change(work)

    def executemany(self, statement: str, parameters: Sequence[Any]) -> None:
        self._connection.change(lambda: self._raw.executemany(statement, parameters), len(parameters))

    def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        rows = list(self._rows)
        self._rows.clear()
        return rows

    def __iter__(self) -> Iterator[Any]:
        while self._rows:
            yield self._rows.popleft()

    def close(self) -> None:
        self._rows.clear()
        self._raw.close()

    async def _async_soft_close(self) -> None:
        """SQLAlchemy calls this when the rows are to be read outside its greenlet; they are here already."""


class Dialect(SQLiteDialect_pysqlite):
    driver = "kentongan"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool if cls._is_url_file_db(url) else StaticPool

    def connect(self, *arguments: Any, **options: Any) -> Any:
        # Python's own transactions and SQLite's own waiting are both off: see `begin` and `_when_unlocked`.
        options |= {"check_same_thread": False, "isolation_level": None, "timeout": 0}
        return Connection(sqlite3.connect(*arguments, **options))

    def get_driver_connection(self, connection: Any) -> Any:
        return connection.raw

    def do_begin(self, dbapi_connection: Any) -> None:
        # A fairy lies between, which knows the DBAPI's methods only.
        dbapi_connection.dbapi_connection.begin()


class _Nothing:
    """Waited for in no time."""

    def __await__(self) -> Generator[Any, None, None]:
        yield from ()


_NOTHING = _Nothing()


def _is_locked(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
