"""The world as the page shows it: one person's chats, with what is new in them."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import JSON, Bot, Person
from bot.simulator.chats import Chat, InviteLink
from bot.simulator.faults import Fault
from bot.simulator.messages import Message
from bot.simulator.state import Change
from bot.simulator.world import World

# A page shows the end of a chat; whoever wants the beginning has the log of the world.
SHOWN_MESSAGES = 120


class Reading:
    """Who has read how far in which chat."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._read: dict[tuple[int, int], int] = {}

    def read(self, person: Person, chat: Chat) -> None:
        self._read[person.id, chat.id] = len(chat.messages)

    def unread(self, person: Person, chat: Chat) -> int:
        new = chat.messages[self._read.get((person.id, chat.id), 0) :]
        return sum(1 for m in new if m.sender is not person and not m.deleted and m.kind != "service")


def chats_of(world: World, person: Person) -> list[Chat]:
    """The private chat with the bot first, then the groups the person is in."""
    return [world.private(person), *(group for group in world.groups if group.member(person).present)]


def overview(world: World, person: Person, reading: Reading, labels: dict[int, str]) -> JSON:
    """Everything around the messages: people, own chats, the bot, the time."""
    people = [
        {
            "id": other.id,
            "name": other.name,
            "label": labels.get(other.id),
            "phone": other.phone,
            "blocked": other.blocked,
            "unread": sum(reading.unread(other, chat) for chat in chats_of(world, other)),
        }
        for other in world.people
        if not other.in_crowd
    ]
    return {
        "now": world.clock.now().timestamp(),
        "person": person.id,
        "people": people,
        "bot": {
            "id": world.bot.id,
            "name": world.bot.name,
            "username": world.bot.username,
            "description": world.bot.description or world.bot.short_description,
            "reads_all": world.bot.can_read_all_group_messages,
        },
        "chats": [_card(world, person, chat, reading) for chat in chats_of(world, person)],
        "pending": world.updates_pending,
        "faults": [_fault(world, fault) for fault in world.faults.waiting],
    }


def conversation(world: World, person: Person, chat: Chat) -> JSON:
    """The end of one chat as this person sees it."""
    messages = [message for message in chat.messages[-SHOWN_MESSAGES:] if not message.deleted]
    return {
        "chat": chat.id,
        "messages": [_message(message, person) for message in messages],
        "keyboard": _keyboard(world, person, chat),
        "placeholder": (chat.keyboard or {}).get("input_field_placeholder"),
        "pinned": chat.pinned.text if chat.pinned and not chat.pinned.deleted else None,
    }


def event(change: Change, now: float) -> JSON:
    """A change in a form small enough to be sent to every open page."""
    told: JSON = {"kind": change.kind, "chat": change.chat.id, "now": now}
    if change.message:
        told["message"] = change.message.id
        told["bot"] = change.message.from_bot
    if change.press:
        told |= {"press": change.press.id, "person": change.press.person.id}
        if change.press.answer:
            answer = change.press.answer
            told["answer"] = {"text": answer.text, "alert": answer.alert, "url": answer.url}
    return told


def _card(world: World, person: Person, chat: Chat, reading: Reading) -> JSON:
    card: JSON = {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or world.bot.name,
        "unread": reading.unread(person, chat),
        "commands": _commands(world.bot, chat),
    }
    if chat.type == "private":
        return card | {"started": person.started, "blocked": person.blocked, "may_write": not person.blocked}
    own = chat.member(person)
    return card | {
        "may_write": own.may_write,
        "admin": own.status in ("creator", "administrator"),
        "owner": own.status == "creator",
        "forum": chat.forum,
        "members": [
            {
                "id": member.account.id,
                "name": member.account.name,
                "status": member.status,
                "bot": isinstance(member.account, Bot),
            }
            for member in chat.present
        ],
        "topics": [{"id": id, "name": name, "closed": id in chat.closed_topics} for id, name in chat.topics.items()],
        "links": [_link(world, link) for link in chat.links.values()],
        "asking": [{"id": id, "name": world.accounts[id].name} for id in chat.join_requests],
    }


