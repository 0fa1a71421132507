"""What admins ask for in words of their own."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ada yang nunggu gak hari ini", "Yang menunggu hari ini"),
        ("apa saja yang menunggu", "Yang menunggu hari ini"),
        ("kerjaan hari ini", "Yang menunggu hari ini"),
        ("antrian pendaftaran", "Tidak ada pendaftaran yang menunggu"),
        ("ada pendaftar baru?", "Tidak ada pendaftaran yang menunggu"),
        ("pertanyaan warga", "Tidak ada pertanyaan"),
        ("pertanyaan yang belum dijawab", "Tidak ada pertanyaan"),
        ("siapa aja petugas kita", "Admin dari pengaturan server tidak tercantum di sini"),
        ("siapa saja adminnya", "Admin dari pengaturan server tidak tercantum di sini"),
        ("tampilkan kim yang senyap", "senyap"),
        ("kim mana aja yang senyap", "senyap"),
        ("kirim pengumuman", "Apa isi siarannya?"),
        ("mau bikin pengumuman", "Apa isi siarannya?"),
        ("kirim pesan ke semua anggota", "Apa isi siarannya?"),
        ("bikin bimtek baru", "judul"),
        ("gawe bimtek", "judul"),
    ],
)
async def test_what_an_admin_asks_for(village: Village, words: str, answer: str) -> None:
    await village.member("Siti", desa=SUMBEREJO)
    admin = village.admin()
    await admin.says(words)
    assert admin.hears(answer)
    assert not admin.hears("belum kami mengerti")
    assert not admin.hears("Maaf")


@pytest.mark.parametrize("words", ["ada yang nunggu gak hari ini", "siapa saja petugasnya"])
async def test_who_is_no_officer_is_not_refused_what_was_no_command(village: Village, words: str) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says(words)
    assert not budi.hears("Tombol atau perintah itu untuk")
