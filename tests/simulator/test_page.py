"""The demo page in a real browser, at phone width and on a desktop, with a small bot of python-telegram-bot.

Needs a chromium (`apt-get install chromium`, or CHROMIUM=/path/to/it); without one these tests say so and are skipped.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import uvicorn
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.clock import MovableClock
from bot.simulator import World, pictures
from bot.simulator.demo import Shortcut, demo_app
from tests.simulator.waiting import until

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="the demo page was NOT tested in a browser: no chromium here, set CHROMIUM"
)
Context = ContextTypes.DEFAULT_TYPE


async def greet(update: Update, context: Context) -> None:
    assert update.message
    rows = [
        [InlineKeyboardButton("Lapor", callback_data="edit"), InlineKeyboardButton("Info", callback_data="alert")],
        [InlineKeyboardButton("Undang", url="https://t.me/demo_bot?start=v-35")],
    ]
    payload = " ".join(context.args or ())
    words = f"<b>Selamat datang</b> {payload} <i>&lt;img src=x onerror=alert(1)&gt;</i>"
    await update.message.reply_html(words, reply_markup=InlineKeyboardMarkup(rows))


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query
    if query.data == "alert":
        await query.answer("Penting sekali", show_alert=True)
        return
    await query.answer("Siap")
    await query.edit_message_text("Laporan dibuka")
    keys = [[KeyboardButton("Kirim nomor", request_contact=True)], [KeyboardButton("Nanti")]]
    await context.bot.send_message(
        query.from_user.id, "Nomor HP?", reply_markup=ReplyKeyboardMarkup(keys, one_time_keyboard=True)
    )


async def echo(update: Update, context: Context) -> None:
    if message := update.effective_message:
        kind = next((k for k in ("photo", "document", "location", "contact") if getattr(message, k)), "text")
        await message.reply_text(f"Diterima: {message.text or kind}")


@pytest.fixture
async def address(world: World, clock: MovableClock) -> AsyncIterator[str]:
    """The demo on a free port of loopback, with a bot running on it."""

    async def advance(delta: timedelta) -> None:
        clock.advance(delta)
        await application.bot.send_message(1001, f"Pengingat setelah {delta.days} hari")

    world.updates.allowed = frozenset()
    siti = world.add_person("Siti", last_name="Aminah", id=1001)
    group = world.add_group("Grup Sumberejo", creator=siti)
    world.add_member(group, world.bot)
    shortcuts = [Shortcut("Ketua KIM", "Siti", id=1001, started=True), Shortcut("Admin", "Ratna (demo)", id=1002)]
    app = demo_app(world, advance=advance, shortcuts=shortcuts)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="error", ws="none", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    application = Application.builder().token(world.bot.token).base_url(f"{url}/bot").build()
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(~filters.StatusUpdate.ALL, echo))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield url
        await application.updater.stop()
        await application.stop()
    world.close()
    server.should_exit = True
    await serving


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


async def open_page(browser: Browser, address: str, size: dict[str, int], person: int) -> tuple[Page, list[str]]:
    """The page as somebody sees it, and what its console complains of."""
    phone = size is PHONE
    context = await browser.new_context(viewport=size, is_mobile=phone, has_touch=phone)  # type: ignore[arg-type]
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("request", lambda r: complaints.append(r.url) if not r.url.startswith(address) else None)
    await page.goto(f"{address}/#{person}")
    await expect(page.locator("#tabs button")).to_have_count(2)
    return page, complaints


def pane(page: Page, kind: str = "private") -> Locator:
    return page.locator(f"#pane-{kind}")


async def write(place: Locator, text: str) -> None:
    await place.get_by_role("textbox").fill(text)
    await place.get_by_role("button", name="Kirim", exact=True).click()


async def test_a_conversation_on_a_phone(browser: Browser, address: str, world: World) -> None:
    page, complaints = await open_page(browser, address, PHONE, 1002)
    private = pane(page)
    await private.get_by_role("button", name="MULAI").tap()
    # What looks like HTML inside a message stays words.
    await expect(private.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    await expect(private.locator("strong", has_text="Selamat datang")).to_be_visible()
    await private.get_by_role("button", name="Info").tap()
    await expect(page.get_by_role("dialog")).to_contain_text("Penting sekali")
    await page.get_by_role("button", name="Baik").tap()
    await private.get_by_role("button", name="Undang").tap()
    await expect(private.get_by_text("Selamat datang v-35")).to_be_visible()
    await private.get_by_role("button", name="Lapor").last.tap()
    await expect(private.get_by_text("Laporan dibuka")).to_be_visible()
    await expect(page.get_by_text("Siap", exact=True)).to_be_visible()
    await private.get_by_role("button", name="Kirim nomor").tap()
    await expect(private.get_by_text("Diterima: contact")).to_be_visible()
    await expect(private.get_by_role("button", name="Kirim nomor")).to_have_count(0)

    words = private.get_by_placeholder("Tulis pesan…")
    await words.fill("Rapat tadi")
    await private.get_by_role("button", name="Lampirkan").tap()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Pilih foto…").tap()
    await (await chooser.value).set_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    await expect(page.get_by_text("Berkas ini bukan gambar.")).to_be_visible()
    await expect(words).to_have_value("Rapat tadi")
    complaints.clear()

    await private.get_by_role("button", name="Lampirkan").tap()
    await page.get_by_role("button", name="Album contoh").tap()
    await expect(private.locator(".album + .words")).to_have_text("Rapat tadi")
    await expect(words).to_be_empty()
    await expect(private.locator(".album img")).to_have_count(3)
    await expect(private.get_by_text("Diterima: photo")).to_have_count(3)
    (first, *others), edges = await private.locator(".album").evaluate(
        "album => [[...album.children].map(one => one.getBoundingClientRect().right), album.getBoundingClientRect()]"
    )
    assert max(first, *others) <= edges["right"] + 1, "a photo beside another one is cut off"

    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    sizes = await private.locator("textarea").evaluate_all("all => all.map(one => getComputedStyle(one).fontSize)")
    assert sizes == ["17px"], "below 16px phones zoom in when one starts to write"
    composer = await private.locator(".composer").bounding_box()
    assert composer
    assert composer["y"] + composer["height"] == pytest.approx(PHONE["height"], abs=1)
    small = await page.evaluate(
        "[...document.querySelectorAll('button, a, input, select, textarea')]"
        ".filter(one => one.checkVisibility() && !one.closest('.words'))"
        ".map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])"
        ".filter(([, box]) => box.height && box.height < 40).map(([html]) => html)"
    )
    assert small == []
    assert complaints == []


async def test_people_time_and_groups_on_a_desktop(browser: Browser, address: str, world: World) -> None:
    page, complaints = await open_page(browser, address, DESKTOP, 1001)
    private, group = pane(page), pane(page, "group")
    await write(private, "halo bot")
    await expect(private.get_by_text("Diterima: halo bot")).to_be_visible()
    await write(group, "@demo_bot ada kegiatan?")
    await expect(group.get_by_text("Diterima: @demo_bot ada kegiatan?")).to_be_visible()

    mine = private.locator(".mine", has_text="halo bot")
    await mine.get_by_role("button", name="Pilihan pesan").click()
    await page.get_by_role("button", name="Ubah").click()
    await write(private, "halo kentongan")
    await expect(private.locator(".mine", has_text="halo kentongan")).to_contain_text("diubah")
    await private.locator(".theirs").last.get_by_role("button", name="Pilihan pesan").click()
    await page.get_by_role("button", name="Teruskan ke…").click()
    await page.get_by_role("dialog").get_by_role("button", name="Grup Sumberejo").click()
    await expect(group.get_by_text("Diteruskan dari Bot Demo")).to_be_visible()

    before = await page.locator("#clock-day").inner_text()
    await page.get_by_role("button", name="40 hari").click()
    await expect(private.get_by_text("Pengingat setelah 40 hari")).to_be_visible()
    assert await page.locator("#clock-day").inner_text() != before

    await page.get_by_text("Tambah orang").click()
    await page.get_by_label("Nama", exact=True).fill("Sri Wahyuni")
    await page.get_by_role("button", name="Tambah", exact=True).click()
    await expect(private.get_by_role("button", name="MULAI")).to_be_visible()
    await expect(group).to_contain_text("Belum ada grup")
    await page.get_by_role("button", name=re.compile("Siti Aminah")).first.click()
    await group.get_by_role("button", name="Anggota grup").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox").select_option(label="Sri Wahyuni")
    await dialog.get_by_role("button", name="Tambah", exact=True).click()
    await expect(dialog.locator(".member")).to_have_count(3)
    await dialog.get_by_role("button", name="Tutup").click()

    await page.get_by_role("button", name="Blokir Bot Demo").click()
    await expect(private.get_by_role("textbox")).to_have_count(0)
    await private.get_by_role("button", name="Buka blokir bot").click()
    await expect(private.get_by_role("textbox")).to_be_visible()
    world.post(world.chats[1002], world.bot, text="Ada laporan baru")
    await expect(page.locator(".person", has_text="Ratna").locator(".badge")).to_have_text("1")
    await expect(page.locator(".person", has_text="Ratna").locator(".avatar")).to_have_text("R")
    assert complaints == []


async def test_own_pictures(browser: Browser, address: str) -> None:
    page, complaints = await open_page(browser, address, PHONE, 1001)
    private = pane(page)
    await private.get_by_role("textbox").fill("dari lapangan")
    async with page.expect_file_chooser() as chooser:
        await private.get_by_role("button", name="Lampirkan").tap()
        await page.get_by_role("button", name="Pilih foto…").tap()
    data = pictures.sample(1)[-1].data
    await (await chooser.value).set_files([{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": data}])
    await expect(private.locator(".mine .words", has_text="dari lapangan")).to_be_visible()
    await private.locator(".mine .photo").tap()
    await expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    assert complaints == []


async def test_the_life_of_a_group_on_a_phone(browser: Browser, address: str, world: World) -> None:
    page, complaints = await open_page(browser, address, PHONE, 1001)
    side, group, dialog = page.locator("#side"), pane(page, "group"), page.get_by_role("dialog")
    await page.locator("#tabs button").nth(1).tap()
    await group.get_by_role("button", name="Anggota grup").tap()
    await dialog.locator(".member", has_text="Bot Demo").get_by_role("button", name="Jadikan admin").tap()
    await expect(dialog.locator(".member", has_text="Bot Demo")).to_contain_text("admin")
    await dialog.get_by_role("button", name="Jadikan supergrup").tap()
    await expect(group.get_by_text("Grup ini menjadi supergrup")).to_be_visible()
    await group.get_by_role("button", name="Anggota grup").tap()
    await dialog.get_by_role("button", name="Nyalakan topik").tap()
    await dialog.get_by_text("Topik", exact=True).tap()
    await dialog.get_by_label("Topik baru").fill("Laporan")
    await dialog.get_by_role("button", name="Buka", exact=True).tap()
    await expect(dialog.get_by_text("# Laporan")).to_be_visible()
    await dialog.get_by_text("Tautan undangan", exact=True).tap()
    await dialog.get_by_role("button", name="Minta izin dulu").tap()
    await dialog.get_by_role("button", name="Buka sebagai…").tap()
    await dialog.last.get_by_role("button", name="Ratna").tap()
    await dialog.get_by_role("button", name="Terima").tap()
    await expect(dialog.locator(".member", has_text="Ratna")).to_contain_text("anggota")
    assert await dialog.get_by_text("false").count() == 0
    await dialog.get_by_role("button", name="Tutup", exact=True).first.tap()

    await group.locator(".where select").select_option(label="Laporan")
    await group.get_by_label("Atas nama grup").check()
    await write(group, "/halo dari admin")
    await expect(group.locator(".theirs", has_text="/halo dari admin").first).to_contain_text("# Laporan")
    await expect(group.get_by_text("Diterima: /halo dari admin")).to_be_visible()
    assert world.groups[0].messages[-2].anonymous

    await page.locator("#open-side").tap()
    await side.locator("summary", has_text="Gangguan").tap()
    await side.get_by_label("Apa yang terjadi").select_option(label="Keluar dari grup (403)")
    await side.get_by_role("button", name="Pasang", exact=True).tap()
    await expect(side.get_by_text("1 kali lagi")).to_be_visible()
    await side.get_by_role("button", name="Hapus semua gangguan").tap()
    await expect(side.get_by_text("1 kali lagi")).to_have_count(0)
    await side.get_by_text("Mode privasi bot").tap()
    await side.get_by_label("Bot membaca semua obrolan grup").check()
    await expect(side.get_by_label("Bot membaca semua obrolan grup")).to_be_checked()
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert complaints == []
