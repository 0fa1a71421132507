"""Draws what officers asked for, outside of any transaction."""

from __future__ import annotations

import asyncio
from datetime import datetime

import structlog

from bot.conversation.formats import format_date
from bot.conversation.messages import Choice, Document, Picture, Reply
from bot.conversation.notices import Notices
from bot.features.bimtek.actions.coverage import Coverage, chart_reply, coverage
from bot.features.bimtek.actions.work import Work
from bot.features.report import rules, texts
from bot.features.report.actions import numbers as figures
from bot.features.report.actions.picture import draw_change, draw_summary, draw_trend
from bot.features.report.actions.words import changed
from bot.features.report.actions.workbook import change_workbook, summary_workbook
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.bimtek import Bimteks
from storage.database import Database
from storage.outbox import Outbox
from storage.report import ReportRequest, Reports

log = structlog.get_logger(__name__)

AT_ONCE = 5
Numbers = rules.Summary | rules.Change | rules.Trend | Coverage


async def send_files(database: Database, office: Office, now: datetime) -> None:
    """Picture and workbook of each request: read, then drawn, then handed over and the request gone."""
    async with database.reading() as session:
        asked = [
            (request, await _numbers(session, office, request, now))
            for request in await Reports(session).list_asked(figures.FILES, AT_ONCE)
        ]
    for request, numbers in asked:
        try:
            replies = await asyncio.to_thread(_draw, numbers, office, now) if numbers is not None else []
        except Exception:
            log.exception("report not drawn", kind=request.kind, bimtek=request.subject_id)
            replies = []
        async with database.transaction() as session:
            if await Reports(session).done(request.id):
                await _hand_over(session, request, replies, now)


async def tell_changes(database: Database, office: Office, now: datetime) -> None:
    """When the longest span after a Bimtek is over the admins get the comparison, once and in working hours."""
    if not office.calendar.is_open(now):
        return
    today = office.today(now)
    async with database.reading() as session:
        news = [b for b in await Reports(session).list_held(now) if rules.is_news(office.today(b.ends_at), today)]
    for bimtek in news:
        async with database.transaction() as session:
            found = await figures.change(session, office, bimtek, today)
            if not any(row.villages for row in found.rows if row.group is rules.Group.TRAINED):
                continue
            await Notices(session, office, now).to_admins(
                Reply(changed(found), (Choice(texts.FILES, entry=f"report.files:change-{bimtek.id}"),)),
                kind="report.change",
                dedup_key=f"report.change:{bimtek.id}:{rules.SPANS[-1]}",
            )


async def _numbers(session: Session, office: Office, request: ReportRequest, now: datetime) -> Numbers | None:
    today = office.today(now)
    if request.kind == "trend":
        return await figures.trend(session, today)
    if request.kind == "coverage":
        return await coverage(Work(session, office, now))
    if request.subject_id == 0:
        found = await figures.change_of_all(session, office, list(await Reports(session).list_held(now)), today)
        return found if found.rows else None
    bimtek = await Bimteks(session).find(request.subject_id)
    if bimtek is None:
        return None
    if request.kind == "summary":
        return await figures.summary(session, office, bimtek)
    change = await figures.change(session, office, bimtek, today)
    return change if change.rows else None


def _draw(numbers: Numbers, office: Office, now: datetime) -> list[Reply]:
    if isinstance(numbers, Coverage):
        try:
            return [chart_reply(numbers, format_date(office.today(now)))]
        except ImportError:
            return [Reply(texts.NO_CHARTS)]
    if isinstance(numbers, rules.Trend):
        try:
            drawn = Picture(draw_trend(numbers, office.regency_name), "perkembangan-kim.png")
        except ImportError:
            return [Reply(texts.NO_CHARTS)]
        sent = texts.TREND_SENT.format(where=office.regency_name, date=format_date(office.today(now)))
        return [Reply(sent, picture=drawn)]
    named = {"title": numbers.title, "date": format_date(numbers.held_on)}
    stem = f"{'evaluasi' if isinstance(numbers, rules.Summary) else 'perubahan'}-bimtek-{numbers.held_on.isoformat()}"
    if isinstance(numbers, rules.Summary):
        words, sheet_words, sheet = texts.PICTURE, texts.SHEET, summary_workbook(numbers, office.zone)
    else:
        words, sheet_words, sheet = texts.CHANGE_PICTURE, texts.CHANGE_SHEET, change_workbook(numbers)
    document = Reply(sheet_words.format(**named), document=Document(sheet, f"{stem}.xlsx"))
    try:
        if isinstance(numbers, rules.Summary):
            picture = draw_summary(numbers)
        else:
            picture = draw_change(numbers)
    except ImportError:
        return [Reply(texts.NO_CHARTS), document]
    return [Reply(words.format(**named), picture=Picture(picture, f"{stem}.png")), document]


async def _hand_over(session: Session, request: ReportRequest, replies: list[Reply], now: datetime) -> None:
    if not replies:
        replies = [Reply(texts.FILES_FAILED)]
    else:
        AuditTrail(session).record(
            now, "report.exported", "bimtek", request.subject_id, actor=request.actor, after={"kind": request.kind}
        )
    for part, reply in enumerate(replies):
        await Outbox(session).add_once(
            channel=request.channel,
            chat_id=request.chat_id,
            kind="report",
            payload=reply.to_json(),
            now=now,
            dedup_key=f"report:{request.id}:{request.asked_at:%Y%m%d%H%M%S}:{part}",
        )
