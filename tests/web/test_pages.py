"""The screen in the room, as a browser gets it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
import zxingcpp
from PIL import Image
from starlette.applications import Starlette

from bot.features.attendance.actions.screen import room_of
from bot.web.pages import pages
from storage.bimtek import Bimtek, BimtekStatus
from tests.factories import WEDNESDAY
from tests.features.attendance.rooms import code_of, opened
from tests.village import Village

SUMBEREJO = "Sumberejo, Poncokusumo"


@pytest.fixture
async def web(village: Village) -> AsyncIterator[httpx.AsyncClient]:
    app = village.app
    site = Starlette(routes=pages(app.database, app.office, app.clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url="https://kim.example") as client:
        yield client


async def screen_of(village: Village, bimtek: Bimtek) -> str:
    async with village.database.transaction() as session:
        return f"/layar/{(await room_of(session, bimtek.id)).screen}"


def decoded(svg: str) -> str:
    """What a camera reads in the drawn QR: its one path of strokes a unit high, moved about relatively."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    dark = re.findall(r'<path[^>]* stroke="#000" d="([^"]*)"', svg)[0]
    image = Image.new("L", (size, size), 255)
    x = y = 0.0
    for move, numbers in re.findall(r"([Mmh])([-\d. ]+)", dark):
        values = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", numbers)]
        if move == "h":
            for step in range(int(values[0])):
                image.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
        elif move == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    (found,) = zxingcpp.read_barcodes(image.resize((size * 8, size * 8), Image.Resampling.NEAREST))
    return found.text


async def test_the_screen_shows_what_lets_people_in(village: Village, web: httpx.AsyncClient) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    bimtek = await opened(village, siti, budi)
    address = await screen_of(village, bimtek)
    page = await web.get(address)
    assert page.status_code == 200
    code = await code_of(village, bimtek)
    assert f'<p class="code">{code[:3]} {code[3:]}</p>' in page.text
    assert "<b>0</b> hadir" in page.text
    assert '<meta http-equiv="refresh" content="10">' in page.text
    assert "Kode berganti pukul 09.01 WIB" in page.text
    link = decoded(page.text)
    assert link == f"https://t.me/kentongan_uji_bot?start=h-{bimtek.id}-{code}"
    await siti.follows(link)
    assert siti.hears("sudah tercatat")
    village.clock.advance(timedelta(seconds=55))
    later = await web.get(address)
    assert "<b>1</b> hadir" in later.text
    assert '<meta http-equiv="refresh" content="6">' in later.text
    village.clock.advance(timedelta(seconds=5))
    assert (await code_of(village, bimtek))[:3] in (await web.get(address)).text
    assert code != await code_of(village, bimtek)


async def test_before_and_after_there_is_no_code(village: Village, web: httpx.AsyncClient) -> None:
    bimtek = await opened(village, starts_at=WEDNESDAY + timedelta(hours=3))
    address = await screen_of(village, bimtek)
    early = (await web.get(address)).text
    assert "Presensi dibuka Rabu, 23 September 2026 pukul 11.00 WIB." in early
    assert "t.me" not in early and "<svg" not in early  # noqa: PT018
    await village.later(hours=10)
    over = (await web.get(address)).text
    assert "Presensi sudah ditutup" in over
    assert await code_of(village, bimtek) not in over.replace(" ", "")


async def test_a_cancelled_bimtek(village: Village, web: httpx.AsyncClient) -> None:
    bimtek = await opened(village, status=BimtekStatus.CANCELLED)
    page = await web.get(await screen_of(village, bimtek))
    assert "dibatalkan" in page.text
    assert "<svg" not in page.text


@pytest.mark.parametrize("path", ["/layar/", "/layar/x", "/layar/%00", "/layar/'; DROP", "/layar/" + "a" * 3000])
async def test_nobody_guesses_a_screen(village: Village, web: httpx.AsyncClient, path: str) -> None:
    assert (await web.get(path)).status_code == 404


async def test_a_title_is_words_not_markup(village: Village, web: httpx.AsyncClient) -> None:
    bimtek = await opened(village, title='<script>alert("1")</script> & "KIM"')
    text = (await web.get(await screen_of(village, bimtek))).text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


async def test_pages_load_nothing_from_elsewhere_and_are_kept_by_nobody(
    village: Village, web: httpx.AsyncClient
) -> None:
    bimtek = await opened(village)
    for path in (await screen_of(village, bimtek), "/sertifikat/x"):
        page = await web.get(path)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert re.findall(r'(?:src|href)="([^"]*)"', page.text) == ["/halaman.css"]
        assert "style=" not in page.text
    style = await web.get("/halaman.css")
    assert style.headers["content-type"].startswith("text/css")
    assert "url(" not in style.text
    assert "@import" not in style.text


async def test_pages_that_only_read_do_not_wait_for_who_writes(village: Village, web: httpx.AsyncClient) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    address = await screen_of(village, await opened(village, siti))
    async with village.database.transaction(), asyncio.timeout(20):
        assert (await web.get(address)).status_code == 200
        assert (await web.get("/sertifikat/2026-0001-1")).status_code == 404
