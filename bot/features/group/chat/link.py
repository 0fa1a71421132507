"""Linking a group, in private: which village, the board's yes or no, moving, releasing."""

from __future__ import annotations

from bot.conversation.buttons import TO_REGISTER
from bot.conversation.flow import Again, Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of, village_code_of
from bot.conversation.turn import Turn
from bot.features.group import texts
from bot.features.group.actions import link as linking
from bot.features.group.actions.trail import is_known
from bot.features.group.chat.events import villages_for
from storage.group import Groups, VillageGroup
from storage.kim import Kim, Kims
from storage.region import Villages

link_group = Flow("link_group", title="menghubungkan grup")
unlink_group = Flow("unlink_group", title="melepas grup")


# Which village ---------------------------------------------------------------------------------------------


async def open_link(turn: Turn, key: str) -> Answer:
    """The button in the group, or the one that who added the bot was sent."""
    if not await is_known(turn):
        return Say(texts.REGISTER_FIRST, (TO_REGISTER,))
    group = await linking.find_group(turn, key=key)
    if (kim := await linking.kim_of(turn, group)) is not None:
        words = texts.ALREADY_LINKED.format(title=group.title, kim=kim.name, village=kim.village.title)
        return Say(words, (Choice(texts.UNLINK, entry=f"group.unlink:{group.id}"),))
    return Begin(link_group.name, data={"group": group.id, "candidates": await villages_for(turn, group)})


async def pick(turn: Turn, which: str) -> Answer:
    """`<key>-<village>`: a village that was proposed from the title."""
    key, _, digits = which.partition("-")
    if not await is_known(turn):
        return Say(texts.REGISTER_FIRST, (TO_REGISTER,))
    group = await linking.find_group(turn, key=key)
    code = village_code_of(digits)
    if code is None:
        return Begin(link_group.name, data={"group": group.id})
    return await _settle(turn, group, code)


@link_group.ask("village")
async def ask_village(turn: Turn) -> Ask:
    group = await linking.find_group(turn, group_id=turn.data["group"])
    places = turn.office.places
    choices = tuple(Choice(places.label(code), code) for code in turn.data.get("candidates", []))
    if turn.data.get("again"):
        return Ask(texts.ASK_WHICH, choices, free=True)
    words = texts.ASK_VILLAGE if choices else texts.ASK_VILLAGE_TYPED
    return Ask(words.format(title=group.title, example=places.example), choices, free=True)


@link_group.take("village")
async def take_village(turn: Turn) -> Next:
    group = await linking.find_group(turn, group_id=turn.data["group"])
    if turn.chosen:
        return await _settle(turn, group, str(turn.choice))
    found = turn.office.places.find(turn.text)
    # Typed instead of tapped: the kecamatan alone tells homonyms apart.
    kecamatan = {hit.kecamatan_code for hit in turn.office.places.find_kecamatan(turn.text) if hit.exact}
    left = [code for code in turn.data.get("candidates", []) if code.rpartition(".")[0] in kecamatan]
    if len(left) == 1:
        return await _settle(turn, group, left[0])
    if not found:
        return Again(texts.VILLAGE_UNKNOWN.format(regency=turn.office.regency_name), strange=True)
    exact = [candidate.village_code for candidate in found if candidate.exact]
    if len(exact) == 1:
        return await _settle(turn, group, exact[0])
    turn.data["candidates"] = exact or [candidate.village_code for candidate in found]
    turn.data["again"] = True
    return "village"


async def _settle(turn: Turn, group: VillageGroup, village_code: str) -> Answer:
    """Links the group or asks for a yes, whichever this person may."""
    kim = await Kims(turn.session).find_kim_of_village(village_code)
    if kim is None:
        village = await Villages(turn.session).find_village(village_code)
        if village is None:
            return Begin(link_group.name, data={"group": group.id})
        return Say(texts.NO_KIM.format(village=village.title, office=turn.office.name))
    return await _link(turn, group, kim, moving=False)


async def _link(turn: Turn, group: VillageGroup, kim: Kim, *, moving: bool) -> Answer:
    try:
        linked = await linking.ask_link(turn, group, kim, moving=moving)
    except linking.HasOther:
        return Begin(link_group.name, "move", {"group": group.id, "kim": kim.id})
    if not linked:
        who = await linking.who_confirms(turn, kim)
        return Say(texts.PROPOSED.format(thanks=turn.thanks, title=group.title, kim=kim.name, who=who))
    await linking.announce(turn, group, kim)
    words = texts.LINKED.format(thanks=turn.thanks, title=group.title, kim=kim.name, village=kim.village.title)
    return Say(f"{words}\n{texts.LACKS_RIGHTS}" if group.lacks_rights else words)


# One KIM, one group ------------------------------------------------------------------------------------------


@link_group.ask("move")
async def ask_move(turn: Turn) -> Ask | Say:
    group, kim = await _both(turn)
    other = await Groups(turn.session).of_kim(kim.id)
    if other is None:
        answer = await _link(turn, group, kim, moving=False)
        assert isinstance(answer, Say)
        return answer
    return Ask(
        texts.ASK_MOVE.format(kim=kim.name, old=other.title, title=group.title),
        (Choice(texts.MOVE, True), Choice(texts.NO, False)),
        bare=True,
    )


@link_group.take("move")
async def take_move(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.KEPT)
    group, kim = await _both(turn)
    return await _link(turn, group, kim, moving=True)


async def _both(turn: Turn) -> tuple[VillageGroup, Kim]:
    group = await linking.find_group(turn, group_id=turn.data["group"])
    kim = await linking.find_kim(turn, turn.data["kim"])
    return group, kim


# The board's answer ------------------------------------------------------------------------------------------


async def confirm(turn: Turn, which: str) -> Answer:
    group, kim = await linking.find_proposal(turn, which)
    return await _link(turn, group, kim, moving=False)


async def decline(turn: Turn, which: str) -> Answer:
    group = await linking.decline(turn, which, leave=False)
    return Say(texts.DECLINED.format(title=group.title))


async def wrong(turn: Turn, which: str) -> Answer:
    group, _ = await linking.find_proposal(turn, which)
    title = group.title
    await linking.decline(turn, which, leave=True)
    return Say(texts.LEFT.format(title=title))


# Releasing ---------------------------------------------------------------------------------------------------


async def unlink_entry(turn: Turn, group_id: str) -> Answer:
    group = await linking.find_group(turn, group_id=id_of(group_id))
    await linking.find_to_unlink(turn, group)
    return Begin(unlink_group.name, data={"group": group.id})


@unlink_group.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    group = await linking.find_group(turn, group_id=turn.data["group"])
    kim = await linking.find_to_unlink(turn, group)
    return Ask(
        texts.ASK_UNLINK.format(title=group.title, kim=kim.name),
        (Choice(texts.UNLINK_YES, True), Choice(texts.NO, False)),
        bare=True,
    )


@unlink_group.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.KEPT)
    group = await linking.find_group(turn, group_id=turn.data["group"])
    kim = await linking.unlink(turn, group)
    return Say(texts.UNLINKED.format(title=group.title, kim=kim.name))


async def leave_entry(turn: Turn, group_id: str) -> Answer:
    group = await linking.find_group(turn, group_id=id_of(group_id))
    return Say(texts.LEFT.format(title=await linking.leave(turn, group)))
