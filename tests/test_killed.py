"""kill -9 at random points while people talk, every update delivered twice: every effect happens once, every
form goes on at its question.

Three kills for each database here; KENTONGAN_KILLS=20 makes it a measurement.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.conversation.texts import KEYS_GONE
from bot.simulator import World
from bot.simulator.accounts import Person as Account
from storage.checkin import Checkin, Evidence
from storage.consent import Consent
from storage.conversation import conversations
from storage.database import Database
from storage.kim import BoardRole
from storage.member import Member, MemberStatus, Person
from storage.outbox import OutboxMessage, OutboxStatus, Priority
from tests.factories import make_kim, make_member, make_person
from tests.live import Program, Telegram

KILLS = int(os.environ.get("KENTONGAN_KILLS", "3"))
SEED = int(os.environ.get("KENTONGAN_SEED", "20260923"))
PEOPLE = 8
REPORTS = 2
REQUESTS = 250
"""About what the program sends while all this happens, and little enough to get through every kill."""
HOME = "Sumberejo, Poncokusumo"


@dataclass
class Actor:
    """Somebody with a script: an act, and words of the bot's next question."""

    telegram: Telegram
    account: Account
    script: list[tuple[Callable[[], Any], str]] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.telegram.world

    def says(self, words: str, then: str) -> None:
        self.script.append((lambda: self.world.say(self.account, words), then))

    def sends_photo(self, then: str) -> None:
        self.script.append((lambda: self.world.send_photo(self.account), then))

    def taps(self, label: str, then: str) -> None:
        self.script.append((lambda: self._press(label), then))

    def _press(self, label: str) -> None:
        for message in reversed(self.world.messages(self.account)):
            if message.from_bot and label in message.labels:
                self.world.press(self.account, message, label)
                return
        self.world.press_key(self.account, label)

    @property
    def heard(self) -> list[str]:
        return [message.text for message in self.world.heard(self.account)]

    async def act(self) -> None:
        for act, question in self.script:
            before = len(self.heard)
            act()
            await self.telegram.until(
                lambda: any(question in text for text in self.heard[before:]),  # noqa: B023
                patience=30 + 10 * KILLS,  # who is unlucky waits for many starts
            )

    def check(self) -> None:
        """Heard was the script and nothing else, in its order. An answer that was on the wire when the program
        died may have come twice. The word that takes the phone's keyboard away comes before the next question."""
        place = -1
        for text in self.heard:
            if text == KEYS_GONE:
                continue
            if place >= 0 and self.script[place][1] in text:
                continue
            place += 1
            assert place < len(self.script), text
            assert self.script[place][1] in text, text
        assert place == len(self.script) - 1


def register(actor: Actor, number: int) -> None:
    actor.says("daftar", "Apakah Bapak/Ibu setuju?")
    actor.taps("Setuju", "Berapa usia")
    actor.taps("18 tahun atau lebih", "Siapa nama")
    actor.says(f"Warga {'Abcdefghijklmnop'[number]}ono", "Desa atau kelurahan mana")
    actor.says("sumberejo poncokusumo", "Sebagai apa di KIM Sumberejo")
    actor.taps("Anggota", "Nomor HP")
    actor.taps("Lewati", "Bolehkah kami mengirim pengingat")
    actor.taps("Ya", "Bolehkah foto kegiatan")
    actor.taps("Tidak", "Sudah benar?")
    actor.taps("Kirim", "sudah masuk. Yang memutuskan")


def report(actor: Actor, number: int) -> None:
    for count in range(REPORTS):
        actor.says("kegiatan", "Kegiatan apa,")
        actor.taps("Rapat KIM", "Ceritakan singkat")
        actor.says(f"Rapat ke-{count + 1} kelompok {number}", "Kapan kegiatannya?")
        actor.taps("Hari ini", "Ada buktinya?")
        actor.sends_photo("Sudah benar?")
        actor.taps("Kirim", "Sudah tercatat: Rapat KIM")


