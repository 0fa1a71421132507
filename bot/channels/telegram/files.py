"""The files of a Telegram message."""

from __future__ import annotations

from typing import Any

from telegram import Message
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.conversation.files import Gone, NotNow, TooBig
from bot.conversation.messages import Attachment, Media


def attachment_of(message: Message) -> Attachment | None:
    """The file of a message; of a photo the largest size."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Attachment(Media.PHOTO, largest.file_id, largest.file_unique_id, largest.file_size or 0)
    video, document = message.video, message.document
    if video is not None:
        return Attachment(Media.VIDEO, video.file_id, video.file_unique_id, video.file_size or 0)
    if document is not None:
        return Attachment(Media.DOCUMENT, document.file_id, document.file_unique_id, document.file_size or 0)
    voice = message.voice or message.audio or message.video_note
    if voice is not None:
        return Attachment(Media.VOICE, voice.file_id, voice.file_unique_id, voice.file_size or 0)
    return None


async def fetch(bot: Any, file_id: str, most: int) -> bytes:
    """The bytes of a file; raises `TooBig`, `Gone` or `NotNow`."""
    try:
        file = await bot.get_file(file_id)
        if (file.file_size or 0) > most:
            raise TooBig(str(file.file_size))
        data = bytes(await file.download_as_bytearray())
    except BadRequest as error:
        raise (TooBig if "too big" in error.message.lower() else Gone)(error.message) from error
    except (Forbidden, InvalidToken) as error:  # a path that is gone is answered with 404
        raise Gone(type(error).__name__) from error
    except TelegramError as error:
        raise NotNow(type(error).__name__) from error
    if len(data) > most:
        raise TooBig(str(len(data)))
    return data
