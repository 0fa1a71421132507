"""The organiser: the code in chat, the list to tap, the list on paper typed two hours later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from storage.attendance import Attendance, CameBy, KimTraining
from storage.checkin import Checkin, CheckinStatus
from storage.kim import Kim
from tests.factories import WEDNESDAY
from tests.features.attendance.rooms import code_of, opened, present
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def people_of(village: Village, count: int = 3) -> list[Player]:
    places = [("Siti Aminah", SUMBEREJO), ("Budi Santoso", "Kepanjen"), ("Rini", "Ngadireso"), ("Wati", "Wonomulyo")]
    return [await village.member(name, desa=desa) for name, desa in places[:count]]


async def test_the_code_in_chat_where_no_page_is_public(village: Village) -> None:
    people = await people_of(village)
    bimtek = await opened(village, *people)
    admin = village.admin()
    await admin.says("presensi")
    assert admin.hears("Hadir: 0 dari 3")
    code = await code_of(village, bimtek)
    assert admin.hears(f"Kode sekarang: {code[:3]} {code[3:]}, berganti pukul 09.01 WIB")
    assert admin.hears("PUBLIC_URL belum diisi")
    await people[0].says(code)
    await admin.taps("Kode sekarang")
    assert admin.hears("Hadir: 1 dari 3")


async def test_others_see_no_code(village: Village) -> None:
    people = await people_of(village)
    bimtek = await opened(village, *people)
    code = await code_of(village, bimtek)
    message = village.world.messages(people[0].account)
    await people[0].says("presensi")
    assert "Kode sekarang" not in people[0].last
    for entry in ("room", "list", "paper", "screen"):
        await people[0].taps_data(village.world.messages(people[0].account)[-1], f"attendance.{entry}:{bimtek.id}")
        assert people[0].hears("Tombol atau perintah itu untuk")
        assert code not in people[0].last.replace(" ", "")
    assert message is not None
    assert await present(village, bimtek) == 0


async def test_names_are_tapped_and_taken_back(village: Village) -> None:
    people = await people_of(village)
    await opened(village, *people)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Centang yang hadir")
    assert admin.buttons == ["Budi Santoso, Kepanjen", "Rini, Ngadireso", "Siti Aminah, Sumberejo", "Selesai"]
    await admin.taps("Siti Aminah, Sumberejo")
    assert "✓ Siti Aminah, Sumberejo" in admin.buttons
    assert admin.hears("Hadir 1 dari 3")
    await admin.says("ngadireso")
    assert admin.hears("Hadir 2 dari 3")
    await admin.says("Bambang")
    assert admin.hears("tidak ada di daftar peserta")
    await admin.taps("✓ Rini, Ngadireso")
    assert admin.hears("Rini sudah tercatat hadir. Batalkan")
    await admin.taps("Batalkan")
    assert admin.hears("Hadir 1 dari 3")
    await admin.says("selesai")
    assert admin.hears("1 dari 3 peserta tercatat hadir")
    async with village.database.transaction() as session:
        (presence,) = await village.rows(session, Attendance)
        assert presence.came_by is CameBy.LIST
        assert len(await village.rows(session, KimTraining)) == 1
        checkins = await village.rows(session, Checkin)
        assert [c.status for c in checkins] == [CheckinStatus.ACCEPTED, CheckinStatus.WITHDRAWN]
        kims = {kim.name: kim.last_activity_on for kim in await village.rows(session, Kim)}
        assert kims["KIM Sumberejo"] == date(2026, 9, 23)
        assert kims["KIM Ngadireso"] is None


@pytest.mark.parametrize("words", ["rini", "bu rini", "RINI ngadireso", "rini lestari"])
async def test_a_part_of_a_name_is_enough_where_nobody_else_bears_it(village: Village, words: str) -> None:
    rini = await village.member("Rini Lestari", desa="Ngadireso")
    siti = await village.member("Siti Aminah", desa=SUMBEREJO)
    dua = await village.member("Siti Zulaikah", desa="Kepanjen")
    bimtek = await opened(village, rini, siti, dua)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Centang yang hadir")
    await admin.says("bu siti")
    assert admin.hears("Ada beberapa yang cocok")
    await admin.says(words)
    assert "✓ Rini Lestari, Ngadireso" in admin.buttons
    await admin.says("selesai")
    await admin.says("presensi")
    await admin.taps("Ketik daftar kertas")
    await admin.taps("09.00")
    await admin.says(f"{words}\nbu siti")
    assert admin.hears("Baris 2: “bu siti” cocok dengan beberapa peserta")
    await admin.says(f"{words}\nzulaikah")
    assert admin.hears("1 peserta dicatat hadir, 1 memang sudah tercatat")
    assert await present(village, bimtek) == 2


async def test_who_stops_ticking_is_told_that_what_was_ticked_stays(village: Village) -> None:
    people = await people_of(village)
    bimtek = await opened(village, *people)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Centang yang hadir")
    await admin.says("ngadireso")
    await admin.says("batal")
    assert admin.heard == ["Baik, cukup dulu. Yang sudah dicentang tetap tercatat hadir."]
    assert await present(village, bimtek) == 1


async def test_a_long_list_has_pages_that_stay(village: Village) -> None:
    people = [await village.member(f"Orang {letter}", desa=SUMBEREJO) for letter in "ABCDEFGHIJ"]
    await opened(village, *people, seats_per_village=99)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Centang yang hadir")
    assert len(admin.buttons) == 9
    await admin.taps("Berikutnya")
    await admin.taps("Orang I, Sumberejo")
    assert "✓ Orang I, Sumberejo" in admin.buttons
    assert "Selesai" in admin.buttons


async def test_paper_typed_after_two_hours_offline_gives_the_same(village: Village) -> None:
    people = await people_of(village, 4)
    bimtek = await opened(village, *people)
    await people[3].says(await code_of(village, bimtek))
    await village.later(hours=8)
    admin = village.admin()
    for turn in range(2):
        await admin.says("presensi")
        await admin.taps("Ketik daftar kertas")
        await admin.says("jam sembilan")
        assert admin.hears("antara 08.00 dan 15.00")
        await admin.says("16.30")
        assert admin.hears("Jamnya belum terbaca")
        await admin.says("09.15")
        await admin.says("1. Siti Aminah\n2) 09:40 Budi Santosa\n\n- ngadireso 10.05\nWati")
        assert admin.hears(
            "3 peserta dicatat hadir, 1 memang sudah" if turn == 0 else "0 peserta dicatat hadir, 4 memang"
        )
    async with village.database.transaction() as session:
        rows = await village.rows(session, Attendance)
        came = sorted((row.came_at - WEDNESDAY, row.came_by.value) for row in rows)
        assert came == [
            (timedelta(), "code"),
            (timedelta(minutes=15), "list"),
            (timedelta(minutes=40), "list"),
            (timedelta(minutes=65), "list"),
        ]
        assert len(await village.rows(session, Checkin)) == 4
    await village.later(hours=0.1)
    assert [person.ever_heard("ini sertifikat") for person in people] == [1, 1, 1, 1]


async def test_a_bad_paper_changes_nothing(village: Village) -> None:
    people = await people_of(village)
    other = await village.member("Siti Aminah Dua", desa=SUMBEREJO)
    bimtek = await opened(village, *people, other, seats_per_village=2)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Ketik daftar kertas")
    await admin.taps("09.00")
    await admin.says("Budi Santoso\nSumberejo\nKepanjen\nBambang\n23.10 Rini")
    for problem in (
        "Baris 2: “Sumberejo” cocok dengan beberapa peserta",
        "Baris 3: Budi Santoso sudah ada di baris 1",
        "Baris 4: “Bambang” tidak ada di daftar peserta",
        "Baris 5: jamnya di luar waktu acara",
    ):
        assert admin.hears(problem)
    assert await present(village, bimtek) == 0
    await admin.says("Budi Santoso\nSiti Aminah")
    assert admin.hears("2 peserta dicatat hadir")


async def test_a_list_is_open_for_a_month(village: Village) -> None:
    people = await people_of(village)
    await opened(village, *people)
    admin = village.admin()
    await village.later(days=31)
    await admin.says("presensi")
    assert admin.hears("Belum ada Bimtek yang presensinya dibuka")


async def test_who_has_a_certificate_was_there(village: Village) -> None:
    people = await people_of(village)
    bimtek = await opened(village, *people)
    await people[0].says(await code_of(village, bimtek))
    await village.later(hours=7)
    admin = village.admin()
    await admin.says("presensi")
    await admin.taps("Centang yang hadir")
    await admin.taps("09.00")
    await admin.taps("✓ Siti Aminah, Sumberejo")
    await admin.taps("Batalkan")
    assert admin.hears("sudah terbit")
    assert await present(village, bimtek) == 1
