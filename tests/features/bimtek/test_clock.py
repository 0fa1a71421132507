"""Reminders by the clock: once, on time, late by a written policy, never after the start; and quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.bimtek import rules
from bot.features.bimtek.jobs import tend
from storage.audit import AuditEntry
from storage.bimtek import Bimtek, BimtekStatus, SeatOrder
from storage.bimtek_signup import SignupStatus
from tests.factories import WEDNESDAY
from tests.features.bimtek.conftest import consistent, line, made, members, reload, trained
from tests.village import Player, Village

STEPS = ("mohon kabari sekarang", ". Sampai bertemu", "Hari ini Bimtek")


def heard(player: Player) -> list[int]:
    return [player.ever_heard(words) for words in STEPS]


async def at(village: Village, year: int, month: int, day: int, hour: int, minute: int = 0) -> None:
    """Moves to that time in WIB and lets the clock work."""
    moment = datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)
    await village.later(hours=(moment - village.clock.now()).total_seconds() / 3600)


async def signed_up(village: Village, **values: object) -> tuple[Bimtek, Player]:
    bimtek = await made(village, **values)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    await siti.taps("Hadir")
    return bimtek, siti


async def test_a_week_a_day_and_the_morning_before(village: Village) -> None:
    _, siti = await signed_up(village)
    for moment, expected in (
        ((9, 30, 7, 55), [0, 0, 0]),
        ((9, 30, 8, 0), [1, 0, 0]),
        ((10, 5, 12, 0), [1, 0, 0]),
        ((10, 6, 8, 0), [1, 1, 0]),
        ((10, 7, 6, 55), [1, 1, 0]),
        ((10, 7, 7, 0), [1, 1, 1]),
        ((10, 7, 8, 55), [1, 1, 1]),
        ((10, 7, 16, 0), [1, 1, 1]),
    ):
        await at(village, 2026, *moment)
        assert heard(siti) == expected, moment
    assert siti.ever_heard("Seminggu lagi Bimtek") == siti.ever_heard("Besok Bimtek") == 1


async def test_what_falls_on_a_day_off_comes_the_working_day_before(village: Village) -> None:
    """Monday 12 October: a day before is Sunday, so Friday the 9th."""
    _, siti = await signed_up(village, starts_at=datetime(2026, 10, 12, 2, tzinfo=UTC))
    await at(village, 2026, 10, 9, 8)
    assert heard(siti) == [0, 1, 0] or heard(siti) == [1, 1, 0]
    assert siti.ever_heard("3 hari lagi Bimtek Jurnalisme Warga") == 1
    await at(village, 2026, 10, 11, 12)
    assert heard(siti)[1] == 1


async def test_after_an_outage_only_the_latest_is_sent(village: Village) -> None:
    bimtek, siti = await signed_up(village)
    await at(village, 2026, 10, 6, 10)  # nobody was there on the 30th
    assert heard(siti) == [0, 1, 0]
    async with village.database.reading() as session:
        trail = [e.after for e in await village.rows(session, AuditEntry) if e.action == "bimtek.reminded"]
    assert trail == [{"step": "h1", "sent": 1, "missed": ["h7"]}]
    assert (await reload(village, bimtek)).reminded == 2


async def test_a_late_one_is_sent_in_working_hours(village: Village) -> None:
    _, siti = await signed_up(village)
    await at(village, 2026, 10, 1, 22)
    assert heard(siti) == [0, 0, 0]
    await at(village, 2026, 10, 2, 8)
    assert heard(siti) == [1, 0, 0]
    assert siti.ever_heard("5 hari lagi Bimtek Jurnalisme Warga") == 1
    assert siti.ever_heard("Seminggu lagi") == 0


async def test_never_after_the_start(village: Village) -> None:
    bimtek, siti = await signed_up(village)
    await at(village, 2026, 10, 7, 9, 5)
    assert heard(siti) == [0, 0, 0]
    await at(village, 2026, 10, 7, 15, 5)
    assert (await reload(village, bimtek)).status is BimtekStatus.FINISHED


async def test_berhenti_holds_also_for_reminders(village: Village) -> None:
    _, siti = await signed_up(village)
    await siti.says("berhenti")
    await at(village, 2026, 10, 7, 7)
    assert heard(siti) == [0, 0, 0]


async def test_over_new_year(village: Village) -> None:
    _, siti = await signed_up(village, starts_at=datetime(2027, 1, 4, 2, tzinfo=UTC))
    await at(village, 2026, 12, 28, 8)
    assert heard(siti) == [1, 0, 0]
    await at(village, 2026, 12, 31, 8)  # the last working day before Monday: 1 January is a holiday
    assert heard(siti) == [1, 1, 0]
    await at(village, 2027, 1, 4, 7)
    assert heard(siti) == [1, 1, 1]


async def test_two_processes_and_a_dead_one_send_once(village: Village) -> None:
    """The job died after its messages were written and before it could say so."""
    bimtek, siti = await signed_up(village)
    now = datetime(2026, 9, 30, 2, tzinfo=UTC)
    village.clock.move_to(now)
    await tend(village.database, village.app.office, now)
    async with village.database.transaction() as session:
        again = await session.get(Bimtek, bimtek.id)
        assert again is not None
        again.reminded, again.due_at = 0, now
    await tend(village.database, village.app.office, now)
    await village.settle()
    assert heard(siti) == [1, 0, 0]


async def test_the_deadline_gives_the_rest_of_the_seats_to_the_line(village: Village) -> None:
    """Needy first: who is neither silent nor new to it waits for the confirmation deadline."""
    bimtek = await made(village, seat_order=SeatOrder.NEEDY_FIRST, quota=5, confirm_by=WEDNESDAY + timedelta(days=5))
    siti, wagiman, *_ = await members(village)
    await trained(village, "Wonosari, Wonosari")
    await wagiman.says("bimtek")
    await wagiman.taps("Hadir")
    assert wagiman.hears("untuk KIM yang senyap atau belum pernah ikut")
    await siti.says("bimtek")
    await siti.taps("Hadir")
    assert siti.hears("Satu kursi")
    await wagiman.says("kok saya belum dapat")
    assert wagiman.hears("Sampai Senin, 28 September 2026, 09.00 WIB")
    await village.later(days=5)
    assert await line(village, bimtek) == [("Siti Aminah", "confirmed"), ("Wagiman", "offered")]
    assert wagiman.ever_heard("Kabar baik") == 1
    await consistent(village)


async def test_at_the_end_who_waited_is_unserved(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    await at(village, 2026, 10, 7, 15, 5)
    statuses = tuple(SignupStatus)
    assert await line(village, bimtek, statuses) == [("Siti Aminah", "confirmed"), ("Wagiman", "unserved")]
    await siti.says("hadir")
    assert siti.hears("Belum ada jadwal")
    await consistent(village)


@pytest.mark.parametrize(
    ("starts", "now", "expected"),
    [
        # An offer made on a working day stands a day.
        ((2026, 10, 7, 2), (2026, 9, 23, 3), ((2026, 9, 23, 3), (2026, 9, 24, 3))),
        # On Friday afternoon it stands until Monday morning.
        ((2026, 10, 7, 2), (2026, 9, 25, 5), ((2026, 9, 25, 5), (2026, 9, 28, 1))),
        # At night it leaves in the morning.
        ((2026, 10, 7, 2), (2026, 9, 23, 14), ((2026, 9, 24, 1), (2026, 9, 25, 1))),
        # The day before, it stands until three hours before the start.
        ((2026, 9, 24, 2), (2026, 9, 23, 5), ((2026, 9, 23, 5), (2026, 9, 23, 23))),
        # In the night before, it leaves at once.
        ((2026, 9, 24, 2), (2026, 9, 23, 14), ((2026, 9, 23, 14), (2026, 9, 23, 23))),
        # Too late.
        ((2026, 9, 23, 6), (2026, 9, 23, 3), None),
    ],
)
def test_offers_leave_and_end_when_people_are_awake(
    village: Village, starts: tuple[int, ...], now: tuple[int, ...], expected: tuple[tuple[int, ...], ...] | None
) -> None:
    bimtek = Bimtek(starts_at=datetime(*starts, tzinfo=UTC))  # type: ignore[arg-type,misc]
    times = rules.offer_times(bimtek, village.app.office, datetime(*now, tzinfo=UTC))  # type: ignore[arg-type,misc]
    found = None if times is None else tuple(times)
    wanted = None if expected is None else tuple(datetime(*part, tzinfo=UTC) for part in expected)  # type: ignore[arg-type,misc]
    assert found == wanted


async def test_a_title_that_says_bimtek_itself_says_it_once(village: Village) -> None:
    _, siti = await signed_up(village, title="Bimtek Foto Produk")
    await at(village, 2026, 9, 30, 9)
    await siti.says("data saya")
    assert siti.hears("Bimtek Foto Produk, Rabu, 7 Oktober 2026")
    assert siti.ever_heard("Seminggu lagi Bimtek Foto Produk: ")
    assert not siti.ever_heard("Bimtek Bimtek")
