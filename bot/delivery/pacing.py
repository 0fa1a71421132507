"""How fast messages may leave: so many a second over all chats, one a second to a chat after a short burst."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

CHAT_BURST = 5
"""Messages a rested chat takes at once: somebody who taps through a form hears every question promptly."""


class Pace:
    """Generic cell rate: `rate` slots a second, `burst` of them at once after a rest."""

    def __init__(self, rate: float, burst: int, time: Callable[[], float] = monotonic) -> None:
        self._interval = 1.0 / rate
        self._tolerance = self._interval * (burst - 1)
        self._time = time
        self._next = 0.0

    def reserve(self) -> float:
        """Takes the next slot; returns the seconds until it."""
        now = self._time()
        self._next = max(self._next, now - self._tolerance)
        wait = self._next - now
        self._next += self._interval
        return max(wait, 0.0)

    def hold(self, seconds: float) -> None:
        """No slot before that many seconds from now."""
        self._next = max(self._next, self._time() + seconds)

    @property
    def resting(self) -> bool:
        """Whether the pace is as good as new, and may be forgotten."""
        return self._next <= self._time() - self._tolerance


class Pacing:
    """The pace over all chats of a channel, and one for each chat that was written to lately."""

    KEPT = 2_000

    def __init__(
        self,
        per_second: float,
        per_chat: float = 1.0,
        *,
        chat_burst: int = CHAT_BURST,
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._time = time
        self._per_chat = per_chat
        self._all = Pace(per_second, max(1, round(per_second / 3)), time)
        self._chats: dict[str, Pace] = {}
        self._chat_burst = chat_burst
        self._held_until = float("-inf")

    async def slot(self, chat_id: str) -> None:
        """Returns when a message to this chat may leave."""
        await _sleep(self._of_chat(chat_id).reserve())
        while True:
            await _sleep(self._all.reserve())
            # Somebody may have been told to wait while this one was waiting; the pace goes on behind that.
            if self._time() >= self._held_until:
                return

    def hold(self, seconds: float) -> None:
        """Everybody waits, also who has a slot already."""
        self._held_until = max(self._held_until, self._time() + seconds)
        self._all.hold(seconds)

    @property
    def held_for(self) -> float:
        """Seconds until anything may leave again; nothing is worth claiming before."""
        return max(self._held_until - self._time(), 0.0)

    def _of_chat(self, chat_id: str) -> Pace:
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= self.KEPT:
                self._chats = {k: pace for k, pace in self._chats.items() if not pace.resting}
            chat = self._chats[chat_id] = Pace(self._per_chat, self._chat_burst, self._time)
        return chat


async def _sleep(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)
