"""What membership does by the clock."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.features.member import texts
from bot.features.member.actions import claim, offer, request
from bot.office import Office
from storage.database import Database
from storage.member import Members, MemberStatus


async def hand_on_overdue(database: Database, office: Office, now: datetime) -> None:
    """Requests and claims the board left undecided past their day go to the officers, once, in working hours."""
    if not office.calendar.is_open(now):
        return
    async with database.transaction() as session:
        notices = Notices(session, office, now)
        for member in await Members(session).list_overdue(office.today(now)):
            member.decide_by = None
            if member.status is MemberStatus.APPROVED:
                about = offer.CLAIM, member.id
                reply = claim.role_request(office, member, texts.ROLE_OVERDUE)
                key = f"member.overdue:{member.id}:{office.today(now).isoformat()}"
            else:
                about = request.REQUEST, member.id
                reply = Reply(
                    texts.OVERDUE.format(name=member.person.name, kim=office.kim(member.kim)),
                    request.decision_choices(member),
                )
                key = f"member.overdue:{member.id}"
            kecamatan = member.kim.village.kecamatan_code
            await notices.to_officers(kecamatan, reply, kind="member.overdue", dedup_key=key, about=about)
