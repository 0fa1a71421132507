"""What `doctor` asks Telegram: does it know us, where do updates go, can the admins be written to."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.request import AiohttpRequest


@dataclass
class Checkup:
    """What was found; what could not be asked is None."""

    problem: Literal["token", "unreachable"] | None = None
    username: str = ""
    reads_groups: bool = False
    """Privacy mode is off: the bot sees everything that is said in its groups."""
    webhook: str = ""
    waiting: int = 0
    """Updates that wait at Telegram."""
    last_error: str = ""
    """Why Telegram could not bring an update to the webhook."""
    unreached_admins: list[int] = field(default_factory=list)
    """Places in the list of admins, counted from 1, who never wrote to the bot."""
    server_time: datetime | None = None


async def examine(channel: TelegramChannel, admin_ids: Sequence[int]) -> Checkup:
    """Asks once, without patience: whoever runs the doctor is waiting."""
    found = Checkup()
    try:
        await channel.application.initialize()
        me = await channel.bot.get_me()
        found.username, found.reads_groups = me.username, bool(me.can_read_all_group_messages)
        if isinstance(channel.bot.request, AiohttpRequest) and channel.bot.request.server_date:
            found.server_time = parsedate_to_datetime(channel.bot.request.server_date)
        # Whoever answered getMe knows the token: 404 now is a server in Telegram's place that has no webhooks.
        with contextlib.suppress(InvalidToken):
            info = await channel.bot.get_webhook_info()
            found.webhook, found.waiting = info.url, info.pending_update_count
            found.last_error = info.last_error_message or ""
        for place, admin in enumerate(admin_ids, start=1):
            try:
                await channel.bot.get_chat(admin)
            except (BadRequest, Forbidden):
                found.unreached_admins.append(place)
    except InvalidToken:
        found.problem = "token"
    except TelegramError:
        found.problem = "unreachable"
    finally:
        await channel.close()
    return found
