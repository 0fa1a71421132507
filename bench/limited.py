"""A lean Bot API with limits, in a process of its own: `python -m bench.limited`. Prints its port.

`POST /reset {per_second, strict, latency, penalty_after, penalty}` begins anew: after so many messages everybody has to
wait for `penalty` seconds. `POST /stats` tells what it saw. What it counts is what the simulator counts; it only
answers faster, so that what is measured is the bot.
"""

from __future__ import annotations

import asyncio
import json
import math
import sys
import time
from collections import Counter
from typing import Any

from aiohttp import web

from bench.people import BOT
from bot.simulator.faults import Limits

JSON = dict[str, Any]


class Api:
    def __init__(self) -> None:
        self.reset({})

    def reset(self, values: JSON) -> None:
        self.limits = Limits(per_second=float(values.get("per_second", 30)), strict=bool(values.get("strict")))
        self.latency = float(values.get("latency", 0.06))
        self.penalty_after, self.penalty = values.get("penalty_after"), int(values.get("penalty", 5))
        self.got: Counter[int] = Counter()
        self.first = self.last = 0.0
        self.in_flight = 0
        self.held_until = self.penalty_until = 0.0
        self.into_penalty = self.refused = 0
        self.message_id = 0

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        name = request.path.rpartition("/")[2]
        if request.path.startswith("/bot"):
            return await self.method(name, request, body)
        if name == "reset":
            self.reset(json.loads(body))
            return web.json_response({})
        return web.json_response(self.stats())

    def stats(self) -> JSON:
        counts = self.got.values()
        return {
            "messages": sum(counts), "chats": len(self.got), "most": max(counts, default=0),
            "refused": self.refused, "seconds": self.last - self.first, "since": time.monotonic() - self.last,
            "busiest": self.limits.busiest_second, "into_penalty": self.into_penalty, "in_flight": self.in_flight,
        }  # fmt: skip

    def wait(self, chat_id: int) -> float:
        """Seconds this message is told to wait; 0 when it is taken."""
        if self.penalty_after is not None and sum(self.got.values()) >= self.penalty_after:
            self.penalty_after, self.penalty_until = None, time.monotonic() + self.penalty
            return self.penalty
        if (left := self.penalty_until - time.monotonic()) > 0:
            return math.ceil(left)
        return self.limits.take(chat_id)

    async def method(self, name: str, request: web.BaseRequest, body: bytes) -> web.StreamResponse:
        if name == "getMe":
            return _answer({**BOT, "can_join_groups": True, "can_read_all_group_messages": False})
        if name == "getUpdates":
            await asyncio.sleep(5)
            return _answer([])
        if name == "getWebhookInfo":
            return _answer({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
        if name == "getChatMember":
            return _answer({"status": "member", "user": BOT})
        if name != "sendMessage":
            return _answer(True)
        if request.content_type == "application/json":
            values = json.loads(body)
        else:
            values = dict(await request.post())
        chat_id, text = int(values["chat_id"]), values["text"]
        now = time.monotonic()
        self.first = self.first or now
        if now < self.held_until:
            self.into_penalty += 1
        self.in_flight += 1
        try:
            await asyncio.sleep(self.latency)
            wait = self.wait(chat_id)
        finally:
            self.in_flight -= 1
        if wait:
            self.refused += 1
            self.held_until = max(self.held_until, time.monotonic() + wait)
            return web.json_response(
                {
                    "ok": False,
                    "error_code": 429,
                    "description": f"Too Many Requests: retry after {wait}",
                    "parameters": {"retry_after": wait},
                },
                status=429,
            )
        self.message_id += 1
        self.got[chat_id] += 1
        self.last = time.monotonic()
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "group", "first_name": "Warga", "title": "Grup"}
        return _answer(
            {"message_id": self.message_id, "from": BOT, "chat": chat, "date": int(time.time()), "text": text}
        )


def _answer(result: Any) -> web.Response:
    return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")


async def main() -> None:
    runner = web.ServerRunner(web.Server(Api().handle, access_log=None))  # type: ignore[arg-type]
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
