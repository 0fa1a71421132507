"""What a report was worth to the reporter's KIM."""

from __future__ import annotations

from datetime import datetime

from bot.features.silence.actions import record_activity
from bot.office import Office
from storage.base import Session
from storage.hoax import HoaxReport
from storage.kim import Kims


async def count(session: Session, office: Office, report: HoaxReport, now: datetime) -> None:
    """A report that was answered with a verdict, at once or later, is hoax work and an activity of the reporter's KIM
    on the day it came in; once, whatever is corrected afterwards."""
    if report.counted or report.kim_id is None:
        return
    report.counted = True
    kim = await Kims(session).find_kim(report.kim_id)
    if kim is not None:
        on = office.today(report.received_at)
        await record_activity(session, office, kim, on, now=now, actor="hoax_desk", source="hoax_report")
