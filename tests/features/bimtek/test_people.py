"""Sending somebody else, coming without being registered, leaving, being erased; and the calendar entry."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from bot.conversation.messages import Reply
from storage.bimtek_signup import Signup
from storage.outbox import OutboxMessage
from storage.outbox_file import OutboxFiles
from tests.features.bimtek.conftest import consistent, line, made, members, tap
from tests.village import Player, Village

HERE = "Sumberejo, Poncokusumo"


async def two_of_a_kim(village: Village) -> tuple[Player, Player]:
    return await village.member("Siti Aminah", desa=HERE, role="ketua"), await village.member("Parto Wijoyo", desa=HERE)


# Delegates ------------------------------------------------------------------------------------------------


async def test_a_delegate_is_asked_and_says_yes(village: Village) -> None:
    bimtek = await made(village)
    siti, parto = await two_of_a_kim(village)
    await siti.says("bimtek")
    await siti.taps("Diwakilkan")
    await siti.says("parto")
    assert siti.hears("Parto Wijoyo kami tanya dulu")
    assert parto.ever_heard("meminta Bapak/Ibu mewakili KIM Sumberejo") == 1
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    await tap(parto, "Bersedia")
    assert parto.hears("Satu kursi untuk KIM Sumberejo")
    assert siti.ever_heard("Parto Wijoyo bersedia mewakili") == 1
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]
    await tap(parto, "Bersedia")
    assert parto.hears("sudah tidak berlaku")


async def test_a_delegate_says_no_and_the_seat_stays(village: Village) -> None:
    bimtek = await made(village)
    siti, parto = await two_of_a_kim(village)
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    await tap(parto, "Tidak bersedia")
    assert siti.ever_heard("belum bisa mewakili") == 1
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    await siti.taps("Belum bisa")
    await tap(siti, "Ya, berhalangan")
    assert await line(village, bimtek) == []
    await tap(parto, "Bersedia")
    assert parto.hears("sudah tidak berlaku")


async def test_the_second_of_the_village_takes_over_from_the_line(village: Village) -> None:
    bimtek = await made(village)
    siti, parto = await two_of_a_kim(village)
    for player in (siti, parto):
        await player.says("bimtek")
        await tap(player, "Hadir")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed"), ("Parto Wijoyo", "waiting")]
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    await tap(parto, "Bersedia")
    assert await line(village, bimtek) == [("Parto Wijoyo", "confirmed")]


async def test_nobody_else_can_answer_for_the_delegate(village: Village) -> None:
    bimtek = await made(village)
    siti, parto = await two_of_a_kim(village)
    other = await village.member("Wagiman", desa="Dilem, Kepanjen")
    await siti.says("diwakilkan")
    await siti.says("Parto Wijoyo")
    await other.says("menu")
    await other.taps_data(village.world.messages(other.account)[-1], "bimtek.stand_in:1")
    assert other.hears("sudah tidak berlaku")
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed")]
    assert parto.ever_heard("meminta") == 1


async def test_a_delegate_who_cannot_be_reached_is_not_said_to_be_asked(village: Village) -> None:
    await made(village)
    siti, parto = await two_of_a_kim(village)
    await parto.does("block")
    await siti.says("bimtek")
    await tap(siti, "Diwakilkan")
    await siti.says("Parto Wijoyo")
    assert siti.hears("Parto Wijoyo belum bisa kami hubungi")
    assert not siti.hears("kami tanya dulu")


@pytest.mark.parametrize("before", ["Belum bisa", "Hadir"])
async def test_a_delegate_falls_ill_and_gives_the_seat_back(village: Village, before: str) -> None:
    """Whatever the delegate had said for the own part, after the one who asks had signed up."""
    bimtek = await made(village)
    siti, parto = await two_of_a_kim(village)
    await siti.says("bimtek")
    await tap(siti, "Hadir")
    await parto.says("bimtek")
    await tap(parto, before)
    await siti.says("diwakilkan")
    await siti.taps("Parto Wijoyo")
    await tap(parto, "Bersedia")
    await parto.says("antrean saya nomor berapa")
    assert parto.hears("sudah dapat kursi")
    await parto.says("tidak bisa hadir")
    await tap(parto, "Ya, berhalangan")
    assert parto.hears("sudah kami lepas")
    assert await line(village, bimtek) == []


async def test_alone_in_the_kim(village: Village) -> None:
    await made(village)
    siti = await village.member("Siti Aminah", desa=HERE)
    await siti.says("diwakilkan")
    assert siti.hears("Belum ada anggota lain")


# Not registered, leaving, erased --------------------------------------------------------------------------


async def test_a_stranger_registers_and_comes_back(village: Village) -> None:
    await made(village)
    await village.member("Budi", desa=HERE, role="ketua")
    guest = village.person("Siti")
    await guest.says("bimtek")
    assert guest.hears("Jurnalisme Warga")
    await guest.taps("Hadir")
    assert guest.hears("Mari mendaftar dulu")
    for answer in ("setuju", "45", "Siti Aminah", "Sumberejo, Poncokusumo"):
        await guest.says(answer)
    for _ in range(8):
        if "Bimtek Jurnalisme Warga" in guest.buttons:
            break
        wanted = next(label for label in ("Ya", "Anggota", "Lewati", "Kirim") if label in guest.buttons)
        await guest.taps(wanted)
    await guest.taps("Bimtek Jurnalisme Warga")
    await guest.taps("Hadir")
    assert guest.hears("masih menunggu keputusan pengurus KIM atau petugas")
    budi = village.players["Budi"]
    await budi.taps("Terima Siti Aminah")
    await guest.taps("Jadwal Bimtek")
    await tap(guest, "Hadir")
    assert guest.hears("sudah ada wakil dari KIM") or guest.hears("Satu kursi")


async def test_leaving_the_kim_gives_the_seat_back(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    await siti.says("keluar dari kim")
    await siti.taps(siti.buttons[0])
    assert await line(village, bimtek) == [("Wagiman", "offered")]
    await consistent(village)


async def test_data_are_shown_and_erased(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    await siti.says("data saya")
    assert siti.hears("Bimtek Jurnalisme Warga, Rabu, 7 Oktober 2026, 09.00–15.00 WIB: terdaftar")
    await wagiman.says("data saya")
    assert not wagiman.hears("Siti")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    assert await line(village, bimtek) == [("Wagiman", "offered")]
    async with village.database.reading() as session:
        rows = await village.rows(session, Signup)
        assert (rows[0].person_id, rows[0].status.value) == (None, "cancelled")
        messages = json.dumps([m.payload for m in await village.rows(session, OutboxMessage)])
        assert "Siti" not in messages
    await consistent(village)


# The calendar entry ---------------------------------------------------------------------------------------


async def test_the_calendar_entry_says_the_same(village: Village) -> None:
    title = 'Menulis "Berita"; foto, video \\ ꦧꦶꦩ꧀ꦠꦺꦏ꧀ 🎙️'
    bimtek = await made(village, title, topics="foto, berita;\nvideo", map_link="https://maps.example/x?a=1,2")
    siti = await village.member("Siti Aminah", desa=HERE)
    await siti.says("bimtek")
    await siti.taps("Hadir")
    async with village.database.reading() as session:
        light = [message.payload for message in await village.rows(session, OutboxMessage)]
        whole = await OutboxFiles(session).brought_back(light)
        replies = [Reply.from_json(payload) for payload in whole if payload is not None]
    (document,) = [reply.document for reply in replies if reply.document is not None]
    assert document.filename == f"bimtek-{bimtek.id}.ics"
    calendar = Calendar.from_ical(document.data)
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == f"Bimtek {title}"
    assert event["location"] == "Ruang Rapat Panji, Kepanjen"
    assert "foto, berita;\nvideo" in event["description"]
    assert event.decoded("dtstart") == datetime(2026, 10, 7, 2, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 10, 7, 8, tzinfo=UTC)
    assert (event["sequence"], event["status"]) == (0, "CONFIRMED")
    assert event["uid"] == f"bimtek-{bimtek.id}@kentongan.35.07"
    assert str(event["url"]) == "https://maps.example/x?a=1,2"
    await siti.says("bimtek")
    await siti.taps("Simpan ke kalender")
    assert siti.hears("Ketuk berkasnya")
