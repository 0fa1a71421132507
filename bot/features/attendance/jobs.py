"""What follows a Bimtek by the clock: certificates, and what is no longer kept."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.clock import local
from bot.conversation.formats import addressed
from bot.conversation.messages import Choice, Document, Reply
from bot.conversation.notices import Notices
from bot.features.attendance import rules, texts
from bot.features.attendance.actions import certificates, exam
from bot.features.attendance.actions.drawing import draw
from bot.features.bimtek.actions import words as bimtek_words
from bot.office import Office
from storage.attendance import Attendance, Attendances
from storage.base import Session
from storage.certificate import Certificate, Certificates
from storage.database import Database
from storage.evaluation import Evaluations, Round

log = structlog.get_logger(__name__)

AT_ONCE = 10
"""Certificates of one transaction."""


async def send_certificates(database: Database, office: Office, now: datetime) -> None:
    """After the end everybody who came gets the certificate, or hears what it still needs; never at night.

    Drawn between two transactions: the first gives the numbers, the second hands the papers over. A crash between
    them leaves numbered certificates that are not handed over yet; the next run finds them.
    """
    if not rules.polite(local(now, office.zone).hour):
        return
    after = 0
    while True:
        ready: list[tuple[int, Certificate, bytes]] = []
        async with database.transaction() as session:
            due = [
                (presence, await _certificate(session, office, presence, now))
                for presence in await Attendances(session).list_unsettled(now, after, AT_ONCE)
            ]
        for presence, certificate in due:
            if certificate is not None and certificates.has_printable_name(certificate):
                sheet = certificates.sheet_of(office, certificate, presence)
                try:
                    ready.append((presence.id, certificate, await asyncio.to_thread(draw, sheet)))
                except Exception:
                    # One paper that cannot be drawn holds nobody else's up; it is tried again.
                    log.exception("certificate not drawn", certificate=certificate.id)
        async with database.transaction() as session:
            for presence_id, certificate, paper in ready:
                await _hand_over(session, office, presence_id, certificate, paper, now)
        if len(due) < AT_ONCE:
            return
        after = due[-1][0].id


async def _certificate(session: Session, office: Office, presence: Attendance, now: datetime) -> Certificate | None:
    """The certificate, when this one is to get it; else says why not, and is done with it."""
    seat = presence.signup
    if seat.person is None:
        presence.settled_at = now
        return None
    post = await exam.standing(session, seat.bimtek, seat.person.id, Round.POST)
    if post is not None and post.pass_mark is not None and not post.passed:
        presence.settled_at = now
        if seat.person.stopped_at is None:
            choices = () if post.next is None else (Choice(texts.POST_TEST, entry=f"attendance.exam:{seat.bimtek_id}"),)
            words = texts.NOT_PASSED if post.next is None else texts.POST_TEST_FIRST
            await Notices(session, office, now).to_person(
                seat.person.id,
                Reply(
                    words.format(
                        name=addressed(seat.person.name),
                        title=bimtek_words.title(seat.bimtek),
                        mark=post.pass_mark,
                        percent=post.percent,
                    ),
                    choices,
                ),
                kind="attendance.exam",
                dedup_key=f"attendance.exam:{presence.id}:{'failed' if post.next is None else 'open'}",
            )
        return None
    certificate = await certificates.issue(session, office, presence, now)
    if not certificates.has_printable_name(certificate):
        presence.settled_at = now
        if seat.person.stopped_at is None:
            await Notices(session, office, now).to_person(
                seat.person.id,
                Reply(texts.NAME_NOT_PRINTABLE),
                kind="certificate",
                dedup_key=f"certificate:{certificate.id}",
            )
    return certificate


async def _hand_over(
    session: Session, office: Office, presence_id: int, certificate: Certificate, paper: bytes, now: datetime
) -> None:
    presence = await Attendances(session).find(presence_id)
    if presence is None or presence.settled_at is not None:
        return
    presence.settled_at = now
    seat = presence.signup
    if seat.person is None or seat.person.stopped_at is not None:
        return
    await Notices(session, office, now).to_person(
        seat.person.id,
        Reply(
            texts.CERTIFICATE_SENT.format(
                name=addressed(seat.person.name), title=certificate.title, label=certificate.label
            ),
            (Choice(texts.SURVEY, entry=f"attendance.survey:{seat.bimtek_id}"),),
            document=Document(paper, certificates.filename_of(certificate)),
        ),
        kind="certificate",
        dedup_key=f"certificate:{certificate.id}",
    )


async def enforce_retention(database: Database, office: Office, now: datetime) -> None:
    """Guesses go within the hour, answers after a year, names on certificates after the years of the setting."""
    settings = office.settings
    async with database.transaction() as session:
        await Attendances(session).purge_wrong(now - rules.GUESSES_KEPT)
        await Evaluations(session).forget_old(now - timedelta(days=settings.keep_answers_days))
        await Certificates(session).forget_old_names(
            office.today(now) - timedelta(days=365 * settings.keep_certificate_years)
        )
