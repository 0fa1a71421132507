"""A KIM for a village that has none: wished for in the chat, founded when the roster says so."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.buttons import TO_REGISTER
from bot.conversation.formats import addressed
from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.conversation.turn import Turn
from bot.features.member import texts
from bot.office import Office
from storage.base import Session
from storage.kim import KimProposal, Kims
from storage.member import Members
from storage.region import Village


async def propose_kim(turn: Turn, village: Village, name: str) -> None:
    """Records that somebody of a village without a KIM would like one."""
    assert turn.person is not None
    turn.person.name = turn.person.name or name
    if await Kims(turn.session).find_proposal(village.code, turn.person.id) is None:
        turn.session.add(KimProposal(village_code=village.code, person_id=turn.person.id, proposed_at=turn.now))
    await turn.notices.to_admins(
        Reply(texts.PROPOSAL_FOR_ADMIN.format(village=village.title, name=name)),
        kind="member.proposal",
        dedup_key=f"member.proposal:{village.code}:{turn.person.id}",
    )


async def answer_proposals(session: Session, office: Office, now: datetime) -> None:
    """Who wished for a KIM where there is one by now reads it, in working hours."""
    notices, opening = Notices(session, office, now), office.calendar.next_open(now)
    for proposal, kim in await Kims(session).list_fulfilled():
        proposal.answered_at = now
        person = await Members(session).find_person(proposal.person_id)
        name = addressed(person.name if person is not None else None)
        words = texts.PROPOSAL_FULFILLED.format(name=name, village=kim.village.title, kim=kim.name)
        reply = Reply(words, (TO_REGISTER,))
        await notices.to_person(proposal.person_id, reply, kind="member.proposal", not_before=opening)
