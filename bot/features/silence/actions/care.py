"""What officers do about a KIM: done, put off, excused, dormant, awake. Each is checked, and on the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.access import require_admin, require_coordinator
from bot.conversation.flow import Refusal
from bot.conversation.payloads import id_of
from bot.conversation.turn import Turn
from bot.features.silence import rules, texts
from bot.features.silence.actions import activity
from bot.features.silence.actions.steps import next_move
from bot.features.silence.rules import Move, State
from storage.group import Groups, VillageGroup
from storage.kim import Kim, Kims, KimStatus
from storage.member import Member, Members
from storage.silence import Obstacle, Silences, Step, StepOutcome
from storage.task import Task, TaskOutcome, Tasks


class KimGone(Refusal):
    ends = True
    text = texts.KIM_GONE


class TaskClosed(Refusal):
    ends = True
    text = texts.TASK_CLOSED


class StepChanged(Refusal):
    ends = True
    text = texts.STEP_CHANGED


class AlreadyDormant(Refusal):
    ends = True

    def __init__(self, kim: str) -> None:
        super().__init__(texts.ALREADY_DORMANT.format(kim=kim))


class NotDormant(Refusal):
    ends = True

    def __init__(self, kim: str) -> None:
        super().__init__(texts.NOT_DORMANT.format(kim=kim))


async def find_kim(turn: Turn, kim_id: str) -> Kim:
    """A KIM this officer looks after; refuses others."""
    kim = await Kims(turn.session).find_kim(id_of(kim_id))
    if kim is None:
        raise KimGone
    await require_coordinator(turn, kim)
    return kim


@dataclass(frozen=True, slots=True)
class KimPage:
    """What an officer wants to know of a KIM."""

    state: State
    task: Task | None
    obstacle: Obstacle | None
    coming: tuple[Move, date] | None
    """The step to come and its day."""
    people: Sequence[Member]
    """Whom to call: the board, or the members where there is none."""
    group: VillageGroup | None
    """The KIM's group, or the one it lost."""


async def look_up(turn: Turn, kim: Kim) -> KimPage:
    """The page of a KIM; that its telephone numbers were read goes on the record."""
    session = turn.session
    members = await Members(session).list_of_kim(kim.id)
    people = [member for member in members if member.role.on_board] or members[:2]
    tasks = await Tasks(session).list_of([kim.id])
    silence = await Silences(session).find_current(kim)
    if any(member.person.phone for member in people):
        _record(turn, kim, "kim.phones_read")
    return KimPage(
        rules.state_of(kim, connected=bool(members), on=turn.today, silence_days=turn.office.settings.silence_days),
        tasks[-1] if tasks else None,
        silence.obstacle if silence is not None else None,
        await next_move(session, turn.office, kim, turn.today),
        people,
        (await Groups(session).latest_of_kims([kim.id])).get(kim.id),
    )


def require_living(turn: Turn, kim: Kim) -> None:
    if kim.status is KimStatus.DORMANT:
        raise AlreadyDormant(turn.office.kim(kim))


async def finish_task(turn: Turn, task_id: str, outcome: TaskOutcome) -> tuple[Kim, date | None]:
    """Somebody phoned or went there: the task is done, and that counts as a sign of life.

    Returns the KIM and the first day of its next step, None when the ladder is at its end.
    """
    task = await Tasks(turn.session).find(id_of(task_id))
    if task is None:
        raise TaskClosed
    await require_coordinator(turn, task.kim)
    await Silences(turn.session).hold(task.kim)
    await turn.session.refresh(task, ["closed_at"])
    if task.closed_at is not None:
        raise TaskClosed
    task.closed_at, task.outcome = turn.now, outcome
    await activity.note_contact(turn.session, turn.office, task.kim, turn.today)
    _record(turn, task.kim, "kim.task_done", after={"task": task.kind.value, "outcome": outcome.value})
    return task.kim, task.kim.next_step_on


