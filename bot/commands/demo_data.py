"""The demo's own roster and people: made up, marked as demo, drawn the same every time.

How many of the villages have a KIM, and how many of those are alive, follows the published figures of
Kabupaten Malang (250 KIM formed, about 75 active of 390 villages, September 2025). Which village has one is
made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.features.bimtek.actions.plan import announce
from bot.features.bimtek.actions.work import Work
from bot.features.silence.actions import reschedule
from bot.office import Office
from bot.simulator.demo import Shortcut
from storage.base import Session
from storage.bimtek import Bimtek
from storage.clarification import OWN, Clarifications, Verdict
from storage.kim import BoardRole, Kim, Kims
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.office import Grant, OfficeRole
from storage.region import Village, Villages

ADMIN, KETUA, SEKRETARIS, COORDINATOR, SITI, WARGA, SECOND_ADMIN, VERIFIER, EDITOR = range(700_000_001, 700_000_010)
CROWD = 700_100_000
"""From here on the chats of members who only receive."""
CROWDED = "Kepanjen"
"""The kecamatan whose KIM are silent and have members: whom a broadcast can be tried on."""
EACH = 24
"""Members of each of its KIM."""
SILENT_DAYS = 150
HOME = ("Sumberejo", "Poncokusumo")
"""The village of the demo's board; another regency takes its first village."""
BIMTEK = "Menulis berita warga (contoh)"
PLACE = "Ruang Rapat Panji Pulang Jiwo, Kepanjen"
"""Of Kabupaten Malang; elsewhere it is the office."""
CLARIFICATION = {
    "source": OWN,
    "external_id": "demo-1",
    "title": "Air sumur tidak perlu dicampur garam sebelum dimasak (contoh)",
    "claim_text": (
        "Mulai besok semua air sumur wajib dicampur garam dulu sebelum dimasak supaya tidak beracun, sebarkan ke "
        "tetangga dan keluarga"
    ),
    "verdict": Verdict.HOAKS,
    "summary": "Contoh untuk demo, bukan klarifikasi sungguhan. Tidak ada anjuran seperti itu.",
    "url": None,
}


def shortcuts() -> Sequence[Shortcut]:
    """Prepared people; `Warga` and `Siti` have not registered."""
    return (
        Shortcut("Siti, calon anggota", "Siti", "(demo)", id=SITI),
        Shortcut("Warga", "Warga", "(demo)", id=WARGA),
        Shortcut("Ketua KIM", "Budi", "(demo)", id=KETUA, started=True),
        Shortcut("Sekretaris KIM", "Rini", "(demo)", id=SEKRETARIS, started=True),
        Shortcut("Koordinator kecamatan", "Sri", "(demo)", id=COORDINATOR, started=True),
        Shortcut("Admin Diskominfo", "Admin", "(demo)", id=ADMIN, started=True),
        Shortcut("Admin kedua", "Dewi", "(demo)", id=SECOND_ADMIN, started=True),
        Shortcut("Verifikator hoaks", "Wulan", "(demo)", id=VERIFIER, started=True),
        Shortcut("Editor hoaks", "Agus", "(demo)", id=EDITOR, started=True),
    )


async def fill(session: Session, office: Office, now: datetime) -> Sequence[int]:
    """A roster for every village of the regency, a board in one of them, and many members in one kecamatan, whose
    chats it returns."""
    draw = random.Random(20250924)
    villages = list(await Villages(session).list_villages())
    home = next((v for v in villages if (v.name, v.kecamatan.name) == HOME), villages[0])
    with_kim = draw.sample(villages, round(len(villages) * 250 / 390))
    with_kim += [v for v in villages if v.name == home.name and v not in with_kim]
    today = office.today(now)
    for number, village in enumerate(with_kim):
        activity = None
        if village is not home:
            if number % 10 < 3:
                activity = today - timedelta(days=draw.randrange(0, 30))
            elif number % 10 == 3:
                activity = today - timedelta(days=draw.randrange(40, 300))
        if village.kecamatan.name == CROWDED:
            activity = today - timedelta(days=SILENT_DAYS)
        session.add(_kim(village, office, now, activity_days=(today - activity).days if activity else None))
    await session.flush()
    for kim in await Kims(session).list_kims():
        await reschedule(session, office, kim)
    home_kim = await Kims(session).find_kim_of_village(home.code)
    assert home_kim is not None
    await _board(session, home_kim, now)
    for name, chat, role, kecamatan_code in (
        ("Sri (demo)", COORDINATOR, OfficeRole.COORDINATOR, home.kecamatan_code),
        ("Dewi (demo)", SECOND_ADMIN, OfficeRole.ADMIN, ""),
        ("Wulan (demo)", VERIFIER, OfficeRole.VERIFIER, ""),
        ("Agus (demo)", EDITOR, OfficeRole.EDITOR, ""),
    ):
        officer = await _person(session, name, chat, now)
        session.add(Grant(person_id=officer.id, role=role, kecamatan_code=kecamatan_code, granted_at=now))
    await _bimtek(session, office, now)
    await Clarifications(session).put(CLARIFICATION, now)
    return await _crowd(session, now)


async def _bimtek(session: Session, office: Office, now: datetime) -> None:
    day = office.calendar.next_working_day(office.today(now) + timedelta(days=10))
    starts_at = office.moment(day, time(9))
    bimtek = Bimtek(
        title=BIMTEK,
        angkatan=1,
        year=day.year,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=6),
        place=PLACE if office.regency_name == "Kabupaten Malang" else f"Kantor {office.name}",
        confirm_by=starts_at - timedelta(days=5),
        created_at=now,
    )
    session.add(bimtek)
    await session.flush()
    await announce(Work(session, office, now), bimtek)


async def _crowd(session: Session, now: datetime) -> Sequence[int]:
    chats: list[int] = []
    for kim in await Kims(session).list_kims():
        if kim.village.kecamatan.name != CROWDED:
            continue
        for place in range(EACH):
            chats.append(CROWD + len(chats))
            role = list(BoardRole)[min(place, 3)]
            await _member(session, kim, f"Warga {len(chats)} (demo)", chats[-1], role, now)
    return chats


def _kim(village: Village, office: Office, now: datetime, *, activity_days: int | None) -> Kim:
    today = office.today(now)
    activity = None if activity_days is None else today - timedelta(days=activity_days)
    return Kim(
        village_code=village.code,
        name=f"KIM {village.name}",
        registered_on=today,
        last_activity_on=activity,
        other_activity_on=activity,
    )


async def _board(session: Session, kim: Kim, now: datetime) -> None:
    for name, chat, role in (
        ("Budi (demo)", KETUA, BoardRole.KETUA),
        ("Rini (demo)", SEKRETARIS, BoardRole.SEKRETARIS),
    ):
        await _member(session, kim, name, chat, role, now)
    await session.flush()


async def _member(session: Session, kim: Kim, name: str, chat: int, role: BoardRole, now: datetime) -> None:
    person = await _person(session, name, chat, now)
    decided = {"status": MemberStatus.APPROVED, "requested_at": now, "decided_at": now}
    session.add(Member(person_id=person.id, kim_id=kim.id, role=role, **decided))


async def _person(session: Session, name: str, chat: int, now: datetime) -> Person:
    person = Person(name=name, created_at=now, reminders_ok=True, photos_ok=True)
    session.add(person)
    await session.flush()
    session.add(PersonAddress(person_id=person.id, channel="telegram", external_id=str(chat)))
    return person
