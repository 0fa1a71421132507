"""What the bot answers over HTTP: is it alive, is it ready, how it is doing; Telegram's updates; pages for people."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.telegram.webhook import Taken, Webhook
from bot.settings import WEBHOOK_PATH
from bot.web.metrics import Figures, exposition

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024
"""Bytes of an update; Telegram's own are a few thousand."""

Ready = Callable[[], Awaitable[dict[str, Any]]]
Look = Callable[[], Awaitable[Figures]]


def web_app(
    ready: Ready,
    *,
    look: Look | None = None,
    webhook: Webhook | None = None,
    secret: str = "",
    pages: Sequence[BaseRoute] = (),
) -> Starlette:
    """`ready` says what works, under `ready` whether everything does; `look` finds the figures of `/metrics`. Without
    a webhook its path is unknown, as are figures without `look`. `pages`: what people open (bot/web/pages.py)."""

    async def live(request: Request) -> Response:
        return JSONResponse({"alive": True})

    async def is_ready(request: Request) -> Response:
        state = await ready()
        return JSONResponse(state, 200 if state["ready"] else 503)

    async def metrics(request: Request) -> Response:
        assert look is not None
        text, media_type = exposition(await look())
        return Response(text, media_type=media_type)

    async def receive(request: Request) -> Response:
        assert webhook is not None
        given = request.headers.get(SECRET_HEADER, "")
        if not secrets.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        match await webhook.take(body):
            case Taken.DONE:
                return Response(status_code=200)
            case Taken.AGAIN:
                return Response(status_code=503, headers={"Retry-After": "1"})
            case Taken.NOT_JSON:
                return Response(status_code=400)

    routes: list[BaseRoute] = [Route("/health", live), Route("/ready", is_ready), *pages]
    if look is not None:
        routes.append(Route("/metrics", metrics))
    if webhook is not None:
        routes.append(Route(WEBHOOK_PATH, receive, methods=["POST"]))
    return Starlette(routes=routes)


async def _body(request: Request) -> bytes | None:
    """The body, None when it is too large; no more of it is read than is allowed."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            return None
        parts.append(part)
    return b"".join(parts)