def _link(world: World, link: InviteLink) -> JSON:
    over = link.revoked or (link.expires is not None and link.expires <= world.clock.now())
    return {"url": link.url, "name": link.name, "asks": link.creates_join_request, "over": over, "used": link.used}


def _fault(world: World, fault: Fault) -> JSON:
    chat = world.chats.get(fault.chat_id or 0)
    where = (chat.title or (chat.person.name if chat.person else None)) if chat else None
    left = None if fault.times is None else fault.times - fault.hits
    return {"method": fault.method, "where": where, "left": left}


def _commands(bot: Bot, chat: Chat) -> list[JSON]:
    """The narrowest list of commands that was set for this kind of chat."""
    wide = "all_private_chats" if chat.type == "private" else "all_group_chats"
    for scope in ({"type": "chat", "chat_id": chat.id}, {"type": wide}, {"type": "default"}):
        for language in ("id", ""):
            found = bot.find_commands(scope, language)
            if found:
                return found
    return []


def _keyboard(world: World, person: Person, chat: Chat) -> list[list[str]]:
    return [[key.text for key in row] for row in world.keyboard(person, chat)]


def _message(message: Message, person: Person) -> JSON:
    shown: JSON = {
        "id": message.id,
        "mine": message.sender is person and not message.anonymous,
        "who": _sender_name(message),
        # Not even a colour tells who wrote in the group's name.
        "who_id": message.chat.id if message.anonymous else getattr(message.sender, "id", 0),
        "bot": message.from_bot,
        "kind": message.kind,
        "text": message.text,
        "entities": message.entities,
        "at": message.date.timestamp(),
        "edited": message.edited,
        "album": message.album,
        "topic": message.chat.topics.get(message.topic or 0),
    }
    if message.kind == "service":
        shown["service"] = _service(message.service)
    elif message.kind != "text":
        shown["media"] = _media(message)
    if message.reply_to:
        name = _sender_name(message.reply_to)
        shown["reply"] = {
            "who": name,
            "text": message.reply_to.text[:120],
            "kind": message.reply_to.kind,
        }
    if message.forward_origin:
        shown["forward"] = _origin_name(message.forward_origin)
    if message.reply_markup:
        shown["buttons"] = message.reply_markup.get("inline_keyboard", [])
    return shown


def _sender_name(message: Message) -> str | None:
    if message.anonymous:
        return message.chat.title
    if message.copied_from:
        return message.copied_from.title
    return getattr(message.sender, "name", None)


def _media(message: Message) -> JSON:
    media: Any = message.media
    if message.kind == "photo":
        largest = media[-1]
        # The size meant for a chat; the largest is for those who open the picture.
        inline = next((size for size in media if size["width"] >= 320), largest)
        return {
            "small": inline["file_id"],
            "file": largest["file_id"],
            "width": largest["width"],
            "height": largest["height"],
        }
    if message.kind in ("location", "contact"):
        return dict(media)
    names = ("file_name", "file_size", "duration", "emoji", "mime_type")
    return {"file": media["file_id"]} | {name: media[name] for name in names if name in media}


def _service(service: JSON) -> JSON:
    what = next(iter(service), "")
    content = service.get(what)
    if what == "new_chat_members":
        return {"what": what, "names": [_full_name(user) for user in service[what]]}
    if what == "left_chat_member":
        return {"what": what, "names": [_full_name(service[what])]}
    if what == "forum_topic_created":
        return {"what": what, "names": [service[what]["name"]]}
    return {"what": what, "names": [content] if isinstance(content, str) else []}


def _origin_name(origin: JSON) -> str:
    if origin["type"] == "user":
        return _full_name(origin["sender_user"])
    if origin["type"] == "channel":
        return str(origin["chat"]["title"])
    return str(origin.get("sender_user_name", ""))


def _full_name(user: JSON) -> str:
    return " ".join(filter(None, (user["first_name"], user.get("last_name"))))
