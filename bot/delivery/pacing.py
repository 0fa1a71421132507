"""How fast messages may leave: so many a second over all chats, one a second to a chat after a short burst, and
so many a minute to a group.

Answers leave at once, a few even together. Broadcasts leave evenly, at moments that all processes share
(`storage/pace.py`): each process is lent the next few, and what people wait for takes the first of these.

    Telegram counts somewhere between request and answer, so an answer that took long may mean a message that was
    counted late, with too little time to the thirtieth after it. By how much longer it took than the quickest ones do,
    that thirtieth is put off, and it alone: the others come at their own moments, some of them before it. So not even a
    server that counts strictly finds too many in a second, and what is late costs no time of all.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from bot.channels.base import Offline, SlowDown
from storage.pace import Late

CHAT_BURST = 5
"""Messages a rested chat takes at once: somebody who taps through a form hears every question promptly."""
EVENLY = 0.993
"""The share of the limit broadcasts use: thirty of them take seven thousandths of a second longer than a second."""
AT_ONCE = 0.05
"""Seconds that are shorter than what chats are kept apart for."""
STALE = 0.4
"""Seconds after which a moment that was not used is lost: what was missed must not leave all at once."""
SPARE = 0.001
"""Seconds more than one between a message and the thirtieth after it, because way there and way back are known only
together."""
TOLD_TOGETHER = 0.01
"""Seconds of moments of which only the greatest lateness is told to the other processes."""
ENOUGH = 20
"""Answers of which one surely was quick."""
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
    moment: float
    """When it would have been, had the thirtieth before it been counted in time."""
    number: int


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
        self._lent: list[Slot] = []
        """By when they come."""
        self._left: deque[float] = deque(maxlen=round(per_second) + 1)
        """When messages left lately that took no slot of a broadcast, and were not put on the account yet."""
        self._shortest: deque[tuple[float, float]] = deque(maxlen=10)
        """The shortest way there and back of each of the last seconds in which there was an answer."""
        self._answers = 0
        self._late: list[Late] = []
        """Messages that may have been counted late, of which the other processes do not know."""

    @property
    def now(self) -> float:
        """Seconds, by the clock of all its times."""
        return self._time()

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
            return self._lent.pop(0).at - self._time()
        wait = self._all.reserve()
        self._left.append(self._time() + wait)
        return wait

    def wait_of_group(self, chat_id: str) -> float:
        """Seconds until this group may be written to, as far as it alone is concerned; 0 for people, who are not
        kept waiting long."""
        return self._of_chat(chat_id).wait if _is_group(chat_id) else 0.0

    def told_to_wait(self, failure: SlowDown) -> None:
        """By the platform. A group that has had enough is no reason to let others wait, nor is a line that is down here
        one for the other processes."""
        if failure.group_id is None:
            self.hold(failure.wait.total_seconds(), told=isinstance(failure, Offline))
        else:
            self.hold_chat(failure.group_id, failure.wait.total_seconds())

    def hold_chat(self, chat_id: str, seconds: float) -> None:
        """This chat waits; others do not."""
        self._of_chat(chat_id).hold(seconds)

    def hold(self, seconds: float, *, told: bool = False) -> None:
        """Everybody waits, also who has a slot already. `told`: the other processes know it, or need not."""
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
            self._lent.pop(0)
        return len(self._lent)

    def lent_within(self, seconds: float) -> int:
        """How many of them come so soon."""
        until = self._time() + seconds
        return next((place for place, slot in enumerate(self._lent) if slot.at > until), len(self._lent))

    def take_left(self) -> int:
        """How many messages have left without a moment in the last second: they take theirs afterwards."""
        since = self._time() - 1.0
        left = sum(1 for at in self._left if at > since)
        self._left.clear()
        return left

    def note_late(self, late: Sequence[Late]) -> None:
        """It could not be told."""
        self._late += late

    def take_late(self) -> list[Late]:
        """What the processes that take the moments a second later have to know, and have not heard."""
        told: list[Late] = []
        for late in sorted(self._late, key=lambda late: late.first):
            if told and late.first <= told[-1].first + TOLD_TOGETHER / self.evenly:
                told[-1] = Late(told[-1].first, late.last, max(told[-1].counted_at, late.counted_at))
            else:
                told.append(late)
        self._late.clear()
        return told

    def lend(self, first_at: float, number: int, count: int, late: Sequence[Late] = ()) -> None:
        """Moments that were taken, `count` of them, the first at that time and of that number; `late` tells what all
        processes know of the second before."""
        for place in range(count):
            moment = first_at + place * self.evenly
            # The thirtieth before it must have been counted a second before.
            before = number + place - max(round(self.per_second), 1)
            counted_at = max((one.counted_at for one in late if one.first <= before <= one.last), default=0.0)
            at = max(moment, counted_at + 1.0 + SPARE)
            if at < moment + STALE:
                insort(self._lent, Slot(at, moment, number + place), key=lambda slot: slot.at)
        # What comes without a slot meanwhile goes behind these.
        self._all.hold(first_at + count * self.evenly - self._time())

    def until_slot(self, place: int) -> float | None:
        """Seconds until the lent moment at that place, counted from 1, not below 0; None when there are less."""
        return max(self._lent[place - 1].at - self._time(), 0.0) if self.lent >= place else None

    def take_slots(self, place: int, of: int) -> Slot:
        """Uses up the next `of` lent moments, and returns the one at that place, which has come."""
        return [self._lent.pop(0) for _ in range(of)][place - 1]

    def note_answer(self, slot: Slot, left_at: float) -> None:
        """A message that had this slot and left at that time was answered now."""
        now = self._time()
        took, second = now - left_at, now // 1
        self._answers += 1
        same = self._shortest.pop()[1] if self._shortest and self._shortest[-1][0] == second else took
        self._shortest.append((second, min(took, same)))
        # How long it takes at least is not known from the first few.
        shortest = min(one for _, one in self._shortest) if self._answers > ENOUGH else 0.0
        # Had it been as quick as others are.
        counted_at = left_at + min(took - shortest, MOST_LATE)
        if counted_at + 1.0 + SPARE > slot.moment + 1 / EVENLY:
            self._late.append(Late(slot.number, slot.number, counted_at))

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
