"""An entry of the catalogue as a picture to pass on."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bot.features.checkin.actions.card import Card
from bot.features.checkin.actions.card import draw as draw_card
from bot.pictures import NoPicture
from storage.outbox import OutboxMessage
from tests.features.checkin.reporting import SUMBEREJO
from tests.features.hoax.test_files import drawn
from tests.village import Player, Village

COFFEE = "Kopi bubuk lereng Semeru, 25 ribu https://instagram.com/p/kopi"


async def offered(village: Village, who: Player, photo: bytes | None = None) -> None:
    await who.says("kegiatan")
    await who.taps("Promosi potensi desa")
    await who.says(COFFEE)
    await who.taps("Hari ini")
    await who.does("send_photo", data=photo or drawn(640, 480, exif=True))
    await who.taps("Kirim")
    admin = village.admin()
    await admin.says("periksa")
    await admin.taps("Terima")


def card_of(village: Village, who: Player) -> Image.Image:
    """The picture in the newest message."""
    message = village.world.messages(who.account)[-1]
    assert message.kind == "photo"
    stored = village.world.files.find(message.file_id)
    assert stored is not None
    return Image.open(io.BytesIO(stored.data))


async def test_anybody_gets_a_card_with_the_photo(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    stranger = village.person("Rini")
    await stranger.says("potensi kopi")
    await stranger.taps("Lihat 1")
    await stranger.taps("Buat kartu")
    assert stranger.hears("Kartunya sedang dibuat")
    await village.later(hours=1 / 60)
    assert stranger.last.startswith("Desa Sumberejo, Kec. Poncokusumo\nKopi bubuk lereng Semeru")
    assert "https://instagram.com/p/kopi" in stranger.last
    card = card_of(village, stranger)
    assert card.size == (800, 600 + 340)
    assert not card.getexif()
    # The sky of the photo, and paper below.
    assert all(abs(a - b) < 12 for a, b in zip(card.convert("RGB").getpixel((790, 590)), (221, 232, 240), strict=True))
    await village.later(hours=2)
    assert stranger.ever_heard("Kopi bubuk lereng Semeru") == 3  # list, entry, card
    async with village.database.reading() as session:
        chats = {message.chat_id for message in await village.rows(session, OutboxMessage)}
    assert str(stranger.account.id) not in chats


async def test_its_author_is_offered_it_and_two_presses_make_two_cards(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    await siti.taps("Buat kartu")
    await village.later(hours=1 / 60)
    first = len(village.world.messages(siti.account))
    await siti.says("potensi kopi")
    await siti.taps("Lihat 1")
    await siti.taps("Buat kartu")
    await village.later(hours=1 / 60)
    assert len(village.world.messages(siti.account)) > first
    assert siti.ever_heard("Kartunya sedang dibuat") == 2


async def test_without_consent_the_card_has_no_photo(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, photos_ok=False)
    await offered(village, siti)
    await siti.taps("Buat kartu")
    await village.later(hours=1 / 60)
    assert card_of(village, siti).size == (800, 340)


async def test_consent_counts_at_the_moment_of_drawing(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    rini = village.person("Rini")
    await rini.says("potensi kopi")
    await rini.taps("Lihat 1")
    await rini.taps("Buat kartu")
    await siti.says("hapus data saya")
    await siti.says("ya")
    await village.later(hours=1 / 60)
    assert card_of(village, rini).size == (800, 340)


async def test_whoever_had_the_own_data_erased_gets_no_card_any_more(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    await siti.taps("Buat kartu")
    await siti.says("hapus data saya")
    await siti.says("ya")
    heard = len(siti.heard)
    await village.later(hours=2)
    assert len(siti.heard) == heard


async def test_it_waits_for_the_platform_and_says_when_it_cannot_be_made(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    village.world.fail("getFile", error_code=502, times=10_000)
    await siti.taps("Buat kartu")
    await village.later(hours=1 / 12)
    assert siti.hears("Kartunya sedang dibuat")
    await village.later(hours=1)
    assert siti.hears("Kartunya belum bisa dibuat")


async def test_an_entry_that_is_gone_is_said_to_be(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await offered(village, siti)
    message = village.world.messages(siti.account)[-1]
    for data in ("checkin.card:99", "checkin.card:x", "checkin.card:"):
        await siti.taps_data(message, data)
        assert siti.hears("sudah tidak tercantum"), data
        await village.later(hours=1 / 60)


def test_what_is_no_picture_is_not_drawn() -> None:
    with pytest.raises(NoPicture):
        draw_card(Card("Potensi Desa Contoh", "Kopi", "KIM Contoh"), b"<svg>")


@pytest.mark.parametrize(("size", "height"), [((400, 2000), 800), ((2000, 200), 450), ((1200, 900), 600)])
def test_long_photos_are_cut(size: tuple[int, int], height: int) -> None:
    drawn_card = draw_card(Card("Potensi Desa Contoh", "Kopi", "KIM Contoh"), drawn(*size))
    assert Image.open(io.BytesIO(drawn_card)).size == (800, height + 340)
