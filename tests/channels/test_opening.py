"""The first words with Telegram."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.base import WrongToken
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.opening import open_channel
from bot.clock import SystemClock
from bot.simulator import World
from tests.wire import Wire


@pytest.fixture
def world() -> World:
    return World(clock=SystemClock(), token="1:demo")


def channel(world: World, token: str = "1:demo") -> TelegramChannel:
    wire = Wire(world)
    return TelegramChannel(token, "http://simulator.invalid", request=wire, polling_request=wire)


async def opened(world: World, **options: str) -> tuple[bool, list[float]]:
    """Whether it connected, and the seconds it would have waited."""
    slept: list[float] = []

    async def sleep(stop: asyncio.Event, seconds: float) -> None:
        slept.append(seconds)

    telegram = channel(world)
    try:
        return await open_channel(telegram, asyncio.Event(), sleep=sleep, **options), slept
    finally:
        await telegram.close()


async def test_an_outage_at_the_start_is_waited_out(world: World) -> None:
    world.fail("getMe", times=2)
    world.fail("getMe", error_code=502)
    world.fail("getMe", error_code=429, parameters={"retry_after": 9})
    assert await opened(world) == (True, [0.5, 1.0, 2.0, 9.0])


async def test_an_address_that_telegram_refuses_is_said_with_its_reason(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.fail("setWebhook", error_code=400, description="Bad Request: bad webhook: Failed to resolve host")
    opening = await opened(world, webhook_url="https://bot.example/telegram", webhook_secret="s3cret")
    assert opening == (True, [0.5])
    said = capsys.readouterr().out
    assert "Telegram refuses WEBHOOK_URL" in said
    assert "failed to resolve host" in said


async def test_a_wrong_token_is_no_outage(world: World) -> None:
    telegram = channel(world, "2:other")
    with pytest.raises(WrongToken):
        await open_channel(telegram, asyncio.Event())
    await telegram.close()


async def test_once_telegram_knows_the_token_nothing_it_does_not_find_speaks_against_it(world: World) -> None:
    world.fail("deleteWebhook", error_code=404)
    assert await opened(world) == (True, [0.5])


async def test_being_told_to_stop_ends_the_waiting(world: World) -> None:
    world.fail("getMe", times=None)
    stop = asyncio.Event()
    telegram = channel(world)
    asyncio.get_running_loop().call_soon(stop.set)
    async with asyncio.timeout(5):
        assert await open_channel(telegram, stop) is False
    await telegram.close()


async def test_polling_removes_a_webhook_and_drops_nothing(world: World) -> None:
    siti = world.add_person("Siti")
    world.start(siti)
    assert (await opened(world, webhook_url="https://bot.example/telegram", webhook_secret="s3cret"))[0]
    (asked,) = world.calls("setWebhook")
    assert asked["url"] == "https://bot.example/telegram"
    assert asked["secret_token"] == "s3cret"
    assert str(asked["drop_pending_updates"]).lower() == "false"
    assert "chat_member" in asked["allowed_updates"]
    assert (await opened(world))[0]
    assert world.updates.webhook is None
    assert world.updates_pending == 1
