"""Members and their KIM's group: let in, seen coming and going, their links ended. Nobody is ever put out
(docs/decisions/0007)."""

from __future__ import annotations

from enum import Enum, auto

from bot.conversation.formats import addressed
from bot.conversation.messages import Choice, Deed, Errand, Place, Reply
from bot.conversation.turn import Turn
from bot.features.group import rules, texts
from bot.features.group.actions.trail import is_known, register_button, run
from storage.group import Groups, VillageGroup
from storage.join_link import JoinLinks
from storage.kim import Kim, Kims
from storage.member import Member, Members, Person, PersonAddress
from storage.outbox import Outbox, Priority


class Invited(Enum):
    NO_GROUP = auto()
    NO_RIGHT = auto()
    """The bot may not invite there."""
    SENT = auto()


# A way in --------------------------------------------------------------------------------------------------


async def invite(turn: Turn, member: Member, *, asked: bool = False) -> Invited:
    """Opens the KIM's group to an approved member: at once for who has knocked at its door, else by a personal link.

    The link lets nobody in by itself: it leads to a request, which is answered by who asks. `asked`: the member
    waits for it; otherwise it follows the news of the approval.
    """
    priority = Priority.REPLY if asked else Priority.NOTICE
    group = await Groups(turn.session).of_kim(member.kim_id)
    if group is None:
        return Invited.NO_GROUP
    if group.lacks_rights:
        return Invited.NO_RIGHT
    person = await Members(turn.session).find_person(member.person_id)
    assert person is not None
    if member.group_asked_at is not None:
        member.group_asked_at = None
        await _let_in(turn, group, member.kim, person, priority)
        return Invited.SENT
    used = await _revoke(turn, member, group)
    text = texts.PERSONAL_LINK.format(name=addressed(person.name), kim=member.kim.name, days=rules.LINK_LASTS)
    await turn.notices.to_person(
        member.person_id,
        Reply(text, errand=Errand(Deed.INVITE, group.external_id, f"anggota-{member.id}")),
        kind=JoinLinks.KIND,
        dedup_key=f"{JoinLinks.KIND}:{member.id}:{used + 1}",
        priority=priority,
    )
    return Invited.SENT


async def _let_in(turn: Turn, group: VillageGroup, kim: Kim, person: Person, priority: Priority) -> None:
    addresses = await _addresses(turn, person.id, group.channel)
    words = turn.office.courtesy(texts.LET_IN, texts.LET_IN_PLAIN).format(
        thanks=turn.thanks, name=addressed(person.name), kim=kim.name
    )
    for address in addresses:
        errand = Errand(Deed.LET_IN, group.external_id, address.external_id)
        if address.blocked_at is not None:
            await run(turn.session, turn.now, group, errand)
            continue
        await Outbox(turn.session).add_once(
            channel=address.channel,
            chat_id=address.external_id,
            person_id=person.id,
            kind="group.let_in",
            priority=priority,
            payload=Reply(words, errand=errand).to_json(),
            now=turn.now,
        )


async def answer_request(turn: Turn, place: Place) -> None:
    """Somebody asks to be let in: a member of the KIM is, everybody else is told in private what to do.

    Who is not let in keeps waiting: the group's own admins see the request too.
    """
    group = await Groups(turn.session).find(turn.incoming.address.channel, place.group_id)
    if group is None or not group.is_linked or group.kim_id is None:
        return
    kim = await Kims(turn.session).find_kim(group.kim_id)
    if kim is None:
        return
    person, member = turn.person, turn.member
    if person is None:
        await _tell_stranger(turn, place, kim)
    elif turn.approved is not None and turn.approved.kim_id == kim.id:
        await _let_in(turn, group, kim, person, Priority.REPLY)
    else:
        if member is not None and member.kim_id == kim.id:
            member.group_asked_at = turn.now
        reply = _explained(turn, kim)
        await turn.notices.to_person(person.id, reply, kind="group.asked_in", priority=Priority.REPLY)


async def _tell_stranger(turn: Turn, place: Place, kim: Kim) -> None:
    """An answer that leaves no trace: the row goes when it is sent."""
    if place.reachable_at is not None:
        await Outbox(turn.session).add_once(
            channel=turn.incoming.address.channel,
            chat_id=place.reachable_at,
            kind="group.asked_in",
            priority=Priority.REPLY,
            payload=Reply(texts.ASKED_STRANGER.format(kim=kim.name), (register_button(turn, kim),)).to_json(),
            now=turn.now,
        )


