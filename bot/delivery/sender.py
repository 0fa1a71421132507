"""Everything that leaves goes through here: answers at once, the rest when due, each result written down."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from time import monotonic

import structlog

from bot.calendar import Calendar
from bot.channels.base import Blocked, Channel, DeliveryFailure, Lost, Moved, SlowDown
from bot.clock import Clock
from bot.conversation.messages import Incoming, Reply
from bot.delivery.delays import Delays
from bot.delivery.fates import note_fate
from bot.delivery.pacing import Pacing
from bot.delivery.retry import after_failure
from bot.delivery.worker import new_worker, surely_dead
from storage.broadcast_delivery import BroadcastDeliveries
from storage.database import Database, Unavailable
from storage.delivery import Deliveries, Outcome
from storage.outbox import Failure, OutboxMessage, OutboxStatus
from storage.worker import Workers

log = structlog.get_logger(__name__)

CLAIM = 20
"""Messages claimed at once; small, so that little is uncertain when the process dies."""
LEASE = timedelta(seconds=15)
"""A process not heard of for so long is dead."""
BEAT = 5.0
"""Seconds between two signs of life, and the longest nap of the loop."""
PATIENCE = 3.0
"""Seconds a message waits here for its group's next slot; what has to wait longer waits in the outbox."""
GATHER = 0.05
"""Seconds results are gathered before they are written down together, unless a turn commits before."""


