"""Certificates: given a number, drawn, handed over, shown to whoever checks one."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from bot.access import require_admin
from bot.conversation.flow import Refusal
from bot.conversation.formats import addressed, format_date, format_full_day
from bot.conversation.messages import Document, Reply
from bot.conversation.turn import Turn
from bot.features.attendance import rules, texts
from bot.features.attendance.actions.drawing import Sheet, draw, printable
from bot.features.bimtek.actions import words as bimtek_words
from bot.office import Office
from storage.attendance import Attendance, Attendances
from storage.audit import AuditTrail
from storage.base import Session
from storage.bimtek import Bimtek
from storage.certificate import Certificate, Certificates


class NoCertificate(Refusal):
    text = texts.NO_CERTIFICATE


class NameNotPrintable(Refusal):
    text = texts.NAME_NOT_PRINTABLE


async def issue(session: Session, office: Office, presence: Attendance, now: datetime) -> Certificate:
    """The certificate of a presence, made when there is none: number and paper are of the Bimtek's last day."""
    certificates = Certificates(session)
    found = await certificates.find_of(presence.id)
    if found is not None:
        return found
    seat, bimtek = presence.signup, presence.signup.bimtek
    held_on = office.today(bimtek.ends_at)
    number = await certificates.next_number(held_on.year)
    certificate = Certificate(
        attendance_id=presence.id,
        bimtek_id=bimtek.id,
        year=held_on.year,
        number=number,
        label=rules.label_of(office.settings.certificate_number, number, held_on, bimtek.angkatan),
        token=f"{held_on.year}-{number:04}-{secrets.randbelow(10**24):024}",
        name=seat.person.name if seat.person is not None else None,
        title=_title(bimtek),
        held_on=held_on,
        issued_at=now,
    )
    session.add(certificate)
    await session.flush()
    AuditTrail(session).record(
        now, "certificate.issued", "certificate", certificate.id, after={"number": certificate.label, "signup": seat.id}
    )
    return certificate


def _title(bimtek: Bimtek) -> str:
    """As it is printed, and as the public check says it."""
    if bimtek.angkatan is None or bimtek_words.names_angkatan(bimtek):
        return bimtek.title
    return texts.TITLE_ANGKATAN.format(title=bimtek.title, angkatan=bimtek.angkatan)


def check_url(office: Office, certificate: Certificate) -> str:
    """Empty where the bot has no public pages."""
    base = office.settings.public_url
    return f"{base}/sertifikat/{certificate.token}" if base else ""


def sheet_of(office: Office, certificate: Certificate, presence: Attendance) -> Sheet:
    """What its paper shows."""
    bimtek, kim = presence.signup.bimtek, presence.signup.kim
    where = ", ".join([kim.name, kim.village.title]) if presence.signup.kim is not None else ""
    days = _days(office, bimtek)
    return Sheet(
        label=certificate.label,
        name=certificate.name or "",
        kim=where,
        title=certificate.title,
        held=texts.HELD.format(days=days, place=bimtek.place) if bimtek.place else texts.HELD_ONLINE.format(days=days),
        extent=texts.LESSON_HOURS.format(hours=bimtek.lesson_hours) if bimtek.lesson_hours else "",
        topics="; ".join(bimtek.topics.split("\n")),
        office=office.name,
        issued=format_full_day(certificate.held_on),
        signer=office.settings.certificate_signer,
        signer_title=office.settings.certificate_signer_title,
        check_url=check_url(office, certificate),
    )


def _days(office: Office, bimtek: Bimtek) -> str:
    first, last = office.today(bimtek.starts_at), office.today(bimtek.ends_at)
    return format_date(first) if first == last else texts.DAYS.format(first=format_date(first), last=format_date(last))


def filename_of(certificate: Certificate) -> str:
    return f"sertifikat-{certificate.year}-{certificate.number:03}.pdf"


def has_printable_name(certificate: Certificate) -> bool:
    return printable_name(certificate.name or "")


def printable_name(name: str) -> bool:
    return rules.has_letters(printable(name))


async def list_own(turn: Turn) -> list[Certificate]:
    """Those of the person of this turn, the latest first."""
    return list(await Certificates(turn.session).list_of_person(turn.person.id)) if turn.person is not None else []


async def find_own(turn: Turn, certificate_id: int) -> Certificate:
    """One of the person's own. A name that could not be printed is taken anew from what the person is called now."""
    found = next((one for one in await list_own(turn) if one.id == certificate_id), None)
    if found is None:
        raise NoCertificate
    if not has_printable_name(found):
        found.name = turn.person.name if turn.person is not None else None
        if not has_printable_name(found):
            raise NameNotPrintable
    return found


async def sheet_for(turn: Turn, certificate: Certificate) -> Sheet:
    assert certificate.attendance_id is not None
    presence = await Attendances(turn.session).find(certificate.attendance_id)
    assert presence is not None
    return sheet_of(turn.office, certificate, presence)


# A wrong name ---------------------------------------------------------------------------------------------


async def list_named(turn: Turn, bimtek_id: int) -> list[Certificate]:
    """The certificates of a Bimtek whose name can be corrected."""
    await require_admin(turn)
    return list(await Certificates(turn.session).list_named(bimtek_id))


async def correct_name(turn: Turn, certificate: Certificate, name: str) -> bool:
    """Prints another name from now on; number and address stay, so that no second paper is about. The old paper then
    shows other initials than its check. Hands the new one over; False when its owner wants nothing sent."""
    await require_admin(turn)
    assert certificate.attendance is not None
    certificate.name = name
    turn.record("certificate.name_corrected", "certificate", certificate.id, after={"number": certificate.label})
    await turn.session.flush()
    presence = await Attendances(turn.session).find(certificate.attendance.id)
    person = presence.signup.person if presence is not None else None
    if presence is None or person is None or person.stopped_at is not None:
        return False
    paper = await asyncio.to_thread(draw, sheet_of(turn.office, certificate, presence))
    return await turn.notices.to_person(
        person.id,
        Reply(
            texts.NAME_CORRECTED.format(name=addressed(name), title=certificate.title, label=certificate.label),
            document=Document(paper, filename_of(certificate)),
        ),
        kind="certificate",
        dedup_key=f"certificate:{certificate.id}:{turn.now:%Y%m%d%H%M%S}",
    )


# The public check ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody may know of a certificate."""

    label: str
    initials: str
    """Empty when the name was erased."""
    title: str
    held_on: date


async def check(session: Session, token: str) -> Checked | None:
    """None unless every sign of the address is as it was given."""
    certificate = await Certificates(session).find_by_token(token)
    if certificate is None:
        return None
    name = rules.initials(printable(certificate.name)) if certificate.name else ""
    return Checked(certificate.label, name, certificate.title, certificate.held_on)
