"""Who comes to a Bimtek, as a sheet without telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.clock import local
from bot.features.bimtek import texts
from bot.features.bimtek.actions import words
from bot.features.bimtek.actions.work import Work
from bot.workbook import Cell, Sheet
from storage.bimtek import Bimtek
from storage.bimtek_signup import LIVE, Signups
from storage.member import Members


async def participants(work: Work, bimtek: Bimtek) -> Sheet:
    """Everybody with a seat, an offer or a place in the line."""
    signups = await Signups(work.session).list_of(bimtek.id, LIVE)
    roles = await Members(work.session).roles_of([signup.person_id for signup in signups if signup.person_id])
    rows: list[Sequence[Cell]] = [
        (
            number,
            signup.person.name if signup.person is not None else None,
            roles.get((signup.person_id, signup.kim_id)),
            signup.kim.name,
            signup.village.name,
            signup.village.kecamatan.name,
            texts.SIGNUP[signup.status.value],
            local(signup.signed_at, work.office.zone),
        )
        for number, signup in enumerate(sorted(signups, key=lambda s: (not s.holds_seat, s.rank, s.arrived)), start=1)
    ]
    title = texts.SHEET_PEOPLE.format(**words.facts(bimtek, work.office))
    return Sheet(texts.SHEET, texts.SHEET_PEOPLE_COLUMNS, rows, title)
