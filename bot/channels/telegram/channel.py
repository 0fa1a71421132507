"""Telegram as a channel: python-telegram-bot's Application, our words in and out."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

import structlog
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler
from telegram.request import BaseRequest

from bot.channels.base import Blocked, Moved, Rejected, SlowDown, Unreachable
from bot.channels.telegram.request import AiohttpRequest, NotSent
from bot.channels.telegram.translate import CHANNEL, translate
from bot.conversation.messages import Attachment, Choice, Incoming, Media, Reply

log = structlog.get_logger(__name__)

SHORT_LABEL = 12
"""Buttons up to this many letters stand two in a row."""
CAPTION = 1024
ALBUM = 10
GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate conversation", "user not found")

Handle = Callable[[Incoming], Awaitable[None]]


class _Failed:
    """What went wrong while one update was processed."""

    error: Exception | None = None


_failure: ContextVar[_Failed | None] = ContextVar("failure", default=None)


class TelegramChannel:
    """Owns the Application. Updates reach it through `process`, from polling or a webhook."""

    name = CHANNEL

    def __init__(
        self,
        token: str,
        api_url: str,
        *,
        request: BaseRequest | None = None,
        polling_request: BaseRequest | None = None,
    ) -> None:
        self.polling_request = polling_request or AiohttpRequest(connections=2, timeout=70)
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder()
            .token(token)
            .base_url(f"{api_url}/bot")
            .base_file_url(f"{api_url}/file/bot")
            .request(request or AiohttpRequest())
            .get_updates_request(self.polling_request)
            .updater(None)
            .job_queue(None)
            .concurrent_updates(False)
            .build()
        )
        self.application.add_handler(TypeHandler(Update, self._on_update))
        self.application.add_error_handler(self._on_error)
        self._handle: Handle | None = None

    @property
    def bot(self) -> Any:
        return self.application.bot

    def connect(self, handle: Handle) -> None:
        """Where incoming things go."""
        self._handle = handle

    async def process(self, update: Update) -> None:
        """Returns when everything the update caused is committed; raises when that failed."""
        failed = _Failed()
        update.set_bot(self.bot)
        token = _failure.set(failed)
        try:
            await self.application.process_update(update)
        finally:
            _failure.reset(token)
        if failed.error is not None:
            raise failed.error

    async def _on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        incoming = translate(update)
        if incoming is not None and self._handle is not None:
            await self._handle(incoming)

    async def _on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """PTB would log and go on; whoever acknowledges the update has to know."""
        failed = _failure.get()
        if failed is not None and isinstance(context.error, Exception):
            failed.error = context.error

    async def announce(self, commands: Sequence[tuple[str, str]]) -> None:
        """Shows the commands in the platform's menu; a server that cannot is no reason not to run."""
        with contextlib.suppress(TelegramError):
            await self.bot.set_my_commands([BotCommand(name, description) for name, description in commands])

    async def close(self) -> None:
        """Closes the connections, also those of an Application that never came to be ready."""
        if self.application._initialized:
            await self.application.shutdown()
        for request in (self.bot.request, self.polling_request):
            await request.shutdown()

    # Out --------------------------------------------------------------------------------------------------

    async def send(self, chat_id: str, reply: Reply) -> str:
        try:
            return await self._send(int(chat_id), reply)
        except RetryAfter as error:
            wait = error.retry_after
            raise SlowDown(wait if isinstance(wait, timedelta) else timedelta(seconds=wait)) from error
        except ChatMigrated as error:
            raise Moved(str(error.new_chat_id)) from error
        except Forbidden as error:
            raise Blocked(error.message) from error
        except BadRequest as error:  # a NetworkError by birth, so it comes first
            if any(sign in error.message.lower() for sign in GONE):
                raise Blocked(error.message) from error
            raise Rejected(error.message) from error
        except (InvalidToken, Conflict) as error:
            raise Unreachable(type(error).__name__, maybe_delivered=False) from error
        except NotSent as error:
            raise Unreachable(type(error).__name__, maybe_delivered=False) from error
        except NetworkError as error:
            # A proxy's 5xx or a lost answer: Telegram may have taken the message all the same.
            raise Unreachable(type(error).__name__, maybe_delivered=True) from error

    async def acknowledge(self, incoming: Incoming) -> None:
        if incoming.answer_id:
            with contextlib.suppress(TelegramError):
                await self.bot.answer_callback_query(incoming.answer_id)

    async def _send(self, chat_id: int, reply: Reply) -> str:
        markup = keyboard(reply)
        if len(reply.attachments) == 1:
            sent = await self._send_file(chat_id, reply.attachments[0], reply.text, markup)
            if sent is not None:
                return str(sent.message_id)
        else:
            for album in albums(reply.attachments):
                if len(album) == 1:
                    await self._send_file(chat_id, album[0], "", None)
                else:
                    await self.bot.send_media_group(chat_id, [_media(file) for file in album])
        if reply.picture is not None:
            fits = len(reply.text) <= CAPTION
            sent = await self.bot.send_photo(
                chat_id,
                reply.picture.data,
                caption=reply.text if fits else None,
                filename=reply.picture.filename,
                reply_markup=markup if fits else None,
            )
            if fits:
                return str(sent.message_id)
        sent = await self.bot.send_message(chat_id, reply.text, reply_markup=markup)
        return str(sent.message_id)

    async def _send_file(self, chat_id: int, file: Attachment, text: str, markup: Any) -> Any:
        """Sends the file with the text as its caption; None when the text has to follow by itself."""
        fits = len(text) <= CAPTION
        caption, buttons = (text, markup) if fits else (None, None)
        match file.kind:
            case Media.PHOTO:
                sent = await self.bot.send_photo(chat_id, file.file_id, caption=caption, reply_markup=buttons)
            case Media.VIDEO:
                sent = await self.bot.send_video(chat_id, file.file_id, caption=caption, reply_markup=buttons)
            case Media.VOICE | Media.DOCUMENT:
                sent = await self.bot.send_document(chat_id, file.file_id, caption=caption, reply_markup=buttons)
        return sent if fits else None


