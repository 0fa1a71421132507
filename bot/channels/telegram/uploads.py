"""Files that the bot made and Telegram has already: sent again by their name there, as the Bot API recommends."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import Any

from telegram import Message
from telegram.error import BadRequest

from bot.conversation.messages import Document, Picture

REMEMBERED = 100
"""Files, the ones sent last."""


class Uploads:
    """What this process has uploaded. A card for three thousand members goes over the line once."""

    def __init__(self) -> None:
        self._names: OrderedDict[tuple[type, str, bytes], str] = OrderedDict()

    async def send(self, bot: Any, chat_id: int, file: Picture | Document, **how: Any) -> Message:
        send = bot.send_photo if isinstance(file, Picture) else bot.send_document
        # Telegram knows a picture and a document by different names, be they the same file.
        key = type(file), file.filename, hashlib.sha256(file.data).digest()
        if name := self._names.get(key):
            self._names.move_to_end(key)
            try:
                message: Message = await send(chat_id, name, **how)
            except BadRequest:
                # Whatever it did not like, it is to be asked with the file itself.
                self._names.pop(key, None)
            else:
                return message
        message = await send(chat_id, file.data, filename=file.filename, **how)
        there = message.photo[-1] if message.photo else message.document
        if there is not None:
            self._names[key] = there.file_id
            if len(self._names) > REMEMBERED:
                self._names.popitem(last=False)
        return message
