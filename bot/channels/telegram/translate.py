"""A Telegram update in the words all channels share."""

from __future__ import annotations

from telegram import Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus

from bot.channels.telegram import groups
from bot.channels.telegram.files import attachment_of
from bot.channels.telegram.groups import CHANNEL, Meant
from bot.conversation.messages import Address, Incoming, Kind

NOTHING = Meant()


def translate(update: Update, me: User) -> Meant:
    """What somebody did in their private chat with the bot, or in a group; `me` is the bot itself."""
    update_id = update.update_id
    if (query := update.callback_query) is not None:
        if query.message is not None and _is_group(query.message.chat):
            return groups.of_tap(update_id, query)
        if query.message is not None and query.message.chat.type != Chat.PRIVATE:
            return NOTHING
        address = Address(CHANNEL, str(query.from_user.id))
        return Meant((Incoming(address, update_id, Kind.TAP, entry=query.data or "", answer_id=query.id),))
    if (change := update.my_chat_member) is not None:
        if _is_group(change.chat):
            return groups.of_standing(update_id, change)
        return _reachability(update_id, change) if change.chat.type == Chat.PRIVATE else NOTHING
    if (change := update.chat_member) is not None:
        return groups.of_member(update_id, change) if _is_group(change.chat) else NOTHING
    if (request := update.chat_join_request) is not None:
        return groups.of_join_request(update_id, request) if _is_group(request.chat) else NOTHING
    message, edited = update.message or update.edited_message, update.edited_message is not None
    if message is None:
        return NOTHING
    if _is_group(message.chat):
        return groups.of_message(update_id, message, me, edited=edited)
    return Meant((_message(update_id, message, edited=edited),)) if message.chat.type == Chat.PRIVATE else NOTHING


def _is_group(chat: Chat) -> bool:
    return chat.type in (Chat.GROUP, Chat.SUPERGROUP)


def _reachability(update_id: int, change: ChatMemberUpdated) -> Meant:
    blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
    kind = Kind.BLOCKED if blocked else Kind.UNBLOCKED
    return Meant((Incoming(Address(CHANNEL, str(change.chat.id)), update_id, kind),))


def _message(update_id: int, message: Message, *, edited: bool) -> Incoming:
    text = message.text or message.caption or ""
    kind, attachment = Kind.TEXT, attachment_of(message)
    phone, own = None, False
    if edited:
        kind = Kind.EDIT
    elif attachment is not None:
        kind = Kind.MEDIA
    elif message.contact is not None:
        kind, phone = Kind.CONTACT, message.contact.phone_number
        own = message.from_user is not None and message.contact.user_id == message.from_user.id
    elif message.location is not None:
        kind = Kind.LOCATION
    elif message.text is None:
        kind = Kind.OTHER
    elif text == "/start" or text.startswith("/start "):
        kind, text = Kind.START, text[len("/start") :].strip()
    return Incoming(
        address=Address(CHANNEL, str(message.chat.id)),
        update_id=update_id,
        kind=kind,
        text=text,
        attachment=attachment,
        album_id=message.media_group_id,
        phone=phone,
        own_contact=own,
        forwarded=message.forward_origin is not None,
    )
