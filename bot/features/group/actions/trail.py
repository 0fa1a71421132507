"""What every deed about a group needs: who did it, a line on the record, a word to the group and to whoever did it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.access import powers
from bot.conversation.messages import Choice, Deed, Errand, Reply
from bot.conversation.notices import ADMIN_CHANNEL
from bot.conversation.payloads import village_payload
from bot.conversation.turn import Turn
from bot.features.group import texts
from storage.base import Session
from storage.group import VillageGroup
from storage.kim import Kim
from storage.outbox import Outbox, Priority

SOMEBODY = "somebody"
"""Who did it, for the record, when that is nobody on file: nothing of strangers is kept."""


async def is_known(turn: Turn) -> bool:
    """Whether this is somebody on file, or a configured admin; never who writes in the group's own name."""
    place = turn.incoming.place
    if place is not None and place.anonymous:
        return False
    return turn.person is not None or (await powers(turn)).admin


async def record(
    turn: Turn,
    group: VillageGroup,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    actor = turn.actor if await is_known(turn) else SOMEBODY
    turn.record(action, "group", group.id, before=before, after=after, actor=actor)


async def tell_group(
    session: Session,
    now: datetime,
    group: VillageGroup,
    reply: Reply,
    *,
    dedup_key: str | None = None,
    not_before: datetime | None = None,
) -> None:
    await Outbox(session).add_once(
        channel=group.channel,
        chat_id=group.external_id,
        kind="group.told",
        payload=reply.to_json(),
        now=now,
        dedup_key=dedup_key,
        not_before=not_before,
    )


async def run(
    session: Session, now: datetime, group: VillageGroup, errand: Errand, *, dedup_key: str | None = None
) -> None:
    """A deed with nothing to say."""
    await Outbox(session).add_once(
        channel=group.channel,
        chat_id=group.external_id,
        kind=f"group.{errand.deed.value}",
        priority=Priority.REPLY if errand.deed is Deed.LET_IN else Priority.NOTICE,
        payload=Reply("", errand=errand).to_json(),
        now=now,
        dedup_key=dedup_key,
    )


async def tell_in_private(
    turn: Turn, reply: Reply, *, kind: str, dedup_key: str | None, not_before: datetime | None
) -> None:
    """Writes to whoever did this, when it is somebody on file or a configured admin."""
    if turn.person is not None:
        await turn.notices.to_person(turn.person.id, reply, kind=kind, dedup_key=dedup_key, not_before=not_before)
    elif await is_known(turn):
        await Outbox(turn.session).add_once(
            channel=ADMIN_CHANNEL,
            chat_id=turn.incoming.address.chat_id,
            kind=kind,
            payload=reply.to_json(),
            now=turn.now,
            dedup_key=dedup_key,
            not_before=not_before,
        )


def register_button(turn: Turn, kim: Kim) -> Choice:
    """Opens the registration in the KIM's village, also for who has never written to the bot."""
    return Choice(texts.REGISTER, url=turn.office.link(village_payload(kim.village_code)))


def link_button(turn: Turn, group: VillageGroup, label: str = texts.LINK_GROUP) -> Choice:
    return Choice(label, url=turn.office.link(f"g-{group.key}"))
