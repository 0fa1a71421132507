"""From a draft to a ledger: asked for by one admin, agreed to by another one where that is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.conversation.flow import Refusal
from bot.conversation.formats import format_moment, format_number
from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.actions import board, compose, ledger
from bot.features.broadcast.actions.choose import Chosen, choose
from bot.features.broadcast.actions.trail import (
    audience_words,
    counted,
    is_author,
    is_held,
    left_out,
    name_of,
    named,
    record,
    resume_choice,
    tell_approved,
    tell_author,
    title,
    to_see,
)
from bot.features.broadcast.rules import audience_words as words
from bot.features.broadcast.rules.audience import Audience
from bot.features.broadcast.rules.content import KEPT, Draft
from bot.settings import Settings
from storage.audit import AuditTrail
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts, BroadcastStatus
from storage.outbox import Message, Outbox, Priority


class Nobody(Refusal):
    """An audience that nobody is in."""


class NotOneself(Refusal):
    text = texts.NOT_ONESELF


class NoSecondAdmin(Refusal):
    text = texts.NO_SECOND_ADMIN


@dataclass
class Wish:
    """What an author wants to be sent, out of the form."""

    draft: Draft
    audience: Audience
    at: datetime | None = None
    """None: now."""
    ignore_quiet: bool = False
    ignore_cap: bool = False
    urgent: bool = False
    form: dict[str, Any] = field(default_factory=dict)
    """The draft as the form holds it, to begin another one from."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Wish:
        at = data.get("at")
        return cls(
            Draft.of(data), Audience.from_json(data.get("audience") or {}),
            datetime.fromisoformat(at) if at else None,
            bool(data.get("ignore_quiet")), bool(data.get("ignore_cap")), bool(data.get("urgent")),
            {key: data[key] for key in KEPT if data.get(key)},
        )  # fmt: skip

    def needs(self, settings: Settings, count: int) -> list[str]:
        """Why a second admin is asked; empty when none is."""
        most = settings.broadcast_approval_above
        found = {"size": count > most, "quiet": self.ignore_quiet, "cap": self.ignore_cap, "urgent": self.urgent}
        return [texts.HUB_WHY[key].format(most=format_number(most)) for key, holds in found.items() if holds]


async def chosen_for(turn: Turn, wish: Wish) -> Chosen:
    return await choose(
        turn.session, turn.office, wish.audience, wish.draft.topic, turn.now,
        send_at=wish.at, ignore_cap=wish.ignore_cap, urgent=wish.urgent,
    )  # fmt: skip


async def submit(turn: Turn, wish: Wish) -> tuple[Broadcast, Chosen]:
    """Sends it, puts it on the clock, or asks a second admin. Raises `Nobody` and `NoSecondAdmin`."""
    chosen = await chosen_for(turn, wish)
    if not chosen.count:
        raise Nobody(texts.NOBODY)
    why = wish.needs(turn.office.settings, chosen.count)
    others = await others_of(turn) if why else {}
    said = words.words_of(wish.audience, turn.office.places)
    broadcast = Broadcast(
        author=turn.actor,
        topic=wish.draft.topic,
        content={},
        audience={"spec": wish.audience.to_json(), "words": said, "draft": wish.form},
        urgent=wish.urgent,
        ignore_quiet=wish.ignore_quiet,
        ignore_cap=wish.ignore_cap,
        created_at=turn.now,
        send_at=wish.at,
    )
    turn.session.add(broadcast)
    await turn.session.flush()
    broadcast.content = compose.message(wish.draft, broadcast.id, wish.audience.to).to_json()
    if why:
        await _ask(turn, others, broadcast, chosen, why)
        broadcast.status = BroadcastStatus.AWAITING_APPROVAL
        record(turn, broadcast, "submitted", audience=said, count=chosen.count, needs=why)
    else:
        broadcast.approved_at = turn.now
        await _start(turn, broadcast, chosen)
        record(turn, broadcast, "started", audience=said, count=chosen.count)
    await turn.session.flush()
    return broadcast, chosen


async def others_of(turn: Turn) -> dict[str, int | None]:
    """The chats of the admins who may agree; raises `NoSecondAdmin`."""
    own = turn.incoming.address.chat_id
    others = {chat: person for chat, person in (await turn.notices.admin_chats()).items() if chat != own}
    if not others:
        raise NoSecondAdmin
    return others


async def _ask(turn: Turn, others: dict[str, int | None], broadcast: Broadcast, chosen: Chosen, why: list[str]) -> None:
    """Every other admin may agree; the first who does has."""
    text = texts.ASK_APPROVAL.format(
        number=broadcast.id,
        author=await name_of(turn.session, broadcast.author),
        why=texts.APPROVAL_WHY.format(why=", ".join(why)),
        words=audience_words(broadcast),
        count=counted(chosen),
        left=left_out(chosen),
        when=format_moment(broadcast.send_at, turn.office.zone) if broadcast.send_at else texts.NOW,
        text=compose.preview(Draft.of(broadcast.audience["draft"]), chosen.example),
    )
    await tell_others(turn, others, broadcast, Reply(text, (*decisions(broadcast), to_see(broadcast))))


