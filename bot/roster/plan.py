"""What a list would change in what is known. Pure: the same list twice changes nothing the second time.

A list only adds and corrects: an empty cell erases nothing, a row without a KIM removes none, and an activity
that is known to be newer stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from bot.roster.check import Entry
from storage.kim import BoardRole, Kim

Value = str | date | None


class Known(NamedTuple):
    """What is on file of a village's KIM."""

    kim: Kim
    fingerprints: dict[BoardRole, str]


class Difference(NamedTuple):
    """One field, before and after; of a telephone number only that it changed."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class Change:
    """A KIM that is new (`kim` is None) or differs."""

    entry: Entry
    kim: Kim | None
    differences: tuple[Difference, ...]
    fingerprints: dict[BoardRole, str]
    """Seats to be written."""

    def new(self, column: str) -> Value:
        return next((d.after for d in self.differences if d.column == column), None)


@dataclass
class Plan:
    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[Entry] = field(default_factory=list)
    without_kim: list[Entry] = field(default_factory=list)
    left_alone: list[tuple[Entry, Kim]] = field(default_factory=list)
    """Rows without a KIM for villages that have one."""

    @property
    def changes(self) -> Sequence[Change]:
        return (*self.added, *self.changed)


FIELDS = ("name", "sk_number", "sk_issuer", "sk_on", "term_starts_on", "term_ends_on")
ACTIVITY = "last_activity_on"
PHONE_KNOWN, PHONE_REPLACED = "known", "replaced"


def plan_import(entries: Iterable[Entry], known: Mapping[str, Known], fingerprint: Callable[[str], str]) -> Plan:
    """`known` is village code → what is on file; `fingerprint` makes the digest of a telephone number."""
    plan = Plan()
    for entry in entries:
        there = known.get(entry.village_code)
        if entry.kim_name is None:
            if there is None:
                plan.without_kim.append(entry)
            else:
                plan.left_alone.append((entry, there.kim))
            continue
        change = _change(entry, there, fingerprint)
        if there is None:
            plan.added.append(change)
        elif change.differences:
            plan.changed.append(change)
        else:
            plan.same.append(entry)
    return plan


def _change(entry: Entry, there: Known | None, fingerprint: Callable[[str], str]) -> Change:
    kim = there.kim if there else None
    differences = []
    for column in FIELDS:
        before = getattr(kim, column) if kim else None
        after = entry.kim_name if column == "name" else entry.fields.get(column)
        if after is not None and after != before:
            differences.append(Difference(column, before, after))
    heard = kim.other_activity_on if kim else None
    if entry.last_activity_on is not None and (heard is None or entry.last_activity_on > heard):
        differences.append(Difference(ACTIVITY, heard, entry.last_activity_on))
    seats = {}
    for role, phone in entry.phones.items():
        before = there.fingerprints.get(role) if there else None
        after = fingerprint(phone)
        if after != before:
            seats[role] = after
            word = PHONE_REPLACED if before else PHONE_KNOWN
            differences.append(Difference(f"{role.value}_phone", PHONE_KNOWN if before else None, word))
    return Change(entry, kim, tuple(differences), seats)
