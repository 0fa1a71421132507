"""getUpdates by our own loop: an update is acknowledged only after its commit, and a bad one stops nobody.

The next offset goes out when every update of the last answer is committed or put aside. Answers leave
meanwhile, so the loop waits for the database and not for Telegram.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.channel import TelegramChannel
from bot.conversation.dispatcher import NotCommitted

log = structlog.get_logger(__name__)

WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"]
LONG_POLL = 30
"""Seconds the server holds an empty answer back."""
LONGEST_WAIT = 60.0
TRIES = 3
"""How often an update that fails is tried before it is put aside."""


class Polling:
    """Fetches and hands over updates until cancelled."""

    def __init__(self, channel: TelegramChannel, *, aside: Path, long_poll: int = LONG_POLL) -> None:
        self._channel = channel
        self._aside = aside
        self._long_poll = long_poll
        self._offset: int | None = None
        self._tries: dict[int, int] = {}
        self.connected = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled. Waits longer after each failure, exactly as long as told after a 429."""
        failures = 0
        while True:
            try:
                await self.once()
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait if isinstance(wait, int | float) else wait.total_seconds())
                continue
            except InvalidToken:
                raise
            except Conflict:
                failures += 1
                log.warning("another process polls with this token")
            except TelegramError as error:
                failures += 1
                log.warning("no updates", error=type(error).__name__)
            except NotCommitted as error:
                failures += 1
                log.warning("database away", error=str(error))
            else:
                failures = 0
                self.connected.set()
                continue
            await asyncio.sleep(min(2.0 ** min(failures, 10) / 2, LONGEST_WAIT))

    async def once(self) -> int:
        """One getUpdates and everything it brought; says how many updates that was."""
        raw = await self._fetch()
        await self._hand_over(raw)
        return len(raw)

    async def _fetch(self) -> list[Any]:
        parameters: dict[str, Any] = {"timeout": self._long_poll, "limit": 100, "allowed_updates": WANTED}
        if self._offset is not None:
            parameters["offset"] = self._offset
        request: BaseRequest = self._channel.polling_request
        result = await request.post(
            f"{self._channel.bot.base_url}/getUpdates",
            request_data=RequestData([RequestParameter.from_input(k, v) for k, v in parameters.items()]),
            read_timeout=self._long_poll + 15,
        )
        return result if isinstance(result, list) else []

    async def _hand_over(self, raw: list[Any]) -> None:
        """Processes a batch; the offset moves past what is committed or put aside, and no further."""
        done = await asyncio.gather(*(self._one(item) for item in raw))
        for item, ok in zip(raw, done, strict=True):
            if not ok:
                # What did commit behind it is remembered by its update id; asking again repeats nothing.
                raise NotCommitted("an update has to come again")
            self._offset = item["update_id"] + 1
            self._tries.pop(item["update_id"], None)

    async def _one(self, item: Any) -> bool:
        """True when the update needs no more attention."""
        update_id = item.get("update_id", 0)
        try:
            update = Update.de_json(item, self._channel.bot)
        except Exception as error:
            self._put_aside(item, error)
            return True
        try:
            await self._channel.process(update)
        except NotCommitted:
            return False
        except Exception as error:
            tries = self._tries[update_id] = self._tries.get(update_id, 0) + 1
            log.warning("update not handled", update=update_id, tries=tries, error=type(error).__name__)
            if tries < TRIES:
                return False
            self._put_aside(item, error)
        return True

    def _put_aside(self, item: Any, error: Exception) -> None:
        """Keeps an update nobody could handle, for the operator; it may hold personal data, so the file is private."""
        log.error("update put aside", update=item.get("update_id"), error=type(error).__name__)
        self._aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._aside / f"{item.get('update_id', 'unknown')}.json"
        path.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
        path.chmod(0o600)
