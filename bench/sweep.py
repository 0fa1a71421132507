"""Finding which KIM are due: the sweep's indexed column beside the newest activity of every KIM, in the same run.

The peer is what one writes first: `MAX(happened_on)` per KIM over all check-ins, with the index that serves it.
"""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

from sqlalchemy import func, select

from bench.options import Options
from bench.table import middle, show, times
from bench.town import database_urls, empty, found_villages, kim_row, rows, run
from storage.checkin import Category, Checkin, CheckinStatus
from storage.database import Database
from storage.kim import Kim
from storage.silence import Silences
from tests.factories import WEDNESDAY

TODAY = date(2026, 9, 23)
SIZES = (250, 8_500, 83_000)
ACTIVITIES = 1_000_000


async def _fill(database: Database, kims: int, activities: int) -> None:
    """Villages with made-up codes; one KIM in fifty is due today."""
    await empty(database)
    codes = await found_villages(database, kims)
    await rows(
        database,
        Kim,
        [
            kim_row(number + 1, code, last=TODAY - timedelta(days=40 if number % 50 == 0 else 10))
            for number, code in enumerate(codes)
        ],
    )
    chunk = 50_000
    for start in range(0, activities, chunk):
        await rows(
            database,
            Checkin,
            [
                {
                    "id": number + 1,
                    "kim_id": number % kims + 1,
                    "category": Category.MEETING,
                    "what": "Rapat",
                    "happened_on": TODAY - timedelta(days=10 + number % 700),
                    "status": CheckinStatus.ACCEPTED,
                    "submitted_at": WEDNESDAY,
                }
                for number in range(start, min(start + chunk, activities))
            ],
        )


async def _measure(url: str, kims: int, activities: int, rounds: int) -> tuple[float, float, int]:
    """Median milliseconds of the sweep's question and of its peer's, and how many were due."""
    database = Database(url)
    await database.migrate()
    await _fill(database, kims, activities)
    ours, peers, due = [], [], 0
    for _ in range(rounds):
        async with database.reading() as session:
            begun = perf_counter()
            due, after = 0, 0
            while page := await Silences(session).list_due(TODAY, after_id=after):
                due, after = due + len(page), page[-1]
            ours.append((perf_counter() - begun) * 1000)
            begun = perf_counter()
            newest = select(Checkin.kim_id, func.max(Checkin.happened_on)).group_by(Checkin.kim_id)
            (await session.execute(newest)).all()
            peers.append((perf_counter() - begun) * 1000)
    await database.close()
    return middle(ours), middle(peers), due


def measure(options: Options) -> None:
    sizes = SIZES[:1] if options.quick else SIZES
    activities = 20_000 if options.quick else ACTIVITIES
    table = []
    with database_urls(options.scratch, postgres=options.postgres) as urls:
        for name, url in urls.items():
            for kims in sizes:
                ours, peer, due = run(_measure(url, kims, activities, options.rounds))
                table.append([name, f"{kims:,}", f"{due:,}", f"{ours:.1f}", f"{peer:.0f}", times(ours, peer)])
    show(
        f"sweep: who is due, milliseconds, {activities:,} activities",
        ["database", "KIM", "due", "indexed column", "MAX per KIM", "ratio"],
        table,
        f"median of {options.rounds} interleaved rounds; aim: at most 100 ms at 83,000",
    )
