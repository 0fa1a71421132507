"""Where every village stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.features.silence import rules, texts
from bot.features.silence.rules import State
from bot.office import Office
from bot.workbook import Cell, Sheet
from storage.base import Session
from storage.checkin import Checkins
from storage.kim import Kim, Kims
from storage.member import Members
from storage.region import Villages

Span = tuple[date, date]
"""First and last day."""


async def states(session: Session, office: Office, on: date) -> dict[str, State]:
    """The state of each village of the regency on that day, by village code."""
    kims = {kim.village_code: kim for kim in await Kims(session).list_clocks()}
    connected = await Members(session).kims_with_members()
    days = office.settings.silence_days
    found = {}
    for code in sorted(await Villages(session).list_codes()):
        kim = kims.get(code)
        there = kim is not None and kim.id in connected
        found[code] = rules.state_of(kim, connected=there, on=on, silence_days=days)
    return found


@dataclass(frozen=True, slots=True)
class Recap:
    """How an area stands: its villages by their state, and what was done lately and before that."""

    states: Mapping[State, int]
    lately: tuple[int, int]
    """Activities, and of how many KIM."""
    before: tuple[int, int]

    @property
    def villages(self) -> int:
        return sum(self.states.values())

    @property
    def kims(self) -> int:
        return self.villages - self.states[State.NO_KIM]


def months(today: date) -> tuple[Span, Span]:
    """This month as far as it has come, and the one before."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    return (first, today), (before.replace(day=1), before)


def weeks(today: date) -> tuple[Span, Span]:
    """The last whole week and the one before, Monday to Sunday."""
    monday, week = today - timedelta(days=today.weekday()), timedelta(days=7)
    sunday = monday - timedelta(days=1)
    return (monday - week, sunday), (monday - 2 * week, sunday - week)


async def recap(
    session: Session, office: Office, today: date, kecamatan: Collection[str] | None, spans: tuple[Span, Span]
) -> Recap:
    """Of those kecamatan; None for the whole regency."""
    found = await states(session, office, today)
    if kecamatan is not None:
        inside = {village.code for code in kecamatan for village in await Villages(session).list_villages(code)}
        found = {code: state for code, state in found.items() if code in inside}
    counted = Counter(found.values())
    lately, before = [await Checkins(session).count_between(first, last, kecamatan) for first, last in spans]
    return Recap({state: counted[state] for state in State}, lately, before)


async def sheet(session: Session, office: Office, today: date, kecamatan: Collection[str] | None, title: str) -> Sheet:
    """Every village of those kecamatan, or of the regency, with its KIM; nobody's name and no number."""
    found = await states(session, office, today)
    kims = {kim.village_code: kim for kim in await Kims(session).list_kims()}
    villages = await Villages(session).list_villages()
    inside = [village for village in villages if kecamatan is None or village.kecamatan_code in kecamatan]
    rows = [
        (
            village.kecamatan.name,
            village.name,
            village.code,
            *_kim_cells(kims.get(village.code), texts.SHEET_STATES[found[village.code].value], today),
        )
        for village in sorted(inside, key=lambda v: (v.kecamatan.name, v.name, v.code))
    ]
    return Sheet(texts.SHEET, texts.SHEET_COLUMNS, rows, title)


def _kim_cells(kim: Kim | None, state: str, today: date) -> Sequence[Cell]:
    if kim is None:
        return (None, state, None, None, None, None, None)
    paused = kim.paused_until if kim.paused_until is not None and kim.paused_until >= today else None
    silent = (today - kim.silent_since).days
    return (kim.name, state, kim.last_activity_on, silent, paused, kim.sk_number, kim.term_ends_on)
