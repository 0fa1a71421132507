"""A Bimtek of 50 seats, from making it to its checked certificate: 53 people of 52 villages want to come."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.web.pages import pages
from storage.bimtek_signup import SignupStatus
from storage.database import Database
from storage.region import Villages
from tests.features.attendance.test_certificate import PUBLIC, paper_of, read
from tests.features.bimtek.conftest import consistent, line
from tests.features.bimtek.test_making import only
from tests.village import Player, Village, settings_for

pytestmark = pytest.mark.timeout(240)
TITLE = "Jurnalisme Warga"


async def people(village: Village) -> list[Player]:
    """53 people of 52 villages: the last is a neighbour of the first."""
    async with village.database.reading() as session:
        places = [f"{v.name}, {v.kecamatan.name}" for v in (await Villages(session).list_villages())[:52]]
    names = [f"Warga Contoh {chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(53)]
    return [await village.member(name, desa=places[number % 52]) for number, name in enumerate(names)]


async def test_fifty_of_fifty_three_come_and_one_of_them_shows_the_paper(database: Database) -> None:
    async with Village.open(database, settings_for(database, public_url=PUBLIC)) as village:
        admin, everybody = village.admin(), await people(village)
        await admin.says("buat bimtek")
        for answer in (TITLE, "rabu 7 oktober", "9 pagi sampai 3 sore", "Ruang Rapat Panji Pulang Jiwo, Kepanjen"):
            await admin.says(answer)
        await admin.taps("Simpan dan umumkan")
        bimtek = await only(village)
        await village.later(hours=1)
        assert all(player.ever_heard("Ruang Rapat Panji Pulang Jiwo") == 1 for player in everybody)

        await village.together(*(player.will_tap("Hadir") for player in everybody))
        await consistent(village)
        assert len(await line(village, bimtek, [SignupStatus.CONFIRMED])) == 50
        waiting = [player for player in everybody if player.ever_heard("antrean nomor")]
        assert waiting == everybody[50:]
        accepts, sleeps, neighbour = waiting
        assert neighbour.ever_heard("sudah ada wakil dari KIM") == 1

        for player in everybody[10:12]:
            await player.says("tidak bisa hadir")
            await player.taps("Ya, berhalangan")
        await accepts.taps("Hadir")
        assert accepts.hears("Satu kursi untuk")
        assert (sleeps.account.first_name, "offered") == ("Warga", (await line(village, bimtek))[-2][1])
        await village.days_pass(2)
        assert len(await line(village, bimtek, [SignupStatus.EXPIRED])) == 1
        await neighbour.says("kenapa saya belum dapat?")
        assert neighbour.hears("sudah ada wakil dari KIM")
        await everybody[0].says("tidak bisa hadir")
        await everybody[0].taps("Ya, berhalangan")
        await village.days_pass(1)
        await neighbour.taps("Hadir")
        assert neighbour.hears("Satu kursi untuk")
        await consistent(village)

        await admin.says("kelola bimtek")
        await admin.taps(f"{TITLE}, 7 Oktober 2026 (dibuka)")
        await admin.taps("Ubah")
        await admin.taps("Ubah isian")
        await admin.says("Tanggal")
        await admin.says("14 oktober")
        await admin.taps("Simpan perubahan")
        comes, away = everybody[20], everybody[10]
        await village.days_pass(2)  # from a Saturday to the office's next day
        assert comes.ever_heard("Rabu, 14 Oktober 2026") == 1
        assert away.ever_heard("Rabu, 14 Oktober 2026") == 0
        starts_at = (bimtek := await only(village)).starts_at
        for ahead in (timedelta(days=7), timedelta(days=1), timedelta(hours=1.5), timedelta()):
            village.clock.move_to(starts_at - ahead)
            await village.tick()
        for words in ("Seminggu lagi", "Besok Bimtek", "Hari ini"):
            assert comes.ever_heard(words) == 1

        await admin.says("kelola bimtek")
        await admin.taps(f"{TITLE}, 14 Oktober 2026 (dibuka)")
        await admin.taps("Presensi")
        screen = re.search(rf"{PUBLIC}(/layar/\S+)", admin.last)
        url = screen[1] if screen else next(
            button.url for message in reversed(admin.world.messages(admin.account))
            for button in message.buttons if button.url and "/layar/" in button.url
        ).removeprefix(PUBLIC)  # fmt: skip
        site = Starlette(routes=pages(village.app.database, village.app.office, village.app.clock))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url=PUBLIC) as web:
            code = re.search(r'class="code">(\d{3}) (\d{3})<', (await web.get(url)).text)
            assert code is not None
            digits = code[1] + code[2]
            await away.says(digits)
            assert not away.hears("sudah tercatat pukul")
            await comes.says(digits)
            assert comes.hears("sudah tercatat pukul")
            await village.later(hours=8)
            words, (check,), _ = read(paper_of(comes))
            assert TITLE in words
            assert (await web.get(check)).status_code == 200
            altered = check[:-1] + str((int(check[-1]) + 1) % 10)
            assert (await web.get(altered)).status_code == 404
