"""Workbooks (XLSX). Whatever people wrote stays words: no cell becomes a formula or a link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

Cell = str | int | float | None
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
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            top = 0
            if sheet.title:
                page.write_string(0, 0, sheet.title, bold)
                top = 2
            page.write_row(top, 0, sheet.columns, bold)
            page.freeze_panes(top + 1, 0)
            for number, row in enumerate(sheet.rows, top + 1):
                page.write_row(number, 0, row)
            for place, cells in enumerate(zip(sheet.columns, *sheet.rows, strict=True)):
                longest = max(len(str(cell)) for cell in cells if cell is not None)
                page.set_column(place, place, min(longest + 2, WIDEST))
    return file.getvalue()
