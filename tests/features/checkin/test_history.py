"""What was reported before."""

from __future__ import annotations

import pytest

from storage.checkin import CheckinStatus
from tests.features.checkin.reporting import SUMBEREJO, only_report, report
from tests.village import Village


async def test_the_last_five_with_their_states(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    for number in range(6):
        await report(siti, what=f"Rapat ke-{number}", when=f"{20 - number}/9")
    await siti.says("riwayat")
    lines = siti.last.splitlines()
    assert lines[0] == "1. Rapat KIM, 20 September, “Rapat ke-0”: menunggu diperiksa"
    assert len(lines) == 5
    await ketua.says("periksa")
    await ketua.taps("Terima")
    await ketua.taps("Perlu perbaikan")
    await ketua.says("Fotonya kurang jelas")
    await ketua.taps("Tolak")
    await ketua.says("Sudah pernah dicatat")
    await siti.says("riwayat")
    lines = siti.last.splitlines()
    assert lines[0].endswith(": diterima")
    assert lines[1].endswith(": perlu perbaikan (Fotonya kurang jelas)")
    assert lines[2].endswith(": belum bisa diterima (Sudah pernah dicatat)")
    assert siti.buttons == [
        "Perbaiki 2", "Tarik 2", "Ubah 4", "Tarik 4", "Ubah 5", "Tarik 5", "Lebih lama", "Riwayat KIM",
    ]  # fmt: skip
    await siti.taps("Perbaiki 2")
    assert siti.hears("Isi: Rapat ke-1")


async def test_the_kims_history_names_nobody_and_no_withdrawn_report(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await report(ketua, kind="Kerja sama")
    await ketua.says("riwayat")
    await ketua.taps("Tarik 1")
    await ketua.says("ya")
    await ketua.says("riwayat kim")
    assert ketua.hears("1. Rapat KIM, 23 September: menunggu diperiksa")
    assert not any("Siti" in heard or "Kerja sama" in heard for heard in ketua.heard)


async def test_empty_histories_say_how_to_begin(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("riwayat")
    assert siti.hears("Satu foto dan satu kalimat sudah cukup")
    await siti.says("riwayat kim")
    assert siti.hears("Belum ada catatan kegiatan KIM Sumberejo")
    await siti.says("status")
    assert siti.hears("Kegiatan terakhir: belum ada")


async def test_reports_of_one_kind_are_told_apart_by_their_words(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for what in ("Rapat bulanan di balai desa", "Rapat persiapan lomba kampung bersih tingkat kecamatan bulan depan"):
        for said in ("kegiatan", "rapat kim", what, "hari ini", "lewati", "kirim"):
            await siti.says(said)
    await siti.says("riwayat")
    assert siti.hears("2. Rapat KIM, 23 September, “Rapat bulanan di balai desa”: ")
    assert siti.hears("1. Rapat KIM, 23 September, “Rapat persiapan lomba kampung…”: ")


async def test_older_reports_are_a_page_away_by_button_and_by_word(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for number in range(7):
        await report(siti, what=f"Rapat ke-{number}", when=f"{20 - number}/9")
    await siti.says("riwayat")
    assert "Lebih lama" in siti.buttons
    assert "Lebih baru" not in siti.buttons
    await siti.says("lebih lama")
    lines = siti.last.splitlines()
    assert [line[:2] for line in lines] == ["6.", "7."]
    assert "Rapat ke-5" in lines[0]
    assert siti.buttons == ["Ubah 6", "Tarik 6", "Ubah 7", "Tarik 7", "Lebih baru", "Riwayat KIM"]
    await siti.taps("Tarik 7")
    await siti.says("ya")
    assert siti.hears("14 September 2026")
    await siti.says("riwayat lama")
    await siti.taps("Riwayat KIM")
    assert siti.last.splitlines()[0].startswith("1. ")
    await siti.taps("Lebih lama")
    assert [line[:2] for line in siti.last.splitlines()] == ["6."]
    await siti.taps("Lebih baru")
    assert len(siti.last.splitlines()) == 5


async def test_what_nobody_has_looked_at_yet_is_changed_and_nobody_decides_about_what_it_was(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await siti.says("riwayat")
    await village.later(hours=1, ticks=False)
    await siti.says("ubah 1")
    assert siti.hears("belum diperiksa, jadi masih bisa diubah")
    await siti.taps("Ubah")
    await siti.taps("Isi")
    await siti.says("Rapat persiapan lomba")
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat perbaikannya")
    await ketua.taps("Terima")
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED
    assert ketua.hears("“Rapat persiapan lomba”")
    await ketua.taps("Terima")
    assert (await only_report(village)).status is CheckinStatus.ACCEPTED


@pytest.mark.parametrize(
    "words",
    [
        "foto laporan kurang", "mau nambahi foto di laporan", "eh fotonya kurang", "foto tadi salah kirim",
        "saya mau nambah foto", "lupa fotonya", "bisa tambah foto laporan kemarin?", "tambah foto",
    ],
)  # fmt: skip
async def test_a_photo_is_added_to_the_last_report(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await siti.says(words)
    assert siti.hears("Untuk catatan Rapat KIM, Rabu, 23 September 2026, “Rapat bulanan di balai desa”.")
    assert siti.hears("Bukti sekarang: 1 foto")
    await siti.sends_photo()
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat perbaikannya")
    assert len((await only_report(village)).evidence) == 2


async def test_of_a_report_that_is_decided_or_none_it_is_said_what_can_be_done(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("tambah foto")
    assert siti.hears("ketik kegiatan untuk mulai")
    await report(siti)
    await ketua.says("periksa")
    await ketua.taps("Terima")
    await siti.says("foto laporan kurang")
    assert siti.hears("sudah diperiksa")
    assert siti.buttons == ["Catat kegiatan", "Riwayat"]


async def test_of_another_year_the_year_is_told(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(days=120, ticks=False)
    await siti.says("riwayat")
    assert siti.hears("1. Rapat KIM, 23 September 2026, “Rapat bulanan di balai desa”")


@pytest.mark.parametrize("button", ["Tarik 1", "Ubah 1"])
async def test_who_takes_nothing_back_and_changes_nothing_reads_that_the_report_stays(
    village: Village, button: str
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await siti.says("riwayat")
    await siti.taps(button)
    await siti.says("gak jadi")
    assert siti.heard == ["Baik, catatannya tetap ada seperti semula."]
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED


async def test_what_was_taken_back_keeps_no_reason(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await ketua.taps("Perlu perbaikan")
    await ketua.taps("Fotonya kurang jelas")
    await siti.says("riwayat")
    await siti.taps("Tarik 1")
    await siti.taps("Ya, tarik")
    await siti.says("riwayat")
    assert siti.heard[-1] == "1. Rapat KIM, 23 September, “Rapat bulanan di balai desa”: ditarik"
