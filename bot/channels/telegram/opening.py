"""The first words with Telegram: waits out an outage, stops at a wrong token, settles how updates arrive."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.channels.base import WrongToken
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.intake import WANTED

log = structlog.get_logger(__name__)

LONGEST_WAIT = 30.0
"""Seconds between two attempts while Telegram is away."""


def pause_after(failures: int) -> float:
    """Seconds to wait after so many failures in a row: half of one, one, two, four, … half a minute."""
    return min(2.0 ** min(failures, 10) / 4, LONGEST_WAIT)


def told_to_wait(error: RetryAfter) -> float:
    """Seconds of a flood wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def open_channel(
    channel: TelegramChannel,
    stop: asyncio.Event,
    *,
    webhook_url: str | None = None,
    webhook_secret: str | None = None,
    sleep: Callable[[asyncio.Event, float], Awaitable[None]] | None = None,
) -> bool:
    """Connects, however long Telegram is away; False when `stop` came first. Raises `WrongToken`."""
    sleep = sleep or _sleep
    failures = 0
    while not stop.is_set():
        try:
            await _introduce(channel)
            await settle_arrival(channel, webhook_url, webhook_secret)
        except RetryAfter as error:
            await sleep(stop, told_to_wait(error))
        except BadRequest as error:
            # Telegram answers, and refuses the address for the webhook; what it says names no person.
            failures += 1
            log.error("Telegram refuses WEBHOOK_URL", reason=error.message, tries=failures)
            await sleep(stop, pause_after(failures))
        except TelegramError as error:
            failures += 1
            log.warning("Telegram cannot be reached", error=type(error).__name__, tries=failures)
            await sleep(stop, pause_after(failures))
        else:
            return True
    return False


async def _introduce(channel: TelegramChannel) -> None:
    """Only here does 404 speak of the token; whoever answered getMe knows it."""
    try:
        await channel.application.initialize()
    except InvalidToken as error:
        raise WrongToken from error


async def settle_arrival(channel: TelegramChannel, url: str | None, secret: str | None) -> None:
    """Updates come to the webhook, or, without one, to whoever polls. What waits at Telegram is never dropped."""
    if url:
        await channel.bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED, drop_pending_updates=False)
    else:
        await channel.bot.delete_webhook(drop_pending_updates=False)


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
