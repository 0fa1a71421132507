"""What a turn or a job may know of the installation it works for, besides the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.calendar import Calendar
from bot.clock import today
from bot.conversation import texts
from bot.conversation.files import Files
from bot.conversation.places import VillageIndex
from bot.settings import Settings
from storage.kim import Kim

MIDNIGHT = time()


@dataclass
class Office:
    """One Diskominfo: its settings, its regency, its working days, its villages by name."""

    settings: Settings
    regency_name: str
    """`Kabupaten Malang`."""
    places: VillageIndex
    bot_username: str = ""
    """Known once the channel is connected; for links to the bot."""
    reads_all: bool = False
    """Whether the channel shows the bot what is said in groups of which it is no administrator; known then too."""
    files: Files | None = None
    """Fetches what people sent; given by whoever puts the program together."""
    memory: dict[str, Any] = field(default_factory=dict)
    """What features keep in memory between turns and can make again from the tables: an index."""

    @cached_property
    def zone(self) -> ZoneInfo:
        return self.settings.zone

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.zone, self.settings.quiet_until_hour, self.settings.quiet_from_hour)

    @cached_property
    def hoax_duty(self) -> Calendar:
        """When the hoax desk is on duty."""
        return Calendar(self.zone, self.settings.hoax_from_hour, self.settings.hoax_until_hour, self.calendar.holidays)

    @cached_property
    def name(self) -> str:
        return f"{self.settings.office_name} {self.regency_name}"

    def link(self, payload: str = "") -> str:
        """Opens the chat with the bot, for anybody; the payload remembers why."""
        return f"https://t.me/{self.bot_username}" + (f"?start={payload}" if payload else "")

    @property
    def thanks(self) -> str:
        """*Matur nuwun*, where people say so."""
        return self.courtesy(texts.THANKS_JAVANESE, texts.THANKS)

    @property
    def greeting(self) -> str:
        """*Sugeng rawuh*, likewise."""
        return self.courtesy(texts.GREETING_JAVANESE, texts.GREETING)

    def courtesy(self, javanese: str, plain: str) -> str:
        return javanese if self.settings.javanese else plain

    def kim(self, kim: Kim) -> str:
        """Its name as officers read it, who look after many: of two that are called alike with the kecamatan."""
        return self.places.told_apart(kim.name, kim.village_code)

    def today(self, now: datetime) -> date:
        return today(now, self.zone)

    def moment(self, day: date, at: time = MIDNIGHT) -> datetime:
        """That time on the people's clocks, in UTC."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)
