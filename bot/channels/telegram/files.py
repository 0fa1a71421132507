"""The files of a Telegram message."""

from __future__ import annotations

from telegram import Message

from bot.conversation.messages import Attachment, Media


def attachment_of(message: Message) -> Attachment | None:
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
