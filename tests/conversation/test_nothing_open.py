"""What is typed when no question is open: courtesies, the words of buttons, and what nobody can understand."""

from __future__ import annotations

import pytest

from bot.conversation.card import Feature, Intent
from bot.conversation.flow import Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features import help
from storage.database import Database
from tests.features.bimtek.conftest import line, made, tap
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village, settings_for


@pytest.mark.parametrize("words", ["terima kasih", "Matur nuwun pak 🙏", "suwun", "makasih banyak", "ok terima kasih"])
async def test_thanks_are_answered_in_kind(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for _ in range(3):
        await siti.says(words)
        assert siti.heard == ["Sami-sami, Bapak/Ibu Siti. 🙏"]


@pytest.mark.parametrize("words", ["ok", "baik", "👍", "siap", "nggih", "Baik, Bu", "🙏🏽", "tidak", "benar"])
async def test_agreeing_is_nothing_that_was_not_understood(village: Village, words: str) -> None:
    siti = village.person("Siti")
    for _ in range(3):
        await siti.says(words)
        assert siti.heard == ["Baik, Bapak/Ibu. Bila perlu sesuatu, ketik menu."]
    await siti.says("qwerty")
    assert siti.hears("belum kami mengerti")
    assert "Hubungi petugas" not in siti.buttons


async def test_who_approves_what_is_not_shown_is_not_told_that_it_is_well(village: Village) -> None:
    editor = village.person("Agus")
    await editor.says("setujui")
    assert not editor.hears("Baik,")


@pytest.mark.parametrize("words", ["terima", "sama", "?", "..."])
async def test_half_a_courtesy_is_none(village: Village, words: str) -> None:
    siti = village.person("Siti")
    await siti.says(words)
    assert siti.hears("belum kami mengerti")


async def test_what_to_type_fits_who_is_asking(village: Village) -> None:
    siti, orang = await village.member("Siti", desa=SUMBEREJO), village.person("Orang")
    for who, word in ((siti, "kegiatan"), (orang, "daftar")):
        await who.says("qwertyuiop")
        assert who.hears(f"atau {word} untuk")


async def test_a_refusal_is_no_misunderstanding(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for _ in range(3):
        await siti.says("panel")
        assert siti.hears("Tombol atau perintah itu untuk")
        assert siti.buttons == ["Menu"]
    await siti.says("qwertyuiop")
    assert siti.hears("Maaf, belum kami mengerti")
    assert "Hubungi petugas" not in siti.buttons


async def test_a_button_pressed_three_times_is_explained_once(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    old = siti.will_tap("Setuju")
    await siti.says("setuju")
    await village.together(old, old, old)
    assert siti.ever_heard("Tombol itu") == 1
    assert siti.ever_heard("Berapa usia") == 2
    await siti.says("batal")
    await village.together(old, old)
    assert siti.ever_heard("Tombol itu") == 2


async def test_yes_and_no_answer_the_newest_message_that_asks(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa=SUMBEREJO, role="ketua")
    await siti.says("hadir")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    for no in ("tidak", "mboten"):
        await siti.says("tidak bisa hadir")
        assert "Ya, berhalangan" in siti.buttons
        await siti.says(no)
        assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
        assert not siti.hears("belum kami mengerti")
    await siti.says("tidak bisa hadir")
    await siti.says("nggih pak")
    assert await line(village, bimtek) == []


async def test_who_has_a_seat_is_not_asked_to_give_it_up(village: Village) -> None:
    await made(village)
    siti = await village.member("Siti Aminah", desa=SUMBEREJO, role="ketua")
    await siti.says("hadir")
    assert siti.buttons == ["Diwakilkan", "Belum bisa"]
    await siti.says("alhamdulillah jauh tapi berangkat")
    assert siti.hears("belum kami mengerti")
    assert "Belum bisa" not in siti.buttons


async def test_a_button_is_meant_by_its_words_after_many_other_messages(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa=SUMBEREJO, role="ketua")
    parto = await village.member("Parto Wijoyo", desa=SUMBEREJO)
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    for _ in range(12):
        await parto.says("menu")
    await parto.says("saya bersedia")
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]
    await tap(parto, "Bersedia")
    assert parto.hears("sudah tidak berlaku")


async def test_a_button_of_last_week_is_not_meant_any_more(village: Village) -> None:
    await made(village)
    siti = await village.member("Siti Aminah", desa=SUMBEREJO, role="ketua")
    await siti.says("tidak bisa hadir")
    await village.later(days=3, ticks=False)
    await siti.says("ya")
    assert siti.heard == ["Baik, Bapak/Ibu Siti Aminah. Bila perlu sesuatu, ketik menu."]


async def test_the_next_page_is_that_of_the_newest_list(database: Database) -> None:
    async def page(turn: Turn, start: str) -> Say:
        return Say(f"Halaman {start}", (Choice("Berikutnya", entry=f"testing.page:{int(start) + 1}"),))

    async def first(turn: Turn) -> Say:
        return await page(turn, "1")

    paged = Feature("testing", intents=(Intent("halaman", (), first),), entries={"testing.page": page})
    async with Village.open(database, settings_for(database), features=(paged, help.FEATURE)) as village:
        siti = await village.member("Siti", desa=SUMBEREJO)
        await siti.says("halaman")
        for number in (2, 3, 4):
            await siti.says("berikutnya")
            assert siti.heard == [f"Halaman {number}"]
