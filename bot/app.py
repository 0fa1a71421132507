"""The composition root: settings → database, office, channel, dispatcher, sender, schedule."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.webhook import Webhook
from bot.clock import Clock, SystemClock
from bot.conversation.card import Feature
from bot.conversation.dispatcher import Dispatcher, NotCommitted
from bot.conversation.heard import Hearing
from bot.conversation.messages import Incoming, Kind
from bot.conversation.places import VillageIndex
from bot.delivery.broadcaster import Broadcaster
from bot.delivery.pacing import Pacing
from bot.delivery.sender import Sender
from bot.delivery.updater import Updater
from bot.features import FEATURES
from bot.features.help import texts as help_texts
from bot.office import Office
from bot.rounds import look_around
from bot.schedule import Schedule
from bot.settings import Settings
from storage.area import load_regency
from storage.database import Database, Unavailable
from storage.locks import hold
from storage.region import Villages

log = structlog.get_logger(__name__)

STOP_WITHIN = 4.0
"""Seconds a stop waits for what is on the wire."""

CATCH_UP_WITHIN = 10.0
"""Seconds everything new waits at most for old answers, which is a moment unless there are hundreds of them."""


class Arrival(Protocol):
    """How updates come in: polling or the webhook."""

    @property
    def is_connected(self) -> bool: ...

    async def run(self) -> None:
        """Until cancelled."""


class OtherRegency(Exception):
    """The database holds another regency than the one configured; both by their codes."""

    def __init__(self, there: str, here: str) -> None:
        super().__init__(f"{there}, not {here}")
        self.there = there
        self.here = here


def refuse_other_regency(villages: Iterable[str], code: str) -> None:
    """Raises `OtherRegency` when one of these villages, by their codes, lies elsewhere."""
    elsewhere = Counter(village[:5] for village in villages if not village.startswith(f"{code}."))
    if elsewhere:
        # The lower code of two that are as many, so that everybody names the same.
        there = min(elsewhere, key=lambda regency: (-elsewhere[regency], regency))
        raise OtherRegency(there=there, here=code)


@dataclass
class App:
    """Everything that runs, put together and not yet started."""

    settings: Settings
    clock: Clock
    database: Database
    office: Office
    channel: TelegramChannel
    sender: Sender
    broadcaster: Broadcaster
    updater: Updater
    dispatcher: Dispatcher
    schedule: Schedule
    features: Sequence[Feature]

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """The channel's connections are open, nothing runs by itself yet."""
        async with self.channel.application:
            self.introduce()
            yield

    def introduce(self) -> None:
        """What Telegram says of the bot is known from now on."""
        self.office.bot_username = self.channel.bot.username
        self.office.reads_all = self.channel.reads_all

    def arrival(self) -> Polling | Webhook:
        """Polling, or the webhook where its address is configured."""
        settings, aside = self.settings, put_aside_folder(self.settings)
        if settings.webhook_address and settings.webhook_secret:
            secret = settings.webhook_secret.get_secret_value()
            return Webhook(self.channel, aside=aside, url=settings.webhook_address, secret=secret)
        return Polling(self.channel, aside=aside)

    async def run(self, stop: asyncio.Event, arrival: Arrival | None = None) -> None:
        """Takes updates, sends and ticks until `stop`; then finishes what is on the wire. Needs `connected`."""
        arrival = arrival or self.arrival()
        # What the start made stays for good: a full collection that walks through it holds the loop for 100 ms.
        gc.freeze()
        sending = asyncio.create_task(self.sender.run(), name="sender")
        broadcasting = asyncio.create_task(self._after_old_answers(self.broadcaster.run), name="broadcaster")
        updating = asyncio.create_task(self._after_old_answers(self.updater.run), name="updater")
        arriving = asyncio.create_task(self._after_old_answers(arrival.run), name="arrival")
        first_tick = asyncio.create_task(self._after_old_answers(self.schedule.tick_all), name="first tick")
        looking = asyncio.create_task(self._after_old_answers(self._look_around), name="looking around")
        announcing = asyncio.create_task(self._announce(), name="announcing")
        keeping: list[asyncio.Task[None]] = [
            asyncio.create_task(feature.keep_up(self.database, self.office), name=f"{feature.name} in memory")
            for feature in self.features
            if feature.keep_up is not None
        ]
        stopping = asyncio.create_task(stop.wait(), name="stopping")
        self.schedule.start()
        try:
            await asyncio.wait([arriving, sending, stopping], return_when=asyncio.FIRST_COMPLETED)
        finally:
            end = asyncio.get_running_loop().time() + STOP_WITHIN + 0.5
            self.schedule.stop()
            beside = (arriving, updating, first_tick, announcing, looking, stopping, *keeping)
            for task in beside:
                task.cancel()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_WITHIN / 2):
                    await asyncio.wait(beside)
                    await self.dispatcher.rest()
            # A database that somebody else holds must not hold the process: what could not be written down is taken
            # up like after a crash.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_WITHIN / 2):
                    await self.broadcaster.stop(STOP_WITHIN / 4)
            broadcasting.cancel()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(end):
                    await self.sender.stop(STOP_WITHIN / 2)
        for task in (arriving, sending):
            if task.done() and not task.cancelled():
                task.result()

    async def _after_old_answers(self, run: Callable[[], Awaitable[None]]) -> None:
        """An answer that a dead process left comes before the answer to what is said next."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.sender.caught_up.wait(), CATCH_UP_WITHIN)
        await run()

    async def _look_around(self) -> None:
        try:
            found = await look_around(
                self.database, self.channel, self.dispatcher.handle, self.clock, str(self.channel.bot.id)
            )
        except (NotCommitted, *Unavailable) as error:
            log.warning("did not look how the bot stands in its groups", error=type(error).__name__)
        except Exception:
            log.exception("looking around stumbled")
        else:
            if found:
                log.info("the bot stands otherwise in some groups", count=found)

    async def _announce(self) -> None:
        intents = [intent for feature in self.features for intent in feature.intents]
        listed = {intent.name.replace(" ", "_"): intent.description for intent in intents if intent.description}
        in_groups = {word: about for feature in self.features for word, about in feature.listed_in_groups.items()}
        of_whom = {"office": self.office.name}
        about, in_short = help_texts.ABOUT.format(**of_whom), help_texts.ABOUT_SHORT.format(**of_whom)
        await self.channel.announce(listed, in_groups, about=about, in_short=in_short)


def put_aside_folder(settings: Settings) -> Path:
    """Where updates nobody could handle are kept for the operator: beside the SQLite file."""
    database = Database.path_of(settings.database_url)
    return (database.parent if database else Path("data")) / "set-aside"


async def open_office(settings: Settings, database: Database) -> Office:
    """Brings the tables up to date and loads the configured regency.

    Raises `UnknownRegency`, `OtherRegency`, `UnreachableDatabase` and `UnusableDatabase`.
    """
    regency = load_regency(settings.regency_code)
    await database.migrate()
    async with database.transaction() as session:
        # Processes that start together fill them once.
        await hold(session, ["regency"])
        villages = Villages(session)
        known = await villages.list_codes()
        own = {village.code for village in regency.villages}
        refuse_other_regency(known, regency.code)
        if own - known:
            await villages.load(
                {k.code: k.name for k in regency.kecamatan},
                [(v.code, v.name, str(v.kind), v.kecamatan_code) for v in regency.villages],
            )
    return Office(settings, regency.name, VillageIndex.of(regency))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Database, Office]]:
    """The database and the office, closed again behind it. Raises what `open_office` raises."""
    database = Database(settings.database_url)
    try:
        yield database, await open_office(settings, database)
    finally:
        await database.close()


async def build(
    settings: Settings,
    *,
    database: Database | None = None,
    clock: Clock | None = None,
    channel: TelegramChannel | None = None,
    features: Sequence[Feature] = FEATURES,
) -> App:
    """Puts the parts together. What is not given is made from the settings."""
    clock = clock or SystemClock()
    own = database is None
    database = database or Database(settings.database_url)
    try:
        office = await open_office(settings, database)
    except BaseException:
        if own:
            await database.close()
        raise
    if channel is None:
        assert settings.telegram_token is not None
        channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    pacing = Pacing(settings.sends_per_second, settings.chat_sends_per_second, settings.group_sends_per_minute)
    channels = {channel.name: channel}
    sender = Sender(database=database, channels=channels, clock=clock, calendar=office.calendar, pacing=pacing)
    broadcaster = Broadcaster(
        database=database, channels=channels, clock=clock, office=office, pacing=pacing, worker=sender.worker
    )
    kinds = {kind: draw for feature in features for kind, draw in feature.live.items()}
    updater = Updater(database=database, channels=channels, clock=clock, office=office, pacing=pacing, kinds=kinds)
    dispatcher = Dispatcher(database=database, features=features, office=office, clock=clock, postman=sender)

    async def take(incoming: Incoming) -> None:
        if incoming.kind is Kind.STANDING:
            # Privacy mode is changed at any time, and counts for a group when the bot is added to it again.
            office.reads_all = await channel.ask_reads_all()
        await dispatcher.handle(incoming)

    channel.connect(take, Hearing(database, channel.name).note, clock)
    office.files = channel
    schedule = Schedule(
        database=database,
        office=office,
        clock=clock,
        jobs=[job for feature in features for job in feature.jobs],
        after=sender.wake,
    )
    return App(settings, clock, database, office, channel, sender, broadcaster, updater, dispatcher, schedule, features)
