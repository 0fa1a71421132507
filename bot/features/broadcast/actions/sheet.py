"""The ledger of a broadcast as a spreadsheet: who got it, who did not, and why. No phone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.clock import local
from bot.conversation.messages import Document
from bot.features.broadcast import texts
from bot.features.broadcast.actions.board import answer_labels
from bot.office import Office
from bot.workbook import Cell, Sheet, workbook
from storage.base import Session
from storage.broadcast import Broadcast
from storage.broadcast_ledger import RecipientStatus
from storage.broadcast_report import BroadcastReports, ReportRow

KIND = "broadcast"
"""Of the requests for files: those for a ledger."""
REPORT = "broadcast.report"
"""What messages with one are called in the outbox: their file is not kept there."""


async def rows_of(session: Session, office: Office, broadcast: Broadcast) -> list[tuple[Cell, ...]]:
    """As the spreadsheet shows them."""
    labels = answer_labels(broadcast)
    return [_cells(row, office, labels) async for row in BroadcastReports(session).rows(broadcast.id)]


def _cells(row: ReportRow, office: Office, labels: Sequence[str]) -> tuple[Cell, ...]:
    left = row.status in (RecipientStatus.SENT, RecipientStatus.FAILED, RecipientStatus.UNCERTAIN)
    answer = labels[row.answer] if row.answer is not None and row.answer < len(labels) else ""
    return (
        row.name or "",
        row.kim or "",
        row.village or "",
        row.kecamatan or "",
        texts.VIA_GROUP if row.group_id is not None else texts.VIA_PERSON,
        texts.ROW_STATUS[row.status.value],
        texts.REASONS[row.reason.value] if row.reason is not None else "",
        local(row.left_at, office.zone) if row.left_at is not None and left else None,
        answer,
    )


def spreadsheet(broadcast_id: int, rows: Sequence[Sequence[Cell]]) -> Document:
    """Not to be done in the loop's own thread."""
    file = workbook(Sheet(texts.SHEET_TITLE, texts.SHEET_COLUMNS, rows))
    return Document(file, texts.SHEET_NAME.format(number=broadcast_id))