class Killer:
    """Ends the program at random moments, mostly between a request and what it leads to, and starts it again."""

    def __init__(self, program: Program, telegram: Telegram, kills: int) -> None:
        self._program = program
        self._draw = random.Random(SEED)
        self._kills = kills
        self._wait = 0
        self.killed = 0
        telegram.before_request.append(self._request)

    def _request(self) -> None:
        self._wait -= 1
        if self._wait == 0:
            asyncio.get_running_loop().call_later(self._draw.random() * 0.02, self._program.kill)

    async def keep_alive(self) -> None:
        """Starts the program whenever it is dead."""
        while True:
            if self.killed < self._kills:
                self._wait = self._draw.randrange(4, max(5, REQUESTS // self._kills))
            await self._program.start()
            code = await self._program.process.wait()
            assert code == -signal.SIGKILL, f"ended by itself: {code}\n{self._program.said()}"
            self.killed += 1


@pytest.mark.timeout(60 + 30 * KILLS)
async def test_every_effect_happens_once_and_every_form_goes_on(database: Database, tmp_path: Path) -> None:
    async with Telegram.served() as telegram:
        newcomers, members = await _people(telegram, database)
        telegram.world.updates.twice = True
        program = Program(telegram.url, database.url.render_as_string(hide_password=False), tmp_path)
        killer = Killer(program, telegram, KILLS)
        alive = asyncio.create_task(killer.keep_alive())
        acting = asyncio.gather(*(actor.act() for actor in (*newcomers, *members)))
        await asyncio.wait([alive, acting], return_when=asyncio.FIRST_COMPLETED)
        if alive.done():
            alive.result()
        await acting
        await telegram.until(lambda: not telegram.world.updates_pending)
        alive.cancel()
        assert await program.stop() == 0, program.said()
    assert killer.killed == KILLS
    for actor in (*newcomers, *members):
        actor.check()
    await _check_rows(database)


async def _people(telegram: Telegram, database: Database) -> tuple[list[Actor], list[Actor]]:
    """Those who will register, and members who will report."""
    newcomers = [Actor(telegram, telegram.world.add_person(f"Baru {n}")) for n in range(PEOPLE)]
    members = [Actor(telegram, telegram.world.add_person(f"Lama {n}")) for n in range(PEOPLE)]
    async with database.transaction() as session:
        # By the machine's clock: of a KIM that is older a reminder would come in between, in office hours.
        kim = await make_kim(session, HOME, registered_on=SystemClock().now().date())
        for number, actor in enumerate(members):
            person = await make_person(session, f"Lama {number}", actor.account.id)
            await make_member(session, kim, person, BoardRole.ANGGOTA)
            actor.account.started = True
            report(actor, number)
    for number, actor in enumerate(newcomers):
        register(actor, number)
    return newcomers, members


async def _check_rows(database: Database) -> None:
    async with database.reading() as session:

        async def count(query: Any) -> int:
            return await session.scalar(query) or 0

        def of(table: Any) -> Any:
            return select(func.count()).select_from(table)

        assert await count(of(Person)) == 2 * PEOPLE
        assert await count(of(Member).where(Member.status == MemberStatus.PENDING)) == PEOPLE
        assert await count(of(Consent)) == 3 * PEOPLE
        assert await count(of(Checkin)) == REPORTS * PEOPLE
        assert await count(select(func.count(Checkin.what.distinct()))) == REPORTS * PEOPLE
        assert await count(of(Evidence)) == REPORTS * PEOPLE
        assert await count(of(conversations).where(conversations.c.flow.is_not(None))) == 0
        on_the_way = (OutboxStatus.PENDING, OutboxStatus.SENDING)
        replies = of(OutboxMessage).where(OutboxMessage.priority == int(Priority.REPLY))
        assert await count(replies.where(OutboxMessage.status.in_((*on_the_way, OutboxStatus.UNCERTAIN)))) == 0
