"""`kentongan sweep`, as the operator types it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.sweep import as_json, done, read_moment, show
from bot.settings import BadSettings, Settings
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.silence import SilenceStep, StepOutcome
from tests.factories import make_kim, make_member, make_person
from tests.features.silence.year import Town
from tests.village import Village, settings_for

ROOT = Path(__file__).parent.parent.parent
AT = "2026-10-28T09:00+07:00"
"""35 days after 23 September, a Wednesday."""


async def swept(database: Database, at: str, *, dry_run: bool = False) -> Any:
    settings = settings_for(database)
    report, _ = await done(settings, datetime.fromisoformat(at), dry_run=dry_run)
    return json.loads(as_json(report, dry_run=dry_run))


async def silent_kims(database: Database, *names: str, **details: Any) -> None:
    async with database.transaction() as session:
        for number, name in enumerate(names):
            kim = await make_kim(session, name, **details)
            await make_member(session, kim, await make_person(session, f"Orang {number}", 5000 + number), "ketua")


async def test_it_does_what_the_scheduler_does_once(database: Database) -> None:
    await silent_kims(database, "Sumberejo, Poncokusumo", "Wajak, Wajak")
    planned, found = await swept(database, AT, dry_run=True), await swept(database, AT)
    assert (planned.pop("dry_run"), found.pop("dry_run")) == (True, False)
    assert planned == found
    assert found == {
        "at": "2026-10-28T09:00:00+07:00",
        "open": True,
        "steps": [
            {
                "village_code": code,
                "kim": kim,
                "step": 1,
                "outcome": "sent",
                "recipients": 1,
                "task": None,
            }
            for code, kim in (("35.07.07.2002", "KIM Sumberejo"), ("35.07.08.2012", "KIM Wajak"))
        ],
        "tasks": 0,
        "waiting": [],
        "failed": 0,
    }
    assert (await swept(database, AT))["steps"] == []
    async with database.reading() as session:
        assert len(await Village.rows(session, OutboxMessage)) == 2


async def test_outside_of_office_hours_nothing(database: Database) -> None:
    await silent_kims(database, "Sumberejo, Poncokusumo")
    for at in ("2026-10-31T09:00+07:00", "2026-12-25T09:00+07:00", "2026-10-28T16:00+07:00", "2026-10-28T07:59+07:00"):
        found = await swept(database, at)
        assert (found["open"], found["steps"]) == (False, []), at
    # The same moment on another clock.
    assert len((await swept(database, "2026-10-28T01:00Z"))["steps"]) == 1


async def test_a_table_for_people(database: Database) -> None:
    await silent_kims(database, "Sumberejo, Poncokusumo")
    for at, words in (
        (
            "2027-02-01T09:00+07:00",
            ("Rencana", "Senin, 1 Februari 2027, 09.00 WIB", "Tugas: 1.", "tugas untuk petugas"),
        ),
        ("2026-10-01T09:00+07:00", ("Tidak ada KIM yang perlu diingatkan",)),
        ("2026-10-31T09:00+07:00", ("Di luar hari dan jam kerja", "Senin, 2 November 2026, 08.00 WIB")),
        (AT, ("KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo", "1 kabar", "diingatkan")),
    ):
        report, office = await done(settings_for(database), datetime.fromisoformat(at), dry_run=True)
        shown = io.StringIO()
        show(report, office, Console(file=shown, width=160), dry_run=True)
        for word in words:
            assert word in shown.getvalue(), word


def test_a_time_without_zone_is_refused() -> None:
    for at, says in (
        ("2026-12-31T09:00", "zona waktunya belum ada"),
        ("besok pagi", "waktunya tidak terbaca"),
        ("9999-12-31T23:00+00:00", "waktunya tidak terbaca"),
    ):
        with pytest.raises(BadSettings, match=says):
            read_moment(at, SystemClock())
    assert read_moment("2026-12-31T09:00+07:00", SystemClock()).isoformat() == "2026-12-31T09:00:00+07:00"


async def test_a_dry_run_makes_no_database(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path / 'x.db'}")  # type: ignore[call-arg]
    with pytest.raises(BadSettings, match="kentongan migrate"):
        await done(settings, SystemClock().now(), dry_run=True)
    assert not (tmp_path / "x.db").exists()


async def kentongan(url: str, folder: Path, *words: str) -> tuple[int | None, str, str]:
    """`kentongan sweep` with these words: how it ended, and what it said where."""
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    environment.pop("TELEGRAM_TOKEN", None)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sweep", *words),
        env=environment,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_as_the_operator_types_it(sqlite_template: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{sqlite_template}"
    good, bad = await asyncio.gather(
        kentongan(url, tmp_path, "--at", AT, "--dry-run", "--json"),
        kentongan(url, tmp_path, "--at", "2026-12-31T09:00"),
    )
    assert (good[0], json.loads(good[1])["steps"], good[2]) == (0, [], "")
    assert bad == (2, "", "--at: zona waktunya belum ada. Contoh: 2026-12-31T09:00+07:00\n")


@pytest.mark.parametrize(("days", "words_said"), [(2000, "belum tiba"), (-20, "sudah lewat")])
async def test_what_is_written_ahead_of_the_clock_or_behind_it_is_said(
    sqlite_url: str, tmp_path: Path, days: int, words_said: str
) -> None:
    database = Database(sqlite_url)
    # Whatever day it really is.
    now = SystemClock().now()
    await silent_kims(database, "Sumberejo, Poncokusumo", registered_on=now.date() - timedelta(days=80))
    _, office = await done(settings_for(database), now, dry_run=True)
    later = office.calendar.next_open(now + timedelta(days=days))
    for words, said in ((("--dry-run",), False), ((), True), ((), False)):
        code, out, err = await kentongan(sqlite_url, tmp_path, "--at", later.isoformat(), "--json", *words)
        assert (code, len(json.loads(out)["steps"])) == (0, 1 if said or words else 0)
        assert ("--dry-run" in err) == (words_said in err) == said
    await database.close()


async def test_killed_half_way_and_started_again(database: Database) -> None:
    """Two processes sweep 250 KIM, both are killed on the way, and a third one finishes what they left."""
    at = "2026-07-27T09:00+07:00"
    report, office = await done(settings_for(database), datetime.fromisoformat(at), dry_run=True)
    assert report.steps == []
    await Town(database, office, seed=5).found()
    url = database.url.render_as_string(hide_password=False)

    async def steps_taken() -> list[SilenceStep]:
        async with database.reading() as session:
            return await Village.rows(session, SilenceStep)

    async def sweep_until_killed() -> None:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.sweeper", url), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        assert process.stdin is not None
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
        process.stdin.write(f"sweep {at}\n".encode())
        while not await steps_taken():  # noqa: ASYNC110 - another process takes them
            await asyncio.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        await process.wait()

    await asyncio.gather(sweep_until_killed(), sweep_until_killed())
    before = len(await steps_taken())
    await swept(database, at)
    steps = await steps_taken()
    assert 0 < before < len(steps)
    async with database.reading() as session:
        messages = await Village.rows(session, OutboxMessage)
    sent = {(step.silence_id, step.step) for step in steps if step.outcome is StepOutcome.SENT}
    reminders = [m.dedup_key.split(":") for m in messages if m.kind == "silence.step" and m.dedup_key]
    assert len(sent) > 50
    assert {(int(silence), int(step)) for _, silence, step, _ in reminders} == sent
    assert len({person for *_, person in reminders}) == len(reminders)
    assert (await swept(database, at))["steps"] == []
