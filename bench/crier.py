"""The usual ways of writing to many: `python -m bench.crier <way> <people> <groups>`, started by `bench.broadcast`.

Each writes the same text to the same chats and says at the end how many it knows to have got it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from itertools import zip_longest
from time import monotonic

from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ApplicationBuilder

from bench.people import FIRST

TEXT = "Halo Bapak/Ibu, undangan Bimtek hari Rabu."
GROUPS = -1_000_000


def chats(people: int, groups: int) -> list[int]:
    """People with the groups spread among them."""
    ids = range(FIRST, FIRST + people)
    every = max(1, people // max(groups, 1))
    rooms = [GROUPS - number for number in range(groups)]
    shares = [list(ids[start : start + every]) for start in range(0, people, every)]
    mixed = [[*share, *([room] if room is not None else [])] for share, room in zip_longest(shares, rooms) if share]
    return [chat for share in mixed for chat in share] + rooms[len(shares) :]


async def ptb(to: Sequence[int], *, gathered: bool) -> int:
    """python-telegram-bot with its AIORateLimiter as it comes."""
    application = (
        ApplicationBuilder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(f"{os.environ['TELEGRAM_API_URL']}/bot")
        .rate_limiter(AIORateLimiter())
        .updater(None)
        .build()
    )
    async with application:

        async def send(chat: int) -> int:
            try:
                await application.bot.send_message(chat, TEXT)
            except TelegramError:
                return 0
            return 1

        if gathered:
            return sum(await asyncio.gather(*(send(chat) for chat in to)))
        return sum([await send(chat) for chat in to])


async def naive(to: Sequence[int]) -> int:
    """A loop that sleeps a thirtieth of a second."""
    application = (
        ApplicationBuilder()
        .token(os.environ["TELEGRAM_TOKEN"])
        .base_url(f"{os.environ['TELEGRAM_API_URL']}/bot")
        .updater(None)
        .build()
    )
    sent = 0
    async with application:
        for chat in to:
            try:
                await application.bot.send_message(chat, TEXT)
                sent += 1
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait if isinstance(wait, int) else wait.total_seconds())
            except TelegramError:
                pass
            await asyncio.sleep(1 / 30)
    return sent


async def aiogram(to: Sequence[int]) -> int:
    """The way of aiogram's own example: a pause after each, and once more after a flood wait."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = AiogramBot(os.environ["TELEGRAM_TOKEN"], session=AiohttpSession(api=server))

    async def send(chat: int) -> int:
        try:
            await bot.send_message(chat, TEXT)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            return await send(chat)
        except TelegramAPIError:
            return 0
        return 1

    sent = 0
    try:
        for chat in to:
            sent += await send(chat)
            await asyncio.sleep(0.05)
    finally:
        await bot.session.close()
    return sent


WAYS: dict[str, Callable[[Sequence[int]], Awaitable[int]]] = {
    "gathered": lambda to: ptb(to, gathered=True),
    "sequential": lambda to: ptb(to, gathered=False),
    "naive": naive,
    "aiogram": aiogram,
}


async def main() -> None:
    logging.disable()
    way, people, groups = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    started = monotonic()
    sent = await WAYS[way](chats(people, groups))
    sys.stdout.write(json.dumps({"sent": sent, "seconds": monotonic() - started}) + "\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
