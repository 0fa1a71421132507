"""The demo: the Bot API, and a page in the browser where one can be everybody in this Telegram."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.simulator.accounts import JSON, Person
from bot.simulator.bot_api import bot_api
from bot.simulator.deeds import DEEDS, find_person, seen_chat, send_files
from bot.simulator.errors import NotPossible
from bot.simulator.group_deeds import GROUP_DEEDS
from bot.simulator.showing import Reading, conversation, event, overview
from bot.simulator.state import Change
from bot.simulator.texts import REFUSALS
from bot.simulator.world import World

Advance = Callable[[timedelta], Awaitable[None]]
Endpoint = Callable[[Request], Awaitable[JSON]]

PAGE = Path(__file__).with_name("page")
MAX_UPLOAD = 50 * 1024 * 1024
# More waiting events than this, and a page had better load everything anew.
MAX_WAITING_EVENTS = 500
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True)
class Shortcut:
    """A prepared person of the demo; `label` says who it is ("Ketua KIM Sumberejo"). `started`: the bot may
    write without having been written to."""

    label: str
    first_name: str
    last_name: str | None = None
    username: str | None = None
    phone: str | None = None
    id: int | None = None
    started: bool = False


def demo_app(
    world: World,
    *,
    advance: Advance | None,
    shortcuts: Sequence[Shortcut] = (),
    beside: Sequence[BaseRoute] = (),
) -> Starlette:
    """The app; `advance` moves the clock and returns when the bot's own work of that time is done. `beside`: what
    else is answered there, the bot's own pages."""
    demo = Demo(world, advance, shortcuts)
    return Starlette(
        routes=[
            *bot_api(world).routes,
            Route("/sim/state", _json(demo.state)),
            Route("/sim/chat", _json(demo.chat)),
            Route("/sim/events", demo.events),
            Route("/sim/file/{file_id}", demo.file),
            Route("/sim/read", _json(demo.read), methods=["POST"]),
            Route("/sim/upload", _json(demo.upload), methods=["POST"]),
            Route("/sim/advance", _json(demo.move_clock), methods=["POST"]),
            Route("/sim/do/{deed}", _json(demo.do), methods=["POST"]),
            *beside,
            Mount("/", Page(directory=PAGE, html=True)),
        ]
    )


