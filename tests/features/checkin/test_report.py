"""Reporting an activity: from the first word to *Sudah tercatat*."""

from datetime import date

from storage.checkin import Category, Checkin, CheckinStatus, EvidenceKind
from tests.village import Village

SUMBEREJO = "Sumberejo, Poncokusumo"


async def only_report(village: Village) -> Checkin:
    async with village.database.reading() as session:
        (checkin,) = await village.rows(session, Checkin)
    return checkin


async def test_siti_reports_a_meeting(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("wingi")
    await siti.sends_photo()
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat")
    checkin = await only_report(village)
    assert checkin.category is Category.MEETING
    assert checkin.happened_on == date(2026, 9, 22)
    assert checkin.status is CheckinStatus.SUBMITTED
    assert [e.kind for e in checkin.evidence] == [EvidenceKind.PHOTO]


async def test_one_question_a_message_with_an_example(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    assert siti.hears("Kegiatan apa, Bapak/Ibu Siti?")
    for step in (lambda: siti.taps("Rapat KIM"), lambda: siti.says("Rapat bulanan di balai desa"),
                 lambda: siti.taps("Kemarin"), lambda: siti.sends_photo(), lambda: siti.taps("Kirim")):
        await step()
        print(siti.heard, siti.buttons)
