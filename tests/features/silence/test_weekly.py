"""The week's recap, which comes by itself."""

from __future__ import annotations

from tests.features.silence.test_officers import coordinator
from tests.features.silence.test_recap import three_kims
from tests.village import Village

HEARD = "Rekap KIM"


async def test_on_monday_morning_officers_read_how_the_kim_stand(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    camat = await coordinator(village, "Sri", "Kepanjen")
    await village.later(days=4, hours=22)
    assert admin.ever_heard(HEARD) == 0  # Monday, 07.00 WIB
    await village.later(hours=1)
    assert "Rekap KIM Kabupaten Malang, Senin, 28 September 2026" in admin.last
    assert "3 dari 390 desa/kelurahan punya KIM:" in admin.last
    assert "Kegiatan tercatat minggu lalu: 1 dari 1 KIM; minggu sebelumnya: 0." in admin.last
    assert "Rekap KIM Kecamatan Kepanjen" in camat.last
    assert "2 dari 18 desa/kelurahan punya KIM:" in camat.last
    assert "minggu lalu: 0; minggu sebelumnya: 0." in camat.last
    await admin.taps("KIM senyap")
    assert [label for label in admin.buttons if "Ardirejo" in label]


async def test_it_comes_once_a_week_and_not_on_a_holiday(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    await village.days_pass(11)
    assert admin.ever_heard(HEARD) == 1
    await village.later(days=78)  # Monday, 21 December 2026
    assert admin.ever_heard("21 Desember 2026\n3 dari") == 1
    await village.days_pass(14)  # Christmas is a Friday, New Year's Day, too
    assert admin.ever_heard("28 Desember 2026\n3 dari") == 1
    assert admin.ever_heard("4 Januari 2027\n3 dari") == 1


async def test_where_there_is_no_kim_nothing_is_told(village: Village) -> None:
    admin = village.admin()
    await village.days_pass(8)
    assert admin.ever_heard(HEARD) == 0


async def test_nobody_is_told_twice_on_two_processes(village: Village) -> None:
    admin = village.admin()
    await three_kims(village)
    await village.later(days=5, ticks=False)
    for _ in range(3):
        await village.tick()
    assert admin.ever_heard(HEARD) == 1
