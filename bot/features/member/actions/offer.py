"""The ketua's place while it is offered to somebody who has not answered: what ends the offer, and who hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.conversation import texts as shared
from bot.conversation.card import Live
from bot.conversation.messages import Choice, Reply
from bot.conversation.turn import Turn
from bot.features.member import texts
from bot.office import Office
from storage.base import Session
from storage.kim import BoardRole, Kim
from storage.live_message import ASLEEP
from storage.member import Member, Members

CLAIM = "member.role"
"""Whether a member holds a place on the board, asked of several."""
OFFER = "member.offer"
"""Whether somebody takes the ketua's place, asked of them alone."""


async def ketua_of(session: Session, kim_id: int) -> Member | None:
    board = await Members(session).list_of_kim(kim_id, board_only=True)
    return next((member for member in board if member.role is BoardRole.KETUA), None)


async def offerer_of(session: Session, member: Member) -> Member | None:
    """The ketua who offers the own place to this member; None where nothing is offered."""
    if member.wanted_role is not BoardRole.KETUA:
        return None
    ketua = await ketua_of(session, member.kim_id)
    return ketua if ketua is not None and ketua.id != member.id else None


def offer(old: Member, heir: Member) -> Reply:
    pair = f"{old.id}-{heir.id}"
    return Reply(
        texts.HANDOVER_OFFER.format(
            old=shared.ADDRESS_BY_NAME.format(name=old.person.name or texts.SOMEBODY), kim=old.kim.name
        ),
        (
            Choice(texts.HANDOVER_ACCEPT, entry=f"member.accept:{pair}"),
            Choice(texts.HANDOVER_DECLINE, entry=f"member.decline:{pair}"),
        ),
    )


async def draw_offer(session: Session, office: Office, heir_id: int, now: datetime) -> Live | None:
    """What stands where it was offered, once that has ended without an answer."""
    heir = await Members(session).find_member(heir_id)
    if heir is None:
        return None
    old = await offerer_of(session, heir)
    return Live(offer(old, heir), again=ASLEEP) if old is not None else Live(Reply(texts.HANDOVER_OLD), again=None)


async def is_offered(turn: Turn, ketua: Member) -> bool:
    """Whether somebody was offered this ketua's place and has not answered."""
    others = await Members(turn.session).list_of_kim(ketua.kim_id)
    return any(other.wanted_role is BoardRole.KETUA and other.id != ketua.id for other in others)


async def end_offers(turn: Turn, kim: Kim, words: str, *choices: Choice) -> Sequence[Member]:
    """Whoever was offered the ketua's place, or says to hold it, and was not answered, reads how that ended. Returns
    them."""
    ended = await Members(turn.session).end_offers(kim.id)
    for heir in ended:
        await turn.notices.to_person(heir.person_id, Reply(words, choices), kind=OFFER)
        await _end(turn, heir)
    return ended


async def end_with_ketua(turn: Turn, kim: Kim, old: str | None) -> Sequence[Member]:
    """The ketua (`old`, where the name may be said) is gone: what was offered can still be asked for."""
    words = texts.OFFER_ENDED.format(old=old or texts.OFFERER, kim=kim.name)
    return await end_offers(turn, kim, words, Choice(texts.I_AM_WILLING, entry="member.ketua_gone"))


async def end_with_new_ketua(turn: Turn, ketua: Member) -> None:
    words = texts.KETUA_NOW.format(kim=ketua.kim.name, name=ketua.person.name or texts.SOMEBODY)
    await end_offers(turn, ketua.kim, words)


async def end_with_heir(turn: Turn, member: Member) -> str:
    """Before this member's place ends. Returns what the board should know of it."""
    if await offerer_of(turn.session, member) is None:
        return ""
    member.wanted_role = None
    await _end(turn, member)
    return texts.OFFER_GONE


async def _end(turn: Turn, member: Member) -> None:
    """What was asked about this member's wish to be ketua, or of them, loses its buttons, wherever it stands."""
    for kind in (OFFER, CLAIM):
        await turn.notices.settled((kind, member.id), besides="")
