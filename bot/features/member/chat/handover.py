"""A place on the board given up: the ketua's is handed over, another one is left."""

from __future__ import annotations

from bot.access import powers
from bot.conversation import texts as shared
from bot.conversation.buttons import TO_HUMAN
from bot.conversation.flow import Answer, Ask, Begin, Flow, Next, Say
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise, yes_or_no
from bot.conversation.understand.words import NO
from bot.features.member import texts
from bot.features.member.actions import claim, offer, succession
from bot.features.member.actions import handover as handovers
from bot.features.member.chat.asking import NOT_REGISTERED, where_registered
from bot.features.member.chat.change import CHANGE, asked, given_up, leave_kim
from bot.features.member.chat.decide import told_about
from bot.features.member.chat.register import YES_NO
from storage.kim import BoardRole

handover = Flow("handover", title="pergantian ketua")
resigning = Flow("resigning", title="pengunduran diri")

ANSWER = 4
"""Words of an answer to an offer; more of them tell or ask something else."""
STAY = "stay"
"""Chosen instead of somebody: the offer is taken back."""


async def resign(turn: Turn) -> Answer:
    """*Saya mundur*: the ketua hands over, another one of the board steps down, a plain member leaves."""
    own = turn.member
    if own is None or own.role is BoardRole.KETUA:
        return await hand_over(turn)
    return Begin(resigning.name if own.on_board else leave_kim.name)


@resigning.ask("sure")
async def ask_resign(turn: Turn) -> Ask | Say:
    own = turn.member
    if own is None:
        return NOT_REGISTERED
    if not own.on_board:
        return Say(texts.STAYED)
    words = texts.ASK_RESIGN_KETUA if own.role is BoardRole.KETUA else texts.ASK_RESIGN
    return Ask(words.format(role=texts.role(own.role), kim=own.kim.name), YES_NO)


@resigning.take("sure")
async def take_resign(turn: Turn) -> Next:
    own = turn.member
    return await given_up(turn) if turn.choice and own is not None and own.on_board else Say(texts.STAYED)


async def hand_over(turn: Turn) -> Answer:
    if turn.member is None and (told := await _of_the_office(turn)):
        return told
    if turn.approved is None:
        return await where_registered(turn) or NOT_REGISTERED
    await handovers.heirs(turn)
    return Begin(handover.name)


async def _of_the_office(turn: Turn) -> Say | None:
    """How an officer's own place is handed over, which only an admin does."""
    held = await powers(turn)
    if held.admin:
        return Say(texts.HANDOVER_OFFICE, (Choice(texts.HAND_OVER_OFFICE, entry="desk.handover"),))
    return Say(texts.HANDOVER_SERVES, (TO_HUMAN,)) if held.serves else None


async def offers(turn: Turn) -> bool:
    """Whether this person offers the place of ketua to somebody who has not answered."""
    own = turn.member
    return own is not None and own.role is BoardRole.KETUA and await offer.is_offered(turn, own)


async def how_the_board_changes(turn: Turn) -> Answer:
    """*Ganti sekretaris*: whoever takes the place says so, and one of the board confirms."""
    if turn.member is None:
        return await _of_the_office(turn) or NOT_REGISTERED
    return Say(texts.BOARD_CHANGES.format(kim=turn.member.kim.name), (CHANGE,))


@handover.ask("heir")
async def ask_heir(turn: Turn) -> Ask:
    heirs = await handovers.heirs(turn)
    choices = tuple(
        Choice(
            f"{member.person.name} ({texts.role(member.role)})",
            member.id,
            words=tuple(f"{said} {member.person.name}" for said in texts.HANDED_TO),
        )
        for member in heirs
    )
    offered = [member.person.name for member in heirs if member.wanted_role is BoardRole.KETUA]
    still = texts.HANDOVER_OPEN.format(name=offered[0]) if offered else ""
    stay = (Choice(texts.WITHDRAW_OFFER, STAY),) if offered else ()
    return Ask(still + texts.ASK_HANDOVER.format(kim=heirs[0].kim.name), (*choices, *stay))


@handover.take("heir")
async def take_heir(turn: Turn) -> Next:
    if turn.choice == STAY:
        return await withdraw(turn)
    heir = await handovers.offer_handover(turn, int(turn.choice))
    return Say(texts.HANDOVER_SENT.format(thanks=turn.thanks, name=heir.person.name))


async def withdraw(turn: Turn) -> Say:
    """*Gak jadi mundur*: an offer that was not answered is taken back."""
    names = await handovers.withdraw_offer(turn)
    return Say(texts.WITHDRAWN.format(names=names) if names else texts.NOTHING_OFFERED)


async def answers_late(turn: Turn) -> Answer | None:
    """*Bersedia*, *belum bisa*, from somebody who was offered the ketua's place days ago: it is asked once more.
    *Ora gelem, aku repot* has declined."""
    said = normalise(turn.text).split()
    words = shared.AGREED_TO_A_REQUEST | shared.NOT_YET_WORDS
    if turn.member is None or len(said) > ANSWER or (yes_or_no(turn.text) is None and words.isdisjoint(said)):
        return None
    old = await offer.offerer_of(turn.session, turn.member)
    if old is None:
        return None
    if said[0] in NO and said[1:2] and said[1] in shared.AGREED_TO_A_REQUEST:
        return await decline(turn, f"{old.id}-{turn.member.id}")
    asked = offer.offer(old, turn.member)
    return Say(asked.text, asked.choices)


async def accept(turn: Turn, pair: str) -> Answer:
    try:
        _, heir = await handovers.answer_handover(turn, pair, accepted=True)
    except handovers.HandoverOver:
        # Nothing was written yet.
        if not await handovers.is_free_for(turn, pair):
            raise
        return await ketua_gone(turn)
    return Say(texts.HANDOVER_DONE_NEW.format(thanks=turn.thanks, name=turn.honorific, kim=heir.kim.name))


async def decline(turn: Turn, pair: str) -> Answer:
    await handovers.answer_handover(turn, pair, accepted=False)
    return Say(texts.HANDOVER_DECLINED_NEW)


async def ketua_gone(turn: Turn) -> Answer:
    """The ketua cannot hand over any more: the office is asked whether this person follows."""
    if turn.approved is None:
        return await where_registered(turn) or NOT_REGISTERED
    if await succession.ask_succession(turn):
        return Say(texts.SUCCESSION_ASKED.format(thanks=turn.thanks, name=turn.honorific))
    await claim.ask_role(turn, BoardRole.KETUA)
    return await asked(turn, texts.role(BoardRole.KETUA))


async def succeed(turn: Turn, pair: str) -> Answer:
    old, heir = await succession.succeed(turn, pair)
    both = old is not None and all([await turn.notices.reaches(one.person_id) for one in (old, heir)])
    told = await told_about(turn, heir, texts.ALL if both else heir.person.name or texts.THEY)
    return Say(texts.SUCCEEDED.format(kim=turn.office.kim(heir.kim), name=heir.person.name, told=told))


async def stay(turn: Turn, pair: str) -> Answer:
    ketua, heir = await succession.keep_ketua(turn, pair)
    told = await told_about(turn, heir, heir.person.name or texts.THEY)
    return Say(texts.STAYED_OFFICE.format(kim=turn.office.kim(heir.kim), old=ketua.person.name, told=told))
