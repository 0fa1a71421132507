"""From a file to rows as they stand: CSV or XLSX, nothing checked yet but that it is one."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bot.conversation.formats import format_all
from bot.roster import texts
from bot.roster.columns import columns_of, looks_like_header

MEGABYTE = 1024 * 1024
LARGEST = 50
"""Megabytes of a file."""
UNPACKED = 400
"""Megabytes a workbook may unpack to."""
MOST_ROWS = 100_000
HEADER_WITHIN = 10
"""Lines above the header that may hold a title."""

Cell = str | date
Line = tuple[int, Sequence[object]]


class Unreadable(Exception):
    """The file is no roster; the text is one sentence for the operator."""


class RawRow(NamedTuple):
    line: int
    """As a spreadsheet numbers it; the header is mostly 1."""
    cells: dict[str, Cell]
    """Column → what is there; empty cells are left out."""
    spilled: bool = False
    """It has more cells than there are columns: a comma in a name that is not in quotes has moved them."""


class Sheet(NamedTuple):
    rows: list[RawRow]
    unknown_columns: tuple[str, ...]


def read_sheet(path: Path) -> Sheet:
    """The rows of a roster file. Raises `Unreadable`."""
    return _sheet(path.name, read_lines(path, lambda cells: looks_like_header(columns_of(cells).places)))


def read_lines(path: Path, is_header: Callable[[Sequence[object]], bool]) -> Iterator[Line]:
    """The lines of any CSV or XLSX with their numbers; `is_header` tells by which delimiter a CSV is written.
    Raises `Unreadable`, also while lines are taken."""
    data = _contents(path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(texts.OLD_EXCEL.format(name=path.name))
    if data.startswith(b"PK\x03\x04"):
        return _workbook_lines(path.name, data, is_header)
    text = _decoded(path.name, data)
    return _csv_lines(path.name, text, _delimiter(text, is_header))


def _contents(path: Path) -> bytes:
    try:
        if not path.is_file():
            wording = texts.NOT_A_FILE if path.exists() else texts.NOT_FOUND
            raise Unreadable(wording.format(name=path.name or str(path)))
        size = path.stat().st_size
        if size > LARGEST * MEGABYTE:
            raise Unreadable(texts.TOO_LARGE.format(name=path.name, size=round(size / MEGABYTE), limit=LARGEST))
        data = path.read_bytes()
    except OSError:
        raise Unreadable(texts.NO_PERMISSION.format(name=path.name)) from None
    if not data.strip():
        raise Unreadable(texts.EMPTY.format(name=path.name))
    return data


def _sheet(name: str, lines: Iterator[Line]) -> Sheet:
    header, columns, width = None, None, 0
    for number, cells in lines:
        columns = columns_of(cells)
        if looks_like_header(columns.places):
            header, width = number, len(cells)
            break
        if number >= HEADER_WITHIN:
            break
    if header is None or columns is None:
        raise Unreadable(texts.NO_HEADER.format(name=name))
    if columns.twice:
        column, first, second = columns.twice
        raise Unreadable(texts.COLUMN_TWICE.format(name=name, column=texts.COLUMNS[column], first=first, second=second))
    if not {"village_code", "village"} & columns.places.keys():
        raise Unreadable(texts.NO_VILLAGE_COLUMN.format(name=name))
    if "kim_name" not in columns.places:
        raise Unreadable(texts.NO_KIM_COLUMN.format(name=name))
    rows = []
    for number, cells in lines:
        filled = {
            column: value
            for column, place in columns.places.items()
            if place < len(cells) and (value := _cell(cells[place])) is not None
        }
        if filled:
            spilled = any(_cell(cell) is not None for cell in cells[width:])
            rows.append(RawRow(number, filled, spilled))
        if len(rows) > MOST_ROWS:
            raise Unreadable(texts.TOO_MANY_ROWS.format(name=name, limit=MOST_ROWS))
    if not rows:
        raise Unreadable(texts.EMPTY.format(name=name))
    return Sheet(rows, columns.unknown)


def _cell(value: object) -> Cell | None:
    """Text without spaces around, a date, or None for an empty cell; a lone dash is empty, too."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # spreadsheets keep a telephone number as 81234567890.0
    text = "" if value is None else " ".join(str(value).split())
    return None if text in ("", "-", "–", "—") else text


