"""What check-ins do by the clock."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import Notices
from bot.conversation.understand import format_date, format_number
from bot.features.checkin import texts
from bot.office import Office
from storage.checkin import Checkins, ReviewArea
from storage.database import Database


async def tell_what_waits(database: Database, office: Office, now: datetime) -> None:
    """The admins hear how much waits: on a working day after something came in, and else once a week."""
    if not office.calendar.is_open(now):
        return
    today = office.today(now)
    before = office.calendar.previous_working_day(today)
    new_week = before.isocalendar().week != today.isocalendar().week
    async with database.transaction() as session:
        checkins, everywhere = Checkins(session), ReviewArea(everywhere=True)
        oldest = await checkins.next_to_review(everywhere)
        if oldest is None:
            return
        if not new_week and office.today(await checkins.newest_to_review(everywhere)) < before:
            return
        count = await checkins.count_to_review(everywhere)
        await Notices(session, office, now).to_admins(
            Reply(
                texts.DIGEST.format(count=format_number(count), date=format_date(office.today(oldest.submitted_at))),
                (Choice(texts.REVIEW, entry="checkin.review"),),
            ),
            kind="checkin.digest",
            dedup_key=f"checkin.digest:{today.isoformat()}",
        )
