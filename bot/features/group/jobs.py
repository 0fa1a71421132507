"""What groups do by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.card import Job
from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.features.group import rules, texts
from bot.features.group.actions import arrive
from bot.features.silence.actions import note_contact
from bot.features.silence.actions.words import open_kim
from bot.office import Office
from storage.audit import AuditTrail
from storage.database import Database
from storage.group import LIVELY, Groups
from storage.silence import Silences

SETTLED = timedelta(minutes=10)
"""A group that becomes a supergroup is gone for a moment; nobody is told of that."""


async def watch(database: Database, office: Office, now: datetime) -> None:
    """Notes what changed by itself: what the bot may read, which groups are lively, which are lost."""
    async with database.transaction() as session:
        for group in await Groups(session).list_there():
            arrive.measure(group, office, now)
    await note_lively(database, office, now)
    await tell_losses(database, office, now)


async def note_lively(database: Database, office: Office, now: datetime) -> None:
    """A group in which people talk puts the next step of its KIM off, once for each step."""
    today = office.today(now)
    async with database.transaction() as session:
        groups = [group for group in await Groups(session).list_lively(now - LIVELY) if group.kim is not None]
        silences = await Silences(session).current_of([group.kim for group in groups if group.kim is not None])
        for group in groups:
            kim = group.kim
            assert kim is not None
            assert group.last_heard_at is not None
            silence = silences.get(kim.id)
            stepped_on = silence.stepped_on if silence is not None else None
            if rules.puts_off_step(kim, stepped_on=stepped_on, noted_on=group.contact_noted_on, today=today):
                group.contact_noted_on = today
                await note_contact(session, office, kim, office.today(group.last_heard_at))


async def tell_losses(database: Database, office: Office, now: datetime) -> None:
    """The officers hear of a lost group the same day, or at the next opening."""
    if not office.calendar.is_open(now):
        return
    async with database.transaction() as session:
        notices = Notices(session, office, now)
        for group in await Groups(session).list_untold_losses(now - SETTLED):
            group.lost_told_at = now
            kim, lost_at = group.kim, group.lost_at
            if kim is None or lost_at is None:
                continue
            reason = texts.REASONS.get(group.lost_reason or "", texts.REASON_UNKNOWN)
            note = Reply(
                texts.LOST_NOTE.format(kim=kim.name, village=kim.village.title, reason=reason),
                (open_kim(kim),),
            )
            key = f"group.lost:{group.id}:{lost_at:%Y%m%d%H%M%S}"
            await notices.to_officers(kim.village.kecamatan_code, note, kind="group.lost", dedup_key=key)
            AuditTrail(session).record(
                now, "group.lost_told", "group", group.id, after={"kim": kim.id, "reason": group.lost_reason}
            )
            await arrive.look_again(session, office, kim.id)


JOBS = (Job("group.watch", timedelta(hours=1), watch),)
