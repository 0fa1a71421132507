"""What the hoax desk achieves, in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, select

from storage.base import Session
from storage.hoax import HoaxReport
from storage.hoax_case import UNANSWERED, HoaxCase

MONTH = timedelta(days=30)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    open: int
    overdue: int
    first_answer: timedelta | None
    """The median from opening a case to its first answer, of the cases answered in the last 30 days."""
    reports: int
    incomplete: int
    """Of the reports of the last 30 days."""
    top: Sequence[tuple[HoaxCase, int]]
    """What was reported most in the last 7 days."""


async def figures(session: Session, now: datetime, top: int = 5) -> Figures:
    waiting = HoaxCase.status.in_(UNANSWERED) & HoaxCase.answered_at.is_(None)

    async def count(*conditions: object) -> int:
        query = select(func.count(HoaxCase.id)).where(waiting, *conditions)  # type: ignore[arg-type]
        return await session.scalar(query) or 0

    answered = await session.execute(
        select(HoaxCase.opened_at, HoaxCase.answered_at).where(HoaxCase.answered_at >= now - MONTH)
    )
    waits = [(done - opened).total_seconds() for opened, done in answered.all() if done is not None]
    recent = select(func.count(HoaxReport.id)).where(HoaxReport.received_at >= now - MONTH)
    most = (
        select(HoaxReport.case_id, func.count().label("times"))
        .where(HoaxReport.received_at >= now - WEEK)
        .group_by(HoaxReport.case_id)
        .order_by(func.count().desc(), HoaxReport.case_id)
        .limit(top)
    )
    times = {row[0]: row[1] for row in (await session.execute(most)).all()}
    cases = {case.id: case for case in await session.scalars(select(HoaxCase).where(HoaxCase.id.in_(times)))}
    return Figures(
        open=await count(),
        overdue=await count(HoaxCase.due_at < now),
        first_answer=timedelta(seconds=median(waits)) if waits else None,
        reports=await session.scalar(recent) or 0,
        incomplete=await session.scalar(recent.where(HoaxReport.incomplete)) or 0,
        top=[(cases[case_id], count_) for case_id, count_ in times.items()],
    )
