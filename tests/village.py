"""The driver: people who write to the real bot over a simulated Telegram, and hear what it answers.

Everything passes getUpdates and sendMessage of the simulator, without a socket. After each act the village
waits until the bot has answered and nothing is left to send.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import select

from bot.app import App, build
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Polling
from bot.clock import MovableClock
from bot.conversation.card import Feature
from bot.conversation.messages import Incoming
from bot.features import FEATURES
from bot.settings import Settings
from bot.simulator.accounts import Bot, Person
from bot.simulator.messages import Message
from bot.simulator.world import World
from storage.base import Base, Session
from storage.database import Database
from storage.member import MemberStatus
from tests.factories import WEDNESDAY, make_kim, make_member, make_person
from tests.rows import may_be_due
from tests.simulator.botapi_spec import check_requests, description
from tests.village_group import Group, chat_of
from tests.wire import Wire

Row = TypeVar("Row", bound=Base)

TOKEN = "4242:test-token-of-nobody"
ADMIN = 900_000_001


def settings_for(database: Database, **overrides: Any) -> Settings:
    url = database.url.render_as_string(hide_password=False)
    if not overrides:
        # Reading them all again for every test costs as much as a short one.
        return _usual_settings().model_copy(update={"database_url": url})
    return _settings(database_url=url, **overrides)


@cache
def _usual_settings() -> Settings:
    return _settings()


def _settings(**overrides: Any) -> Settings:
    values: dict[str, Any] = {
        "telegram_token": TOKEN,
        "telegram_api_url": "http://simulator.invalid",
        "admin_ids": (ADMIN,),
        "office_contact": "0341-000000",
        "sends_per_second": 1000.0,
        "chat_sends_per_second": 1000.0,
        "group_sends_per_minute": 60000.0,
    }
    return Settings(_env_file=None, **(values | overrides))


@dataclass
class Player:
    """Somebody with a phone."""

    village: Village
    account: Person
    _from: int = 0
    seen: list[Message] = field(default_factory=list)

    # What people do -----------------------------------------------------------------------------------

    async def starts(self, payload: str | None = None) -> None:
        await self._act(lambda: self.world.start(self.account, payload))

    async def says(self, text: str, **options: Any) -> Any:
        """To the bot, or where `chat=group` says; also `reply_to=message`, `topic=…`, `anonymous=True`.

        Returns the message.
        """
        return await self._does(self.world.say, text, **options)

    async def taps(self, label: str, chat: Group | None = None) -> None:
        """Presses the newest button that bears this label, also on the phone's own keyboard. A link is followed."""
        keys = [key.text for row in self.world.keyboard(self.account) for key in row]
        for message in reversed(self.world.messages(chat_of(chat) or self.account)):
            if message.from_bot and label in message.labels:
                if url := message.find_button(label).url:
                    await self.follows(url)
                else:
                    await self._act(lambda: self.world.press(self.account, message, label))  # noqa: B023
                return
        if label in keys:
            await self._act(lambda: self.world.press_key(self.account, label))
            return
        raise AssertionError(
            f"no button {label!r}; {self.account.first_name} sees {self.buttons or keys}:\n{self.last}"
        )

    def will_tap(self, label: str) -> Callable[[], Any]:
        """The same press, to be done together with others."""
        for message in reversed(self.world.messages(self.account)):
            if message.from_bot and label in message.labels:
                return lambda: self.world.press(self.account, message, label)
        raise AssertionError(f"no button {label!r} for {self.account.first_name}")

    async def taps_data(self, message: Message, data: str) -> None:
        """Presses with callback data of one's own making, as a modified app can."""
        await self._act(lambda: self.world.press_data(self.account, message, data))

    async def sends_photo(self, caption: str = "", **options: Any) -> Any:
        return await self._does(self.world.send_photo, caption, **options)

    async def sends_album(self, count: int, caption: str = "", **options: Any) -> Any:
        return await self._does(self.world.send_album, [None] * count, caption=caption, **options)

    async def does(self, method: str, *args: Any, **options: Any) -> Any:
        """Anything else the simulator's people can do: `send_sticker`, `send_contact`, `block`, …"""
        return await self._does(getattr(self.world, method), *args, **options)

    async def follows(self, url: str) -> None:
        """Opens a link of this Telegram: the bot with a payload, or an invitation."""
        link = urlsplit(url)
        payload = parse_qs(link.query).get("start", [""])[0]
        if link.path.startswith("/+"):
            await self.joins(url)
        elif link.netloc == "t.me" and link.path.lower() == f"/{self.world.bot.username}".lower():
            await self.starts(payload or None)
        else:
            raise AssertionError(f"a link to elsewhere: {url}")

    async def joins(self, link: str) -> bool:
        """True when the invitation let the person in at once; False when somebody has to let them in."""
        return bool(await self._does(self.world.join, link))

    async def leaves(self, group: Group) -> None:
        await self._act(lambda: self.world.leave(group.chat, self.account))

    # What people see ----------------------------------------------------------------------------------

    @property
    def heard(self) -> list[str]:
        """The bot's messages since this person last did something."""
        return [m.text for m in self.world.messages(self.account)[self._from :] if m.from_bot and not m.deleted]

    @property
    def last(self) -> str:
        """The newest message of the bot."""
        texts = [m.text for m in self.world.messages(self.account) if m.from_bot]
        return texts[-1] if texts else ""

    @property
    def buttons(self) -> list[str]:
        """The buttons under the newest message of the bot."""
        for message in reversed(self.world.messages(self.account)):
            if message.from_bot:
                return list(message.labels) or [k.text for row in self.world.keyboard(self.account) for k in row]
        return []

    def hears(self, words: str) -> bool:
        """Whether the bot said this since the person last did something."""
        if any(words.lower() in text.lower() for text in self.heard):
            return True
        sys.stdout.write(f"{self.account.first_name} heard: {self.heard}\n")
        return False

    def ever_heard(self, words: str) -> int:
        """How many messages of the bot hold these words."""
        return sum(words.lower() in m.text.lower() for m in self.world.messages(self.account) if m.from_bot)

    @property
    def world(self) -> World:
        return self.village.world

    @property
    def id(self) -> int:
        return self.account.id

    async def _does(self, deed: Any, *args: Any, **options: Any) -> Any:
        if "chat" in options:
            options["chat"] = chat_of(options["chat"])
        return await self._act(lambda: deed(self.account, *args, **options))

    async def _act(self, act: Any) -> Any:
        self._from = len(self.world.messages(self.account))
        self.village.mark()
        done = act()
        await self.village.settle()
        return done


