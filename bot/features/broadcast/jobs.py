"""What broadcasts do by the clock: the final report, and forgetting in time. Their start is the broadcaster's."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.features.broadcast import texts
from bot.features.broadcast.actions import board, sheet
from bot.features.broadcast.actions.ledger import progress
from bot.features.broadcast.actions.trail import chat_of, tell, to_page
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.broadcast import Broadcast, Broadcasts
from storage.broadcast_answer import BroadcastAnswers
from storage.broadcast_report import BroadcastReports
from storage.database import Database
from storage.outbox import Outbox
from storage.report import Reports

AT_ONCE = 5
LATELY = timedelta(days=2)
"""An end that is longer ago was reported, or nobody was there to do it."""


def report_key(broadcast: Broadcast) -> str:
    """One for each time it came to an end."""
    assert broadcast.finished_at is not None
    return f"broadcast.report:{broadcast.id}:{broadcast.finished_at:%Y%m%d%H%M%S}"


async def report(database: Database, office: Office, now: datetime) -> None:
    """Each broadcast that has ended is reported to its author once, with its ledger as a spreadsheet."""
    async with database.reading() as session:
        ended = await BroadcastReports(session).finished_since(now - LATELY)
        ended = [one for one in ended if not await Outbox(session).is_known(report_key(one))]
    for broadcast in ended:
        async with database.reading() as session:
            if not await _serves(session, office, broadcast.author, now):
                continue
            rows = await sheet.rows_of(session, office, broadcast)
            standing = await progress(session, broadcast.id, now)
            summary = "\n".join(await board.lines(session, office, broadcast, standing, now))
        # Nothing is held meanwhile.
        document = await asyncio.to_thread(sheet.spreadsheet, broadcast.id, rows)
        async with database.transaction() as session:
            reply = Reply(texts.REPORT.format(summary=summary), (to_page(broadcast),), document=document)
            key = report_key(broadcast)
            await tell(session, broadcast.author, reply, now, kind=sheet.REPORT, dedup_key=key)
            AuditTrail(session).record(
                now, "broadcast.exported", "broadcast", broadcast.id, after={"to": "author", "rows": len(rows)}
            )


async def send_sheets(database: Database, office: Office, now: datetime) -> None:
    """Ledgers that were asked for: read, then built, then handed over and the request gone."""
    async with database.reading() as session:
        asked = await Reports(session).list_asked((sheet.KIND,), AT_ONCE)
    for request in asked:
        async with database.reading() as session:
            broadcast = await Broadcasts(session).get(request.subject_id)
            rows = await sheet.rows_of(session, office, broadcast)
        # Nothing is held meanwhile.
        document = await asyncio.to_thread(sheet.spreadsheet, broadcast.id, rows)
        async with database.transaction() as session:
            if not await Reports(session).done(request.id) or not await _serves(session, office, request.actor, now):
                continue
            reply = Reply(texts.SHEET_READY.format(number=broadcast.id), document=document)
            key = f"broadcast.sheet:{request.id}:{request.asked_at:%Y%m%d%H%M%S}"
            await tell(session, request.actor, reply, now, kind=sheet.REPORT, dedup_key=key)
            AuditTrail(session).record(
                now, "broadcast.exported", "broadcast", broadcast.id, actor=request.actor, after={"rows": len(rows)}
            )


async def _serves(session: Session, office: Office, actor: str, now: datetime) -> bool:
    """Whether the names in a ledger may be shown to this officer: still an admin, who can be told."""
    there = await chat_of(session, actor)
    return there is not None and there[1] in await Notices(session, office, now).admin_chats()


async def forget(database: Database, office: Office, now: datetime) -> None:
    """Answers after their time. Ledgers, and spreadsheets that arrived, are forgotten with all that is (privacy)."""
    async with database.transaction() as session:
        await BroadcastAnswers(session).purge(now - timedelta(days=office.settings.keep_answers_days))
