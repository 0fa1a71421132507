"""500 groups in which 40 members each talk, 50 messages a second together, beside people who ask in private.

Fails where a word of the talk was stored, a group was written more than once, or private answers took too long.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import uvicorn
from sqlalchemy import text

from bench.measured import TOKEN, Failed, Process, Server, running
from bench.options import Options
from bench.people import BOT, FIRST
from bench.table import show
from bench.town import LONG_AGO, database_urls, rows
from bench.turns import prepare, settings
from bot.simulator.accounts import Person
from bot.simulator.chats import ADMIN_RIGHTS, Chat, Member
from bot.simulator.demo import demo_app
from bot.simulator.state import Change
from bot.simulator.world import World
from storage.database import Database
from storage.group import GroupStatus, VillageGroup
from storage.tables import metadata

GROUPS, MEMBERS, A_SECOND = 500, 40, 50
ASKING, ASKED_A_SECOND = 200, 5
"""People who ask in private, and how many of them every second."""
MARKER = "xyzzyobrolanwarga"
PATIENCE = 0.300
"""Seconds 95 of 100 private answers may take."""


@dataclass
class Town:
    """The simulated Telegram and who talks in it."""

    world: World
    groups: list[Chat] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    asked: dict[int, float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    said: int = 0

    @classmethod
    def build(cls) -> Town:
        world = World(token=TOKEN, bot_username=str(BOT["username"]))
        town = cls(world)
        town.people = [world.add_person(f"Warga {number}", id=FIRST + number) for number in range(ASKING)]
        for number in range(GROUPS):
            members = [world.add_person(f"Anggota {number}-{one}") for one in range(MEMBERS)]
            group = world.add_group(f"KIM {number}", members[0], supergroup=True)
            # Straight into the group: 20,000 notes of who came are not what is measured.
            group.members |= {member.id: Member(member) for member in members[1:]}
            group.members[world.bot.id] = Member(world.bot, "administrator", dict.fromkeys(ADMIN_RIGHTS, True))
            town.groups.append(group)
        world.updates.drop()
        world.watchers.append(town.note)
        return town

    def note(self, change: Change) -> None:
        if change.kind == "message" and change.message and change.message.from_bot:
            asked = self.asked.pop(change.chat.id, None)
            if asked is not None:
                self.took.append(perf_counter() - asked)

    async def live(self, seconds: float, *, talking: bool) -> list[float]:
        """Lets time pass; what the private answers of that time took, in seconds."""
        self.took = []
        resting = deque(self.people)
        start = perf_counter()
        talked = asked = 0
        while (passed := perf_counter() - start) < seconds:
            while talking and talked < passed * A_SECOND:
                group = random.choice(self.groups)
                member = random.choice(list(group.members.values())[:MEMBERS])
                assert isinstance(member.account, Person)
                self.world.say(member.account, f"{MARKER} {talked} kabar hari ini bagaimana", group)
                talked += 1
            while asked < passed * ASKED_A_SECOND:
                person = resting.popleft()
                resting.append(person)
                if person.id not in self.asked:
                    self.asked[person.id] = perf_counter()
                    self.world.say(person, "menu")
                asked += 1
            await asyncio.sleep(0.005)
        self.said += talked
        for _ in range(200):
            if not self.asked:
                return sorted(self.took)
            await asyncio.sleep(0.05)
        raise Failed(f"{len(self.asked)} people were not answered")


@asynccontextmanager
async def served(world: World) -> AsyncIterator[Server]:
    app = demo_app(world, advance=None)
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="error", ws="none", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    try:
        yield Server(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    finally:
        world.close()
        server.should_exit = True
        await serving


async def know_groups(url: str, town: Town) -> None:
    """The groups are on file, and every write to one is counted."""
    database = Database(url)
    await rows(
        database,
        VillageGroup,
        [
            {
                "id": number,
                "channel": "telegram",
                "external_id": str(group.id),
                "key": f"{number:016x}",
                "title": group.title,
                "status": GroupStatus.UNLINKED,
                "added_at": LONG_AGO,
                "bot_admin": True,
                "can_invite": True,
                "can_write": True,
                "measured_since": LONG_AGO,
            }
            for number, group in enumerate(town.groups, start=1)
        ],
    )
    counting = (
        ["CREATE TRIGGER bench_count AFTER UPDATE ON village_group BEGIN INSERT INTO bench_write VALUES (NEW.id); END"]
        if database.is_sqlite
        else [
            "CREATE FUNCTION bench_count() RETURNS trigger LANGUAGE plpgsql AS "
            "'BEGIN INSERT INTO bench_write VALUES (NEW.id); RETURN NEW; END'",
            "CREATE TRIGGER bench_count AFTER UPDATE ON village_group FOR EACH ROW EXECUTE FUNCTION bench_count()",
        ]
    )
    async with database.engine.begin() as connection:
        for statement in ["CREATE TABLE bench_write (group_id INTEGER)", *counting]:
            await connection.execute(text(statement))
    await database.close()


async def check(url: str, asked: int) -> tuple[int, int]:
    """Fails where too much was written; how often groups were written, and how many of them."""
    database = Database(url)
    async with database.engine.connect() as connection:
        most = await connection.scalar(
            text("SELECT max(n) FROM (SELECT count(*) AS n FROM bench_write GROUP BY group_id) w")
        )
        writes = await connection.scalar(text("SELECT count(*) FROM bench_write"))
        groups = await connection.scalar(text("SELECT count(DISTINCT group_id) FROM bench_write"))
        seen = await connection.scalar(text("SELECT count(*) FROM seen_update"))
        found = []
        if not database.is_sqlite:
            for table in metadata.sorted_tables:
                query = text(f"SELECT count(*) FROM {table.name} row WHERE row::text LIKE '%{MARKER}%'")
                if await connection.scalar(query):
                    found.append(table.name)
    path = database.url.database
    await database.close()
    if database.is_sqlite:
        files = Path(str(path)).parent.glob(f"{Path(str(path)).name}*")
        found = [file.name for file in files if MARKER.encode() in file.read_bytes()]
    if found:
        raise Failed(f"words of a group are in {', '.join(found)}")
    if (most or 0) > 1:
        raise Failed(f"a group was written {most} times within an hour")
    if seen != asked:
        raise Failed(f"{seen} updates were kept as handled, {asked} were asked in private")
    return int(writes or 0), int(groups or 0)


async def run(url: str, seconds: float) -> list[str]:
    town = Town.build()
    await know_groups(url, town)
    async with served(town.world) as server:
        context = running(server, "bench.ours", **settings(url))
        process: Process = await asyncio.to_thread(context.__enter__)
        try:
            # The bot looks at each of its groups once when it starts.
            await until(lambda: len(town.world.calls("getChatMember")) >= GROUPS)
            await town.live(2, talking=False)
            quiet = await town.live(max(seconds / 4, 5), talking=False)
            before = (await asyncio.to_thread(process.mark))["cpu"]
            start = perf_counter()
            lively = await town.live(seconds, talking=True)
            await asyncio.sleep(0.3)
            passed = perf_counter() - start
            used = (await asyncio.to_thread(process.mark))["cpu"] - before
        finally:
            await asyncio.to_thread(context.__exit__, None, None, None)
    asked = sum(1 for person in town.people for m in town.world.messages(person) if not m.from_bot)
    writes, groups = await check(url, asked)
    at_95, quiet_95 = at(lively, 0.95), at(quiet, 0.95)
    if at_95 >= PATIENCE:
        raise Failed(f"private answers took {at_95 * 1000:.0f} ms")
    return [
        f"{town.said}",
        f"{writes} of {groups}",
        f"{at(lively, 0.5) * 1000:.0f} / {at_95 * 1000:.0f}",
        f"{at(quiet, 0.5) * 1000:.0f} / {quiet_95 * 1000:.0f}",
        f"{at_95 / quiet_95:.2f} ×",
        f"{used / passed * 100:.0f} %",
    ]


async def until(condition: Callable[[], object]) -> None:
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0.05)


def at(values: list[float], share: float) -> float:
    return values[min(int(len(values) * share), len(values) - 1)]


def measure(options: Options) -> None:
    seconds = 10 if options.quick else 120
    table = []
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for name, url in urls.items():
            asyncio.run(prepare(url, ASKING))
            table.append([name, *asyncio.run(run(url, seconds))])
    show(
        f"groups: {GROUPS} of {MEMBERS} members, {A_SECOND} messages/s for {seconds} s",
        ["", "said", "writes", "ms, 50/95 %", "quiet", "slower", "CPU"],
        table,
        f"private answers; no word stored, a group written once; aim: 95 of 100 in {PATIENCE * 1000:.0f} ms",
    )
