"""Who did what to a broadcast: written down, named, and told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.access import require_admin
from bot.conversation.flow import Refusal
from bot.conversation.formats import format_all, format_number
from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.broadcast import texts
from bot.features.broadcast.actions.choose import Chosen
from bot.features.broadcast.rules import content
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts
from storage.broadcast_ledger import Reason
from storage.member import Members
from storage.outbox import Outbox

ACTOR_PERSON, ACTOR_ADMIN = "person", "admin"


class NoBroadcast(Refusal):
    ends = True
    text = texts.GONE


async def broadcast_of(turn: Turn, broadcast_id: str) -> Broadcast:
    """The one an admin means. Raises `NotYours` and `NoBroadcast`."""
    await require_admin(turn)
    found = await Broadcasts(turn.session).find(id_of(broadcast_id))
    if found is None:
        raise NoBroadcast
    return found


def record(
    turn: Turn, broadcast: Broadcast, action: str, reason: str | None = None, before: str = "", **after: Any
) -> None:
    turn.record(
        f"broadcast.{action}",
        "broadcast",
        broadcast.id,
        before={"status": before} if before else {},
        after=after,
        reason=reason,
    )


def is_author(turn: Turn, broadcast: Broadcast) -> bool:
    """Also when a configured admin registered in the meantime and is a person now."""
    return broadcast.author in (turn.actor, f"{ACTOR_ADMIN}:{turn.incoming.address.chat_id}")


async def chat_of(session: Session, actor: str) -> tuple[str, str, int | None] | None:
    """(channel, chat, person) where this officer is told things; None when there is no such place any more."""
    kind, _, key = actor.partition(":")
    if kind == ACTOR_ADMIN:
        return ADMIN_CHANNEL, key, None
    if kind == ACTOR_PERSON:
        for address in await Members(session).list_open_addresses([int(key)]):
            return address.channel, address.external_id, int(key)
    return None


async def tell(session: Session, actor: str, reply: Reply, now: datetime, *, kind: str, dedup_key: str) -> None:
    """Writes to an officer, once for each key."""
    if (there := await chat_of(session, actor)) is not None:
        channel, chat_id, person_id = there
        await Outbox(session).add_once(
            channel=channel, chat_id=chat_id, person_id=person_id, kind=kind, payload=reply.to_json(), now=now,
            dedup_key=dedup_key,
        )  # fmt: skip


async def tell_author(turn: Turn, broadcast: Broadcast, what: str, reply: Reply) -> None:
    """How another admin decided."""
    key = f"broadcast.{what}"
    await tell(turn.session, broadcast.author, reply, turn.now, kind=key, dedup_key=f"{key}:{broadcast.id}")


async def tell_approved(turn: Turn, broadcast: Broadcast) -> None:
    name = await name_of(turn.session, turn.actor)
    text = texts.TOLD_APPROVED.format(title=title(broadcast), name=name)
    await tell_author(turn, broadcast, "approved", Reply(text))


async def copy_to_oneself(turn: Turn, reply: Reply) -> None:
    """The message itself, to the officer who presses."""
    key = f"broadcast.copy:{turn.actor}:{turn.incoming.update_id}"
    await tell(turn.session, turn.actor, reply, turn.now, kind="broadcast.copy", dedup_key=key)


async def name_of(session: Session, actor: str) -> str:
    """How an officer is called before others."""
    kind, _, key = actor.partition(":")
    if kind == ACTOR_PERSON:
        person = await Members(session).find_person(int(key))
        if person is not None and person.name:
            return person.name
    return texts.AN_ADMIN


# In words -------------------------------------------------------------------------------------------------


def title(broadcast: Broadcast) -> str:
    """`Siaran 12`, `Ralat siaran 12`"""
    return texts.NAMES[broadcast.deed.value].format(number=broadcast.id, of=broadcast.of_id)


def named(broadcast: Broadcast) -> str:
    """The same inside of a sentence: `siaran 12`, `ralat siaran 12`"""
    said = title(broadcast)
    return said[0].lower() + said[1:]


def audience_words(broadcast: Broadcast) -> str:
    return str(broadcast.audience.get("words", ""))


def is_change(broadcast: Broadcast) -> bool:
    return broadcast.deed is not BroadcastDeed.SEND


HELD = "held"


def is_held(change: Broadcast) -> bool:
    """Whether what it changes was stopped until somebody agrees to it."""
    return bool(change.audience.get(HELD))


def to_page(broadcast: Broadcast) -> Choice:
    """The button that shows how it stands."""
    return Choice(texts.MORE, entry=f"broadcast.show:{broadcast.id}")


def to_see(broadcast: Broadcast) -> Choice:
    """The button that shows the message itself."""
    return Choice(texts.SEE, entry=f"broadcast.see:{broadcast.id}")


def resume_choice(broadcast_id: int) -> Choice:
    return Choice(texts.RESUME_OLD.format(number=broadcast_id), entry=f"broadcast.resume:{broadcast_id}")


def counted(chosen: Chosen, *, only_groups: bool = False) -> str:
    """`132 orang`, `12 grup`, `132 orang dan 12 grup`; of nobody `0 orang`, or `0 grup` where only groups are meant."""
    parts = []
    if chosen.people or not (chosen.groups or only_groups):
        parts.append(texts.PEOPLE_COUNT.format(count=format_number(chosen.people)))
    if chosen.groups or not parts:
        parts.append(texts.GROUP_COUNT.format(count=format_number(chosen.groups)))
    return format_all(parts)


def left_out(chosen: Chosen) -> str:
    """Who gets nothing, and why; empty when everybody does."""
    left = chosen.left_out
    if not left:
        return ""
    return texts.HUB_LEFT.format(count=format_number(sum(left.values())), reasons=reasons(left))


def reasons(counts: dict[Reason, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return content.first_words([f"{format_number(count)} {texts.REASONS[why.value]}" for why, count in ordered], 3)
