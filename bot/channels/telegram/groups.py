"""What happens in a group, in the words all channels share. What people say to each other is only a sign of life."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, ChatJoinRequest, ChatMember, ChatMemberUpdated, Message, MessageEntity, User
from telegram.constants import ChatID

from bot.channels.telegram.files import attachment_of
from bot.conversation.messages import Address, BotStanding, Incoming, Kind, Place, Quoted

CHANNEL = "telegram"
MOST_PEOPLE = 1_000
"""More people never come in one message; keeps the ids made for them apart."""


@dataclass(frozen=True, slots=True)
class Heard:
    """People talked in a group; what they said is not here."""

    group_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meant:
    """What an update amounts to: things to handle, and whether people were heard."""

    incoming: tuple[Incoming, ...] = ()
    heard: Heard | None = None


def of_message(update_id: int, message: Message, me: User, *, edited: bool) -> Meant:
    """A message written in a group, or Telegram's own note about it."""
    if message.migrate_to_chat_id:
        return Meant((_moved(update_id, message, message.chat.id, message.migrate_to_chat_id),))
    if message.migrate_from_chat_id:
        return Meant((_moved(update_id, message, message.migrate_from_chat_id, message.chat.id),))
    if message.new_chat_members:
        return Meant(_each(update_id, message, Kind.CAME, message.new_chat_members))
    if message.left_chat_member is not None:
        return Meant(_each(update_id, message, Kind.WENT, [message.left_chat_member]))
    if not _by_people(message):
        return Meant()
    heard = Heard(str(message.chat.id), message.edit_date or message.date)
    incoming = None if edited else _addressed(update_id, message, me)
    return Meant((incoming,) if incoming else (), heard)


def of_tap(update_id: int, query: CallbackQuery) -> Meant:
    """A button pressed under a message in a group; Telegram may no longer hold the message itself."""
    message = query.message
    assert message is not None
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    place = Place(
        group_id=str(message.chat.id),
        title=message.chat.title or "",
        topic=str(topic) if topic else None,
        message_id=str(message.message_id),
    )
    return Meant(
        (
            Incoming(
                _address(query.from_user),
                update_id,
                Kind.TAP,
                entry=query.data or "",
                answer_id=query.id,
                place=place,
            ),
        )
    )


def of_standing(update_id: int, change: ChatMemberUpdated) -> Meant:
    """The bot itself was added, promoted, restricted or removed."""
    place = Place(
        str(change.chat.id),
        change.chat.title or "",
        anonymous=change.from_user.id == ChatID.ANONYMOUS_ADMIN,
        standing=standing_of(change.new_chat_member),
    )
    return Meant((Incoming(_address(change.from_user), update_id, Kind.STANDING, place=place),))


def of_member(update_id: int, change: ChatMemberUpdated) -> Meant:
    """Somebody came or went; told only to bots that are administrators."""
    person = change.new_chat_member.user
    was, now = is_present(change.old_chat_member), is_present(change.new_chat_member)
    if was == now or person.is_bot:
        return Meant()
    place = Place(str(change.chat.id), change.chat.title or "")
    return Meant((Incoming(_address(person), update_id, Kind.CAME if now else Kind.WENT, place=place),))


def of_join_request(update_id: int, request: ChatJoinRequest) -> Meant:
    place = Place(str(request.chat.id), request.chat.title or "", reachable_at=str(request.user_chat_id))
    return Meant((Incoming(_address(request.from_user), update_id, Kind.ASKED_IN, place=place),))


def standing_of(member: ChatMember) -> BotStanding:
    """What somebody's membership allows."""
    admin = member.status in (ChatMember.ADMINISTRATOR, ChatMember.OWNER)
    return BotStanding(
        present=is_present(member),
        admin=admin,
        can_invite=admin and bool(getattr(member, "can_invite_users", True)),
        can_write=is_present(member) and bool(getattr(member, "can_send_messages", True)),
    )


def is_present(member: ChatMember) -> bool:
    if member.status == ChatMember.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)


def _moved(update_id: int, message: Message, old: int, new: int) -> Incoming:
    # The note in the new group comes in the group's own name, so who did it may be nobody.
    place = Place(str(old), message.chat.title or "", moved_to=str(new))
    address = _address(message.from_user) if message.from_user else Address(CHANNEL, str(old))
    return Incoming(address, update_id, Kind.MOVED, place=place)


def _each(update_id: int, message: Message, kind: Kind, users: Iterable[User]) -> tuple[Incoming, ...]:
    """One Incoming per person. The first bears the update's id, the others ids below zero, which no update has."""
    place = Place(str(message.chat.id), message.chat.title or "")
    people = [user for user in users if not user.is_bot]
    return tuple(
        Incoming(_address(user), update_id if number == 0 else -(update_id * MOST_PEOPLE + number), kind, place=place)
        for number, user in enumerate(people)
    )


def _by_people(message: Message) -> bool:
    """Whether somebody wrote it: no other bot, no post copied in from a linked channel, no note of Telegram's."""
    if message.is_automatic_forward or not (message.text or message.caption or message.effective_attachment):
        return False
    return message.sender_chat is not None or (message.from_user is not None and not message.from_user.is_bot)


def _addressed(update_id: int, message: Message, me: User) -> Incoming | None:
    """A command, a mention of the bot or an answer to it; None for what people say to each other."""
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if message.from_user is None or (message.sender_chat is not None and not anonymous):
        return None  # written as a channel: neither a person nor this group's admin
    text, answers_us = message.text or message.caption or "", _is_ours(message.reply_to_message, me)
    kind, named = Kind.MENTION, True
    entities: dict[MessageEntity, str] = message.parse_entities() or message.parse_caption_entities()
    command = next(
        (words for entity, words in entities.items() if entity.type == "bot_command" and not entity.offset), ""
    )
    if command:
        name, _, addressee = command[1:].partition("@")
        if addressee and addressee.lower() != (me.username or "").lower():
            return None
        kind, text = Kind.COMMAND, f"{name} {text[len(command) :].strip()}".strip()
        named = bool(addressee) or answers_us
    elif mention := next((w for entity, w in entities.items() if _names(entity, w, me)), ""):
        text = text.replace(mention, "").strip()
    elif not answers_us:
        return None
    topic = message.message_thread_id if message.is_topic_message else None
    return Incoming(
        _address(message.from_user),
        update_id,
        kind,
        text=text,
        attachment=attachment_of(message),
        album_id=message.media_group_id,
        forwarded=message.forward_origin is not None,
        place=Place(
            str(message.chat.id),
            message.chat.title or "",
            topic=str(topic) if topic else None,
            message_id=str(message.message_id),
            anonymous=anonymous,
            named=named,
            quoted=None if answers_us else _quoted(message.reply_to_message),
        ),
    )


def _quoted(answered: Message | None) -> Quoted | None:
    if answered is None or answered.forum_topic_created:
        return None  # in a topic, what answers nothing answers the topic's beginning
    return Quoted(
        text=answered.text or answered.caption or "",
        attachment=attachment_of(answered),
        album_id=answered.media_group_id,
    )


def _is_ours(answered: Message | None, me: User) -> bool:
    if answered is None or answered.forum_topic_created or answered.from_user is None:
        return False
    return answered.from_user.id == me.id


def _names(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and words[1:].lower() == (me.username or "").lower()


def _address(user: Any) -> Address:
    return Address(CHANNEL, str(user.id))
