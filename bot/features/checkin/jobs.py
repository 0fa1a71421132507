"""What check-ins do by the clock."""

from __future__ import annotations

from datetime import datetime

from bot.clock import local
from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import Notices
from bot.conversation.understand import format_date, format_number
from bot.features.checkin import texts
from bot.office import Office
from storage.checkin import Checkins, ReviewArea
from storage.database import Database
from storage.member import Members


async def tell_boards(database: Database, office: Office, now: datetime) -> int:
    """In the afternoon of a working day a board hears, once, that something new waits for it; nobody of what is their
    own. Says how many were written to."""
    if not office.calendar.is_open(now) or local(now, office.zone).hour < office.settings.tomorrow_list_hour:
        return 0
    since = office.moment(office.calendar.previous_working_day(office.today(now)))
    told = 0
    async with database.transaction() as session:
        notices = Notices(session, office, now)
        waiting = await Checkins(session).list_waiting(since)
        for member in await Members(session).list_reachable({one.kim_id for one in waiting if one.newest}):
            others = [one for one in waiting if one.kim_id == member.kim_id and one.author_id != member.person_id]
            newest = max((one.newest for one in others if one.newest), default=None)
            if newest is None or not member.role.on_board:
                continue
            count = format_number(sum(one.count for one in others))
            told += await notices.to_person(
                member.person_id,
                Reply(
                    texts.BOARD_DIGEST.format(count=count, kim=others[0].kim),
                    (Choice(texts.REVIEW, entry="checkin.review"),),
                ),
                kind="checkin.board",
                dedup_key=f"checkin.board:{newest}:{member.person_id}",
            )
    return told


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
