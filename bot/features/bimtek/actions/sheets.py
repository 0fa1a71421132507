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
    rows: list[Sequence[Cell]] = []
    for number, signup in enumerate(sorted(signups, key=lambda s: (not s.holds_seat, s.rank, s.arrived)), start=1):
        member = (
            await Members(work.session).find_approved(signup.person_id, signup.kim_id)
            if signup.person_id is not None
            else None
        )
        rows.append(
            (
                number,
                signup.person.name if signup.person is not None else None,
                member.role.value if member is not None else None,
                signup.kim.name,
                signup.village.name,
                signup.village.kecamatan.name,
                texts.SIGNUP[signup.status.value],
                local(signup.signed_at, work.office.zone),
            )
        )
    title = texts.SHEET_PEOPLE.format(bimtek=words.full(bimtek), when=words.when(bimtek, work.office))
    return Sheet(texts.SHEET, texts.SHEET_PEOPLE_COLUMNS, rows, title)
