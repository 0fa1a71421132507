"""What a transaction leaves on its connection."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, String, text
from sqlalchemy.schema import CreateIndex

from storage.chat import Chats
from storage.database import Database
from storage.silence import Silence
from storage.tables import metadata
from storage.worker import Worker
from tests.factories import make_kim


async def test_a_reading_forgets_no_prepared_statement(postgres_url: str) -> None:
    """A rollback would: psycopg then prepares everything anew, on every connection in turn."""
    database = Database(postgres_url, pool_size=1)
    try:
        for _ in range(10):
            async with database.transaction() as session:
                await Chats(session).known("telegram", ["1"])
            async with database.reading() as session:
                await session.execute(text("SELECT 1"))
        async with database.reading() as session:
            assert await session.scalar(text("SELECT count(*) FROM pg_prepared_statements"))
    finally:
        await database.close()


async def test_a_server_that_vanished_without_a_word_is_not_waited_for(postgres_url: str) -> None:
    """Cutting a network needs root; that this is what the driver is told does not."""
    database = Database(postgres_url)
    try:
        async with database.engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection
            assert driver is not None
            told = driver.info.get_parameters()
    finally:
        await database.close()
    assert int(told["connect_timeout"]) + int(told["tcp_user_timeout"]) / 1000 <= 30
    assert int(told["keepalives_idle"]) + int(told["keepalives_interval"]) <= 30


async def test_what_is_changed_while_reading_is_not_written(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(text("INSERT INTO worker (id, seen_at) VALUES ('a', '2026-01-01 00:00:00+00')"))
    async with database.reading() as session:
        worker = await session.get(Worker, "a")
        assert worker is not None
        worker.id = "b"
    async with database.reading() as session:
        assert await session.get(Worker, "a") is not None


async def test_a_folder_that_is_made_for_the_database_is_the_bots_own(tmp_path: Path) -> None:
    await Database(f"sqlite:///{tmp_path}/data/kentongan.db").close()
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


async def test_the_tables_are_what_the_migrations_made(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_table_that_is_changed_keeps_what_refers_to_it(sqlite_url: str) -> None:
    def change(connection: Connection) -> None:
        operations = Operations(MigrationContext.configure(connection, opts={"render_as_batch": True}))
        with operations.batch_alter_table("kim") as table:
            table.alter_column("name", type_=String(300))

    database = Database(sqlite_url)
    silences = text("SELECT count(*) FROM silence")
    try:
        async with database.transaction() as session:
            kim = await make_kim(session, "Sumberejo, Poncokusumo")
            session.add(
                Silence(kim_id=kim.id, started_on=date(2026, 1, 1), noticed_at=datetime(2026, 1, 1, tzinfo=UTC))
            )
        async with database.altering() as connection:
            await connection.run_sync(change)
        async with database.transaction() as session:
            assert await session.scalar(silences) == 1
            # And they are looked after again.
            await session.execute(text("DELETE FROM kim"))
            assert await session.scalar(silences) == 0
    finally:
        await database.close()


async def test_the_indexes_are_what_the_migrations_made(sqlite_url: str) -> None:
    """Alembic does not compare which rows an index is over."""
    database = Database(sqlite_url)
    try:
        async with database.reading() as session:
            made = await session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"))
            there = {name: " ".join(sql.split()) for name, sql in made}
    finally:
        await database.close()
    declared = [index for table in metadata.sorted_tables for index in table.indexes]
    assert there == {index.name: str(CreateIndex(index).compile(database.engine)) for index in declared}
    assert "WHERE status = 'linked'" in there["uq_village_group_linked"]


async def test_the_ids_that_are_never_given_again_are_those_of_the_migrations(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    try:
        async with database.reading() as session:
            query = text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")
            made = set(await session.scalars(query))
    finally:
        await database.close()
    assert made == {
        table.name for table in metadata.tables.values() if table.dialect_options["sqlite"]["autoincrement"]
    }
    assert "person" in made
