"""Workbooks (XLSX). Whatever people wrote stays words: no cell becomes a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

Cell = str | int | float | datetime | date | None
"""A moment needs its time zone: its cell shows the clocks of that one, and says which they are."""
DAY, MOMENT = "dd/mm/yyyy", 'dd/mm/yyyy hh"."mm "{zone}"'
WIDEST = 60
"""Letters of a column; what is longer is cut on the screen, not in the file."""


class Sheet(NamedTuple):
    name: str
    """On its tab."""
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    """A line above the columns."""


def workbook(*sheets: Sheet) -> bytes:
    """Takes about a second for 10,000 rows: to be called in a thread."""
    # A tenth of a second to import, and only for who asks for a workbook.
    import xlsxwriter

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        dates: dict[str, Any] = {}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            top = 0
            if sheet.title:
                page.write_string(0, 0, sheet.title, bold)
                top = 2
            page.write_row(top, 0, sheet.columns, bold)
            page.freeze_panes(top + 1, 0)
            for number, row in enumerate(sheet.rows, top + 1):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        shape = _shape(cell)
                        if shape not in dates:
                            dates[shape] = book.add_format({"num_format": shape, "align": "left"})
                        page.write_datetime(number, place, cell, dates[shape])
                    else:
                        page.write(number, place, cell)
            for place, cells in enumerate(zip(sheet.columns, *sheet.rows, strict=True)):
                longest = max(_width(cell) for cell in cells)
                page.set_column(place, place, min(longest + 2, WIDEST))
    return file.getvalue()


def _shape(day: date) -> str:
    """`dd/mm/yyyy`, and of a moment `dd/mm/yyyy hh.mm WIB`, as a workbook wants it said."""
    return MOMENT.format(zone=day.tzname()) if isinstance(day, datetime) else DAY


def _width(cell: Cell) -> int:
    if isinstance(cell, date):
        return len(_shape(cell))
    return 0 if cell is None else len(str(cell))
