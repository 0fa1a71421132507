"""A Bimtek to talk about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.bimtek import Bimtek
from storage.bimtek_signup import LIVE, Signup, Signups, SignupStatus
from storage.checkin import Category, Checkin, CheckinStatus
from tests.factories import WEDNESDAY, make_bimtek, make_kim
from tests.village import Player, Village

DESA = ("Sumberejo, Poncokusumo", "Wonosari, Wonosari", "Dilem, Kepanjen", "Ngadas, Poncokusumo", "Bangelan, Wonosari")
NAMES = ("Siti Aminah", "Wagiman", "Ratna", "Slamet", "Lestari")


async def made(village: Village, title: str = "Jurnalisme Warga", **values: Any) -> Bimtek:
    async with village.database.transaction() as session:
        return await make_bimtek(session, title, **values)


async def members(village: Village, count: int = len(DESA)) -> list[Player]:
    """One member of each of some villages."""
    return [
        await village.member(name, desa=desa, role="ketua")
        for name, desa in list(zip(NAMES, DESA, strict=True))[:count]
    ]


async def trained(village: Village, *places: str) -> None:
    """The KIM of these villages took part in a Bimtek and are active: others come before them."""
    async with village.database.transaction() as session:
        for desa in places:
            kim = await make_kim(session, desa)
            kim.last_activity_on = kim.other_activity_on = WEDNESDAY.date()
            session.add(
                Checkin(
                    kim_id=kim.id, category=Category.TRAINING, what="Bimtek", happened_on=WEDNESDAY.date(),
                    status=CheckinStatus.ACCEPTED, submitted_at=WEDNESDAY,
                )
            )  # fmt: skip


async def reload(village: Village, bimtek: Bimtek) -> Bimtek:
    async with village.database.reading() as session:
        found = await session.get(Bimtek, bimtek.id)
        assert found is not None
        return found


async def line(village: Village, bimtek: Bimtek, statuses: Sequence[SignupStatus] = LIVE) -> list[tuple[str, str]]:
    """(name, status) in the order of the line."""
    async with village.database.reading() as session:
        signups = await Signups(session).list_of(bimtek.id, statuses)
        return [(s.person.name or "" if s.person else "", s.status.value) for s in signups]


async def consistent(village: Village) -> None:
    """Recomputed from the rows: seats taken, one a village, never more than there are."""
    async with village.database.reading() as session:
        rows = await village.rows(session, Signup)
        for bimtek in await village.rows(session, Bimtek):
            seated = [s for s in rows if s.bimtek_id == bimtek.id and s.holds_seat]
            assert bimtek.taken == len(seated) <= bimtek.quota
            villages = [s.village_code for s in seated]
            assert all(villages.count(code) <= bimtek.seats_per_village for code in villages)
            arrived = [s.arrived for s in rows if s.bimtek_id == bimtek.id]
            assert len(set(arrived)) == len(arrived)
            assert bimtek.arrivals == max(arrived, default=0)


async def tap(player: Player, label: str) -> None:
    await player.taps(label)
    await consistent(player.village)


@contextmanager
def statements(village: Village) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    engine, asked = village.database.engine.sync_engine, list[str]()

    def note(*seen: Any) -> None:
        asked.append(seen[2])

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
