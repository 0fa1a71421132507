"""After it was sent: taking it back everywhere, or giving it other words."""

from __future__ import annotations

from dataclasses import replace

from bot.access import AdminFlow
from bot.conversation.flow import Again, Answer, Ask, Begin, Next, Say
from bot.conversation.formats import format_number
from bot.conversation.messages import Choice, Reply
from bot.conversation.turn import Turn
from bot.conversation.understand import yes_or_no
from bot.features.broadcast import texts
from bot.features.broadcast.actions import correct, ledger
from bot.features.broadcast.actions.trail import broadcast_of, is_change, is_held, title
from bot.features.broadcast.chat.compose import take_text
from bot.features.broadcast.rules import content
from storage.broadcast import Broadcast, BroadcastDeed, BroadcastStatus
from storage.broadcast_ledger import Ledger, RecipientStatus

_WHOLE = content.LONGEST - 1
"""Letters of what surely is no part of a longer text."""

take_back = AdminFlow("recall_broadcast", title="penarikan siaran")
put_right = AdminFlow("correct_broadcast", title="ralat siaran")


async def recall_entry(turn: Turn, broadcast_id: str) -> Answer:
    return await _begin(turn, broadcast_id, take_back)


async def correct_entry(turn: Turn, broadcast_id: str) -> Answer:
    return await _begin(turn, broadcast_id, put_right)


async def _begin(turn: Turn, broadcast_id: str, form: AdminFlow) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    if is_change(broadcast) or not await _delivered(turn, broadcast):
        return Say(texts.NOTHING_DELIVERED.format(number=broadcast.id))
    if form is put_right and await ledger.is_recalled(turn.session, broadcast.id):
        return Say(texts.ALREADY_RECALLED.format(number=broadcast.id))
    return Begin(form.name, data={"broadcast": str(broadcast.id)})


async def _delivered(turn: Turn, broadcast: Broadcast) -> int:
    return await Ledger(turn.session).count(broadcast.id, RecipientStatus.SENT)


async def _said(turn: Turn) -> dict[str, object]:
    broadcast = await broadcast_of(turn, turn.data["broadcast"])
    return {"number": broadcast.id, "count": format_number(await _delivered(turn, broadcast))}


# Taking back ----------------------------------------------------------------------------------------------


@take_back.ask("words")
async def ask_words(turn: Turn) -> Ask:
    return Ask(turn.data.pop("lead", None) or texts.ASK_RECALL.format(**await _said(turn)), free=True, skip=True)


@take_back.take("words")
async def take_words(turn: Turn) -> Next:
    turn.data["text"] = ""
    if not turn.skipped:
        # One word, were it the name of a command, puts nothing right with anybody.
        if len(turn.text.split()) < 2 or yes_or_no(turn.text) is not None:
            return Again(texts.RECALL_WORDS)
        if (unfit := take_text(turn, "words", _WHOLE)) is not None:
            return unfit
    return "sure"


@take_back.ask("sure")
async def ask_sure(turn: Turn) -> Ask:
    words = turn.data["text"]
    correction = texts.RECALL_CORRECTION.format(text=content.shown(words)) if words else ""
    broadcast = await broadcast_of(turn, turn.data["broadcast"])
    if words and (why := await correct.needs(turn, broadcast)):
        correction += texts.RECALL_NEEDS.format(why=why)
    text = texts.RECALL_SURE.format(**await _said(turn), correction=correction)
    return Ask(text, (Choice(texts.RECALL_YES, True), Choice(texts.NO, False)))


@take_back.take("sure")
async def take_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.LEFT_AS_IS)
    broadcast = await broadcast_of(turn, turn.data["broadcast"])
    words = turn.data["text"]
    correction = Reply(words, _why(broadcast), marked=True) if words else None
    change = await correct.change(turn, broadcast, BroadcastDeed.DELETE, correction)
    return _awaits(turn, broadcast, change) or Say(texts.RECALLING.format(number=broadcast.id))


def _awaits(turn: Turn, broadcast: Broadcast, change: Broadcast) -> Say | None:
    """What is said where a second admin was asked."""
    if change.status is not BroadcastStatus.AWAITING_APPROVAL:
        return None
    held = texts.HELD.format(number=broadcast.id) if is_held(change) else ""
    withdraw = Choice(texts.CANCEL, entry=f"broadcast.cancel:{change.id}")
    return Say(texts.CHANGE_AWAITS.format(thanks=turn.thanks, title=title(change), held=held), (withdraw,))


def _why(broadcast: Broadcast) -> tuple[Choice, ...]:
    return (Choice(texts.WHY, entry=f"broadcast.why:{broadcast.id}"),)


# Putting right --------------------------------------------------------------------------------------------


@put_right.ask("words")
async def ask_right_words(turn: Turn) -> Ask:
    return Ask(turn.data.pop("lead", None) or texts.ASK_CORRECT.format(**await _said(turn)), free=True)


@put_right.take("words")
async def take_right_words(turn: Turn) -> Next:
    before = Reply.from_json((await broadcast_of(turn, turn.data["broadcast"])).content)
    most = content.CAPTION if content.stands_under_file(before) else _WHOLE
    return take_text(turn, "words", most) or "sure"


@put_right.ask("sure")
async def ask_right_sure(turn: Turn) -> Ask:
    text = texts.CORRECT_SURE.format(**await _said(turn), text=content.shown(turn.data["text"]))
    if why := await correct.needs(turn, await broadcast_of(turn, turn.data["broadcast"])):
        text += texts.CHANGE_NEEDS.format(why=why)
    return Ask(text, (Choice(texts.CORRECT_YES, True), Choice(texts.NO, False)))


@put_right.take("sure")
async def take_right_sure(turn: Turn) -> Next:
    if not turn.choice:
        return Say(texts.LEFT_AS_IS)
    broadcast = await broadcast_of(turn, turn.data["broadcast"])
    # Buttons and files stay: only the words were wrong.
    reply = replace(Reply.from_json(broadcast.content), text=turn.data["text"], marked=True)
    change = await correct.change(turn, broadcast, BroadcastDeed.EDIT, reply)
    return _awaits(turn, broadcast, change) or Say(texts.CORRECTING.format(number=broadcast.id))
