"""What people sent is fetched and looked at: hashes, the marks by which the same photo is found again, packages.

Bytes are fetched apart from any transaction and kept nowhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import structlog

from bot.conversation.files import Gone, NotNow, TooBig
from bot.conversation.formats import format_date
from bot.conversation.messages import Document, Reply
from bot.conversation.notices import Notices
from bot.features.hoax import texts
from bot.features.hoax.actions import known
from bot.features.hoax.actions.cases import join
from bot.features.hoax.rules import claim, package, pictures
from bot.office import Office
from bot.pictures import LARGEST_FILE, NoPicture
from storage.audit import AuditTrail
from storage.base import Session
from storage.database import Database
from storage.hoax import HoaxProof, HoaxReport, HoaxReports, ProofKind
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases
from storage.hoax_proof import HoaxProofs
from storage.locks import lock_row

log = structlog.get_logger(__name__)

AT_ONCE = 20
MOST_PICTURES = 10
GIVE_UP = timedelta(days=1)
PATIENCE = timedelta(hours=1)
"""How long a package waits for pictures while the platform does not answer."""
_DOCUMENTS = (b"%PDF-",)
"""How files begin that a verifier may open; every other one has to be a picture."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found out about a file."""

    sha256: str | None = None
    picture: str | None = None
    problem: str | None = None


async def look_at_files(database: Database, office: Office, now: datetime) -> None:
    if office.files is None:
        return
    async with database.reading() as session:
        waiting = await HoaxProofs(session).list_unseen(AT_ONCE)
    for proof in waiting:
        look = await _look(office, proof)
        async with database.transaction() as session:
            report = await HoaxReports(session).find(proof.report_id)
            if report is None:
                continue
            if look is None:
                if now - report.received_at < GIVE_UP:
                    continue  # the platform did not answer; it is asked again
                look = Look(problem="gone")
            proofs = HoaxProofs(session)
            if not await proofs.note(proof.id, now, sha256=look.sha256, picture=look.picture, problem=look.problem):
                continue
            if look.problem in texts.PROBLEMS:
                await _explain(session, office, report, look.problem, now)
            elif look.picture is not None and not proof.added:
                proof.picture = look.picture
                await _join_same(session, report, proof, now)


async def _look(office: Office, proof: HoaxProof) -> Look | None:
    """None when it has to be tried again."""
    assert office.files is not None
    try:
        data = await office.files.fetch(proof.file_id or "", LARGEST_FILE)
    except TooBig:
        return Look(problem="too_big")
    except Gone:
        return Look(problem="gone")
    except NotNow:
        return None
    return await asyncio.to_thread(_examined, proof.kind, data)


def _examined(kind: ProofKind, data: bytes) -> Look:
    digest = sha256(data).hexdigest()
    if kind not in (ProofKind.PHOTO, ProofKind.DOCUMENT):
        return Look(digest)
    try:
        return Look(digest, str(pictures.fingerprint(data)))
    except NoPicture:
        safe = kind is ProofKind.DOCUMENT and data.startswith(_DOCUMENTS)
        return Look(digest, problem=None if safe else "no_picture")


async def _explain(session: Session, office: Office, report: HoaxReport, problem: str, now: datetime) -> None:
    if report.reporter_id is not None:
        await Notices(session, office, now).to_person(
            report.reporter_id,
            Reply(texts.PROBLEMS[problem].format(ticket=report.ticket, number=report.number)),
            kind="hoax.file",
            dedup_key=f"hoax.file:{report.id}:{problem}",
        )


async def _join_same(session: Session, report: HoaxReport, proof: HoaxProof, now: datetime) -> None:
    """A photo that was sent before, made smaller or framed: a report of nothing but this photo joins that case, as long
    as nobody works on it. Of all others the verifier is shown the case with the same photo, and decides."""
    cases = HoaxCases(session)
    case = await cases.get(report.case_id)
    if not await _is_only_a_photo(session, case):
        return
    for target in await known.same_photo(session, case.id, [proof.picture or ""], most=1):
        # In one order everywhere; and neither is taken, published or merged away while the reports change over.
        for row in sorted((case, target), key=lambda c: c.id):
            await lock_row(session, row)
        gone = target.status in (CaseStatus.CLOSED, CaseStatus.DUPLICATE)
        if gone or not await _is_only_a_photo(session, case):
            return
        await cases.move(
            case.id,
            CaseStatus.DUPLICATE,
            among=(CaseStatus.RECEIVED,),
            duplicate_of=target.id,
            finished_at=now,
            next_check_at=None,
        )
        await join(session, case.id, target)
        AuditTrail(session).record(
            now,
            "hoax.merged",
            "hoax_case",
            case.id,
            before={"status": CaseStatus.RECEIVED.value},
            after={"status": CaseStatus.DUPLICATE.value},
            reason=str(target.id),
        )
        log.info("the same photo, one case", case=target.id)


