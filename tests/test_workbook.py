"""Workbooks: moments are moments, days are days, and words stay words."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from bot.clock import local
from bot.workbook import Cell, Sheet, workbook
from tests.features.attendance.rooms import TITLE, opened
from tests.village import Village


def cells_of(*row: Cell) -> list[tuple[object, str, str]]:
    """Value, kind and number format of each."""
    page = load_workbook(io.BytesIO(workbook(Sheet("Uji", ["x"] * len(row), [row])))).active
    return [
        (cell.value.isoformat() if cell.is_date else cell.value, cell.data_type, cell.number_format) for cell in page[2]
    ]


def test_a_moment_shows_the_clocks_of_its_zone_and_can_be_counted_with() -> None:
    at = datetime(2026, 9, 23, 18, 30, tzinfo=UTC)
    west, east, day = cells_of(
        local(at, ZoneInfo("Asia/Jakarta")), local(at, ZoneInfo("Asia/Jayapura")), date(2026, 9, 23)
    )
    assert west == ("2026-09-24T01:30:00", "d", 'dd/mm/yyyy hh"."mm "WIB"')
    assert east == ("2026-09-24T03:30:00", "d", 'dd/mm/yyyy hh"."mm "WIT"')
    assert day == ("2026-09-23T00:00:00", "d", "dd/mm/yyyy")


def test_words_are_no_formula_no_link_and_no_date() -> None:
    said = ("=1+1", "+62", "@SUM(A1)", "https://x.id", "23/09/2026", "007")
    assert [(value, kind) for value, kind, _ in cells_of(*said)] == [(words, "s") for words in said]


async def test_the_list_of_participants_says_when_each_signed_up(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await opened(village, siti)
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps(next(label for label in admin.buttons if label.startswith(TITLE)))
    await admin.taps("Daftar peserta")
    sheet = next(m for m in reversed(village.world.messages(admin.account)) if m.kind == "document")
    stored = village.world.files.find(sheet.file_id)
    assert stored is not None
    assert stored.data is not None
    page = load_workbook(io.BytesIO(stored.data)).active
    (row,) = page.iter_rows(min_row=4)
    assert row[1].value == "Siti"
    assert (row[7].value.date(), row[7].is_date) == (date(2026, 9, 23), True)
    assert row[7].number_format.endswith('"WIB"')
