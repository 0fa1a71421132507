"""A reply as Telegram messages: text, files, buttons, in a topic, as an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import InputMediaDocument, InputMediaPhoto, InputMediaVideo
from telegram.error import BadRequest, TelegramError

from bot.channels.base import fits_caption, parts_of
from bot.channels.telegram.failures import is_of_other_kind, lacks_answered, lacks_topic
from bot.channels.telegram.request import call
from bot.channels.telegram.uploads import Uploads
from bot.channels.telegram.wording import in_text, under_caption, worded
from bot.conversation.messages import Attachment, Choice, Document, Media, Picture, Reply

SHORT_LABEL = 12
"""Buttons up to this many letters stand two in a row."""
ALBUM = 10

Request = Callable[[], Awaitable[list[str]]]


class Stopped(Exception):
    """`left` are the ids of the messages that are in the chat; then `error`."""

    def __init__(self, left: tuple[str, ...], error: TelegramError) -> None:
        super().__init__(str(error))
        self.left = left
        self.error = error


async def send_reply(bot: Any, chat_id: int, reply: Reply, uploads: Uploads) -> tuple[str, ...]:
    """Sends it and returns the ids of its messages, the one with the text last. Raises `Stopped`.

    Where its topic was closed, or the message it answers is gone, it goes to the group's general topic instead.
    """
    try:
        return await _send(bot, chat_id, reply, uploads)
    except Stopped as stopped:
        error = stopped.error
        if not isinstance(error, BadRequest):
            raise
        if not (reply.topic and lacks_topic(error)) and not (reply.answers and lacks_answered(error)):
            raise
        reply = replace(reply, topic=None, answers=None, after=stopped.left)
    return await _send(bot, chat_id, reply, uploads)


async def _send(bot: Any, chat_id: int, reply: Reply, uploads: Uploads) -> tuple[str, ...]:
    ids = list(reply.after)
    there = len(ids)
    for count, request in _requests(bot, chat_id, reply, uploads):
        if there >= count:
            there -= count
            continue
        try:
            ids += await request()
        except TelegramError as error:
            raise Stopped(tuple(ids), error) from error
    return tuple(ids)


def _requests(bot: Any, chat_id: int, reply: Reply, uploads: Uploads) -> list[tuple[int, Request]]:
    """What has to be asked of Telegram, in order, each with the number of messages it makes."""
    markup, where = keyboard(reply), _where(reply)
    fits = fits_caption(reply)
    reply, entities = worded(reply)
    words = under_caption(entities)
    found: list[tuple[int, Request]] = []
    files = [*albums(reply.attachments), *(file for file in (reply.picture, reply.document) if file is not None)]
    under = False
    for place, file in enumerate(files, 1):
        # A round video has no caption: a recording stands by itself.
        lone = not isinstance(file, list) or (len(reply.attachments) == 1 and file[0].kind is not Media.VOICE)
        under = fits and lone and place == len(files)
        caption = {"caption": reply.text, "reply_markup": markup, **words} if under else {}
        if not isinstance(file, list):
            found.append((1, partial(_send_made, uploads, bot, chat_id, file, **caption, **where)))
        elif len(file) == 1:
            found.append((1, partial(_send_file, bot, chat_id, file[0], **caption, **where)))
        else:
            found.append((len(file), partial(_send_album, bot, chat_id, file, **where)))
    if not under and (reply.text or not files):
        # Who writes words with marks is told how many may stand in a message.
        *parts, last = [reply.text] if entities else parts_of(reply.text)
        found += [(1, partial(_send_text, bot, chat_id, part, None, **where)) for part in parts]
        found.append((1, partial(_send_text, bot, chat_id, last, markup, **in_text(entities), **where)))
    return found


async def _send_text(bot: Any, chat_id: int, text: str, markup: Any, **where: Any) -> list[str]:
    sent = await call(bot, "sendMessage", chat_id=chat_id, reply_markup=markup, text=text, **where)
    return [str(sent["message_id"])]


async def _send_made(uploads: Uploads, bot: Any, chat_id: int, file: Picture | Document, **how: Any) -> list[str]:
    return [str((await uploads.send(bot, chat_id, file, **how)).message_id)]


async def _send_album(bot: Any, chat_id: int, files: Sequence[Attachment], **where: Any) -> list[str]:
    shown = await bot.send_media_group(chat_id, [_media(file) for file in files], **where)
    return [str(message.message_id) for message in shown]


def _where(reply: Reply) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if reply.topic:
        where["message_thread_id"] = int(reply.topic)
    if reply.answers:
        where["reply_parameters"] = {"message_id": int(reply.answers), "allow_sending_without_reply": True}
    return where


async def _send_file(bot: Any, chat_id: int, file: Attachment, **how: Any) -> list[str]:
    match file.kind:
        case Media.PHOTO:
            sent = await bot.send_photo(chat_id, file.file_id, **how)
        case Media.VIDEO:
            sent = await bot.send_video(chat_id, file.file_id, **how)
        case Media.DOCUMENT:
            sent = await bot.send_document(chat_id, file.file_id, **how)
        case Media.VOICE:
            return await _send_sound(bot, chat_id, file.file_id, **how)
    return [str(sent.message_id)]


async def _send_sound(bot: Any, chat_id: int, file_id: str, **where: Any) -> list[str]:
    """A recording, a piece of music or a round video: Telegram knows which, and takes each by its own name only."""
    for send in (bot.send_voice, bot.send_audio):
        try:
            return [str((await send(chat_id, file_id, **where)).message_id)]
        except BadRequest as error:
            if not is_of_other_kind(error):
                raise
    return [str((await bot.send_video_note(chat_id, file_id, **where)).message_id)]


def keyboard(reply: Reply) -> dict[str, Any] | None:
    """Buttons under a message: big, one to a row, two where neighbours are short."""
    if reply.asks_contact:
        # Only this keyboard can hand over the phone's own number; its other buttons are typed words.
        keys: list[list[dict[str, Any]]] = [[{"text": reply.asks_contact, "request_contact": True}]]
        keys += [[{"text": choice.label}] for choice in reply.choices]
        return {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}
    if not reply.choices:
        return {"remove_keyboard": True} if reply.clears_keys else None
    answers = reply.choices[: len(reply.choices) - reply.ways_out]
    ways_out = [_button(choice) for choice in reply.choices[len(answers) :]]
    rows: list[list[dict[str, Any]]] = []
    half_full = False
    for choice in answers:
        short = len(choice.label) <= SHORT_LABEL
        if short and half_full:
            rows[-1].append(_button(choice))
        else:
            rows.append([_button(choice)])
        half_full = short and not half_full
    rows += [ways_out[i : i + 3] for i in range(0, len(ways_out), 3)]
    return {"inline_keyboard": rows}


def albums(files: Sequence[Attachment]) -> list[list[Attachment]]:
    """The files in groups Telegram takes as one: at most ten, documents never among photos and videos, recordings each
    by itself."""
    shown = [file for file in files if file.kind in (Media.PHOTO, Media.VIDEO)]
    filed = [file for file in files if file.kind is Media.DOCUMENT]
    together = [kind[i : i + ALBUM] for kind in (shown, filed) for i in range(0, len(kind), ALBUM)]
    return [*together, *([file] for file in files if file.kind is Media.VOICE)]


def _button(choice: Choice) -> dict[str, Any]:
    if choice.url:
        return {"text": choice.label, "url": choice.url}
    return {"text": choice.label, "callback_data": choice.entry}


def _media(file: Attachment) -> InputMediaPhoto | InputMediaVideo | InputMediaDocument:
    match file.kind:
        case Media.PHOTO:
            return InputMediaPhoto(file.file_id)
        case Media.VIDEO:
            return InputMediaVideo(file.file_id)
        case _:
            return InputMediaDocument(file.file_id)
