"""What was pressed a moment ago: so that a double tap is known for one.

Kept in memory alone, for a press of somebody who refused to be stored or was just erased may leave nothing behind. On
another process the second tap is merely explained, as that of any old button.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.messages import Address

DOUBLE_TAP = timedelta(seconds=10)
"""Within which the same press is the same wish: on a slow line people press until an answer appears."""


class Presses:
    """The last button of an open question that each chat pressed, as long as nothing else was done after it."""

    def __init__(self) -> None:
        self._last: dict[Address, tuple[str, datetime]] = {}

    def note(self, chat: Address, entry: str, now: datetime) -> None:
        self.forget(chat)
        self._last[chat] = entry, now
        # In the order they came: what is too old stands in front.
        for other, (_, at) in list(self._last.items()):
            if now - at <= DOUBLE_TAP:
                break
            del self._last[other]

    def forget(self, chat: Address) -> None:
        self._last.pop(chat, None)

    def again(self, chat: Address, entry: str, now: datetime) -> bool:
        """Whether this very button was the last thing pressed, a moment ago."""
        pressed, at = self._last.get(chat, ("", now))
        return pressed == entry and now - at <= DOUBLE_TAP
