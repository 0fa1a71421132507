"""A message, with its buttons, as both sides see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.simulator.accounts import JSON, Account, Bot, Person
from bot.simulator.chats import Chat

# What Telegram shows as the sender of a message that an administrator wrote in the group's name.
ANONYMOUS_ADMIN: JSON = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


# Who Telegram names as the sender of a channel's post that it copied into the linked group.
TELEGRAM_ITSELF: JSON = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


@dataclass(frozen=True)
class Button:
    """A button under a message (`data` or `url`) or on the reply keyboard (`asks_contact`, `asks_location`)."""

    text: str
    data: str | None = None
    url: str | None = None
    asks_contact: bool = False
    asks_location: bool = False

    @classmethod
    def read(cls, raw: JSON | str) -> Button:
        if isinstance(raw, str):
            return cls(raw)
        return cls(
            raw["text"],
            raw.get("callback_data"),
            raw.get("url"),
            bool(raw.get("request_contact")),
            bool(raw.get("request_location")),
        )


@dataclass(eq=False)
class Message:
    """One message. `text` is the text or the caption; `kind` says which: text, photo, document, video, voice,
    audio, video_note, sticker, location, contact or service. `earlier` holds the texts it had before being edited.
    """

    id: int
    chat: Chat
    sender: Account | None
    date: datetime
    kind: str = "text"
    text: str = ""
    entities: list[JSON] = field(default_factory=list)
    media: Any = None
    album: str | None = None
    reply_to: Message | None = None
    forward_origin: JSON | None = None
    reply_markup: JSON | None = None
    service: JSON = field(default_factory=dict)
    anonymous: bool = False
    topic: int | None = None
    copied_from: Chat | None = None
    edited_at: datetime | None = None
    earlier: list[str] = field(default_factory=list)
    deleted: bool = False

    @property
    def from_bot(self) -> bool:
        return isinstance(self.sender, Bot)

    @property
    def edited(self) -> bool:
        return bool(self.earlier)

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of inline buttons that can be pressed now."""
        rows = (self.reply_markup or {}).get("inline_keyboard", [])
        return [[Button.read(button) for button in row] for row in rows]

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    def find_button(self, wanted: str | tuple[int, int]) -> Button:
        """By label, by callback data, or by (row, column) from 0."""
        if isinstance(wanted, tuple):
            return self.buttons[wanted[0]][wanted[1]]
        buttons = [button for row in self.buttons for button in row]
        for button in buttons:
            if wanted in (button.text, button.data):
                return button
        raise LookupError(f"no button {wanted!r} under {self.text!r}; there are {self.labels}")

    @property
    def file_id(self) -> str:
        """Of the largest size when it is a photo."""
        media = self.media[-1] if self.kind == "photo" else self.media
        return str(media["file_id"])

    def json(self, *, nested: bool = False) -> JSON:
        """The Bot API's Message; a nested one leaves out what it answers, as the real one does."""
        message: JSON = {"message_id": self.id, "date": int(self.date.timestamp()), "chat": self.chat.json()}
        if self.anonymous:
            message |= {"from": ANONYMOUS_ADMIN, "sender_chat": self.chat.json()}
        elif self.copied_from:
            message |= {"from": TELEGRAM_ITSELF, "sender_chat": self.copied_from.json(), "is_automatic_forward": True}
        elif isinstance(self.sender, Person | Bot):
            message["from"] = self.sender.user()
        if self.chat.type == "channel":
            message["sender_chat"] = self.chat.json()
        if self.topic:
            message |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.forward_origin:
            message["forward_origin"] = self.forward_origin
        # In a topic, what answers nothing answers the note of its beginning.
        answered = self.reply_to or self.chat.by_id.get(self.topic or 0)
        if answered and not nested:
            message["reply_to_message"] = answered.json(nested=True)
        if self.edited_at:
            message["edit_date"] = int(self.edited_at.timestamp())
        if self.album:
            message["media_group_id"] = self.album
        message |= self._content()
        if self.reply_markup:
            message["reply_markup"] = self.reply_markup
        return message

    def _content(self) -> JSON:
        if self.kind == "service":
            return self.service
        words, marks = ("text", "entities") if self.kind == "text" else ("caption", "caption_entities")
        content: JSON = {} if self.kind == "text" else {self.kind: self.media}
        if self.text:
            content[words] = self.text
        if self.entities:
            content[marks] = self.entities
        return content


@dataclass(frozen=True)
class Answer:
    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(eq=False)
class Press:
    """A pressed inline button and what the bot answered to it; `url` when the button only opens a page."""

    id: str
    person: Person
    message: Message
    data: str | None
    url: str | None = None
    answers: list[Answer] = field(default_factory=list)
    at: float = 0.0

    @property
    def answer(self) -> Answer | None:
        return self.answers[0] if self.answers else None
