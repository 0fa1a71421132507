"""A village with a small feature that notes what reaches it from groups, instead of the product."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.conversation.card import Feature
from bot.conversation.flow import Answer, Quiet, Say
from bot.conversation.messages import Choice, Incoming, Kind
from bot.conversation.turn import Turn
from bot.features import help
from storage.database import Database
from tests.village import Village, settings_for


@dataclass
class Notebook:
    """What reached the dispatcher from groups, in order."""

    came: list[Incoming] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Incoming]:
        return [incoming for incoming in self.came if incoming.kind in kinds]

    @property
    def last(self) -> Incoming:
        return self.came[-1]

    def feature(self) -> Feature:
        async def note(turn: Turn) -> Answer:
            self.came.append(turn.incoming)
            return Quiet()

        async def command(turn: Turn) -> Answer:
            self.came.append(turn.incoming)
            return Say(f"Diterima: {turn.text}", (Choice("Buka", entry="testing.open:7"),))

        async def pressed(turn: Turn, argument: str) -> Answer:
            self.came.append(turn.incoming)
            return Say(f"Dibuka: {argument}")

        async def named(turn: Turn) -> Answer:
            self.came.append(turn.incoming)
            return Say(f"Ya? {turn.text}")

        kinds = (Kind.STANDING, Kind.MOVED, Kind.CAME, Kind.WENT, Kind.ASKED_IN)
        return Feature(
            "testing",
            in_groups={"kegiatan": command},
            entries={"testing.open": pressed},
            group_entries=frozenset(["testing.open"]),
            group_events={Kind.MENTION: named, Kind.COMMAND: named, **dict.fromkeys(kinds, note)},
        )


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
async def plain(database: Database, notebook: Notebook) -> AsyncIterator[Village]:
    """The village with only the noting feature."""
    features = (notebook.feature(), help.FEATURE)
    async with Village.open(database, settings_for(database), features=features) as village:
        yield village
