"""What silence does by the clock: the hourly sweep, and tomorrow's list in the afternoon."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

import structlog

from bot.clock import local
from bot.conversation.card import Job
from bot.features.silence.actions.steps import PlannedStep, Swept, Waiting, advance, foresee
from bot.features.silence.actions.tell import announce_tomorrow, tell_officers
from bot.office import Office
from storage.base import Session
from storage.database import Database, Unavailable
from storage.kim import Kim
from storage.silence import Silences

log = structlog.get_logger(__name__)

CHUNK = 50
"""KIM that share a transaction: few enough that nobody waits for the sweep."""


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

    async def due(session: Session, after: tuple[date, int] | None, limit: int) -> Sequence[Kim]:
        return await Silences(session).list_due(today, limit, after=after)

    async def cut_off(session: Session, after: int | None, limit: int) -> Sequence[Kim]:
        return await Silences(session).list_cut_off(today, limit, after_id=after or 0)

    await _walk(database, office, report, due, lambda kim: (kim.next_step_on or today, kim.id))
    await _walk(database, office, report, cut_off, lambda kim: kim.id)
    async with database.transaction() as session:
        await tell_officers(session, office, now)
    return report


Place = TypeVar("Place")
Find = Callable[[Session, Place | None, int], Awaitable[Sequence[Kim]]]


async def _walk(
    database: Database, office: Office, report: SweepReport, find: Find[Place], place: Callable[[Kim], Place]
) -> None:
    """Goes over the KIM that `find` names, in chunks; one that fails is counted and the others go on."""
    after: Place | None = None
    while True:
        places: list[Place] = []
        try:
            async with database.transaction() as session:
                kims = await find(session, after, CHUNK)
                places = [place(kim) for kim in kims]
                swept = await advance(session, office, report.at, kims)
        except Unavailable:
            raise
        except Exception:
            if not places:
                raise
            log.exception("sweep stumbled", kims=len(places))
            await _one_by_one(database, office, report, find, [after, *places[:-1]])
        else:
            report.add(swept)
        if not places:
            return
        after = places[-1]
        await asyncio.sleep(0)


async def _one_by_one(
    database: Database, office: Office, report: SweepReport, find: Find[Place], places: Sequence[Place | None]
) -> None:
    for after in places:
        try:
            async with database.transaction() as session:
                swept = await advance(session, office, report.at, await find(session, after, 1))
        except Unavailable:
            raise
        except Exception:
            report.failed += 1
        else:
            report.add(swept)


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


JOBS = (
    Job("silence.sweep", timedelta(hours=1), sweep),
    Job("silence.tomorrow", timedelta(hours=1), send_tomorrow),
)
