"""What somebody is told who asks where their registration stands."""

from __future__ import annotations

from bot.conversation.buttons import TO_CHECKIN, TO_HUMAN, TO_REGISTER
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.features.member import rules, texts
from bot.features.member.actions import offer, request
from storage.member import Members, MemberStatus

NOT_REGISTERED = Say(texts.NOT_REGISTERED, (TO_REGISTER,))


async def stand(turn: Turn) -> Answer:
    """*Saya sudah terdaftar ta?*"""
    here = await where_registered(turn) or await _turned_away(turn)
    return here or NOT_REGISTERED


async def asks_after(turn: Turn) -> Answer | None:
    """*Sampun dereng?*, *kok ditolak?*, from somebody who waits for a decision or has got one."""
    member = turn.member
    waits = member is not None and member.status is MemberStatus.PENDING
    if not rules.asks_for_decision(turn.text, waits=waits):
        return None
    if member is None:
        return await _turned_away(turn)
    if waits:
        return await where_registered(turn)
    if member.wanted_role is None or await offer.offerer_of(turn.session, member) is not None:
        return None
    role, who = texts.role(member.wanted_role), await request.who_decides(turn, member.kim)
    return Say(texts.ROLE_WAITS.format(role=role, kim=member.kim.name, who=who))


async def _turned_away(turn: Turn) -> Say | None:
    """What somebody is told whose last registration was not accepted."""
    places = await Members(turn.session).list_history(turn.person.id) if turn.person is not None else ()
    if not places or places[-1].status is not MemberStatus.REJECTED:
        return None
    choices = (TO_REGISTER, TO_HUMAN)
    return Say(texts.TURNED_AWAY.format(kim=places[-1].kim.name), choices)


async def where_registered(turn: Turn) -> Say | None:
    """What somebody who is registered or waiting is told; None for everybody else."""
    member = turn.member
    if member is None:
        return None
    kim = member.kim
    if turn.approved is not None:
        role = texts.role(member.role)
        return Say(
            texts.ALREADY_MEMBER.format(kim=kim.name, role=role),
            (Choice(texts.CHANGE_DATA, entry="member.change"), TO_CHECKIN),
        )
    by = request.by_when(member)
    if by is None:
        return Say(texts.ALREADY_WAITING_LATE.format(kim=kim.name, office=turn.office.name))
    return Say(texts.ALREADY_WAITING.format(kim=kim.name, who=await request.who_decides(turn, kim), by=by))
