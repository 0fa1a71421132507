"""What officers read by themselves: once a day what the sweep left for them, every afternoon what comes tomorrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from bot.conversation.formats import format_date, format_number
from bot.conversation.messages import Choice, Reply
from bot.conversation.notices import Notices
from bot.features.silence import rules, texts
from bot.features.silence.actions.recap import weekly
from bot.features.silence.actions.steps import PlannedStep, plan
from bot.office import Office
from storage.base import Session
from storage.job_run import JobRuns
from storage.kim import Kim
from storage.office import OfficeRole, Offices
from storage.silence import Silences

DIGEST = "silence.digest"
WEEKLY = "silence.weekly"
NAMED = 3
"""KIM a summary names; the rest is a number and a button."""
NAMED_TOMORROW = 12
"""KIM of one step that tomorrow's list names."""


async def tell_officers(session: Session, office: Office, now: datetime) -> None:
    """One summary a day of the new tasks to every admin, and to each coordinator that of the own kecamatan."""
    silences = Silences(session)
    if not await silences.has_news():
        return
    today = office.today(now)
    slot = office.moment(today)
    if not await JobRuns(session).take({DIGEST: slot}, now):
        return
    await JobRuns(session).finish({DIGEST: slot}, now)
    news = [step for step in await silences.take_news(now) if step.silence.ended_at is None]
    tasks = _distinct(step.silence.kim for step in news if step.step in rules.TASK_OF)
    helped = _distinct(step.silence.kim for step in news if step.step not in rules.TASK_OF)
    helped = [kim for kim in helped if kim not in tasks]
    notices, key = Notices(session, office, now), f"{DIGEST}:{today.isoformat()}"
    if tasks:
        await notices.to_admins(_summary(tasks, [], today), kind=DIGEST, dedup_key=key)
    for code in sorted({kim.village.kecamatan_code for kim in (*tasks, *helped)}):
        reply = _summary(
            [kim for kim in tasks if kim.village.kecamatan_code == code],
            [kim for kim in helped if kim.village.kecamatan_code == code],
            today,
        )
        await notices.to_coordinators(code, reply, kind=DIGEST, dedup_key=f"{key}:{code}")


def _distinct(kims: Iterable[Kim]) -> list[Kim]:
    return list({kim.id: kim for kim in kims}.values())


def _summary(tasks: Sequence[Kim], helped: Sequence[Kim], today: date) -> Reply:
    lines = []
    if tasks:
        lines.append(texts.DIGEST.format(count=format_number(len(tasks))))
        lines += [
            texts.DIGEST_LINE.format(kim=kim.name, village=kim.village.title, days=(today - kim.silent_since).days)
            for kim in tasks[:NAMED]
        ]
        if len(tasks) > NAMED:
            lines.append(texts.DIGEST_REST.format(count=format_number(len(tasks) - NAMED)))
    if helped:
        places = [texts.KIM_IN.format(kim=kim.name, kecamatan=kim.village.kecamatan.name) for kim in helped]
        lines.append(texts.DIGEST_HELPED.format(kims=named(places, NAMED)))
    return Reply("\n".join(lines), (Choice(texts.TASKS_LABEL, entry="silence.tasks"),) if tasks else ())


async def announce_tomorrow(session: Session, office: Office, now: datetime) -> int:
    """Writes tomorrow's list to every admin, once; says how many messages that made."""
    tomorrow = office.today(now) + timedelta(days=1)
    planned = await plan(session, office, tomorrow)
    if not planned:
        return 0
    return await Notices(session, office, now).to_admins(
        Reply(tomorrow_text(planned, tomorrow), (Choice(texts.ARRANGE, entry="silence.tomorrow"),)),
        kind="silence.tomorrow",
        dedup_key=f"silence.tomorrow:{tomorrow.isoformat()}",
    )


async def announce_week(session: Session, office: Office, now: datetime) -> bool:
    """On the first working day of a week how the KIM stand: all of them to every admin, those of the own kecamatan to
    each coordinator."""
    today = office.today(now)
    monday = today - timedelta(days=today.weekday())
    if not office.calendar.is_open(now) or today != office.calendar.next_working_day(monday):
        return False
    slot = office.moment(monday)
    if not await JobRuns(session).take({WEEKLY: slot}, now):
        return False
    await JobRuns(session).finish({WEEKLY: slot}, now)
    notices, key = Notices(session, office, now), f"{WEEKLY}:{monday.isoformat()}"
    if shown := await weekly(session, office, today, None):
        await notices.to_admins(shown, kind=WEEKLY, dedup_key=key)
    areas: dict[int, list[str]] = {}
    for grant in await Offices(session).list_officers(OfficeRole.COORDINATOR):
        areas.setdefault(grant.person_id, []).append(str(grant.kecamatan_code))
    found = {person: await weekly(session, office, today, sorted(codes)) for person, codes in areas.items()}
    replies = {person: shown for person, shown in found.items() if shown is not None}
    await notices.to_people(replies, kind=WEEKLY, dedup_key=key)
    return True


def tomorrow_text(planned: Sequence[PlannedStep], on: date) -> str:
    """By name, one line a step."""
    lines = [texts.TOMORROW.format(date=format_date(on), count=format_number(len(planned)))]
    for step, label in texts.STEPS.items():
        names = [texts.KIM_IN.format(kim=p.kim.name, kecamatan=p.kim.kecamatan) for p in planned if p.step == step]
        if names:
            lines.append(texts.TOMORROW_LINE.format(step=label, kims=named(names, NAMED_TOMORROW)))
    return "\n".join(lines)


def named(names: Sequence[str], most: int) -> str:
    """`KIM A, KIM B, dan 7 lagi`"""
    if len(names) <= most:
        return ", ".join(names)
    return texts.AND_MORE.format(names=", ".join(names[:most]), count=format_number(len(names) - most))
