"""A place in a KIM: changed, handed over, left."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.access import NotYours, powers
from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Refusal
from bot.conversation.formats import format_all
from bot.conversation.messages import Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.bimtek.actions.person import give_back
from bot.features.group.actions.membership import withdraw
from bot.features.member import rules, texts
from bot.features.member.actions.offer import CLAIM, end_with_heir, end_with_ketua, offerer_of
from bot.features.member.actions.request import (
    REQUEST,
    board_of,
    reached_of,
    require_decider,
    settled,
    tell_what_waits,
)
from storage.kim import BoardRole, Kim, Kims
from storage.member import Member, Members, MemberStatus

SUCCESSION = "member.succession"
"""Whether a member follows a ketua who is gone, asked of several."""


async def set_role(turn: Turn, member: Member, role: BoardRole) -> None:
    turn.record("member.role", "member", member.id, before={"role": member.role.value}, after={"role": role.value})
    if role is BoardRole.KETUA or await offerer_of(turn.session, member) is None:
        member.wanted_role = None  # what is offered is not lost with another place
    joins = not member.on_board
    member.role = role
    await settled(turn, CLAIM, member)
    if role is BoardRole.KETUA:
        await settled(turn, SUCCESSION, member)
    if joins and member.on_board:
        await tell_what_waits(turn, member)


async def hold(turn: Turn, *members: Member) -> None:
    """Of two who change places in the KIM of these members at once, the second one sees what the first has done."""
    await Kims(turn.session).hold(members[0].kim_id)
    for member in members:
        await turn.session.refresh(member, ["status", "role", "wanted_role"])


class NotToStepDown(Refusal):
    """Says what is true now; somebody else, or an earlier tap, has changed it."""

    def __init__(self, old: Member, *, own: bool) -> None:
        words = texts.NOT_TO_STEP_DOWN
        if old.status is not MemberStatus.APPROVED:
            words = texts.NOT_THERE_TO_STEP_DOWN
        elif own:
            words = texts.ROLE_SAME
        role, name = texts.role(old.role), old.person.name or texts.SOMEBODY
        super().__init__(words.format(name=name, role=role, kim=old.kim.name))


async def also_hold(turn: Turn, member: Member) -> list[Member]:
    """Who else holds this member's place on the board: several may, until somebody says otherwise."""
    board = await board_of(turn, member.kim, besides=member.person_id)
    return [other for other in board if other.role is member.role]


async def step_down(turn: Turn, pair: str) -> Member:
    """Who held a place before somebody else got it becomes a plain member: `<who>-<who got it>`."""
    old_id, _, new_id = pair.partition("-")
    members = Members(turn.session)
    old, new = await members.find_member(id_of(old_id)), await members.find_member(id_of(new_id))
    if old is None or new is None:
        raise NotInTheKim
    own = turn.person is not None and old.person_id == turn.person.id
    if not own:
        await require_decider(turn, await powers(turn), old)
    await hold(turn, old, new)
    both_in = old.on_board and new.on_board and old.kim_id == new.kim_id
    if not both_in or old.role is not new.role or old.id == new.id:
        raise NotToStepDown(old, own=own)
    role = texts.ROLES[old.role.value]
    await set_role(turn, old, BoardRole.ANGGOTA)
    words = texts.STEPPED_DOWN_NOTE.format(role=role, kim=old.kim.name, new=new.person.name, thanks=turn.thanks)
    if not own:
        await turn.notices.to_person(old.person_id, Reply(words), kind="member.role")
    return old


async def leave(turn: Turn, *, anonymous: bool = False) -> Kim:
    """Ends the open place; the board is told, without a name when the person is being erased."""
    member, person = turn.member, turn.person
    assert member is not None
    assert person is not None
    await hold(turn, member)
    was_approved = member.status is MemberStatus.APPROVED
    before, kim = member.status.value, member.kim
    about_offer = await end_with_heir(turn, member)
    member.status, member.ended_at = MemberStatus.LEFT, turn.now
    about_group = await _ended(turn, member, before)
    if was_approved:
        name = None if anonymous else person.name
        await _tell(turn, member, texts.LEFT_NOTE if name else texts.LEFT_NOTE_NOBODY, name, about_offer, about_group)
    turn.member = None
    return kim


async def give_up(turn: Turn) -> str:
    """Steps down from a place on the board, and stays in the KIM. Returns who hears of it."""
    member, person = turn.member, turn.person
    assert member is not None
    assert person is not None
    await hold(turn, member)
    was = member.role
    await set_role(turn, member, BoardRole.ANGGOTA)
    await turn.session.flush()
    return await _tell(turn, member, texts.GAVE_UP_NOTE, person.name or texts.SOMEBODY, was=was)


