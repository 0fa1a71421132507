"""Seats: taken once, one a village, never more than there are; and what everybody else hears."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.bimtek import Audience, BimtekStatus
from tests.factories import WEDNESDAY
from tests.features.bimtek.conftest import consistent, line, made, members, tap
from tests.village import Village


async def test_a_member_signs_up_and_hears_when_and_where(village: Village) -> None:
    bimtek = await made(village, angkatan=3)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    assert siti.hears("Jurnalisme Warga angkatan 3")
    assert siti.hears("Rabu, 7 Oktober 2026, 09.00–15.00 WIB")
    assert siti.hears("masih 50")
    await tap(siti, "Hadir")
    assert siti.hears("Satu kursi untuk KIM Sumberejo")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    await siti.says("hadir")
    assert siti.hears("sudah tercatat hadir")
    assert siti.hears("enam angka dari layar")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]


async def test_the_one_too_many_waits_and_gets_the_freed_seat(village: Village) -> None:
    bimtek = await made(village, quota=2)
    siti, wagiman, ratna, slamet, _ = await members(village)
    for player in (siti, wagiman, ratna, slamet):
        await player.says("bimtek")
        await tap(player, "Hadir")
    assert ratna.hears("antrean nomor 1") or ratna.ever_heard("antrean nomor 1")
    assert slamet.ever_heard("antrean nomor 2")
    await siti.says("tidak bisa hadir")
    assert siti.hears("Benar berhalangan?")
    await tap(siti, "Ya, berhalangan")
    assert siti.hears("sudah kami lepas")
    assert ratna.ever_heard("Kabar baik") == 1
    assert await line(village, bimtek) == [("Wagiman", "confirmed"), ("Ratna", "offered"), ("Slamet", "waiting")]
    await tap(ratna, "Hadir")
    assert ratna.hears("Satu kursi untuk KIM Dilem")
    await slamet.says("kenapa saya belum dapat?")
    assert slamet.hears("antrean nomor 1")
    assert slamet.hears("Semua kursi (2) sudah terisi")


async def test_the_second_of_a_village_waits_for_the_first(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    parto = await village.member("Parto", desa="Sumberejo, Poncokusumo")
    for player in (siti, parto):
        await player.says("bimtek")
        await tap(player, "Hadir")
    assert parto.ever_heard("sudah ada wakil dari KIM")
    assert not parto.ever_heard("Siti Aminah")
    await siti.says("batal hadir")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Parto", "offered")]


async def test_a_double_tap_changes_nothing(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    await village.together(siti.will_tap("Hadir"), siti.will_tap("Hadir"), siti.will_tap("Hadir"))
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    await consistent(village)


async def test_an_offer_that_nobody_answers_goes_to_the_next(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman, ratna):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await siti.says("tidak bisa")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Wagiman", "offered"), ("Ratna", "waiting")]
    await village.later(hours=25)
    assert await line(village, bimtek) == [("Ratna", "offered")]
    assert wagiman.ever_heard("sudah lewat batasnya") == 1
    assert ratna.ever_heard("Kabar baik") == 1
    await tap(wagiman, "Hadir")
    assert wagiman.hears("antrean nomor 1")
    await tap(ratna, "Belum bisa")
    assert ratna.ever_heard("tidak hadir di Jurnalisme Warga") == 1
    assert await line(village, bimtek) == [("Wagiman", "offered")]
    await village.tick()
    assert wagiman.ever_heard("Kabar baik") == 2


async def test_an_offer_that_was_just_missed_is_no_seat(village: Village) -> None:
    """The clock has not looked yet, and the button is still there."""
    bimtek = await made(village, quota=1)
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman, ratna):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await siti.says("tidak bisa")
    await tap(siti, "Ya, berhalangan")
    await village.later(hours=25, ticks=False)
    await tap(wagiman, "Hadir")
    assert wagiman.hears("antrean nomor 1")
    assert await line(village, bimtek) == [("Ratna", "offered"), ("Wagiman", "waiting")]


async def test_no_seat_is_held_for_whom_nobody_can_tell(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman, ratna):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await wagiman.does("block")
    await siti.says("tidak bisa")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Ratna", "offered")]
    assert ratna.ever_heard("Kabar baik") == 1


async def test_an_offer_leaves_and_ends_in_working_hours(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await village.later(days=2, hours=12)  # Friday 21.00
    await siti.says("tidak bisa")
    await tap(siti, "Ya, berhalangan")
    assert not wagiman.ever_heard("Kabar baik")
    await village.later(hours=12)
    assert not wagiman.ever_heard("Kabar baik")
    await village.later(days=1, hours=23, ticks=False)  # Monday 08.00
    await village.tick()
    assert wagiman.ever_heard("Kabar baik") == 1
    assert wagiman.ever_heard("Selasa, 29 September 2026, 08.00 WIB") == 1
    assert await line(village, bimtek) == [("Wagiman", "offered")]


async def test_too_near_for_an_offer_the_seat_is_whoever_asks(village: Village) -> None:
    bimtek = await made(village, quota=1, starts_at=WEDNESDAY + timedelta(hours=3))
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await tap(player, "Hadir")
    await siti.says("tidak bisa")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == [("Wagiman", "waiting")]
    await wagiman.says("hadir")
    assert wagiman.hears("Satu kursi")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": BimtekStatus.CANCELLED, "reason": "Ruangan dipakai."}, "dibatalkan. Ruangan dipakai."),
        (
            {"status": BimtekStatus.CANCELLED, "reason": "Ruangan tidak bisa dipakai", "angkatan": 3},
            "Jurnalisme Warga angkatan 3 dibatalkan. Ruangan tidak bisa dipakai. Untuk jadwal lain",
        ),
        ({"starts_at": WEDNESDAY}, "sudah mulai"),
        ({"status": BimtekStatus.FINISHED}, "sudah mulai atau sudah selesai"),
        ({"status": BimtekStatus.DRAFT}, "tidak ada lagi"),
        ({"audience": Audience.KECAMATAN, "kecamatan_codes": ["35.07.01"]}, "kecamatan lain"),
    ],
)
async def test_a_refusal_says_why(village: Village, values: dict[str, object], words: str) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    async with village.database.transaction() as session:
        found = await session.get(type(bimtek), bimtek.id)
        assert found is not None
        for name, value in values.items():
            setattr(found, name, value)
    await tap(siti, "Hadir")
    assert siti.hears(words)
    assert await line(village, bimtek) == []


async def test_a_forged_button_finds_nothing(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    message = village.world.messages(siti.account)[-1]
    for data in ("bimtek.join:999", "bimtek.join:x", "bimtek.join:", "bimtek.stand_in:1", "bimtek.release:77"):
        await siti.taps_data(message, data)
    assert await line(village, bimtek) == []


async def test_who_waits_for_approval_is_told_so(village: Village) -> None:
    await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo", status=village.pending)
    await siti.says("bimtek")
    await tap(siti, "Hadir")
    assert siti.hears("masih menunggu")
    assert siti.hears("Begitu diterima, ketuk lagi Hadir atau ketik: bimtek")


async def test_titles_of_all_kinds(village: Village) -> None:
    title = 'Menulis "Berita" 5W+1H 🎙️ ꦧꦶꦩ꧀ꦠꦺꦏ꧀ <b>&amp; {name}'
    await made(village, title)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    assert siti.hears(title)
    await tap(siti, "Hadir")
    assert siti.hears(title)
