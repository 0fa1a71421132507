"""What exists in this Telegram and the two things that happen to it: a message is written, the bot is told."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.clock import Clock, SystemClock
from bot.simulator.accounts import JSON, Account, Bot, Person
from bot.simulator.chats import Chat, InviteLink, Member
from bot.simulator.errors import NotPossible
from bot.simulator.faults import Faults, Limits
from bot.simulator.files import Files
from bot.simulator.messages import Message, Press
from bot.simulator.updates import UpdateQueue


class Request(NamedTuple):
    """A request as the bot sent it, structured parameters decoded."""

    method: str
    params: JSON


@dataclass(frozen=True)
class Change:
    """Something a watcher may want to show: message, edited, deleted, pinned, press, answer, member, typing."""

    kind: str
    chat: Chat
    message: Message | None = None
    press: Press | None = None


class State:
    """`requests` is the log of what the bot asked; `latency` in seconds delays every answer; `limits` makes
    the server refuse when too much is sent."""

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        token: str = "1:demo",
        bot_name: str = "Bot Demo",
        bot_username: str = "demo_bot",
        can_read_all_group_messages: bool = False,
    ) -> None:
        self.clock: Clock = clock or SystemClock()
        self.bot = Bot(
            id=int(token.partition(":")[0]),
            first_name=bot_name,
            username=bot_username,
            token=token,
            can_read_all_group_messages=can_read_all_group_messages,
        )
        self.accounts: dict[int, Account] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(self.clock)
        self.files = Files()
        self.faults = Faults()
        self.limits: Limits | None = None
        self.latency = 0.0
        self.requests: deque[Request] = deque(maxlen=20_000)
        self.watchers: list[Callable[[Change], None]] = []
        self.closers: list[Callable[[], None]] = []
        self._last_person = 200_000_000
        self._last_chat = 4_000_000
        self._last_message = 0
        self._last_number = 0

    @property
    def people(self) -> list[Person]:
        return [account for account in self.accounts.values() if isinstance(account, Person)]

    @property
    def groups(self) -> list[Chat]:
        return [chat for chat in self.chats.values() if chat.is_group and not chat.migrated_to]

    def add_person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        phone: str | None = None,
        id: int | None = None,
    ) -> Person:
        if id is None:
            self._last_person += 1
            id = self._last_person
        if id in self.accounts or id in self.chats:
            raise NotPossible(f"the id {id} is taken")
        person = Person(id, first_name, last_name, username, phone=phone or f"+62812{id % 10**8:08}")
        self.accounts[id] = person
        self.chats[id] = Chat(id, "private", person=person)
        return person

    def private(self, person: Person) -> Chat:
        return self.chats[person.id]

    def add_channel(self, title: str, username: str | None = None) -> Chat:
        """A channel the bot is not in; its posts get into chats by being forwarded."""
        return self._new_chat("channel", title, username)

    def number(self) -> int:
        """A fresh number for whatever needs one: albums, links, presses."""
        self._last_number += 1
        return self._last_number

    def post(self, chat: Chat, sender: Account | None, **content: Any) -> Message:
        """Writes a message into a chat; nobody is told yet but those who watch."""
        self._last_message += 1
        # Supergroups and channels count their own messages, all other chats share one count.
        own_count = chat.type in {"supergroup", "channel"}
        number = len(chat.by_id) + 1 if own_count else self._last_message
        message = Message(number, chat, sender, self.clock.now(), **content)
        chat.messages.append(message)
        chat.by_id[message.id] = message
        self.changed("message", chat, message)
        return message

    def tell_bot(self, kind: str, message: Message) -> None:
        """An update about a message, if the bot may see it."""
        if self.bot_sees(message):
            self.updates.add(kind, message.json())

    def bot_sees(self, message: Message) -> bool:
        """In a group a bot that is no administrator sees only what is meant for it (privacy mode)."""
        chat = message.chat
        if chat.type == "private":
            return bool(chat.person and not chat.person.blocked)
        member = chat.member(self.bot)
        if not member.present:
            return False
        if message.kind == "service" or member.status == "administrator":
            return True
        if self.bot.can_read_all_group_messages or (message.reply_to and message.reply_to.from_bot):
            return True
        name = re.escape(self.bot.username or "")
        return bool(
            re.match(rf"/\w+(@{name})?(?![\w@])", message.text, re.I)
            or re.search(rf"(?<!\w)@{name}\b", message.text, re.I)
        )

    def changed(self, kind: str, chat: Chat, message: Message | None = None, press: Press | None = None) -> None:
        for watcher in list(self.watchers):
            watcher(Change(kind, chat, message, press))

    def find_link(self, url: str) -> tuple[Chat, InviteLink] | None:
        for chat in self.chats.values():
            if url in chat.links:
                return chat, chat.links[url]
        return None

    def _new_chat(self, type: str, title: str, username: str | None = None) -> Chat:
        self._last_chat += 1
        number = -self._last_chat if type == "group" else -1_002_000_000_000 - self._last_chat
        chat = self.chats[number] = Chat(number, type, title, username)
        return chat

    def _present(self, chat: Chat, account: Account) -> Member:
        member = chat.member(account)
        if not member.present:
            raise NotPossible(f"{account.name} is not in {chat.title}", "not_in")
        return member
