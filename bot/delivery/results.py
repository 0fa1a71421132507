"""What came back of the messages of broadcasts, on its way to the ledgers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import structlog

from bot.channels.base import DeliveryFailure
from bot.delivery.fates import note_fate
from storage.base import Session
from storage.broadcast_delivery import BroadcastDeliveries, Result
from storage.broadcast_ledger import RecipientStatus
from storage.database import Database

log = structlog.get_logger(__name__)

Fate = tuple[str, str, DeliveryFailure]
"""A channel, a chat of it, and what sending told about it: `Blocked`, `Lost`, `Moved`."""


class Results:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._results: list[Result] = []
        self._fates: list[Fate] = []
        self._writing = asyncio.Lock()

    def __bool__(self) -> bool:
        """Whether something waits to be written."""
        return bool(self._results or self._fates)

    def note(self, result: Result) -> None:
        self._results.append(result)

    def note_fate(self, channel: str, chat_id: str, failure: DeliveryFailure) -> None:
        self._fates.append((channel, chat_id, failure))

    @asynccontextmanager
    async def transaction(self, now: datetime) -> AsyncIterator[Session]:
        """One in which all of it is written, for whoever has something to write besides. What could not be written
        waits for the next one."""
        results, self._results = self._results, []
        fates, self._fates = self._fates, []
        try:
            async with self._database.transaction(brief=True) as session:
                await _write(session, results, fates, now)
                yield session
        except BaseException:
            self._results = [*results, *self._results]
            self._fates = [*fates, *self._fates]
            raise

    async def write(self, now: datetime) -> None:
        """At once, together with what comes back until it is this one's turn."""
        async with self._writing:
            if not self:
                # Whoever came before has written it, too.
                return
            try:
                async with self.transaction(now):
                    pass
            except Exception as error:
                log.warning("results not written yet", error=type(error).__name__)


async def _write(session: Session, results: Sequence[Result], fates: Sequence[Fate], now: datetime) -> None:
    deliveries = BroadcastDeliveries(session)
    if results:
        await deliveries.record(results, now)
    for channel, chat_id, failure in fates:
        await note_fate(session, channel, chat_id, failure, now)
    if again := [one.id for one in results if one.status is RecipientStatus.PENDING]:
        await deliveries.cancel_left_over(again)
