"""The ketua's place, when its holder cannot hand it over any more: the office decides who follows."""

from __future__ import annotations

from datetime import datetime

from bot.access import NotYours, powers
from bot.conversation.card import Live
from bot.conversation.flow import Refusal
from bot.conversation.messages import Choice, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.member import texts
from bot.features.member.actions.change import SUCCESSION, hold, set_role
from bot.features.member.actions.offer import end_with_new_ketua, ketua_of
from bot.features.member.actions.request import settled
from bot.features.silence.actions import note_activity
from bot.office import Office
from storage.base import Session
from storage.kim import BoardRole
from storage.member import Member, Members, MemberStatus


class NothingToDecide(Refusal):
    ends = True
    text = texts.SUCCESSION_OLD


async def ask_succession(turn: Turn) -> bool:
    """Asks the officers over the KIM whether this person follows; False when its place of ketua is free."""
    heir, person = turn.member, turn.person
    assert heir is not None
    assert person is not None
    kim = heir.kim
    old = await ketua_of(turn.session, kim.id)
    if old is None:
        return False
    names = {"name": person.name or texts.SOMEBODY, "old": old.person.name or texts.SOMEBODY}
    pair = f"{old.id}-{heir.id}"
    reply = Reply(
        texts.SUCCESSION.format(kim=kim.name, village=kim.village.title, **names),
        (
            Choice(texts.SUCCEEDS.format(**names), entry=f"member.succeed:{pair}"),
            Choice(texts.STAYS.format(**names), entry=f"member.stay:{pair}"),
        ),
    )
    key = f"{SUCCESSION}:{pair}:{turn.today.isoformat()}"
    await turn.notices.to_officers(
        kim.village.kecamatan_code, reply, kind=SUCCESSION, dedup_key=key, about=(SUCCESSION, heir.id)
    )
    return True


async def draw_succession(session: Session, office: Office, heir_id: int, now: datetime) -> Live | None:
    """What stands where an officer was asked, once another one has decided, or the ketua after all."""
    members = Members(session)
    heir = await members.find_member(heir_id)
    if heir is None:
        return None
    ketua = await ketua_of(session, heir.kim_id)
    if ketua is None:
        return Live(Reply(texts.SUCCESSION_OLD), again=None)
    decided = texts.SUCCESSION_DECIDED.format(kim=office.kim(heir.kim), name=ketua.person.name or texts.SOMEBODY)
    return Live(Reply(decided), again=None)


async def succeed(turn: Turn, pair: str) -> tuple[Member | None, Member]:
    """The office makes who asked ketua, also where the old one has gone meanwhile. Returns the old one, if any, and the
    new."""
    old, heir = await _find_pair(turn, pair)
    kim = heir.kim
    if old is not None:
        await set_role(turn, old, BoardRole.ANGGOTA)
        await turn.session.flush()  # one ketua at a time: the old one first
        words = texts.SUCCEEDED_OLD.format(kim=kim.name, name=heir.person.name, thanks=turn.thanks)
        await turn.notices.to_person(old.person_id, Reply(words), kind="member.succession")
    await set_role(turn, heir, BoardRole.KETUA)
    await turn.session.flush()
    await end_with_new_ketua(turn, heir)
    await note_activity(turn, kim, turn.today, "board")
    words = texts.ROLE_CHANGED.format(kim=kim.name, role=texts.role(BoardRole.KETUA))
    await turn.notices.to_person(heir.person_id, Reply(words), kind="member.succession")
    return old, heir


async def keep_ketua(turn: Turn, pair: str) -> tuple[Member, Member]:
    """The office leaves it as it is. Returns the ketua and who asked."""
    ketua, heir = await _find_pair(turn, pair)
    if ketua is None:
        raise NothingToDecide
    await settled(turn, SUCCESSION, heir)
    turn.record("member.succession_declined", "member", heir.id, after={"ketua": ketua.id})
    words = texts.STAYED_HEIR.format(kim=heir.kim.name, old=ketua.person.name)
    await turn.notices.to_person(heir.person_id, Reply(words), kind="member.succession")
    return ketua, heir


async def _find_pair(turn: Turn, pair: str) -> tuple[Member | None, Member]:
    """`<ketua>-<who asked>`, which counts only while both are what they were. Returns the ketua, None where there is
    none any more, and the other."""
    old_id, _, heir_id = pair.partition("-")
    heir = await Members(turn.session).find_member(id_of(heir_id))
    held = await powers(turn)
    if heir is None:
        raise NothingToDecide if held.officer else NotYours
    if not held.coordinates(heir.kim):
        raise NotYours
    await hold(turn, heir)
    ketua = await ketua_of(turn.session, heir.kim_id)
    changed = ketua is not None and ketua.id != id_of(old_id)
    if changed or heir.status is not MemberStatus.APPROVED or heir.role is BoardRole.KETUA:
        raise NothingToDecide
    return ketua, heir
