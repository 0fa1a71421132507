"""The clock of silence: what starts it again, what puts its next step off.

Every function locks the KIM first, so that a sweep on another process and a check-in in a chat follow one
another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.conversation.turn import Turn
from bot.features.silence import rules, texts
from bot.features.silence.actions.in_group import group_key
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.checkin import Checkins
from storage.kim import Kim, KimStatus
from storage.member import Members
from storage.outbox import Outbox
from storage.silence import Silence, Silences
from storage.task import TaskOutcome, Tasks

CHECKIN = "checkin"
"""The source whose days are found again in its own rows."""
ROSTER = "roster"
"""What a list says is no sign of life of the KIM itself, and nobody is told of it."""


async def note_activity(turn: Turn, kim: Kim, on: date, source: str) -> bool:
    """An activity of that day was reported: starts the clock again and ends the silence, whatever its date.

    `source`: `checkin`, or anything else that is an activity. True when that ended a silence somebody had been
    told of, or woke a dormant KIM: then it is worth a thank you.
    """
    return await record_activity(turn.session, turn.office, kim, on, now=turn.now, actor=turn.actor, source=source)


async def record_activity(
    session: Session, office: Office, kim: Kim, on: date, *, now: datetime, actor: str, source: str
) -> bool:
    """`note_activity` without a turn, for the roster and for jobs. Raises ValueError for a day to come."""
    today = office.today(now)
    if on > today:
        raise ValueError("an activity cannot lie ahead")
    silences = Silences(session)
    await silences.hold(kim)
    # Asked before the first change, or the KIM would be written twice.
    found = await silences.list_of_kim(kim, min(kim.silent_since, on))
    since = kim.silent_since
    if source != CHECKIN:
        kim.other_activity_on = _newest(kim.other_activity_on, on)
    kim.last_activity_on = _newest(kim.last_activity_on, on)
    said = source != ROSTER
    if said and on < today:
        # Somebody who has just reported last month's meeting is not told next week that nothing is heard.
        kim.last_contact_on = _newest(kim.last_contact_on, today)
    over = [s for s in found if s.ended_at is None and (said or s.started_on != kim.silent_since)]
    woken = kim.status is KimStatus.DORMANT and (said or kim.silent_since > since)
    if woken:
        wake(session, kim, now, actor, source)
    if (await _end(session, kim, over, now) or woken) and said:
        note = Reply((texts.WOKE_UP if woken else texts.HEARD_AGAIN).format(kim=kim.name, village=kim.village.title))
        key = f"silence.heard:{kim.id}:{today.isoformat()}"
        notices = Notices(session, office, now)
        await notices.to_officers(kim.village.kecamatan_code, note, kind="silence.heard", dedup_key=key)
    _look_again(office, kim, found)
    return said and (woken or any(silence.step > 0 for silence in over))


def wake(session: Session, kim: Kim, now: datetime, actor: str, reason: str) -> None:
    """No longer dormant; on the record."""
    kim.status = KimStatus.LIVING
    AuditTrail(session).record(
        now,
        "kim.woken",
        "kim",
        kim.id,
        actor=actor,
        before={"status": KimStatus.DORMANT.value},
        after={"status": KimStatus.LIVING.value},
        reason=reason,
    )


async def _end(session: Session, kim: Kim, over: Sequence[Silence], now: datetime) -> bool:
    """Ends these silences, and what waits to be sent about them stays here; whether a task was open."""
    if not over:
        return False
    for silence in over:
        silence.ended_at = now
    members = [member.person_id for member in await Members(session).list_of_kim(kim.id)]
    await Outbox(session).cancel(
        [
            message_key(silence.id, step, person_id)
            for silence in over
            for step in range(1, silence.step + 1)
            for person_id in members
        ]
        + [group_key(silence.id, step) for silence in over for step in range(1, silence.step + 1)]
    )
    return await Tasks(session).close(kim.id, TaskOutcome.ACTIVE, now)


async def recount_activity(session: Session, office: Office, kim: Kim, now: datetime) -> None:
    """After a check-in was rejected, withdrawn or changed: the newest activity is found again in the rows.

    A silence that thereby never ended goes on with the steps it had, and its task is open again.
    """
    silences = Silences(session)
    await silences.hold(kim)
    counted = await Checkins(session).last_activity(kim.id)
    newest = _newest(kim.other_activity_on, counted) if counted else kim.other_activity_on
    if newest == kim.last_activity_on:
        return
    kim.last_activity_on = newest
    found = await silences.list_of_kim(kim)
    await _end(session, kim, [s for s in found if s.ended_at is None and s.started_on != kim.silent_since], now)
    for silence in found:
        goes_on = silence.started_on == kim.silent_since and silence.ended_at is not None
        if goes_on and kim.status is KimStatus.LIVING:
            silence.ended_at = None
            await Tasks(session).reopen(silence.id)
    _look_again(office, kim, found)


async def note_contact(session: Session, office: Office, kim: Kim, on: date) -> None:
    """A sign of life that is no activity: the next step is put off, the clock runs on."""
    await Silences(session).hold(kim)
    kim.last_contact_on = _newest(kim.last_contact_on, on)
    _look_again(office, kim, await Silences(session).list_of_kim(kim))


async def reschedule(session: Session, office: Office, kim: Kim) -> None:
    """Finds the day of the next step again: for a KIM that is new, paused, postponed, or changed by hand."""
    await Silences(session).hold(kim)
    _look_again(office, kim, await Silences(session).list_of_kim(kim))


def _look_again(office: Office, kim: Kim, found: Sequence[Silence]) -> None:
    """`found` holds the silence that started when the KIM's clock did, if there is one."""
    silence = next((silence for silence in found if silence.started_on == kim.silent_since), None)
    kim.next_step_on = rules.next_step_on(kim, silence, rules.Ladder.of(office.settings))


def message_key(silence_id: int, step: int, person_id: int) -> str:
    """Names a reminder, so that it is written once."""
    return f"silence:{silence_id}:{step}:{person_id}"


def _newest(known: date | None, other: date) -> date:
    return other if known is None else max(known, other)
