"""A group and its KIM: proposed, confirmed, moved, released; a wrong group left.

Whoever links locks the KIM first and the group then, always in this order.
"""

from __future__ import annotations

from datetime import datetime

from bot.access import powers, require_admin, require_lead
from bot.conversation.card import Live
from bot.conversation.flow import Refusal
from bot.conversation.messages import Choice, Deed, Errand, Reply
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.group import texts
from bot.features.group.actions.membership import revoke_all
from bot.features.group.actions.trail import record, register_button, tell_group
from bot.office import Office
from storage.base import Session
from storage.group import Groups, GroupStatus, VillageGroup
from storage.kim import Kim, Kims
from storage.member import Members

PROPOSAL = "group.proposed"
"""Whether a group is that of a KIM, asked of several."""


class GroupGone(Refusal):
    ends = True
    text = texts.GROUP_GONE


class ProposalGone(Refusal):
    ends = True
    text = texts.PROPOSAL_GONE


class AlreadyLinked(Refusal):
    ends = True

    def __init__(self, group: VillageGroup, to: Kim, wanted: Kim | None = None) -> None:
        same = wanted is None or wanted.id == to.id
        words = texts.ALREADY_LINKED if same else texts.ALREADY_OTHER
        super().__init__(words.format(title=group.title, kim=to.name, village=to.village.title))


class OnlyLeads(Refusal):
    ends = True

    def __init__(self, kim: Kim) -> None:
        super().__init__(texts.ONLY_LEADS.format(kim=kim.name))


class HasOther(Exception):
    """The KIM has another group; somebody has to say that it moves."""


async def find_group(turn: Turn, *, key: str = "", group_id: int = 0) -> VillageGroup:
    """A group the bot is in."""
    groups = Groups(turn.session)
    group = await groups.find_by_key(key) if key else await groups.find_by_id(group_id)
    if group is None or group.status in (GroupStatus.LEFT, GroupStatus.LOST):
        raise GroupGone
    return group


async def kim_of(turn: Turn, group: VillageGroup) -> Kim | None:
    """The KIM the group is linked to."""
    if not group.is_linked or group.kim_id is None:
        return None
    return await Kims(turn.session).find_kim(group.kim_id)


async def find_kim(turn: Turn, kim_id: int) -> Kim:
    kim = await Kims(turn.session).find_kim(kim_id)
    if kim is None:
        raise GroupGone
    return kim


async def require_unlinked(turn: Turn, group: VillageGroup, wanted: Kim) -> None:
    if (kim := await kim_of(turn, group)) is not None:
        raise AlreadyLinked(group, kim, wanted)


async def ask_link(turn: Turn, group: VillageGroup, kim: Kim, *, moving: bool = False) -> bool:
    """Links the group when this person may say so for the KIM, else asks its board. True when it is linked."""
    if (await powers(turn)).leads(kim):
        await link(turn, group, kim, moving=moving)
        return True
    await Groups(turn.session).hold(group)
    await require_unlinked(turn, group, kim)
    group.status, group.proposed_kim_id = GroupStatus.PROPOSED, kim.id
    group.proposed_by = turn.person.id if turn.person is not None else None
    await record(turn, group, "group.proposed", after={"kim": kim.id})
    await _ask_board(turn, group, kim)
    return False


async def who_confirms(turn: Turn, kim: Kim) -> str:
    """`pengurus KIM …` or `petugas Diskominfo …`."""
    if await Members(turn.session).list_of_kim(kim.id, board_only=True):
        return texts.WHO_BOARD.format(kim=kim.name)
    return texts.WHO_OFFICE.format(office=turn.office.name)


async def _ask_board(turn: Turn, group: VillageGroup, kim: Kim) -> None:
    name = turn.person.name if turn.person is not None else None
    which = f"{group.id}-{kim.id}"
    reply = Reply(
        texts.ASK_CONFIRM.format(
            who=name or texts.AN_OFFICER, title=group.title, kim=kim.name, village=kim.village.title
        ),
        (
            Choice(texts.CONFIRM, entry=f"group.confirm:{which}"),
            Choice(texts.DECLINE, entry=f"group.decline:{which}"),
            Choice(texts.WRONG, entry=f"group.wrong:{which}"),
        ),
    )
    key, about = f"{PROPOSAL}:{which}:{turn.today.isoformat()}", (PROPOSAL, group.id)
    board = await Members(turn.session).list_of_kim(kim.id, board_only=True)
    for other in board:
        await turn.notices.to_person(
            other.person_id, reply, kind=PROPOSAL, dedup_key=f"{key}:{other.person_id}", about=about
        )
    if not board:
        kecamatan = kim.village.kecamatan_code
        await turn.notices.to_officers(kecamatan, reply, kind=PROPOSAL, dedup_key=key, about=about)


async def draw_proposal(session: Session, office: Office, group_id: int, now: datetime) -> Live | None:
    """What stands where somebody was asked, once another one has answered."""
    group = await Groups(session).find_by_id(group_id)
    if group is None or group.status is GroupStatus.PROPOSED:
        return None
    kim = await Kims(session).find_kim(group.kim_id) if group.is_linked and group.kim_id is not None else None
    if kim is None:
        return Live(Reply(texts.NOT_CONNECTED.format(title=group.title)), again=None)
    words = texts.ALREADY_LINKED.format(title=group.title, kim=kim.name, village=kim.village.title)
    return Live(Reply(words), again=None)


