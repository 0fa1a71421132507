"""What keeps the promises about time: retention, enforced every hour."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.features.privacy import actions
from bot.office import Office
from storage.audit import SYSTEM
from storage.conversation import Conversations
from storage.database import Database, Unavailable
from storage.hoax import HoaxReports
from storage.job_run import JobRuns
from storage.member import Members
from storage.office import Offices
from storage.outbox import Outbox
from storage.privacy import Traces
from storage.seen_update import SeenUpdates

log = structlog.get_logger(__name__)

STRANGER = timedelta(hours=23)
"""A stranger's conversation is gone within a day, also when the hourly run comes late."""
SEEN = timedelta(days=8)
"""Telegram offers an update again for a day; a week of silence restarts its numbering."""


async def enforce_retention(database: Database, office: Office, now: datetime) -> None:
    drafts = now - timedelta(days=office.settings.keep_drafts_days)
    messages = now - timedelta(days=office.settings.keep_messages_days)
    async with database.transaction() as session:
        # First the people: their messages hang on nobody then, and go with the strangers'.
        unfinished = await Members(session).list_unfinished(drafts)
        # Who only reported something is on file until that has rested long enough.
        waiting = await HoaxReports(session).reporters_among([person.id for person in unfinished])
        for person in unfinished:
            if person.id not in waiting:
                await Members(session).remove_person(person.id)
        await Conversations(session).purge(strangers_before=now - STRANGER, known_before=drafts)
        await Outbox(session).purge(
            strangers_before=now - STRANGER, known_before=messages, admins=office.settings.admin_ids
        )
        await Outbox(session).drop_files(now)
        await Traces(session).forget_ledgers(now - timedelta(days=office.settings.keep_ledger_days))
        await SeenUpdates(session).purge(now - SEEN)
        await JobRuns(session).purge(now - timedelta(days=30))
        await Offices(session).purge_invitations(now)
    await _forget_who_left(database, now, now - timedelta(days=office.settings.keep_left_days))
    await database.empty_log()


async def _forget_who_left(database: Database, now: datetime, before: datetime) -> None:
    """The consent is for as long as somebody is a member, and a while longer for who moves to another KIM. One who
    cannot be forgotten holds up no other."""
    async with database.reading() as session:
        left = [person.id for person in await Traces(session).list_left(before)]
    for person_id in left:
        try:
            async with database.transaction() as session:
                for person in await Traces(session).list_left(before, person_id):
                    await actions.forget(session, person, now, by=SYSTEM)
        except Exception as error:
            if isinstance(error, Unavailable) and not await database.answers():
                raise
            log.exception("somebody not forgotten", person=person_id)
