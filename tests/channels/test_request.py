"""What comes back from the address of the Bot API and is no answer of Telegram's."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.responses import Response
from telegram.error import TelegramError

from bot.channels.base import Rejected, Unreachable
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.opening import open_channel
from bot.channels.telegram.request import call
from bot.web.server import WebServer, listening

LOGIN_PAGE = b"<html><title>Masuk ke jaringan kantor</title></html>"
LOGIN_IN_JSON = b'{"error":"login to jaringan kantor"}'
CUT_OFF = b'{"ok":true,"result":[{"update_id":1,"message":{"text":"rahasia Siti"'


@asynccontextmanager
async def answering(answer: Callable[[str], Response]) -> AsyncIterator[TelegramChannel]:
    """A channel whose Bot API says what `answer` makes of the method's name."""

    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        await answer(str(scope["path"]).rpartition("/")[2])(scope, receive, send)  # type: ignore[arg-type]

    server = WebServer(app, listening("127.0.0.1", 0))  # type: ignore[arg-type]
    serving = asyncio.create_task(server.run_until_stopped())
    channel = TelegramChannel("42:secret", f"http://127.0.0.1:{server.port}")
    await channel.bot.request.initialize()
    try:
        yield channel
    finally:
        await channel.close()
        server.stop()
        await serving
        server.close()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, CUT_OFF),
        (200, b""),
        *((status, page) for status in (200, 400, 401, 403, 404, 502) for page in (LOGIN_PAGE, LOGIN_IN_JSON)),
    ],
)
async def test_what_another_answered_is_no_refusal_of_telegrams(
    status: int, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        async with answering(lambda method: Response(body, status)) as channel:
            with pytest.raises(TelegramError) as refused:
                await call(channel.bot, "sendMessage", chat_id=7, text="x")
    failure = failure_of(refused.value, "7")
    assert isinstance(failure, Unreachable)
    assert not isinstance(failure, Rejected)
    assert failure.maybe_delivered
    assert "rahasia" not in caplog.text
    assert "jaringan kantor" not in caplog.text


@pytest.mark.parametrize("in_the_way", [LOGIN_PAGE, LOGIN_IN_JSON])
@pytest.mark.parametrize("status", [200, 404])
async def test_a_page_in_the_way_at_the_start_is_waited_out(status: int, in_the_way: bytes) -> None:
    asked: list[float] = []
    stop = asyncio.Event()

    async def sleep(_: asyncio.Event, seconds: float) -> None:
        asked.append(seconds)
        if len(asked) == 3:
            stop.set()

    async with answering(lambda method: Response(in_the_way, status)) as channel:
        assert not await open_channel(channel, stop, sleep=sleep)
    assert asked == [0.5, 1, 2]
