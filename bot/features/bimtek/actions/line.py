"""Where somebody stands, and why."""

from __future__ import annotations

from dataclasses import dataclass

from bot.features.bimtek import rules
from bot.features.bimtek.actions.work import Work
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup, Signups


@dataclass(frozen=True, slots=True)
class Standing:
    place: int
    """In the line, from 1."""
    reason: str
    """`village`: its seat is taken · `order`: others come first until the deadline · `full`."""


async def standing(work: Work, bimtek: Bimtek, signup: Signup) -> Standing:
    """Of somebody who waits."""
    signups = Signups(work.session)
    place = 1 + await signups.count_before(signup)
    if len(await signups.seats_of_village(bimtek.id, signup.village_code)) >= bimtek.seats_per_village:
        return Standing(place, "village")
    if signup.rank > 0 and not rules.is_first_come(bimtek, work.now):
        return Standing(place, "order")
    return Standing(place, "full")
