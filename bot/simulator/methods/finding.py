"""Which chat and message a request means, and whether the bot may go there."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import Person
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.messages import Message
from bot.simulator.parameters import Parameters
from bot.simulator.world import World


def find_chat(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """A chat the bot has met, by id or by @username."""
    wanted: Any = parameters.raw(name)
    if wanted is None or wanted == "":
        raise bad_request(f"{name} is empty")
    if isinstance(wanted, str) and wanted.startswith("@"):
        for chat in world.chats.values():
            if chat.type != "private" and (chat.username or "").lower() == wanted[1:].lower():
                return chat
        raise bad_request("chat not found")
    found = world.chats.get(parameters.integer(name))
    if found is None or not _has_met(world, found):
        raise bad_request("chat not found")
    return found


def writable_chat(world: World, parameters: Parameters) -> Chat:
    """The chat to send to; refuses where the bot may not write."""
    chat = find_chat(world, parameters)
    if chat.person:
        _check_person(world, chat.person)
        return chat
    check_inside(world, chat)
    if not chat.member(world.bot).may_write:
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def check_inside(world: World, chat: Chat) -> None:
    """Refuses as the real server does for groups the bot is not in, and for those that moved."""
    if chat.migrated_to:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id)
    if chat.type == "private":
        return
    if chat.gone:
        raise forbidden("the group chat was deleted")
    status = chat.member(world.bot).status
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def find_person(world: World, parameters: Parameters) -> Person:
    person = world.accounts.get(parameters.integer("user_id"))
    if not isinstance(person, Person):
        raise bad_request("PARTICIPANT_ID_INVALID")
    return person


def answered_message(world: World, chat: Chat, parameters: Parameters) -> Message | None:
    """The message that reply_parameters names."""
    reply = parameters.raw("reply_parameters")
    if reply is None:
        return None
    if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters: message_id must be an integer")
    place = world.chats.get(reply["chat_id"]) if reply.get("chat_id") else chat
    found = place.find_message(reply["message_id"]) if place else None
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def find_topic(chat: Chat, parameters: Parameters) -> int | None:
    topic = parameters.integer("message_thread_id")
    if not topic:
        return None
    if topic not in chat.topics:
        raise bad_request("message thread not found")
    if topic in chat.closed_topics:
        raise bad_request("TOPIC_CLOSED")
    return topic


def check_right(world: World, chat: Chat, right: str, refusal: str) -> None:
    if not chat.member(world.bot).may(right):
        raise bad_request(refusal)


def _has_met(world: World, chat: Chat) -> bool:
    """Telegram knows of everybody; a bot only of whom it has seen."""
    person = chat.person
    if person is None:
        return world.bot.id in chat.members or chat.migrated_to is not None
    if person.started or person.writable_until:
        return True
    return any(group.member(world.bot).present and person.id in group.members for group in world.groups)


def _check_person(world: World, person: Person) -> None:
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    window = person.writable_until
    if not person.started and not (window and world.clock.now() < window):
        raise forbidden("bot can't initiate conversation with a user")
