"""Writes a plan: inside one transaction of the caller, with an entry in the audit trail for everything."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.features.member.actions.proposal import answer_proposals
from bot.features.member.rules import phone_fingerprint
from bot.features.silence.actions import record_activity, reschedule
from bot.office import Office
from bot.roster.check import Entry
from bot.roster.plan import ACTIVITY, FIELDS, Change, Known, Plan, plan_import
from storage.audit import AuditTrail
from storage.base import Session
from storage.kim import Kim, Kims, KimStatus

ACTOR = "command line"
SOURCE = "roster"


async def plan_against(session: Session, office: Office, entries: list[Entry]) -> Plan:
    """The plan for what is on file now."""
    kims = Kims(session)
    seats = await kims.seats_by_kim()
    known = {
        kim.village_code: Known(
            kim, {seat.role: seat.phone_fingerprint for seat in seats.get(kim.id, ()) if seat.phone_fingerprint}
        )
        for kim in await kims.list_kims()
    }
    return plan_import(entries, known, lambda phone: phone_fingerprint(phone, office.settings.regency_code))


async def apply(session: Session, office: Office, plan: Plan, now: datetime, *, file_name: str) -> None:
    """Writes the plan. `file_name` is the file's own name, without its folder: that may hold a person's name."""
    for change in plan.changes:
        await _write(session, office, change, now)
    await session.flush()
    await answer_proposals(session, office, now)
    AuditTrail(session).record(
        now,
        "roster.imported",
        "roster",
        file_name,
        actor=ACTOR,
        after={
            "added": len(plan.added),
            "changed": len(plan.changed),
            "same": len(plan.same),
            "without_kim": len(plan.without_kim),
            "left_alone": len(plan.left_alone),
        },
    )


async def _write(session: Session, office: Office, change: Change, now: datetime) -> None:
    kim = change.kim
    if kim is None:
        kim = Kim(
            village_code=change.entry.village_code,
            name=change.entry.kim_name or "",
            status=KimStatus.LIVING,
            registered_on=office.today(now),
        )
        session.add(kim)
    for difference in change.differences:
        if difference.column in FIELDS:
            setattr(kim, difference.column, difference.after)
    await session.flush()
    for role, fingerprint in change.fingerprints.items():
        await Kims(session).set_seat(kim.id, role, fingerprint)
    heard = change.new(ACTIVITY)
    if isinstance(heard, date):
        await record_activity(session, office, kim, heard, now=now, actor=ACTOR, source=SOURCE)
    elif change.kim is None:
        await reschedule(session, office, kim)
    AuditTrail(session).record(
        now,
        "kim.added" if change.kim is None else "kim.changed",
        "kim",
        kim.id,
        actor=ACTOR,
        before={d.column: _plain(d.before) for d in change.differences if d.before is not None},
        after={d.column: _plain(d.after) for d in change.differences},
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