async def _settled(turn: Turn, group: VillageGroup) -> None:
    await turn.notices.settled((PROPOSAL, group.id), besides=turn.incoming.address.chat_id)


async def find_proposal(turn: Turn, which: str) -> tuple[VillageGroup, Kim]:
    """`<group>-<kim>`: a proposal this person may answer; refuses what is settled, and who may not."""
    group_id, _, kim_id = which.partition("-")
    group = await Groups(turn.session).find_by_id(id_of(group_id))
    kim = await Kims(turn.session).find_kim(id_of(kim_id))
    if group is None or kim is None:
        raise ProposalGone
    await require_lead(turn, kim)
    await Kims(turn.session).hold(kim.id)
    await Groups(turn.session).hold(group)
    if group.status is not GroupStatus.PROPOSED or group.proposed_kim_id != kim.id:
        if group.is_linked and group.kim_id == kim.id:
            raise AlreadyLinked(group, kim)
        raise ProposalGone
    return group, kim


async def link(turn: Turn, group: VillageGroup, kim: Kim, *, moving: bool = False) -> None:
    """The group is the KIM's from now on. Raises `HasOther` unless the KIM's group may move."""
    await require_lead(turn, kim)
    groups = Groups(turn.session)
    await Kims(turn.session).hold(kim.id)
    await groups.hold(group)
    await require_unlinked(turn, group, kim)
    if group.status not in (GroupStatus.UNLINKED, GroupStatus.PROPOSED):
        raise GroupGone
    other = await groups.of_kim(kim.id)
    if other is not None:
        if not moving:
            raise HasOther
        await _release(turn, other, kim, texts.MOVED_AWAY)
        await turn.session.flush()  # one group at a time: the old one first
    proposer = group.proposed_by
    group.status, group.kim_id, group.linked_at = GroupStatus.LINKED, kim.id, turn.now
    group.proposed_kim_id = group.proposed_by = None
    group.greeted_on = turn.today
    await record(turn, group, "group.linked", after={"kim": kim.id})
    await _settled(turn, group)
    if proposer is not None and (turn.person is None or proposer != turn.person.id):
        await _tell_proposer(turn, proposer, group, kim, texts.ACCEPTED_NOTE)


async def announce(turn: Turn, group: VillageGroup, kim: Kim) -> None:
    """Says in the group whose it is now; everybody who is there is offered to register, once."""
    await tell_group(turn.session, turn.now, group, linked_reply(turn, kim))


def linked_reply(turn: Turn, kim: Kim) -> Reply:
    return Reply(texts.LINKED_HERE.format(kim=kim.name, village=kim.village.title), (register_button(turn, kim),))


async def decline(turn: Turn, which: str, *, leave: bool) -> VillageGroup:
    """Not the KIM's group: it stays unlinked, or the bot goes."""
    group, kim = await find_proposal(turn, which)
    proposer = group.proposed_by
    group.status, group.proposed_kim_id, group.proposed_by = GroupStatus.UNLINKED, None, None
    await record(turn, group, "group.declined", before={"kim": kim.id})
    await _settled(turn, group)
    if proposer is not None:
        await _tell_proposer(turn, proposer, group, kim, texts.DECLINED_NOTE)
    if leave:
        await _go(turn, group)
    else:
        await tell_group(turn.session, turn.now, group, Reply(texts.DECLINED_HERE.format(kim=kim.name)))
    return group


async def _tell_proposer(turn: Turn, person_id: int, group: VillageGroup, kim: Kim, words: str) -> None:
    person = await Members(turn.session).find_person(person_id)
    if person is not None:
        note = words.format(thanks=turn.thanks, name=person.name, title=group.title, kim=kim.name)
        await turn.notices.to_person(person_id, Reply(note), kind="group.answered")


async def find_to_unlink(turn: Turn, group: VillageGroup) -> Kim:
    """The KIM the group is linked to, for who may take it off; refuses others."""
    kim = await kim_of(turn, group)
    if kim is None:
        raise GroupGone
    if not (await powers(turn)).leads(kim):
        raise OnlyLeads(kim)
    return kim


async def unlink(turn: Turn, group: VillageGroup, *, tell: bool = True) -> Kim:
    await Groups(turn.session).hold(group)
    kim = await find_to_unlink(turn, group)
    await _release(turn, group, kim, texts.UNLINKED_HERE if tell else None)
    return kim


async def _release(turn: Turn, group: VillageGroup, kim: Kim, words: str | None) -> None:
    group.status, group.kim_id, group.linked_at = GroupStatus.UNLINKED, None, None
    group.contact_noted_on = None
    await record(turn, group, "group.unlinked", before={"kim": kim.id})
    await revoke_all(turn, group, kim)
    if words is not None:
        reply = Reply(words.format(kim=kim.name, thanks=turn.thanks))
        await tell_group(turn.session, turn.now, group, reply)


async def leave(turn: Turn, group: VillageGroup) -> str:
    """An admin takes the bot out of a group; returns what it was called."""
    await require_admin(turn)
    await Groups(turn.session).hold(group)
    title, kim = group.title, await kim_of(turn, group)
    if kim is not None:
        await _release(turn, group, kim, None)
    await _go(turn, group)
    return title


async def _go(turn: Turn, group: VillageGroup) -> None:
    await record(turn, group, "group.left")
    farewell = Reply(texts.FAREWELL, errand=Errand(Deed.LEAVE, group.external_id))
    await tell_group(turn.session, turn.now, group, farewell)
    Groups(turn.session).forget(group)
