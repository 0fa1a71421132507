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

    # In a group only:
    COMMAND = "command"
    """Addressed to the bot by a command; `text` is its words without slash and name."""
    MENTION = "mention"
    """Named the bot, or answered one of its messages."""
    STANDING = "standing"
    """The bot's own place in the group changed: added, promoted, restricted, removed."""
    MOVED = "moved"
    """The group goes on under `place.moved_to`."""
    CAME = "came"
    WENT = "went"
    ASKED_IN = "asked_in"
    """Asked to be let in."""


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
    size: int = field(default=0, compare=False)
    """Bytes, as far as the platform says; not kept."""

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
class Quoted:
    """The message in a group that somebody answered with a command."""

    text: str
    attachment: Attachment | None
    album_id: str | None


@dataclass(frozen=True, slots=True)
class BotStanding:
    """What the bot may do in a group."""

    present: bool
    admin: bool = False
    can_invite: bool = False
    can_write: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """The group in which something was done."""

    group_id: str
    title: str
    topic: str | None = None
    message_id: str | None = None
    anonymous: bool = False
    """Written in the group's own name: nobody knows who it was."""
    named: bool = False
    """The bot was meant and no other: by its name, or by an answer to what it wrote."""
    quoted: Quoted | None = None
    standing: BotStanding | None = None
    moved_to: str | None = None
    reachable_at: str | None = None
    """A private chat the bot may write to for a few minutes, though nobody pressed start."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing somebody did. The name the platform shows is deliberately not here."""

    address: Address
    """The private chat of whoever did it, also when it was done in a group."""
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
    place: Place | None = None
    """Where it was done, when that was a group."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. In a question it stands for `value`; a standing one carries its `entry`, safe for weeks."""

    label: str
    value: Any = None
    entry: str | None = None
    url: str | None = None
    words: tuple[str, ...] = ()
    """In a question: what else people type when they mean it."""
    final: bool = False
    """In a question: does for good what the form was for, as one of value True does. Meant by *ya* where it is the
    only one; a number means no choice beside it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that the bot itself made."""

    data: bytes
    filename: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the bot itself made: a PDF, a calendar entry, a spreadsheet."""

    data: bytes
    filename: str


class Deed(StrEnum):
    """What the bot can do in a group besides writing."""

    INVITE = "invite"
    """Makes a personal link, named `subject`, and writes it in place of `{link}` in the text and in buttons."""
    REVOKE = "revoke"
    """Ends the link `subject`."""
    LET_IN = "let_in"
    """Approves the request of the user `subject` to join."""
    LEAVE = "leave"
    """Goes, after the reply's text."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A deed in a group, done before the reply's text (if any) is sent."""

    deed: Deed
    group_id: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to somebody, in no channel's terms."""

    text: str
    choices: tuple[Choice, ...] = ()
    """Ready to send: each with an `entry` or `url`."""
    attachments: tuple[Attachment, ...] = ()
    """Files shown before the text."""
    picture: Picture | None = None
    document: Document | None = None
    """Shown after the picture; the text stands under the last of them."""
    asks_contact: str | None = None
    """The label of a button with which people share their own number, where the channel has one."""
    clears_keys: bool = False
    """Takes such a keyboard away again; a message of its own, for it cannot have buttons besides."""
    template: str | None = None
    """Name of a message template, for channels that demand one outside a conversation."""
    parameters: dict[str, str] = field(default_factory=dict)
    ways_out: int = 0
    """How many of the last choices are no answers but ways out; they stand in rows of their own."""
    topic: str | None = None
    answers: str | None = None
    """In a group: the topic, and the message this answers."""
    errand: Errand | None = None
    after: tuple[str, ...] = ()
    """The platform's ids of its first messages, which are in the chat already: only the rest is to be sent."""
    marked: bool = False
    """The text holds marks, `*tebal*` and `_miring_` (`markup.py`); otherwise every letter means itself."""

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
        if self.document:
            data["document"] = [base64.b64encode(self.document.data).decode(), self.document.filename]
        if self.asks_contact:
            data["asks_contact"] = self.asks_contact
        if self.clears_keys:
            data["clears_keys"] = True
        if self.topic:
            data["topic"] = self.topic
        if self.answers:
            data["answers"] = self.answers
        if self.errand:
            data["errand"] = [self.errand.deed.value, self.errand.group_id, self.errand.subject]
        if self.after:
            data["after"] = list(self.after)
        if self.marked:
            data["marked"] = True
        if self.template:
            data["template"] = self.template
            data["parameters"] = self.parameters
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Reply:
        picture = document = None
        if "picture" in data:
            picture = Picture(base64.b64decode(data["picture"][0]), data["picture"][1])
        if "document" in data:
            document = Document(base64.b64decode(data["document"][0]), data["document"][1])
        return cls(
            text=data.get("text", ""),
            choices=tuple(Choice(label, entry=entry, url=url) for label, entry, url in data.get("choices", ())),
            ways_out=data.get("ways_out", 0),
            attachments=tuple(Attachment.from_json(a) for a in data.get("attachments", ())),
            picture=picture,
            document=document,
            asks_contact=data.get("asks_contact"),
            clears_keys=data.get("clears_keys", False),
            topic=data.get("topic"),
            answers=data.get("answers"),
            errand=Errand(Deed(data["errand"][0]), *data["errand"][1:]) if "errand" in data else None,
            after=tuple(data.get("after", ())),
            marked=data.get("marked", False),
            template=data.get("template"),
            parameters=data.get("parameters", {}),
        )
