"""What the tests of groups share: a group that is linked, and its row."""

from __future__ import annotations

from storage.audit import AuditEntry
from storage.group import VillageGroup
from tests.village import Player, Village
from tests.village_group import Group

WHERE = "Sumberejo, Poncokusumo"


async def linked_group(
    village: Village,
    ketua: Player,
    title: str = "Grup KIM Sumberejo Poncokusumo",
    *,
    admin: bool = True,
    **details: bool,
) -> Group:
    """Made by the ketua, with the bot in it, linked to the ketua's KIM."""
    group = await village.group(title, creator=ketua, admin=admin, **details)
    await ketua.taps("Sumberejo, Kec. Poncokusumo")
    assert group.ever_heard("sekarang terhubung") == 1
    return group


async def row_of(village: Village, group: Group) -> VillageGroup:
    async with village.database.reading() as session:
        return next(row for row in await village.rows(session, VillageGroup) if row.external_id == group.id)


async def audited(village: Village) -> list[str]:
    async with village.database.reading() as session:
        return [e.action for e in await village.rows(session, AuditEntry) if e.subject_type == "group"]


async def forges(player: Player, data: str) -> None:
    """Presses a button that was never shown."""
    await player.says("menu")
    message = [m for m in player.world.messages(player.account) if m.from_bot][-1]
    await player.taps_data(message, data)