def decisions(broadcast: Broadcast) -> tuple[Choice, Choice]:
    name = named(broadcast)
    return (
        Choice(texts.APPROVE.format(name=name), entry=f"broadcast.approve:{broadcast.id}"),
        Choice(texts.REJECT.format(name=name), entry=f"broadcast.reject:{broadcast.id}"),
    )


async def tell_others(turn: Turn, others: dict[str, int | None], broadcast: Broadcast, reply: Reply) -> None:
    kind, payload = "broadcast.approval", reply.to_json()
    messages = [
        Message(ADMIN_CHANNEL, chat, person, kind, Priority.NOTICE, payload, f"{kind}:{broadcast.id}:{chat}")
        for chat, person in others.items()
    ]
    await Outbox(turn.session).add_all(messages, turn.now)


async def _start(turn: Turn, broadcast: Broadcast, chosen: Chosen) -> None:
    """Fixes who gets it, and lets it go; its author watches."""
    at = broadcast.send_at
    await ledger.fix_audience(turn.session, broadcast, chosen.recipients, turn.now)
    await ledger.start(turn.session, broadcast.id, turn.now, at)
    await board.show(turn.session, turn.office, broadcast, broadcast.author, turn.now)


async def approve(turn: Turn, broadcast: Broadcast) -> Chosen | None:
    """Agrees; None when it waits for nobody any more. Raises `NotOneself`, and `Nobody` when all of its audience has
    gone meanwhile."""
    if is_author(turn, broadcast):
        raise NotOneself
    waiting = (BroadcastStatus.AWAITING_APPROVAL,)
    override = turn.actor if broadcast.ignore_quiet or broadcast.ignore_cap or broadcast.urgent else None
    # The row is ours from here on: of two who agree at once, on whatever process, one does.
    if not await Broadcasts(turn.session).move(
        broadcast.id, waiting, waiting[0], approver=turn.actor, override_by=override, approved_at=turn.now
    ):
        return None
    audience = Audience.from_json(broadcast.audience["spec"])
    chosen = await choose(
        turn.session, turn.office, audience, broadcast.topic, turn.now,
        send_at=broadcast.send_at, ignore_cap=broadcast.ignore_cap, urgent=broadcast.urgent,
    )  # fmt: skip
    if not chosen.count:
        raise Nobody(texts.NOBODY_NOW.format(number=broadcast.id))
    await tell_approved(turn, broadcast)
    await _start(turn, broadcast, chosen)
    record(
        turn, broadcast, "approved", before=BroadcastStatus.AWAITING_APPROVAL.value, status=broadcast.status.value,
        override=override is not None, count=chosen.count,
    )  # fmt: skip
    return chosen


async def reject(turn: Turn, broadcast: Broadcast, reason: str) -> bool:
    """Says no, and why; False when it waits for nobody any more."""
    waiting = (BroadcastStatus.AWAITING_APPROVAL,)
    cancelled = BroadcastStatus.CANCELLED
    if not await Broadcasts(turn.session).move(broadcast.id, waiting, cancelled, finished_at=turn.now):
        return False
    record(turn, broadcast, "rejected", reason, BroadcastStatus.AWAITING_APPROVAL.value, status=cancelled.value)
    again, *more = _once_more(broadcast)
    text = texts.TOLD_REJECTED.format(
        title=title(broadcast), name=await name_of(turn.session, turn.actor), reason=reason, again=again.label
    )
    if more:
        text += texts.STILL_HELD.format(number=broadcast.of_id)
    await tell_author(turn, broadcast, "rejected", Reply(text, (again, *more)))
    return True


def _once_more(broadcast: Broadcast) -> list[Choice]:
    """How to try again; and to let go on what was held for it."""
    if broadcast.of_id is None:
        return [Choice(texts.AGAIN, entry=f"broadcast.again:{broadcast.id}")]
    change = (texts.CORRECT, "correct") if broadcast.deed is BroadcastDeed.EDIT else (texts.RECALL, "recall")
    found = [Choice(change[0], entry=f"broadcast.{change[1]}:{broadcast.of_id}")]
    if is_held(broadcast):
        found.append(resume_choice(broadcast.of_id))
    return found


async def decided_by(turn: Turn, broadcast: Broadcast) -> str:
    """` oleh Ratna`: who settled it; empty when nobody had to."""
    actor = broadcast.approver
    if broadcast.status is BroadcastStatus.CANCELLED:
        trail = await AuditTrail(turn.session).list_of("broadcast", broadcast.id)
        ended = [one.actor for one in trail if one.action in ("broadcast.rejected", "broadcast.cancelled")]
        actor = ended[-1] if ended else None
    return texts.BY.format(name=await name_of(turn.session, actor)) if actor else ""