async def postpone(turn: Turn, kim: Kim, days: int, reason: str) -> date:
    """No step before that day."""
    await require_coordinator(turn, kim)
    require_living(turn, kim)
    before, until = kim.postponed_until, turn.today + timedelta(days=days)
    await Silences(turn.session).hold(kim)
    kim.postponed_until = until
    await activity.reschedule(turn.session, turn.office, kim)
    _record(
        turn,
        kim,
        "kim.postponed",
        before={"postponed_until": before.isoformat() if before else None},
        after={"postponed_until": until.isoformat()},
        reason=reason,
    )
    return until


async def excuse(turn: Turn, kim: Kim, step: int, since: str, reason: str) -> None:
    """The step to come is left out of this silence; refuses when it is not the one that was shown."""
    await require_coordinator(turn, kim)
    silences = Silences(turn.session)
    await silences.hold(kim)
    move = await require_coming(turn, kim, step, since)
    silence = (await silences.open_all([kim], turn.now))[kim.id]
    await silences.take_steps(
        [
            *(Step(silence.id, passed, outcome) for passed, outcome in move.passed),
            Step(silence.id, step, StepOutcome.EXCUSED),
        ],
        turn.now,
    )
    silence.step, silence.stepped_on = step, turn.today
    kim.next_step_on = rules.next_step_on(kim, silence, rules.Ladder.of(turn.office.settings))
    _record(turn, kim, "kim.step_excused", after={"step": step, "since": since}, reason=reason)


async def require_coming(turn: Turn, kim: Kim, step: int, since: str) -> Move:
    """The step to come; refuses when it is not this one, of the silence that started that day (`20261001`)."""
    coming = await next_move(turn.session, turn.office, kim, turn.today)
    if coming is None or coming[0].step != step or f"{kim.silent_since:%Y%m%d}" != since:
        raise StepChanged
    return coming[0]


async def declare_dormant(turn: Turn, kim: Kim, reason: str) -> None:
    """*Vakum*: a human's decision, with a reason; no score and no clock makes it."""
    await require_admin(turn)
    await Silences(turn.session).hold(kim)
    require_living(turn, kim)
    kim.status = KimStatus.DORMANT
    kim.next_step_on = None
    await Tasks(turn.session).close(kim.id, TaskOutcome.DORMANT, turn.now)
    _record(
        turn,
        kim,
        "kim.dormant",
        before={"status": KimStatus.LIVING.value},
        after={"status": KimStatus.DORMANT.value},
        reason=reason,
    )


async def wake(turn: Turn, kim: Kim) -> date | None:
    """Takes *vakum* back; the KIM is left in peace for a while. Returns the first day of its next step, None when the
    ladder is at its end."""
    await require_admin(turn)
    await Silences(turn.session).hold(kim)
    if kim.status is not KimStatus.DORMANT:
        raise NotDormant(turn.office.kim(kim))
    activity.wake(turn.session, kim, turn.now, turn.actor, "officer")
    await activity.note_contact(turn.session, turn.office, kim, turn.today)
    return kim.next_step_on


async def record_sk(turn: Turn, kim: Kim, number: str, issuer: str, day: date, until: date | None) -> None:
    """The decree that founds the KIM; `until` is the last day of the board's term, where it was said."""
    await require_admin(turn)
    await Kims(turn.session).hold(kim.id)
    await turn.session.refresh(kim)
    new: dict[str, Any] = {"sk_number": number, "sk_issuer": issuer, "sk_on": day}
    if until is not None:
        new["term_ends_on"] = until
    before = {field: getattr(kim, field) for field in new}
    for field, value in new.items():
        setattr(kim, field, value)
    _record(turn, kim, "kim.changed", before=_plain(before), after=_plain(new))


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items() if value}


def _record(
    turn: Turn,
    kim: Kim,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    turn.record(action, "kim", kim.id, before=before, after=after, reason=reason)
