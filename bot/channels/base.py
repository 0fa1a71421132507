"""The doors: what every chat platform can do for the sender, and how it can fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.conversation.markup import read_marks, units
from bot.conversation.messages import Incoming, Reply

CAPTION = 1_024
"""Letters that may stand under a file; more of them follow in a message of their own."""
LONGEST = 4_096
"""Letters of a message; what has more of them comes as several."""
PROBE_AFTER = timedelta(seconds=5)
"""After which a connection that failed is tried again."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A message that left."""

    message_ids: tuple[str, ...]
    """The platform's ids of it, all of an album, the one with the text last; none when there was an errand and
    nothing to say."""
    detail: str | None = None
    """What an errand brought: the link of an invitation."""

    @property
    def message_id(self) -> str | None:
        return self.message_ids[-1] if self.message_ids else None


class Channel(Protocol):
    """A chat platform."""

    name: str

    async def send(self, chat_id: str, reply: Reply) -> Delivered:
        """Runs the errand, if any, and delivers one message; raises a `DeliveryFailure`. What takes several messages
        and stops half-way says in the failure's `left` what is there, to be put into `reply.after` the next time."""

    async def edit(self, chat_id: str, message_ids: Sequence[str], reply: Reply) -> None:
        """Gives what was delivered as `message_ids` the words and buttons of `reply`. That they are there already is
        no failure; raises a `DeliveryFailure`, `Rejected` when it is too late. May be repeated."""

    async def delete(self, chat_id: str, message_ids: Sequence[str]) -> None:
        """Takes back what was delivered; that it is gone already is no failure. Else as `edit`."""

    async def acknowledge(self, incoming: Incoming) -> None:
        """Tells the platform that a tap was handled; failures do not matter."""


class WrongToken(Exception):
    """The platform does not know our key: nothing will work until somebody puts it right."""


class DeliveryFailure(Exception):
    """The message was not delivered, or nobody knows."""

    left: tuple[str, ...] = ()
    """The ids of its first messages, which did arrive."""


class Blocked(DeliveryFailure):
    """The person does not want our messages, or is gone."""


class Lost(DeliveryFailure):
    """The bot is not in that group any more, or the group is gone."""

    def __init__(self, group_id: str, reason: str, *, removed: bool = False) -> None:
        super().__init__(reason)
        self.group_id = group_id
        self.removed = removed
        """Whether the group is still there, without the bot."""


class SlowDown(DeliveryFailure):
    """Too fast; nothing may be sent for `wait`, to this group or, when `group_id` is None, to anybody."""

    def __init__(self, wait: timedelta, group_id: str | None = None) -> None:
        super().__init__(f"wait {wait.total_seconds():.0f} s")
        self.wait = wait
        self.group_id = group_id


class Offline(SlowDown):
    """No connection: what was to leave surely did not, and nothing else would. It says nothing about the message."""

    def __init__(self) -> None:
        super().__init__(PROBE_AFTER)


class Moved(DeliveryFailure):
    """The group goes on under another id."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__("moved")
        self.old = old
        self.new = new


class Rejected(DeliveryFailure):
    """The platform will never accept this message."""


class Unreachable(DeliveryFailure):
    """The platform did not answer. `maybe_delivered` says whether the request may have got through."""

    def __init__(self, reason: str, *, maybe_delivered: bool) -> None:
        super().__init__(reason)
        self.maybe_delivered = maybe_delivered


def fits_caption(reply: Reply) -> bool:
    """Whether its words can stand under a file."""
    return units(_plain(reply)) <= CAPTION


def messages_of(reply: Reply) -> int:
    """How many messages it takes: those of an album each, and those of words that cannot stand under a file."""
    made = (reply.picture is not None) + (reply.document is not None)
    files = len(reply.attachments) + made
    under = bool(made or files == 1) and fits_caption(reply)
    words = 0 if under or (files and not reply.text) else len(parts_of(_plain(reply)))
    return max(files + words - len(reply.after), 1)


def parts_of(text: str) -> list[str]:
    """As many messages as it takes, cut between lines, or at least between words."""
    parts = []
    while units(text) > LONGEST:
        most = _fitting(text)
        cut = next((at for at in (text.rfind("\n", most // 2, most), text.rfind(" ", 1, most)) if at > 0), most)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


def _plain(reply: Reply) -> str:
    return read_marks(reply.text).text if reply.marked else reply.text


def _fitting(text: str) -> int:
    """How many of its letters fit into a message."""
    room = LONGEST
    for place, letter in enumerate(text):
        room -= units(letter)
        if room < 0:
            return place
    return len(text)
