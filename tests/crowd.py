"""Many people who press *Hadir* at once, through several processes; and what must be true afterwards.

`python -m tests.crowd` is one of the processes: it says `ready`, and hands every press of a line on its stdin to a
dispatcher of its own, all at once.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, select

from bot.app import open_office
from bot.clock import MovableClock
from bot.conversation.dispatcher import Dispatcher
from bot.conversation.messages import Address, Incoming, Kind, Reply
from bot.features import FEATURES
from bot.settings import Settings
from storage.base import Base
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup, SignupStatus
from storage.database import Database
from storage.delivery import Outcome
from storage.kim import BoardRole, Kim, KimStatus
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.outbox import OutboxMessage
from storage.region import Villages
from tests.factories import WEDNESDAY, make_bimtek

FIRST = 3_000_000
"""The first one's chat."""
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Crowd:
    people: int
    villages: int
    quota: int

    @property
    def chats(self) -> list[str]:
        return [str(FIRST + number) for number in range(self.people)]


async def settle(database: Database, crowd: Crowd) -> int:
    """The people, the KIM of their villages, and a Bimtek; its id."""
    async with database.reading() as session:
        codes = sorted(await Villages(session).list_codes())[: crowd.villages]
    people = range(1, crowd.people + 1)
    rows: list[tuple[type[Base], list[dict[str, Any]]]] = [
        (Kim, [
            {"id": n, "village_code": code, "name": f"KIM {n}", "status": KimStatus.LIVING,
             "registered_on": WEDNESDAY.date(), "next_step_on": WEDNESDAY.date() + timedelta(days=35)}
            for n, code in enumerate(codes, start=1)
        ]),
        (Person, [{"id": n, "name": f"Warga {n}", "created_at": WEDNESDAY, "reminders_ok": True, "photos_ok": True}
                  for n in people]),
        (PersonAddress, [{"person_id": n, "channel": "telegram", "external_id": chat}
                         for n, chat in zip(people, crowd.chats, strict=True)]),
        (Member, [{"person_id": n, "kim_id": (n - 1) % crowd.villages + 1, "role": BoardRole.ANGGOTA,
                   "status": MemberStatus.APPROVED, "requested_at": WEDNESDAY} for n in people]),
    ]  # fmt: skip
    async with database.transaction() as session:
        for table, values in rows:
            await (await session.connection()).execute(insert(table), values)
        return (await make_bimtek(session, quota=crowd.quota)).id


@contextmanager
def processes(url: str, bimtek_id: int, count: int) -> Iterator[Callable[[Sequence[tuple[int, str]]], float]]:
    """Starts them. What is yielded deals every (update id, chat) press out over them and returns when all is
    committed, with the seconds of the slowest."""
    command = [sys.executable, "-m", "tests.crowd", url, str(bimtek_id)]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(count)
    ]

    def press(presses: Sequence[tuple[int, str]]) -> float:
        for number, process in enumerate(started):
            assert process.stdin is not None
            process.stdin.write(json.dumps(presses[number::count]) + "\n")
            process.stdin.flush()
        return max(float(_read(process)) for process in started)

    try:
        for process in started:
            assert _read(process) == "ready"
        yield press
    finally:
        for process in started:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                stream.close()


def _read(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


async def line_of(database: Database, bimtek_id: int) -> list[tuple[int, str, str, int | None]]:
    """(arrived, village, status, person), in order of arrival."""
    async with database.reading() as session:
        query = select(Signup).where(Signup.bimtek_id == bimtek_id).order_by(Signup.arrived)
        return [(s.arrived, s.village_code, s.status.value, s.person_id) for s in (await session.scalars(query)).all()]


async def check(database: Database, bimtek_id: int, crowd: Crowd) -> None:
    """As many seats as there are, no village twice, everybody else in line by arrival: the order decides alone."""
    found = await line_of(database, bimtek_id)
    assert [arrived for arrived, *_ in found] == list(range(1, crowd.people + 1))
    assert len({person for *_, person in found}) == crowd.people
    seated: set[str] = set()
    for _, village, status, _ in found:
        sits = len(seated) < min(crowd.quota, crowd.villages) and village not in seated
        assert status == (SignupStatus.CONFIRMED if sits else SignupStatus.WAITING).value
        if sits:
            seated.add(village)
    async with database.reading() as session:
        bimtek = await session.get(Bimtek, bimtek_id)
        assert bimtek is not None
        assert (bimtek.taken, bimtek.arrivals) == (len(seated), crowd.people)


# One of the processes --------------------------------------------------------------------------------------


class Nobody:
    """A postman without a channel: what was committed stays in the outbox."""

    worker = "crowd"

    def hand_over(self, messages: Sequence[tuple[OutboxMessage, Reply]]) -> None:
        """Nothing is sent here."""

    def wake(self) -> None:
        """Nobody sleeps."""

    def acknowledge(self, incoming: Incoming) -> None:
        """There is no platform."""

    def take_results(self) -> list[Outcome]:
        return []

    def give_back(self, results: Sequence[Outcome]) -> None:
        """There were none."""


async def _press_all(url: str, bimtek_id: int) -> None:
    settings = Settings(_env_file=None, database_url=url)
    database = Database(url)
    office = await open_office(settings, database)
    clock = MovableClock(WEDNESDAY, running=False)
    dispatcher = Dispatcher(database=database, features=FEATURES, office=office, clock=clock, postman=Nobody())
    _say("ready")
    while share := await asyncio.to_thread(sys.stdin.readline):
        incoming = [
            Incoming(Address("telegram", chat), update, Kind.TAP, entry=f"bimtek.join:{bimtek_id}")
            for update, chat in json.loads(share)
        ]
        begun = perf_counter()
        await asyncio.gather(*(dispatcher.handle(one) for one in incoming))
        _say(str(perf_counter() - begun))
    await database.close()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_press_all(sys.argv[1], int(sys.argv[2])))
