"""What the demo page asks of the simulator, without a browser."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from itertools import groupby
from typing import Any

import httpx
import pytest
from PIL import Image
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import RetryAfter

from bot.clock import MovableClock
from bot.simulator import World
from bot.simulator.accounts import Person
from bot.simulator.demo import Demo, Shortcut, demo_app

Page = httpx.AsyncClient


@pytest.fixture
async def page(world: World, clock: MovableClock) -> AsyncIterator[Page]:
    async def advance(delta: timedelta) -> None:
        clock.advance(delta)

    shortcuts = [
        Shortcut("Ketua KIM Sumberejo", "Siti", "Aminah", id=1001, started=True),
        Shortcut("Admin", "Ratna", id=1002),
    ]
    transport = httpx.ASGITransport(app=demo_app(world, advance=advance, shortcuts=shortcuts))
    async with httpx.AsyncClient(transport=transport, base_url="http://demo.local", headers={"X-Demo": "1"}) as page:
        yield page


async def do(page: Page, deed: str, **body: Any) -> dict[str, Any]:
    answer = await page.post(f"/sim/do/{deed}", json=body)
    return {"status": answer.status_code} | answer.json()


async def state(page: Page, person: int = 1001) -> dict[str, Any]:
    return dict((await page.get("/sim/state", params={"person": person})).json())


async def chat(page: Page, person: int, chat: int) -> dict[str, Any]:
    return dict((await page.get("/sim/chat", params={"person": person, "chat": chat})).json())


async def test_the_page_loads_nothing_from_elsewhere(page: Page) -> None:
    index = await page.get("/")
    assert index.status_code == 200
    policy = index.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    for part in ("app.js", "style.css", "icon.svg"):
        assert (await page.get(f"/{part}")).status_code == 200
    assert "http" not in index.text
    assert (await page.get("/nothing.js")).status_code == 404
    assert (await page.get("/../demo.py")).status_code == 404


async def test_whoever_opens_the_page_first_is_somebody_shown_there(world: World, page: Page) -> None:
    siti = world.accounts[1001]
    assert isinstance(siti, Person)
    siti.in_crowd = True
    first = (await page.get("/sim/state")).json()
    assert first["person"] == 1002
    assert [one["id"] for one in first["people"]] == [1002]


async def test_people_chats_and_unread(world: World, page: Page, bot: Bot) -> None:
    first = await state(page)
    assert [(one["name"], one["label"]) for one in first["people"]] == [
        ("Siti Aminah", "Ketua KIM Sumberejo"),
        ("Ratna", "Admin"),
    ]
    assert first["can_advance"] is True
    await bot.send_message(1001, "Halo <b>Siti</b>", parse_mode="HTML")
    assert [one["unread"] for one in (await state(page))["people"]] == [1, 0]
    seen = await chat(page, 1001, 1001)
    assert seen["messages"][0]["text"] == "Halo Siti"
    assert seen["messages"][0]["entities"] == [{"type": "bold", "offset": 5, "length": 4}]
    await page.post("/sim/read", json={"person": 1001, "chat": 1001})
    assert [one["unread"] for one in (await state(page))["people"]] == [0, 0]
    added = await do(page, "person", name="Sri Wahyuni", phone="+628123")
    assert world.accounts[added["person"]].name == "Sri Wahyuni"


async def test_writing_and_pressing(world: World, page: Page, bot: Bot) -> None:
    await do(page, "start", person=1002, payload="v-1")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="ya")]])
    sent = await bot.send_message(1002, "Setuju?", reply_markup=markup)
    pressed = await do(page, "press", person=1002, chat=1002, message=sent.message_id, row=0, column=0)
    assert pressed["press"] in world.presses
    gone = await do(page, "press", person=1002, chat=1002, message=sent.message_id, row=3, column=0)
    assert (gone["status"], gone["error"]) == (400, "Tombol itu sudah tidak ada.")
    await do(page, "say", person=1002, chat=1002, text="baik", reply_to=sent.message_id)
    own = world.messages(world.chats[1002])[-1]
    await do(page, "edit", person=1002, chat=1002, message=own.id, text="baiklah")
    assert (own.text, own.edited) == ("baiklah", True)
    await do(page, "forward", person=1002, chat=1002, message=sent.message_id, to=1002)
    await do(page, "forward-words", person=1002, chat=1002, text="SEBARKAN", source="Info Warga")
    for what in ("photo", "album", "document", "location", "contact", "voice", "video", "sticker"):
        assert (await do(page, "sample", person=1002, chat=1002, what=what))["status"] == 200
    assert (await do(page, "sample", person=1002, chat=1002, what="photo", reply_to=own.id))["status"] == 200
    assert world.messages(world.chats[1002])[-1].reply_to is own
    await do(page, "delete", person=1002, chat=1002, message=own.id)
    shown = (await chat(page, 1002, 1002))["messages"]
    assert own.id not in [message["id"] for message in shown]
    assert [message["forward"] for message in shown if "forward" in message] == ["Bot Demo", "Info Warga"]
    album = [message for message in shown if message["album"]]
    assert (await page.get(f"/sim/file/{album[0]['media']['small']}")).headers["content-type"] == "image/jpeg"
    somebody_else = await do(page, "say", person=1001, chat=1002, text="bukan obrolan saya")
    assert somebody_else["status"] == 400


async def test_uploads(world: World, page: Page) -> None:
    out = BytesIO()
    Image.new("RGB", (50, 40)).save(out, "PNG")
    fields = {"person": "1001", "chat": "1001", "kind": "photo", "caption": "dua foto"}
    two = [("files", ("a.png", out.getvalue(), "image/png")), ("files", ("b.png", out.getvalue(), "image/png"))]
    assert (await page.post("/sim/upload", data=fields, files=two)).status_code == 200
    assert [message.kind for message in world.messages(world.chats[1001])] == ["photo", "photo"]
    broken = [("files", ("a.png", b"bukan gambar", "image/png"))]
    for files in (broken, two + broken):
        refused = await page.post("/sim/upload", data=fields, files=files)
        assert refused.json() == {"error": "Berkas ini bukan gambar."}
    assert len(world.messages(world.chats[1001])) == 2, "all of an album or nothing"
    before = len(world.messages(world.chats[1001]))
    assert (await page.post("/sim/upload", data=fields, files=two * 6)).status_code == 200
    several = world.messages(world.chats[1001])[before:]
    assert [len(list(album)) for _, album in groupby(several, lambda message: message.album)] == [10, 2], "as the app"
    assert [message.text for message in several if message.text] == ["dua foto"]
    page_file = [("files", ("a.html", b"<script>", "text/html"))]
    await page.post("/sim/upload", data=fields | {"kind": "document"}, files=page_file)
    document = world.messages(world.chats[1001])[-1]
    answer = await page.get(f"/sim/file/{document.file_id}")
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_groups_and_blocking(world: World, page: Page, bot: Bot) -> None:
    group = (await do(page, "group", person=1001, title="KIM", with_bot=True))["chat"]
    for change in ("add", "promote", "demote", "remove"):
        assert (await do(page, "member", person=1001, chat=group, what=change, account=1002))["status"] == 200
    again = await do(page, "member", person=1001, chat=group, what="add", account=1001)
    assert again["error"] == "Orang ini sudah ada di grup."
    bigger = (await do(page, "change-group", person=1001, chat=group, what="migrate"))["chat"]
    world.promote(world.chats[bigger], world.bot)
    link = await bot.create_chat_invite_link(bigger)
    assert (await do(page, "follow", person=1002, url=link.invite_link))["joined"] is True
    assert [card["title"] for card in (await state(page, 1002))["chats"]] == ["Bot Demo", "KIM"]
    await do(page, "block", person=1001, blocked=True)
    refused = await do(page, "say", person=1001, chat=1001, text="halo")
    assert refused["error"] == "Bot sedang diblokir. Buka blokirnya dulu."


async def test_topics_invitations_and_names(world: World, page: Page) -> None:
    group = (await do(page, "group", person=1001, title="KIM", forum=True))["chat"]
    where = {"person": 1001, "chat": group}
    topic = (await do(page, "change-group", **where, what="topic", words="Laporan"))["topic"]
    await do(page, "say", **where, text="dalam topik", topic=topic)
    await do(page, "say", **where, text="atas nama grup", topic="", anonymous=True)
    told = world.messages(world.chats[group])[-2:]
    assert [(m.topic, m.anonymous) for m in told] == [(topic, False), (None, True)]
    await do(page, "change-group", **where, what="close_topic", topic=topic)

    link = (await do(page, "change-group", **where, what="invite", asks=True))["url"]
    assert (await do(page, "follow", person=1002, url=link))["joined"] is False
    card = (await state(page, 1001))["chats"][1]
    assert card["topics"] == [{"id": topic, "name": "Laporan", "closed": True}]
    assert [(one["id"], one["name"]) for one in card["asking"]] == [(1002, "Ratna")]
    assert [(one["asks"], one["over"]) for one in card["links"]] == [(True, False)]
    await do(page, "member", **where, what="let_in", account=1002)
    member = {"person": 1002, "chat": group}
    assert (await do(page, "say", **member, text="x", anonymous=True))["error"].startswith("Hanya admin grup")
    assert (await do(page, "say", **member, text="x", topic=topic))["error"] == "Topik ini sudah ditutup."
    await do(page, "change-group", **where, what="delete_topic", topic=topic)
    await do(page, "change-group", **where, what="rename", words="KIM Jaya")
    await do(page, "member", **where, what="mute", account=1002)
    assert not (await state(page, 1002))["chats"][1]["may_write"]
    await do(page, "change-group", **where, what="delete")
    assert len((await state(page, 1001))["chats"]) == 1


async def test_faults_and_privacy(world: World, page: Page, bot: Bot) -> None:
    world.people[0].started = True
    await do(page, "fault", what="slow_down", method="sendMessage", chat=1001, times=2)
    await do(page, "fault", what="drop", method="*", times=1)
    shown = (await state(page, 1001))["faults"]
    assert [(one["method"], one["where"], one["left"]) for one in shown] == [
        ("sendMessage", "Siti Aminah", 2),
        ("*", None, 1),
    ]
    with pytest.raises(RetryAfter):
        await bot.send_message(1001, "Halo")
    await do(page, "heal")
    await bot.send_message(1001, "Halo")
    await do(page, "privacy", reads_all=True)
    assert (await state(page, 1001))["bot"]["reads_all"]
    assert (await do(page, "fault", what="nothing"))["status"] == 400


async def test_moving_the_clock(page: Page, clock: MovableClock) -> None:
    before = clock.now()
    assert (await page.post("/sim/advance", json={"hours": 24})).status_code == 200
    assert clock.now() - before == timedelta(days=1)
    to = (before + timedelta(days=40)).timestamp()
    await page.post("/sim/advance", json={"to": to})
    assert clock.now() - before == timedelta(days=40)
    back = await page.post("/sim/advance", json={"to": before.timestamp()})
    assert back.json() == {"error": "Waktu hanya bisa maju."}


async def test_other_sites_cannot_act(page: Page) -> None:
    answer = await page.post("/sim/do/start", json={"person": 1001}, headers={"X-Demo": ""})
    assert answer.status_code == 403
    for body in ({"person": "x"}, {"person": 99}, {}):
        assert (await page.post("/sim/do/start", json=body)).status_code == 400
    assert (await page.post("/sim/do/nothing", json={})).status_code == 400
    assert (await page.post("/sim/do/start", content=b"{")).status_code == 400


async def test_open_pages_hear_of_changes(world: World) -> None:
    demo = Demo(world, None, ())
    siti = world.add_person("Siti")
    told = demo.tell()
    assert json.loads((await anext(told))["data"]) == {"kind": "hello"}
    message = world.say(siti, "halo")
    heard = json.loads((await anext(told))["data"])
    assert (heard["kind"], heard["chat"], heard["message"]) == ("message", siti.id, message.id)
    world.close()
    assert [event async for event in told] == []
    assert world.watchers == []
