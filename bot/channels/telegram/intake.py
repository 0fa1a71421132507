"""From an update as it came to an update that is handled: the part that polling and the webhook share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import structlog
from telegram import Update

from bot.channels.telegram.aside import SetAside
from bot.channels.telegram.channel import TelegramChannel
from bot.conversation.dispatcher import NotCommitted

log = structlog.get_logger(__name__)

WANTED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"]
TRIES = 3
"""How often an update that fails is tried before it is put aside."""
REMEMBERED = 1_000
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(value: Any) -> Any:
    """With a space for each NUL and each half of a letter, which no database holds: a button's data may be forged."""
    match value:
        case str():
            return _UNSTORABLE.sub(" ", value)
        case dict():
            return {name: storable(one) for name, one in value.items()}
        case list():
            return [storable(one) for one in value]
    return value


class Intake:
    def __init__(self, channel: TelegramChannel, aside: Path) -> None:
        self._channel = channel
        self._aside = SetAside(aside)
        self._tries: dict[int, int] = {}

    async def take(self, raw: Any) -> bool:
        """True when the update needs no more attention, False when it should come again.

        Raises `NotCommitted` when the database could not be reached: that is not the update's fault.
        """
        try:
            update = Update.de_json(storable(raw), self._channel.bot)
            update_id = int(update.update_id)
        except Exception as error:
            self._aside.put(raw, error)
            return True
        try:
            await self._channel.process(update)
        except NotCommitted:
            raise
        except Exception as error:
            tries = self._tries.pop(update_id, 0) + 1
            log.warning("update not handled", update=update_id, tries=tries, error=type(error).__name__)
            if tries < TRIES:
                self._tries[update_id] = tries
                while len(self._tries) > REMEMBERED:
                    del self._tries[next(iter(self._tries))]
                return False
            self._aside.put(raw, error)
        else:
            self._tries.pop(update_id, None)
        return True
