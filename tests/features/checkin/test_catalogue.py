"""What the villages have, searched by anybody."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.conversation import conversations
from storage.member import Member, Person
from tests.features.checkin.reporting import SUMBEREJO, report
from tests.village import Player, Village


async def offered(village: Village, who: Player, what: str) -> None:
    """An entry of the catalogue: reported with a photo, and accepted."""
    await report(who, kind="Promosi potensi desa", what=what)
    admin = village.admin()
    await admin.says("periksa")
    await admin.taps("Terima")


async def test_an_accepted_potential_is_found_by_anybody(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti, "Kopi bubuk lereng Semeru, 25 ribu https://instagram.com/p/kopi")
    assert "Contoh: potensi sumberejo" in siti.last
    stranger = village.person("Rini")
    for words in (
        "potensi kopi?",
        "/potensi kopi semeru",
        "produk kopi",
        "potensi kopi sumberejo",
        "potensi desa sumberejo",
    ):
        await stranger.says(words)
        assert stranger.hears("1. Desa Sumberejo, Kec. Poncokusumo: Kopi bubuk lereng Semeru"), words
    await stranger.taps("Lihat 1")
    assert stranger.hears("https://instagram.com/p/kopi")
    shown = village.world.messages(stranger.account)[-1]
    assert shown.kind == "photo"
    assert not any("Siti" in heard for heard in stranger.heard)


async def test_nothing_found_says_what_else_to_try(village: Village) -> None:
    stranger = village.person("Rini")
    await stranger.says("potensi")
    assert stranger.hears("Belum ada potensi yang tercatat")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti, "Kopi bubuk")
    await stranger.says("potensi durian 100%")
    assert stranger.hears("Belum ada yang cocok dengan “durian 100”")
    await stranger.says("potensi")
    assert stranger.hears("Contoh: potensi kopi")


async def test_only_accepted_potentials_are_shown(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, kind="Promosi potensi desa", what="Kopi bubuk")
    await report(siti, kind="Rapat KIM", what="Rapat kopi darat")
    await siti.says("potensi kopi")
    assert siti.hears("Belum ada yang cocok")
    message = village.world.messages(siti.account)[-1]
    await siti.taps_data(message, "checkin.potential:1")
    assert siti.hears("sudah tidak tercantum")


@pytest.mark.parametrize("consented", [True, False])
async def test_photos_are_shown_only_with_consent_and_files_never(village: Village, consented: bool) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, photos_ok=consented)
    await siti.says("kegiatan")
    await siti.taps("Promosi potensi desa")
    await siti.says("Kopi bubuk")
    await siti.taps("Hari ini")
    await siti.sends_album(2)
    await siti.does("send_document")
    await siti.taps("Kirim")
    admin = village.admin()
    await admin.says("periksa")
    await admin.taps("Terima")
    stranger = village.person("Rini")
    await stranger.says("potensi kopi")
    await stranger.taps("Lihat 1")
    assert stranger.hears("Kopi bubuk")
    kinds = [m.kind for m in village.world.messages(stranger.account) if m.from_bot][1:]
    assert kinds == (["photo", "photo", "text"] if consented else ["text"])


async def test_the_catalogue_outlives_its_author_without_the_photos(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti, "Kopi bubuk")
    await siti.says("hapus data saya")
    await siti.says("ya")
    async with village.database.reading() as session:
        if await village.rows(session, Person):
            await siti.taps(siti.buttons[0])
        assert await village.rows(session, Member) == []
    stranger = village.person("Rini")
    await stranger.says("potensi kopi")
    await stranger.taps("Lihat 1")
    assert village.world.messages(stranger.account)[-1].kind == "text"


async def test_many_are_narrowed_down(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    wati = await village.member("Wati", desa="Pakisaji, Pakisaji")
    for number in range(4):
        await offered(village, siti, f"Kopi nomor {number}")
    await offered(village, wati, "Kopi Pakisaji")
    await siti.says("potensi kopi")
    assert siti.hears("Ada 5. Tambahkan nama tempat")
    assert len(siti.last.splitlines()) == 5
    await siti.says("potensi kopi pakisaji")
    assert siti.last == "1. Desa Pakisaji, Kec. Pakisaji: Kopi Pakisaji"


async def test_somebody_who_is_not_registered_types_the_buttons(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for what in ("Kopi bubuk", "Kopi luwak"):
        await offered(village, siti, what)
    stranger = village.person("Rini")
    await stranger.says("potensi kopi")
    await stranger.says("lihat 2")
    assert stranger.hears("Kopi bubuk")
    await stranger.says("buat kartu")
    assert stranger.hears("Kartunya sedang dibuat")
    await stranger.says("Lihat 1")
    assert stranger.hears("Kopi luwak")
    await village.later(days=1, hours=2)
    async with village.database.reading() as session:
        chats = {row.chat_id for row in await session.execute(select(conversations))}
    assert str(stranger.account.id) not in chats
    await stranger.says("lihat 1")
    assert stranger.hears("belum kami mengerti")
