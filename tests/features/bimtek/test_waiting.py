"""Who waits and asks again before the clock has looked: the seat is theirs, once, and nothing is offered besides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.bimtek import Bimtek, SeatOrder
from tests.factories import WEDNESDAY
from tests.features.bimtek.conftest import DESA, consistent, line, made, members, reload, tap, trained
from tests.village import Player, Village

HERE = DESA[0]
DEADLINE = WEDNESDAY + timedelta(days=5)


async def waiting(village: Village, *players: Player, **values: object) -> Bimtek:
    """They signed up before the deadline and wait for it: it has passed, and the clock has not looked yet."""
    bimtek = await made(village, seat_order=SeatOrder.NEEDY_FIRST, confirm_by=DEADLINE, **values)
    await trained(village, *DESA)
    for player in players:
        await player.says("bimtek")
        await tap(player, "Hadir")
        assert player.hears("untuk KIM yang senyap atau belum pernah ikut")
    await village.later(days=5, ticks=False)
    return bimtek


@pytest.mark.parametrize("each", [1, 2])
async def test_hadir_again_takes_the_seat(village: Village, each: int) -> None:
    siti = await village.member("Siti Aminah", desa=HERE)
    bimtek = await waiting(village, siti, seats_per_village=each)
    await siti.says("hadir")
    assert siti.hears("Satu kursi untuk KIM Sumberejo")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    assert (await reload(village, bimtek)).taken == 1
    await consistent(village)
    await village.tick()
    assert siti.ever_heard("Kabar baik") == 0


@pytest.mark.parametrize("each", [1, 2])
async def test_those_before_are_asked_first(village: Village, each: int) -> None:
    siti, wagiman, ratna, *_ = await members(village)
    bimtek = await waiting(village, wagiman, siti, ratna, quota=2, seats_per_village=each)
    await ratna.says("hadir")
    assert ratna.hears("antrean nomor 1")
    found = await line(village, bimtek)
    assert found == [("Wagiman", "offered"), ("Siti Aminah", "offered"), ("Ratna", "waiting")]
    await consistent(village)
    assert (wagiman.ever_heard("Kabar baik"), siti.ever_heard("Kabar baik")) == (1, 1)


async def test_diwakilkan_while_waiting_keeps_the_seat(village: Village) -> None:
    siti = await village.member("Siti Aminah", desa=HERE, role="ketua")
    parto = await village.member("Parto Wijoyo", desa=HERE)
    bimtek = await waiting(village, siti)
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    assert siti.hears("kursinya tetap atas nama Bapak/Ibu")
    await consistent(village)
    await tap(parto, "Bersedia")
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]


@pytest.mark.parametrize("each", [1, 2])
async def test_two_of_a_village_and_a_line(village: Village, each: int) -> None:
    """Each seat of the village is given once, however the line moves."""
    bimtek = await made(village, quota=2, seats_per_village=each)
    siti, wagiman, ratna, *_ = await members(village)
    parto = await village.member("Parto", desa=HERE)
    for player in (siti, wagiman, parto, ratna):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await wagiman.says("tidak bisa hadir")
    await tap(wagiman, "Ya, berhalangan")
    offered = "Parto" if each == 2 else "Ratna"
    assert (offered, "offered") in await line(village, bimtek)
    for player in (parto, ratna):
        await player.says("hadir")
        await consistent(village)
    assert (offered, "confirmed") in await line(village, bimtek)
    await siti.says("tidak bisa hadir")
    await tap(siti, "Ya, berhalangan")
    assert (await reload(village, bimtek)).taken == 2


# Sending somebody else from the line ----------------------------------------------------------------------


async def asked_from_the_line(village: Village) -> tuple[Bimtek, Player, Player, Player]:
    """Siti waits and asks Parto; then the seat before them is freed and offered to her."""
    bimtek = await made(village, quota=1)
    wagiman = await village.member("Wagiman", desa=DESA[1])
    siti = await village.member("Siti Aminah", desa=HERE, role="ketua")
    parto = await village.member("Parto Wijoyo", desa=HERE)
    for player in (wagiman, siti):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    assert siti.hears("tempat di antrean tetap atas nama Bapak/Ibu")
    await wagiman.says("tidak bisa hadir")
    await tap(wagiman, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Siti Aminah", "offered")]
    return bimtek, siti, parto, wagiman


async def test_a_delegate_who_accepts_an_offered_seat_has_it(village: Village) -> None:
    bimtek, siti, parto, _ = await asked_from_the_line(village)
    await tap(parto, "Bersedia")
    assert parto.hears("Satu kursi untuk KIM Sumberejo")
    assert siti.ever_heard("Parto Wijoyo bersedia mewakili") == 1
    await village.days_pass(2)
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]
    assert parto.ever_heard("sudah lewat batasnya") == 0


async def test_a_delegate_too_late_for_the_offer_has_no_seat(village: Village) -> None:
    bimtek, _, parto, _ = await asked_from_the_line(village)
    await village.later(hours=25, ticks=False)
    await tap(parto, "Bersedia")
    assert parto.hears("sudah tidak berlaku")
    await village.tick()
    assert await line(village, bimtek) == []


async def test_a_delegate_with_a_place_of_the_own_keeps_the_better_one(village: Village) -> None:
    """Both wait; when the seat is free and the clock has not looked, the yes takes it, and nobody is asked again."""
    siti = await village.member("Siti Aminah", desa=HERE, role="ketua")
    parto = await village.member("Parto Wijoyo", desa=HERE)
    bimtek = await made(village, seat_order=SeatOrder.NEEDY_FIRST, confirm_by=DEADLINE)
    await trained(village, *DESA)
    for player in (siti, parto):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    await village.later(days=5, ticks=False)
    await tap(parto, "Bersedia")
    assert parto.hears("Satu kursi untuk KIM Sumberejo")
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]
    assert siti.ever_heard("Kabar baik") == parto.ever_heard("Kabar baik") == 0


@pytest.mark.parametrize(
    "words",
    ["antrean", "antrian", "nomor antrean saya berapa", "antrean saya nomer piro?", "urutan ke berapa ya pak",
     "kapan saya dapat kursi?"],
)  # fmt: skip
async def test_who_waits_asks_for_the_place_in_any_words(village: Village, words: str) -> None:
    await made(village, quota=1)
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await wagiman.says(words)
    assert wagiman.hears("Bapak/Ibu di antrean nomor 1")


async def test_of_those_in_vain_the_latest_is_named(village: Village) -> None:
    """Whatever number the person had in each line."""
    first = await made(village, "Foto desa", quota=1, starts_at=village.clock.now() + timedelta(days=2))
    second = await made(village, "Jurnalisme Warga", quota=1, starts_at=village.clock.now() + timedelta(days=3))
    siti, wagiman, ratna, *_ = await members(village)
    for player, bimteks in ((siti, (first, second)), (ratna, (first,)), (wagiman, (first, second))):
        await player.says("menu")
        for bimtek in bimteks:
            await player.taps_data(player.world.messages(player.account)[-1], f"bimtek.join:{bimtek.id}")
    await village.later(days=4)
    await wagiman.says("kenapa saya belum dapat")
    assert wagiman.hears("Jurnalisme Warga sudah lewat")
