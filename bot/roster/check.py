"""What is right in a row and what is wrong, before anything is compared with what is known. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from bot.conversation.formats import format_all
from bot.conversation.understand import parse_date, parse_phone
from bot.roster import texts
from bot.roster.columns import BOARD, DATES
from bot.roster.read import Cell, RawRow
from bot.roster.villages import Gazetteer, NotThere
from storage.kim import BoardRole

LONGEST = {"kim_name": 120, "sk_number": 120, "sk_issuer": 120}
OLDEST = date(1945, 8, 17)
_DAY_0 = date(1899, 12, 30)
"""From which spreadsheets count days: 45935 is 5 October 2025."""
_BROKEN = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
"""What a spreadsheet shows in place of a formula's result."""
_NO_NAME = {
    *("", "ada", "sudah", "sudah ada", "sudah terbentuk", "ya", "v", "x", "true", "false", "none", "null", "n a", "na"),
    *("tidak", "tidak ada", "tdk ada", "belum", "belum ada", "blm ada", "belum terbentuk", "nihil", "kosong"),
}
"""What is written in place of a KIM's name, marks aside; a formula that points to an empty cell comes to 0."""
_WORDS = re.compile(r"[^\W\d_]+")
TEXTS = ("sk_number", "sk_issuer")


class Problem(NamedTuple):
    line: int
    text: str


class Entry(NamedTuple):
    """One village of the list. What is None or missing was an empty cell."""

    line: int
    village_code: str
    kim_name: str | None
    fields: dict[str, str | date]
    """Columns of `Kim` by their names, without `last_activity_on`."""
    last_activity_on: date | None
    phones: dict[BoardRole, str]
    """E.164. In memory only: what is kept is a fingerprint."""


def check(rows: Iterable[RawRow], gazetteer: Gazetteer, today: date) -> tuple[list[Entry], list[Problem]]:
    """All entries and all problems; a row has as many problems as it has mistakes."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for row in rows:
        if row.spilled:
            # What its cells say may stand in the wrong columns: nothing else of it is worth reading.
            problems.append(Problem(row.line, texts.SPILLED))
            continue
        wrong: list[str] = []
        code = _village(row, gazetteer, wrong.append)
        if code is not None and (first := first_line.setdefault(code, row.line)) != row.line:
            wrong.append(texts.TWICE.format(title=gazetteer.title(code), first=first))
        entry = _entry(row, code or "", today, wrong.append)
        problems += [Problem(row.line, text) for text in wrong]
        if not wrong:
            entries.append(entry)
    return entries, problems


def _village(row: RawRow, gazetteer: Gazetteer, complain: Callable[[str], None]) -> str | None:
    try:
        return gazetteer.find(
            code=_text(row, "village_code"),
            name=_text(row, "village"),
            kecamatan=_text(row, "kecamatan"),
            kind=_text(row, "kind"),
        )
    except NotThere as problem:
        complain(str(problem))
        return None


def _entry(row: RawRow, code: str, today: date, complain: Callable[[str], None]) -> Entry:
    days = {column: day for column in DATES if (day := _date(row, column, complain)) is not None}
    activity = days.pop("last_activity_on", None)
    if activity is not None and activity > today:
        complain(texts.FUTURE_ACTIVITY.format(column=texts.COLUMNS["last_activity_on"], date=activity.isoformat()))
    starts, ends = days.get("term_starts_on"), days.get("term_ends_on")
    if starts is not None and ends is not None and ends < starts:
        complain(texts.TERM_REVERSED.format(start=starts.isoformat(), end=ends.isoformat()))
    for column, limit in LONGEST.items():
        if len(text := _text(row, column)) > limit:
            complain(texts.TOO_LONG.format(column=texts.COLUMNS[column], length=len(text), limit=limit))
        elif text in _BROKEN:
            complain(texts.BROKEN_FORMULA.format(column=texts.COLUMNS[column], value=text))
        elif text and column == "kim_name" and " ".join(_WORDS.findall(text.lower())) in _NO_NAME:
            complain(texts.NOT_A_NAME.format(value=text))
    phones = {BoardRole(role): phone for role in BOARD if (phone := _phone(row, f"{role}_phone", complain))}
    name = _text(row, "kim_name") or None
    if name is None:
        lone = [column for column in row.cells if column in _OF_A_KIM]
        if lone:
            complain(texts.NO_NAME.format(columns=format_all(texts.COLUMNS[column] for column in lone)))
    fields: dict[str, str | date] = {column: text for column in TEXTS if (text := _text(row, column))}
    fields.update(days)
    return Entry(row.line, code, name, fields, activity, phones)


_OF_A_KIM = {"sk_number", "sk_issuer", *DATES, *(f"{role}_{part}" for role in BOARD for part in ("name", "phone"))}
"""Columns that make no sense without a KIM; a note does."""


def _text(row: RawRow, column: str) -> str:
    value = row.cells.get(column, "")
    return value if isinstance(value, str) else value.isoformat()


def _date(row: RawRow, column: str, complain: Callable[[str], None]) -> date | None:
    value: Cell | None = row.cells.get(column)
    if value is None:
        return None
    shown = {"column": texts.COLUMNS[column], "value": value}
    day = value if isinstance(value, date) else None
    if isinstance(value, str) and value.isdecimal() and len(value) == 5:
        day = _DAY_0 + timedelta(int(value))
    elif isinstance(value, str):
        # A day without a year, or "kemarin", says nothing in a list that is read at any time.
        written = value.removesuffix(" 00:00:00").removesuffix(" 00:00")
        reading = parse_date(written, date(9000, 1, 1), limit_days=None) if _has_year(written) else None
        if reading is not None and reading.problem == "impossible":
            complain(texts.IMPOSSIBLE_DATE.format(**shown))
            return None
        day = reading.day if reading is not None else None
    if day is None:
        complain(texts.BAD_DATE.format(**shown))
    elif day < OLDEST:
        complain(texts.IMPLAUSIBLE_DATE.format(**shown))
    else:
        return day
    return None


def _has_year(text: str) -> bool:
    return any(len(part) == 4 and part.isdecimal() for part in "".join(c if c.isalnum() else " " for c in text).split())


def _phone(row: RawRow, column: str, complain: Callable[[str], None]) -> str | None:
    text = _text(row, column)
    if not text:
        return None
    phone = parse_phone(text)
    if phone is None:
        complain(texts.BAD_PHONE.format(column=texts.COLUMNS[column], value=text))
    return phone
