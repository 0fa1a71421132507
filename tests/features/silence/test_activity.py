"""The clock of silence, in rows: what an activity, a rejection and the roster do to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.app import open_office
from bot.features.silence.actions import (
    plan,
    record_activity,
    recount_activity,
    reschedule,
    states,
)
from bot.features.silence.jobs import sweep
from bot.features.silence.rules import State
from bot.office import Office
from storage.checkin import Category, Checkin, CheckinStatus
from storage.database import Database
from storage.kim import Kim, KimStatus
from storage.member import Members
from storage.silence import Silence, SilenceStep
from storage.task import Task, TaskKind, TaskOutcome, Tasks
from tests.factories import WEDNESDAY, make_kim, make_member, make_person
from tests.village import Village, settings_for

START = WEDNESDAY.date()
WHERE = "Sumberejo, Poncokusumo"


@dataclass
class Books:
    """One KIM with a ketua, silent since 23 September 2026, and a calendar that can be turned to any day."""

    database: Database
    office: Office
    kim_id: int
    today: date = START

    @property
    def now(self) -> datetime:
        return datetime.combine(self.today, time(9), self.office.zone).astimezone(UTC)

    def turn_to(self, day: int) -> None:
        self.today = START + timedelta(days=day)

    async def sweep(self, *days: int) -> None:
        for day in days:
            self.turn_to(day)
            await sweep(self.database, self.office, self.now)

    async def kim(self) -> Kim:
        async with self.database.reading() as session:
            return await session.get_one(Kim, self.kim_id)

    async def report(self, on: date, source: str = "checkin") -> tuple[int, bool]:
        async with self.database.transaction() as session:
            checkin = Checkin(
                kim_id=self.kim_id,
                category=Category.MEETING,
                what="rapat",
                happened_on=on,
                status=CheckinStatus.SUBMITTED,
                submitted_at=self.now,
            )
            session.add(checkin)
            kim = await session.get_one(Kim, self.kim_id)
            heard = await record_activity(session, self.office, kim, on, now=self.now, actor="test", source=source)
            return checkin.id, heard

    async def roster_says(self, on: date) -> bool:
        async with self.database.transaction() as session:
            kim = await session.get_one(Kim, self.kim_id)
            return await record_activity(
                session, self.office, kim, on, now=self.now, actor="command line", source="roster"
            )

    async def reject(self, checkin_id: int) -> None:
        async with self.database.transaction() as session:
            checkin = await session.get_one(Checkin, checkin_id)
            checkin.status = CheckinStatus.REJECTED
            await recount_activity(session, self.office, await session.get_one(Kim, self.kim_id), self.now)

    async def silences(self) -> list[tuple[date, int, bool]]:
        """Start, highest step, whether it runs."""
        async with self.database.reading() as session:
            rows = await Village.rows(session, Silence)
        return [(row.started_on, row.step, row.ended_at is None) for row in rows]

    async def tasks(self) -> list[tuple[TaskKind, TaskOutcome | None]]:
        async with self.database.reading() as session:
            return [(task.kind, task.outcome) for task in await Village.rows(session, Task)]


@pytest.fixture
async def books(database: Database) -> Books:
    office = await open_office(settings_for(database), database)
    async with database.transaction() as session:
        kim = await make_kim(session, WHERE)
        await make_member(session, kim, await make_person(session, "Siti", 4711), "ketua")
    return Books(database, office, kim.id)


async def test_a_rejected_report_lets_the_silence_go_on_where_it_was(books: Books) -> None:
    await books.sweep(35, 61, 90)
    assert await books.tasks() == [(TaskKind.DECIDE, None)]
    books.turn_to(95)
    checkin, heard = await books.report(books.today)
    assert heard
    assert await books.silences() == [(START, 3, False)]
    assert await books.tasks() == [(TaskKind.DECIDE, TaskOutcome.ACTIVE)]
    assert (await books.kim()).next_step_on == books.today + timedelta(days=35)
    await books.reject(checkin)
    assert await books.silences() == [(START, 3, True)]
    assert await books.tasks() == [(TaskKind.DECIDE, None)]
    kim = await books.kim()
    assert (kim.last_activity_on, kim.next_step_on) == (None, START + timedelta(days=120))
    await books.sweep(121)
    assert await books.tasks() == [(TaskKind.DECIDE, TaskOutcome.REPLACED), (TaskKind.VISIT, None)]


async def test_a_silence_that_rests_on_a_rejected_report_ends(books: Books) -> None:
    books.turn_to(1)
    checkin, heard = await books.report(books.today)
    assert not heard
    await books.sweep(36)
    assert await books.silences() == [(START + timedelta(days=1), 1, True)]
    await books.reject(checkin)
    assert await books.silences() == [(START + timedelta(days=1), 1, False)]
    await books.sweep(62)
    assert (START, 2, True) in await books.silences()


async def test_an_older_activity_reported_now_ends_the_silence_too(books: Books) -> None:
    await books.sweep(35)
    books.turn_to(36)
    _, heard = await books.report(START - timedelta(days=2))
    assert heard
    assert [runs for *_, runs in await books.silences()] == [False]
    kim = await books.kim()
    assert kim.last_activity_on == START - timedelta(days=2)
    # The clock runs from that day; but they have just been heard.
    assert kim.next_step_on == books.today + timedelta(days=30)


async def test_a_day_to_come_is_no_activity(books: Books) -> None:
    with pytest.raises(ValueError, match="ahead"):
        await books.report(books.today + timedelta(days=1))
    assert (await books.kim()).last_activity_on is None


async def test_what_the_roster_says_is_no_sign_of_life(books: Books) -> None:
    await books.sweep(35)
    assert not await books.roster_says(START - timedelta(days=100))
    kim = await books.kim()
    assert kim.last_contact_on is None
    assert kim.other_activity_on == kim.last_activity_on == START - timedelta(days=100)
    assert [runs for *_, runs in await books.silences()] == [False]
    await books.sweep(36)
    assert (START - timedelta(days=100), 4, True) in await books.silences()
    assert not await books.roster_says(books.today)
    assert (await books.kim()).next_step_on == books.today + timedelta(days=35)
    assert all(not runs for *_, runs in await books.silences())


async def test_the_roster_wakes_a_dormant_kim_only_with_news(books: Books) -> None:
    async with books.database.transaction() as session:
        kim = await session.get_one(Kim, books.kim_id)
        kim.status, kim.next_step_on = KimStatus.DORMANT, None
    await books.roster_says(START - timedelta(days=100))
    assert (await books.kim()).status is KimStatus.DORMANT
    books.turn_to(10)
    await books.roster_says(books.today)
    assert (await books.kim()).status is KimStatus.LIVING


async def test_a_check_in_while_the_sweep_is_at_work(books: Books) -> None:
    """Whichever is first, the KIM ends up heard, and no silence stays open."""
    books.turn_to(35)
    async with books.database.transaction() as session:
        kim = await session.get_one(Kim, books.kim_id)
        if not books.database.is_sqlite:
            # The report waits behind its transaction; the sweep comes first.
            await sweep(books.database, books.office, books.now)
        await record_activity(
            session, books.office, kim, books.today, now=books.now, actor="test", source="publication"
        )
    await sweep(books.database, books.office, books.now)
    kim = await books.kim()
    assert (kim.last_activity_on, kim.next_step_on) == (books.today, books.today + timedelta(days=35))
    assert all(not runs for *_, runs in await books.silences())


async def test_one_kim_that_fails_stops_no_other(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    async with books.database.transaction() as session:
        other = await make_kim(session, "Wajak, Wajak")
        await make_member(session, other, await make_person(session, "Joko", 4712), "ketua")
    claim, broken = Members.claim_reminders, True

    async def stumble(self: Members, person_ids: list[int], *rest: object) -> set[int]:
        if broken and 1 in person_ids:
            raise RuntimeError("one bad row")
        return await claim(self, person_ids, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Members, "claim_reminders", stumble)
    books.turn_to(35)
    report = await sweep(books.database, books.office, books.now)
    assert (report.failed, [step.kim.name for step in report.steps]) == (1, ["KIM Wajak"])
    broken = False
    report = await sweep(books.database, books.office, books.now)
    assert (report.failed, [step.kim.name for step in report.steps]) == (0, ["KIM Sumberejo"])


async def test_the_plan_is_what_the_sweep_does_and_changes_nothing(books: Books) -> None:
    books.turn_to(35)
    async with books.database.reading() as session:
        planned = await plan(session, books.office, books.today)
        assert await plan(session, books.office, START + timedelta(days=38)) == []  # a Saturday
    assert await books.silences() == []
    report = await sweep(books.database, books.office, books.now)
    assert [(p.kim.id, p.step, p.outcome, p.recipients) for p in planned] == [
        (s.kim.id, s.step, s.outcome, s.recipients) for s in report.steps
    ]


async def test_a_new_kim_is_scheduled_and_a_pause_moves_it(books: Books) -> None:
    async with books.database.transaction() as session:
        kim = await make_kim(session, "Wajak, Wajak", next_step_on=None)
        await reschedule(session, books.office, kim)
        assert kim.next_step_on == START + timedelta(days=35)
        kim.paused_until = START + timedelta(days=50)
        await reschedule(session, books.office, kim)
        assert kim.next_step_on == START + timedelta(days=51)


async def test_help_asked_for_twice_is_one_task(books: Books) -> None:
    await books.sweep(61)
    async with books.database.transaction() as session:
        (silence,) = await Village.rows(session, Silence)
        assert await Tasks(session).open_all({books.kim_id: (silence.id, TaskKind.HELP)}, books.now) == 1
        assert await Tasks(session).open_all({books.kim_id: (silence.id, TaskKind.HELP)}, books.now) == 0
        assert await Tasks(session).close(books.kim_id, TaskOutcome.CALLED, books.now)
        assert await Tasks(session).open_all({books.kim_id: (silence.id, TaskKind.HELP)}, books.now) == 1
        assert len(await Tasks(session).list_open()) == 1


async def test_the_states_add_up_across_the_new_year(books: Books) -> None:
    async with books.database.reading() as session:
        for day in range(-400, 800, 25):
            counted = Counter((await states(session, books.office, date(2026, 12, 31) + timedelta(days=day))).values())
            assert sum(counted.values()) == 390
            assert counted[State.NO_KIM] == 389
        for day in (date(2026, 12, 31), date(2027, 1, 1)):
            assert len(await states(session, books.office, day)) == 390


async def test_the_step_column_says_what_the_rows_say(books: Books) -> None:
    await books.sweep(35, 36, 61, 62, 90, 121, 122)
    async with books.database.reading() as session:
        steps = [row.step for row in await Village.rows(session, SilenceStep)]
    assert await books.silences() == [(START, 4, True)]
    assert steps == [1, 2, 3, 4]