class Sender:
    def __init__(
        self,
        *,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Clock,
        calendar: Calendar,
        pacing: Pacing,
    ) -> None:
        self.worker = new_worker()
        self._database = database
        self._channels = channels
        self._clock = clock
        self._calendar = calendar
        self._pacing = pacing
        self._last_of_chat: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._outcomes: list[Outcome] = []
        self._fates: list[tuple[str, str, DeliveryFailure]] = []
        """What sending told about a chat, of which channel: `Blocked`, `Lost`, `Moved`."""
        self._recording: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        """Nothing more is coming that results should wait for."""
        self._wake = asyncio.Event()
        self._queued: dict[asyncio.Task[None], OutboxMessage] = {}
        """Those of `_tasks` that wait for their slot, and what with: nothing of them is on the wire."""
        self._delays = Delays()
        self._held: dict[int, float] = {}
        """Ids of what is in hand, and since when; until the next sign of life also of what was written down since."""
        self._strays: set[int] = set()
        """Ids claimed by this process and not in hand, as of the last sign of life."""
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False
        self.caught_up = asyncio.Event()
        """Set once nothing is due that was there at the start, answers of a dead process first of all."""

    # From the dispatcher ----------------------------------------------------------------------------------

    def hand_over(self, messages: Sequence[tuple[OutboxMessage, Reply]]) -> None:
        """Sends answers at once; each chat hears its own in order."""
        for message, reply in messages:
            self._start(message, reply)

    def wake(self) -> None:
        """There may be messages waiting."""
        self._wake.set()

    def acknowledge(self, incoming: Incoming) -> None:
        channel = self._channels.get(incoming.address.channel)
        if channel is not None:
            self._keep(asyncio.create_task(channel.acknowledge(incoming)))

    def take_results(self) -> list[Outcome]:
        """What was sent and not written down yet: the dispatcher's commit writes it down, which saves one."""
        taken = [outcome for outcome in self._outcomes if outcome.status is OutboxStatus.SENT]
        self._outcomes = [outcome for outcome in self._outcomes if outcome.status is not OutboxStatus.SENT]
        return taken

    def give_back(self, results: Sequence[Outcome]) -> None:
        self._note(*results)

    # The loop ---------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Until stopped: shows signs of life, takes over from the dead, sends what is due."""
        self._loop = asyncio.current_task()
        with contextlib.suppress(*Unavailable):
            await self.beat()
        beating = asyncio.create_task(self._keep_beating(), name="beat")
        try:
            while not self._stopping:
                self._wake.clear()
                try:
                    while not self._stopping and await self.send_due():
                        pass
                    self.caught_up.set()
                    nap = await self._nap()
                except Unavailable as error:
                    log.warning("database away, nothing is sent", error=type(error).__name__)
                    nap = BEAT
                except Exception:
                    log.exception("sender stumbled")
                    nap = BEAT
                if not self._stopping:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), nap)
        finally:
            beating.cancel()

    async def _keep_beating(self) -> None:
        """Apart from the sending, which may stand still for a minute when the platform says so."""
        while True:
            await asyncio.sleep(BEAT)
            try:
                await self.beat()
            except Exception as error:
                log.warning("no sign of life written", error=type(error).__name__)

    async def beat(self) -> None:
        """One sign of life; messages a dead process held are taken back or listed as uncertain."""
        now, asked = self._clock.now(), monotonic()
        self._delays.forget_overdue(now)
        async with self._database.transaction(brief=True) as session:
            workers, deliveries = Workers(session), Deliveries(session)
            await workers.beat(self.worker, now)
            for other in await workers.list_all():
                # One that ran on this machine need not be waited for.
                if other != self.worker and surely_dead(other):
                    await workers.leave(other)
            uncertain = await deliveries.recover(now, LEASE)
            # A commit may have got through though its answer was lost: what it claimed for us never came to hand.
            claimed = await deliveries.list_held(self.worker)
            strays = claimed - self._held.keys()
            await deliveries.take_back(strays & self._strays)
            unknown = await BroadcastDeliveries(session).recover(now, LEASE)
            await workers.purge(now - LEASE)
        self._strays = strays
        self._held = {one: since for one, since in self._held.items() if one in claimed or since >= asked}
        if uncertain or unknown:
            log.warning("messages uncertain", count=len(uncertain) + unknown)
        self._wake.set()

    async def send_due(self) -> int:
        """Claims one batch of due messages and sends it; returns how many there were."""
        if self._stopping or self._pacing.held_for:
            return 0
        now = self._clock.now()
        # Reminders that a stop or an outage delayed wait for the next open hour like all others.
        quiet = not self._calendar.is_open(now)
        async with self._database.reading() as session:
            # Most of the time there is nothing, and that takes no writer.
            if not await Deliveries(session).is_any_due(now, quiet=quiet):
                return 0
        results = self.take_results()
        try:
            async with self._database.transaction(brief=True) as session:
                # What left before is written down with the claim: a process that dies leaves one batch uncertain.
                await Deliveries(session).record(results, now)
                claimed = await Deliveries(session).claim(self.worker, now, CLAIM, quiet=quiet)
        except BaseException:
            self.give_back(results)
            raise
        for message in claimed:
            self._delays.forget(message)
        tasks = [self._start(message, Reply.from_json(message.payload)) for message in claimed]
        if tasks:
            await asyncio.wait(tasks)
        return len(claimed)

    async def settle(self) -> None:
        """Returns when nothing is on the wire and every result is written down."""
        while self._tasks or self._recording:
            waiting = set(self._tasks)
            if self._recording is not None and not waiting:
                self._hurry.set()
                waiting = {self._recording}
            await asyncio.wait(waiting)
        self._hurry.clear()

    async def stop(self, patience: float) -> None:
        """Finishes what is on the wire, at most `patience` seconds, and gives up its place.

        What still waits for its slot goes back to the outbox: it surely was not delivered.
        """
        self._stopping = True
        self._wake.set()
        self._hurry.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while unfinished := self._unfinished():
                    for task in self._queued:
                        task.cancel()
                    await asyncio.wait(unfinished, return_when=asyncio.FIRST_COMPLETED)
        with contextlib.suppress(*Unavailable):
            async with self._database.transaction(brief=True) as session:
                await Workers(session).leave(self.worker)

    def _unfinished(self) -> list[asyncio.Task[None]]:
        return [task for task in (*self._tasks, self._recording, self._loop) if task is not None and not task.done()]

    async def _nap(self) -> float:
        if held := self._pacing.held_for:
            return held
        async with self._database.reading() as session:
            now = self._clock.now()
            due = await Deliveries(session).next_due_at(quiet=not self._calendar.is_open(now))
        if due is None:
            return BEAT
        return min(max((due - now).total_seconds(), 0.05), BEAT)

    # One message ------------------------------------------------------------------------------------------

    def _start(self, message: OutboxMessage, reply: Reply) -> asyncio.Task[None]:
        key = (message.channel, message.chat_id)
        self._held[message.id] = monotonic()
        task = asyncio.create_task(self._send(message, reply, self._last_of_chat.get(key)))
        self._last_of_chat[key] = task
        self._keep(task)
        task.add_done_callback(lambda done: self._last_of_chat.pop(key) if self._last_of_chat.get(key) is done else 0)
        return task

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, message: OutboxMessage, reply: Reply, earlier: asyncio.Task[None] | None) -> None:
        put_off = await self._put_off(message, earlier)
        if put_off is None:
            outcome = await self._deliver(message, reply)
        else:
            outcome = Outcome(message.id, OutboxStatus.PENDING, not_before=put_off, attempted=False)
            if not (message.unasked and self._pacing.held_for):
                self._delays.note(message, put_off)
        self._note(outcome)

    async def _put_off(self, message: OutboxMessage, earlier: asyncio.Task[None] | None) -> datetime | None:
        """Waits for its turn: None when it may leave. Else until when it goes back to the outbox: behind an earlier
        message of its chat, until its group may be written to, or because the process stops."""
        task = asyncio.current_task()
        assert task is not None
        self._queued[task] = message
        try:
            if earlier is not None and not earlier.done():
                await asyncio.wait([earlier])
            if delayed := self._delays.before(message, self._clock.now()):
                return delayed
            if self._stopping:
                return message.not_before
            if message.unasked and self._pacing.held_for:
                return self._clock.now() + timedelta(seconds=self._pacing.held_for)
            if (wait := self._pacing.wait_of_group(message.chat_id)) > PATIENCE:
                return self._clock.now() + timedelta(seconds=wait)
            await self._pacing.slot(message.chat_id)
        except asyncio.CancelledError:
            if not self._stopping and task in self._queued:
                raise  # it was not called off here
            held = self._clock.now() + timedelta(seconds=self._pacing.held_for)
            return message.not_before if self._stopping else held
        finally:
            self._queued.pop(task, None)
        return message.not_before if self._stopping else None

    async def _deliver(self, message: OutboxMessage, reply: Reply) -> Outcome:
        if message.lacks_file:
            log.warning("file missing, not sent", message=message.id, kind=message.kind)
            return Outcome(message.id, OutboxStatus.FAILED, message.to_stranger, failure=Failure.FILE_GONE)
        try:
            if (channel := self._channels.get(message.channel)) is None:
                raise Blocked(message.channel)
            delivered = await channel.send(message.chat_id, reply)
        except DeliveryFailure as failure:
            if isinstance(failure, SlowDown):
                self._slow_down(failure)
            elif isinstance(failure, Blocked | Lost | Moved):
                self._fates.append((message.channel, message.chat_id, failure))
            log.info("not delivered", message=message.id, kind=message.kind, failure=type(failure).__name__)
            outcome = after_failure(message, failure, self._clock.now())
            if isinstance(failure, Moved):
                self._delays.forget_chat(message.channel, failure.old)
            elif outcome.status is OutboxStatus.PENDING and not (message.unasked and self._pacing.held_for):
                # What nobody asked for may be called off meanwhile: no answer waits behind it.
                self._delays.note(message, outcome.not_before or self._clock.now())
            return outcome
        except Exception:
            log.exception("send failed", message=message.id, kind=message.kind)
            return Outcome(message.id, OutboxStatus.UNCERTAIN, detail="error")
        external = delivered.message_id
        return Outcome(message.id, OutboxStatus.SENT, message.to_stranger, external, detail=delivered.detail)

    def _slow_down(self, failure: SlowDown) -> None:
        self._pacing.told_to_wait(failure)
        if failure.group_id is None:
            for task in [task for task, message in self._queued.items() if message.unasked]:
                del self._queued[task]
                task.cancel()  # it waits in the outbox, where *berhenti* and *hapus data saya* find it

    def _note(self, *outcomes: Outcome) -> None:
        self._outcomes += outcomes
        if self._outcomes and self._recording is None:
            self._recording = asyncio.create_task(self._record())

    async def _record(self) -> None:
        """Writes down results in batches: one commit for many sends."""
        try:
            while self._outcomes:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(GATHER):
                        await self._hurry.wait()
                batch, self._outcomes = self._outcomes, []
                fates, self._fates = self._fates, []
                if not batch and not fates:
                    return
                now = self._clock.now()
                try:
                    async with self._database.transaction(brief=True) as session:
                        await Deliveries(session).record(batch, now)
                        for channel, chat_id, failure in fates:
                            await note_fate(session, channel, chat_id, failure, now)
                except Exception:
                    log.exception("results not recorded", count=len(batch))
                    self._outcomes = [*batch, *self._outcomes]
                    self._fates = [*fates, *self._fates]
                    await asyncio.sleep(1)
                else:
                    if any(outcome.status is OutboxStatus.PENDING for outcome in batch):
                        self._wake.set()
        finally:
            self._recording = None
