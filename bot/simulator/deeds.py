"""What the page lets people do: each deed takes the world and the request's JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.simulator.accounts import JSON, Person
from bot.simulator.chats import Chat
from bot.simulator.errors import NotPossible
from bot.simulator.messages import Message
from bot.simulator.world import World

ALBUM = 10


def find_person(world: World, id: Any) -> Person:
    account = world.accounts.get(number(id))
    if not isinstance(account, Person):
        raise NotPossible("no such person", "not_found")
    return account


def find_chat(world: World, id: Any) -> Chat:
    chat = world.chats.get(number(id))
    if chat is None:
        raise NotPossible("no such chat", "not_found")
    return chat


def seen_chat(world: World, person: Person, id: Any) -> Chat:
    """A chat of this person's own: the one with the bot, or a group."""
    chat = find_chat(world, id)
    if chat.person not in (None, person):
        raise NotPossible("somebody else's chat", "not_found")
    return chat


def add_person(world: World, body: JSON) -> JSON:
    names = str(body.get("name", "")).split()
    if not names:
        raise NotPossible("a person needs a name", "empty")
    last_name = " ".join(names[1:]) or None
    person = world.add_person(names[0], last_name=last_name, phone=str(body.get("phone") or "") or None)
    return {"person": person.id}


def say(world: World, body: JSON) -> None:
    person, chat = who_and_where(world, body)
    world.say(person, str(body.get("text", "")), **_place(chat, body))


def start(world: World, body: JSON) -> None:
    world.start(find_person(world, body.get("person")), str(body.get("payload") or "").strip() or None)


def send_sample(world: World, body: JSON) -> None:
    """Something ready-made, for who has nothing at hand."""
    person, chat = who_and_where(world, body)
    caption = str(body.get("caption") or "")
    where = _place(chat, body)
    match body.get("what"):
        case "photo":
            world.send_photo(person, caption, **where)
        case "album":
            world.send_album(person, 3, caption, **where)
        case "document":
            world.send_document(person, caption=caption, **where)
        case "voice":
            world.send_voice(person, **where)
        case "video":
            world.send_video(person, caption, **where)
        case "sticker":
            world.send_sticker(person, **where)
        case "location":
            world.send_location(person, **where)
        case "contact":
            world.send_contact(person, **where)
        case _:
            raise NotPossible("no such sample", "not_found")


def send_files(world: World, body: JSON, person: Person, chat: Chat, files: Sequence[tuple[str, str, bytes]]) -> None:
    """Picked files, as (name, type, data): photos make albums of up to ten, documents go one by one."""
    caption, where = str(body.get("caption") or ""), _place(chat, body)
    if body.get("kind") == "document":
        for name, mime_type, data in files:
            world.send_document(person, name, caption, data=data, mime_type=mime_type, **where)
        return
    pictures = [data for _, _, data in files]
    try:
        for start in range(0, len(pictures), ALBUM):
            match pictures[start : start + ALBUM]:
                case [lone]:
                    world.send_photo(person, caption if start == 0 else "", data=lone, **where)
                case several:
                    world.send_album(person, several, caption if start == 0 else "", **where)
    except NotPossible:
        raise
    except ValueError:
        raise NotPossible("not a picture", "not_picture") from None


def press(world: World, body: JSON) -> JSON:
    person, chat = who_and_where(world, body)
    message = find_message(chat, body.get("message"))
    try:
        pressed = world.press(person, message, (number(body.get("row")), number(body.get("column"))))
    except LookupError:
        raise NotPossible("that button is gone", "no_button") from None
    return {"press": pressed.id}


def press_key(world: World, body: JSON) -> None:
    person, chat = who_and_where(world, body)
    try:
        world.press_key(person, str(body.get("key")), chat)
    except LookupError:
        raise NotPossible("that key is gone", "no_button") from None


def forward(world: World, body: JSON) -> None:
    """Sends a message of one own chat on to another."""
    person, chat = who_and_where(world, body)
    message = find_message(chat, body.get("message"))
    world.forward(person, message, seen_chat(world, person, body.get("to")))


def forward_words(world: World, body: JSON) -> None:
    """Sends on words that came from a channel or from somebody outside."""
    person, chat = who_and_where(world, body)
    source = str(body.get("source") or "").strip()
    channel = next((c for c in world.chats.values() if c.type == "channel" and c.title == source), None)
    if channel is None:
        channel = world.add_channel(source or "Kanal")
    world.say(person, str(body.get("text", "")), chat, forward_from=channel)


def edit(world: World, body: JSON) -> None:
    person, chat = who_and_where(world, body)
    text = str(body.get("text", "")).strip()
    if not text:
        raise NotPossible("an empty message cannot be sent", "empty")
    world.edit(person, find_message(chat, body.get("message")), text)


def delete(world: World, body: JSON) -> None:
    person, chat = who_and_where(world, body)
    world.delete(person, find_message(chat, body.get("message")))


def block(world: World, body: JSON) -> None:
    person = find_person(world, body.get("person"))
    (world.block if body.get("blocked") else world.unblock)(person)


def follow(world: World, body: JSON) -> JSON:
    """Opens an invite link."""
    joined = world.join(find_person(world, body.get("person")), str(body.get("url")))
    return {"joined": joined}


Deed = Callable[[World, JSON], JSON | None]
DEEDS: dict[str, Deed] = {
    "person": add_person,
    "say": say,
    "start": start,
    "sample": send_sample,
    "press": press,
    "key": press_key,
    "forward": forward,
    "forward-words": forward_words,
    "edit": edit,
    "delete": delete,
    "block": block,
    "follow": follow,
}


def who_and_where(world: World, body: JSON) -> tuple[Person, Chat]:
    person = find_person(world, body.get("person"))
    return person, seen_chat(world, person, body.get("chat"))


def find_message(chat: Chat, id: Any) -> Message:
    message = chat.find_message(number(id))
    if message is None:
        raise NotPossible("this message was deleted", "deleted")
    return message


def _place(chat: Chat, body: JSON) -> JSON:
    """Where to send to, and in whose name: an answer goes into the topic of what it answers."""
    reply_to, topic = body.get("reply_to"), body.get("topic")
    answered = find_message(chat, reply_to) if reply_to else None
    where: JSON = {"chat": chat, "reply_to": answered}
    if answered:
        where["topic"] = answered.topic
    elif topic:
        where["topic"] = number(topic)
    # What comes with a form has words for its values.
    if body.get("anonymous") in (True, "true"):
        where["anonymous"] = True
    return where


def number(raw: Any) -> int:
    try:
        return int(raw)
    except (TypeError, ValueError):
        raise NotPossible(f"{raw!r} is no number", "not_found") from None
