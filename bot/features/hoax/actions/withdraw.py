"""A clarification of another publisher that turns out to be wrong is shown to nobody any more."""

from __future__ import annotations

from bot.conversation.flow import Refusal
from bot.conversation.turn import Turn
from bot.features.hoax import texts
from bot.features.hoax.actions.trail import officer
from storage.clarification import Clarification, Clarifications


class Gone(Refusal):
    ends = True
    text = texts.CLARIFICATION_GONE


async def to_withdraw(turn: Turn, clarification_id: int) -> Clarification:
    """One that an editor may withdraw: not of an own case, which is corrected instead."""
    await officer(turn, editor=True)
    found = await Clarifications(turn.session).find(clarification_id)
    if found is None or not found.active or found.case_id is not None:
        raise Gone
    return found


async def withdraw(turn: Turn, clarification_id: int) -> None:
    """Importing its file again does not bring it back."""
    found = await to_withdraw(turn, clarification_id)
    await Clarifications(turn.session).withdraw(found.id, turn.now)
    turn.record(
        "hoax.clarification_withdrawn", "clarification", found.id, before={"active": True}, after={"active": False}
    )
