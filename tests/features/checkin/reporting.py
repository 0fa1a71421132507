"""What these tests have in common: a village, a report handed in, and what became of it."""

from __future__ import annotations

from storage.checkin import Checkin
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def report(
    who: Player, kind: str = "Rapat KIM", what: str = "Rapat bulanan di balai desa", when: str = "Hari ini"
) -> None:
    """A report with one photo, written from the first word to the last."""
    await who.says("kegiatan")
    await who.says(kind)
    await who.says(what)
    await who.says(when)
    await who.sends_photo()
    if "Lewati" in who.buttons:  # of an article a link is wanted besides
        await who.taps("Lewati")
    await who.taps("Kirim")
    assert who.hears("Sudah tercatat")


async def reports(village: Village) -> list[Checkin]:
    async with village.database.reading() as session:
        return await village.rows(session, Checkin)


async def only_report(village: Village) -> Checkin:
    (checkin,) = await reports(village)
    return checkin
