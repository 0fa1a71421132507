"""The ketua hands the own place over: offered to somebody, who answers."""

from __future__ import annotations

from bot.conversation.flow import Refusal
from bot.conversation.formats import format_all
from bot.conversation.messages import Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.member import texts
from bot.features.member.actions.change import hold, set_role
from bot.features.member.actions.offer import OFFER, end_offers, ketua_of, offer
from bot.features.member.actions.request import settled
from bot.features.silence.actions import note_activity
from storage.kim import BoardRole
from storage.member import Member, Members, MemberStatus


class HandoverOver(Refusal):
    text = texts.HANDOVER_OLD


async def heirs(turn: Turn) -> list[Member]:
    """Who the ketua of this turn could hand over to."""
    member = turn.approved
    if member is None:
        raise Refusal(texts.NOT_REGISTERED)
    if member.role is not BoardRole.KETUA:
        raise Refusal(texts.HANDOVER_NOT_KETUA.format(kim=member.kim.name))
    others = [
        other for other in await Members(turn.session).list_of_kim(member.kim_id) if other.person_id != member.person_id
    ]
    if not others:
        raise Refusal(texts.HANDOVER_NOBODY.format(kim=member.kim.name))
    return others


async def offer_handover(turn: Turn, heir_id: int) -> Member:
    old, person = turn.member, turn.person
    assert old is not None
    assert person is not None
    heir = next((other for other in await heirs(turn) if other.id == heir_id), None)
    if heir is None:
        raise HandoverOver
    if heir.wanted_role is BoardRole.KETUA:
        heir.wanted_role = None  # asked once more
        await turn.session.flush()
    # One offer at a time: an earlier one that was not answered ends.
    await end_offers(turn, old.kim, texts.OFFER_TO_ANOTHER.format(old=turn.honorific, kim=old.kim.name))
    heir.wanted_role = BoardRole.KETUA
    old.person = person
    key = f"{OFFER}:{old.id}-{heir.id}:{turn.incoming.update_id}"
    await turn.notices.to_person(
        heir.person_id, offer(old, heir), kind="member.handover", dedup_key=key, about=(OFFER, heir.id)
    )
    return heir


async def withdraw_offer(turn: Turn) -> str:
    """The ketua stays after all. Returns whom the place was offered to; empty where nobody."""
    old = turn.approved
    if old is None or old.role is not BoardRole.KETUA:
        return ""
    ended = await end_offers(turn, old.kim, texts.OFFER_WITHDRAWN.format(old=turn.honorific, kim=old.kim.name))
    return format_all(heir.person.name or texts.SOMEBODY for heir in ended) if ended else ""


async def is_free_for(turn: Turn, pair: str) -> bool:
    """Whether this person was offered the place, and nobody has it any more."""
    own = turn.approved
    if own is None or own.id != id_of(pair.partition("-")[2]):
        return False
    return await ketua_of(turn.session, own.kim_id) is None


async def answer_handover(turn: Turn, pair: str, *, accepted: bool) -> tuple[Member, Member]:
    """The heir's answer; only the heir may give it, and only while both are what they were."""
    old_id, _, heir_id = pair.partition("-")
    members = Members(turn.session)
    old = await members.find_member(id_of(old_id))
    heir = await members.find_member(id_of(heir_id))
    if old is None or heir is None or turn.person is None or heir.person_id != turn.person.id:
        raise HandoverOver
    await hold(turn, old, heir)
    if (
        heir.kim_id != old.kim_id
        or heir.status is not MemberStatus.APPROVED
        or heir.wanted_role is not BoardRole.KETUA
        or old.status is not MemberStatus.APPROVED
        or old.role is not BoardRole.KETUA
    ):
        raise HandoverOver
    kim = old.kim
    await settled(turn, OFFER, heir)
    if not accepted:
        heir.wanted_role = None
        words = texts.HANDOVER_DECLINED_OLD.format(name=heir.person.name, kim=kim.name)
    else:
        await set_role(turn, old, BoardRole.ANGGOTA)
        heir.wanted_role = None
        await turn.session.flush()  # one ketua at a time: the old one first
        await set_role(turn, heir, BoardRole.KETUA)
        await note_activity(turn, kim, turn.today, "board")
        words = texts.HANDOVER_DONE_OLD.format(name=heir.person.name, kim=kim.name, thanks=turn.thanks)
    await turn.notices.to_person(old.person_id, Reply(words), kind="member.handover")
    return old, heir
