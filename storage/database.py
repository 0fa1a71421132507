"""Opening the database and its transactions, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, event, func, inspect, literal, select, text
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, async_sessionmaker, create_async_engine

from storage.base import Session
from storage.locks import key_of

if TYPE_CHECKING:
    from storage import sqlite

# By name: on PostgreSQL it is never loaded.
registry.register("sqlite.kentongan", "storage.sqlite", "Dialect")

_DRIVERS = {
    "sqlite": "sqlite+kentongan",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}
_MIGRATIONS = Path(__file__).parent / "migrations"
VERSION = "alembic_version"
"""The table in which Alembic keeps the version of the others."""
PATIENCE = 5.0
"""Seconds within which a healthy database begins a transaction."""
RECYCLE = 600
"""Seconds after which a connection to a server is opened anew."""
NETWORK = {"connect_timeout": 10, "tcp_user_timeout": 20_000, "keepalives_idle": 20, "keepalives_interval": 5}
"""A server that vanished without a word, its machine or the network between, is known to be away within a minute. By
itself Linux waits a quarter of an hour for it, and so would every turn."""

Unavailable = (OperationalError, InterfaceError, OSError)
"""What a transaction raises when the database cannot be reached, as opposed to refusing what it was given."""


class UnusableDatabase(Exception):
    """DATABASE_URL cannot work as it is, whatever the server does. `why` is one word for the reason."""

    def __init__(
        self,
        why: Literal["url", "driver", "folder", "no_file", "readonly", "newer", "foreign", "broken", "forbidden"],
        detail: str = "",
    ) -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


class UnreachableDatabase(Exception):
    """The database did not answer when it was opened. `where` names it without a password."""

    def __init__(self, where: str, *, is_file: bool) -> None:
        super().__init__(where)
        self.where = where
        self.is_file = is_file


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
        self.url = _parsed(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        # What was written stays out of error messages: they end in logs.
        options: dict[str, Any] = {"json_serializer": _dumps, "pool_size": pool_size, "hide_parameters": True}
        if self.is_sqlite:
            _make_folder(self.url)
            _look_at_file(self.url)
        else:
            # The connection used last is the one whose statements are prepared and whose server has the tables at hand;
            # those that lie idle are replaced before something between here and there has forgotten them.
            options |= {"connect_args": NETWORK, "pool_use_lifo": True, "pool_recycle": RECYCLE}
        try:
            self.engine = create_async_engine(self.url, **options)
        except ModuleNotFoundError as error:
            raise UnusableDatabase("driver", error.name or "") from error
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._brief = async_sessionmaker(self.engine.execution_options(brief=True), expire_on_commit=False)
        self._readers = async_sessionmaker(
            self.engine.execution_options(reading=True), expire_on_commit=False, autoflush=False
        )
        self._writer: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None

    @staticmethod
    def path_of(url: str) -> Path | None:
        """The file of an SQLite database; None for a server."""
        parts = _parsed(url)
        return Path(str(parts.database)) if parts.get_backend_name() == "sqlite" else None

    @staticmethod
    def is_missing(url: str) -> bool:
        """Whether it is a file that nobody has made yet. Raises `UnreachableDatabase` where that cannot be seen."""
        path = Database.path_of(url)
        try:
            return path is not None and not path.exists()
        except OSError as error:
            raise UnreachableDatabase(str(path), is_file=True) from error

    @asynccontextmanager
    async def transaction(self, *, brief: bool = False) -> AsyncIterator[Session]:
        """A session that commits when the block ends well and rolls back when it does not.

        `brief`: it changes few rows, each found by an index, so that on SQLite no thread is needed for it.
        """
        sessions = self._brief if brief else self._sessions
        async with self._writer or nullcontext(), sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """A session that only reads; on SQLite it does not wait for the writer."""
        async with self._readers() as session:
            yield session
            # A rollback would make psycopg forget every statement this connection has prepared.
            session.expunge_all()
            await session.commit()

    async def version(self) -> str | None:
        """The version of the tables; None before there are any. Raises `UnreachableDatabase`, and `UnusableDatabase`
        where the tables are another program's, or newer than this one."""
        try:
            async with self.engine.execution_options(reading=True).connect() as connection:
                tables, version = await connection.run_sync(_version)
                # As in `reading`: a rollback makes psycopg forget.
                await connection.commit()
        except Unavailable as error:
            where = str(self.url.database) if self.is_sqlite else self.url.render_as_string()
            raise UnreachableDatabase(where, is_file=self.is_sqlite) from error
        except ProgrammingError as error:
            # An option of the URL that the driver does not know.
            raise UnusableDatabase("url") from error
        except DatabaseError as error:
            raise UnusableDatabase("broken", str(self.url.database)) from error
        if tables and not {VERSION, "village"} <= tables:
            raise UnusableDatabase("foreign", str(self.url.database))
        if version is not None and version > newest_version():
            raise UnusableDatabase("newer", version)
        return version

    async def migrate(self) -> None:
        """Brings the tables to the newest version; on any number of processes, one does it."""
        if await self.version() == newest_version():
            return
        try:
            async with self.altering() as connection:
                if not self.is_sqlite:
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key_of("migrate")})
                await connection.run_sync(_upgrade)
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", "") != "42501":
                raise
            raise UnusableDatabase("forbidden", str(self.url.username)) from error

    @asynccontextmanager
    async def altering(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that changes tables. To change one on SQLite Alembic makes it anew and drops the old one, and
        what refers to its rows would be deleted with them: so nothing is looked after while it lasts."""
        async with self.engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection if self.is_sqlite else None
            if driver is not None:
                driver.execute("PRAGMA foreign_keys=OFF")
            try:
                async with connection.begin():
                    yield connection
            finally:
                if driver is not None:
                    driver.execute("PRAGMA foreign_keys=ON")

    async def answers(self, *, reading: bool = False) -> bool:
        """Whether a transaction can be had right now; `reading`: one that waits for no writer."""
        opened = self.reading() if reading else self.transaction()
        try:
            async with asyncio.timeout(PATIENCE), opened as session:
                await session.execute(select(literal(1)))
        except Unavailable:  # a TimeoutError is an OSError
            return False
        return True

    async def now(self) -> Any:
        """The database server's clock, for `doctor`."""
        async with self.reading() as session:
            return await session.scalar(select(func.current_timestamp()))

    async def empty_log(self) -> None:
        """SQLite's log holds what was deleted until it begins anew, which in a quiet week it does not: copies it into
        the file and empties it. While another process is at it, it is left for the next time. Nothing on a server."""
        if self._writer is not None:
            async with self._writer:
                await asyncio.to_thread(_empty_log, str(self.url.database))

    async def close(self) -> None:
        await self.engine.dispose()


def _prepare_sqlite(connection: sqlite.Connection, _record: Any) -> None:
    connection.brief = True
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _empty_log(path: str) -> None:
    import sqlite3

    with closing(sqlite3.connect(path, timeout=0)) as connection, suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    driver: sqlite.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
    driver.writing = not options.get("reading", False)
    driver.brief = options.get("brief", False)


def newest_version() -> str:
    """What this program's tables are at: the number every file of `migrations/versions` begins with."""
    return max(file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(async_url(url))
    except (ArgumentError, ValueError) as error:
        raise UnusableDatabase("url") from error
    if parsed.get_backend_name() == "sqlite":
        # Of `sqlite://data/x.db` the folder would be a host.
        usable = parsed.database not in (None, "", ":memory:") and not parsed.host
    else:
        # A password with an @ in it ends too early: its rest would stand in every sentence about the server.
        usable = "@" not in (parsed.host or "")
    if not usable:
        raise UnusableDatabase("url")
    return parsed


def _make_folder(url: URL) -> None:
    folder = Path(str(url.database)).parent
    try:
        # What is in it is nobody's on this machine but the bot's.
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UnusableDatabase("folder", str(folder)) from error


def _look_at_file(url: URL) -> None:
    path = Path(str(url.database))
    try:
        if path.is_dir():
            raise UnusableDatabase("no_file", str(path))
        # SQLite would begin a transaction in it all the same.
        if path.exists() and not os.access(path, os.W_OK):
            raise UnusableDatabase("readonly")
    except OSError as error:
        raise UnreachableDatabase(str(path), is_file=True) from error


def trouble_of(error: Exception) -> Literal["locked", "full", "readonly", "broken", "away"] | None:
    """Why a command could not finish its work, when that is the database's doing; None for anything else."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    import sqlite3

    code = getattr(error.orig, "sqlite_errorcode", -1) & 0xFF
    known: dict[int, Literal["locked", "full", "readonly", "broken"]] = {
        sqlite3.SQLITE_BUSY: "locked",
        sqlite3.SQLITE_LOCKED: "locked",
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_READONLY: "readonly",
        sqlite3.SQLITE_CORRUPT: "broken",
        sqlite3.SQLITE_NOTADB: "broken",
    }
    return known.get(code, "away" if isinstance(error, OperationalError | InterfaceError) else None)


def _version(connection: Connection) -> tuple[set[str], str | None]:
    """The names of the tables, and their version where Alembic wrote one down."""
    tables = set(inspect(connection).get_table_names())
    return tables, connection.scalar(text(f"SELECT version_num FROM {VERSION}")) if VERSION in tables else None


def _upgrade(connection: Connection) -> None:
    # Alembic is 10 MB and a tenth of a second, needed once in a version's life.
    from alembic import command
    from alembic.config import Config as AlembicConfig

    config = AlembicConfig()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
