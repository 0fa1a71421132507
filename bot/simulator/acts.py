"""What people do: write, send pictures, press buttons, block the bot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.simulator.accounts import JSON, Person
from bot.simulator.chats import Chat, Member
from bot.simulator.entities import find_entities
from bot.simulator.errors import NotPossible
from bot.simulator.messages import Button, Message, Press
from bot.simulator.state import State

MAX_TEXT = 4096
REMEMBERED_FOR = timedelta(hours=48)
Origin = Message | Person | Chat | str


class Acts(State):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.presses: dict[str, Press] = {}

    def say(
        self,
        person: Person,
        text: str,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        forward_from: Origin | None = None,
        *,
        topic: int | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Writes in a chat, by default to the bot. What is too long for one message goes out as several, as the
        app does; the last is returned."""
        words = text.strip()
        if not words:
            raise NotPossible("an empty message cannot be sent", "empty")
        parts = [words[start : start + MAX_TEXT] for start in range(0, len(words), MAX_TEXT)]
        for part in parts:
            message = self._send(
                person,
                chat,
                text=part,
                entities=find_entities(part),
                reply_to=reply_to,
                forward_origin=self.origin_of(forward_from),
                topic=topic,
                anonymous=anonymous,
            )
        return message

    def start(self, person: Person, payload: str | None = None) -> Message:
        """Opens the bot, by a link with a payload when there is one."""
        return self.say(person, f"/start {payload}" if payload else "/start")

    def send_photo(self, person: Person, caption: str = "", *, data: bytes | None = None, **where: Any) -> Message:
        """A photo, a drawn one by default. `where`: chat, reply_to, forward_from, topic, album."""
        return self._send_media(person, "photo", self.files.add_photo(data), caption, **where)

    def send_album(
        self,
        person: Person,
        pictures: int | Sequence[bytes | None] = 3,
        caption: str = "",
        **where: Any,
    ) -> list[Message]:
        """Several photos as one album; the caption is on the first."""
        several = [None] * pictures if isinstance(pictures, int) else list(pictures)
        if not 2 <= len(several) <= 10:
            raise NotPossible("an album has two to ten pictures", "album")
        photos = [self.files.add_photo(data) for data in several]
        album = f"1338{self.number():013}"
        return [
            self._send_media(person, "photo", photo, caption if index == 0 else "", album=album, **where)
            for index, photo in enumerate(photos)
        ]

    def send_document(
        self,
        person: Person,
        name: str = "laporan.pdf",
        caption: str = "",
        *,
        data: bytes | None = None,
        mime_type: str = "application/pdf",
        size: int | None = None,
        **where: Any,
    ) -> Message:
        """A file. With `size` alone it only claims to be that large."""
        content = data if data is not None or size is not None else b"%PDF-1.4 demo"
        media = self.files.add("document", content, size=size, name=name, mime_type=mime_type)
        return self._send_media(person, "document", media, caption, **where)

    def send_video(
        self, person: Person, caption: str = "", *, data: bytes = b"video", size: int | None = None, **where: Any
    ) -> Message:
        media = self.files.add(
            "video", data, size=size, name="video.mp4", mime_type="video/mp4", width=640, height=360, duration=12
        )
        return self._send_media(person, "video", media, caption, **where)

    def send_voice(self, person: Person, *, seconds: int = 7, data: bytes = b"OggS", **where: Any) -> Message:
        media = self.files.add("voice", data, mime_type="audio/ogg", duration=seconds)
        return self._send_media(person, "voice", media, "", **where)

    def send_audio(self, person: Person, *, data: bytes = b"ID3", **where: Any) -> Message:
        """A piece of music, or a recording another program made."""
        media = self.files.add("audio", data, name="rekaman.mp3", mime_type="audio/mpeg", duration=60)
        return self._send_media(person, "audio", media, "", **where)

    def send_video_note(self, person: Person, *, data: bytes = b"video", **where: Any) -> Message:
        """A round video, as one holds the button for."""
        media = self.files.add("video_note", data, length=240, duration=7)
        return self._send_media(person, "video_note", media, "", **where)

    def send_sticker(self, person: Person, emoji: str = "👍", **where: Any) -> Message:
        media = self.files.add(
            "sticker", b"RIFF", type="regular", width=512, height=512, is_animated=False, is_video=False
        )
        return self._send_media(person, "sticker", media | {"emoji": emoji}, "", **where)

    def send_location(
        self, person: Person, latitude: float = -8.0419, longitude: float = 112.8133, **where: Any
    ) -> Message:
        place = {"latitude": latitude, "longitude": longitude}
        return self._send_media(person, "location", place, "", **where)

    def send_contact(self, person: Person, whose: Person | None = None, **where: Any) -> Message:
        """A contact, the own one by default. Telegram gives the number without its plus."""
        shown = whose or person
        contact: JSON = {"phone_number": (shown.phone or "").removeprefix("+"), "first_name": shown.first_name}
        if shown.last_name:
            contact["last_name"] = shown.last_name
        return self._send_media(person, "contact", contact | {"user_id": shown.id}, "", **where)

    def forward(self, person: Person, message: Message, chat: Chat | None = None) -> Message:
        """Sends on a message of any chat the person can see."""
        return self._send(
            person,
            chat,
            kind=message.kind,
            text=message.text,
            entities=list(message.entities),
            media=message.media,
            forward_origin=self.origin_of(message),
        )

    def edit(self, person: Person, message: Message, text: str) -> Message:
        """Changes an own message; the bot gets an edited_message."""
        if message.sender is not person or message.deleted:
            raise NotPossible("only own messages can be edited", "not_own")
        message.earlier.append(message.text)
        message.text = text.strip()
        message.entities = find_entities(message.text)
        message.edited_at = self.clock.now()
        self.changed("edited", message.chat, message)
        self.tell_bot("edited_message", message)
        return message

    def delete(self, person: Person, message: Message) -> None:
        """Takes a message away; Telegram does not tell bots."""
        if message.sender is not person and message.chat.type != "private":
            raise NotPossible("only own messages can be deleted", "not_own")
        message.deleted = True
        self.changed("deleted", message.chat, message)

    def press(self, person: Person, message: Message, button: str | tuple[int, int] | Button) -> Press:
        """Presses an inline button that stands under the message now."""
        if message.deleted:
            raise NotPossible("this message was deleted", "deleted")
        pressed = button if isinstance(button, Button) else message.find_button(button)
        if pressed.data is None:
            return Press("", person, message, None, url=pressed.url)
        return self.press_data(person, message, pressed.data)

    def press_data(self, person: Person, message: Message, data: str) -> Press:
        """Sends callback data as a modified app could: of a button long gone, or never there."""
        press = Press(f"{person.id}{self.number():09}", person, message, data, at=self.clock.now().timestamp())
        self.presses[press.id] = press
        person.started = person.started or message.chat.type == "private"
        # An old message, or one that was deleted, comes without its content; date 0 says so.
        shown = message.json()
        if message.deleted or self.clock.now() - message.date > REMEMBERED_FOR:
            shown = {"chat": message.chat.json(), "message_id": message.id, "date": 0}
        self.updates.add(
            "callback_query",
            {
                "id": press.id,
                "from": person.user(),
                "message": shown,
                "chat_instance": str(abs(message.chat.id) * 7919),
                "data": data,
            },
        )
        self.changed("press", message.chat, message, press)
        return press

    def keyboard(self, person: Person, chat: Chat | None = None) -> list[list[Button]]:
        """The rows of the reply keyboard that stands now, empty when there is none."""
        shown = (chat or self.private(person)).keyboard
        return [[Button.read(key) for key in row] for row in (shown or {}).get("keyboard", [])]

    def press_key(self, person: Person, label: str, chat: Chat | None = None) -> Message:
        """Presses a key of the reply keyboard: it sends its label, the own contact or a place."""
        place = chat or self.private(person)
        keys = [key for row in self.keyboard(person, chat) for key in row]
        key = next((key for key in keys if key.text == label), None)
        if key is None:
            raise LookupError(f"no key {label!r}; there are {[key.text for key in keys]}")
        if place.keyboard and place.keyboard.get("one_time_keyboard"):
            place.keyboard = None
        if key.asks_contact:
            return self.send_contact(person, chat=chat)
        if key.asks_location:
            return self.send_location(person, chat=chat)
        return self.say(person, label, chat)

    def block(self, person: Person) -> None:
        """Stops the bot: it is told, and can no longer write."""
        self._set_blocked(person, True)

    def unblock(self, person: Person) -> None:
        self._set_blocked(person, False)

    def deactivate(self, person: Person) -> None:
        """Deletes the account; nobody is told."""
        person.deactivated = True

    def _set_blocked(self, person: Person, blocked: bool) -> None:
        if person.blocked == blocked:
            return
        person.blocked = blocked
        states = ("member", "kicked") if blocked else ("kicked", "member")
        old, new = (Member(self.bot, status).snapshot() for status in states)
        self.updates.add(
            "my_chat_member",
            {
                "chat": self.private(person).json(),
                "from": person.user(),
                "date": int(self.clock.now().timestamp()),
                "old_chat_member": old,
                "new_chat_member": new,
            },
        )
        self.changed("member", self.private(person))

    def _send_media(
        self,
        person: Person,
        kind: str,
        media: Any,
        caption: str,
        *,
        chat: Chat | None = None,
        forward_from: Origin | None = None,
        **where: Any,
    ) -> Message:
        return self._send(
            person,
            chat,
            kind=kind,
            media=media,
            text=caption,
            entities=find_entities(caption),
            forward_origin=self.origin_of(forward_from),
            **where,
        )

    def _send(self, person: Person, chat: Chat | None, **content: Any) -> Message:
        place = chat or self.private(person)
        if person.deactivated:
            raise NotPossible(f"the account of {person.name} is gone", "deactivated")
        if place.type == "private":
            if person.blocked:
                raise NotPossible(f"{person.name} has blocked the bot", "blocked")
            person.started = True
        elif place.migrated_to:
            raise NotPossible(f"{place.title} has become a supergroup", "migrated")
        else:
            self._check_place(person, place, content)
        message = self.post(place, person, **content)
        self.tell_bot("message", message)
        return message

    def _check_place(self, person: Person, group: Chat, content: JSON) -> None:
        """Whether somebody may write in a group, in this topic, in this name."""
        own = self._present(group, person)
        admin = own.status in ("creator", "administrator")
        if not own.may_write:
            raise NotPossible(f"{person.name} may not write in {group.title}", "muted")
        if content.get("anonymous") and not admin:
            raise NotPossible(f"{person.name} is no administrator of {group.title}", "no_admin")
        if content.get("topic") in group.closed_topics and not admin:
            raise NotPossible("this topic is closed", "topic_closed")

    def origin_of(self, source: Origin | None) -> JSON | None:
        """forward_origin for a message, a person, a channel, or the name of somebody who hides the account."""
        if source is None:
            return None
        if isinstance(source, Message):
            if source.forward_origin:
                return source.forward_origin
            if source.chat.type == "channel":
                return self.origin_of(source.chat)
            sender: Origin | None = source.sender if isinstance(source.sender, Person) else None
            if sender is None:
                date = int(source.date.timestamp())
                return {"type": "user", "date": date, "sender_user": self.bot.user()}
            return self.origin_of(sender)
        date = int(self.clock.now().timestamp())
        if isinstance(source, Chat):
            number = len(source.messages) + 1
            return {"type": "channel", "date": date, "chat": source.json(), "message_id": number}
        if isinstance(source, Person) and not source.hides_forwards:
            return {"type": "user", "date": date, "sender_user": source.user()}
        name = source.name if isinstance(source, Person) else source
        return {"type": "hidden_user", "date": date, "sender_user_name": name}
