"""Messages that were delivered get other words, or are taken back. Each may be done twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.base import DeliveryFailure, Unreachable, parts_of
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.request import call
from bot.channels.telegram.sending import keyboard
from bot.channels.telegram.wording import worded
from bot.conversation.messages import Reply

NO_TEXT = "no text in the message to edit"
"""Its words stand under a picture."""
AT_ONCE = 100
"""Messages that are taken back with one request at most."""


async def edit_reply(bot: Any, chat_id: int, message_ids: Sequence[str], reply: Reply) -> None:
    """The words stand in the last of its messages, or the last of them. Raises what python-telegram-bot raises."""
    what = {"chat_id": chat_id, "message_id": int(message_ids[-1]), "reply_markup": keyboard(reply)}
    reply, entities = worded(reply)
    try:
        last = reply.text if entities else parts_of(reply.text)[-1]
        await call(bot, "editMessageText", text=last, entities=entities, **what)
    except BadRequest as error:
        if NO_TEXT in error.message.lower():
            asked = call(bot, "editMessageCaption", caption=reply.text, caption_entities=entities, **what)
            await _unless(("message is not modified",), asked)
        elif "message is not modified" not in error.message.lower():
            raise


async def delete_reply(bot: Any, chat_id: int, message_ids: Sequence[str]) -> None:
    """The first by itself: only then Telegram says when it refuses. Raises what python-telegram-bot raises."""
    first, *others = [int(number) for number in message_ids]
    gone = ("message to delete not found",)
    await _unless(gone, call(bot, "deleteMessage", chat_id=chat_id, message_id=first))
    for start in range(0, len(others), AT_ONCE):
        some = others[start : start + AT_ONCE]
        await _unless(gone, call(bot, "deleteMessages", chat_id=chat_id, message_ids=some))


async def _unless(done: Sequence[str], asked: Any) -> None:
    """Refusals that say there is nothing left to do are none."""
    try:
        await asked
    except BadRequest as error:
        if not any(sign in error.message.lower() for sign in done):
            raise


def change_failure(error: TelegramError, chat_id: str) -> DeliveryFailure:
    """The failure of such a request: whether it got through does not matter, for it may be repeated."""
    failure = failure_of(error, chat_id)
    if isinstance(error, NetworkError) and isinstance(failure, Unreachable):
        return Unreachable(str(failure), maybe_delivered=False)
    return failure