def _explained(turn: Turn, kim: Kim) -> Reply:
    member, name = turn.member, turn.honorific
    if member is None:
        return Reply(
            texts.ASKED_NO_KIM.format(thanks=turn.thanks, name=name, kim=kim.name), (register_button(turn, kim),)
        )
    if member.kim_id == kim.id:
        return Reply(texts.ASKED_PENDING.format(thanks=turn.thanks, name=name, kim=kim.name))
    return Reply(
        texts.ASKED_OTHER.format(name=name, kim=kim.name, own=member.kim.name),
        (Choice(texts.CHANGE_DATA, entry="member.change"),),
    )


# Coming and going ------------------------------------------------------------------------------------------


async def note_came(turn: Turn, place: Place) -> Kim | None:
    """Somebody is in the group now. Returns the KIM when newcomers should be greeted: once a day, and unnamed."""
    groups = Groups(turn.session)
    group = await groups.find(turn.incoming.address.channel, place.group_id)
    if group is None or not group.is_linked or group.kim_id is None:
        return None
    member = turn.approved
    if member is not None and member.kim_id == group.kim_id:
        member.group_joined_at, member.group_left_at, member.group_asked_at = turn.now, None, None
        await _revoke(turn, member, group)
        return None
    if await is_known(turn) or not await groups.take_greeting(group.id, turn.today):
        return None
    return await Kims(turn.session).find_kim(group.kim_id)


async def note_went(turn: Turn, place: Place) -> None:
    """A member is in the group no more: the board is told, in private."""
    group = await Groups(turn.session).find(turn.incoming.address.channel, place.group_id)
    member = turn.approved
    if group is None or not group.is_linked or member is None or member.kim_id != group.kim_id:
        return
    if member.group_left_at is not None:
        return  # the platform tells it twice
    member.group_left_at, member.group_joined_at = turn.now, None
    await _revoke(turn, member, group)
    assert turn.person is not None
    note = Reply(texts.WENT_NOTE.format(name=turn.person.name, kim=member.kim.name))
    for other in await Members(turn.session).list_of_kim(member.kim_id, board_only=True):
        if other.person_id != member.person_id:
            await turn.notices.to_person(other.person_id, note, kind="group.went")


async def withdraw(turn: Turn, member: Member) -> str:
    """A place in the KIM ended: its link ends too. Returns what the board should know about the group, or nothing."""
    group = await Groups(turn.session).of_kim(member.kim_id)
    await _revoke(turn, member, group)
    member.group_asked_at = None
    return texts.MAY_STILL_BE_IN if group is not None and member.group_left_at is None else ""


# Links -----------------------------------------------------------------------------------------------------


async def revoke_all(turn: Turn, group: VillageGroup, kim: Kim) -> None:
    """No link to a group that is not the KIM's any more stays good."""
    for member in await Members(turn.session).list_of_kim(kim.id):
        await _revoke(turn, member, group)


async def _revoke(turn: Turn, member: Member, group: VillageGroup | None) -> int:
    """Ends the member's links; returns the number of the last one ever sent."""
    links, groups = JoinLinks(turn.session), Groups(turn.session)
    last = 0
    for channel, chat_ids in (await _chats(turn, member.person_id)).items():
        for message in await links.list_of(channel, chat_ids):
            owner, _, count = (message.dedup_key or "").removeprefix(f"{JoinLinks.KIND}:").partition(":")
            if owner != str(member.id):
                continue
            last = max(last, int(count) if count.isdecimal() else 0)
            link = await links.take_back(message)
            errand = Reply.from_json(message.payload).errand
            # A group that moved is found under its new name.
            of = (await groups.find(channel, errand.group_id) if errand is not None else None) or group
            if link is not None and of is not None:
                deed = Errand(Deed.REVOKE, of.external_id, link)
                await run(turn.session, turn.now, of, deed, dedup_key=f"group.revoke:{message.id}")
    return last


async def _chats(turn: Turn, person_id: int) -> dict[str, list[str]]:
    chats: dict[str, list[str]] = {}
    for address in await Members(turn.session).list_addresses([person_id]):
        chats.setdefault(address.channel, []).append(address.external_id)
    return chats


async def _addresses(turn: Turn, person_id: int, channel: str) -> list[PersonAddress]:
    return [a for a in await Members(turn.session).list_addresses([person_id]) if a.channel == channel]
