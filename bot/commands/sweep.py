"""`kentongan sweep`: once what the scheduler does every hour. Messages go to the outbox; a running bot sends them."""

from __future__ import annotations

import asyncio
import json as jsonlib
import sys
from datetime import datetime, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.app import open_office
from bot.clock import Clock, SystemClock
from bot.commands import texts
from bot.commands.terminal import terminal
from bot.conversation.formats import format_date, format_number, format_time
from bot.conversation.places import VillageIndex
from bot.features.silence.jobs import SweepReport, foretell
from bot.features.silence.jobs import sweep as swept
from bot.log import configure_logging
from bot.office import Office
from bot.settings import BadSettings, Settings, load_settings
from storage.database import Database, newest_version

FARTHEST = timedelta(days=3650)
"""How far away a moment may be that is asked for."""
NEAR = timedelta(hours=1)
"""What is done as if it were farther than this from now is hardly what was meant."""
WIDTH = 150
"""Letters of a line where the output is no terminal."""


def sweep(*, at: str | None = None, dry_run: bool = False, json: bool = False) -> None:
    """Menyisir KIM yang senyap satu kali, seperti penjadwal: mengingatkan, dan membuat tugas untuk petugas.

    Parameters
    ----------
    at
        Seolah-olah waktu ini, dengan zona: 2026-12-31T09:00+07:00. Tanpa itu: sekarang.
    dry_run
        Hanya menunjukkan apa yang akan dilakukan.
    json
        Untuk dibaca program lain.
    """
    clock = SystemClock()
    moment = read_moment(at, clock)
    settings = load_settings()
    configure_logging("ERROR")
    report, office = asyncio.run(done(settings, moment, dry_run=dry_run))
    if json:
        sys.stdout.write(as_json(report, dry_run=dry_run) + "\n")
    else:
        show(report, office, terminal(WIDTH), dry_run=dry_run)
    if report.steps and not dry_run and abs(moment - clock.now()) > NEAR:
        sys.stderr.write((texts.SWEEP_AHEAD if moment > clock.now() else texts.SWEEP_BEHIND) + "\n")


def read_moment(at: str | None, clock: Clock) -> datetime:
    """The moment that was asked for; a time without a zone is refused, it would mean another hour elsewhere."""
    if at is None:
        return clock.now()
    try:
        moment = datetime.fromisoformat(at.strip())
    except ValueError:
        raise BadSettings(texts.BAD_MOMENT) from None
    if moment.tzinfo is None:
        raise BadSettings(texts.NAIVE_MOMENT)
    if not clock.now() - FARTHEST < moment < clock.now() + FARTHEST:
        raise BadSettings(texts.BAD_MOMENT)
    return moment


async def done(settings: Settings, moment: datetime, *, dry_run: bool) -> tuple[SweepReport, Office]:
    """Does it, or looks what it would do."""
    database = Database(settings.database_url)
    try:
        if dry_run:
            if Database.is_missing(settings.database_url) or await database.version() != newest_version():
                raise BadSettings(texts.NO_TABLES)
            office = Office(settings, "", VillageIndex(()))
            return await foretell(database, office, moment), office
        office = await open_office(settings, database)
        return await swept(database, office, moment), office
    finally:
        await database.close()


def as_json(report: SweepReport, *, dry_run: bool) -> str:
    found: dict[str, Any] = {
        "at": report.at.isoformat(),
        "open": report.open,
        "dry_run": dry_run,
        "steps": [
            {
                "village_code": step.kim.village_code,
                "kim": step.kim.name,
                "step": step.step,
                "outcome": step.outcome.value,
                "recipients": step.recipients,
                "task": step.task.value if step.task is not None else None,
            }
            for step in report.steps
        ],
        "tasks": report.tasks,
        "waiting": [
            {
                "village_code": waiting.kim.village_code,
                "kim": waiting.kim.name,
                "step": waiting.step,
                "until": waiting.until.isoformat(),
            }
            for waiting in report.waiting
        ],
        "failed": report.failed,
    }
    return jsonlib.dumps(found, ensure_ascii=False, indent=1)


def show(report: SweepReport, office: Office, console: Console, *, dry_run: bool) -> None:
    title = texts.SWEEP_DRY_TITLE if dry_run else texts.SWEEP_TITLE
    console.print(title.format(**_when(report.at, office)))
    if not report.open:
        opening = office.calendar.next_open(report.at)
        console.print(texts.SWEEP_CLOSED.format(**_when(opening, office)))
        return
    if not report.steps and not report.waiting:
        console.print(texts.SWEEP_NOTHING)
    else:
        console.print(_table(report))
    summary = texts.SWEEP_DRY_SUM if dry_run else texts.SWEEP_SUM
    numbers = {"steps": len(report.steps), "tasks": report.tasks, "waiting": len(report.waiting)}
    console.print(summary.format(**{name: format_number(number) for name, number in numbers.items()}))
    if report.failed:
        console.print(texts.SWEEP_FAILED.format(count=format_number(report.failed)))
    if report.steps and not dry_run:
        console.print(texts.SWEEP_OUTBOX)


def _table(report: SweepReport) -> Table:
    table = Table()
    for number, column in enumerate(texts.SWEEP_COLUMNS):
        table.add_column(column, justify="right" if number == len(texts.SWEEP_COLUMNS) - 1 else "left")
    for step in sorted(report.steps, key=lambda step: (step.step, step.kim.silent_since, step.kim.id)):
        table.add_row(
            texts.SWEEP_STEPS[step.step],
            f"{step.kim.name}, {step.kim.village}",
            texts.SWEEP_OUTCOMES[step.outcome.value],
            format_number(step.recipients),
        )
    for waiting in report.waiting:
        table.add_row(
            texts.SWEEP_STEPS[waiting.step],
            f"{waiting.kim.name}, {waiting.kim.village}",
            texts.SWEEP_UNTIL.format(date=format_date(waiting.until)),
            "",
        )
    return table


def _when(moment: datetime, office: Office) -> dict[str, str]:
    return {"date": format_date(office.today(moment)), "time": format_time(moment, office.zone)}
