"""*Ya* and *tidak*, said to a request that stands as a message with buttons: they count, or are asked back about."""

from __future__ import annotations

import pytest

from bot.conversation.card import Feature, Intent
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features import help
from storage.database import Database
from storage.member import Member, MemberStatus, Person
from tests.factories import make_kim
from tests.features.checkin.reporting import SUMBEREJO
from tests.features.member.test_register import register
from tests.village import Player, Village, settings_for


@pytest.mark.parametrize("yes", ["nggih", "ya", "siap pak", "saya bersedia", "bersedia", "inggih, bersedia"])
async def test_yes_takes_the_board_over(village: Village, yes: str) -> None:
    siti = await _offered(village)
    await siti.says(yes)
    assert siti.hears("sekarang ketua KIM Sumberejo")


@pytest.mark.parametrize("no", ["mboten", "tidak", "belum", "tidak bersedia", "dereng"])
async def test_no_does_not_take_the_board_over(village: Village, no: str) -> None:
    siti = await _offered(village)
    await siti.says(no)
    assert siti.hears("kami sampaikan")
    assert "belum bersedia" in village.players["Budi"].last


@pytest.mark.parametrize("words", ["waduh kok saya to pak", "insyaallah nggih", "takut gak kuat"])
async def test_an_answer_that_is_not_understood_has_its_buttons_shown_again(village: Village, words: str) -> None:
    siti = await _offered(village)
    offered = siti.buttons
    await siti.says(words)
    assert siti.hears("Bila itu jawaban untuk pesan di atas")
    assert siti.buttons[: len(offered)] == offered
    await siti.says(words)
    assert "Hubungi petugas" in siti.buttons
    await siti.says("nggih")
    assert siti.hears("sekarang ketua KIM Sumberejo")


async def test_what_was_answered_already_is_not_asked_for_again(village: Village) -> None:
    siti = await _offered(village)
    await siti.says("status")
    await siti.says("waduh kok saya to pak")
    assert not siti.hears("Bila itu jawaban")


async def _offered(village: Village) -> Player:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await budi.says("ganti ketua")
    await budi.taps("Siti (anggota)")
    return siti


@pytest.mark.parametrize(
    "said", ["ya", "kenal", "nggih kenal", "Saya kenal pak", "tidak", "tidak kenal", "belum kenal"]
)
async def test_nobody_is_let_in_or_turned_away_by_a_bare_yes_or_no(village: Village, said: str) -> None:
    ketua = await _asked_about(village, "Joko Susilo")
    await ketua.says(said)
    assert ketua.heard == ["Maksudnya untuk Joko Susilo? Silakan ketuk Terima Joko Susilo atau Tolak Joko Susilo."]
    assert ketua.buttons == ["Terima Joko Susilo", "Tolak Joko Susilo"]
    assert await _standing(village, "Joko Susilo") is MemberStatus.PENDING
    await ketua.taps("Terima Joko Susilo")
    assert await _standing(village, "Joko Susilo") is MemberStatus.APPROVED


@pytest.mark.parametrize("said", ["terima", "Terima saja pak"])
async def test_the_verb_alone_means_the_only_button_that_has_it(village: Village, said: str) -> None:
    ketua = await _asked_about(village, "Joko Susilo")
    await ketua.says("ya")
    await ketua.says(said)
    assert await _standing(village, "Joko Susilo") is MemberStatus.APPROVED


async def test_the_verb_alone_is_asked_back_about_where_several_wait(village: Village) -> None:
    ketua = await _asked_about(village, "Joko Susilo")
    rini = village.person("Rini Astuti")
    await register(rini, SUMBEREJO, name="Rini Astuti")
    await ketua.says("terima")
    assert ketua.hears("Yang mana maksudnya?")
    assert set(ketua.buttons) == {"Terima Joko Susilo", "Terima Rini Astuti"}
    assert await _standing(village, "Joko Susilo") is await _standing(village, "Rini Astuti") is MemberStatus.PENDING


async def _asked_about(village: Village, name: str) -> Player:
    async with village.database.transaction() as session:
        await make_kim(session, SUMBEREJO)
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await register(village.person(name), SUMBEREJO, name=name)
    return ketua


async def _standing(village: Village, name: str) -> MemberStatus:
    async with village.database.reading() as session:
        people = {p.id: p.name for p in await village.rows(session, Person)}
        (member,) = [m for m in await village.rows(session, Member) if people[m.person_id] == name]
    return member.status


@pytest.mark.parametrize(
    ("labels", "said", "answer"),
    [
        (("Saya bersedia menjadi ketua", "Belum bisa"), "ya", "Saya bersedia menjadi ketua"),
        (("Setuju", "Tidak setuju"), "nggih", "Setuju"),
        (("Benar", "Bukan saya"), "mboten", "Bukan saya"),
        (("Terima", "Tolak"), "ya", "Terima"),
        (("Benar, Joko",), "ya", "Maksudnya untuk Joko? Silakan ketuk Benar, Joko."),
        (("Setujui siaran 3", "Tolak siaran 3"), "ya", "Maksudnya untuk siaran 3?"),
        (
            ("Hadir", "Diwakilkan", "Belum bisa"),
            "ya",
            "silakan ketuk salah satu: Hadir, Diwakilkan, atau Belum bisa.",
        ),
        (("Hadir", "Diwakilkan", "Belum bisa"), "mboten", "silakan ketuk salah satu: Hadir"),
        (("Simpan ke kalender", "Belum bisa"), "siap", "Bila perlu sesuatu"),
    ],
)
async def test_which_button_yes_and_no_mean(
    database: Database, labels: tuple[str, ...], said: str, answer: str
) -> None:
    async def asked(turn: Turn) -> Answer:
        return Say("Bagaimana?", tuple(Choice(label, entry=f"testing.press:{label}") for label in labels))

    async def pressed(turn: Turn, label: str) -> Answer:
        return Say(label)

    testing = Feature("testing", intents=(Intent("polling", (), asked),), entries={"testing.press": pressed})
    async with Village.open(database, settings_for(database), features=(testing, help.FEATURE)) as village:
        siti = await village.member("Siti", desa=SUMBEREJO)
        await siti.says("polling")
        await siti.says(said)
        assert siti.hears(answer)
