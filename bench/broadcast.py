"""A broadcast to 3,000 people and 250 groups at 30 messages a second, every call to Telegram taking 60 ms, beside the
usual ways of doing it; and at the 1,000 a second of a paid broadcast, to 10,000 and to 100,000.

All of a table write in turn, each alone on the machine, to a server of its own that refuses whoever is too fast. Fails
where somebody got ours twice or not at all, or a row of its ledger is in no final state.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.crier import TEXT, chats
from bench.measured import Failed, Process, Server, running, serving
from bench.options import Options
from bench.people import FIRST
from bench.table import show
from bench.town import LONG_AGO, database_urls, empty, follow_sequences, rows, settle_members
from bench.turns import settings as plain
from bot.conversation.messages import Reply
from bot.features.broadcast.actions import ledger
from bot.settings import Settings
from storage.broadcast import Broadcast, Broadcasts, BroadcastStatus
from storage.broadcast_ledger import Recipient, RecipientStatus
from storage.database import Database
from storage.group import GroupStatus, VillageGroup
from tests.test_killed_broadcast import Outcome, scenario

PEOPLE, GROUPS = 3_000, 250
PER_SECOND = 30
LATENCY = 0.06
PAID = 1_000
PEERS = {
    "python-telegram-bot, AIORateLimiter, gathered": "gathered",
    "python-telegram-bot, AIORateLimiter, in turn": "sequential",
    "a loop that sleeps 1/30 s": "naive",
    "aiogram's example": "aiogram",
}


@dataclass
class Run:
    """What a server saw of one broadcast."""

    name: str
    stats: dict[str, Any]
    lost: int
    peak_mb: float = 0.0
    grew_mb: float = 0.0

    def row(self, expected: int, per_second: float) -> list[str]:
        seconds = self.stats["seconds"]
        return [
            self.name,
            f"{seconds / (expected / per_second):.3f} ×",
            f"{seconds:.1f}",
            str(self.stats["refused"]),
            str(self.lost),
            str(self.stats["into_penalty"]),
            str(self.stats["busiest"]),
        ]


@contextmanager
def limited(**limits: Any) -> Iterator[Server]:
    with serving("bench.limited") as server:
        server.ask("/reset", **limits)
        yield server


def pace(url: str, per_second: float) -> dict[str, str]:
    told = {"SENDS_PER_SECOND": str(per_second), "CHAT_SENDS_PER_SECOND": "1", "GROUP_SENDS_PER_MINUTE": "20"}
    return plain(url) | told


async def prepare(url: str, people: int, groups: int) -> int:
    """A broadcast that waits only for somebody to send it; its id."""
    database = Database(url)
    made_for = Settings(_env_file=None, database_url=url)  # type: ignore[call-arg]
    now = datetime.now(UTC)
    await settle_members(database, made_for, people, today=now.astimezone(made_for.zone).date())
    to = chats(people, groups)
    rooms = {chat: number for number, chat in enumerate([chat for chat in to if chat < 0], 1)}
    await rows(database, VillageGroup, [_group_row(number, chat) for chat, number in rooms.items()])
    await follow_sequences(database)
    async with database.transaction() as session:
        broadcast = Broadcast(
            author="command line", content=Reply(TEXT).to_json(), created_at=now, ignore_quiet=True, ignore_cap=True
        )
        session.add(broadcast)
        recipients = (
            Recipient("telegram", str(chat), group_id=rooms[chat])
            if chat < 0
            else Recipient("telegram", str(chat), person_id=chat - FIRST + 1)
            for chat in to
        )
        await ledger.fix_audience(session, broadcast, recipients, now)
        await ledger.start(session, broadcast.id, now)
    await database.close()
    return broadcast.id


def _group_row(number: int, chat: int) -> dict[str, Any]:
    return {
        "id": number,
        "channel": "telegram",
        "external_id": str(chat),
        "key": f"{number:016x}",
        "title": f"Grup {number}",
        "status": GroupStatus.LINKED,
        "kim_id": number,
        "added_at": LONG_AGO,
        "bot_admin": False,
        "can_invite": False,
        "can_write": True,
    }


async def end(url: str, number: int, patience: float = 60.0) -> dict[RecipientStatus, int]:
    """How the rows of the ledger stand when the broadcast is done, or when there is no patience left for that."""
    database, given_up = Database(url), time.monotonic() + patience
    try:
        while True:
            async with database.reading() as session:
                broadcast = await Broadcasts(session).find(number)
                done = broadcast is not None and broadcast.status is BroadcastStatus.DONE
                if done or time.monotonic() > given_up:
                    return (await ledger.progress(session, number, datetime.now(UTC))).counts
            await asyncio.sleep(0.2)
    finally:
        await database.close()


def wait_for(
    server: Server, count: int, process: Process | None = None, quiet: float = 60.0
) -> tuple[dict[str, Any], float]:
    """What the server saw once it has so many messages, and the least memory of the process on the way, in MB."""
    least = float("inf")
    while True:
        stats = server.ask("/stats")
        if process is not None and stats["messages"] > count / 10:
            least = min(least, process.rss_mb)
        if stats["messages"] >= count or (stats["messages"] and stats["since"] > quiet):
            return stats, least
        time.sleep(0.2)


def ours(name: str, url: str, number: int, people: int, groups: int, processes: int, **limits: Any) -> Run:
    """Sends what `prepare` left waiting; its ledger must say what the server saw."""
    count = people + groups
    with ExitStack() as stack:
        server = stack.enter_context(limited(**limits))
        told = pace(url, limits["per_second"])
        started = [stack.enter_context(running(server, "bench.ours", **told)) for _ in range(processes)]
        stats, least = wait_for(server, count, started[0])
        peak = max(process.rss_mb for process in started)
        counts = asyncio.run(end(url, number))
        stats = server.ask("/stats")
    if counts.get(RecipientStatus.SENT, 0) != stats["messages"] or len(counts) > 1:
        raise Failed(f"{name}: the ledger says {counts}, the server got {stats['messages']}")
    if stats["messages"] != stats["chats"] or stats["most"] > 1:
        raise Failed(f"{name}: {stats['messages']} messages for {stats['chats']} chats")
    return Run(name, stats, count - stats["messages"], peak, peak - least)


def peer(name: str, way: str, people: int, groups: int, **limits: Any) -> Run:
    with ExitStack() as stack:
        server = stack.enter_context(limited(**limits))
        process = stack.enter_context(running(server, "bench.crier", way, str(people), str(groups)))
        told = json.loads(process.hears())
        stats = server.ask("/stats")
    return Run(name, stats, people + groups - told["sent"])


def ratios(options: Options, urls: dict[str, str], *, strict: bool) -> None:
    people, groups = (270, 30) if options.quick else (PEOPLE, GROUPS)
    limits = {"per_second": PER_SECOND, "latency": LATENCY, "strict": strict}
    runs = []
    for many, (name, url) in zip((1, 2), urls.items(), strict=False):
        number = asyncio.run(prepare(url, people, groups))
        runs.append(ours(f"ours, {name}, {many} processes", url, number, people, groups, many, **limits))
    # Where it is counted strictly, the fastest of them alone.
    peers = list(PEERS.items())[: 1 if strict else None]
    runs += [peer(name, way, people, groups, **limits) for name, way in peers]
    how = "strictly, from each answer" if strict else "as a bucket"
    show(
        f"broadcast: {people:,} people and {groups} groups, {PER_SECOND}/s counted {how}, {LATENCY * 1000:.0f} ms",
        ["", "time to N/30 s", "seconds", "429s", "lost", "into a penalty", "busiest second"],
        [run.row(people + groups, PER_SECOND) for run in runs],
        f"aim: at most {1.08 if strict else 1.02} ×, no 429, nothing lost",
    )


def penalty(options: Options, urls: dict[str, str]) -> None:
    """In the midst everybody is told to wait: one process hears it itself, the other one by way of the database."""
    people, after, seconds = 600, 300, 5
    table = []
    for many, (name, url) in zip((1, 2), urls.items(), strict=False):
        number = asyncio.run(prepare(url, people, 0))
        limits = {"per_second": PER_SECOND, "latency": LATENCY, "penalty_after": after, "penalty": seconds}
        run = ours(f"{name}, {many} processes", url, number, people, 0, many, **limits)
        table.append([cell for place, cell in enumerate(run.row(people, PER_SECOND)) if place not in (1, 6)])
    show(
        f"broadcast: {people} people, told to wait for {seconds} s after {after}",
        ["", "seconds", "429s", "lost", "into the penalty"],
        table,
        "429s beyond the first one were on the wire; aim: none sent into the penalty",
    )


def paid(options: Options, urls: dict[str, str]) -> None:
    sizes = (2_000, 10_000) if options.quick else (10_000, 100_000)
    table = []
    for name, url in urls.items():
        for people in sizes:
            number = asyncio.run(prepare(url, people, 0))
            limits = {"per_second": PAID, "latency": LATENCY, "strict": True}
            run = ours(f"{name}, {people:,} people", url, number, people, 0, 1, **limits)
            rate = run.stats["messages"] / run.stats["seconds"]
            table.append(
                [
                    run.name, f"{rate:.0f}", str(run.stats["refused"]), str(run.lost),
                    f"{run.peak_mb:.0f}", f"{run.grew_mb:+.1f}",
                ]
            )  # fmt: skip
    show(
        f"broadcast at {PAID:,}/s, counted strictly, {LATENCY * 1000:.0f} ms",
        ["", "sent/s", "429s", "lost", "MB at the end", "since a tenth"],
        table,
        "aim: at least 900/s, no more memory for ten times as many",
    )


async def _kill(url: str, folder: Path, count: int) -> Outcome:
    database = Database(url)
    try:
        await database.migrate()
        await empty(database)
        return await scenario(database, folder, count)
    finally:
        await database.close()


def killed(options: Options, urls: dict[str, str]) -> None:
    """What `tests/test_killed_broadcast.py` plays, at full size."""
    count = 300 if options.quick else 5_000
    table = []
    for name, url in urls.items():
        folder = options.scratch / f"killed-{name}"
        folder.mkdir()
        outcome = asyncio.run(_kill(url, folder, count))
        states = outcome.states
        if outcome.most > 1 or sum(states.values()) != count or states[RecipientStatus.PENDING]:
            raise Failed(f"killed, {name}: {outcome}")
        table.append(
            [
                name, str(states[RecipientStatus.SENT]), str(states[RecipientStatus.FAILED]),
                str(states[RecipientStatus.UNCERTAIN]), str(outcome.in_flight), str(outcome.floods),
                f"{outcome.seconds:.0f}",
            ]
        )  # fmt: skip
    show(
        f"killed: {count:,} recipients, two processes, each killed three times, paused once",
        ["", "sent", "blocked", "uncertain", "on the wire at the kills", "429s", "seconds"],
        table,
        "nobody lost or twice; uncertain beyond those on the wire: claimed for the next moment, or not recorded yet",
    )


def measure(options: Options) -> None:
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for strict in (False, True):
            ratios(options, urls, strict=strict)
        penalty(options, urls)
        paid(options, urls)
        killed(options, urls)
