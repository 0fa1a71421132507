"""Whom a broadcast is for: what was asked, as a value that words are made of and made into.

only:     every kind that is named has to fit; of one kind any value will do
          (senyap or vakum) and (in Kepanjen or in Desa Dilem) and (ketua) and (was in angkatan 3)
without:  out is to whom any single value applies
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from bot.features.silence.actions import State
from storage.kim import BoardRole


class To(StrEnum):
    """By which door."""

    PEOPLE = "people"
    GROUPS = "groups"
    BOTH = "both"


@dataclass(frozen=True, slots=True, order=True)
class Cohort:
    """Those of a Bimtek: who signed up for it, or who came."""

    angkatan: int
    year: int
    attended: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """What villages, KIM and members are told apart by; what is empty is not asked for."""

    kecamatan: frozenset[str] = frozenset()
    """Codes; together with `villages` one kind, the place."""
    villages: frozenset[str] = frozenset()
    states: frozenset[State] = frozenset()
    roles: frozenset[BoardRole] = frozenset()
    cohorts: frozenset[Cohort] = frozenset()

    def __or__(self, other: Which) -> Which:
        return Which(
            self.kecamatan | other.kecamatan,
            self.villages | other.villages,
            self.states | other.states,
            self.roles | other.roles,
            self.cohorts | other.cohorts,
        )

    def __bool__(self) -> bool:
        return bool(self.kecamatan or self.villages or self.states or self.roles or self.cohorts)

    def to_json(self) -> dict[str, Any]:
        return {
            "kecamatan": sorted(self.kecamatan),
            "villages": sorted(self.villages),
            "states": sorted(state.value for state in self.states),
            "roles": sorted(role.value for role in self.roles),
            "cohorts": [[c.angkatan, c.year, c.attended] for c in sorted(self.cohorts)],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Which:
        return cls(
            frozenset(data.get("kecamatan", ())),
            frozenset(data.get("villages", ())),
            frozenset(State(value) for value in data.get("states", ())),
            frozenset(BoardRole(value) for value in data.get("roles", ())),
            frozenset(Cohort(*values) for values in data.get("cohorts", ())),
        )


@dataclass(frozen=True, slots=True)
class Audience:
    only: Which = field(default_factory=Which)
    without: Which = field(default_factory=Which)
    to: To = To.PEOPLE

    def adding(self, more: Which, *, without: bool = False) -> Audience:
        """With more values."""
        if without:
            return replace(self, without=self.without | more)
        return replace(self, only=self.only | more)

    def to_json(self) -> dict[str, Any]:
        return {"only": self.only.to_json(), "without": self.without.to_json(), "to": self.to.value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Audience:
        return cls(
            Which.from_json(data.get("only", {})),
            Which.from_json(data.get("without", {})),
            To(data.get("to", "people")),
        )

    # What fits --------------------------------------------------------------------------------------------

    def fits_place(self, village_code: str, kecamatan_code: str, state: State) -> bool:
        """Whether a village's KIM is meant, as far as place and state go."""
        only, without = self.only, self.without
        if (only.kecamatan or only.villages) and not (
            kecamatan_code in only.kecamatan or village_code in only.villages
        ):
            return False
        if only.states and state not in only.states:
            return False
        return not (kecamatan_code in without.kecamatan or village_code in without.villages or state in without.states)

    def fits_role(self, role: BoardRole) -> bool:
        return (not self.only.roles or role in self.only.roles) and role not in self.without.roles

    def fits_cohorts(self, one: int, members: Mapping[Cohort, Collection[int]]) -> bool:
        """`members`: who is in each cohort that is named, people or KIM as `one` is."""
        only, without = self.only.cohorts, self.without.cohorts
        if only and not any(one in members[cohort] for cohort in only):
            return False
        return not any(one in members[cohort] for cohort in without)


BOARD = frozenset({BoardRole.KETUA, BoardRole.SEKRETARIS, BoardRole.BENDAHARA})
EVERYBODY = Audience()
