"""Other words for what was sent, or taking it back: at once, or once a second admin has agreed."""

from __future__ import annotations

from bot.conversation.formats import format_number
from bot.conversation.messages import Reply
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.actions import board, ledger
from bot.features.broadcast.actions.submit import NotOneself, decisions, others_of, tell_others
from bot.features.broadcast.actions.trail import HELD, is_author, is_held, name_of, record, tell_approved, title, to_see
from bot.features.broadcast.rules import content
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts, BroadcastStatus
from storage.broadcast_ledger import Ledger, RecipientStatus

_REACHED = (RecipientStatus.SENT, RecipientStatus.PENDING, RecipientStatus.SENDING, RecipientStatus.UNCERTAIN)


async def needs(turn: Turn, broadcast: Broadcast) -> str:
    """Why a second admin is asked about new words for it; empty when none is. Taking back alone needs nobody."""
    most = turn.office.settings.broadcast_approval_above
    found = await Ledger(turn.session).tally(broadcast.id, turn.now)
    count = sum(found.status.get(status, 0) for status in _REACHED)
    return texts.HUB_WHY["size"].format(most=format_number(most)) if count > most else ""


async def change(turn: Turn, broadcast: Broadcast, deed: BroadcastDeed, words: Reply | None) -> Broadcast:
    """Begins it, or asks a second admin, and holds meanwhile what has not left yet. Raises `NoSecondAdmin`."""
    why = await needs(turn, broadcast) if words is not None else ""
    others = await others_of(turn) if why else {}
    found = await ledger.propose(turn.session, broadcast, deed, words, turn.actor, turn.now)
    if words is not None and deed is BroadcastDeed.EDIT:
        draft = {**broadcast.audience.get("draft", {}), "text": words.text}
        found.audience = {**broadcast.audience, "draft": draft}
    if not why:
        await ledger.carry_out(turn.session, found, turn.now)
        corrected = words is not None
        done = "corrected" if deed is BroadcastDeed.EDIT else "recalled"
        record(turn, broadcast, done, by=found.id, count=found.total, corrected=corrected)
        await board.show(turn.session, turn.office, found, turn.actor, turn.now)
        return found
    found.status = BroadcastStatus.AWAITING_APPROVAL
    if await ledger.pause(turn.session, broadcast.id):
        found.audience = {**found.audience, HELD: True}
        record(turn, broadcast, "paused", status=broadcast.status.value, by=found.id)
    count = format_number(await Ledger(turn.session).count(broadcast.id, RecipientStatus.SENT))
    text = texts.ASK_CHANGE_APPROVAL.format(
        title=title(found), author=await name_of(turn.session, found.author), why=why,
        what=texts.CHANGE_WHAT[deed.value].format(count=count),
        text=content.shown(words.text if words is not None else ""),
    )  # fmt: skip
    await tell_others(turn, others, found, Reply(text, (*decisions(found), to_see(found))))
    record(turn, found, "submitted", of=broadcast.id, count=count, needs=[why])
    await turn.session.flush()
    return found


async def agree(turn: Turn, found: Broadcast) -> bool:
    """Lets it begin; False when it waits for nobody any more. Raises `NotOneself`."""
    if is_author(turn, found):
        raise NotOneself
    broadcasts, waiting = Broadcasts(turn.session), (BroadcastStatus.AWAITING_APPROVAL,)
    if not await broadcasts.move(found.id, waiting, waiting[0], approver=turn.actor, approved_at=turn.now):
        return False
    assert found.of_id is not None
    await tell_approved(turn, found)
    await ledger.carry_out(turn.session, found, turn.now)
    if is_held(found) and await ledger.resume(turn.session, found.of_id):
        record(turn, await broadcasts.get(found.of_id), "resumed", before="paused", by=found.id)
    record(turn, found, "approved", before=waiting[0].value, status=found.status.value, count=found.total)
    await board.show(turn.session, turn.office, found, found.author, turn.now)
    return True
