"""getUpdates by our own loop: an update is acknowledged only after its commit, and a bad one stops nobody.

The next offset goes out when every update of the last answer is committed or put aside. Answers leave
meanwhile, so the loop waits for the database and not for Telegram.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.base import WrongToken
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.intake import WANTED, Intake
from bot.channels.telegram.opening import pause_after, told_to_wait
from bot.conversation.dispatcher import NotCommitted

log = structlog.get_logger(__name__)

LONG_POLL = 30
"""Seconds the server holds an empty answer back."""
GIVE_UP = 5
"""Refusals of the token in a row that are no passing trouble of a proxy."""


class NotHandled(Exception):
    """An update has to come again."""


class Polling:
    """Fetches and hands over updates until cancelled."""

    def __init__(
        self,
        channel: TelegramChannel,
        *,
        aside: Path,
        long_poll: int = LONG_POLL,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._channel = channel
        self._intake = Intake(channel, aside)
        self._long_poll = long_poll
        self._sleep = sleep
        self._offset: int | None = None
        self._heard_at: float | None = None
        self._refused = 0

    @property
    def is_connected(self) -> bool:
        """Whether Telegram answered within the time of two polls."""
        return self._heard_at is not None and monotonic() - self._heard_at < 2 * self._long_poll + 15

    async def run(self) -> None:
        """Until cancelled. Waits longer after each failure, exactly as long as told after a 429.

        Raises `WrongToken` when the token was taken back meanwhile.
        """
        failures = 0
        while True:
            try:
                await self.once()
            except RetryAfter as error:
                await self._sleep(told_to_wait(error))
            except Exception as error:
                failures += 1
                self._report(error)
                await self._sleep(pause_after(failures))
            else:
                failures = self._refused = 0

    def _report(self, error: Exception) -> None:
        self._refused = self._refused + 1 if isinstance(error, InvalidToken) else 0
        match error:
            case InvalidToken() if self._refused >= GIVE_UP:
                raise WrongToken from error
            case Conflict() if "webhook" in error.message.lower():
                log.warning("somebody set a webhook for this token; no updates arrive here until it is removed")
            case Conflict():
                log.warning("another process polls with this token; waiting until it stops")
            case NotCommitted():
                log.warning("database away, updates wait at Telegram", error=str(error))
            case NotHandled():
                log.warning("an update will be tried again")
            case TelegramError():
                log.warning("no updates", error=type(error).__name__)
            case _:
                log.error("polling stumbled", exc_info=error)

    async def once(self) -> int:
        """One getUpdates and everything it brought; says how many updates that was."""
        raw = await self._fetch()
        self._heard_at = monotonic()
        await self._hand_over(raw)
        return len(raw)

    async def _fetch(self) -> list[Any]:
        # The first one asks for an answer at once: until a long one is over we would not know that Telegram is there.
        timeout = self._long_poll if self.is_connected else 0
        parameters: dict[str, Any] = {"timeout": timeout, "limit": 100, "allowed_updates": WANTED}
        if self._offset is not None:
            parameters["offset"] = self._offset
        request: BaseRequest = self._channel.polling_request
        given = [RequestParameter(name, value, None) for name, value in parameters.items()]
        try:
            result = await request.post(
                f"{self._channel.bot.base_url}/getUpdates",
                request_data=RequestData(given),
                read_timeout=self._long_poll + 15,
            )
        except (KeyError, TypeError, ValueError) as error:
            raise TelegramError("not an answer of the Bot API") from error
        if not isinstance(result, list) or not all(isinstance(item, dict) for item in result):
            raise TelegramError("not a list of updates")
        return result

    async def _hand_over(self, raw: list[Any]) -> None:
        """Processes a batch; the offset moves past what is committed or put aside, and no further."""
        done = await asyncio.gather(*(self._intake.take(item) for item in raw), return_exceptions=True)
        for item, outcome in zip(raw, done, strict=True):
            if isinstance(outcome, BaseException):
                raise outcome
            if not outcome:
                # What did commit behind it is remembered by its update id; asking again repeats nothing.
                raise NotHandled
            if isinstance(item.get("update_id"), int):
                self._offset = item["update_id"] + 1
        if raw and not any(isinstance(item.get("update_id"), int) for item in raw):
            # Nothing to acknowledge them by: they are here again at once.
            raise TelegramError("updates without ids")
