"""The doors: what every chat platform can do for the sender, and how it can fail."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from bot.conversation.messages import Incoming, Reply


class Channel(Protocol):
    """A chat platform."""

    name: str

    async def send(self, chat_id: str, reply: Reply) -> str:
        """Delivers one message and returns the platform's id of it; raises a `DeliveryFailure`."""

    async def acknowledge(self, incoming: Incoming) -> None:
        """Tells the platform that a tap was handled; failures do not matter."""


class WrongToken(Exception):
    """The platform does not know our key: nothing will work until somebody puts it right."""


class DeliveryFailure(Exception):
    """The message was not delivered, or nobody knows."""


class Blocked(DeliveryFailure):
    """The person does not want our messages, or is gone."""


class SlowDown(DeliveryFailure):
    """Too fast; nothing may be sent for `wait`."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"wait {wait.total_seconds():.0f} s")
        self.wait = wait


class Moved(DeliveryFailure):
    """The chat goes on under another id."""

    def __init__(self, chat_id: str) -> None:
        super().__init__("moved")
        self.chat_id = chat_id


class Rejected(DeliveryFailure):
    """The platform will never accept this message."""


class Unreachable(DeliveryFailure):
    """The platform did not answer. `maybe_delivered` says whether the request may have got through."""

    def __init__(self, reason: str, *, maybe_delivered: bool) -> None:
        super().__init__(reason)
        self.maybe_delivered = maybe_delivered
