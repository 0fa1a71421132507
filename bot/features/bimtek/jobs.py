"""What Bimtek does by the clock: invitations, offers that expire, the deadline, reminders, the end."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.conversation.card import Job
from bot.features.bimtek import rules
from bot.features.bimtek.actions import plan, seats
from bot.features.bimtek.actions.audience import audience
from bot.features.bimtek.actions.invite import TOGETHER, invite
from bot.features.bimtek.actions.tell import remind, tell_expired
from bot.features.bimtek.actions.work import Work
from bot.office import Office
from storage.bimtek import Bimteks, BimtekStatus
from storage.bimtek_signup import Signups
from storage.database import Database, Unavailable

log = structlog.get_logger(__name__)


async def tend(database: Database, office: Office, now: datetime) -> None:
    """Everything that is due. Safe to run again, at the same time, and after it died half-way: what is due is two
    indexed columns, and every message has a key."""
    async with database.reading() as session:
        expired = await Signups(session).list_expired(now)
        due = await Bimteks(session).list_due(now)
    for bimtek_id, signup_id in expired:
        await _guarded(_expire(database, office, now, bimtek_id, signup_id), bimtek_id)
    for bimtek_id in due:
        await _guarded(_tend_one(database, office, now, bimtek_id), bimtek_id)


async def _guarded(work: object, bimtek_id: int) -> None:
    """One that stumbles stops no other."""
    try:
        await work  # type: ignore[misc]
    except Unavailable:
        raise
    except Exception:
        log.exception("bimtek stumbled", bimtek=bimtek_id)
    await asyncio.sleep(0)


async def _expire(database: Database, office: Office, now: datetime, bimtek_id: int, signup_id: int) -> None:
    async with database.transaction() as session:
        work = Work(session, office, now)
        bimtek = await Bimteks(session).find(bimtek_id)
        if bimtek is None:
            return
        await Bimteks(session).hold(bimtek)
        signup = await Signups(session).find(signup_id)
        if signup is not None and await seats.expire(work, bimtek, signup):
            await tell_expired(work, bimtek, signup)


async def _tend_one(database: Database, office: Office, now: datetime, bimtek_id: int) -> None:
    await _invite(database, office, now, bimtek_id)
    async with database.transaction() as session:
        work = Work(session, office, now)
        bimtek = await Bimteks(session).find(bimtek_id)
        if bimtek is None:
            return
        await Bimteks(session).hold(bimtek)
        if bimtek.status is not BimtekStatus.OPEN:
            bimtek.due_at = None
            return
        if now >= bimtek.ends_at:
            await plan.finish(work, bimtek)
            return
        await seats.advance(work, bimtek)
        due = rules.due_reminder(bimtek, office, now)
        if due is not None:
            sent = await remind(work, bimtek, due)
            bimtek.reminded = due.number
            work.record(bimtek, "reminded", after={"step": due.step, "sent": sent, "missed": list(due.missed)})
        bimtek.due_at = rules.next_due(bimtek, office, now)


async def _invite(database: Database, office: Office, now: datetime, bimtek_id: int) -> None:
    """The audience in short transactions; begun again after a crash it writes to nobody twice."""
    if not office.calendar.is_open(now):
        return
    async with database.transaction() as session:
        bimtek = await Bimteks(session).find(bimtek_id)
        if bimtek is None or bimtek.status is not BimtekStatus.OPEN or bimtek.invited_at is not None:
            return
        if now >= bimtek.starts_at:
            bimtek.invited_at = now
            return
        await Bimteks(session).hold(bimtek)
        plan.renew_deadline(Work(session, office, now), bimtek)
    async with database.reading() as session:
        kims = await audience(Work(session, office, now), bimtek)
    for first in range(0, len(kims), TOGETHER):
        async with database.transaction() as session:
            bimtek = await Bimteks(session).find(bimtek_id)
            if bimtek is None or bimtek.status is not BimtekStatus.OPEN:
                return
            await invite(Work(session, office, now), bimtek, kims[first : first + TOGETHER])
        await asyncio.sleep(0)
    async with database.transaction() as session:
        bimtek = await Bimteks(session).find(bimtek_id)
        if bimtek is not None:
            bimtek.invited_at = now


JOBS = (Job("bimtek.tend", timedelta(minutes=5), tend),)