async def _tell(
    turn: Turn, member: Member, words: str, name: str | None, *more: str, was: BoardRole | None = None
) -> str:
    """Tells the rest of the board what somebody did with the own place; where there is none, or the ketua is gone, the
    office, too. Returns to whom it went."""
    kim, was = member.kim, was or member.role
    ended: Sequence[Member] = ()
    if was is BoardRole.KETUA:
        ended = await end_with_ketua(turn, kim, name)
        names = format_all(heir.person.name or texts.SOMEBODY for heir in ended)
        offers = texts.OFFERS_ENDED.format(names=names) if ended else ""
        more = (*more, offers, texts.WITHOUT_KETUA)
    said = {"name": name, "role": texts.role(was)}
    behind = " ".join(one for one in more if one)
    note = Reply(f"{words.format(kim=kim.name, **said)} {behind}".rstrip())
    board = await _tell_board(turn, kim, note, know=[heir.id for heir in ended])
    if board and was is not BoardRole.KETUA:
        return texts.TOLD_BOARD
    there = texts.KIM_THERE.format(kim=kim.name, village=kim.village.title)
    note = Reply(f"{words.format(kim=there, **said)} {behind}".rstrip())
    key = f"member.left:{member.id}:{turn.now.isoformat()}"
    await turn.notices.to_officers(kim.village.kecamatan_code, note, kind="member.left", dedup_key=key)
    return texts.TOLD_BOTH if board else texts.TOLD_OFFICE


async def _ended(turn: Turn, member: Member, before: str, why: rules.Gone | None = None) -> str:
    """What goes with a place that ended. Returns what the board should know about the group."""
    turn.record(
        "member.left",
        "member",
        member.id,
        before={"status": before},
        after={"status": "left"},
        reason=why.value if why is not None else None,
    )
    await settled(turn, REQUEST if before == MemberStatus.PENDING.value else CLAIM, member)
    await give_back(turn, member.person_id)
    about_group = await withdraw(turn, member)
    return about_group


async def _tell_board(turn: Turn, kim: Kim, note: Reply, *, know: Collection[int] = ()) -> bool:
    """Tells the board besides the person of this turn, and those who know; False where nobody of it is reached."""
    assert turn.person is not None
    board = await reached_of(turn, kim, besides=turn.person.id)
    for other in board:
        if other.id not in know:
            await turn.notices.to_person(other.person_id, note, kind="member.left")
    return bool(board)


class NotInTheKim(Refusal):
    ends = True
    text = texts.PUT_OUT_GONE


async def whom_to_put_out(turn: Turn) -> list[Member]:
    """Whom the board may put out: everybody in the KIM but whoever asks, and the ketua, whose place is handed on."""
    own = turn.member
    if own is None or (await powers(turn)).board_of != own.kim_id:
        raise NotYours
    everybody = await Members(turn.session).list_of_kim(own.kim_id)
    return [member for member in everybody if member.id != own.id and member.role is not BoardRole.KETUA]


async def still_in(turn: Turn, member_id: object) -> Member:
    """One of them, who is still in it."""
    found = next((member for member in await whom_to_put_out(turn) if member.id == member_id), None)
    if found is None:
        raise NotInTheKim
    return found


async def put_out(turn: Turn, member_id: object, why: rules.Gone) -> tuple[Member, str]:
    """Ends the place of a member who cannot end it, and says so once, but to nobody who died. Also returns what else
    the board is to know."""
    member = await still_in(turn, member_id)
    assert turn.member is not None
    await hold(turn, turn.member, member)
    if not turn.member.on_board:
        raise NotYours
    kim, name = member.kim, member.person.name or texts.SOMEBODY
    about_offer = await end_with_heir(turn, member)
    if member.role is BoardRole.KETUA or not await Members(turn.session).end(member.id, turn.now):
        raise NotInTheKim
    about_group = await _ended(turn, member, MemberStatus.APPROVED.value, why)
    besides = " ".join(one for one in (about_offer, about_group) if one)
    role, reason = texts.role(member.role), texts.GONE[why.value].lower()
    note = texts.PUT_OUT_BOARD.format(name=name, role=role, kim=kim.name, why=reason, by=turn.honorific)
    await _tell_board(turn, kim, Reply(f"{note} {besides}".rstrip()))
    if why is not rules.Gone.DIED:
        words = texts.PUT_OUT_NOTE.format(name=name, kim=kim.name, why=reason, thanks=turn.thanks)
        reply = Reply(words, (TO_REGISTER,))
        await turn.notices.to_person(
            member.person_id, reply, kind="member.put_out", dedup_key=f"member.put_out:{member.id}"
        )
    return member, besides
