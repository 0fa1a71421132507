"""`kentongan run` as a process: what stops its start, and how it stops."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
import structlog
from sqlalchemy import make_url, text

from bot.__main__ import main
from bot.clock import SystemClock
from bot.commands.texts import DATABASE_TROUBLE
from bot.simulator import World
from storage.database import Database
from storage.group import VillageGroup
from tests.live import ROOT, TOKEN, Program, Telegram

pytestmark = pytest.mark.timeout(90)


Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Iterator[Command]:
    """Runs a command in this process: its exit code and what it printed."""
    root, configured = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers, root.level
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/kentongan.db")
    monkeypatch.setenv("HTTP_PORT", "0")

    def call(*arguments: str, **settings: str) -> tuple[int, str]:
        with monkeypatch.context() as patched:
            for name, value in settings.items():
                patched.setenv(name, value)
            patched.setattr(sys, "argv", ["kentongan", *arguments])
            try:
                main()
                code = 0
            except SystemExit as ended:
                code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return code, out + err

    yield call
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram.served() as telegram:
        yield telegram


def program(telegram: Telegram | None, folder: Path, **settings: str) -> Program:
    url = telegram.url if telegram else "http://127.0.0.1:9"
    database = settings.pop("DATABASE_URL", f"sqlite:///{folder}/kentongan.db")
    return Program(url, database, folder, **settings)


async def ended(program: Program, *arguments: str) -> tuple[int, str]:
    """Exit code and everything that was said, of a program that ends by itself."""
    await program.start(*arguments)
    async with asyncio.timeout(60):
        code = await program.process.wait()
    return code, program.said()


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"TELEGRAM_TOKEN": ""}, "TELEGRAM_TOKEN: belum diisi."),
        ({"REGENCY_CODE": "3507"}, "REGENCY_CODE: Kode wilayah “3507” tidak dikenal; mungkin maksudnya 35.07"),
        ({"DATABASE_URL": "sqlite:////proc/no/such/place.db"}, "DATABASE_URL: folder /proc/no/such tidak bisa dibuat."),
        ({"DATABASE_URL": "postgresql://x:geheim@127.0.0.1:9/x"}, "Basis data tidak bisa dihubungi: "),
        ({"DATABASE_URL": "sqlite:kentongan.db"}, "DATABASE_URL: tidak terbaca."),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL: nilainya tidak bisa dipakai."),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL: tidak terbaca."),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "DATABASE_URL: tidak terbaca."),
        ({"DATABASE_URL": "postgresql://x:ge@heim@127.0.0.1:9/x"}, "DATABASE_URL: tidak terbaca."),
        ({"DATABASE_URL": "postgresql://127.0.0.1:9/x?nonsense=1"}, "DATABASE_URL: tidak terbaca."),
        ({"HTTP_HOST": ".."}, "HTTP_HOST: .. bukan alamat mesin ini."),
    ],
    ids=[
        "no token",
        "regency",
        "folder",
        "server away",
        "url",
        "kind",
        "no file",
        "memory",
        "password",
        "option",
        "host",
    ],
)
def test_what_stops_the_start_is_one_sentence_and_exit_code_2(
    command: Command, settings: dict[str, str], sentence: str
) -> None:
    code, said = command("run", **settings)
    assert (code, sentence in said, said.count("\n")) == (2, True, 1), said
    assert "Traceback" not in said
    assert "heim" not in said


@pytest.mark.parametrize("arguments", [("run",), ("doctor",), ("sweep",), ("migrate",), ("roster", "status")])
def test_a_file_that_is_no_database_is_said_in_words(
    command: Command, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Yth. Bapak Camat\n" * 300)
    code, said = command(*arguments, DATABASE_URL=f"sqlite:///{file}")
    assert code == (1 if arguments == ("doctor",) else 2)
    assert f"{file} bukan basis data, atau rusak." in said
    assert "Traceback" not in said


TOUCHING = [
    ("run",),
    ("doctor",),
    ("sweep",),
    ("sweep", "--dry-run"),
    ("migrate",),
    ("roster", "status"),
    ("roster", "import", "daftar.csv"),
    ("roster", "import", "daftar.csv", "--dry-run"),
]


@pytest.mark.parametrize("arguments", TOUCHING, ids=" ".join)
def test_what_is_another_programs_is_left_alone(command: Command, arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\n35.07.07.2002,KIM Sumberejo\n", encoding="utf-8")
    file, folder = tmp_path / "addresses.db", tmp_path / "data"
    folder.mkdir()
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE contact (name TEXT)")
    code, said = command(*arguments, DATABASE_URL=f"sqlite:///{file}")
    assert code == (1 if arguments == ("doctor",) else 2)
    assert f"{file} bukan basis data Kentongan, isinya tabel program lain." in said
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("contact",)]
    code, said = command(*arguments, DATABASE_URL=f"sqlite:///{folder}")
    assert code == (1 if arguments == ("doctor",) else 2)
    assert f"DATABASE_URL: {folder} adalah folder, bukan berkas." in said


@pytest.mark.parametrize("arguments", TOUCHING, ids=" ".join)
def test_a_database_newer_than_the_program_asks_for_a_newer_program(
    command: Command, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\n35.07.07.2002,KIM Sumberejo\n", encoding="utf-8")
    assert command("migrate")[0] == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "kentongan.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    code, said = command(*arguments)
    assert code == (1 if arguments == ("doctor",) else 2)
    assert "Basis data ini sudah versi 9999, lebih baru daripada program ini" in said
    assert "Perbarui dulu programnya" in said
    assert "kentongan migrate" not in said


def test_a_database_that_can_only_be_read_is_said_in_words(command: Command, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript("CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE village (code TEXT)")
    code, said = command("migrate", DATABASE_URL=f"sqlite:///file:{tmp_path}/old.db?mode=ro&uri=true")
    assert (code, said.count("\n")) == (2, 1), said
    assert "Basis data hanya bisa dibaca." in said


@pytest.mark.parametrize("arguments", [("run",), ("doctor",), ("migrate",), ("roster", "status")], ids=" ".join)
def test_a_database_that_is_broken_inside_is_said_in_words(
    command: Command, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    assert command("migrate")[0] == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "kentongan.db")) as connection:
        pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'village'").fetchall()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with (tmp_path / "kentongan.db").open("r+b") as file:
        for (page,) in pages:
            file.seek((page - 1) * size)
            file.write(b"x" * size)
    code, said = command(*arguments)
    assert code == (1 if arguments == ("doctor",) else 2)
    assert DATABASE_TROUBLE["broken"] in said
    assert "Traceback" not in said


def test_a_file_that_may_not_be_written_stops_the_start(command: Command, tmp_path: Path) -> None:
    assert command("migrate")[0] == 0
    file = tmp_path / "kentongan.db"
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("root may write to any file")
    assert command("run") == (2, f"{DATABASE_TROUBLE['readonly']}\n")
    code, said = command("doctor")
    assert (code, f"✗ {DATABASE_TROUBLE['readonly']}" in said) == (1, True)


@pytest.mark.parametrize("arguments", TOUCHING, ids=" ".join)
def test_a_file_that_cannot_be_looked_at_is_said_in_words(
    command: Command, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\n35.07.07.2002,KIM Sumberejo\n", encoding="utf-8")
    # Longer than names may be: it cannot even be asked whether it is there, as in a folder that is closed to us.
    code, said = command(*arguments, DATABASE_URL=f"sqlite:///{tmp_path}/{'x' * 300}.db")
    assert code == (1 if arguments == ("doctor",) else 2)
    assert "Berkas basis data tidak bisa dibuka: " in said
    assert "Traceback" not in said


def test_a_database_that_another_program_holds_is_said_in_words(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.PATIENCE", 0)
    assert command("migrate")[0] == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "kentongan.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        code, said = command("migrate")
    assert (code, said.count("\n")) == (2, 1), said
    assert "Basis data sedang dikunci program lain." in said


async def test_a_server_where_no_tables_may_be_made_is_said_in_words(postgres_url: str, tmp_path: Path) -> None:
    server = make_url(postgres_url)
    database = Database(server.render_as_string(hide_password=False))
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in (
            "DROP DATABASE IF EXISTS strict",
            "DROP ROLE IF EXISTS guest",
            "CREATE DATABASE strict",
            "CREATE ROLE guest LOGIN",
        ):
            await plain.execute(text(statement))
    await database.close()
    inside = Database(server.set(database="strict").render_as_string(hide_password=False))
    async with inside.engine.begin() as connection:
        await connection.execute(text("REVOKE ALL ON SCHEMA public FROM PUBLIC"))
        await connection.execute(text("GRANT USAGE ON SCHEMA public TO guest"))
    await inside.close()
    url = server.set(database="strict", username="guest").render_as_string(hide_password=False)
    code, said = await ended(program(None, tmp_path, DATABASE_URL=url), "migrate")
    assert (code, said.count("\n")) == (2, 1), said
    assert "DATABASE_URL: pengguna guest tidak boleh membuat tabel." in said


@pytest.mark.parametrize("arguments", [("doctor",), ("sweep", "--dry-run"), ("migrate",)])
def test_a_database_that_is_away_is_said_in_words(command: Command, arguments: tuple[str, ...]) -> None:
    code, said = command(*arguments, DATABASE_URL="postgresql://x:geheim@127.0.0.1:9/x")
    assert code != 0
    assert "asis data tidak bisa dihubungi" in said
    assert "Traceback" not in said
    assert "geheim" not in said


async def test_a_wrong_token_is_one_sentence(telegram: Telegram, tmp_path: Path) -> None:
    code, said = await ended(program(telegram, tmp_path, TELEGRAM_TOKEN="1:other"))
    assert code == 2
    assert "TELEGRAM_TOKEN: ditolak Telegram." in said
    assert "Traceback" not in said


async def test_a_taken_port_is_one_sentence(telegram: Telegram, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = await ended(program(telegram, tmp_path, HTTP_PORT=str(taken.getsockname()[1])))
    assert code == 2
    assert "sudah dipakai program lain" in said
    assert telegram.world.calls("getUpdates") == []


LOADED = """import sys, bot.__main__ as program
sys.argv = ["kentongan", "run"]
try:
    program.start()
