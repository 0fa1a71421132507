"""What a finished case was decided by is kept no longer than promised."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, delete, func, or_, select, update

from storage.base import Session
from storage.clarification import Clarifications
from storage.hoax import HoaxHint, HoaxProof, HoaxQuestion, HoaxReport
from storage.hoax_case import HoaxCase
from storage.redaction import Words

_NEVER_SHOWN = HoaxCase.revision == 0
"""Not by its status: what is published is still shown while a correction of it is prepared."""


async def list_expired(session: Session, before: datetime, limit: int = 200) -> Sequence[int]:
    """Cases finished before that moment that still hold evidence, or words that were never published. The reports of a
    merged case went to another one: its words end by its own date."""
    of_case = HoaxReport.case_id == HoaxCase.id
    evidence = select(HoaxReport.id).where(
        of_case,
        or_(
            HoaxReport.words != "",
            HoaxReport.reporter_id.is_not(None),
            select(HoaxProof.id).where(HoaxProof.report_id == HoaxReport.id).exists(),
        ),
    )
    unpublished = and_(_NEVER_SHOWN, or_(HoaxCase.words != "", HoaxCase.title != ""))
    query = (
        select(HoaxCase.id)
        .where(HoaxCase.finished_at < before, or_(evidence.exists(), unpublished))
        .order_by(HoaxCase.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def forget_evidence(session: Session, case_ids: Collection[int]) -> None:
    """Files, links, words, questions and reporters of these cases go, from the memory of each process too; the claim
    stays where it was published."""
    reports = select(HoaxReport.id).where(HoaxReport.case_id.in_(case_ids))
    for table in (HoaxProof, HoaxHint, HoaxQuestion):
        await session.execute(delete(table).where(table.report_id.in_(reports)))
    await session.execute(
        update(HoaxReport)
        .where(HoaxReport.case_id.in_(case_ids))
        .values(words="", seen_where="", reporter_id=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(HoaxCase)
        .where(HoaxCase.id.in_(case_ids), _NEVER_SHOWN)
        .values(words="", title="", fingerprint=None, reworded=await Clarifications(session).next_revision())
        .execution_options(synchronize_session=False)
    )


async def forget_reporter(session: Session, person_id: int, words: Words) -> None:
    """Takes the words out of all that somebody told of claims: the reports, the answers to questions about them, and
    the cases they opened. A case that somebody else opened stays as that one told it."""
    told = select(HoaxReport).where(HoaxReport.reporter_id == person_id)
    for report in (await session.scalars(told)).all():
        report.words, report.seen_where = words.out_of(report.words), words.out_of(report.seen_where)
        asked = select(HoaxQuestion).where(HoaxQuestion.report_id == report.id, HoaxQuestion.answer.is_not(None))
        for question in (await session.scalars(asked)).all():
            question.answer = words.out_of(question.answer or "")
        first = select(func.min(HoaxReport.id)).where(HoaxReport.case_id == report.case_id).scalar_subquery()
        opened = select(HoaxCase).join(HoaxReport, HoaxReport.case_id == HoaxCase.id)
        opened = opened.where(HoaxReport.id == report.id, HoaxReport.id == first)
        case = (await session.scalars(opened.execution_options(populate_existing=True))).first()
        if case is not None and words.are_in(f"{case.title}\n{case.words}"):
            case.title, case.words = words.out_of(case.title), words.out_of(case.words)
            case.reworded = await Clarifications(session).next_revision()
    await session.flush()
