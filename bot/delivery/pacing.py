"""How fast messages may leave: so many a second over all chats, one a second to a chat after a short burst, and
so many a minute to a group."""

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
        self._next = float("-inf")

    def reserve(self) -> float:
        """Takes the next slot; returns the seconds until it."""
        now = self._time()
        self._next = max(self._next, now - self._tolerance)
        wait = self._next - now
        self._next += self._interval
        return max(wait, 0.0)

    @property
    def wait(self) -> float:
        """Seconds until the next slot, without taking it."""
        return max(self._next - self._time(), 0.0)

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
        per_group_minute: float = 20,
        *,
        chat_burst: int = CHAT_BURST,
        time: Callable[[], float] = monotonic,
    ) -> None:
        self._time = time
        self._per_chat = per_chat
        self._all = Pace(per_second, max(1, round(per_second / 3)), time)
        self._chats: dict[str, Pace] = {}
        self._chat_burst = chat_burst
        # A burst and what follows it within a minute must not be more than the minute allows.
        self._group_burst = max(1, round(per_group_minute / 4))
        self._per_group = max(per_group_minute - self._group_burst, 1) / 60
        self._held_until = float("-inf")

    async def slot(self, chat_id: str) -> None:
        """Returns when a message to this chat may leave."""
        await _sleep(self._of_chat(chat_id).reserve())
        while True:
            await _sleep(self._all.reserve())
            # Somebody may have been told to wait while this one was waiting; the pace goes on behind that.
            if self._time() >= self._held_until:
                return

    def wait_of_group(self, chat_id: str) -> float:
        """Seconds until this group may be written to, as far as it alone is concerned; 0 for people, who are not
        kept waiting long."""
        return self._of_chat(chat_id).wait if _is_group(chat_id) else 0.0

    def hold_chat(self, chat_id: str, seconds: float) -> None:
        """This chat waits; others do not."""
        self._of_chat(chat_id).hold(seconds)

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
            if _is_group(chat_id):
                chat = Pace(self._per_group, self._group_burst, self._time)
            else:
                chat = Pace(self._per_chat, self._chat_burst, self._time)
            self._chats[chat_id] = chat
        return chat


def _is_group(chat_id: str) -> bool:
    return chat_id.startswith("-")


async def _sleep(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)