except SystemExit:
    print("alembic" in sys.modules)"""


def test_what_makes_the_tables_does_not_stay_in_memory(tmp_path: Path) -> None:
    """A taken port ends the run right after them."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/new.db", "HTTP_PORT": str(taken.getsockname()[1])}
        environment = os.environ | settings | {"TELEGRAM_TOKEN": TOKEN}
        said = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert "sudah dipakai program lain" in said.stderr
    assert said.stdout == "False\n"
    with contextlib.closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        assert connection.execute("SELECT count(*) FROM village").fetchone() == (390,)


@pytest.mark.parametrize("arguments", [("import", "--dry-run"), ("import",), ("status",)])
def test_the_roster_says_so_too_when_the_database_is_away(
    command: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text("kode_desa,nama_kim\n35.07.07.2002,KIM Sumberejo\n", encoding="utf-8")
    files = (str(file),) if arguments[0] == "import" else ()
    code, said = command("roster", *arguments, *files, DATABASE_URL="postgresql://x:geheim@127.0.0.1:9/x")
    assert (code, said.count("\n")) == (2, 1), said
    assert said.startswith("Basis data tidak bisa dihubungi: ")
    assert "geheim" not in said


OTHER = (
    "Basis data ini berisi Kabupaten Malang (35.07), padahal REGENCY_CODE=35.73 (Kota Malang). Satu basis data untuk "
    "satu kabupaten/kota: bila memang Kabupaten Malang, isi REGENCY_CODE=35.07; bila Kota Malang, isi "
    "DATABASE_URL dengan basis data lain yang masih kosong."
)


def test_another_regency_in_the_database_is_not_mixed_in(command: Command) -> None:
    code, said = command("migrate")
    assert (code, "390 desa/kelurahan" in said) == (0, True)
    code, said = command("migrate", REGENCY_CODE="35.73")
    assert code == 2
    assert OTHER in said
    code, said = command("doctor", REGENCY_CODE="35.73")
    assert code == 1
    assert "✗ Basis data" in said
    assert OTHER in said


async def test_from_an_outage_at_the_start_to_a_clean_stop(tmp_path: Path) -> None:
    """Starts while Telegram is away, answers health checks meanwhile, serves, and stops within five seconds."""
    world = World(clock=SystemClock(), token=TOKEN)
    world.fail("getMe", times=2, error_code=502)
    async with Telegram.served(world) as telegram:
        bot = program(telegram, tmp_path)
        await bot.start()
        await telegram.until(lambda: len(world.calls("getMe")) == 3)
        port = json.loads(bot.said().splitlines()[0])["port"]

        def ask(path: str) -> dict[str, object]:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
                found: dict[str, object] = json.load(answer)
            return found

        assert await asyncio.to_thread(ask, "/health") == {"alive": True}
        siti = world.add_person("Siti")
        world.start(siti)
        await telegram.until(lambda: world.heard(siti))
        await telegram.until(lambda: len(world.calls("getUpdates")) >= 2)
        ready = await asyncio.to_thread(ask, "/ready")
        assert (ready["ready"], ready["database"], ready["channel"]) == (True, True, True)

        await telegram.until(lambda: world.bot.short_description)
        assert "Asisten KIM (Komunitas Informasi Masyarakat) dari Diskominfo Kabupaten Malang." in world.bot.description
        assert len(world.bot.short_description) <= 120

        world.latency = 0.5
        world.say(siti, "menu")
        await telegram.until(lambda: len(world.calls("sendMessage")) == 2)
        before = monotonic()
        assert await bot.stop() == 0
        assert monotonic() - before < 5
        await telegram.until(lambda: len(world.heard(siti)) == 2)
        await bot.start()
        await telegram.until(lambda: len(world.calls("getMyShortDescription")) == 2)
        assert await bot.stop() == 0
        # Telegram takes few changes of it in a day.
        assert len(world.calls("setMyDescription")) == len(world.calls("setMyShortDescription")) == 1
    said = bot.said()
    assert '"stopped"' in said
    assert TOKEN not in said
    assert "Traceback" not in said


async def test_a_database_that_another_program_holds_does_not_hold_the_process(
    telegram: Telegram, tmp_path: Path
) -> None:
    world = telegram.world
    bot = program(telegram, tmp_path)
    await bot.start()
    siti = world.add_person("Siti")
    world.start(siti)
    await telegram.until(lambda: world.heard(siti))
    with contextlib.closing(sqlite3.connect(tmp_path / "kentongan.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = len(world.calls("getUpdates"))
        world.say(siti, "menu")
        await telegram.until(lambda: not world.updates.is_waiting and len(world.calls("getUpdates")) >= asked)
        before = monotonic()
        assert await bot.stop() == 0
        assert monotonic() - before < 6
    await bot.start()
    await telegram.until(lambda: len(world.heard(siti)) == 2)
    assert await bot.stop() == 0
    assert '"stopped"' in bot.said()


async def test_doctor_says_what_is_there_and_what_is_not(telegram: Telegram, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    admin = telegram.world.add_person("Dinas")
    telegram.world.start(admin)
    settings = {"ADMIN_IDS": f"{admin.id},999"}
    code, said = await ended(program(telegram, tmp_path, **settings), "doctor")
    assert code == 1
    assert "✗ Basis data belum ada" in said
    assert "→ Jalankan: kentongan migrate" in said
    assert "✗ Admin ke-2 di ADMIN_IDS belum bisa dikirimi pesan." in said
    assert "✓ Token diterima: @" in said
    assert "✓ Jam mesin cocok dengan Telegram." in said
    assert "Kiriman yang menunggu di Telegram: 1." in said
    assert TOKEN not in said
    assert str(admin.id) not in said
    assert not (tmp_path / "kentongan.db").exists()
    telegram.world.fail("getWebhookInfo", error_code=404)
    _, said = await ended(program(telegram, tmp_path / "again", **settings), "doctor")
    assert "✓ Token diterima: @" in said


def test_whoever_interrupts_a_command_reads_what_became_of_it(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("migrate")[0] == 0
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\n35.07.07.2002,KIM A\n35.07.07.2003,KIM B\n")
    written: list[object] = []

    def interrupt(*_: object, **__: object) -> None:
        written.append(1)
        if len(written) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("bot.roster.apply.AuditTrail.record", interrupt)
        code, said = command("roster", "import", "daftar.csv")
    assert (code, said.splitlines()[-1]) == (130, "Dihentikan. Yang belum selesai tidak disimpan.")
    assert "Traceback" not in said
    assert "KIM baru: 2" in command("roster", "import", "daftar.csv")[1]


async def test_doctor_knows_who_has_the_port(telegram: Telegram, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = str(other.getsockname()[1])
        said = (await ended(program(telegram, tmp_path, HTTP_PORT=port), "doctor"))[1]
        assert f"✗ HTTP_PORT: 127.0.0.1:{port} sudah dipakai program lain." in said
    assert f"✓ Alamat 127.0.0.1:{port} bisa" in (await ended(program(telegram, tmp_path, HTTP_PORT=port), "doctor"))[1]
    bot = program(telegram, tmp_path, HTTP_PORT=port)
    await bot.start()
    await telegram.until(lambda: telegram.world.calls("getUpdates"))
    said = (await ended(program(telegram, tmp_path, HTTP_PORT=port), "doctor"))[1]
    assert f"✓ Bot menjawab di 127.0.0.1:{port}." in said
    await bot.stop()
    assert (
        "✗ HTTP_HOST: bukan.invalid bukan alamat mesin ini."
        in (await ended(program(telegram, tmp_path, HTTP_HOST="bukan.invalid"), "doctor"))[1]
    )


def test_doctor_works_without_a_token(command: Command) -> None:
    assert command("migrate")[0] == 0
    code, said = command("doctor", TELEGRAM_TOKEN="")
    assert code == 1, said
    assert "✗ TELEGRAM_TOKEN belum diisi: kentongan run belum bisa mulai." in said
    assert "→ Minta token ke @BotFather" in said
    assert "✗ ADMIN_IDS kosong" in said
    assert "Semua baik." not in said
    # Before the first start one line says so, and not one for every job.
    assert said.count("Pekerjaan") == 1
    assert "→ Jalankan bot: kentongan run" in said


def test_in_a_folder_without_settings_that_is_said(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert ".env" not in command("doctor")[1]
    for name in ("TELEGRAM_TOKEN", "TELEGRAM_API_URL", "DATABASE_URL", "HTTP_PORT"):
        monkeypatch.delenv(name)
    sentence = f"Di folder {tmp_path} tidak ada .env."
    assert sentence in command("run")[1]
    assert f"• {sentence}" in command("doctor")[1]
    (tmp_path / ".env").write_text("")
    assert ".env" not in command("doctor")[1]


def test_doctor_misses_whom_people_may_ask_about_their_data(command: Command) -> None:
    assert command("migrate")[0] == 0
    assert "• DPO_CONTACT kosong" in command("doctor")[1]
    assert "DPO_CONTACT" not in command("doctor", DPO_CONTACT="Ibu Rina, 0341-123456")[1]


def test_doctor_names_variables_that_are_nearly_a_setting(command: Command) -> None:
    said = command("doctor", ADMIN_ID="111", HTTP_PROXY="http://127.0.0.1:9")[1]
    assert "• ADMIN_ID bukan nama pengaturan, mungkin maksudnya ADMIN_IDS." in said
    assert "HTTP_PROXY" not in said


def test_doctor_tells_what_is_wrong_with_the_settings(command: Command) -> None:
    code, said = command("doctor", HTTP_PORT="x", TIMEZONE="y")
    assert code == 1
    assert "✗ TIMEZONE: " in said
    assert "✗ HTTP_PORT: " in said
    for url in ("sqlite:kentongan.db", "sqlite://data/kentongan.db"):
        code, said = command("doctor", DATABASE_URL=url)
        assert (code, "✗ DATABASE_URL: tidak terbaca." in said) == (1, True)


def test_what_a_name_holds_is_letters_on_the_terminal_too(command: Command, tmp_path: Path) -> None:
    (tmp_path / "daftar.csv").write_text(
        "kode_desa,nama_kim,kegiatan_terakhir\n35.07.07.2002,KIM [/a] :smile:,2025-01-01\n"
    )
    assert command("roster", "import", "daftar.csv")[0] == 0

    async def add_group() -> None:
        database = Database(f"sqlite:///{tmp_path}/kentongan.db")
        async with database.transaction() as session:
            group = VillageGroup(channel="telegram", external_id="-1", key="k", title="[/x] :smile:")
            group.added_at = SystemClock().now()
            session.add(group)
        await database.close()

    asyncio.run(add_group())
    code, said = command("group", "list")
    assert (code, "[/x] :smile:" in said) == (0, True), said
    code, said = command("roster", "status")
    assert (code, "KIM [/a] :smile:" in said) == (0, True), said
    code, said = command("sweep", "--dry-run", "--at", "2027-03-03T10:00+07:00")
    assert (code, "KIM [/a] :smile:" in said) == (0, True), said


def test_roster_from_the_command_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\n35.07.07.2002,KIM A\n")
    code, said = command("roster", "import", str(tmp_path / "daftar.csv"), "--dry-run")
    assert (code, "tidak ada yang ditulis" in said) == (0, True)
    assert command("roster", "import", str(tmp_path / "daftar.csv"))[0] == 0
    code, said = command("roster", "status", "--on", "2030-01-01", "--json")
    assert code == 0
    assert json.loads(said)["states"]["no_kim"] == 389
    (tmp_path / "daftar.csv").write_text("kode_desa,nama_kim\nx,KIM A\n")
    code, said = command("roster", "import", str(tmp_path / "daftar.csv"))
    assert (code, "Baris 2: " in said) == (1, True)
