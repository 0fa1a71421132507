"""Messages that went back to the outbox, and until when: what comes later for the same chat goes behind them."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.outbox import OutboxMessage

OVERDUE = timedelta(minutes=1)
"""A delayed message so long past its time has been sent by another process."""


class Delays:
    def __init__(self) -> None:
        self._of_chats: dict[tuple[str, str], dict[int, datetime]] = {}

    def note(self, message: OutboxMessage, until: datetime) -> None:
        self._of_chats.setdefault((message.channel, message.chat_id), {})[message.id] = until

    def forget(self, message: OutboxMessage) -> None:
        """It is in this process's hands again."""
        self._of_chats.get((message.channel, message.chat_id), {}).pop(message.id, None)

    def forget_chat(self, channel: str, chat_id: str) -> None:
        self._of_chats.pop((channel, chat_id), None)

    def forget_overdue(self, now: datetime) -> None:
        for chat, delayed in list(self._of_chats.items()):
            left = {message: until for message, until in delayed.items() if until > now - OVERDUE}
            if left:
                self._of_chats[chat] = left
            else:
                del self._of_chats[chat]

    def before(self, message: OutboxMessage, now: datetime) -> datetime | None:
        """Until when earlier messages of the same chat were put off."""
        delayed = self._of_chats.get((message.channel, message.chat_id), {})
        earlier = (until for other, until in delayed.items() if other < message.id and until > now - OVERDUE)
        return max(earlier, default=None)
