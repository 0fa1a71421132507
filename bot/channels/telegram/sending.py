"""A reply as Telegram messages: text, files, buttons, in a topic, as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram import InputMediaDocument, InputMediaPhoto, InputMediaVideo
from telegram.error import BadRequest

from bot.channels.telegram.failures import lacks_answered, lacks_topic
from bot.channels.telegram.request import call
from bot.channels.telegram.wording import in_text, under_caption, worded
from bot.conversation.messages import Attachment, Choice, Media, Reply

SHORT_LABEL = 12
"""Buttons up to this many letters stand two in a row."""
CAPTION = 1024
ALBUM = 10


async def send_reply(bot: Any, chat_id: int, reply: Reply) -> tuple[str, ...]:
    """Sends it and returns the ids of its messages, the one with the text last. Raises what python-telegram-bot raises.

    Where its topic was closed, or the message it answers is gone, it goes to the group's general topic instead.
    """
    try:
        return await _send(bot, chat_id, reply)
    except BadRequest as error:
        if not (reply.topic and lacks_topic(error)) and not (reply.answers and lacks_answered(error)):
            raise
    return await _send(bot, chat_id, replace(reply, topic=None, answers=None))


async def _send(bot: Any, chat_id: int, reply: Reply) -> tuple[str, ...]:
    markup, where = keyboard(reply), _where(reply)
    reply, entities = worded(reply)
    ids: list[str] = []
    if len(reply.attachments) == 1:
        fits = len(reply.text) <= CAPTION
        how = {**where, **under_caption(entities)} if fits else where
        sent = await _send_file(bot, chat_id, reply.attachments[0], reply.text, reply_markup=markup, **how)
        ids.append(str(sent.message_id))
        if fits:
            return tuple(ids)
    else:
        for album in albums(reply.attachments):
            if len(album) == 1:
                sent = await _send_file(bot, chat_id, album[0], "", reply_markup=None, **where)
                ids.append(str(sent.message_id))
            else:
                shown = await bot.send_media_group(chat_id, [_media(file) for file in album], **where)
                ids += [str(message.message_id) for message in shown]
    ways = ((bot.send_photo, reply.picture), (bot.send_document, reply.document))
    made = [(send, file) for send, file in ways if file is not None]
    for place, (send, file) in enumerate(made, 1):
        last = place == len(made)
        under = {"caption": reply.text, "reply_markup": markup} if last and len(reply.text) <= CAPTION else {}
        sent = await send(chat_id, file.data, filename=file.filename, **under, **where)
        ids.append(str(sent.message_id))
        if under:
            return tuple(ids)
    words = {"text": reply.text, **in_text(entities)}
    sent = await call(bot, "sendMessage", chat_id=chat_id, reply_markup=markup, **words, **where)
    return (*ids, str(sent["message_id"]))


def _where(reply: Reply) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if reply.topic:
        where["message_thread_id"] = int(reply.topic)
    if reply.answers:
        where["reply_parameters"] = {"message_id": int(reply.answers), "allow_sending_without_reply": True}
    return where


async def _send_file(bot: Any, chat_id: int, file: Attachment, text: str, *, reply_markup: Any, **where: Any) -> Any:
    """Sends the file with the text as its caption, unless that is too long: then the text has to follow."""
    fits = len(text) <= CAPTION
    caption, buttons = (text, reply_markup) if fits else (None, None)
    match file.kind:
        case Media.PHOTO:
            sent = await bot.send_photo(chat_id, file.file_id, caption=caption, reply_markup=buttons, **where)
        case Media.VIDEO:
            sent = await bot.send_video(chat_id, file.file_id, caption=caption, reply_markup=buttons, **where)
        case Media.VOICE | Media.DOCUMENT:
            sent = await bot.send_document(chat_id, file.file_id, caption=caption, reply_markup=buttons, **where)
    return sent


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
    """The files in groups Telegram takes as one: at most ten, documents never among photos and videos."""
    shown = [file for file in files if file.kind in (Media.PHOTO, Media.VIDEO)]
    filed = [file for file in files if file.kind not in (Media.PHOTO, Media.VIDEO)]
    return [kind[i : i + ALBUM] for kind in (shown, filed) for i in range(0, len(kind), ALBUM)]


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
