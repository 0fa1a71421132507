"""How every KIM stands, as a workbook for the office."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from storage.audit import AuditEntry
from tests.factories import make_kim
from tests.features.silence.test_recap import WHERE, coordinator, three_kims
from tests.village import Player, Village


def rows_of(who: Player) -> list[tuple[Any, ...]]:
    """Of the file under the newest message."""
    message = [m for m in who.world.messages(who.account) if m.from_bot and m.media][-1]
    stored = who.world.files.find(message.file_id)
    assert stored is not None
    sheet = openpyxl.load_workbook(io.BytesIO(stored.data or b"")).active
    assert sheet is not None
    return [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]]


async def test_it_adds_up_and_names_nobody(village: Village) -> None:
    await three_kims(village)
    async with village.database.transaction() as session:
        await make_kim(session, "Pakisaji, Pakisaji", name="=1+1", sk_number="12/2025", term_ends_on=date(2027, 1, 31))
    admin = village.admin()
    await admin.says("download rekap excel")
    await admin.taps("Unduh XLSX")
    assert admin.hears("Keadaan 390 desa/kelurahan pada Rabu, 23 September 2026, tanpa nama orang")
    rows = rows_of(admin)
    counted = Counter(row[4] for row in rows)
    assert counted.total() == 390
    assert counted["belum ada KIM"] == 386
    pakisaji = next(row for row in rows if row[1] == "Pakisaji")
    assert pakisaji[3:] == (
        "=1+1", "belum ada anggota di chat", None, 0, None, "12/2025", datetime(2027, 1, 31),  # noqa: DTZ001
    )  # fmt: skip
    assert "Siti" not in {cell for row in rows for cell in row}
    async with village.database.reading() as session:
        trail = [(e.action, e.after) for e in await village.rows(session, AuditEntry)]
    assert trail[-1] == ("kim.exported", {"rows": 390, "kecamatan": None})


async def test_a_coordinator_gets_the_own_kecamatan_whatever_the_button_says(village: Village) -> None:
    await three_kims(village)
    sri = await coordinator(village, "Sri", WHERE)
    await sri.says("rekap")
    message = village.world.messages(sri.account)[-1]
    for code in ("", "35.07.13", "x", "99.99.99"):
        await sri.taps_data(message, f"silence.recap_sheet:{code}")
        assert {row[0] for row in rows_of(sri)} == {"Poncokusumo"}, code
        await village.later(hours=0.1)


async def test_an_admin_may_have_one_kecamatan(village: Village) -> None:
    await three_kims(village)
    admin = village.admin()
    await admin.says("rekap kepanjen")
    await admin.taps("Unduh XLSX")
    assert {row[0] for row in rows_of(admin)} == {"Kepanjen"}


@pytest.mark.parametrize("who", ["member", "stranger"])
async def test_nobody_else_gets_it(village: Village, who: str) -> None:
    admin = village.admin()
    await admin.says("rekap")
    siti = await village.member("Siti", desa=WHERE) if who == "member" else village.person("Rini")
    await siti.says("menu")
    await siti.taps_data(village.world.messages(siti.account)[-1], "silence.recap_sheet:")
    assert not any(m.kind == "document" for m in village.world.messages(siti.account))
