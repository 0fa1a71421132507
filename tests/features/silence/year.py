"""A year of 250 KIM: they report, rest, fall silent, block the bot; and what must hold whatever the sweep met.

Used by the test of the year, with two workers in one process, and by `bench/ladder_year.py`, with two processes of
which one is killed again and again.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from bot.features.silence import rules
from bot.features.silence.actions import (
    note_contact,
    record_activity,
    recount_activity,
    reschedule,
    states,
)
from bot.office import Office
from storage.base import Session
from storage.checkin import COUNTING, Category, Checkin, CheckinStatus
from storage.database import Database
from storage.kim import BoardRole, Kim, KimStatus
from storage.member import Member, Members, MemberStatus, Person, PersonAddress, Reachable
from storage.outbox import OutboxMessage
from storage.region import Village
from storage.silence import Silence, SilenceStep, StepOutcome
from storage.task import Task, TaskKind

FIRST = date(2026, 6, 15)
"""The year goes over 31 December, Lebaran and every other holiday."""


@dataclass
class Town:
    """The KIM of a regency, and chance."""

    database: Database
    office: Office
    seed: int
    kims: int = 250
    today: date = FIRST
    zest: dict[int, float] = field(default_factory=dict)
    """How likely a KIM is to report something on a day."""
    people: list[int] = field(default_factory=list)
    plain: set[int] = field(default_factory=set)
    """KIM whose ladder nothing held back or skipped since their last activity."""

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def at(self, hour: int, minute: int = 0) -> datetime:
        """That hour of today's clocks, as an aware UTC moment."""
        return datetime.combine(self.today, time(hour, minute), self.office.zone).astimezone(UTC)

    async def found(self) -> None:
        """KIM with members of every kind, and some with nobody in the chat."""
        chance = self.chance
        async with self.database.transaction() as session:
            rows = list(await session.scalars(select(Village).order_by(Village.code)))
            kims = []
            for village in chance.sample(rows, self.kims):
                last = FIRST - timedelta(days=chance.randrange(200)) if chance.random() < 0.5 else None
                kims.append(
                    Kim(
                        village_code=village.code,
                        name=f"KIM {village.name}",
                        registered_on=FIRST,
                        last_activity_on=last,
                        other_activity_on=last,
                        next_step_on=(last or FIRST) + timedelta(days=35),
                    )
                )
            session.add_all(kims)
            await session.flush()
            people = []
            for kim in kims:
                self.zest[kim.id] = chance.choice((0, 0, 0.003, 0.008, 0.02))
                self.plain.add(kim.id)
                for role in chance.choice(_ROLES):
                    person = Person(created_at=self.at(7), reminders_ok=chance.random() < 0.9, name=f"Orang {kim.id}")
                    people.append((kim, role, person))
            session.add_all(person for _, _, person in people)
            await session.flush()
            for kim, role, person in people:
                session.add(PersonAddress(person_id=person.id, channel="telegram", external_id=str(1000 + person.id)))
                session.add(
                    Member(
                        person_id=person.id,
                        kim_id=kim.id,
                        role=role,
                        status=MemberStatus.APPROVED,
                        requested_at=self.at(7),
                    )
                )
                self.people.append(person.id)

    async def live(self) -> None:
        """What happens on a day before the offices open."""
        chance, now = self.chance, self.at(7)
        reporting = [kim_id for kim_id, zest in self.zest.items() if chance.random() < zest]
        holding = [kim_id for kim_id in self.zest if chance.random() < 0.0015]
        async with self.database.transaction() as session:
            for kim_id in reporting:
                await self._report(session, await session.get_one(Kim, kim_id), now)
            for kim_id in holding:
                await self._hold(session, await session.get_one(Kim, kim_id))
            if chance.random() < 0.1:
                await self._reject(session, now)
            if chance.random() < 0.3:
                await self._block(session, now)
            if chance.random() < 0.05:
                kim = await session.get_one(Kim, chance.choice(list(self.zest)))
                kim.status, kim.next_step_on = KimStatus.DORMANT, None

    async def _report(self, session: Session, kim: Kim, now: datetime) -> None:
        on = self.today - timedelta(days=self.chance.choice((0, 0, 0, 1, 3, 20)))
        session.add(
            Checkin(
                kim_id=kim.id,
                category=Category.MEETING,
                what="rapat",
                happened_on=on,
                status=CheckinStatus.SUBMITTED,
                submitted_at=now,
            )
        )
        await record_activity(session, self.office, kim, on, now=now, actor="test", source="checkin")
        holds = [day for day in (kim.paused_until, kim.postponed_until) if day is not None and day >= on]
        if on == self.today and not holds:
            self.plain.add(kim.id)
        else:
            self.plain.discard(kim.id)

    async def _hold(self, session: Session, kim: Kim) -> None:
        match self.chance.randrange(3):
            case 0:
                await note_contact(session, self.office, kim, self.today)
            case 1:
                kim.paused_until = self.today + timedelta(days=self.chance.randrange(7, 61))
            case 2:
                kim.postponed_until = self.today + timedelta(days=self.chance.choice((7, 14, 30)))
        await reschedule(session, self.office, kim)
        self.plain.discard(kim.id)

    async def _reject(self, session: Session, now: datetime) -> None:
        newest = select(Checkin).where(Checkin.status == CheckinStatus.SUBMITTED).order_by(Checkin.id.desc()).limit(10)
        found = list(await session.scalars(newest))
        if found:
            checkin = self.chance.choice(found)
            checkin.status = CheckinStatus.REJECTED
            await session.flush()
            await recount_activity(session, self.office, await session.get_one(Kim, checkin.kim_id), now)
            self.plain.discard(checkin.kim_id)

    async def _block(self, session: Session, now: datetime) -> None:
        person_id = self.chance.choice(self.people)
        (address,) = await Members(session).list_addresses([person_id])
        address.blocked_at = None if address.blocked_at else now
        if self.chance.random() < 0.2:
            person = await Members(session).find_person(person_id)
            assert person is not None
            person.stopped_at = now


