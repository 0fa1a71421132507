"""The second admin: sees what is to be sent, agrees or says why not."""

from __future__ import annotations

from bot.access import AdminFlow
from bot.conversation.flow import Answer, Ask, Begin, Next, Say
from bot.conversation.formats import format_moment
from bot.conversation.messages import Kind, Reply
from bot.conversation.turn import Turn
from bot.conversation.variables import fill
from bot.features.broadcast import texts
from bot.features.broadcast.actions import correct, submit
from bot.features.broadcast.actions.choose import choose
from bot.features.broadcast.actions.trail import (
    broadcast_of,
    copy_to_oneself,
    counted,
    is_author,
    is_change,
    name_of,
    named,
    title,
    to_page,
)
from bot.features.broadcast.rules.audience import Audience
from storage.broadcast import Broadcast, BroadcastStatus

REASON = 300
"""Letters of a reason."""

say_no = AdminFlow("reject_broadcast", title="penolakan siaran")


async def approve_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    if is_change(broadcast):
        if not (_waits(broadcast) and await correct.agree(turn, broadcast)):
            return await _settled(turn, await broadcast_of(turn, broadcast_id))
        return Say(texts.CHANGE_APPROVED.format(thanks=turn.thanks, title=title(broadcast)), (to_page(broadcast),))
    chosen = await submit.approve(turn, broadcast) if _waits(broadcast) else None
    if chosen is None:
        return await _settled(turn, await broadcast_of(turn, broadcast_id))
    said = {"thanks": turn.thanks, "number": broadcast.id, "count": counted(chosen)}
    more = (to_page(broadcast),)
    if broadcast.status is BroadcastStatus.SCHEDULED and broadcast.send_at is not None:
        return Say(texts.APPROVED_LATER.format(**said, when=format_moment(broadcast.send_at, turn.office.zone)), more)
    return Say(texts.APPROVED.format(**said), more)


def _waits(broadcast: Broadcast) -> bool:
    return broadcast.status is BroadcastStatus.AWAITING_APPROVAL


async def _settled(turn: Turn, broadcast: Broadcast) -> Say:
    who = await submit.decided_by(turn, broadcast)
    agreed = who and broadcast.status is not BroadcastStatus.CANCELLED
    status = texts.AGREED if agreed else texts.STATUS[broadcast.status.value]
    return Say(texts.NOT_WAITING.format(title=title(broadcast), status=status, who=who))


async def reject_entry(turn: Turn, broadcast_id: str) -> Answer:
    broadcast = await broadcast_of(turn, broadcast_id)
    if not _waits(broadcast):
        return await _settled(turn, broadcast)
    # *Tolak siaran 2, tanggalnya keliru* has said why.
    _, _, why = turn.text.partition(",") if turn.incoming.kind is Kind.TEXT else ("", "", "")
    if why.strip():
        return await _reject(turn, broadcast, why.strip())
    return Begin(say_no.name, data={"broadcast": str(broadcast.id)})


@say_no.ask("reason")
async def ask_reason(turn: Turn) -> Ask:
    broadcast = await broadcast_of(turn, turn.data["broadcast"])
    return Ask(texts.ASK_REJECT.format(author=await name_of(turn.session, broadcast.author)), free=True)


@say_no.take("reason")
async def take_reason(turn: Turn) -> Next:
    return await _reject(turn, await broadcast_of(turn, turn.data["broadcast"]), turn.text)


async def _reject(turn: Turn, broadcast: Broadcast, why: str) -> Say:
    if not await submit.reject(turn, broadcast, why[:REASON]):
        return await _settled(turn, await broadcast_of(turn, str(broadcast.id)))
    author = await name_of(turn.session, broadcast.author)
    return Say(texts.REJECTED.format(name=named(broadcast), author=author))


async def see_entry(turn: Turn, broadcast_id: str) -> Answer:
    """The message itself, as one of its recipients gets it; then what can be done about it."""
    broadcast = await broadcast_of(turn, broadcast_id)
    audience = Audience.from_json(broadcast.audience.get("spec", {}))
    chosen = await choose(turn.session, turn.office, audience, broadcast.topic, turn.now)
    reply = fill(Reply.from_json(broadcast.content), chosen.example)
    await copy_to_oneself(turn, reply)
    may_decide = _waits(broadcast) and not is_author(turn, broadcast)
    choices = submit.decisions(broadcast) if may_decide else (to_page(broadcast),)
    return Say(texts.SEEN.format(what=named(broadcast), name=chosen.example_name), choices)
