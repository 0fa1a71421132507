"""At the start the bot looks how it stands in its groups: what Telegram told longer ago than a day is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog

from bot.channels.base import DeliveryFailure, Moved, SlowDown
from bot.clock import Clock
from bot.conversation.messages import Address, BotStanding, Incoming, Kind, Place
from storage.database import Database
from storage.group import Groups, GroupStatus, Loss, VillageGroup

log = structlog.get_logger(__name__)

PAUSE = 0.05
"""Seconds between two questions; answering people comes first."""


class GroupChannel(Protocol):
    """A channel that has groups."""

    name: str

    async def standing(self, group_id: str) -> BotStanding:
        """What the bot may do in a group now; raises a `DeliveryFailure` when that cannot be found out."""


async def look_around(
    database: Database,
    channel: GroupChannel,
    handle: Callable[[Incoming], Awaitable[None]],
    clock: Clock,
    own_id: str,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> int:
    """Lets each group whose rights changed unnoticed be handled as if Telegram had told of it; says how many."""
    async with database.reading() as session:
        groups = [group for group in await Groups(session).list_there() if group.channel == channel.name]
    found = 0
    for number, group in enumerate(groups):
        try:
            standing = await _standing(channel, group.external_id, sleep)
            news = None if standing == _known(group) else Place(group.external_id, "", standing=standing)
            kind = Kind.STANDING
        except Moved as moved:
            news, kind = Place(group.external_id, "", moved_to=moved.new), Kind.MOVED
        except DeliveryFailure as failure:
            log.info("standing in a group not known", group=group.id, failure=type(failure).__name__)
            continue
        if news is not None:
            found += 1
            # No update of Telegram's has an id below zero.
            update_id = -(int(clock.now().timestamp()) * 100_000 + number)
            await handle(Incoming(Address(channel.name, own_id), update_id, kind, place=news))
        await sleep(PAUSE)
    return found


async def _standing(channel: GroupChannel, group_id: str, sleep: Callable[[float], Awaitable[None]]) -> BotStanding:
    while True:
        try:
            return await channel.standing(group_id)
        except SlowDown as slow:
            await sleep(slow.wait.total_seconds())


def _known(group: VillageGroup) -> BotStanding:
    """How the bot stood there when it last heard of it."""
    lost = group.status is GroupStatus.LOST and group.lost_reason != Loss.RESTRICTED
    return BotStanding(
        present=not lost,
        admin=group.bot_admin and not lost,
        can_invite=group.can_invite and not lost,
        can_write=group.can_write and not lost,
    )
