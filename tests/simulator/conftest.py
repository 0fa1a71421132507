"""A world, the real python-telegram-bot talking to it without sockets, and two checks after every test: each
update the world gave out is one aiogram can read, each request it received is one the Bot API knows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from aiogram.types import Update as CheckedUpdate
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.clock import MovableClock
from bot.simulator import World, bot_api
from tests.simulator.botapi_spec import check_requests, description

EVERYTHING = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
]


@pytest.fixture(autouse=True)
def waits_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """PTB's coming form of retry_after; the old one warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 9, 21, 2, 0, tzinfo=UTC), running=False)


@pytest.fixture
def world(clock: MovableClock) -> Iterator[World]:
    world = World(clock=clock)
    world.updates.allowed = frozenset(EVERYTHING)
    given: list[dict[str, Any]] = []
    inject = world.updates.inject

    def remember(raw: dict[str, Any]) -> dict[str, Any]:
        update = inject(raw)
        given.append(update)
        return update

    world.updates.inject = remember  # type: ignore[method-assign]
    yield world
    for update in given:
        if "poison" not in update:
            CheckedUpdate.model_validate(update)
    if description() is not None:
        assert check_requests(world) == []


@pytest.fixture
def request_to(world: World) -> Callable[[], HTTPXRequest]:
    """Makes PTB's own request class, wired to the world."""
    transport = httpx.ASGITransport(app=bot_api(world))
    return lambda: HTTPXRequest(httpx_kwargs={"transport": transport})


@pytest.fixture
async def bot(world: World, request_to: Callable[[], HTTPXRequest]) -> AsyncIterator[Bot]:
    bot = Bot(
        world.bot.token,
        base_url="http://telegram.local/bot",
        base_file_url="http://telegram.local/file/bot",
        request=request_to(),
        get_updates_request=request_to(),
    )
    async with bot:
        yield bot


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """For what PTB itself would never send."""
    transport = httpx.ASGITransport(app=bot_api(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://telegram.local") as client:
        yield client
