"""Buttons that stand under a message, named as people name them: in part, or with the words of a command."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import make_bimtek
from tests.features.checkin.reporting import SUMBEREJO
from tests.features.member.test_register import register
from tests.village import Player, Village


async def silent_kim(village: Village) -> Player:
    await village.member(
        "Wati", desa="Karanganyar, Poncokusumo", role="ketua", kim={"last_activity_on": date(2026, 5, 20)}
    )
    return village.admin()


async def test_a_village_of_a_list_is_opened_by_its_name(village: Village) -> None:
    admin = await silent_kim(village)
    await admin.says("senyap")
    await admin.says("Karanganyar")
    assert admin.hears("Senyap, terakhir 126 hari lalu.")
    await admin.says("nyatakan vakum")
    assert admin.hears("Apa alasannya KIM Karanganyar dinyatakan vakum?")
    await admin.says("Pengurus sudah bubar")
    await admin.says("senyap karanganyar")
    await admin.says("karanganyar")
    await admin.says("bangunkan")
    assert not admin.hears("belum kami mengerti")
    await admin.says("karanganyar")
    assert not admin.hears("Vakum")


async def test_who_is_taken_in_by_a_part_of_the_name_whatever_was_said_since(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    for name in ("Joko Susilo", "Joko Widodo", "Siti Aminah"):
        await register(village.person(name), SUMBEREJO, name=name, role="Anggota")
    await budi.says("jadwal bimtek")
    await budi.says("status")
    await budi.says("terima joko")
    assert budi.hears("Yang mana maksudnya?")
    assert budi.buttons == ["Terima Joko Widodo", "Terima Joko Susilo"]
    await budi.says("terima pak susilo")
    assert budi.hears("Joko Susilo sekarang anggota KIM Sumberejo")
    await budi.says("status")
    await budi.says("terima bambang")
    assert not budi.hears("sekarang anggota")
    await register(village.person("Kasih Rahayu"), SUMBEREJO, name="Kasih Rahayu", role="Anggota")
    await budi.says("status")
    await budi.says("terima kasih")
    assert not budi.hears("sekarang anggota")
    await budi.says("tolak aminah")
    assert budi.hears("Alasan ini akan dibaca Siti Aminah")


@pytest.mark.parametrize(
    ("said", "until"),
    [("seminggu", "Rabu, 30 September"), ("2 minggu", "Rabu, 7 Oktober"), ("sebulan", "Jumat, 23 Oktober")],
)
async def test_how_long_is_said_in_weeks_too(village: Village, said: str, until: str) -> None:
    admin = await silent_kim(village)
    for words in ("senyap", "karanganyar", "tunda", said):
        await admin.says(words)
    assert "Sudah dihubungi" in admin.buttons
    await admin.says("sedang panen raya")
    assert admin.hears(f"ditunda sampai {until}")


async def test_the_button_before_ones_eyes_is_meant_before_another_words_of_a_command(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        await make_bimtek(session)
    await admin.says("kelola bimtek")
    await admin.says("jurnalisme warga")
    assert admin.hears("Keadaan: dibuka.")
    await admin.says("ubah")
    assert not admin.hears("belum terdaftar")
    assert "Ubah isian" in admin.buttons
    await admin.says("batal")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("ubah")
    assert siti.hears("Apa yang mau diubah?")


async def invited(village: Village) -> Player:
    joko = await village.member("Joko", desa=SUMBEREJO, role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session)
    await joko.says("bimtek")
    assert "Hadir" in joko.buttons
    return joko


@pytest.mark.parametrize("words", ["insyaallah hadir", "Nggih saget rawuh pak", "kami siap hadir"])
async def test_coming_in_other_words(village: Village, words: str) -> None:
    joko = await invited(village)
    await joko.says(words)
    assert joko.hears("Satu kursi untuk KIM Sumberejo sudah tercatat")


@pytest.mark.parametrize(
    "words", ["maaf saya tidak bisa hadir", "mboten saget rawuh bu", "Mohon maaf, saya berhalangan hadir"]
)
async def test_not_coming_in_other_words(village: Village, words: str) -> None:
    joko = await invited(village)
    await joko.says("hadir")
    await joko.says(words)
    assert joko.hears("Benar berhalangan?")


@pytest.mark.parametrize("words", ["saget pak", "nggih saget"])
async def test_half_an_answer_to_an_invitation_is_asked_back_about(village: Village, words: str) -> None:
    joko = await invited(village)
    await joko.says(words)
    assert joko.hears("Supaya tidak keliru")
    assert joko.buttons[:3] == ["Hadir", "Diwakilkan", "Belum bisa"]


@pytest.mark.parametrize("words", ["bimteknya kapan pak?", "kapan ada bimtek lagi", "pelatihan di mana"])
async def test_when_the_bimtek_is(village: Village, words: str) -> None:
    joko = await invited(village)
    await joko.says(words)
    assert joko.hears("Jurnalisme Warga")


@pytest.mark.parametrize("words", ["ya", "saget pak", "bersedia"])
async def test_what_is_said_to_a_broadcast_answers_nothing_older(village: Village, words: str) -> None:
    joko = await village.member("Joko", desa=SUMBEREJO, role="ketua")
    wati = await village.member("Wati", desa=SUMBEREJO)
    await joko.says("pengurus berganti")
    await joko.says("Wati")
    assert "Bersedia" in wati.buttons
    village.clock.advance(timedelta(minutes=1))
    admin = village.admin()
    for said in ("tulis siaran", "Mohon hadir Jumat di kantor kecamatan", "semua anggota", "kirim sekarang"):
        await admin.says(said)
    await wati.says(words)
    assert not wati.hears("Bapak/Ibu sekarang ketua") or words == "bersedia"


async def test_two_invitations_that_begin_alike_are_told_apart(village: Village) -> None:
    """*Saya diwakilkan* stands under both: what is asked back shows of each what the other does not say."""
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo", role="ketua")
    admin = village.admin()
    for title, day in (("Menulis berita desa", "7 oktober"), ("Foto produk", "8 oktober")):
        for words in ("buat bimtek", title, day, "9 sampai 15", "Balai Desa Dilem", "simpan dan umumkan"):
            await admin.says(words)
        await village.later(hours=1)
    assert siti.ever_heard("mengundang KIM Sumberejo ke Bimtek") == 2
    await siti.says("saya diwakilkan")
    assert siti.hears("Yang mana maksudnya?")
    assert [label[:12] for label in siti.buttons] == ["Foto produk.", "Menulis beri"]
