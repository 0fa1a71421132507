"""Writing checked clarifications: new ones are added, changed ones changed, the others left as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.knowledge.check import Entry
from storage.base import Session
from storage.clarification import Clarification, Clarifications

_COMPARED = ("title", "claim_text", "verdict", "verdict_raw", "summary", "url", "published_at")


@dataclass
class Plan:
    added: list[Entry] = field(default_factory=list)
    changed: list[tuple[Entry, Clarification]] = field(default_factory=list)
    same: list[Entry] = field(default_factory=list)


async def plan(session: Session, entries: Sequence[Entry]) -> Plan:
    """What writing them would do."""
    found = Plan()
    for source in sorted({entry.source for entry in entries}):
        of_source = [entry for entry in entries if entry.source == source]
        known = await Clarifications(session).list_by_key(source, [entry.external_id for entry in of_source])
        for entry in of_source:
            there = known.get(entry.external_id)
            if there is None:
                found.added.append(entry)
            elif any(getattr(entry, column) != getattr(there, column) for column in _COMPARED):
                found.changed.append((entry, there))
            else:
                found.same.append(entry)
    return found


async def apply(session: Session, planned: Plan, now: datetime) -> None:
    if not planned.added and not planned.changed:
        return
    clarifications = Clarifications(session)
    revision = await clarifications.next_revision()
    for entry in planned.added:
        await clarifications.put(_values(entry), now, revision)
    for entry, there in planned.changed:
        # What somebody here withdrew stays withdrawn.
        await clarifications.put({**_values(entry), "active": there.active}, now, revision)


def _values(entry: Entry) -> dict[str, Any]:
    return {"source": entry.source, "external_id": entry.external_id} | {
        column: getattr(entry, column) for column in _COMPARED
    }
