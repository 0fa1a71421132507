"""A place on the board that somebody says to hold now: decided by the board, or by the officers where there is none."""

from __future__ import annotations

from datetime import datetime

from bot.access import powers
from bot.conversation.card import Live
from bot.conversation.flow import Refusal
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.member import rules, texts
from bot.features.member.actions.change import set_role
from bot.features.member.actions.offer import CLAIM, end_with_new_ketua
from bot.features.member.actions.request import (
    AlreadyDecided,
    ask_board_or_officers,
    require_decider,
    require_no_ketua,
    settled,
)
from bot.features.silence.actions import note_activity
from bot.office import Office
from storage.base import Session
from storage.kim import BoardRole
from storage.live_message import ASLEEP
from storage.member import Member, Members, MemberStatus


class RoleDecided(Refusal):
    def __init__(self, office: Office, member: Member) -> None:
        super().__init__(_decided(office, member))


def _decided(office: Office, member: Member) -> str:
    if member.status is not MemberStatus.APPROVED:
        return texts.ALREADY_DECIDED
    name, role = member.person.name or texts.SOMEBODY, texts.role(member.role)
    return texts.ROLE_DECIDED.format(name=name, kim=office.kim(member.kim), role=role)


async def ask_role(turn: Turn, role: BoardRole) -> None:
    """Asks those who may decide for a place on the board."""
    member, person = turn.member, turn.person
    assert member is not None
    assert person is not None
    if role is BoardRole.KETUA:
        await require_no_ketua(turn, member.kim)
    member.wanted_role = role
    member.decide_by = rules.decide_by(turn.today, turn.office.settings.decide_days, turn.office.calendar)
    member.person = person
    key = f"{CLAIM}:{member.id}:{role.value}:{turn.today.isoformat()}"
    await ask_board_or_officers(turn, member, role_request(turn.office, member), kind=CLAIM, dedup_key=key)


def role_request(office: Office, member: Member, words: str = texts.ROLE_REQUEST) -> Reply:
    """Asks whether the member holds the place on the board."""
    assert member.wanted_role is not None
    role, claim = texts.role(member.wanted_role), f"{member.id}-{member.wanted_role.value}"
    return Reply(
        words.format(name=member.person.name, kim=office.kim(member.kim), role=role),
        (
            Choice(texts.APPROVE_ROLE, entry=f"member.role:{claim}"),
            Choice(texts.DECLINE_ROLE, entry=f"member.role_no:{claim}"),
        ),
    )


async def approve_role(turn: Turn, claim: str) -> Member:
    member, wanted = await _find_claim(turn, claim)
    if wanted is BoardRole.KETUA:
        await require_no_ketua(turn, member.kim)
    await _settle(turn, member, wanted)
    await set_role(turn, member, wanted)
    if wanted is BoardRole.KETUA:
        await end_with_new_ketua(turn, member)
    await note_activity(turn, member.kim, turn.today, "board")
    await turn.notices.to_person(
        member.person_id,
        Reply(texts.ROLE_CHANGED.format(kim=member.kim.name, role=texts.role(member.role))),
        kind="member.role",
    )
    return member


async def decline_role(turn: Turn, claim: str) -> Member:
    member, wanted = await _find_claim(turn, claim)
    await _settle(turn, member, wanted)
    await settled(turn, CLAIM, member)
    turn.record(
        "member.role_declined", "member", member.id, before={"wanted": wanted.value}, after={"role": member.role.value}
    )
    role, now = (texts.role(one) for one in (wanted, member.role))
    await turn.notices.to_person(
        member.person_id,
        Reply(texts.ROLE_DECLINED.format(kim=member.kim.name, role=role, now=now)),
        kind="member.role",
    )
    return member


async def _find_claim(turn: Turn, claim: str) -> tuple[Member, BoardRole]:
    """A claim this person may decide about, and the place it is about: `17-bendahara`, and no later one."""
    member_id, _, role = claim.partition("-")
    member = await Members(turn.session).find_member(id_of(member_id))
    if member is None:
        raise AlreadyDecided(turn.office)
    await require_decider(turn, await powers(turn), member)
    if member.status is not MemberStatus.APPROVED or member.wanted_role is None or member.wanted_role.value != role:
        raise RoleDecided(turn.office, member)
    return member, member.wanted_role


async def _settle(turn: Turn, member: Member, wanted: BoardRole) -> None:
    if not await Members(turn.session).settle_claim(member.id, wanted):
        await turn.session.refresh(member, ["role", "status"])
        raise RoleDecided(turn.office, member)


async def draw_claim(session: Session, office: Office, member_id: int, now: datetime) -> Live | None:
    """What stands where somebody was asked, once another one has decided."""
    members = Members(session)
    member = await members.find_member(member_id)
    if member is None:
        return None
    waiting = {one.id for one in await members.list_waiting(kim_id=member.kim_id) if one.wanted_role is not None}
    if member.id in waiting:
        return Live(role_request(office, member), again=ASLEEP)
    return Live(Reply(_decided(office, member)), again=None)
