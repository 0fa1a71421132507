"""What people ask on their way into a KIM, and about the places on its board."""

from __future__ import annotations

import pytest

from storage.kim import BoardRole
from storage.member import Member, MemberStatus
from tests.factories import make_kim
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def up_to_the_role(village: Village) -> Player:
    async with village.database.transaction() as session:
        await make_kim(session, SUMBEREJO)
    siti = village.person("Siti")
    for words in ("daftar", "setuju", "58", "siti aminah", "sumberejo poncokusumo"):
        await siti.says(words)
    assert siti.hears("Sebagai apa di KIM Sumberejo")
    return siti


@pytest.mark.parametrize(
    ("words", "role"),
    [("saya sekertaris kim", "Sekretaris"), ("dadi anggota wae", "Anggota"), ("jadi bendahara bu", "Bendahara")],
)
async def test_the_role_is_read_from_a_sentence(village: Village, words: str, role: str) -> None:
    siti = await up_to_the_role(village)
    for said in (words, "lewati", "ya", "ya"):
        await siti.says(said)
    assert siti.hears(f"Jabatan: {role}")


@pytest.mark.parametrize("words", ["wakil ketua", "ketua dan sekretaris", "seksi humas", "bukan ketua"])
async def test_what_names_no_one_place_is_asked_again(village: Village, words: str) -> None:
    siti = await up_to_the_role(village)
    await siti.says(words)
    assert siti.hears("Bila jabatannya lain, pilih Anggota")


@pytest.mark.parametrize("words", ["loh iki opo", "maksudnya apa ya"])
async def test_a_question_is_no_name(village: Village, words: str) -> None:
    siti = village.person("Siti")
    for said in ("daftar", "setuju", "58", words):
        await siti.says(said)
    assert siti.hears("Namanya belum terbaca")


@pytest.mark.parametrize("words", ["maksude piye", "apa ini aman pak", "buat apa pak"])
async def test_who_wonders_at_the_consent_reads_more(village: Village, words: str) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says(words)
    assert siti.hears("Penjelasan lengkap")
    await siti.says("setuju")
    assert siti.hears("Berapa usia")


async def test_who_gives_up_registering_says_so_in_full(village: Village) -> None:
    siti = await up_to_the_role(village)
    await siti.says("gak jadi daftar")
    assert siti.hears("dibatalkan")
    waiting = await village.member("Sri", desa=SUMBEREJO, status=village.pending)
    await waiting.says("gak jadi daftar")
    assert waiting.hears("benar mau keluar")


@pytest.mark.parametrize(
    "words", ["sampun dereng", "kok belum diterima pak", "siapa yang nerima", "apa saya sudah terdaftar", "kapan ya"]
)
async def test_who_waits_hears_who_decides_and_by_when(village: Village, words: str) -> None:
    await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = village.person("Siti")
    for said in ("daftar", "setuju", "58", "siti aminah", "sumberejo poncokusumo", "anggota", "lewati", "ya", "ya"):
        await siti.says(said)
    await siti.says("kirim")
    await siti.says(words)
    assert siti.hears("masih menunggu keputusan pengurus KIM Sumberejo, paling lambat Senin, 28 September 2026")


async def test_who_waits_and_asks_for_what_members_may_hears_who_decides_and_by_when(village: Village) -> None:
    await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = village.person("Siti")
    for said in ("daftar", "setuju", "58", "siti aminah", "sumberejo poncokusumo", "anggota", "lewati", "ya", "ya"):
        await siti.says(said)
    await siti.says("kirim")
    for words in (
        "jeda", "akhiri jeda", "masih aktif", "tautan grup", "pengurus berganti", "qr", "ajak tetangga",
        "daftar anggota", "kegiatan", "riwayat", "riwayat kim", "status", "nilai", "kok nilainya segini",
    ):  # fmt: skip
        await siti.says(words)
        assert siti.hears("masih menunggu"), words
        assert siti.hears("pengurus KIM"), words
        assert siti.hears("paling lambat Senin, 28 September 2026"), words


async def test_kok_lama_of_who_waits_is_about_the_registration(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, status=village.pending)
    await siti.says("kok lama ya")
    assert siti.hears("masih menunggu keputusan")
    await siti.taps("Pendaftaran saya")
    assert siti.hears("masih menunggu")


@pytest.mark.parametrize("words", ["piye kok ditolak", "pendaftaran saya bagaimana", "belum diterima ta"])
async def test_who_was_turned_away_hears_so_and_what_can_be_done(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, status=MemberStatus.REJECTED)
    await siti.says(words)
    assert siti.hears("Pendaftaran Bapak/Ibu di KIM Sumberejo belum bisa diterima")
    assert siti.buttons == ["Daftar", "Hubungi petugas"]
    await siti.says("daftar maneh")
    assert siti.hears("Desa atau kelurahan mana")


async def test_who_is_in_hears_so(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya sudah jadi anggota ta")
    assert siti.hears("sudah terdaftar di KIM Sumberejo sebagai anggota")
    await siti.says("sampun dereng")
    assert siti.hears("belum kami mengerti")


@pytest.mark.parametrize("words", ["ada yg daftar", "siapa saja yang daftar pak", "calon anggota baru"])
async def test_the_board_asks_who_wants_in(village: Village, words: str) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await village.member("Siti", desa=SUMBEREJO, status=village.pending)
    await ketua.says(words)
    assert "Terima Siti" in ketua.buttons


@pytest.mark.parametrize("words", ["ganti sekretaris", "saya mau ganti bendahara pak", "sekertaris baru"])
async def test_how_a_place_on_the_board_changes_hands(village: Village, words: str) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await ketua.says(words)
    assert ketua.hears("Begini caranya di KIM Sumberejo")


async def test_the_way_told_for_a_new_sekretaris_works(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    rini = await village.member("Rini", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await ketua.says("ganti sekretaris")
    await siti.says("ganti jabatan")
    await siti.says("sekretaris")
    await ketua.taps("Benar")
    assert siti.ever_heard("sekarang sekretaris")
    await rini.says("ganti jabatan")
    await rini.says("anggota")
    async with village.database.reading() as session:
        roles = [member.role for member in await village.rows(session, Member)]
    assert roles == [BoardRole.KETUA, BoardRole.ANGGOTA, BoardRole.SEKRETARIS]
