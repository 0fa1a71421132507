"""How updates get to the bot: polling, twice, poisoned, by webhook; and a whole application on top."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import Conflict
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import HTTPXRequest

from bot.simulator import World
from tests.simulator.waiting import until


async def poll(client: httpx.AsyncClient, **params: Any) -> Any:
    answer = (await client.post("/bot1:demo/getUpdates", json=params)).json()
    return answer.get("result", answer)


async def test_unconfirmed_updates_come_again(world: World, client: httpx.AsyncClient) -> None:
    siti = world.add_person("Siti")
    for text in "abcde":
        world.say(siti, text)
    first = await poll(client, limit=2)
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    assert await poll(client, limit=2) == first
    rest = await poll(client, offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["c", "d", "e"]
    assert [update["message"]["text"] for update in await poll(client, offset=-1)] == ["e"]
    assert world.updates_pending == 1


async def test_a_long_poll_wakes_up(world: World, client: httpx.AsyncClient) -> None:
    siti = world.add_person("Siti")
    waiting = asyncio.create_task(poll(client, timeout=50))
    await until(lambda: world.updates.is_waiting)
    world.say(siti, "bangun")
    (update,) = await waiting
    assert update["message"]["text"] == "bangun"


async def test_what_comes_while_a_poll_begins_is_not_missed(world: World) -> None:
    beginning = world.updates.poll(0, 100, 50)
    world.say(world.add_person("Siti"), "halo")
    assert not isinstance(beginning, list)
    assert len(await asyncio.wait_for(beginning, 5)) == 1


async def test_a_newer_poll_ends_the_older(world: World, client: httpx.AsyncClient) -> None:
    older = asyncio.create_task(poll(client, timeout=50))
    await until(lambda: world.updates.is_waiting)
    newer = asyncio.create_task(poll(client, timeout=50))
    assert (await older)["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    world.say(world.add_person("Siti"), "halo")
    assert len(await newer) == 1
    last = asyncio.create_task(poll(client, offset=world.updates.pending[0]["update_id"] + 1, timeout=50))
    await until(lambda: world.updates.is_waiting)
    world.close()
    assert await last == []


async def test_only_wanted_kinds(world: World, client: httpx.AsyncClient) -> None:
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    group = world.add_group("KIM", creator=siti)
    world.add_member(group, world.bot, admin=True)
    await poll(client, offset=-1, allowed_updates=[])
    world.add_member(group, budi)
    assert "chat_member" not in [kind for update in await poll(client) for kind in update]
    await poll(client, allowed_updates=["chat_member"])
    world.leave(group, budi)
    assert list((await poll(client, offset=-1))[0])[1:] == ["chat_member"]


async def test_twice_and_poisoned(world: World, client: httpx.AsyncClient) -> None:
    siti = world.add_person("Siti")
    world.updates.twice = True
    world.say(siti, "sekali")
    (first,) = await poll(client)
    (second,) = await poll(client, offset=first["update_id"] + 1)
    assert first == second
    assert await poll(client, offset=first["update_id"] + 1) == []
    world.updates.twice = False
    world.redeliver()
    assert await poll(client, offset=first["update_id"] + 1) == [first]
    poison = world.inject({"poison": True, "message": {"message_id": "satu"}})
    assert await poll(client, offset=first["update_id"] + 1) == [poison]


async def test_webhook(world: World, bot: Bot) -> None:
    got: list[tuple[str, str, str]] = []
    answers = iter([200, 500, 200, 200, 200])

    async def send(url: str, headers: dict[str, str], body: bytes) -> int:
        update = json.loads(body)
        got.append((url, headers["X-Telegram-Bot-Api-Secret-Token"], update["message"]["text"]))
        return next(answers)

    await bot.set_webhook("https://kim.id/hook", secret_token="rahasia", max_connections=1)
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    siti, budi = world.add_person("Siti"), world.add_person("Budi")
    world.say(siti, "satu")
    world.say(siti, "dua")
    world.say(budi, "tiga")
    world.updates.sender = send
    assert await world.updates.deliver() == 2
    info = await bot.get_webhook_info()
    assert info.pending_update_count == 1
    assert info.last_error_message == "Wrong response from the webhook: 500"
    assert await world.updates.deliver() == 1
    assert [text for _, _, text in got] == ["satu", "dua", "tiga", "dua"]
    assert got[0][:2] == ("https://kim.id/hook", "rahasia")
    delivering = asyncio.create_task(world.updates.keep_delivering(pause=0))
    world.say(siti, "empat")
    await until(lambda: not world.updates_pending)
    delivering.cancel()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_an_application_drains_a_crowd(world: World, request_to: Callable[[], HTTPXRequest]) -> None:
    """Two thousand messages through python-telegram-bot's own polling, each answered."""

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        done.append(update.message.text)

    done: list[str | None] = []
    application = (
        Application.builder()
        .token(world.bot.token)
        .base_url("http://telegram.local/bot")
        .request(request_to())
        .get_updates_request(request_to())
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, answer))
    siti = world.add_person("Siti")
    for number in range(2000):
        world.say(siti, f"pesan {number}")
    async with application:
        assert application.updater
        await application.start()
        await application.updater.start_polling(poll_interval=0)
        await until(lambda: len(done) == 2000)
        await application.updater.stop()
        await application.stop()
    assert done == [f"pesan {number}" for number in range(2000)]
    assert world.updates_pending == 0
