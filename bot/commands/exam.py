"""`kentongan exam import BIMTEK FILE` and `kentongan exam list`: the questions before and after a Bimtek."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cyclopts import App as CommandLine

from bot.app import opened
from bot.clock import Clock, SystemClock
from bot.commands import texts
from bot.commands.importing import Outcome, carry_out
from bot.conversation.formats import format_date
from bot.log import configure_logging
from bot.roster.read import HEADER_WITHIN, Unreadable, read_lines
from bot.settings import Settings, load_settings
from storage.audit import AuditTrail
from storage.bimtek import Bimtek, Bimteks
from storage.evaluation import Evaluations

cli = CommandLine(name="exam", help="Soal pre-test dan post-test Bimtek.")
MOST = 10
"""Questions of a test."""
LETTERS = "abcde"
LONGEST, LONGEST_OPTION = 300, 120
_NAMES = {"soal": "question", "pertanyaan": "question", "kunci": "right", "jawaban": "right", "kunci jawaban": "right"}
_NAMES |= {name: letter for letter in LETTERS for name in (letter, f"pilihan {letter}", f"opsi {letter}")}
_NOT_LETTERS = re.compile(r"[\W_]+")

Question = tuple[str, list[str], int]
"""The question, two to five options, the place of the right one."""


@cli.command(name="import")
def import_(bimtek: int, file: Path, /, *, pass_mark: int | None = None, dry_run: bool = False) -> None:
    """Membaca soal dari CSV atau XLSX: semua baris, atau tidak sama sekali.

    Parameters
    ----------
    bimtek
        Nomor Bimtek, lihat: kentongan exam list
    file
        Berkas dengan kolom soal, a, b, c, d, e, kunci; paling banyak 10 soal.
    pass_mark
        Nilai post-test (0–100) yang diperlukan untuk sertifikat; tanpa ini tidak ada.
    dry_run
        Hanya memeriksa berkasnya.
    """
    clock = SystemClock()
    carry_out(lambda settings: imported(settings, bimtek, file, pass_mark=pass_mark, dry_run=dry_run, clock=clock))


@cli.command(name="list")
def list_() -> None:
    """Menunjukkan Bimtek dengan nomornya dan jumlah soalnya."""
    settings = load_settings()
    configure_logging(settings.log_level)
    sys.stdout.write("\n".join(asyncio.run(listed(settings))) + "\n")


async def listed(settings: Settings) -> list[str]:
    async with opened(settings) as (database, office), database.reading() as session:
        found = await Bimteks(session).list_all()
        return [
            texts.EXAM_LINE.format(
                id=bimtek.id,
                title=bimtek.title,
                date=format_date(office.today(bimtek.starts_at)),
                questions=len(await Evaluations(session).list_questions(bimtek.id)),
            )
            for bimtek in found
        ] or [texts.EXAM_NO_BIMTEK]


async def imported(
    settings: Settings, bimtek_id: int, file: Path, *, pass_mark: int | None, dry_run: bool, clock: Clock
) -> Outcome:
    """Does it; whether the file was good, and what to print."""
    if pass_mark is not None and not 0 <= pass_mark <= 100:
        return False, [texts.EXAM_PASS_MARK]
    try:
        exam = read_exam(file)
    except Unreadable as problem:
        return False, [str(problem)]
    if exam.problems:
        return False, [*exam.problems, texts.EXAM_NOTHING_WRITTEN]
    async with opened(settings) as (database, _), database.transaction() as session:
        known = bimtek_id < 2**31  # nothing larger fits into the column
        bimtek: Bimtek | None = await Bimteks(session).find(bimtek_id) if known else None
        if bimtek is None:
            return False, [texts.EXAM_UNKNOWN.format(id=bimtek_id)]
        evaluations = Evaluations(session)
        if await evaluations.count_answers(bimtek_id):
            return False, [texts.EXAM_ANSWERED.format(title=bimtek.title)]
        said = texts.EXAM_READ.format(title=bimtek.title, count=len(exam.questions))
        if dry_run:
            return True, [said, texts.DRY_RUN]
        await evaluations.set_exam(bimtek_id, pass_mark, exam.questions)
        AuditTrail(session).record(
            clock.now(),
            "exam.imported",
            "bimtek",
            bimtek_id,
            actor="command line",
            after={"questions": len(exam.questions), "pass_mark": pass_mark},
        )
        passing = texts.EXAM_WITH_MARK.format(mark=pass_mark) if pass_mark is not None else texts.EXAM_NO_MARK
        return True, [said, passing]


# The file --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ExamFile:
    questions: list[Question]
    problems: list[str]


def read_exam(file: Path) -> ExamFile:
    """Every row checked. Raises `Unreadable` for what is no file of questions."""
    columns: dict[str, int] = {}
    questions: list[Question] = []
    problems: list[str] = []
    lines = read_lines(file, lambda cells: _is_header(_columns(cells)))
    for number, cells in lines:
        if _is_header(columns := _columns(cells)) or number >= HEADER_WITHIN:
            break
    if not _is_header(columns):
        raise Unreadable(texts.EXAM_NO_HEADER.format(name=file.name))
    for number, cells in lines:
        row = {name: _words(cells[place]) for name, place in columns.items() if place < len(cells)}
        if not any(row.values()):
            continue
        read = _question(row)
        if isinstance(read, str):
            problems.append(texts.LINE.format(line=number, text=read))
        elif any(read[0] == question for question, _, _ in questions):
            problems.append(texts.LINE.format(line=number, text=texts.EXAM_TWICE))
        else:
            questions.append(read)
    if not questions and not problems:
        raise Unreadable(texts.EXAM_EMPTY.format(name=file.name))
    if len(questions) > MOST:
        problems.append(texts.EXAM_TOO_MANY.format(count=len(questions), most=MOST))
    return ExamFile(questions, problems)


def _columns(cells: Sequence[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = _NAMES.get(_NOT_LETTERS.sub(" ", str(cell or "").casefold()).strip())
        if name is not None:
            found.setdefault(name, place)
    return found


def _is_header(columns: dict[str, int]) -> bool:
    return {"question", "a", "b", "right"} <= columns.keys()


def _words(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).split())


def _question(row: dict[str, str]) -> Question | str:
    """The question of a row, or what is wrong with it."""
    question, options = row.get("question", ""), [row.get(letter, "") for letter in LETTERS]
    while options and not options[-1]:
        options.pop()
    right = row.get("right", "")
    if not question or len(question) > LONGEST:
        return texts.EXAM_QUESTION.format(most=LONGEST)
    if len(options) < 2 or not all(options) or len(set(options)) < len(options):
        return texts.EXAM_OPTIONS
    if any(len(option) > LONGEST_OPTION for option in options):
        return texts.EXAM_OPTION_LONG.format(most=LONGEST_OPTION)
    if right in options:
        return question, options, options.index(right)
    place = LETTERS.find(right.casefold().rstrip(".)")) if right else -1
    if len(right.rstrip(".)")) != 1 or not 0 <= place < len(options):
        return texts.EXAM_RIGHT
    return question, options, place
