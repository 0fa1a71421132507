"""Opening the database and its transactions: the one place, with `outbox.py`, that knows dialects differ."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Connection, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from storage.base import Session

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}


Unavailable = (OperationalError, InterfaceError, OSError)
"""What a transaction raises when the database cannot be reached, as opposed to refusing what it was given."""


def async_url(url: str) -> str:
    """`sqlite:///x.db` or `postgresql://…` with the driver this program uses."""
    scheme, separator, rest = url.partition("://")
    return f"{_DRIVERS.get(scheme, scheme)}{separator}{rest}"


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Database:
    """One installation's database.

    SQLite has one writer: transactions queue on a lock of this process before they queue on the file, and
    begin IMMEDIATE so that two processes never deadlock upgrading a read. PostgreSQL needs neither.
    """

    def __init__(self, url: str, *, pool_size: int = 5) -> None:
        self.url = make_url(async_url(url))
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        options: dict[str, Any] = {"json_serializer": _dumps, "pool_size": pool_size}
        if self.is_sqlite:
            if self.url.database and self.url.database != ":memory:":
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            options["connect_args"] = {"timeout": 60}
        self.engine = create_async_engine(self.url, **options)
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._readers = async_sessionmaker(
            self.engine.execution_options(reading=True), expire_on_commit=False, autoflush=False
        )
        self._writer: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None

    @staticmethod
    def path_of(url: str) -> Path | None:
        """The file of an SQLite database; None for a server or memory."""
        parts = make_url(async_url(url))
        if parts.get_backend_name() != "sqlite" or parts.database in (None, "", ":memory:"):
            return None
        return Path(str(parts.database))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """A session that commits when the block ends well and rolls back when it does not."""
        async with self._writer or nullcontext(), self._sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """A session that only reads; on SQLite it does not wait for the writer."""
        async with self._readers() as session:
            yield session

    async def lock(self, session: Session, names: Iterable[str]) -> None:
        """Until the transaction ends nobody else holds any of `names`. SQLite's writer lock does that already."""
        if self.is_sqlite:
            return
        keys = sorted({_lock_key(name) for name in names})
        # One statement, in one order everywhere: two batches that share chats cannot deadlock.
        await session.execute(
            text(
                "SELECT pg_advisory_xact_lock(k) "
                "FROM unnest(CAST(:keys AS bigint[])) WITH ORDINALITY AS t(k, n) ORDER BY n"
            ),
            {"keys": keys},
        )

    async def migrate(self) -> None:
        """Brings the tables to the newest version."""
        async with self.engine.begin() as connection:
            await connection.run_sync(_upgrade)

    async def now(self) -> Any:
        """The database server's clock, for `doctor`."""
        async with self.reading() as session:
            return await session.scalar(select(func.current_timestamp()))

    async def close(self) -> None:
        await self.engine.dispose()


def _lock_key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "busy_timeout=60000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _upgrade(connection: Connection) -> None:
    config = AlembicConfig()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
