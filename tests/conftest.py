"""What every test may ask for: each database once, and a village to talk in."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import structlog
from hypothesis import settings as hypothesis_settings
from sqlalchemy import text

from bot.app import open_office
from bot.log import configure_logging
from bot.settings import Settings
from storage.database import Database
from storage.tables import metadata
from tests.live import Program
from tests.postgres import postgres_server
from tests.village import Village, settings_for

# A run is either red or green for everybody; what is found by chance is found while writing.
hypothesis_settings.register_profile("same", derandomize=True, database=None)
hypothesis_settings.load_profile("same")

KEPT = {"village", "kecamatan"}
"""Tables every test finds filled: the regency."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that at the end no worker waits for the other."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.fixture(scope="session", autouse=True)
def plain_tracebacks() -> None:
    """The ones with all local variables take seconds each, and some tests let turns fail on purpose."""
    renderer = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.stdlib.add_log_level, renderer])


@pytest.fixture(autouse=True)
def no_program_left_running() -> Iterator[None]:
    yield
    Program.end_all()


@pytest.fixture(scope="session", autouse=True)
def look_for_garbage_seldom() -> None:
    """Half a million objects of loaded modules stay for good; of what a test makes hardly any is in circles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server with the tables and the regency of Kabupaten Malang."""
    with postgres_server() as url:
        _prepared(url)
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    _prepared(f"sqlite:///{path}")
    return path


def _prepared(url: str) -> None:
    # In a thread of its own: the tests' loop is running when a test first asks for a database.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, _prepare(url)).result()


async def _prepare(url: str) -> None:
    database = Database(url)
    await open_office(Settings(_env_file=None, database_url=url), database)
    await database.close()


@pytest.fixture(scope="session")
async def opened() -> AsyncIterator[Callable[[str], Database]]:
    """One `Database` for each address: what it learns of its statements is a fifth of a test's time."""
    databases: dict[str, Database] = {}

    def open_once(url: str) -> Database:
        if url not in databases:
            databases[url] = Database(url)
        return databases[url]

    yield open_once
    for database in databases.values():
        await database.close()


@pytest.fixture(scope="session")
def sqlite_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("database")


@pytest.fixture
def sqlite_url(sqlite_folder: Path, sqlite_template: Path) -> str:
    """The same address for every test, with a new file behind it."""
    shutil.rmtree(sqlite_folder)
    sqlite_folder.mkdir()
    return f"sqlite:///{shutil.copy(sqlite_template, sqlite_folder / 'kentongan.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, opened: Callable[[str], Database]) -> AsyncIterator[Database]:
    """An empty database with the regency in it; every test that asks runs on both kinds."""
    if request.param == "sqlite":
        database = opened(request.getfixturevalue("sqlite_url"))
        yield database
        # Nobody may still hold the file when the next test puts another in its place.
        await database.close()
    else:
        database = opened(request.getfixturevalue("postgres_url"))
        await _empty(database)
        yield database


async def _empty(database: Database) -> None:
    """Takes out what the test before left; of TRUNCATE each of sixty tables costs as much as a small test."""
    tables = [table for table in metadata.sorted_tables if table.name not in KEPT]
    async with database.engine.begin() as connection:
        filled = " UNION ALL ".join(f"SELECT '{t.name}' WHERE EXISTS (SELECT 1 FROM {t.name})" for t in tables)
        names = set((await connection.execute(text(filled))).scalars())
        if not names:
            return
        # What points to others first. Switching the checks off would have the server plan every statement anew.
        for table in reversed(tables):
            if table.name in names:
                await connection.execute(text(f"DELETE FROM {table.name}"))
                if "id" in table.c and table.c.id.type.python_type is int:
                    sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
                    await connection.execute(text(f"SELECT setval({sequence}, 1, false) WHERE {sequence} IS NOT NULL"))


@pytest.fixture
async def village(database: Database) -> AsyncIterator[Village]:
    """The bot on a simulated Telegram, Wednesday 23 September 2026, 09.00 WIB."""
    async with Village.open(database, settings_for(database)) as village:
        yield village


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything the program logs at INFO and above, as it would stand in the journal."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    configured = structlog.get_config()
    configure_logging("INFO", human=False)
    stream = io.StringIO()
    assert isinstance(root.handlers[0], logging.StreamHandler)
    root.handlers[0].setStream(stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)
