"""People who do anything at all: whatever is tapped, typed or sent next, no turn fails and every word is answered.

A walk of 400 steps on each database; `KENTONGAN_STEPS=5000 KENTONGAN_SEED=7 pytest tests/test_wandering.py` walks on.
"""

from __future__ import annotations

import os
import random
import re
from datetime import timedelta

import pytest

from bot.features import FEATURES
from bot.simulator.messages import Message
from storage.office import OfficeRole
from tests.factories import make_bimtek
from tests.features.hoax.desk import officer
from tests.village import Player, Village

STEPS = int(os.environ.get("KENTONGAN_STEPS", "400"))
SEED = int(os.environ.get("KENTONGAN_SEED", "20260923"))
SUMBEREJO = "Sumberejo, Poncokusumo"
COMMANDS = sorted({word for feature in FEATURES for intent in feature.intents for word in (intent.name, *intent.words)})
ANYTHING = (
    *("ya", "tidak", "nggih", "kembali", "lewati", "batal", "lanjut", "1", "99", "5/10", "31/2/2026", "kemarin"),
    *("0812 3456 7890", "sumberejo", "Bu Siti Aminah", "rapat bulanan", "bener gak", "terima kasih", "👍", "<b>tebal"),
    *("{nama}", "%s", "' OR 1=1 --", "🇮🇩" * 20, "x" * 4000, "lihat https://contoh.id/berita"),
)
SENT = ("send_sticker", "send_voice", "send_video", "send_location", "send_contact", "send_document")
UNFILLED = re.compile(r"\{[a-z_]+\}|\bNone\b|<\w+ object")


@pytest.mark.timeout(3600)
async def test_nothing_that_people_do_fails(village: Village) -> None:
    people = [
        await village.member("Siti", desa=SUMBEREJO),
        await village.member("Budi", desa=SUMBEREJO, role="ketua"),
        await village.member("Rini", desa="Wonorejo, Poncokusumo", role="ketua"),
        await officer(village, "Vera", OfficeRole.VERIFIER, OfficeRole.EDITOR),
        village.admin(),
        village.person("Asing"),
    ]
    async with village.database.transaction() as session:
        await make_bimtek(session)
    walk = Walk(village, people, random.Random(SEED))
    for _ in range(STEPS):
        await walk.on()


class Walk:
    def __init__(self, village: Village, people: list[Player], chance: random.Random) -> None:
        self._village = village
        self._people = people
        self._chance = chance
        self._who = people[0]
        self._done: list[str] = []

    async def on(self) -> None:
        """One step. Long enough after the last one not to be a part of it."""
        self._village.clock.advance(timedelta(seconds=self._chance.choice((4, 20, 70))))
        if self._chance.random() < 0.25:
            self._who = self._chance.choice(self._people)
        shown = [m for m in self._village.world.heard(self._who.account) if m.labels]
        kind = self._chance.random()
        if kind < 0.65 and shown:
            await self._tap(shown[-1] if self._chance.random() < 0.8 else self._chance.choice(shown))
        elif kind < 0.9:
            await self._say(self._words(shown))
        elif kind < 0.93:
            self._note("a photo")
            await self._who.sends_photo(self._chance.choice(("", "kerja bakti")))
        elif kind < 0.97:
            self._note(what := self._chance.choice(SENT))
            await self._who.does(what)
        else:
            self._note("later")
            await self._village.later(hours=self._chance.choice((1, 5, 24, 170)))
        assert self._village.app.dispatcher.failed == 0, self._done[-12:]
        for text in self._who.heard:
            assert set(UNFILLED.findall(text)) <= {"{nama}", "{kim}", "{desa}"}, (self._done[-3:], text)

    async def _tap(self, message: Message) -> None:
        label = self._chance.choice(message.labels)
        self._note(f"[{label}]")
        if message.find_button(label).url is None:
            await self._who.does("press", message, label)

    async def _say(self, words: str) -> None:
        self._note(words)
        await self._who.says(words)
        assert self._who.heard, self._done[-6:]

    def _words(self, shown: list[Message]) -> str:
        kind = self._chance.random()
        if kind < 0.6:
            return self._chance.choice(COMMANDS)
        if kind < 0.75 and shown:
            return self._chance.choice(shown[-1].labels)
        return self._chance.choice(ANYTHING)

    def _note(self, what: str) -> None:
        self._done.append(f"{self._who.account.first_name}: {what[:60]}")
