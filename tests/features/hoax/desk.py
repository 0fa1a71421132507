"""What these tests have in common: officers of the hoax desk, claims, and what is on file."""

from __future__ import annotations

from typing import Any

from storage.hoax import HoaxReport
from storage.hoax_case import HoaxCase
from storage.office import Grant, OfficeRole
from tests.factories import WEDNESDAY, make_person
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"
CLAIM = "Mulai besok semua warga yang memegang kartu ungu mendapat beras dua karung di kantor kecamatan, bawa fotokopi"
OTHER = "Jembatan gantung di kali selatan ditutup setahun penuh karena ada harimau lepas dari kebun binatang"


async def officer(village: Village, name: str, *roles: OfficeRole) -> Player:
    """Somebody who holds these offices of the hoax desk."""
    player = village.person(name)
    player.account.started = True
    async with village.database.transaction() as session:
        person = await make_person(session, name, player.id)
        for role in roles:
            session.add(Grant(person_id=person.id, role=role, granted_at=WEDNESDAY))
    return player


async def verifier(village: Village, name: str = "Vera") -> Player:
    return await officer(village, name, OfficeRole.VERIFIER)


async def editor(village: Village, name: str = "Edi") -> Player:
    return await officer(village, name, OfficeRole.EDITOR)


async def report(who: Player, claim: str = CLAIM, where: str = "Grup WhatsApp") -> None:
    """Forwards a claim and says where it was seen."""
    await who.says(claim, forward_from="Orang Lain")
    await who.taps("Cek kebenarannya")
    if "Bukan" in who.buttons:
        await who.taps("Bukan")
    await who.taps(where)
    assert who.hears("Nomor tiket")


async def cases(village: Village) -> list[HoaxCase]:
    async with village.database.reading() as session:
        return await village.rows(session, HoaxCase)


async def only_case(village: Village) -> HoaxCase:
    (case,) = await cases(village)
    return case


async def reports(village: Village) -> list[HoaxReport]:
    async with village.database.reading() as session:
        return await village.rows(session, HoaxReport)


async def table(village: Village, kind: Any) -> list[Any]:
    async with village.database.reading() as session:
        return await village.rows(session, kind)


async def draft(who: Player, verdict: str = "HOAKS", *, again: bool = False) -> None:
    """The verifier who looks at the own case writes a clarification; `again`: a correction with other words."""
    await who.taps("Tulis klarifikasi" if "Tulis klarifikasi" in who.buttons else "Koreksi")
    await who.taps(verdict)
    await who.taps("Pakai ini")
    words = "Kantor kecamatan tidak membagikan beras. Bantuan beras hanya lewat Bulog dan kantor desa."
    await who.says("Ternyata pembagian beras itu memang ada di kantor desa." if again else words)
    await who.says("https://www.bulog.co.id/beras?utm_source=wa")
    await who.taps("Lewati")
    await who.taps("Kirim ke editor")


async def correct(vera: Player, edi: Player, *, case: int = 1, verdict: str = "KELIRU") -> None:
    """A published case is corrected, by two officers."""
    await vera.says("meja hoaks")
    await vera.taps_data(vera.world.messages(vera.account)[-1], f"hoax.case:{case}")
    await vera.taps("Koreksi")
    await vera.taps(verdict)
    await vera.taps("Pakai ini")
    await vera.says("Pembagian beras memang ada, tetapi hanya untuk penerima yang terdaftar di desa.")
    await vera.taps("Pakai ini")
    await vera.taps("Lewati")
    await vera.taps("Kirim ke editor")
    await edi.says("meja hoaks")
    await edi.taps(f"Kasus {case}")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")


async def publish(vera: Player, edi: Player, *, case: int = 1, verdict: str = "HOAKS", take: bool = True) -> None:
    """From the queue to the publication, by two officers."""
    await vera.says("meja hoaks")
    await vera.taps(f"Kasus {case}")
    if take:
        await vera.taps("Ambil")
    await draft(vera, verdict)
    await edi.says("meja hoaks")
    await edi.taps(f"Kasus {case}")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")
    assert edi.hears("terbit")
