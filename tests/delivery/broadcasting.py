"""Broadcasts as tests start them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.conversation.messages import Reply
from bot.features.broadcast.actions import ledger
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed
from storage.broadcast_ledger import BroadcastRecipient, Recipient
from storage.group import VillageGroup
from storage.member import PersonAddress
from tests.rows import ledger_rows
from tests.village import Player, Village
from tests.village_group import Group


async def written(
    session: Session, village: Village, to: Sequence[Player | Group], reply: Reply, **values: Any
) -> Broadcast:
    """A draft with its audience fixed."""
    now = village.clock.now()
    broadcast = Broadcast(author="admin:1", content=reply.to_json(), created_at=now, **values)
    session.add(broadcast)
    recipients = []
    for one in to:
        if isinstance(one, Player):
            query = select(PersonAddress.person_id).where(PersonAddress.external_id == str(one.id))
            recipients.append(Recipient("telegram", str(one.id), person_id=await session.scalar(query)))
        else:
            chat_id = str(one.chat.id)
            group_id = await session.scalar(select(VillageGroup.id).where(VillageGroup.external_id == chat_id))
            recipients.append(Recipient("telegram", chat_id, group_id=group_id))
    await ledger.fix_audience(session, broadcast, recipients, now)
    return broadcast


async def broadcast_to(
    village: Village, to: Sequence[Player | Group], text: str | Reply = "Halo", *, settle: bool = True, **values: Any
) -> int:
    """Written, started and, unless told otherwise, sent; its id."""
    reply = Reply(text) if isinstance(text, str) else text
    async with village.database.transaction() as session:
        broadcast = await written(session, village, to, reply, **values)
        await ledger.start(session, broadcast.id, village.clock.now())
    if settle:
        await village.settle()
    return broadcast.id


async def changed(
    session: Session, broadcast: Broadcast, deed: BroadcastDeed, words: Reply | None, now: datetime
) -> Broadcast:
    """Taken back, or given other words, without a second admin; the broadcast that does it."""
    change = await ledger.propose(session, broadcast, deed, words, "admin:2", now)
    await ledger.carry_out(session, change, now)
    return change


async def rows_of(village: Village, broadcast_id: int) -> Sequence[BroadcastRecipient]:
    async with village.database.reading() as session:
        return await ledger_rows(session, broadcast_id)


async def find(village: Village, broadcast_id: int) -> Broadcast:
    async with village.database.reading() as session:
        found = await session.get(Broadcast, broadcast_id)
        assert found is not None
        return found
