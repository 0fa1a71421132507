"""A Telegram group in the driver: who is in it, and what the bot said there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.simulator.accounts import Bot, Person
from bot.simulator.chats import Chat
from bot.simulator.messages import Message

if TYPE_CHECKING:
    from tests.village import Player, Village


@dataclass(eq=False)
class Group:
    """`who` is everywhere a player or `village.bot`; `by` is who does it, the group's creator by default."""

    village: Village
    chat: Chat
    since: int = 0

    # What happens to it -------------------------------------------------------------------------------

    async def adds(self, who: Player | Bot, by: Player | None = None, *, admin: bool = False) -> None:
        await self._do("add_member", account_of(who), by=by and by.account, admin=admin)

    async def removes(self, who: Player | Bot, by: Player | None = None) -> None:
        await self._do("remove", account_of(who), by=by and by.account)

    async def promotes(self, who: Player | Bot, **rights: bool) -> None:
        """All an admin's rights, or just those named: `can_invite_users=True`."""
        await self._do("promote", account_of(who), rights=rights or None)

    async def demotes(self, who: Player | Bot) -> None:
        await self._do("demote", account_of(who))

    async def mutes(self, who: Player | Bot) -> None:
        """Takes away the right to write."""
        await self._do("restrict", account_of(who))

    async def is_renamed(self, title: str) -> None:
        await self._do("rename", title)

    async def becomes_supergroup(self) -> str:
        """The group goes on under a new id, which is returned; the driver follows."""
        old = self.chat

        def migrate() -> None:
            self.chat = self.village.world.migrate_to_supergroup(old)

        await self._act(migrate)
        return self.id

    def topic(self, name: str) -> int:
        """Opens a topic; its number goes to `says(…, topic=…)`."""
        return self.village.world.add_topic(self.chat, name)

    # What one sees in it ------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        return str(self.chat.id)

    @property
    def messages(self) -> list[Message]:
        return [m for m in self.chat.messages if m.from_bot and not m.deleted and m.kind != "service"]

    @property
    def heard(self) -> list[str]:
        """What the bot said here since somebody last did something."""
        return [m.text for m in self.messages if m in self.chat.messages[self.since :]]

    @property
    def last(self) -> str:
        return self.messages[-1].text if self.messages else ""

    @property
    def buttons(self) -> list[str]:
        """Under the newest message of the bot."""
        return self.messages[-1].labels if self.messages else []

    def hears(self, words: str) -> bool:
        if any(words.lower() in text.lower() for text in self.heard):
            return True
        sys.stdout.write(f"in {self.chat.title}: {self.heard}\n")
        return False

    def ever_heard(self, words: str) -> int:
        return sum(words.lower() in m.text.lower() for m in self.messages)

    def has(self, who: Player | Bot) -> bool:
        """Whether somebody is in the group now."""
        return self.chat.member(account_of(who)).present

    @property
    def links(self) -> list[Any]:
        """The invitations, oldest first: `.url`, `.name`, `.revoked`, `.creates_join_request`."""
        return list(self.chat.links.values())

    async def _do(self, method: str, *args: Any, **options: Any) -> None:
        await self._act(lambda: getattr(self.village.world, method)(self.chat, *args, **options))

    async def _act(self, act: Callable[[], object]) -> None:
        self.village.mark()
        act()
        await self.village.settle()


def account_of(who: Player | Bot) -> Person | Bot:
    return who if isinstance(who, Bot) else who.account


def chat_of(place: Any) -> Any:
    """What the simulator calls a place of the driver."""
    return place.chat if isinstance(place, Group) else place