async def _is_only_a_photo(session: Session, case: HoaxCase) -> bool:
    """Whether nobody works on the case and nothing was said in it."""
    inside = await HoaxReports(session).list_of_case(case.id)
    says_something = any(claim.substance(other.words) or len(other.proofs) > 1 for other in inside)
    untouched = case.status is CaseStatus.RECEIVED and case.verifier_id is None and not case.urgent
    return untouched and not says_something


# Packages --------------------------------------------------------------------------------------------------------


async def make_packages(database: Database, office: Office, now: datetime) -> None:
    """The file for an agency, sent to the officer who asked."""
    async with database.reading() as session:
        waiting = await HoaxProofs(session).list_packages()
    for wanted in waiting:
        async with database.reading() as session:
            case = await HoaxCases(session).get(wanted.case_id)
            reports = await HoaxReports(session).list_of_case(case.id)
        since = format_date(office.today(case.opened_at))
        lines = [
            (texts.PACKAGE_CLAIM, case.words or case.title),
            (texts.PACKAGE_SEEN, texts.name_all(r.seen_where for r in reports if r.seen_where) or "-"),
            (texts.PACKAGE_LINKS, "\n".join(dict.fromkeys(p.url for r in reports for p in r.proofs if p.url)) or "-"),
            (texts.PACKAGE_COUNT, texts.PACKAGE_COUNTED.format(count=len(reports), since=since)),
            (texts.PACKAGE_FILES, "\n".join(_marks(reports)) or "-"),
        ]
        found, missing, away = await _pictures(office, reports)
        if away and now - wanted.asked_at < PATIENCE:
            continue  # the platform does not answer; it is asked again
        if missing:
            lines.append((texts.PACKAGE_MISSING, str(missing)))
        title = texts.CASE.format(case=case.id)
        data = await asyncio.to_thread(package.build, f"{office.name}: {title}", lines, found)
        async with database.transaction() as session:
            if not await HoaxProofs(session).note_package(wanted.id, now):
                continue
            await Notices(session, office, now).to_person(
                wanted.officer_id,
                Reply(
                    (texts.PACKAGE_WITHOUT if missing else texts.PACKAGE).format(
                        case=case.id, agency=texts.AGENCIES[wanted.agency.value], missing=missing
                    ),
                    document=Document(data, f"kasus-{case.id}.zip"),
                ),
                kind="hoax.package",
                dedup_key=f"hoax.package:{wanted.id}",
            )


def _marks(reports: Sequence[HoaxReport]) -> list[str]:
    """Kind and SHA-256 of every file: what an agency may compare with."""
    marks = {
        f"{texts.KINDS[proof.kind.value]} sha256:{proof.sha256}": None
        for report in reports
        for proof in report.proofs
        if proof.sha256
    }
    return list(marks)


async def _pictures(office: Office, reports: Sequence[HoaxReport]) -> tuple[list[bytes], int, bool]:
    """The photos, drawn anew, each once; how many are missing; and whether because the platform did not answer."""
    wanted = {
        proof.picture: proof.file_id for report in reports for proof in report.proofs if proof.picture and proof.file_id
    }
    found, away = [], False
    for file_id in list(wanted.values())[:MOST_PICTURES]:
        if office.files is None:
            break
        try:
            data = await office.files.fetch(file_id, LARGEST_FILE)
            found.append(await asyncio.to_thread(package.redrawn, data))
        except NotNow:
            away = True
            break
        except (TooBig, Gone, NoPicture) as error:
            log.info("a picture is missing in a package", why=type(error).__name__)
    return found, len(wanted) - len(found), away
