"""Which villages were never trained: in chat, as a sheet, as a picture; and the next audience made of them."""

from __future__ import annotations

import asyncio

from bot.access import require_admin
from bot.conversation.flow import Answer, Say
from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice, Document
from bot.conversation.pages import begins_at, pieces_beside
from bot.conversation.turn import Turn
from bot.features.bimtek import texts
from bot.features.bimtek.actions import coverage as covering
from bot.features.bimtek.actions.work import Work
from bot.workbook import workbook
from storage.bimtek import Audience

PAGE = 20
"""Villages a message lists."""


async def coverage(turn: Turn, offset: str = "") -> Answer:
    """The counts, and the villages that were never trained page by page."""
    await require_admin(turn)
    found = await covering.coverage(Work.of(turn))
    total = found.trained + len(found.untrained)
    lines = [
        texts.COVERAGE_TEXT.format(
            kims=format_number(total),
            trained=format_number(found.trained),
            untrained=format_number(len(found.untrained)),
            without=format_number(found.without_kim),
        )
    ]
    start = begins_at(offset, len(found.untrained))
    shown = found.untrained[start : start + PAGE]
    if not shown:
        return Say("\n".join([*lines, texts.COVERAGE_COMPLETE]), _files())
    lines.append(texts.COVERAGE_LIST.format(first=format_number(start + 1), last=format_number(start + len(shown))))
    area = ""
    for _, village in shown:
        if village.kecamatan.name != area:
            area = village.kecamatan.name
            lines.append(texts.COVERAGE_AREA.format(kecamatan=area, villages=village.name))
        else:
            lines[-1] += f", {village.name}"
    make = Choice(texts.MAKE_FOR_THEM, entry=f"bimtek.make:{Audience.UNTRAINED.value}")
    beside = pieces_beside("bimtek.coverage", start, PAGE, len(found.untrained))
    return Say("\n".join(lines), (make, *beside, *_files()))


def _files() -> tuple[Choice, ...]:
    return (
        Choice(texts.AS_SHEET, entry="bimtek.coverage_sheet"),
        Choice(texts.AS_CHART, entry="report.files:coverage"),
    )


async def sheet(turn: Turn) -> Answer:
    await require_admin(turn)
    found = await covering.coverage(Work.of(turn))
    turn.record("bimtek.coverage_exported", "bimtek", "coverage", after={"rows": len(found.rows)})
    file = await asyncio.to_thread(workbook, covering.as_sheet(found, format_date(turn.today)))
    return Say(
        texts.COVERAGE_SENT.format(count=format_number(len(found.rows))),
        document=Document(file, f"cakupan-bimtek-{turn.today.isoformat()}.xlsx"),
    )
