"""Updates that Telegram brings by itself, when a public address is configured."""

from __future__ import annotations

import asyncio
import json
from enum import Enum, auto
from pathlib import Path

import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.channels.base import WrongToken
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.opening import pause_after, settle_arrival, told_to_wait
from bot.conversation.dispatcher import NotCommitted

log = structlog.get_logger(__name__)

CHECK_EVERY = 300.0
"""Seconds between two looks whether Telegram still knows our address."""


class Taken(Enum):
    DONE = auto()
    """Committed, or put aside: it need not come again."""
    AGAIN = auto()
    """Not committed: Telegram has to bring it once more."""
    NOT_JSON = auto()
    """Nothing Telegram would send."""


class Webhook:
    def __init__(self, channel: TelegramChannel, *, aside: Path, url: str, secret: str) -> None:
        self._channel = channel
        self._intake = Intake(channel, aside)
        self._url = url
        self._secret = secret
        self._known = True
        """`open_channel` told Telegram our address before this runs."""
        self.accepting = False
        """Telegram knows our address from the last time and comes before we are ready, and after we began to stop."""

    @property
    def is_connected(self) -> bool:
        """Whether Telegram, when last asked, knew where to bring updates."""
        return self._known

    async def take(self, body: bytes) -> Taken:
        """Handles one update as it came; returns when everything it caused is committed."""
        if not self.accepting:
            return Taken.AGAIN
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return Taken.NOT_JSON
        if not isinstance(raw, dict):
            return Taken.NOT_JSON
        try:
            return Taken.DONE if await self._intake.take(raw) else Taken.AGAIN
        except NotCommitted as error:
            log.warning("database away, updates wait at Telegram", error=str(error))
            return Taken.AGAIN

    async def run(self) -> None:
        """Until cancelled: takes updates, and looks from time to time whether the address is still set."""
        self.accepting = True
        try:
            await self._keep_set()
        finally:
            self.accepting = False

    async def _keep_set(self) -> None:
        failures = 0
        while True:
            await asyncio.sleep(pause_after(failures) if failures else CHECK_EVERY)
            try:
                await self.check()
                failures = 0
            except InvalidToken as error:
                raise WrongToken from error
            except RetryAfter as error:
                await asyncio.sleep(told_to_wait(error))
            except TelegramError as error:
                self._known = False
                failures += 1
                log.warning("Telegram cannot be reached", error=type(error).__name__)

    async def check(self) -> None:
        info = await self._channel.bot.get_webhook_info()
        if info.url != self._url:
            log.warning("the webhook was changed elsewhere; setting it again")
            await settle_arrival(self._channel, self._url, self._secret)
        self._known = True
