"""A lean Bot API for measurements: hands out what scripted people do, and takes the answers.

Runs in a process of its own (`python -m bench.server`), so that what it costs is not counted. Prints its port, and
is told over HTTP what people do: `POST /load {…}` returns when every update was answered (see `Load`).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bench.people import BOT, DIALOGUES, FIRST, Lost, Person

JSON = dict[str, Any]
GIVE_UP = 60.0
"""Seconds without any answer after which a run has failed."""


@dataclass
class Load:
    """So many updates by so many people, at most `in_flight` of them waiting for an answer at once."""

    updates: int
    in_flight: int
    made: int = 0
    answered: int = 0
    handed_at: dict[int, float] = field(default_factory=dict)
    """By person: when getUpdates gave out what they did."""
    latencies: list[float] = field(default_factory=list)
    taps: int = 0
    started: float = 0.0
    first_handed: float = 0.0
    last_answer: float = 0.0
    finished: asyncio.Event = field(default_factory=asyncio.Event)
    error: str = ""
    staggered: dict[int, int] = field(default_factory=dict)
    """By person: how far into the dialogue they go; empty for as far as they like."""


class Server:
    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.pending: deque[JSON] = deque()
        self.new = asyncio.Event()
        self.next_update = 1
        self.message_id = 10_000_000
        self.latency = 0.0
        self.load: Load | None = None
        self.polled_at = 0.0
        self.acknowledged = 0
        self.unasked: Counter[int] = Counter()
        """Messages to people who wait for no answer."""
        self.idle: deque[Person] = deque()

    # What the measured bot asks -------------------------------------------------------------------------------

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        body = await request.read()
        if path.startswith("/bot"):
            values = _values(request, body)
            result = await self.method(path.rpartition("/")[2], values)
            return _answer(result)
        return await self.control(path, json.loads(body) if body else {})

    async def method(self, name: str, values: JSON) -> Any:
        if name == "getUpdates":
            return await self.get_updates(values)
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        result = self.act(name, values)
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        return result

    async def get_updates(self, values: JSON) -> list[JSON]:
        self.polled_at = self.polled_at or time.monotonic()
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        offset = int(values.get("offset", "0"))
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        if not self.pending:
            self.new.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.new.wait(), min(float(values.get("timeout", "0")), 30))
        if self.latency:
            await asyncio.sleep(self.latency / 2)
        limit = int(values.get("limit", "100"))
        batch = [update for _, update in zip(range(limit), self.pending, strict=False)]
        now = time.monotonic()
        if self.load is not None and batch:
            self.load.first_handed = self.load.first_handed or now
            for update in batch:
                content = update.get("message") or update["callback_query"]
                self.load.handed_at.setdefault(content["from"]["id"], now)
        return batch

    def act(self, name: str, values: JSON) -> Any:
        match name:
            case "sendMessage" | "sendPhoto" | "sendDocument" | "sendVideo":
                return self.sent(int(values["chat_id"]), values)
            case "answerCallbackQuery":
                self.acknowledged += 1
                return True
            case "getMe":
                return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False}
            case "getWebhookInfo":
                return {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.pending)}
            case "getMyDescription":
                return {"description": ""}
            case "getMyShortDescription":
                return {"short_description": ""}
            case _:
                return True

    def sent(self, chat_id: int, values: JSON) -> JSON:
        self.message_id += 1
        text = values.get("text") or values.get("caption", "")
        markup = values.get("reply_markup")
        markup = json.loads(markup) if isinstance(markup, str) else markup
        person = self.people.get(chat_id)
        if person is not None and person.waiting:
            person.hears(text, markup)
            self.answered(person)
        else:
            self.unasked[chat_id] += 1
        message: JSON = {
            "message_id": self.message_id,
            "from": BOT,
            "chat": {"id": chat_id, "first_name": f"Warga {chat_id}", "type": "private"},
            "date": int(time.time()),
            "text": text,
        }
        if markup:
            message["reply_markup"] = markup
        return message

    # What people do -------------------------------------------------------------------------------------------

    def answered(self, person: Person) -> None:
        load = self.load
        if load is None:
            return
        now = time.monotonic()
        load.answered += 1
        load.last_answer = now
        load.latencies.append(now - load.handed_at.pop(person.id, now))
        if not load.staggered:
            # Whoever began a dialogue goes on with it before the next one starts.
            self.idle.append(person) if person.in_dialogue else self.idle.appendleft(person)
        elif person.at < load.staggered[person.id]:
            self.idle.append(person)
        if load.answered >= load.updates:
            load.finished.set()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Lets people act until enough of them wait for an answer."""
        load = self.load
        assert load is not None
        while load.made < load.updates and load.made - load.answered < load.in_flight and self.idle:
            person = self.idle.pop()
            try:
                update = person.next_update(self.next_update)
            except Lost as lost:
                load.error = str(lost)
                load.finished.set()
                return
            self.next_update += 1
            load.made += 1
            load.taps += "callback_query" in update
            self.pending.append(update)
        self.new.set()

    # What the measurement asks --------------------------------------------------------------------------------

    async def control(self, path: str, values: JSON) -> web.StreamResponse:
        match path:
            case "/people":
                moves = DIALOGUES[values["dialogue"]]
                self.people = {FIRST + i: Person(FIRST + i, moves) for i in range(values["count"])}
                self.idle = deque(self.people.values())
                return web.json_response({})
            case "/load":
                return web.json_response(await self.run(values))
            case "/polled":
                return web.json_response({"at": self.polled_at})
            case "/unasked":
                counts = list(self.unasked.values())
                return web.json_response({"people": len(counts), "most": max(counts, default=0)})
            case "/forget":
                self.unasked.clear()
                return web.json_response({})
        raise web.HTTPNotFound

    async def run(self, values: JSON) -> JSON:
        load = self.load = Load(values.get("updates", 0), values["in_flight"])
        if values.get("stagger"):
            # Afterwards the people are at all questions of the dialogue.
            load.staggered = {id: n % len(person.moves) for n, (id, person) in enumerate(self.people.items())}
            load.updates = sum(load.staggered.values())
            self.idle = deque(person for person in self.people.values() if load.staggered[person.id])
        self.latency = float(values.get("latency", 0))
        load.started = time.monotonic()
        self.go_on()
        before = -1
        while not load.finished.is_set() and load.answered != before:
            before = load.answered
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(load.finished.wait(), GIVE_UP)
        if load.answered < load.updates and not load.error:
            load.error = f"only {load.answered} of {load.updates} updates were answered"
        if load.staggered:
            self.idle = deque(self.people.values())
        self.load = None
        self.latency = 0.0
        latencies = sorted(load.latencies) or [0.0]
        return {
            "error": load.error,
            "answered": load.answered,
            "taps": load.taps,
            "seconds": load.last_answer - load.started,
            "drained_in": load.last_answer - load.first_handed,
            "p50": latencies[len(latencies) // 2],
            "p99": latencies[min(len(latencies) - 1, len(latencies) * 99 // 100)],
            "max": latencies[-1],
        }


def _values(request: web.BaseRequest, body: bytes) -> JSON:
    """The parameters of a form or of JSON."""
    if request.content_type == "application/json":
        values: JSON = json.loads(body)
        return values
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _answer(result: Any) -> web.Response:
    return web.Response(
        body=json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode(),
        content_type="application/json",
    )


async def main() -> None:
    runner = web.ServerRunner(web.Server(Server().handle, access_log=None))  # type: ignore[arg-type]
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    sys.stdout.write(f"{site._server.sockets[0].getsockname()[1]}\n")  # type: ignore[attr-defined]
    sys.stdout.flush()
    # Ends with the process that started it.
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
