"""`kentongan hoax import FILE` and `kentongan hoax match`."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from cyclopts import App as CommandLine

from bot.app import opened
from bot.clock import Clock, SystemClock
from bot.commands import texts as commands
from bot.commands.importing import Outcome, carry_out
from bot.features.hoax.actions.knowledge import file_of, load
from bot.features.hoax.rules.matching import Decision, Index, Match
from bot.knowledge import texts
from bot.knowledge.apply import Plan, apply, plan
from bot.knowledge.check import Entry, Problem, check
from bot.knowledge.read import Unreadable, read_file
from bot.settings import Settings
from storage.clarification import Verdict
from storage.database import Database, newest_version

cli = CommandLine(name="hoax", help="Klarifikasi dan pencocokan hoaks.")
SHOWN = 20
"""Problems named one by one."""


@cli.command(name="import")
def import_(file: Path, /, *, source: str = "", dry_run: bool = False) -> None:
    """Membaca klarifikasi dari ClaimReview (JSON), RSS/Atom atau CSV: semua, atau tidak sama sekali.

    Parameters
    ----------
    file
        Berkas UTF-8. Diimpor lagi: yang berubah diperbarui, tidak pernah ganda.
    source
        Nama penerbit, bila tidak tertulis di dalam berkas.
    dry_run
        Hanya menunjukkan apa yang akan berubah.
    """
    carry_out(lambda settings: imported(settings, file, source=source, dry_run=dry_run, clock=SystemClock()))


@cli.command
def match(*, claims: Path, queries: Path, out: Path) -> None:
    """Mencocokkan pesan dengan klaim di luar basis data, untuk mengukur.

    Hasilnya qid, claim_id, score, decision: paling banyak tiga baris untuk satu pesan, yang paling mirip lebih dulu.
    Yang tidak cukup mirip untuk ditunjukkan bertanda none; tanpa calon sama sekali claim_id kosong dan score 0.

    Parameters
    ----------
    claims
        CSV dengan kolom id, text, title.
    queries
        CSV dengan kolom qid, text.
    out
        CSV yang ditulis.
    """
    try:
        lines = matched(claims, queries, out)
    except Unreadable as problem:
        sys.stdout.write(f"{problem}\n")
        sys.exit(1)
    sys.stdout.write(f"{lines}\n")


# Import ----------------------------------------------------------------------------------------------------


async def imported(settings: Settings, file: Path, *, source: str = "", dry_run: bool = False, clock: Clock) -> Outcome:
    """Does it; whether the file was good, and what to print."""
    now = clock.now()
    try:
        sheet = read_file(file)
    except Unreadable as problem:
        return False, [str(problem)]
    entries, problems = check(sheet.items, source=source.strip(), zone=settings.zone, now=now)
    if problems:
        return False, _told(problems, is_table=sheet.is_table)
    if dry_run:
        planned = await _dry_plan(settings, entries)
        if planned is None:
            return False, [commands.NO_TABLES]
        return True, [*_shown(planned, entries), commands.DRY_RUN]
    async with opened(settings) as (database, office):
        async with database.transaction() as session:
            planned = await plan(session, entries)
            shown = _shown(planned, entries)
            await apply(session, planned, now)
        # So that the next start finds it ready.
        await load(database, file_of(office))
    if not planned.added and not planned.changed:
        return True, [*shown, commands.NOTHING_NEW]
    done = texts.DONE.format(added=len(planned.added), changed=len(planned.changed), rows=len(entries))
    return True, [*shown, done]


async def _dry_plan(settings: Settings, entries: Sequence[Entry]) -> Plan | None:
    """The plan, and nothing is written, not even tables; None when there are tables of an older version."""
    if Database.is_missing(settings.database_url):
        return Plan(added=list(entries))
    database = Database(settings.database_url)
    try:
        version = await database.version()
        if version is None:
            return Plan(added=list(entries))
        if version != newest_version():
            return None
        async with database.reading() as session:
            return await plan(session, entries)
    finally:
        await database.close()


def _told(problems: Sequence[Problem], *, is_table: bool) -> list[str]:
    wording = commands.LINE if is_table else texts.ITEM
    told = [wording.format(line=problem.line, text=problem.text) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        told.append(texts.MANY_MORE.format(count=len(problems) - SHOWN))
    return [*told, commands.BAD_ROWS.format(count=len(problems))]


def _shown(planned: Plan, entries: Sequence[Entry]) -> list[str]:
    verdicts = Counter(entry.verdict for entry in entries)
    named = (
        f"{texts.UNDECIDED if verdict is Verdict.UNDECIDED else verdict.value.replace('_', ' ')} {count}"
        for verdict, count in verdicts.most_common()
    )
    lines = [
        texts.ADDED.format(count=len(planned.added)),
        texts.CHANGED.format(count=len(planned.changed)),
        texts.SAME.format(count=len(planned.same)),
        texts.VERDICTS.format(verdicts=", ".join(named)),
    ]
    unknown = Counter(entry.verdict_raw or texts.NO_WORD for entry in entries if entry.verdict is Verdict.UNDECIDED)
    if unknown:
        words = ", ".join(f"{word} {count}" for word, count in unknown.most_common(10))
        lines.append(texts.UNKNOWN_WORDS.format(words=words))
    return lines


# Match -----------------------------------------------------------------------------------------------------


def matched(claims: Path, queries: Path, out: Path) -> str:
    """Writes the result; what to print. Raises `Unreadable`."""
    index: Index[str] = Index()
    for line, row in _rows(claims, ("id", "text", "title")):
        if row["id"] in index:
            raise Unreadable(texts.CLAIM_TWICE.format(name=claims.name, line=line, value=row["id"]))
        index.add(row["id"], row["text"], row["title"])
    counts: Counter[Decision] = Counter()
    results: list[tuple[str, list[Match[str]]]] = []
    for _, row in _rows(queries, ("qid", "text")):
        found = index.match(row["text"])
        counts[found[0].decision if found else Decision.NONE] += 1
        results.append((row["qid"], found))
    try:
        with out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("qid", "claim_id", "score", "decision"))
            for qid, found in results:
                if not found:
                    writer.writerow((qid, "", "0", Decision.NONE))
                writer.writerows((qid, one.claim_id, f"{one.score:.6f}", one.decision) for one in found)
    except OSError:
        raise Unreadable(texts.NOT_WRITTEN.format(name=out.name)) from None
    return texts.MATCHED.format(
        queries=len(results),
        identical=counts[Decision.IDENTICAL],
        similar=counts[Decision.SIMILAR],
        none=counts[Decision.NONE],
        out=out,
    )


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with these columns, perhaps among others, and each one's line."""
    usual = csv.field_size_limit(2**27)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            if not set(columns) <= set(reader.fieldnames or ()):
                raise Unreadable(texts.NEEDS_COLUMNS.format(name=path.name, columns=", ".join(columns)))
            for row in reader:
                yield reader.line_num, {column: row[column] or "" for column in columns}
    except FileNotFoundError:
        raise Unreadable(texts.NOT_FOUND.format(name=path.name)) from None
    except IsADirectoryError:
        raise Unreadable(texts.NOT_A_FILE.format(name=path.name)) from None
    except PermissionError:
        raise Unreadable(texts.NO_PERMISSION.format(name=path.name)) from None
    except UnicodeDecodeError:
        raise Unreadable(texts.NOT_UTF8.format(name=path.name)) from None
    except csv.Error:
        raise Unreadable(texts.BROKEN_CSV.format(name=path.name, line=reader.line_num)) from None
    finally:
        csv.field_size_limit(usual)
