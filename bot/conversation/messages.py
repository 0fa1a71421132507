"""Words all channels share: what came in, what goes out. Nothing here knows Telegram."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    TAP = "tap"
    """Pressed a button; `entry` says which."""
    START = "start"
    """Opened the chat, perhaps through a link; `text` is the link's payload."""
    MEDIA = "media"
    CONTACT = "contact"
    LOCATION = "location"
    EDIT = "edit"
    """Changed an earlier message."""
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    OTHER = "other"
    """A sticker, a dice, a poll: nothing the bot can use."""


class Media(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on the chat platform."""

    kind: Media
    file_id: str
    unique_id: str

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind.value, "file_id": self.file_id, "unique_id": self.unique_id}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> Attachment:
        return cls(Media(data["kind"]), data["file_id"], data["unique_id"])


@dataclass(frozen=True, slots=True)
class Address:
    """A private chat on a channel."""

    channel: str
    chat_id: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing somebody did in a private chat. The name the platform shows is deliberately not here."""

    address: Address
    update_id: int
    kind: Kind
    text: str = ""
    entry: str = ""
    attachment: Attachment | None = None
    album_id: str | None = None
    phone: str | None = None
    """The number of a shared contact, as the platform gave it."""
    own_contact: bool = False
    """Whether the shared contact is the sender's own."""
    forwarded: bool = False
    answer_id: str | None = None
    """What the platform wants acknowledged after a tap."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. In a question it stands for `value`; a standing one carries its `entry`, safe for weeks."""

    label: str
    value: Any = None
    entry: str | None = None
    url: str | None = None
    words: tuple[str, ...] = ()
    """In a question: what else people type when they mean it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the bot itself made."""

    data: bytes
    filename: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to somebody, in no channel's terms."""

    text: str
    choices: tuple[Choice, ...] = ()
    """Ready to send: each with an `entry` or `url`."""
    attachments: tuple[Attachment, ...] = ()
    """Files shown before the text."""
    picture: Picture | None = None
    asks_contact: str | None = None
    """The label of a button with which people share their own number, where the channel has one."""
    template: str | None = None
    """Name of a message template, for channels that demand one outside a conversation."""
    parameters: dict[str, str] = field(default_factory=dict)
    ways_out: int = 0
    """How many of the last choices are no answers but ways out; they stand in rows of their own."""

    def to_json(self) -> dict[str, Any]:
        """Compact: what is empty is left out."""
        data: dict[str, Any] = {"text": self.text}
        if self.choices:
            data["choices"] = [[c.label, c.entry, c.url] for c in self.choices]
        if self.ways_out:
            data["ways_out"] = self.ways_out
        if self.attachments:
            data["attachments"] = [a.to_json() for a in self.attachments]
        if self.picture:
            data["picture"] = [base64.b64encode(self.picture.data).decode(), self.picture.filename]
        if self.asks_contact:
            data["asks_contact"] = self.asks_contact
        if self.template:
            data["template"] = self.template
            data["parameters"] = self.parameters
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reply:
        picture = None
        if "picture" in data:
            picture = Picture(base64.b64decode(data["picture"][0]), data["picture"][1])
        return cls(
            text=data["text"],
            choices=tuple(Choice(label, entry=entry, url=url) for label, entry, url in data.get("choices", ())),
            ways_out=data.get("ways_out", 0),
            attachments=tuple(Attachment.from_json(a) for a in data.get("attachments", ())),
            picture=picture,
            asks_contact=data.get("asks_contact"),
            template=data.get("template"),
            parameters=data.get("parameters", {}),
        )
