"""Where every village stands, for the command line: the eight states, by kecamatan, and who is silent longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.features.silence.actions import states
from bot.features.silence.rules import State
from bot.office import Office
from storage.base import Session
from storage.kim import Kims
from storage.member import Members
from storage.region import Villages

SHOWN = 10


@dataclass(frozen=True)
class Area:
    name: str
    villages: int
    states: dict[State, int]
    nobody: int
    """KIM without anybody approved in the chat."""


@dataclass(frozen=True)
class Silent:
    kim: str
    village: str
    last_activity_on: date | None
    days: int
    """Since the last activity, or since it was put on the roster."""


@dataclass(frozen=True)
class Status:
    on: date
    villages: int
    states: dict[State, int]
    kecamatan: list[Area]
    silent: list[Silent]


_QUIET = (State.NOT_CONNECTED, State.NEVER_ACTIVE, State.SILENT, State.WEAKENING)


async def status_of(session: Session, office: Office, on: date) -> Status:
    """Counts add up to the number of villages on any date."""
    found = await states(session, office, on)
    villages = await Villages(session).list_villages()
    kims = {kim.village_code: kim for kim in await Kims(session).list_kims()}
    connected = await Members(session).kims_with_members()
    areas = []
    for kecamatan in await Villages(session).list_kecamatan():
        inside = [village for village in villages if village.kecamatan_code == kecamatan.code]
        there = [kims[village.code] for village in inside if village.code in kims]
        areas.append(
            Area(
                kecamatan.name,
                len(inside),
                _counted(found[village.code] for village in inside),
                sum(kim.id not in connected for kim in there),
            )
        )
    quiet = sorted(
        (kims[code] for code, state in found.items() if state in _QUIET),
        # Who was never heard of at all comes first: silent since ever.
        key=lambda kim: (kim.last_activity_on is not None, kim.silent_since, kim.village.name, kim.village_code),
    )
    return Status(
        on,
        len(villages),
        _counted(found.values()),
        areas,
        [
            Silent(kim.name, kim.village.title, kim.last_activity_on, (on - kim.silent_since).days)
            for kim in quiet[:SHOWN]
        ],
    )


def _counted(found: Iterable[State]) -> dict[State, int]:
    counts = Counter(found)
    return {state: counts[state] for state in State}
