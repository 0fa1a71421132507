"""What check-ins do by the clock."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import datetime

import structlog

from bot.clock import local
from bot.conversation.files import Gone, NotNow, TooBig
from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Picture, Reply
from bot.conversation.notices import Notices
from bot.features.checkin import rules, texts
from bot.features.checkin.actions import card as cards
from bot.features.checkin.actions import catalogue
from bot.features.checkin.actions.buttons import TO_REVIEW
from bot.office import Office
from bot.pictures import LARGEST_FILE, NoPicture
from storage.checkin import Checkins
from storage.database import Database
from storage.member import Members
from storage.outbox_awaited import AwaitedMessages

log = structlog.get_logger(__name__)


async def tell_boards(database: Database, office: Office, now: datetime) -> int:
    """In the afternoon of a working day a board hears, once, that something new waits for it; nobody of what is their
    own. Says how many were written to."""
    if not office.calendar.is_open(now) or local(now, office.zone).hour < office.settings.tomorrow_list_hour:
        return 0
    since = office.moment(office.calendar.previous_working_day(office.today(now)))
    told = 0
    async with database.transaction() as session:
        notices = Notices(session, office, now)
        waiting = await Checkins(session).list_waiting()
        for member in await Members(session).list_reachable({one.kim_id for one in waiting if one.newest >= since}):
            others = [one for one in waiting if one.kim_id == member.kim_id and one.author_id != member.person_id]
            new = [one.newest for one in others if one.newest >= since]
            if not new or not member.role.on_board:
                continue
            count = format_number(sum(one.count for one in others))
            told += await notices.to_person(
                member.person_id,
                Reply(
                    texts.BOARD_DIGEST.format(count=count, kim=others[0].kim),
                    (TO_REVIEW,),
                ),
                kind="checkin.board",
                # One that was sent back and put right is new again.
                dedup_key=f"checkin.board:{max(new):%Y%m%d%H%M%S}:{member.person_id}",
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
        waiting = await Checkins(session).list_waiting()
        if not waiting or (not new_week and office.today(max(one.newest for one in waiting)) < before):
            return
        count, oldest = sum(one.count for one in waiting), min(one.oldest for one in waiting)
        await Notices(session, office, now).to_admins(
            Reply(
                texts.DIGEST.format(count=format_number(count), date=format_date(office.today(oldest))),
                (TO_REVIEW,),
            ),
            kind="checkin.digest",
            dedup_key=f"checkin.digest:{today.isoformat()}",
        )


async def draw_cards(database: Database, office: Office, now: datetime) -> None:
    """Cards of the catalogue that somebody asked for, each drawn once for everybody who waits for it."""
    async with database.reading() as session:
        waiting = await AwaitedMessages(session).list_waiting(cards.KIND, now)
    asked: dict[int, list[int]] = defaultdict(list)
    for one in waiting:
        asked[int(one.subject)].append(one.id)
    for checkin_id, messages in asked.items():
        reply = await _card_reply(database, office, checkin_id)
        if reply is None:
            continue  # the platform does not answer; it is asked again
        async with database.transaction() as session:
            for message in messages:
                await AwaitedMessages(session).complete(message, reply.to_json(), now)


async def _card_reply(database: Database, office: Office, checkin_id: int) -> Reply | None:
    """None when it has to be tried again."""
    async with database.reading() as session:
        checkin = await Checkins(session).find_potential(checkin_id)
        if checkin is None:
            return Reply(texts.POTENTIAL_GONE)
        photos = await catalogue.public_photos(session, checkin)
    photo = None
    if photos and office.files is not None:
        try:
            photo = await office.files.fetch(photos[0].file_id, LARGEST_FILE)
        except NotNow:
            return None
        except (TooBig, Gone) as error:
            log.info("a card without its photo", why=type(error).__name__)
    card = cards.Card.of(checkin, office)
    try:
        drawn = await asyncio.to_thread(cards.draw, card, photo)
    except NoPicture as error:
        log.info("a card without its photo", why=str(error))
        drawn = await asyncio.to_thread(cards.draw, card, None)
    return Reply(rules.catalogue_entry(checkin), picture=Picture(drawn, f"potensi-{checkin.id}.jpg"))
