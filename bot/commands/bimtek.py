"""`kentongan bimtek import FILE`: the plan of a year, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cyclopts import App as CommandLine

from bot.app import open_office
from bot.clock import Clock, SystemClock
from bot.commands import texts
from bot.commands.bimtek_plan import Planned, read_plan
from bot.commands.importing import Outcome, carry_out, told
from bot.features.bimtek.actions import plan as plans
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from bot.office import Office
from bot.roster.read import Unreadable
from bot.settings import Settings
from storage.base import Session
from storage.bimtek import Bimteks, BimtekStatus
from storage.database import Database, newest_version

cli = CommandLine(name="bimtek", help="Rencana Bimtek setahun.")
ACTOR = "command line"


@cli.command(name="import")
def import_(file: Path, /, *, dry_run: bool = False) -> None:
    """Membaca rencana Bimtek dari CSV atau XLSX: semua baris, atau tidak sama sekali. Belum ada yang diumumkan.

    Parameters
    ----------
    file
        Berkas CSV (UTF-8) atau XLSX. Kolomnya: nomor, judul, tanggal, jam, tempat; bila ada juga tanggal_selesai,
        daring, peta, angkatan, kuota, kursi_per_desa, materi, narasumber, kontak, jp, batas_jawaban, sasaran,
        didahulukan.
    dry_run
        Hanya menunjukkan apa yang akan berubah.
    """
    carry_out(lambda settings: imported(settings, file, dry_run=dry_run, clock=SystemClock()))


class _NothingWritten(Exception):
    """Ends a dry run: what was tried is rolled back."""

    def __init__(self, lines: Sequence[str], *, good: bool) -> None:
        super().__init__()
        self.lines = list(lines)
        self.good = good


async def imported(settings: Settings, file: Path, *, dry_run: bool, clock: Clock) -> Outcome:
    """Does it; whether the file was good, and what to print."""
    now = clock.now()
    if dry_run and Database.is_missing(settings.database_url):
        return False, [texts.NO_TABLES]
    database = Database(settings.database_url)
    try:
        if dry_run and await database.version() != newest_version():
            return False, [texts.NO_TABLES]
        office = await open_office(settings, database)
        async with database.transaction() as session:
            good, lines = await _import(session, office, file, now)
            if dry_run or not good:
                raise _NothingWritten([*lines, texts.DRY_RUN] if good else lines, good=good)
    except _NothingWritten as nothing:
        return nothing.good, nothing.lines
    finally:
        await database.close()
    return True, lines


async def _import(session: Session, office: Office, file: Path, now: datetime) -> Outcome:
    try:
        found = await read_plan(session, office, file, now)
    except Unreadable as problem:
        return False, [str(problem)]
    lines = [texts.UNKNOWN_COLUMNS.format(names=", ".join(found.unknown_columns))] if found.unknown_columns else []
    if found.problems:
        return False, lines + told(found.problems)
    work, counts = Work(session, office, now, ACTOR), dict.fromkeys(("new", "changed", "same", "left"), 0)
    for planned in found.planned:
        what = await _write(work, planned)
        counts[what] += 1
        if what != "same":
            lines.append(
                texts.PLAN_ITEM[what].format(
                    line=planned.line,
                    title=planned.plan.title,
                    when=words.span(planned.plan.starts_at, planned.plan.ends_at, office),
                )
            )
    return True, [*lines, texts.PLAN_SUM.format(**counts)]


async def _write(work: Work, planned: Planned) -> str:
    """A new draft, a draft that changes, the same, or left alone because people know of it already."""
    plan = planned.plan
    assert plan.plan_number is not None
    there = await Bimteks(work.session).find_planned(work.office.today(plan.starts_at).year, plan.plan_number)
    if there is None:
        await plans.make(work, plan)
        return "new"
    if all(getattr(there, name) == value for name, value in plan.columns.items()):
        return "same"
    if there.status is not BimtekStatus.DRAFT:
        return "left"
    await plans.change(work, there, plan)
    return "changed"