_ROLES: tuple[tuple[BoardRole, ...], ...] = (
    (),
    (BoardRole.KETUA,),
    (BoardRole.KETUA, BoardRole.SEKRETARIS),
    (BoardRole.ANGGOTA, BoardRole.ANGGOTA),
    (BoardRole.BENDAHARA, BoardRole.ANGGOTA),
)


# What must hold -------------------------------------------------------------------------------------------


async def check_counts(town: Town, on: date) -> None:
    """Each village in one state."""
    async with town.database.reading() as session:
        villages = await session.scalar(select(func.count()).select_from(Village))
        assert len(await states(session, town.office, on)) == villages


async def check_clock(town: Town) -> None:
    """The columns that the sweep asks say what the rows say."""
    async with town.database.reading() as session:
        query = (
            select(Checkin.kim_id, func.max(Checkin.happened_on))
            .where(Checkin.status.in_(COUNTING))
            .group_by(Checkin.kim_id)
        )
        counted = dict((await session.execute(query)).all())
        steps: dict[int, list[int]] = defaultdict(list)
        rows = await session.execute(select(SilenceStep.silence_id, SilenceStep.step))
        for silence_id, step in rows.all():
            steps[silence_id].append(step)
        for silence_id, step in (await session.execute(select(Silence.id, Silence.step))).all():
            assert sorted(steps[silence_id]) == list(range(1, step + 1)), "a step was left out"
        columns = select(Kim.id, Kim.last_activity_on, Kim.other_activity_on)
        for kim_id, last, other in (await session.execute(columns)).all():
            days = [day for day in (counted.get(kim_id), other) if day is not None]
            assert last == max(days, default=None)


async def check_evening(town: Town, swept_at: datetime) -> None:
    """After the last sweep of a day nothing that is due is left undone; counted anew, without the ladder's rules."""
    thresholds = town.office.settings.silence_days
    async with town.database.reading() as session:
        rows = await session.execute(select(Silence.kim_id, Silence.started_on, Silence.step))
        behind = {(kim_id, since): step for kim_id, since, step in rows.all()}
        people = defaultdict(list)
        for person in await Members(session).list_reachable(town.zest):
            people[person.kim_id].append(person)
        columns = select(Kim.id, Kim.status, Kim.last_activity_on, Kim.registered_on, Kim.next_step_on)
        for kim_id, status, last, registered, due in (await session.execute(columns)).all():
            if status is KimStatus.DORMANT:
                assert due is None
                continue
            assert due is None or due > town.today or _all_capped(people[kim_id], swept_at)
            if kim_id not in town.plain:
                continue
            since = last or registered
            reached = sum((town.today - since).days >= days for days in thresholds)
            step = behind.get((kim_id, since), 0)
            if step < reached:
                assert _all_capped(people[kim_id], swept_at), f"step {reached} of KIM {kim_id} is missing"
            elif step > reached:
                # Up at once because nobody could be written to when that was seen; they may be back since.
                assert step == 3
                assert reached >= 1


def _all_capped(people: list[Reachable], swept_at: datetime) -> bool:
    """Whether everybody a step could go to was reminded of something less than fourteen days ago."""
    asked, gap = rules.recipients(rules.HELPING, people), timedelta(days=14)
    return bool(asked) and all(p.last_reminded_at is not None and swept_at - p.last_reminded_at < gap for p in asked)


async def check_year(town: Town) -> dict[str, int]:
    """Over all that was written: once each, never too often, never at a wrong hour; returns how much there was."""
    async with town.database.reading() as session:
        messages = list(
            await session.scalars(
                select(OutboxMessage).where(OutboxMessage.kind == "silence.step").order_by(OutboxMessage.created_at)
            )
        )
        steps = list(await session.scalars(select(SilenceStep)))
        tasks = list(await session.scalars(select(Task)))
    last: dict[int, datetime] = {}
    written: set[tuple[int, int]] = set()
    for message in messages:
        assert message.person_id is not None
        assert message.dedup_key is not None
        assert town.office.calendar.is_open(message.created_at)
        before = last.get(message.person_id)
        assert before is None or message.created_at - before >= timedelta(days=14), message.dedup_key
        last[message.person_id] = message.created_at
        _, silence, number, _ = message.dedup_key.split(":")
        written.add((int(silence), int(number)))
    assert len({(step.silence_id, step.step) for step in steps}) == len(steps)
    assert {(s.silence_id, s.step) for s in steps if s.outcome is StepOutcome.SENT} == written
    assert all(town.office.calendar.is_open(step.done_at) for step in steps)
    done = {(task.silence_id, task.kind) for task in tasks}
    for step in steps:
        if step.outcome in (StepOutcome.SENT, StepOutcome.TASK) and step.step >= 3:
            assert (step.silence_id, TaskKind.DECIDE if step.step == 3 else TaskKind.VISIT) in done
    return {
        "messages": len(messages),
        "steps": len(steps),
        "tasks": len(tasks),
        **{outcome.value: sum(step.outcome is outcome for step in steps) for outcome in StepOutcome},
    }
