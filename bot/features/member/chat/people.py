"""Who is in the KIM. Names are for its board; everybody else in it reads how many they are and who decides."""

from __future__ import annotations

from collections.abc import Sequence

from bot.access import powers
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import format_number
from bot.features.member import texts
from bot.features.member.chat import register
from storage.kim import BoardRole
from storage.member import Member, Members, MemberStatus

MOST = 100
"""Names in one message."""


async def members(turn: Turn) -> Answer:
    own = turn.member
    if own is None or own.status is not MemberStatus.APPROVED:
        if own is None and (await powers(turn)).serves:
            return Say(texts.MEMBERS_OF_BOARD)
        return await register.begin(turn)
    people = Members(turn.session)
    everybody = await people.list_of_kim(own.kim_id)
    on_board = own.role is not BoardRole.ANGGOTA
    head = texts.MEMBERS if on_board else texts.MEMBERS_COUNT
    lines = [head.format(kim=own.kim.name, count=format_number(len(everybody)))]
    for role in BoardRole:
        those = [member for member in everybody if member.role is role]
        if those and (on_board or role is not BoardRole.ANGGOTA):
            lines.append(_line(role, those))
    waiting = await people.list_waiting(kim_id=own.kim_id) if on_board else ()
    if waiting:
        lines.append(texts.MEMBERS_WAITING.format(count=len(waiting)))
    return Say("\n".join(lines), (Choice(texts.REQUESTS, entry="member.queue"),) if waiting else ())


def _line(role: BoardRole, those: Sequence[Member]) -> str:
    names = texts.names([member.person.name or "" for member in those[:MOST]], more=len(those) - MOST)
    if role is BoardRole.ANGGOTA:
        return texts.MEMBERS_PLAIN.format(role=texts.ROLES[role.value], count=format_number(len(those)), names=names)
    return texts.MEMBERS_ROLE.format(role=texts.ROLES[role.value], names=names)
