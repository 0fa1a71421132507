"""How many KIM did something, month by month."""

from __future__ import annotations

import io
from datetime import timedelta

from PIL import Image

from bot.features.report import rules
from storage.checkin import CheckinStatus
from storage.kim import Kim
from tests.factories import make_kim
from tests.features.report.test_report import TODAY, checkins, files_of
from tests.features.silence.test_officers import coordinator
from tests.village import Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def test_an_admin_reads_whether_it_is_getting_better(village: Village) -> None:
    budi, admin = await village.member("Budi", desa=SUMBEREJO, role="ketua"), village.admin()
    async with village.database.transaction() as session:
        own = (await village.rows(session, Kim))[0]
        other = await make_kim(session, "Wonomulyo")
        await make_kim(session, "Ngadireso")
        # Today is 23 September: the first and the last of August, the 31st of July, and 1 September.
        await checkins(session, own, -53, -23, -22, -22)
        await checkins(session, other, -54, -23)
        await checkins(session, other, -1, status=CheckinStatus.REJECTED)
        await checkins(session, other, -400)
    await admin.says("rekap")
    await admin.taps("Perkembangan")
    assert admin.last.splitlines() == [
        "KIM Kabupaten Malang yang mencatat kegiatan, dari 3 KIM sekarang:",
        "• September 2026: 1 KIM (33%), 2 kegiatan",
        "• Agustus 2026: 2 KIM (67%), 3 kegiatan",
        "• Juli 2026: 1 KIM (33%), 1 kegiatan",
        "Bulan ini belum lengkap.",
    ]
    await admin.taps("Kirim gambar")
    assert admin.hears("sedang disiapkan")
    await village.later(hours=0.05)
    assert admin.hears("Perkembangan KIM Kabupaten Malang, Rabu, 23 September 2026.")
    assert Image.open(io.BytesIO(files_of(admin)["photo"])).size[0] > 500
    await admin.says("tren kim")
    assert admin.hears("Juli 2026")
    await budi.says("perkembangan")
    assert not budi.hears("Juli 2026")


async def test_before_the_first_report_there_is_none(village: Village) -> None:
    await village.member("Budi", desa=SUMBEREJO)
    admin = village.admin()
    await admin.says("grafik")
    assert admin.hears("Belum ada kegiatan yang dicatat di chat ini")


async def test_the_recap_of_a_kecamatan_leads_to_its_own(village: Village) -> None:
    await village.member("Budi", desa=SUMBEREJO)
    admin = village.admin()
    async with village.database.transaction() as session:
        await checkins(session, (await village.rows(session, Kim))[0], -1)
    await admin.says("rekap kepanjen")
    await admin.taps("Perkembangan")
    assert admin.hears("Belum ada kegiatan yang dicatat di chat ini")
    await admin.says("rekap poncokusumo")
    await admin.taps("Perkembangan")
    assert admin.hears("KIM Kecamatan Poncokusumo yang mencatat kegiatan, dari 1 KIM sekarang:")


async def test_a_coordinator_reads_it_of_the_own_kecamatan_and_a_ketua_of_the_own_kim(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    sri = await coordinator(village, "Sri", "Kepanjen")
    async with village.database.transaction() as session:
        await checkins(session, (await village.rows(session, Kim))[0], -1, -2)
        await checkins(session, await make_kim(session, "Dilem, Kepanjen"), -3)
    await sri.says("perkembangan")
    assert sri.last.splitlines() == [
        "KIM Kecamatan Kepanjen yang mencatat kegiatan, dari 1 KIM sekarang:",
        "• September 2026: 1 KIM (100%), 1 kegiatan",
        "Bulan ini belum lengkap.",
    ]
    assert "Kirim gambar" not in sri.buttons
    await budi.says("perkembangan kim")
    assert budi.buttons == ["Status KIM"]
    await budi.says("menu")
    for player in (sri, budi):
        await player.taps_data(village.world.messages(player.account)[-1], "report.files:trend-0")
        assert player.hears("Tombol atau perintah itu untuk")


def test_months_go_across_the_year() -> None:
    firsts = rules.months_back(TODAY + timedelta(days=140), 12)
    assert [f"{first:%Y-%m-%d}" for first in (firsts[0], firsts[10], firsts[11])] == [
        "2026-03-01", "2027-01-01", "2027-02-01",
    ]  # fmt: skip
    assert len(firsts) == 12
