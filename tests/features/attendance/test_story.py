"""From saying yes to a Bimtek to its checked certificate, through the pages people open."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
from starlette.applications import Starlette

from bot.features.attendance.actions.screen import room_of
from bot.web.pages import pages
from storage.database import Database
from tests.factories import WEDNESDAY
from tests.features.attendance.rooms import make_bimtek
from tests.features.attendance.test_certificate import PUBLIC, paper_of, read
from tests.village import Village, settings_for


async def test_from_yes_to_the_paper(database: Database) -> None:
    async with Village.open(database, settings_for(database, public_url=PUBLIC)) as village:
        siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
        async with village.database.transaction() as session:
            bimtek = await make_bimtek(session, WEDNESDAY + timedelta(days=10))
            screen = (await room_of(session, bimtek.id)).screen
        await siti.starts(f"b-{bimtek.id}")
        await siti.taps("Hadir")
        await siti.says("presensi")
        assert siti.hears("Presensi Bimtek KIM Angkatan 3 dibuka Sabtu, 3 Oktober 2026 pukul 08.00 WIB")
        village.clock.move_to(bimtek.starts_at)
        app = village.app
        site = Starlette(routes=pages(app.database, app.office, app.clock))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url=PUBLIC) as web:
            shown = (await web.get(f"/layar/{screen}")).text
            code = re.search(r'class="code">(\d{3} \d{3})<', shown)
            assert code is not None
            await siti.says(f"hadir {code[1]}")
            assert siti.hears("sudah tercatat pukul 09.00 WIB")
            await village.later(hours=6.5)
            words, (url,), _ = read(paper_of(siti))
            assert "Siti Aminah" in words
            assert "S. A." in (await web.get(url)).text
            altered = url[:-1] + str((int(url[-1]) + 1) % 10)
            assert (await web.get(altered)).status_code == 404
