"""The ladder: what a sweep does about the KIM that are due, and what it would do."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.features.silence import rules
from bot.features.silence.actions.activity import message_key
from bot.features.silence.actions.in_group import Taken, group_messages
from bot.features.silence.actions.words import reminder
from bot.features.silence.rules import Ladder, Move, Wait
from bot.office import Office
from storage.base import Session
from storage.kim import Kim, KimStatus
from storage.member import Members, Reachable
from storage.outbox import Message, Outbox, Priority
from storage.silence import Silence, Silences, Step, StepOutcome
from storage.task import TaskKind, Tasks

CHUNK = 50
"""KIM that share a transaction, and a stretch of work: few enough that nobody waits for them."""
PAGE = 500
"""Ids asked for at once."""


@dataclass(frozen=True, slots=True)
class NamedKim:
    """As much of a KIM as a list shows: ten thousand of them weigh nothing."""

    id: int
    name: str
    village_code: str
    village: str
    """`Desa Sumberejo, Kec. Poncokusumo`"""
    kecamatan: str
    status: KimStatus
    silent_since: date
    last_activity_on: date | None
    paused_until: date | None

    @classmethod
    def of(cls, kim: Kim) -> NamedKim:
        village = kim.village
        return cls(
            kim.id,
            kim.name,
            village.code,
            village.title,
            village.kecamatan.name,
            kim.status,
            kim.silent_since,
            kim.last_activity_on,
            kim.paused_until,
        )


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step that a sweep took or would take."""

    kim: NamedKim
    step: int
    outcome: StepOutcome
    recipients: int = 0
    task: TaskKind | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that is due and cannot be sent before that day."""

    kim: NamedKim
    step: int
    until: date


@dataclass
class Swept:
    """What was done about some KIM, or would be."""

    steps: list[PlannedStep] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    tasks: int = 0


async def plan(session: Session, office: Office, on: date, kecamatan_code: str | None = None) -> list[PlannedStep]:
    """What a sweep on that day would do, longest silent first; nothing on a day off. Only reads."""
    if not office.calendar.is_working_day(on):
        return []
    # In the day's last hour: who was reminded of something at eleven, two weeks ago, is asked again at eleven.
    last_sweep = office.moment(on, time(office.settings.quiet_from_hour - 1))
    return (await foresee(session, office, last_sweep, kecamatan_code)).steps


async def foresee(session: Session, office: Office, now: datetime, kecamatan_code: str | None = None) -> Swept:
    """What a sweep at that moment would do, were it open then. Only reads."""
    found, today = Swept(), office.today(now)
    for find in (due_ids, cut_off_ids):
        after = 0
        while (page := await find(session, today, after, kecamatan_code)).last:
            after = page.last
            for ids in batches(page.ids):
                kims = await Silences(session).list_kims(ids)
                for kim, decision in (await _decide(session, office, now, kims)).decisions:
                    if isinstance(decision, Move):
                        found.steps.append(_planned(kim, decision, len(decision.recipients)))
                        found.tasks += decision.task is not None
                    elif isinstance(decision, Wait):
                        found.waiting.append(Waiting(NamedKim.of(kim), decision.step, decision.until))
                await asyncio.sleep(0)
    found.steps.sort(key=lambda step: (step.kim.silent_since, step.kim.id))
    return found


@dataclass(frozen=True, slots=True)
class IdPage:
    """Ids of KIM to look at, and where to ask on; 0 at the end."""

    ids: Sequence[int]
    last: int


async def due_ids(session: Session, on: date, after: int, kecamatan_code: str | None = None) -> IdPage:
    """KIM whose next step is due."""
    ids = await Silences(session).list_due(on, after_id=after, limit=PAGE, kecamatan_code=kecamatan_code)
    return IdPage(ids, ids[-1] if ids else 0)


async def cut_off_ids(session: Session, on: date, after: int, kecamatan_code: str | None = None) -> IdPage:
    """KIM that are not due, but whose people have all become unreachable: the ladder moves up at once."""
    silences = Silences(session)
    climbing = await silences.list_climbing(after_id=after, limit=PAGE)
    if not climbing:
        return IdPage((), 0)
    return IdPage(await silences.list_cut_off(climbing, on, kecamatan_code=kecamatan_code), climbing[-1])


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(ids), CHUNK):
        yield ids[first : first + CHUNK]


async def next_move(session: Session, office: Office, kim: Kim, today: date) -> tuple[Move, date] | None:
    """The step that is taken next and the first day it may be, if nothing changes until then."""
    if kim.next_step_on is None:
        return None
    ladder = Ladder.of(office.settings)
    silence = (await Silences(session).current_of([kim])).get(kim.id)
    people = await Members(session).list_reachable([kim.id])
    standing = rules.standing_of(kim, silence, ladder)
    soonest = office.calendar.next_working_day(today)
    for day in (soonest, office.calendar.next_working_day(max(kim.next_step_on, today))):
        move = rules.decide(ladder, standing, people, day, lambda _person: None)
        if isinstance(move, Move):
            return move, day
    return None


async def advance(session: Session, office: Office, now: datetime, kims: Sequence[Kim]) -> Swept:
    """Takes the step that is due for each of these KIM, which are locked; and says when to look again.

    A handful of statements, however many KIM: for ten thousand due at once.
    """
    if not kims:
        return Swept()
    chunk = await _decide(session, office, now, kims)
    today, gap = office.today(now), timedelta(days=office.settings.reminder_gap_days)
    swept = Swept()
    moves: dict[int, Move] = {}
    by_id = {kim.id: kim for kim, _ in chunk.decisions}
    for kim, decision in chunk.decisions:
        if isinstance(decision, Move):
            moves[kim.id] = decision
        elif isinstance(decision, Wait):
            kim.next_step_on = max(decision.until, today)
            swept.waiting.append(Waiting(NamedKim.of(kim), decision.step, kim.next_step_on))
        else:
            kim.next_step_on = rules.next_step_on(kim, chunk.silences.get(kim.id), chunk.ladder)

    asked = [person.person_id for move in moves.values() for person in move.recipients]
    free = await Members(session).claim_reminders(asked, now, gap)
    for kim_id, move in list(moves.items()):
        if move.outcome is StepOutcome.SENT and not any(p.person_id in free for p in move.recipients):
            # Somebody else's reminder reached them a moment ago: looked at again in the next hour.
            del moves[kim_id]
            swept.waiting.append(Waiting(NamedKim.of(by_id[kim_id]), move.step, today))

    silences = await Silences(session).open_all([by_id[kim_id] for kim_id in moves], now)
    taken = await Silences(session).take_steps(
        [step for kim_id, move in moves.items() for step in _rows(silences[kim_id], move)], now
    )
    messages: list[Message] = []
    tasks: dict[int, tuple[int, TaskKind]] = {}
    said: list[Taken] = []
    for kim_id, move in moves.items():
        kim, silence = by_id[kim_id], silences[kim_id]
        silence.step, silence.stepped_on = move.step, today
        kim.next_step_on = rules.next_step_on(kim, silence, chunk.ladder)
        if (silence.id, move.step) not in taken:
            continue
        written = _messages(office, kim, silence, move, free, today)
        messages += written
        if written:
            said.append(Taken(kim, silence.id, move.step))
        if move.task is not None:
            tasks[kim_id] = (silence.id, move.task)
        swept.steps.append(_planned(kim, move, len(written)))
    messages += await group_messages(session, office, said)
    await Outbox(session).add_all(messages, now)
    swept.tasks = await Tasks(session).open_all(tasks, now)
    return swept


@dataclass(frozen=True, slots=True)
class _Chunk:
    ladder: Ladder
    silences: dict[int, Silence]
    decisions: list[tuple[Kim, Move | Wait | None]]


async def _decide(session: Session, office: Office, now: datetime, kims: Sequence[Kim]) -> _Chunk:
    ladder, today = Ladder.of(office.settings), office.today(now)
    silences = await Silences(session).current_of(kims)
    people: dict[int, list[Reachable]] = {}
    for person in await Members(session).list_reachable([kim.id for kim in kims]):
        people.setdefault(person.kim_id, []).append(person)

    def free_on(person: Reachable) -> date | None:
        return rules.free_on(person, now, ladder.gap, office.today)

    decisions = [
        (
            kim,
            rules.decide(
                ladder, rules.standing_of(kim, silences.get(kim.id), ladder), people.get(kim.id, []), today, free_on
            ),
        )
        for kim in kims
    ]
    return _Chunk(ladder, silences, decisions)


def _planned(kim: Kim, move: Move, recipients: int) -> PlannedStep:
    return PlannedStep(NamedKim.of(kim), move.step, move.outcome, recipients, move.task)


def _rows(silence: Silence, move: Move) -> list[Step]:
    passed = [Step(silence.id, step, outcome) for step, outcome in move.passed]
    return [*passed, Step(silence.id, move.step, move.outcome, news=move.step >= rules.HELPING)]


def _messages(office: Office, kim: Kim, silence: Silence, move: Move, free: set[int], today: date) -> list[Message]:
    return [
        Message(
            channel=person.channel,
            chat_id=person.chat_id,
            person_id=person.person_id,
            kind="silence.step",
            priority=Priority.REMINDER,
            payload=reminder(office, kim, silence.id, move.step, person.name, today).to_json(),
            dedup_key=message_key(silence.id, move.step, person.person_id),
        )
        for person in move.recipients
        if person.person_id in free
    ]
