"""Admins and people to write to."""

from __future__ import annotations

from storage.broadcast import Broadcast, Broadcasts
from storage.broadcast_ledger import BroadcastRecipient
from storage.office import Grant, OfficeRole
from tests.factories import make_person
from tests.village import Player, Village

WORDS = "Yth. {nama}, *besok* ada rapat {kim} di _balai desa_."


async def second_admin(village: Village, name: str = "Ratna") -> Player:
    """Somebody to whom the office was granted."""
    player = village.person(name)
    player.account.started = True
    async with village.database.transaction() as session:
        person = await make_person(session, name, player.id)
        session.add(Grant(person_id=person.id, role=OfficeRole.ADMIN, granted_at=village.clock.now()))
    return player


async def writes(admin: Player, text: str = WORDS, to: str = "semua") -> None:
    """As far as the preview."""
    await admin.says("tulis siaran")
    await admin.says(text)
    await admin.says(to)


async def sends(admin: Player, text: str = WORDS, to: str = "semua") -> None:
    await writes(admin, text, to)
    await admin.taps("Kirim sekarang")


async def broadcasts(village: Village) -> list[Broadcast]:
    async with village.database.reading() as session:
        return await village.rows(session, Broadcast)


async def newest(village: Village) -> Broadcast:
    async with village.database.reading() as session:
        found = await Broadcasts(session).find(max(one.id for one in await village.rows(session, Broadcast)))
        assert found is not None
        return found


async def ledger_of(village: Village, broadcast_id: int | None = None) -> list[BroadcastRecipient]:
    async with village.database.reading() as session:
        rows = await village.rows(session, BroadcastRecipient)
        return [row for row in rows if broadcast_id in (None, row.broadcast_id)]
