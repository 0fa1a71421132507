"""What goes wrong on purpose: refusals, lost answers, slow answers, limits on the rate of sending."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import ApiError, NetworkDrop, too_many_requests

_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


@dataclass(eq=False)
class Fault:
    """A failure waiting for a request. `method` may be "*"; `times` None means until cleared; `after` lets
    the request be carried out first, so that only the answer is lost."""

    method: str
    error: BaseException | None
    times: int | None = 1
    chat_id: int | None = None
    delay: float = 0.0
    after: bool = False
    hits: int = 0

    @property
    def spent(self) -> bool:
        return self.times is not None and self.hits >= self.times


class Faults:
    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._planned: list[BaseException] = []

    def is_planned(self, error: BaseException) -> bool:
        """Whether this error was asked for, and is not a mistake of the simulator."""
        return any(error is planned for planned in self._planned)

    def add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        if fault.error:
            self._planned.append(fault.error)
        return fault

    @property
    def waiting(self) -> list[Fault]:
        """Those that have not struck as often as they should."""
        return list(self._waiting)

    def clear(self) -> None:
        self._waiting.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The first fault meant for this request; it counts as having struck."""
        for fault in self._waiting:
            if fault.method.lower() not in ("*", method.lower()):
                continue
            if fault.chat_id is not None and fault.chat_id != chat_id:
                continue
            fault.hits += 1
            if fault.spent:
                self._waiting.remove(fault)
            return fault
        return None


def failure(error_code: int | None, description: str | None, parameters: dict[str, Any] | None) -> BaseException:
    """The error of a fault: without a code the connection drops."""
    if error_code is None:
        return NetworkDrop(description or "connection lost")
    if error_code == 429:
        error = too_many_requests(int((parameters or {"retry_after": 1})["retry_after"]))
        return ApiError(429, description or error.description, parameters or error.parameters)
    return ApiError(error_code, description or _DESCRIPTIONS.get(error_code, "Error"), parameters)


@dataclass
class Limits:
    """How much may be sent, counted when a message is taken, that is after the world's latency. The time is the event
    loop's own, because a moved clock is no pause.

    Over all chats it is counted strictly, never more than `per_second` in any second that ends now, or else as a bucket
    that holds a second's worth. Which of the two Telegram does is not known. A chat is always counted strictly.

    `refused` counts the 429s; `busiest_second` is the most that was let through in any second.
    """

    per_second: float = 30
    per_chat_per_second: float = 1
    per_group_per_minute: float = 20
    strict: bool = True
    refused: int = 0
    busiest_second: int = 0
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _spent: float = 0.0
    """Of the bucket."""
    _spent_at: float = 0.0

    def pass_or_refuse(self, chat_id: int, count: int = 1) -> None:
        """Raises the 429 of who is too fast."""
        if wait := self.take(chat_id, count):
            raise too_many_requests(wait)

    def take(self, chat_id: int, count: int = 1) -> int:
        """Lets so many messages through and returns 0; or lets none through, and returns the seconds to wait."""
        now = asyncio.get_running_loop().time()
        chat = self._chats.setdefault(chat_id, deque())
        if chat_id < 0:
            wait = _wait(chat, 60.0, self.per_group_per_minute, count, now)
        else:
            # An album is one message here: a person gets ten pictures in one go.
            wait = _wait(chat, 1.0, max(self.per_chat_per_second, count), count, now)
        wait = max(wait, self._wait_of_all(count, now))
        if wait > 0:
            self.refused += 1
            return max(1, math.ceil(wait))
        self._spent += count
        for _ in range(count):
            self._all.append(now)
            chat.append(now)
        self.busiest_second = max(self.busiest_second, len(self._all))
        return 0

    def _wait_of_all(self, count: int, now: float) -> float:
        self._spent = max(self._spent - (now - self._spent_at) * self.per_second, 0.0)
        self._spent_at = now
        strictly = _wait(self._all, 1.0, self.per_second, count, now)
        return strictly if self.strict else (self._spent + count) / self.per_second - 1


def _wait(times: deque[float], span: float, allowed: float, count: int, now: float) -> float:
    """Seconds until `count` more fit into the window, 0 when they fit now."""
    while times and times[0] <= now - span:
        times.popleft()
    too_many = math.ceil(len(times) + count - allowed)
    if too_many <= 0 or not times:
        return 0.0
    return times[min(too_many, len(times)) - 1] + span - now
