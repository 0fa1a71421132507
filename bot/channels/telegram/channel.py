"""Telegram as a channel: python-telegram-bot's Application, our words in and out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import BotCommandScopeAllGroupChats, Update
from telegram.constants import BotDescriptionLimit
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, TypeHandler
from telegram.request import BaseRequest

from bot.channels.base import Delivered, DeliveryFailure, Lost, Unreachable
from bot.channels.telegram.changing import change_failure, delete_reply, edit_reply
from bot.channels.telegram.errands import run_errand
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.files import fetch
from bot.channels.telegram.groups import CHANNEL, Heard, standing_of
from bot.channels.telegram.request import AiohttpRequest, call
from bot.channels.telegram.sending import Stopped, send_reply
from bot.channels.telegram.translate import translate
from bot.channels.telegram.uploads import Uploads
from bot.clock import Clock, SystemClock
from bot.conversation.messages import BotStanding, Deed, Errand, Incoming, Reply

LINK = "{link}"
"""Where the link of an invitation goes."""

Handle = Callable[[Incoming], Awaitable[None]]
NoteHeard = Callable[[str, datetime], Awaitable[None]]


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
        self._uploads = Uploads()
        self._handle: Handle | None = None
        self._heard: NoteHeard | None = None
        self._clock: Clock = SystemClock()
        self._last_heard: dict[str, int] = {}
        """Group → the hour, counted since 1970, for which it was last said to be alive."""

    @property
    def bot(self) -> Any:
        return self.application.bot

    def connect(self, handle: Handle, heard: NoteHeard | None = None, clock: Clock | None = None) -> None:
        """Where incoming things go, and who is told, now and then, that people talk in a group."""
        self._handle, self._heard, self._clock = handle, heard, clock or self._clock

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
        meant = translate(update, self.bot.bot)
        if self._handle is not None:
            if len(meant.incoming) == 1:
                await self._handle(meant.incoming[0])
            else:
                await asyncio.gather(*(self._handle(incoming) for incoming in meant.incoming))
        if meant.heard is not None:
            await self._note_heard(meant.heard)

    async def _note_heard(self, heard: Heard) -> None:
        """Says that a group was heard: at most once per group and hour of this process."""
        hour = int(heard.at.timestamp() // 3600)
        before = self._last_heard.get(heard.group_id)
        if self._heard is None or (before is not None and before >= hour):
            return
        self._last_heard[heard.group_id] = hour
        try:
            await self._heard(heard.group_id, heard.at)
        except Exception:
            # It was not written down: the same message, when it comes again, or the next one has to say it.
            self._last_heard.pop(heard.group_id, None)
            raise

    async def _on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """PTB would log and go on; whoever acknowledges the update has to know."""
        failed = _failure.get()
        if failed is not None and isinstance(context.error, Exception):
            failed.error = context.error

    async def announce(
        self, commands: Mapping[str, str], in_groups: Mapping[str, str], *, about: str, in_short: str
    ) -> None:
        """Shows the commands, each with its description, in the platform's menus, and what the bot is for before
        anybody has started it; a server that cannot is no reason not to run."""
        bot = self.bot
        with contextlib.suppress(TelegramError):
            await bot.set_my_commands(list(commands.items()))
            await bot.set_my_commands(list(in_groups.items()), scope=BotCommandScopeAllGroupChats())
        about = about[: BotDescriptionLimit.MAX_DESCRIPTION_LENGTH]
        in_short = in_short[: BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH]
        # Asked first: Telegram takes few changes of these in a day.
        with contextlib.suppress(TelegramError):
            if (await bot.get_my_description()).description != about:
                await bot.set_my_description(about)
            if (await bot.get_my_short_description()).short_description != in_short:
                await bot.set_my_short_description(in_short)

    async def close(self) -> None:
        """Closes the connections, also those of an Application that never came to be ready."""
        if self.application._initialized:
            await self.application.shutdown()
        for request in (self.bot.request, self.polling_request):
            await request.shutdown()

    # Out --------------------------------------------------------------------------------------------------

    async def send(self, chat_id: str, reply: Reply) -> Delivered:
        errand, detail = reply.errand, None
        if errand is not None and errand.deed is not Deed.LEAVE:
            detail = await run_errand(self.bot, errand, self._clock.now())
            if detail is not None:
                reply = _with_link(reply, detail)
        message_ids: tuple[str, ...] = ()
        if reply.text or reply.attachments or reply.picture or reply.document:
            try:
                message_ids = await send_reply(self.bot, int(chat_id), reply, self._uploads)
            except Stopped as stopped:
                failure = failure_of(stopped.error, chat_id)
                failure.left = stopped.left
                if errand is not None and detail is not None:
                    await self._take_back(errand, detail, failure)
                raise failure from stopped.error
        if errand is not None and errand.deed is Deed.LEAVE:
            try:
                await run_errand(self.bot, errand, self._clock.now())
            except DeliveryFailure as failure:
                failure.left = message_ids
                raise
        return Delivered(message_ids, detail)

    async def edit(self, chat_id: str, message_ids: Sequence[str], reply: Reply) -> None:
        try:
            await edit_reply(self.bot, int(chat_id), message_ids, reply)
        except TelegramError as error:
            raise change_failure(error, chat_id) from error

    async def delete(self, chat_id: str, message_ids: Sequence[str]) -> None:
        try:
            await delete_reply(self.bot, int(chat_id), message_ids)
        except TelegramError as error:
            raise change_failure(error, chat_id) from error

    async def _take_back(self, errand: Errand, link: str, failure: DeliveryFailure) -> None:
        """A link that surely reached nobody is ended; the next attempt makes a new one."""
        if isinstance(failure, Unreachable) and failure.maybe_delivered:
            return
        with contextlib.suppress(DeliveryFailure):
            await run_errand(self.bot, Errand(Deed.REVOKE, errand.group_id, link), self._clock.now())

    async def fetch(self, file_id: str, most: int) -> bytes:
        """The bytes of a file somebody sent; raises `TooBig`, `Gone` or `NotNow`."""
        return await fetch(self.bot, file_id, most)

    async def standing(self, group_id: str) -> BotStanding:
        """What the bot may do in a group now; raises a `DeliveryFailure` when that cannot be found out."""
        try:
            return standing_of(await self.bot.get_chat_member(int(group_id), self.bot.id))
        except TelegramError as error:
            failure = failure_of(error, group_id)
            if isinstance(failure, Lost):
                return BotStanding(present=False, can_write=False)
            raise failure from error

    @property
    def reads_all(self) -> bool:
        """Whether privacy mode is off: the bot sees what is said in every group it was added to since."""
        return bool(self.bot.can_read_all_group_messages)

    async def ask_reads_all(self) -> bool:
        """The same, as it is now; as it was known when Telegram cannot be asked."""
        with contextlib.suppress(TelegramError):
            await self.bot.get_me()
        return self.reads_all

    async def acknowledge(self, incoming: Incoming) -> None:
        if incoming.answer_id:
            with contextlib.suppress(TelegramError):
                await call(self.bot, "answerCallbackQuery", callback_query_id=incoming.answer_id)


def _with_link(reply: Reply, link: str) -> Reply:
    choices = tuple(replace(c, url=c.url.replace(LINK, link)) if c.url else c for c in reply.choices)
    return replace(reply, text=reply.text.replace(LINK, link), choices=choices)
