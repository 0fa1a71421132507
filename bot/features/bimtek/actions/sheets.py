"""Lists as spreadsheets: no telephone number, no formula out of what people wrote."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.messages import Document
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek
from storage.bimtek_signup import LIVE, Signups
from storage.member import Members

Cell = str | int | None
SHEET = 31
"""Letters of a sheet's name."""


@dataclass(frozen=True, slots=True)
class Table:
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(table: Table, filename: str) -> Document:
    """Takes some milliseconds for hundreds of rows: to be called in a thread. Needs no database."""
    # A tenth of a second to import, and only for who asks for a sheet.
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(texts.SHEET[:SHEET])
        sheet.write_string(0, 0, table.title, bold)
        for place, name in enumerate(table.columns):
            sheet.write_string(2, place, name, bold)
        for number, row in enumerate(table.rows, start=3):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, place, value)
                elif value:
                    sheet.write_string(number, place, value)
        sheet.set_column(0, len(table.columns) - 1, 24)
        sheet.freeze_panes(3, 0)
    return Document(buffer.getvalue(), filename)


async def participants(work: Work, bimtek: Bimtek) -> Table:
    """Everybody with a seat, an offer or a place in the line."""
    signups = await Signups(work.session).list_of(bimtek.id, LIVE)
    rows: list[Sequence[Cell]] = []
    for number, signup in enumerate(sorted(signups, key=lambda s: (not s.holds_seat, s.rank, s.arrived)), start=1):
        member = (
            await Members(work.session).find_approved(signup.person_id, signup.kim_id)
            if signup.person_id is not None
            else None
        )
        rows.append(
            (
                number,
                signup.person.name if signup.person is not None else None,
                member.role.value if member is not None else None,
                signup.kim.name,
                signup.village.name,
                signup.village.kecamatan.name,
                texts.SIGNUP[signup.status.value],
                words.at(signup.signed_at, work.office),
            )
        )
    return Table(
        texts.SHEET_PEOPLE.format(bimtek=words.full(bimtek), when=words.when(bimtek, work.office)),
        texts.SHEET_PEOPLE_COLUMNS,
        rows,
    )
