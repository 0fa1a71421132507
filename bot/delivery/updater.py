"""Keeps live messages up to date: draws each as it stands now, and edits it where that differs from what is shown.

A message is edited at most once in `AT_MOST`, over all processes. What it shows comes from the tables and its id from
the outbox, so a process that starts anew goes on where another one stopped.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.channels.base import Channel, DeliveryFailure, SlowDown, Unreachable
from bot.clock import Clock
from bot.conversation.card import Draw, Live
from bot.delivery.pacing import Pacing
from bot.office import Office
from storage.database import Database, Unavailable
from storage.live_message import UNDELIVERED, LiveMessage, LiveMessages
from storage.outbox import OutboxStatus

log = structlog.get_logger(__name__)

AT_MOST = timedelta(seconds=3)
"""Between two edits of a message."""
LOOK = 1.0
"""Seconds between two looks."""
TOGETHER = 10
"""Messages in one round."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit to be made."""

    live: LiveMessage
    message_id: int
    """Of its row in the outbox."""
    external_id: str
    drawn: Live
    differs: bool


class Updater:
    def __init__(
        self,
        *,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Clock,
        office: Office,
        pacing: Pacing,
        kinds: Mapping[str, Draw],
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._office = office
        self._pacing = pacing
        self._kinds = kinds

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.update_due()
            except Unavailable as error:
                log.warning("database away, nothing is kept up to date", error=type(error).__name__)
            except Exception:
                log.exception("updater stumbled")
            await asyncio.sleep(LOOK)

    async def update_due(self) -> int:
        """Brings what is due up to date; how many messages were edited."""
        now = self._clock.now()
        async with self._database.reading() as session:
            if not await LiveMessages(session).is_any_due(now):
                return 0
        changes = await self._look()
        for change in changes:
            await self._show(change)
        return sum(change.differs for change in changes)

    async def _look(self) -> list[Change]:
        now = self._clock.now()
        changes = []
        async with self._database.transaction() as session:
            lives = LiveMessages(session)
            for live in await lives.claim_due(now, now + AT_MOST, TOGETHER):
                written = await lives.find_written(live)
                if written is None or written.status in UNDELIVERED or live.kind not in self._kinds:
                    await lives.end(live)
                    continue
                if written.status is not OutboxStatus.SENT or written.external_message_id is None:
                    continue
                drawn = await self._kinds[live.kind](session, self._office, live.subject_id, now)
                if drawn is None:
                    await lives.end(live)
                    continue
                differs = drawn.reply.to_json() != written.payload
                changes.append(Change(live, written.id, written.external_message_id, drawn, differs))
        return changes

    async def _show(self, change: Change) -> None:
        live, drawn = change.live, change.drawn
        again = max(drawn.again, AT_MOST) if drawn.again is not None else None
        shown = True
        if change.differs:
            await self._pacing.slot(live.chat_id)
            try:
                await self._channels[live.channel].edit(live.chat_id, [change.external_id], drawn.reply)
            except SlowDown as failure:
                shown, again = False, max(failure.wait, AT_MOST)
                self._pacing.told_to_wait(failure)
            except Unreachable:
                shown, again = False, AT_MOST
            except DeliveryFailure as failure:
                # Deleted by its reader, or the chat is gone: there is nothing left to keep up to date.
                log.info("live message ended", kind=live.kind, failure=type(failure).__name__)
                shown, again = False, None
        with contextlib.suppress(*Unavailable):
            async with self._database.transaction(brief=True) as session:
                if shown and change.differs:
                    await LiveMessages(session).note_shown(change.message_id, drawn.reply.to_json())
                if again is None:
                    await LiveMessages(session).end(live)
                else:
                    await LiveMessages(session).put_off(live, self._clock.now() + again)
