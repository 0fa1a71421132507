"""Deadlines watched and told of honestly; evidence kept no longer than promised."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.conversation.messages import Reply
from bot.conversation.notices import Notices
from bot.features.hoax import texts
from bot.features.hoax.actions.answer import when
from bot.features.hoax.actions.tell import note
from bot.office import Office
from storage import hoax_retention
from storage.database import Database
from storage.hoax import HoaxReports
from storage.hoax_case import HoaxCase, HoaxCases
from storage.office import OfficeRole, Offices


async def watch_deadlines(database: Database, office: Office, now: datetime) -> None:
    """First a nudge to the verifier, then the head of the desk; after an outage in which both came due there is only
    the second. And every reporter whose own promise has passed, once."""
    async with database.reading() as session:
        due = [case.id for case in await HoaxCases(session).list_due(now)]
    for case_id in due:
        async with database.transaction() as session:
            cases = HoaxCases(session)
            case = await cases.get(case_id)
            late = case.due_at <= now
            if not await cases.step_on(case, now, late=late):
                continue
            notices = Notices(session, office, now)
            if late:
                await _tell_head(notices, Offices(session), office, case)
            else:
                await _nudge(notices, Offices(session), office, case)
    while await _tell_reporters(database, office, now):
        pass


def _reply(office: Office, case: HoaxCase, words: str) -> Reply:
    return note(case, words.format(case=case.id, title=case.title, due=when(office, case.due_at)))


def _promise(case: HoaxCase) -> str:
    """Another one when the case was sorted anew."""
    return f"{case.id}:{case.due_at:%Y%m%d%H%M}"


async def _nudge(notices: Notices, offices: Offices, office: Office, case: HoaxCase) -> None:
    """Whoever has the case, or all who could take it."""
    people = [case.verifier_id] if case.verifier_id is not None else await offices.people_in(OfficeRole.VERIFIER)
    reply = _reply(office, case, texts.NUDGE)
    await notices.to_people(dict.fromkeys(people, reply), kind="hoax.nudged", dedup_key=f"hoax.nudged:{_promise(case)}")


async def _tell_head(notices: Notices, offices: Offices, office: Office, case: HoaxCase) -> None:
    """The admins, where the desk has no head who can be reached."""
    reply, key = _reply(office, case, texts.OVERDUE), f"hoax.overdue:{_promise(case)}"
    heads = await offices.people_in(OfficeRole.DESK_HEAD)
    if not await notices.to_people(dict.fromkeys(heads, reply), kind="hoax.overdue", dedup_key=key):
        await notices.to_admins(reply, kind="hoax.overdue", dedup_key=key)


async def _tell_reporters(database: Database, office: Office, now: datetime) -> bool:
    """One batch; False when nobody was left. Each by what this ticket was promised, whatever the case's clock says."""
    async with database.transaction() as session:
        notices = Notices(session, office, now)
        late = await HoaxReports(session).take_late(now)
        for report, reporter in late:
            await notices.to_person(
                reporter,
                Reply(texts.LATE.format(ticket=report.ticket)),
                kind="hoax.late",
                dedup_key=f"hoax.late:{report.id}:{report.due_at:%Y%m%d%H%M}",
            )
    return bool(late)


async def forget_evidence(database: Database, office: Office, now: datetime) -> None:
    """What a finished case was decided by is deleted after some months; what was published stays."""
    before = now - timedelta(days=office.settings.keep_hoax_days)
    while True:
        async with database.transaction() as session:
            expired = await hoax_retention.list_expired(session, before)
            if not expired:
                return
            await hoax_retention.forget_evidence(session, expired)
