"""That people talk in a group: the one thing that is kept of it, and no turn."""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog

from bot.conversation.dispatcher import NotCommitted
from storage.database import Database, Unavailable
from storage.group import Groups

log = structlog.get_logger(__name__)


TOGETHER = 50
"""Groups written down in one commit at most."""


class Hearing:
    """Writes down when groups were heard; those heard at once share a commit."""

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel
        self._heard: dict[str, datetime] = {}
        self._writing: asyncio.Task[None] | None = None

    async def note(self, group_id: str, at: datetime) -> None:
        """Returns when it is written down; raises `NotCommitted` when the database could not be reached."""
        self._heard[group_id] = at
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        while group_id in self._heard:
            await asyncio.shield(self._writing)

    async def _write(self) -> None:
        await asyncio.sleep(0)
        while self._heard:
            batch = dict(list(self._heard.items())[:TOGETHER])
            try:
                async with self._database.transaction(brief=True) as session:
                    # Always in the same order, so that two processes do not wait for each other.
                    for group_id in sorted(batch):
                        await Groups(session).note_heard(self._channel, group_id, batch[group_id])
            except Unavailable as error:
                raise NotCommitted(type(error).__name__) from error
            except Exception:
                # A sign of life that is lost must not hold up what people want of the bot.
                log.exception("not noted that groups were heard", count=len(batch))
            finally:
                self._heard = {group: at for group, at in self._heard.items() if batch.get(group) != at}
