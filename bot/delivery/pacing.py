"""How fast messages may leave: so many a second over all chats, one a second to a chat after a short burst, and
so many a minute to a group.

Answers leave at once, a few even together. Broadcasts leave evenly, at moments that all processes share
(`storage/pace.py`): each process is lent the next few, and what people wait for takes the first of these.

    Telegram counts somewhere between request and answer, so an answer that took long may mean a message that was
    counted late, with too little time to the thirtieth after it. By how much longer it took than the quickest ones do,
    that thirtieth is put off, and all behind it. So not even a server that counts strictly finds too many in a second.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

CHAT_BURST = 5
"""Messages a rested chat takes at once: somebody who taps through a form hears every question promptly."""
EVENLY = 0.993
"""The share of the limit broadcasts use: thirty of them take seven thousandths of a second longer than a second."""
AT_ONCE = 0.05
"""Seconds that are shorter than what chats are kept apart for."""
STALE = 0.1
"""Seconds after which a moment that was not used is lost: what was missed must not leave all at once."""
SPARE = 0.001
"""Seconds by which a message may be counted late without harm. It is less than what `EVENLY` leaves, because way there
and way back are known only together."""
MOST_LATE = 0.5
"""Seconds: an answer that took longer than that says little about when the message was counted."""


class Pace:
    """Generic cell rate: `rate` slots a second, `burst` of them at once after a rest."""

    def __init__(self, rate: float, burst: int, time: Callable[[], float] = monotonic) -> None:
        self.interval = 1.0 / rate
        self._tolerance = self.interval * (burst - 1)
        self._time = time
        self._next = float("-inf")

    def reserve(self) -> float:
        """Takes the next slot; returns the seconds until it."""
        now = self._time()
        self._next = max(self._next, now - self._tolerance)
        wait = self._next - now
        self._next += self.interval
        return max(wait, 0.0)

    @property
    def wait(self) -> float:
        """Seconds until the next slot, without taking it."""
        return max(self._next - self._time(), 0.0)

    @property
    def rest(self) -> float:
        """Seconds until it is as good as new: one message then leaves as evenly as if there were no burst."""
        return max(self._next + self._tolerance - self._time(), 0.0)

    def hold(self, seconds: float) -> None:
        """No slot before that many seconds from now."""
        self._next = max(self._next, self._time() + seconds)

    @property
    def resting(self) -> bool:
        """Whether the pace is as good as new, and may be forgotten."""
        return self._next <= self._time() - self._tolerance


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment at which one message of a broadcast may leave."""

    at: float
    put_off: float
    """By how many seconds all moments had been put off when it was lent."""


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
        self.per_second = per_second
        self.evenly = 1.0 / (per_second * EVENLY)
        """Seconds between two messages of broadcasts."""
        self._time = time
        self._per_chat = per_chat
        self._all = Pace(per_second, max(1, round(per_second / 3)), time)
        self._chats: dict[str, Pace] = {}
        self._chat_burst = chat_burst
        # A burst and what follows it within a minute must not be more than the minute allows.
        self._group_burst = max(1, round(per_group_minute / 4))
        self._per_group_minute = per_group_minute
        self._per_group = max(per_group_minute - self._group_burst, 1) / 60
        self._held_until = float("-inf")
        self._untold = False
        self._lent: deque[Slot] = deque()
        self._left: deque[float] = deque(maxlen=round(per_second) + 1)
        """When messages left lately that took no slot of a broadcast, and were not put on the account yet."""
        self._round_trips: deque[float] = deque(maxlen=64)
        self.put_off = 0.0
        """By how many seconds all processes together have put moments off, as far as this one knows."""
        self._answered: deque[tuple[Slot, float]] = deque(maxlen=round(per_second) + 1)
        """Messages of about the last second, and when they were answered."""

    async def slot(self, chat_id: str) -> None:
        """Returns when a message to this chat may leave."""
        await _sleep(self._of_chat(chat_id).reserve())
        while True:
            await _sleep(self._reserve())
            # Somebody may have been told to wait while this one was waiting; the pace goes on behind that.
            if self._time() >= self._held_until:
                return

    def _reserve(self) -> float:
        """What somebody waits for goes first: before the broadcasts, in their place."""
        if self.lent:
            return self._lent.popleft().at - self._time()
        wait = self._all.reserve()
        self._left.append(self._time() + wait)
        return wait

    def wait_of_group(self, chat_id: str) -> float:
        """Seconds until this group may be written to, as far as it alone is concerned; 0 for people, who are not
        kept waiting long."""
        return self._of_chat(chat_id).wait if _is_group(chat_id) else 0.0

    def hold_chat(self, chat_id: str, seconds: float) -> None:
        """This chat waits; others do not."""
        self._of_chat(chat_id).hold(seconds)

    def hold(self, seconds: float, *, told: bool = False) -> None:
        """Everybody waits, also who has a slot already. `told`: the other processes know it."""
        if seconds <= 0:
            return
        self._held_until = max(self._held_until, self._time() + seconds)
        self._all.hold(seconds)
        self._lent.clear()
        self._untold = self._untold or not told

    @property
    def untold(self) -> bool:
        """Whether the other processes have yet to hear that everybody waits."""
        return self._untold

    def take_untold(self) -> float:
        """Seconds the others are now told to wait; 0 when they know."""
        untold, self._untold = self._untold, False
        return self.held_for if untold else 0.0

    @property
    def held_for(self) -> float:
        """Seconds until anything may leave again; nothing is worth claiming before."""
        return max(self._held_until - self._time(), 0.0)

    # Broadcasts -------------------------------------------------------------------------------------------

    def wait_of_chat(self, chat_id: str) -> float:
        """Seconds until this chat may hear a broadcast: it has rested from whatever it heard before."""
        if not self.interval_of(chat_id):
            return 0.0
        chat = self._of_chat(chat_id)
        return chat.wait if _is_group(chat_id) else chat.rest

    def interval_of(self, chat_id: str) -> float:
        """Seconds between two broadcasts to this chat; 0 where so little is no matter."""
        interval = 60 / self._per_group_minute if _is_group(chat_id) else 1 / self._per_chat
        return interval if interval > AT_ONCE else 0.0

    def note_left(self, chat_id: str) -> None:
        """A message of a broadcast leaves for this chat."""
        self._of_chat(chat_id).reserve()

    @property
    def lent(self) -> int:
        """Moments this process has been lent and may still use."""
        while self._lent and self._lent[0].at < self._time() - STALE:
            self._lent.popleft()
        return len(self._lent)

    def lent_within(self, seconds: float) -> int:
        """How many of them come so soon."""
        until = self._time() + seconds
        return next((place for place, slot in enumerate(self._lent) if slot.at > until), len(self._lent))

    def account(self, count: int) -> tuple[float, float, float]:
        """For `count` more moments: how many seconds of the shared pace to take; how many of these to let pass first,
        for what has left outside of it and for what may have been counted late; and how many only for the latter."""
        now = self._time()
        extra = sum(1 for at in self._left if at > now - 1.0)
        self._left.clear()
        put_off = self.put_off
        # At once, before any process has taken the moment a second behind a message that was counted late.
        while self._answered:
            slot, answered_at = self._answered.popleft()
            behind = min(answered_at - slot.at - min(self._round_trips), MOST_LATE)
            # What was put off since stands between the two already.
            put_off = max(put_off, slot.put_off + behind - SPARE)
        late = put_off - self.put_off
        pass_first = extra * self.evenly + late
        return pass_first + count * self.evenly, pass_first, late

    def lend(self, first_in: float, count: int) -> None:
        """Moments that were taken, `count` of them, the first so many seconds from now."""
        first = self._time() + first_in
        self._lent += [Slot(first + place * self.evenly, self.put_off) for place in range(count)]
        # What comes without a slot meanwhile goes behind these.
        self._all.hold(first_in + count * self.evenly)

    def until_slot(self, place: int) -> float | None:
        """Seconds until the lent moment at that place, counted from 1, not below 0; None when there are less."""
        return max(self._lent[place - 1].at - self._time(), 0.0) if self.lent >= place else None

    def take_slots(self, place: int, of: int) -> Slot:
        """Uses up the next `of` lent moments, and returns the one at that place, which has come."""
        return [self._lent.popleft() for _ in range(of)][place - 1]

    def note_answer(self, slot: Slot, left_at: float) -> None:
        """A message that had this slot and left at that time was answered now."""
        now = self._time()
        self._round_trips.append(now - left_at)
        self._answered.append((slot, now))

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
