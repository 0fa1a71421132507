"""python-telegram-bot's requests, handed to the simulator without a socket and without a client of HTTP."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
from starlette.types import Message, Scope
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.simulator.bot_api import bot_api
from bot.simulator.world import World


class Wire(BaseRequest):
    """To the Bot API of a world. A body goes as the bot's own client sends it: JSON, or a form where files are in it.
    A client of HTTP costs as much as half of what the bot does in a turn."""

    read_timeout = None

    def __init__(self, world: World) -> None:
        self._app = bot_api(world).router

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        headers, body = await _encoded(request_data)
        parts = urlsplit(url)
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(parts.path),
            "query_string": parts.query.encode(),
            "headers": [*headers, (b"content-length", str(len(body)).encode())],
        }
        try:
            return await _answer(self._app, scope, body)
        except TimeoutError as error:
            raise TimedOut("no answer in time") from error


async def _encoded(data: RequestData | None) -> tuple[list[tuple[bytes, bytes]], bytes]:
    if data is None:
        return [], b""
    if not data.contains_files:
        return [(b"content-type", b"application/json")], json.dumps(data.parameters).encode()
    form = httpx.Request("POST", "http://simulator.invalid", data=data.json_parameters, files=data.multipart_data)
    return [(b"content-type", form.headers["content-type"].encode())], await form.aread()


async def _answer(app: Any, scope: Scope, body: bytes) -> tuple[int, bytes]:
    given = False
    status, parts = 500, []

    async def receive() -> Message:
        nonlocal given
        if given:
            await asyncio.Future()  # nobody hangs up
        given = True
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)
        parts.append(message.get("body", b""))

    await asyncio.sleep(0)  # whoever asks over a network lets others go on meanwhile
    await app(scope, receive, send)
    return status, b"".join(parts)
