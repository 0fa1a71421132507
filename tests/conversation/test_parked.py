"""Forms set aside: gone on with by *lanjut*, never claimed twice, and not spoken of when nothing was in them."""

from __future__ import annotations

import pytest

from storage.hoax import HoaxReport
from tests.factories import make_kim
from tests.features.bimtek.conftest import made
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Player, Village


async def parked_report(village: Village) -> Player:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("petugas")
    await siti.says("Jam berapa kantor buka?")
    assert siti.hears("Isian catatan kegiatan tadi masih tersimpan.")
    return siti


@pytest.mark.parametrize(
    "words", ["lanjut", "Lanjutkan", "lanjut catatan kegiatan", "lanjutkan catatan kegiatan", "terus pak"]
)
async def test_lanjut_goes_on_with_what_is_set_aside(village: Village, words: str) -> None:
    siti = await parked_report(village)
    await siti.says("status")
    await siti.says(words)
    assert siti.hears("Isian tadi masih ada, kita lanjutkan.")
    await siti.says("Rapat bulanan di balai desa")
    assert siti.hears("Tanggal")


async def test_lanjut_leaves_out_what_may_be_left_out(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("hoaks")
    await siti.says("Besok ada pembagian beras gratis dua karung di balai desa")
    assert siti.hears("Di mana Bapak/Ibu melihat")
    await siti.says("lanjut")
    async with village.database.reading() as session:
        (report,) = await village.rows(session, HoaxReport)
    assert not report.seen_where


async def test_a_form_in_which_nothing_was_answered_is_not_spoken_of(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("bantuan")
    assert not siti.hears("masih tersimpan")
    assert not any("Lanjutkan" in label for label in siti.buttons)
    await siti.says("rapat")  # its question is open all the same
    assert siti.hears("Rapat KIM")
    await siti.says("batal")
    await siti.says("kegiatan")
    await siti.says("hoaks dua karung beras gratis")
    await siti.says("batal")
    assert not siti.hears("masih tersimpan")


async def test_a_small_form_is_forgotten_after_a_day(village: Village) -> None:
    siti = await parked_report(village)
    await village.later(days=2, ticks=False)
    await siti.says("ubah data")
    await siti.says("batal")
    assert not siti.hears("masih tersimpan")


async def test_what_was_cancelled_is_not_kept(village: Village) -> None:
    siti = await parked_report(village)
    await siti.says("lanjut")
    await siti.says("batal")
    assert siti.hears("dibatalkan")
    assert not siti.hears("masih tersimpan")


async def test_registering_once_more_goes_on_and_remembers_where_to(village: Village) -> None:
    bimtek = await made(village)
    async with village.database.transaction() as session:
        await make_kim(session, SUMBEREJO)
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says("setuju")
    await siti.says("54")
    await siti.says("Siti Aminah")
    await siti.says("bimtek")
    await siti.says("hadir")
    assert siti.hears("kami antar kembali ke Bimtek ini")
    assert siti.hears("Desa atau kelurahan mana")
    await siti.says("Sumberejo, Poncokusumo")
    await siti.says("anggota")
    for answer in ("lewati", "ya", "ya", "ya"):
        await siti.says(answer)
    assert siti.hears("sudah masuk")
    assert not siti.hears("masih tersimpan")
    assert any(bimtek.title in label for label in siti.buttons)


async def test_the_question_and_its_buttons_come_again_with_the_human(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    first = siti.buttons
    await siti.says("qwertyuiop")
    assert siti.heard == ["Belum terbaca. Silakan ketuk salah satu tombol, atau ketik tulisannya."]
    await siti.says("zxcvbnm")
    assert siti.hears("Belum terbaca")
    assert siti.hears("Kegiatan apa")
    assert siti.buttons == [*first, "Hubungi petugas"]
    await siti.taps("Rapat KIM")
    assert siti.hears("Rapat KIM")


@pytest.mark.parametrize("how", ["tap", "lanjut", "asked again"])
async def test_a_form_whose_matter_is_gone_is_forgotten_and_says_why(village: Village, how: str) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    await village.member("Budi", desa=SUMBEREJO)
    await hadi.says("keluarkan anggota")
    await hadi.taps("Budi (anggota)")
    await hadi.says("menu")
    assert "Lanjutkan anggota yang keluar" in hadi.buttons
    await hadi.says("kegiatan")
    if how == "tap":
        await hadi.says("rapat")
    await ratna.says("Pak Budi sudah pindah")
    await ratna.taps("Ya")
    if how == "tap":
        await hadi.taps("Lanjutkan anggota yang keluar")
    else:
        await hadi.says("lanjut anggota yang keluar" if how == "lanjut" else "keluarkan anggota")
    assert hadi.hears("Beliau sudah tidak di daftar anggota. Tidak ada yang perlu diubah.")
    assert "Lanjutkan anggota yang keluar" not in hadi.buttons
    if how == "tap":
        # What was open stays open.
        await hadi.says("lanjut")
        await hadi.says("Rapat bulanan di balai desa")
        assert hadi.hears("Tanggal")
    await hadi.says("batal")
    assert hadi.hears("dibatalkan")
    assert not hadi.hears("anggota yang keluar")
    assert "Lanjutkan anggota yang keluar" not in hadi.buttons
