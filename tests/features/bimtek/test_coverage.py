"""Which villages were never trained: as a list, a sheet and a picture; and the next audience made of them."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import openpyxl
from PIL import Image

from bot.features.bimtek.actions.sheets import participants
from bot.features.bimtek.actions.work import Work
from storage.audit import AuditEntry
from storage.bimtek import Audience, Bimtek
from storage.checkin import Category, Checkin, CheckinStatus
from tests.factories import WEDNESDAY, make_kim
from tests.features.bimtek.conftest import made, members, statements, tap
from tests.village import Player, Village


async def _some_trained(village: Village) -> None:
    async with village.database.transaction() as session:
        for desa in ("Dilem, Kepanjen", "Ngadas, Poncokusumo", "Bangelan, Wonosari"):
            kim = await make_kim(session, desa)
            kim.name = "=1+1" if desa.startswith("Ngadas") else kim.name
        kim = await make_kim(session, "Dilem, Kepanjen")
        session.add(
            Checkin(
                kim_id=kim.id, category=Category.TRAINING, what="Bimtek", happened_on=WEDNESDAY.date(),
                status=CheckinStatus.ACCEPTED, submitted_at=WEDNESDAY,
            )
        )  # fmt: skip


def _sent(admin: Player) -> bytes:
    """The file under the newest message."""
    message = [m for m in admin.world.messages(admin.account) if m.from_bot and m.media][-1]
    file = message.media[-1] if isinstance(message.media, list) else message.media
    stored = admin.world.files.find(file["file_id"])
    assert stored is not None
    return stored.data


async def test_the_list_names_them_and_makes_the_next_audience(village: Village) -> None:
    await _some_trained(village)
    admin = village.admin()
    await admin.says("cakupan bimtek")
    assert admin.hears("Dari 3 KIM, 1 pernah ikut Bimtek dan 2 belum; 387 desa/kelurahan belum punya KIM")
    assert admin.hears("• Poncokusumo: Ngadas")
    assert not admin.hears("Dilem")
    await admin.taps("Jadikan sasaran berikutnya")
    for answer in ("Foto desa", "20 oktober", "9-15", "Balai Desa Dilem"):
        await admin.says(answer)
    assert admin.hears("Sasaran: KIM yang belum pernah ikut Bimtek (2 KIM)")
    await admin.taps("Simpan dulu")
    async with village.database.reading() as session:
        (bimtek,) = await village.rows(session, Bimtek)
    assert bimtek.audience is Audience.UNTRAINED


async def test_the_sheet_adds_up_and_holds_no_formula(village: Village) -> None:
    await _some_trained(village)
    admin = village.admin()
    await admin.says("cakupan")
    await admin.taps("Unduh XLSX")
    sheet = openpyxl.load_workbook(io.BytesIO(_sent(admin))).active
    assert sheet is not None
    rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]]
    assert Counter(row[4] for row in rows) == {"belum ada KIM": 387, "belum pernah ikut": 2, "pernah ikut": 1}
    archive = zipfile.ZipFile(io.BytesIO(_sent(admin)))
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert any(row[3] == "=1+1" for row in rows)
    async with village.database.reading() as session:
        trail = [(e.action, e.after) for e in await village.rows(session, AuditEntry)]
    assert trail == [("bimtek.coverage_exported", {"rows": 390})]


async def test_the_chart_is_a_picture(village: Village) -> None:
    await _some_trained(village)
    admin = village.admin()
    await admin.says("cakupan")
    await admin.taps("Lihat grafik")
    assert admin.hears("sedang")
    await village.later(hours=0.1)
    assert admin.hears("1 dari 3 KIM pernah ikut Bimtek")
    picture = Image.open(io.BytesIO(_sent(admin)))
    assert picture.format in ("PNG", "JPEG")
    assert picture.width > 600


async def test_the_list_of_participants_asks_no_more_for_more_of_them(village: Village) -> None:
    bimtek, counts = await made(village), list[int]()
    for player in await members(village):
        await player.says("bimtek")
        await tap(player, "Hadir")
        with statements(village) as asked:
            async with village.database.reading() as session:
                sheet = await participants(Work(session, village.app.office, village.clock.now()), bimtek)
        counts.append(len(asked))
    assert [row[2] for row in sheet.rows] == ["ketua"] * 5
    assert set(counts) == {counts[0]}