class Page(StaticFiles):
    """The page's own files, which may load and run nothing but each other."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(HEADERS)
        return response


class Demo:
    """What the page asks for."""

    def __init__(self, world: World, advance: Advance | None, shortcuts: Sequence[Shortcut]) -> None:
        self._world = world
        self._advance = advance
        self._moving = asyncio.Lock()
        self._reading = Reading(world)
        self._labels: dict[int, str] = {}
        for shortcut in shortcuts:
            self._prepare(shortcut)

    async def state(self, request: Request) -> JSON:
        person = self._person(request.query_params.get("person"))
        shown = overview(self._world, person, self._reading, self._labels)
        return shown | {"can_advance": self._advance is not None, "moving": self._moving.locked()}

    async def chat(self, request: Request) -> JSON:
        person = self._person(request.query_params.get("person"))
        chat = seen_chat(self._world, person, request.query_params.get("chat"))
        return conversation(self._world, person, chat)

    async def read(self, request: Request) -> JSON:
        body = await request.json()
        person = find_person(self._world, body.get("person"))
        self._reading.read(person, seen_chat(self._world, person, body.get("chat")))
        return {}

    async def do(self, request: Request) -> JSON:
        name = request.path_params["deed"]
        deed = DEEDS.get(name) or GROUP_DEEDS.get(name)
        if deed is None:
            raise NotPossible("no such deed", "not_found")
        return deed(self._world, await request.json()) or {}

    async def upload(self, request: Request) -> JSON:
        if int(request.headers.get("content-length") or 0) > MAX_UPLOAD:
            raise NotPossible("too large", "too_large")
        async with request.form() as form:
            person = find_person(self._world, form.get("person"))
            chat = seen_chat(self._world, person, form.get("chat"))
            files = [
                (file.filename or "berkas", file.content_type or "application/octet-stream", await file.read())
                for file in form.getlist("files")
                if isinstance(file, UploadFile)
            ]
            body = {name: form.get(name) for name in ("kind", "caption", "reply_to", "topic", "anonymous")}
        if not files:
            raise NotPossible("no files", "empty")
        send_files(self._world, body, person, chat, files)
        return {}

    async def move_clock(self, request: Request) -> JSON:
        """By `hours`, or to the moment `to` (seconds since 1970)."""
        body = await request.json()
        if self._advance is None:
            raise NotPossible("this clock cannot be moved")
        if self._moving.locked():
            raise NotPossible("the clock is moving already", "busy")
        delta = timedelta(hours=float(body.get("hours") or 0))
        if body.get("to") is not None:
            delta = datetime.fromtimestamp(float(body["to"]), UTC) - self._world.clock.now()
        if delta <= timedelta():
            raise NotPossible("the clock only moves forward", "past")
        async with self._moving:
            await self._advance(delta)
        return {"now": self._world.clock.now().timestamp()}

    async def events(self, request: Request) -> Response:
        return EventSourceResponse(self.tell(), ping=20)

    async def file(self, request: Request) -> Response:
        stored = self._world.files.find(request.path_params["file_id"])
        if stored is None or stored.data is None:
            return JSONResponse({"error": REFUSALS["not_found"]}, 404)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
        if stored.kind == "photo":
            return Response(stored.data, media_type="image/jpeg", headers=headers)
        # Whatever somebody uploaded is handed out as a download, never shown as a page.
        headers["Content-Disposition"] = "attachment"
        return Response(stored.data, media_type="application/octet-stream", headers=headers)

    async def tell(self) -> AsyncIterator[dict[str, Any]]:
        """All changes as they happen, to one open page."""
        waiting: asyncio.Queue[JSON] = asyncio.Queue(MAX_WAITING_EVENTS)

        def note(change: Change) -> None:
            if not waiting.full():
                waiting.put_nowait(event(change, self._world.clock.now().timestamp()))

        def end() -> None:
            if waiting.full():
                waiting.get_nowait()
            waiting.put_nowait({"kind": "closed"})

        self._world.watchers.append(note)
        self._world.closers.append(end)
        try:
            yield {"data": json.dumps({"kind": "hello"})}
            while True:
                overrun = waiting.full()
                told = await waiting.get()
                if told["kind"] == "closed":
                    return
                yield {"data": json.dumps({"kind": "hello"} if overrun else told)}
        finally:
            self._world.watchers.remove(note)
            self._world.closers.remove(end)

    def _person(self, id: str | None) -> Person:
        """The person asked for, or the first; somebody when there is nobody yet."""
        if id:
            return find_person(self._world, id)
        people = [person for person in self._world.people if not person.in_crowd]
        return people[0] if people else self._world.add_person("Siti", last_name="Aminah")

    def _prepare(self, shortcut: Shortcut) -> None:
        known = self._world.accounts.get(shortcut.id or 0)
        person = known if isinstance(known, Person) else None
        if person is None:
            person = self._world.add_person(
                shortcut.first_name,
                last_name=shortcut.last_name,
                username=shortcut.username,
                phone=shortcut.phone,
                id=shortcut.id,
            )
        person.started = person.started or shortcut.started
        self._labels[person.id] = shortcut.label


def _json(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """Answers with JSON; a refusal in words people understand. Another site's page cannot send the header."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        if request.method == "POST" and request.headers.get("x-demo") != "1":
            return JSONResponse({"error": REFUSALS["other"]}, 403)
        try:
            return JSONResponse(await endpoint(request))
        except NotPossible as error:
            return JSONResponse({"error": REFUSALS.get(error.reason, REFUSALS["other"])}, 400)
        except (ValueError, TypeError):
            return JSONResponse({"error": REFUSALS["other"]}, 400)

    return answer
