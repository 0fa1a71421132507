"""A Telegram update in the words all channels share. What is not for a private chat is None here."""

from __future__ import annotations

from telegram import Chat, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus

from bot.conversation.messages import Address, Attachment, Incoming, Kind, Media

CHANNEL = "telegram"


def translate(update: Update) -> Incoming | None:
    """What somebody did in their private chat with the bot."""
    if update.callback_query is not None:
        query = update.callback_query
        chat_id = query.message.chat.id if query.message is not None else query.from_user.id
        if chat_id != query.from_user.id:
            return None
        return Incoming(
            address=Address(CHANNEL, str(chat_id)),
            update_id=update.update_id,
            kind=Kind.TAP,
            entry=query.data or "",
            answer_id=query.id,
        )
    if update.my_chat_member is not None:
        return _reachability(update.update_id, update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.chat.type != Chat.PRIVATE:
        return None
    return _message(update.update_id, message, edited=update.edited_message is not None)


def _reachability(update_id: int, change: ChatMemberUpdated) -> Incoming | None:
    if change.chat.type != Chat.PRIVATE:
        return None
    blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
    return Incoming(
        address=Address(CHANNEL, str(change.chat.id)),
        update_id=update_id,
        kind=Kind.BLOCKED if blocked else Kind.UNBLOCKED,
    )


def _message(update_id: int, message: Message, *, edited: bool) -> Incoming:
    text = message.text or message.caption or ""
    kind, attachment = Kind.TEXT, _attachment(message)
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


def _attachment(message: Message) -> Attachment | None:
    """The file of a message; of a photo the largest size."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Attachment(Media.PHOTO, largest.file_id, largest.file_unique_id)
    if message.video is not None:
        return Attachment(Media.VIDEO, message.video.file_id, message.video.file_unique_id)
    if message.document is not None:
        return Attachment(Media.DOCUMENT, message.document.file_id, message.document.file_unique_id)
    voice = message.voice or message.audio or message.video_note
    if voice is not None:
        return Attachment(Media.VOICE, voice.file_id, voice.file_unique_id)
    return None