def keyboard(reply: Reply) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """Buttons under a message: big, one to a row, two where neighbours are short."""
    if reply.asks_contact:
        # Only this keyboard can hand over the phone's own number; its other buttons are typed words.
        keys = [[KeyboardButton(reply.asks_contact, request_contact=True)]]
        keys += [[KeyboardButton(choice.label)] for choice in reply.choices]
        return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)
    if not reply.choices:
        return None
    answers = reply.choices[: len(reply.choices) - reply.ways_out]
    ways_out = [_button(choice) for choice in reply.choices[len(answers) :]]
    rows: list[list[InlineKeyboardButton]] = []
    half_full = False
    for choice in answers:
        short = len(choice.label) <= SHORT_LABEL
        if short and half_full:
            rows[-1].append(_button(choice))
        else:
            rows.append([_button(choice)])
        half_full = short and not half_full
    rows += [ways_out[i : i + 3] for i in range(0, len(ways_out), 3)]
    return InlineKeyboardMarkup(rows)


def albums(files: Sequence[Attachment]) -> list[list[Attachment]]:
    """The files in groups Telegram takes as one: at most ten, documents never among photos and videos."""
    shown = [file for file in files if file.kind in (Media.PHOTO, Media.VIDEO)]
    filed = [file for file in files if file.kind not in (Media.PHOTO, Media.VIDEO)]
    return [kind[i : i + ALBUM] for kind in (shown, filed) for i in range(0, len(kind), ALBUM)]


def _button(choice: Choice) -> InlineKeyboardButton:
    if choice.url:
        return InlineKeyboardButton(choice.label, url=choice.url)
    return InlineKeyboardButton(choice.label, callback_data=choice.entry)


def _media(file: Attachment) -> InputMediaPhoto | InputMediaVideo | InputMediaDocument:
    match file.kind:
        case Media.PHOTO:
            return InputMediaPhoto(file.file_id)
        case Media.VIDEO:
            return InputMediaVideo(file.file_id)
        case _:
            return InputMediaDocument(file.file_id)
