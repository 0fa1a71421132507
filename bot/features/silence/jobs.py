"""What silence does by the clock: the hourly sweep, tomorrow's list in the afternoon, the week's recap on Mondays."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.clock import local
from bot.conversation.card import Job
from bot.features.silence.actions.steps import (
    PlannedStep,
    Swept,
    Waiting,
    advance,
    batches,
    cut_off_ids,
    due_ids,
    foresee,
)
from bot.features.silence.actions.tell import announce_tomorrow, announce_week, tell_officers
from bot.office import Office
from storage.database import Database, Unavailable
from storage.silence import Silences

log = structlog.get_logger(__name__)


@dataclass
class SweepReport:
    """What one sweep did, or would do."""

    at: datetime
    open: bool
    """Whether it was a working hour; outside of them a sweep does nothing."""
    steps: list[PlannedStep] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    tasks: int = 0
    failed: int = 0
    """KIM that an error kept from being looked at; the next sweep tries again."""

    def add(self, swept: Swept) -> None:
        self.steps += swept.steps
        self.waiting += swept.waiting
        self.tasks += swept.tasks


async def sweep(database: Database, office: Office, now: datetime) -> SweepReport:
    """Takes every step that is due, in short transactions, and tells the officers once a day what it left them.

    Safe to run again, at the same time, and after it died half-way: who is due is a query, a step is a unique row.
    """
    report = SweepReport(now, office.calendar.is_open(now))
    if not report.open:
        return report
    today = office.today(now)
    for find in (due_ids, cut_off_ids):
        after = 0
        while True:
            async with database.reading() as session:
                page = await find(session, today, after)
            if not page.last:
                break
            after = page.last
            for ids in batches(page.ids):
                await _together(database, office, report, ids)
            await asyncio.sleep(0)
    async with database.transaction() as session:
        await tell_officers(session, office, now)
    return report


async def _together(database: Database, office: Office, report: SweepReport, ids: Sequence[int]) -> None:
    """Looks after these KIM in one transaction; where that fails one by one, so that one bad row stops no other."""
    try:
        async with database.transaction() as session:
            swept = await advance(session, office, report.at, await Silences(session).lock_all(ids))
    except Unavailable:
        raise
    except Exception:
        log.exception("sweep stumbled", kims=len(ids))
        if len(ids) == 1:
            report.failed += 1
            return
        for kim_id in ids:
            await _together(database, office, report, [kim_id])
    else:
        report.add(swept)
    await asyncio.sleep(0)


async def foretell(database: Database, office: Office, now: datetime) -> SweepReport:
    """What `sweep` would do at that moment; writes nothing."""
    report = SweepReport(now, office.calendar.is_open(now))
    if report.open:
        async with database.reading() as session:
            report.add(await foresee(session, office, now))
    return report


async def send_tomorrow(database: Database, office: Office, now: datetime) -> int:
    """In the afternoon every admin reads, once, what tomorrow's sweep will do."""
    if local(now, office.zone).hour < office.settings.tomorrow_list_hour:
        return 0
    async with database.transaction() as session:
        return await announce_tomorrow(session, office, now)


async def send_weekly(database: Database, office: Office, now: datetime) -> bool:
    """On the first working day of the week officers read, once, how the KIM stand."""
    async with database.transaction() as session:
        return await announce_week(session, office, now)


JOBS = (
    # Before the others: below it, and last, stands what is to be done.
    Job("silence.week", timedelta(hours=1), send_weekly),
    Job("silence.sweep", timedelta(hours=1), sweep),
    Job("silence.tomorrow", timedelta(hours=1), send_tomorrow),
)
