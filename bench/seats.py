"""Seats under a crowd: 500 people of 120 villages press *Hadir* at once, through several processes.

The peer is the least a program can do that never oversells: a loop of `SELECT … FOR UPDATE` (on SQLite BEGIN
IMMEDIATE), INSERT, UPDATE and COMMIT in as many processes, on the same database. Ours is the whole turn: the update
marked as seen, the person and the chat looked up, the seat or the place in the line, the trail, and the answer in the
outbox; turns that arrive together share a commit.
"""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from time import perf_counter
from typing import Any

from bench.options import Options
from bench.table import middle, show, spread, times
from bench.town import database_urls, empty, run
from bot.app import open_office
from bot.settings import Settings
from storage.database import Database
from tests.crowd import ROOT, Crowd, check, line_of, processes, settle

FULL = Crowd(people=500, villages=120, quota=50)
QUICK = Crowd(people=120, villages=40, quota=20)
PROCESSES = 3

TABLES = (
    "DROP TABLE IF EXISTS bare_signup",
    "DROP TABLE IF EXISTS bare_bimtek",
    "CREATE TABLE bare_bimtek (id integer PRIMARY KEY, quota integer, taken integer)",
    "CREATE TABLE bare_signup (bimtek_id integer, person integer, status text, PRIMARY KEY (bimtek_id, person))",
)


async def _ours(url: str, crowd: Crowd) -> float:
    """Presses a second; afterwards everything is checked, replayed and checked again."""
    database = Database(url)
    await open_office(Settings(_env_file=None, database_url=url), database)
    await empty(database)
    bimtek_id = await settle(database, crowd)
    presses = list(enumerate(crowd.chats, start=1))
    with processes(url, bimtek_id, PROCESSES) as press:
        seconds = await asyncio.to_thread(press, presses)
        await check(database, bimtek_id, crowd)
        before = await line_of(database, bimtek_id)
        second = [(update + 100_000, chat) for update, chat in presses]
        await asyncio.to_thread(press, [*reversed(presses), *second])
    assert await line_of(database, bimtek_id) == before
    await database.close()
    return crowd.people / seconds


def _bare(url: str, crowd: Crowd) -> float:
    """Presses a second of the bare loop."""
    connection = _connect(url)
    for statement in TABLES:
        connection.execute(statement)
    connection.execute(f"INSERT INTO bare_bimtek VALUES (1, {crowd.quota}, 0)")
    connection.commit()
    share = crowd.people // PROCESSES
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.seats", url, str(number * share), str(share)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for number in range(PROCESSES)
    ]
    for process in started:
        assert process.stdout is not None
        process.stdout.readline()
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    seconds = 0.0
    for process in started:
        answer, _ = process.communicate(timeout=300)
        seconds = max(seconds, float(answer))
    (taken,) = connection.execute("SELECT taken FROM bare_bimtek").fetchone()
    assert taken == min(crowd.quota, share * PROCESSES)
    connection.close()
    return share * PROCESSES / seconds


def _connect(url: str) -> Any:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.partition("///")[2], timeout=60, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        return connection
    import psycopg

    return psycopg.connect(url)


def _loop(url: str, first: int, count: int) -> None:
    """One of the peer's processes."""
    connection = _connect(url)
    lite = isinstance(connection, sqlite3.Connection)
    if not lite:
        connection.commit()
    mark, lock = ("?", "") if lite else ("%s", " FOR UPDATE")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    begun = perf_counter()
    for person in range(first, first + count):
        if lite:
            connection.execute("BEGIN IMMEDIATE")
        row = connection.execute(f"SELECT quota, taken FROM bare_bimtek WHERE id = 1{lock}").fetchone()
        free = row[1] < row[0]
        connection.execute(
            f"INSERT INTO bare_signup VALUES (1, {mark}, {mark})", (person, "confirmed" if free else "waiting")
        )
        if free:
            connection.execute("UPDATE bare_bimtek SET taken = taken + 1 WHERE id = 1")
        connection.commit()
    sys.stdout.write(f"{perf_counter() - begun}\n")


def measure(options: Options) -> None:
    crowd = QUICK if options.quick else FULL
    rounds = 1 if options.quick else options.rounds
    table = []
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for name, url in urls.items():
            ours, bare = [], []
            for _ in range(rounds):
                ours.append(run(_ours(url, crowd)))
                bare.append(_bare(url, crowd))
            table.append([name, spread(ours, 0), spread(bare, 0), times(middle(ours), middle(bare))])
    show(
        f"seats: {crowd.people} people of {crowd.villages} villages for {crowd.quota} seats, {PROCESSES} processes",
        ["database", "presses/s, whole turn", "presses/s, bare loop", "× bare"],
        table,
        f"median of {rounds} interleaved rounds; every round: exactly {crowd.quota} confirmed, no village twice, the "
        "rest in line by arrival, and a replay of everything changes nothing",
    )


if __name__ == "__main__":
    _loop(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