# CSV -------------------------------------------------------------------------------------------------------


def _decoded(name: str, data: bytes) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Excel calls Unicode text
            return data.decode("utf-16")
        # A page saved from the web opens in Excel as well.
        if b"\x00" in data or data.lstrip().startswith((b"%PDF", b"<")):
            raise Unreadable(texts.NOT_CSV.format(name=name))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(texts.NOT_UTF8.format(name=name, line=data.count(b"\n", 0, error.start) + 1)) from None


def _delimiter(text: str, is_header: Callable[[Sequence[object]], bool]) -> str:
    """Comma, semicolon (what Excel writes in Indonesia) or tab: the one with which a header is found."""
    for number, line in enumerate(text.splitlines()):
        if number > HEADER_WITHIN:
            break
        for delimiter in ",;\t":
            if is_header(_cells(line, delimiter)):
                return delimiter
    return ","


def _cells(line: str, delimiter: str) -> Sequence[object]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell longer than any: told with its line when that is read
        return []


def _csv_lines(name: str, text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        # Counted by rows: a cell with a line break in it is still one row of the spreadsheet.
        yield from enumerate(reader, start=1)
    except csv.Error:
        raise Unreadable(texts.BROKEN_CSV.format(name=name, line=reader.line_num)) from None


# XLSX ------------------------------------------------------------------------------------------------------


def _workbook_lines(name: str, data: bytes, is_header: Callable[[Sequence[object]], bool]) -> Iterator[Line]:
    """The lines of the first sheet that has a header: before it there may be one that says how to fill it in. A list
    that goes on in another sheet, under the same header, is refused: half of it would be missing without a word."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > UNPACKED * MEGABYTE:
                raise Unreadable(texts.TOO_LARGE.format(name=name, size=f"> {UNPACKED}", limit=LARGEST))
        # A third of a second to import, and only for workbooks.
        from openpyxl import load_workbook

        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = load_workbook(io.BytesIO(data), read_only=True)
    except Unreadable:
        raise
    except Exception:
        # Broken workbooks fail in every way there is: XML, zip, missing parts, odd styles.
        raise Unreadable(texts.BROKEN_EXCEL.format(name=name)) from None
    try:
        # The same cells twice: one shows what a formula came to, the other that there is one.
        sheets = workbook.worksheets
        headers = [(place, header) for place, one in enumerate(sheets) if (header := _header(name, one, is_header))]
        if not headers:
            return
        place, first = headers[0]
        if len(same := [sheets[place].title for place, header in headers if header == first]) > 1:
            raise Unreadable(texts.MANY_SHEETS.format(name=name, sheets=format_all(same)))
        written = formulas.worksheets[place].iter_rows()
        for number, cells in _rows_of(name, sheets[place].iter_rows()):
            _refuse_without_result(name, number, cells, written)
            yield number, [cell.value for cell in cells]
    finally:
        workbook.close()
        formulas.close()


def _header(name: str, sheet: Any, is_header: Callable[[Sequence[object]], bool]) -> list[str]:
    """A sheet's header as it is written, without regard to case and spaces; empty where it has none."""
    above = islice(_rows_of(name, sheet.iter_rows(values_only=True)), HEADER_WITHIN)
    found = next((cells for _, cells in above if is_header(cells)), ())
    return [" ".join(str(cell).casefold().split()) for cell in found if cell is not None]


def _refuse_without_result(name: str, number: int, cells: Sequence[Any], written: Iterator[Sequence[Any]]) -> None:
    """A formula that no spreadsheet program has worked out yet looks like an empty cell; one whose result is an empty
    text is empty. Formulas nobody can read are passed over: what they came to counts."""
    try:
        formulas = next(written, ())
    except Exception:
        return
    for cell, formula in zip(cells, formulas, strict=False):
        if formula.data_type == "f" and cell.value is None and cell.data_type != "str":
            column = formula.column_letter
            raise Unreadable(texts.NO_RESULT.format(name=name, line=number, column=column))


def _rows_of(name: str, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Sequence[Any]]]:
    lines = iter(rows)
    number = 0
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except Exception:
            raise Unreadable(texts.BROKEN_EXCEL.format(name=name)) from None
        number += 1
        yield number, cells