@dataclass
class Village:
    world: World
    clock: MovableClock
    app: App
    polling: Polling
    database: Database
    players: dict[str, Player] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    pending = MemberStatus.PENDING

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        database: Database,
        settings: Settings,
        *,
        features: Sequence[Feature] = FEATURES,
        world: World | None = None,
        clock: MovableClock | None = None,
        valid_updates: bool = True,
    ) -> AsyncIterator[Village]:
        """At the end every request of the bot and every update it was given is held against the Bot API, by its
        description where that is present and by aiogram's types; `valid_updates` False where a test breaks them."""
        clock = clock or MovableClock(WEDNESDAY, running=False)
        world = world or World(clock=clock, token=TOKEN, bot_username="kentongan_uji_bot")

        wire = Wire(world)
        channel = TelegramChannel(TOKEN, settings.telegram_api_url, request=wire, polling_request=wire)
        app = await build(settings, database=database, clock=clock, channel=channel, features=features)
        aside = Path(str(database.url.database)).parent / "aside" if database.is_sqlite else Path("/tmp/unused")
        polling = Polling(channel, aside=aside, long_poll=0)
        async with app.connected():
            await app.sender.beat()
            yield cls(world, clock, app, polling, database)
            await app.broadcaster.stop(5)
            await app.sender.stop(5)
        if description() is not None:
            assert check_requests(world) == []
        if valid_updates and world.updates.delivered:
            # Its types take seconds to load: only where they are needed.
            from aiogram.types import Update

            for update in world.updates.delivered:
                Update.model_validate(update)

    def person(self, name: str, **details: Any) -> Player:
        """Somebody who has never written to the bot."""
        first, _, last = name.partition(" ")
        account = self.world.add_person(first, last_name=last or None, **details)
        self.players[name] = player = Player(self, account)
        return player

    def admin(self, name: str = "Dinas") -> Player:
        """The configured admin of Diskominfo."""
        if name not in self.players:
            self.person(name, id=ADMIN).account.started = True
        return self.players[name]

    async def member(
        self,
        name: str,
        *,
        desa: str,
        role: str = "anggota",
        status: MemberStatus = MemberStatus.APPROVED,
        kim: dict[str, Any] | None = None,
        **details: Any,
    ) -> Player:
        """Somebody who registered in that village's KIM; the KIM is made when there is none."""
        player = self.person(name)
        player.account.started = True
        async with self.database.transaction() as session:
            place = await make_kim(session, desa, **(kim or {}))
            person = await make_person(session, name, player.id, **details)
            await make_member(session, place, person, role, status)
        return player

    async def group(
        self, title: str, creator: Player, *, bot: bool = True, admin: bool = False, **details: Any
    ) -> Group:
        """A Telegram group; with `bot`, its creator has added the bot, as `admin` or as a plain member.
        `details`: `supergroup=True`, `forum=True` (with topics), `username`."""
        group = Group(self, self.world.add_group(title, creator.account, **details))
        self.groups.append(group)
        if bot:
            await group.adds(self.bot, admin=admin)
        return group

    @property
    def bot(self) -> Bot:
        """The bot's account, to be added, promoted or removed."""
        return self.world.bot

    def mark(self) -> None:
        """From here on counts what groups hear."""
        for group in self.groups:
            group.since = len(group.chat.messages)

    async def second_process(self) -> App:
        """From now on another process handles every other update; what it has to send it sends when told to."""
        app = self.app
        other = await build(app.settings, database=self.database, clock=self.clock, channel=app.channel)
        handlers = cycle((app.dispatcher.handle, other.dispatcher.handle))

        async def alternately(incoming: Incoming) -> None:
            await next(handlers)(incoming)

        app.channel.connect(alternately)
        return other

    async def together(self, *acts: Callable[[], Any]) -> None:
        """Several people do something in the same moment: one getUpdates brings it all."""
        self.mark()
        for act in acts:
            act()
        await self.settle()

    @staticmethod
    async def rows(session: Session, table: type[Row]) -> list[Row]:
        """All rows of a table, in order of their key."""
        query = select(table).order_by(*table.__table__.primary_key.columns)
        return list((await session.scalars(query)).all())

    async def settle(self) -> None:
        """Returns when every update is handled and nothing due is left to send."""
        while True:
            # Until a getUpdates brings nothing, which also confirms what the one before brought.
            while len(self.world.updates) and await self.polling.once():
                await self.app.sender.settle()
            sent = 0
            if await self._may_have_something_due():
                sent = await self.app.sender.send_due() + await self.app.broadcaster.send_due()
                await self.app.sender.settle()
                sent += await self.app.updater.update_due()
            if not sent and not len(self.world.updates):
                return

    async def _may_have_something_due(self) -> bool:
        """One question where the program asks three; whether it is due is for them to say."""
        async with self.database.reading() as session:
            return await may_be_due(session)

    async def later(self, days: float = 0, hours: float = 0, *, ticks: bool = True) -> None:
        """Time passes at once; the jobs run at its end."""
        self.clock.advance(timedelta(days=days, hours=hours))
        if ticks:
            await self.tick()

    async def tick(self) -> None:
        """The clock work whose slot is free runs, and what it wrote is sent."""
        await self.app.schedule.tick_all()
        await self.settle()

    async def days_pass(self, days: int) -> None:
        """Day by day, with the jobs at nine in the morning and at three in the afternoon."""
        for _ in range(days):
            await self.later(hours=6)
            await self.later(hours=18)
