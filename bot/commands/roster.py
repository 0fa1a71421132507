"""`kentongan roster import FILE` and `kentongan roster status`."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from cyclopts import App as CommandLine
from rich.console import Console
from rich.table import Table

from bot.app import opened
from bot.clock import Clock, SystemClock, today
from bot.commands import texts as commands
from bot.commands.importing import Outcome, carry_out, told
from bot.commands.terminal import terminal
from bot.conversation.formats import format_date, format_number
from bot.conversation.places import VillageIndex
from bot.features.silence.rules import State
from bot.log import configure_logging
from bot.office import Office
from bot.roster import texts
from bot.roster.apply import apply, plan_against
from bot.roster.check import Entry, check
from bot.roster.plan import PHONE_KNOWN, PHONE_REPLACED, Change, Plan, Value, plan_import
from bot.roster.read import Unreadable, read_sheet
from bot.roster.status import Status, status_of
from bot.roster.villages import Gazetteer
from bot.settings import Settings, load_settings
from storage.area import load_regency
from storage.database import Database, newest_version

cli = CommandLine(name="roster", help="Daftar resmi desa dan KIM.")
WIDTH = 150
"""Letters of a line where the output is no terminal."""


@cli.command(name="import")
def import_(file: Path, /, *, dry_run: bool = False) -> None:
    """Membaca daftar dari CSV atau XLSX: semua baris, atau tidak sama sekali.

    Parameters
    ----------
    file
        Berkas CSV (UTF-8) atau XLSX. Kolomnya: kode_desa, atau desa dan kecamatan; nama_kim; bila ada juga nomor_sk,
        penerbit_sk, tanggal_sk, awal_masa_bakti, akhir_masa_bakti, kegiatan_terakhir, telepon_ketua,
        telepon_sekretaris, telepon_bendahara.
    dry_run
        Hanya menunjukkan apa yang akan berubah.
    """
    carry_out(lambda settings: imported(settings, file, dry_run=dry_run, clock=SystemClock()))


@cli.command
def status(*, on: date | None = None, json: bool = False) -> None:
    """Menunjukkan keadaan setiap desa: delapan keadaan yang jumlahnya selalu sama dengan jumlah desa.

    Parameters
    ----------
    on
        Pada tanggal ini, misalnya 2026-12-31; tanpa itu hari ini.
    json
        Untuk dibaca program lain.
    """
    settings = load_settings()
    configure_logging(settings.log_level)
    found, regency = asyncio.run(looked_up(settings, on or today(SystemClock().now(), settings.zone)))
    if json:
        sys.stdout.write(as_json(found) + "\n")
    else:
        show(found, regency, terminal(WIDTH))


# Import ----------------------------------------------------------------------------------------------------


async def imported(settings: Settings, file: Path, *, dry_run: bool, clock: Clock) -> Outcome:
    """Does it; whether the file was good, and what to print."""
    now = clock.now()
    regency = load_regency(settings.regency_code)
    gazetteer = Gazetteer(regency, VillageIndex.of(regency))
    try:
        sheet = read_sheet(file)
    except Unreadable as problem:
        return False, [str(problem)]
    entries, problems = check(sheet.rows, gazetteer, today(now, settings.zone))
    lines = []
    if sheet.unknown_columns:
        lines.append(commands.UNKNOWN_COLUMNS.format(names=", ".join(sheet.unknown_columns)))
    if problems:
        return False, lines + told(problems)
    if dry_run:
        plan = await _dry_plan(settings, entries)
        if plan is None:
            return False, [*lines, commands.NO_TABLES]
        return True, [*lines, *_shown(plan, gazetteer), commands.DRY_RUN]
    async with opened(settings) as (database, office), database.transaction() as session:
        plan = await plan_against(session, office, entries)
        # Made before anything is written: afterwards before and after are the same.
        shown = _shown(plan, gazetteer)
        await apply(session, office, plan, now, file_name=file.name)
    done = texts.DONE.format(added=len(plan.added), changed=len(plan.changed), rows=len(entries))
    return True, [*lines, *shown, done if plan.changes else commands.NOTHING_NEW]


async def _dry_plan(settings: Settings, entries: list[Entry]) -> Plan | None:
    """The plan, and nothing is written, not even tables; None when there are tables of an older version."""
    version = None
    if not Database.is_missing(settings.database_url):
        database = Database(settings.database_url)
        try:
            version = await database.version()
            if version == newest_version():
                # Its villages are asked of the package; only the settings count here.
                office = Office(settings, "", VillageIndex(()))
                async with database.reading() as session:
                    return await plan_against(session, office, entries)
        finally:
            await database.close()
    return None if version is not None else plan_import(entries, {}, lambda phone: phone)


def _shown(plan: Plan, gazetteer: Gazetteer) -> list[str]:
    lines = [texts.ADDED.format(count=len(plan.added))]
    lines += [_item(change, gazetteer) for change in plan.added]
    lines.append(texts.CHANGED.format(count=len(plan.changed)))
    for change in plan.changed:
        lines.append(_item(change, gazetteer))
        lines += [
            texts.FIELD.format(
                column=texts.COLUMNS.get(d.column, texts.COLUMNS["kim_name"]),
                before=_value(d.before),
                after=_value(d.after),
            )
            for d in change.differences
        ]
    lines.append(texts.SAME.format(count=len(plan.same)))
    lines.append(texts.NO_KIM.format(count=len(plan.without_kim)))
    if plan.left_alone:
        lines.append(texts.LEFT_ALONE.format(count=len(plan.left_alone)))
        lines += [
            texts.ITEM.format(line=entry.line, kim=kim.name, village=gazetteer.title(entry.village_code))
            for entry, kim in plan.left_alone
        ]
    return lines


def _item(change: Change, gazetteer: Gazetteer) -> str:
    entry = change.entry
    return texts.ITEM.format(line=entry.line, kim=entry.kim_name, village=gazetteer.title(entry.village_code))


def _value(value: Value) -> str:
    match value:
        case None:
            return texts.EMPTY_VALUE
        case date():
            return format_date(value)
        case _:
            return {PHONE_KNOWN: texts.PHONE_KNOWN, PHONE_REPLACED: texts.PHONE_REPLACED}.get(value, value)


# Status ----------------------------------------------------------------------------------------------------


async def looked_up(settings: Settings, on: date) -> tuple[Status, str]:
    async with opened(settings) as (database, office), database.reading() as session:
        return await status_of(session, office, on), office.regency_name


def as_json(found: Status) -> str:
    return json.dumps(asdict(found), default=str, ensure_ascii=False, indent=1)


def show(found: Status, regency: str, console: Console) -> None:
    """The three parts: the counts, the kecamatan, the most silent."""
    console.print(texts.STATUS_TITLE.format(regency=regency, date=format_date(found.on)))
    overview = Table()
    overview.add_column(texts.STATE_COLUMN)
    overview.add_column(texts.COUNT_COLUMN, justify="right")
    for state, count in found.states.items():
        overview.add_row(texts.STATES[state.value], format_number(count))
    overview.add_section()
    overview.add_row(texts.TOTAL, format_number(sum(found.states.values())))
    console.print(overview)
    areas = Table()
    areas.add_column(texts.KECAMATAN_COLUMN)
    for title in (texts.VILLAGES_COLUMN, *texts.STATES.values(), texts.NOBODY_COLUMN):
        areas.add_column(title, justify="right")
    for area in found.kecamatan:
        numbers = (area.villages, *area.states.values(), area.nobody)
        areas.add_row(area.name, *(format_number(number) for number in numbers))
    console.print(areas)
    if found.silent:
        console.print(texts.SILENT_TITLE)
    for number, silent in enumerate(found.silent, start=1):
        wording = texts.HEARD_LAST if silent.last_activity_on else texts.NEVER_HEARD
        day = format_date(silent.last_activity_on) if silent.last_activity_on else ""
        line = wording.format(kim=silent.kim, village=silent.village, date=day, days=format_number(silent.days))
        console.print(f"{number}. {line}")
    if found.states[State.NO_KIM] == found.villages:
        console.print(texts.NO_ROSTER)
