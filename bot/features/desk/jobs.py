"""What the desk does by the clock."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import Notices
from bot.features.desk import actions, texts
from bot.office import Office
from storage.database import Database


async def tell_who_is_idle(database: Database, office: Office, now: datetime) -> None:
    """The admins hear that something waits and no officer has done anything for so many days, and again after as many
    more."""
    if not office.calendar.is_open(now):
        return
    async with database.transaction() as session:
        found = await actions.waiting(session, None)
        since = await actions.idle_since(session, office, found)
        days = (office.today(now) - office.today(since)).days if since is not None else 0
        if since is None or days < office.settings.idle_days:
            return
        await Notices(session, office, now).to_admins(
            Reply(found.told(texts.IDLE, days=days), (Choice(texts.PANEL, entry="desk.panel"),)),
            kind="desk.idle",
            dedup_key=f"desk.idle:{since:%Y%m%d%H%M%S}:{days // office.settings.idle_days}",
        )
