"""What waits for the bot: the queue of updates, fetched by getUpdates or brought to a webhook.

added ──► pending ──► handed out ──► confirmed (offset above it, or the webhook said 2xx)
             ▲            │
             └────────────┘  not confirmed: comes again
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.simulator.accounts import JSON
from bot.simulator.errors import ApiError, NotPossible

# (address, headers, body) → HTTP status; raises when the address cannot be reached
WebhookSender = Callable[[str, dict[str, str], bytes], Awaitable[int]]

# Left out unless the bot asks for them by name.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass
class Webhook:
    url: str
    secret_token: str | None = None
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str | None = None

    def note_error(self, error: str, at: datetime) -> None:
        self.last_error, self.last_error_at = error, at


class UpdateQueue:
    """`allowed` is what the bot last asked for; `twice` brings every update a second time after it was
    confirmed; `sender` carries updates to the webhook."""

    def __init__(self, clock: Clock, first_id: int = 100_000_001) -> None:
        self._clock = clock
        self.allowed: frozenset[str] = frozenset()
        self.webhook: Webhook | None = None
        self.sender: WebhookSender | None = None
        self.twice = False
        self.closed = False
        self._next_id = first_id
        self._pending: deque[JSON] = deque()
        self._again: deque[JSON] = deque()
        self._delivered: deque[JSON] = deque(maxlen=10_000)
        self._waiting: asyncio.Future[None] | None = None

    def __len__(self) -> int:
        return len(self._pending) + len(self._again)

    @property
    def pending(self) -> list[JSON]:
        return [*self._again, *self._pending]

    @property
    def is_waiting(self) -> bool:
        """Whether a long poll is open."""
        return self._waiting is not None and not self._waiting.done()

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _ON_REQUEST

    def add(self, kind: str, content: JSON) -> JSON | None:
        """Queues an update, unless the bot did not ask for its kind."""
        if not self.wants(kind):
            return None
        return self.inject({kind: content})

    def inject(self, raw: JSON) -> JSON:
        """Queues anything at all, also what no bot can parse; gives it an id when it has none."""
        update = raw if "update_id" in raw else {"update_id": self._next_id} | raw
        if isinstance(update["update_id"], int):
            self._next_id = max(self._next_id, update["update_id"]) + 1
        self._pending.append(update)
        self._wake()
        return update

    @property
    def delivered(self) -> list[JSON]:
        """The last updates the bot confirmed, oldest first."""
        return list(self._delivered)

    def redeliver(self, count: int = 1) -> list[JSON]:
        """Hands out the last `count` confirmed updates once more, same ids."""
        again = list(self._delivered)[-count:]
        if len(again) < count:
            raise NotPossible(f"only {len(again)} updates were delivered so far")
        self._again.extend(again)
        self._wake()
        return again

    def drop(self) -> None:
        self._pending.clear()
        self._again.clear()

    def close(self) -> None:
        """Ends the waiting poll, so that a server can stop."""
        self.closed = True
        self._wake()

    def poll(self, offset: int, limit: int, timeout: float) -> list[JSON] | Awaitable[list[JSON]]:
        """One getUpdates: confirms below `offset`; where nothing is there, what comes within `timeout` seconds."""
        if self.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._waiting and self.is_waiting:
            self._waiting.set_exception(
                ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            )
        self._confirm(offset)
        if len(self) or timeout <= 0 or self.closed:
            return self._hand_out(limit)
        return self._next(limit, timeout)

    async def _next(self, limit: int, timeout: float) -> list[JSON]:  # noqa: ASYNC109
        if len(self) or self.closed:
            # Something came before this began.
            return self._hand_out(limit)
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await waiting
        except TimeoutError:
            return []
        finally:
            if self._waiting is waiting:
                self._waiting = None
        return self._hand_out(limit)

    def _hand_out(self, limit: int) -> list[JSON]:
        batch: list[JSON] = []
        while self._again and len(batch) < limit:
            batch.append(self._again.popleft())
        for update in self._pending:
            if len(batch) == limit:
                break
            batch.append(update)
        return batch

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
            return
        while self._pending and self._pending[0]["update_id"] < offset:
            self._confirmed(self._pending.popleft())

    def _confirmed(self, update: JSON) -> None:
        self._delivered.append(update)
        if self.twice:
            self._again.append(update)

    def _wake(self) -> None:
        if self._waiting and self.is_waiting:
            self._waiting.set_result(None)

    async def deliver(self) -> int:
        """Brings everything pending to the webhook: one chat's updates in order, chats side by side, up to
        max_connections at a time. What is refused stays pending. Returns how many were taken."""
        if not self.webhook or not self.sender:
            raise NotPossible("no webhook is set, or nobody carries updates to it")
        lanes: dict[Any, list[JSON]] = {}
        for update in self.pending:
            lanes.setdefault(_chat_of(update), []).append(update)
        room = asyncio.Semaphore(self.webhook.max_connections)
        taken = await asyncio.gather(*(self._deliver_lane(lane, room) for lane in lanes.values()))
        return sum(taken)

    async def keep_delivering(self, pause: float = 1.0) -> None:
        """Delivers for as long as the task lives, `pause` seconds after a refusal before the next attempt."""
        while not self.closed:
            if not len(self):
                waiting = self._waiting = asyncio.get_running_loop().create_future()
                await waiting
            elif not self.webhook or not await self.deliver():
                await asyncio.sleep(pause)

    async def _deliver_lane(self, lane: list[JSON], room: asyncio.Semaphore) -> int:
        for count, update in enumerate(lane):
            async with room:
                if not await self._deliver_one(update):
                    return count
        return len(lane)

    async def _deliver_one(self, update: JSON) -> bool:
        webhook, sender = self.webhook, self.sender
        if webhook is None or sender is None:
            return False
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret_token
        try:
            status = await sender(webhook.url, headers, json.dumps(update).encode())
        except Exception as error:
            webhook.note_error(f"Connection failed: {error}", self._clock.now())
            return False
        if not 200 <= status < 300:
            webhook.note_error(f"Wrong response from the webhook: {status}", self._clock.now())
            return False
        # By identity: the same update may wait here twice, as new and as a repetition.
        for queue in (self._again, self._pending):
            for index, waiting in enumerate(queue):
                if waiting is update:
                    del queue[index]
                    if queue is self._pending:
                        self._confirmed(update)
                    return True
        return True


def _chat_of(update: JSON) -> Any:
    """What must stay in order among itself: the chat of an update, or its sender."""
    for content in update.values():
        if isinstance(content, dict):
            place = content.get("chat") or content.get("from")
            if isinstance(place, dict):
                return place.get("id")
    return None
