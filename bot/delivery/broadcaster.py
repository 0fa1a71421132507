"""Sends broadcasts: a few rows of the ledgers at a time, each round in one short transaction.

A round writes down what came back, looks which broadcasts run, claims the next rows of each in turn, leaves out whom
nothing may be sent to any more, takes as many moments of the pace that all processes share, and ends. Then each row
leaves at its moment. So little is held by a process at any time that a pause is felt at once and a death costs little,
and any number of recipients needs no more memory than a few.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from time import monotonic

import structlog

from bot.channels.base import Blocked, Channel, DeliveryFailure, Lost, Moved, SlowDown
from bot.clock import Clock, SystemClock
from bot.delivery.pacing import Pacing, Slot
from bot.delivery.results import Results
from bot.delivery.retry import after_refused
from bot.delivery.selection import Letter, Selection
from bot.office import Office
from storage.base import Session
from storage.broadcast import BroadcastDeed, Broadcasts
from storage.broadcast_delivery import Result
from storage.broadcast_ledger import RecipientStatus
from storage.database import Database, Unavailable
from storage.pace import Late, Reserved, SharedPaces

log = structlog.get_logger(__name__)

AHEAD = 0.005
"""Seconds before its moment at which a row is claimed: late, so that little is uncertain when the process dies."""
SPAN = 0.01
"""Seconds of sending that are claimed together at least."""
CALM = 100
"""Messages a second up to which results are written down at once, in transactions of their own."""
LENT_AHEAD = 0.1
"""Seconds of the shared pace a process takes ahead of what it claims, so that a slow transaction misses no moment."""
CATCH_UP = 0.3
"""Seconds back from now that are still taken when nobody had them: less than after which a moment is lost."""
FAR = 3.0
"""Seconds: what would have to wait longer than that goes back to its ledger, where it can be paused."""
GATHER = 0.05
"""Seconds results are gathered before they are written down, when there is nothing else to do."""
IDLE = 1.0
"""Seconds between two looks when nothing is to be sent."""
ON_THE_WIRE = 400
"""Messages that wait for an answer at most."""
PACE = "messages"


class Broadcaster:
    def __init__(
        self,
        *,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Clock,
        office: Office,
        pacing: Pacing,
        worker: str,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._pacing = pacing
        self._selection = Selection(office, pacing, worker)
        self._wall = SystemClock()
        """The pace is kept by the machines' clocks, also where people's time is moved."""
        self._waiting: deque[Letter] = deque()
        """Claimed, and not on the wire."""
        self._sending: set[asyncio.Task[None]] = set()
        self._results = Results(database)
        self._wake = asyncio.Event()
        self._came = asyncio.Event()
        """A row was claimed, or given up."""
        self._rounds = asyncio.Lock()
        self._pump: asyncio.Task[None] | None = None
        self._more = False
        """Whether there was something to claim when it was last tried."""
        self._stopping = False

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    async def run(self) -> None:
        """Until stopped."""
        while not self._stopping:
            self._wake.clear()
            try:
                await self._round()
                nap = self._nap()
            except Unavailable as error:
                log.warning("database away, no broadcast is sent", error=type(error).__name__)
                nap = IDLE
            except Exception:
                log.exception("broadcaster stumbled")
                nap = IDLE
            if not self._stopping:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(nap):
                        await self._wake.wait()

    async def send_due(self) -> int:
        """Sends what is due now, to the end; returns how many rows that were."""
        count = 0
        while (claimed := await self._round()) or self._busy or self._waits_for_moments:
            count += claimed
            await asyncio.sleep(0.001)
        return count

    async def stop(self, patience: float) -> None:
        """What waits for its moment goes back to its ledger; what is on the wire is waited for and written down."""
        self._stopping = True
        self._wake.set()
        self._give_up(self._clock.now())
        if self._pump is not None:
            self._pump.cancel()
        if self._sending:
            await asyncio.wait(self._sending, timeout=patience)
        with contextlib.suppress(*Unavailable):
            await self._round()

    @property
    def _busy(self) -> bool:
        return bool(self._waiting or self._sending or self._results)

    @property
    def _waits_for_moments(self) -> bool:
        """Whether there is more to claim, and all that is missing is a moment that comes soon."""
        return self._more and not self._stopping and not self._pacing.held_for

    def _nap(self) -> float:
        """Seconds until the next round."""
        if held := self._pacing.held_for:
            return min(held, IDLE)
        if self._more:
            wait = self._pacing.until_slot(self._needed(self._waiting) + 1)
            return max(wait - AHEAD, 0.001) if wait is not None else 0.001
        return GATHER if self._busy else IDLE

    # A round ----------------------------------------------------------------------------------------------

    async def _round(self) -> int:
        """One transaction, and one at a time: a stop waits for what is being claimed. How many rows it claimed."""
        async with self._rounds:
            return await self._write_and_claim()

    async def _write_and_claim(self) -> int:
        now = self._clock.now()
        if not self._results and not await self._something_to_do(now):
            if self._room():
                # Nothing runs: paused, perhaps, since the last rows were claimed.
                self._more = False
            return 0
        in_hand = self._busy
        untold, late = self._pacing.take_untold(), self._pacing.take_late()
        # The shared pace is kept by the clock on the wall. A pause between two looks only makes the difference smaller.
        ahead = max(self._wall.now().timestamp() - self._pacing.now for _ in range(3))
        try:
            async with self._results.transaction(now) as session:
                room = self._room()
                claimed, letters = await self._selection.claim(session, room, now)
                strays = 0
                if room and not claimed and not in_hand:
                    strays = await self._selection.take_back(session)
                lent = self._missing(letters)
                taken = await self._take_moments(session, lent, untold, [one.moved(ahead) for one in late])
        except BaseException:
            self._pacing.hold(untold)
            self._pacing.note_late(late)
            raise
        if room:
            self._more = claimed > 0 or strays > 0
        self._waiting += letters
        if taken is not None and lent:
            first_at = taken.first_at - ahead
            if first_at > self._pacing.now + FAR:
                self._give_up(now)
            else:
                self._pacing.lend(first_at, taken.number, lent, [one.moved(-ahead) for one in taken.late])
        if self._stopping:
            self._give_up(now)
        if self._waiting:
            self._came.set()
            if self._pump is None or self._pump.done():
                self._pump = asyncio.create_task(self._send_in_time(), name="broadcasts")
        return claimed

    async def _something_to_do(self, now: datetime) -> bool:
        if not self._pacing.held_for and self._needed(self._waiting) > self._pacing.lent:
            # What is claimed has lost its moments.
            return True
        if self._room() <= 0:
            return self._pacing.untold
        if self._busy:
            return True
        async with self._database.reading() as session:
            if not await Broadcasts(session).is_any_running(now):
                return self._pacing.untold
            wall = self._wall.now().timestamp()
            held_until = await SharedPaces(session).held_until(PACE)
        if held_until > wall:
            # Another process was told to wait.
            self._pacing.hold(held_until - wall, told=True)
        return True

    def _room(self) -> int:
        """How many rows may be claimed now: those whose moment comes soon."""
        if self._stopping or self._pacing.held_for or len(self._sending) > ON_THE_WIRE:
            return 0
        needed, lent = self._needed(self._waiting), self._pacing.lent
        if lent <= needed:
            return 0 if needed else max(1, round(self._pacing.per_second * SPAN))
        return max(self._pacing.lent_within(AHEAD + SPAN) - needed, 0)

    @staticmethod
    def _needed(letters: Iterable[Letter]) -> int:
        """Moments for all of these."""
        return sum(letter.moments for letter in letters)

    def _missing(self, letters: Sequence[Letter]) -> int:
        """How many moments to take: for these rows, and for those whose moment an answer took."""
        needed = self._needed([*letters, *self._waiting])
        if needed:
            needed += math.ceil(self._pacing.per_second * LENT_AHEAD)
        return max(needed - self._pacing.lent, 0)

    async def _take_moments(self, session: Session, count: int, untold: float, late: Sequence[Late]) -> Reserved | None:
        """So many moments of the shared pace. `untold`: for so long everybody has to wait; `late`: what others have
        to know."""
        if not count and not untold and not late:
            return None
        # What has left meanwhile takes the first.
        left, wall = self._pacing.take_left(), self._wall.now().timestamp()
        # What a busy process missed a moment ago it may still use.
        since = wall - CATCH_UP if self._sending else wall
        taken = await SharedPaces(session).take(
            PACE, since, left + count, self._pacing.evenly, held_until=wall + untold if untold else 0.0, late=late
        )
        if taken.held_until > wall:
            self._pacing.hold(taken.held_until - wall, told=True)
        return replace(taken, first_at=taken.first_at + left * self._pacing.evenly, number=taken.number + left)

    # One row ----------------------------------------------------------------------------------------------

    async def _send_in_time(self) -> None:
        """Lets each waiting row leave at the next moment that was lent."""
        while True:
            while not self._waiting:
                self._came.clear()
                await self._came.wait()
            letter = self._waiting[0]
            wait = self._pacing.until_slot(letter.weight)
            if wait is None or self._pacing.lent < letter.moments:
                # An answer took a moment; the next round takes another one.
                self._wake.set()
                await asyncio.sleep(0.005)
            elif wait > 0:
                await asyncio.sleep(wait)
            else:
                slot = self._pacing.take_slots(letter.weight, letter.moments)
                self._waiting.popleft()
                task = asyncio.create_task(self._send(letter, slot))
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)

    async def _send(self, letter: Letter, slot: Slot) -> None:
        row, left_at = letter.row, monotonic()
        self._pacing.note_left(row.chat_id)
        try:
            message_ids = await self._deliver(letter)
        except DeliveryFailure as failure:
            now = self._clock.now()
            if isinstance(failure, SlowDown):
                self._slow_down(failure, now)
            elif isinstance(failure, Blocked | Lost | Moved):
                self._results.note_fate(row.channel, row.chat_id, failure)
            log.info("not delivered", recipient=row.id, broadcast=row.broadcast_id, failure=type(failure).__name__)
            self._results.note(after_refused(row, failure, now, correctable=letter.correctable))
        except Exception:
            log.exception("send failed", recipient=row.id, broadcast=row.broadcast_id)
            self._results.note(Result(row.id, RecipientStatus.UNCERTAIN, row.reason, "error", deed=row.deed))
        else:
            self._pacing.note_answer(slot, left_at)
            self._results.note(Result(row.id, RecipientStatus.SENT, row.reason, message_ids=message_ids, deed=row.deed))
        if self._pacing.per_second <= CALM:
            # A death then leaves little of which nobody knows.
            await self._results.write(self._clock.now())
        if not self._more:
            # It may have been the last one.
            self._wake.set()

    async def _deliver(self, letter: Letter) -> tuple[str, ...]:
        row = letter.row
        channel = self._channels.get(row.channel)
        if channel is None:
            raise Blocked(row.channel)
        match row.deed:
            case BroadcastDeed.EDIT:
                await channel.edit(row.chat_id, row.old_ids, letter.reply)
                return row.old_ids
            case BroadcastDeed.DELETE:
                await channel.delete(row.chat_id, row.old_ids)
                return ()
        return (await channel.send(row.chat_id, letter.reply)).message_ids

    def _slow_down(self, failure: SlowDown, now: datetime) -> None:
        self._pacing.told_to_wait(failure)
        if failure.group_id is None:
            self._give_up(now + failure.wait)
            self._wake.set()

    def _give_up(self, not_before: datetime) -> None:
        """What waits for its moment goes back: it surely was not delivered."""
        while self._waiting:
            row = self._waiting.popleft().row
            self._results.note(
                Result(row.id, RecipientStatus.PENDING, row.reason, None, (), not_before, False, row.deed)
            )
