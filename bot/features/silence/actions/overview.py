"""Where every village stands."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.features.silence import rules
from bot.features.silence.rules import State
from bot.office import Office
from storage.base import Session
from storage.kim import Kims
from storage.member import Members
from storage.region import Villages


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


async def count_states(session: Session, office: Office, on: date) -> dict[State, int]:
    """How many villages are in each of the eight states; they add up to the villages there are."""
    counted = Counter((await states(session, office, on)).values())
    return {state: counted[state] for state in State}
