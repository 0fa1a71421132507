"""What the doctor looks at. Nothing here writes, and nothing shows a token, a name or a number of a person."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple

from bot.app import OtherRegency, put_aside_folder, refuse_other_regency
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.checkup import examine
from bot.clock import Clock, local
from bot.commands import texts
from bot.commands.problems import sentence_about
from bot.conversation.formats import format_date, format_number, format_time
from bot.delivery.sender import LEASE
from bot.env_file import misspelt
from bot.features import FEATURES
from bot.settings import NAMES, Settings, nothing_is_set
from bot.web.server import CannotListen, listening
from storage.area import UnknownRegency, load_regency
from storage.base import Session
from storage.database import PATIENCE, Database, UnreachableDatabase, UnusableDatabase, newest_version
from storage.job_run import JobRuns
from storage.kim import Kims
from storage.member import Members
from storage.outbox import Outbox
from storage.region import Villages
from storage.worker import Workers

DRIFT = timedelta(seconds=30)
"""Difference between two clocks that matters to nobody."""
LITTLE_SPACE = 200 * 1024 * 1024
LATE = 3
"""Intervals after which a job that did not finish is late."""


class Finding(NamedTuple):
    ok: bool | None
    """None: worth knowing, neither good nor bad."""
    text: str
    advice: str = ""


def examine_settings(settings: Settings) -> list[Finding]:
    """The regency's data, the time zone, and what should not stay empty."""
    findings = [Finding(True, texts.SETTINGS_FINE)]
    # In a container `.env` is handed in as the environment; there other programs' names stand, too.
    for name, nearest in misspelt(os.environ, NAMES):
        findings.append(Finding(None, texts.ODD_VARIABLE.format(name=name, nearest=nearest)))
    try:
        regency = load_regency(settings.regency_code)
        findings.append(Finding(True, texts.REGENCY.format(name=regency.name, count=len(regency.villages))))
    except UnknownRegency as problem:
        findings.append(Finding(False, f"REGENCY_CODE: {problem}"))
    offset = datetime(2026, 1, 1, tzinfo=settings.zone).strftime("%z")
    findings.append(Finding(True, texts.ZONE.format(zone=settings.zone.key, offset=offset)))
    if nothing_is_set():
        findings.append(Finding(None, texts.NO_FILE.format(folder=Path.cwd())))
    if not settings.admin_ids:
        findings.append(Finding(False, texts.NO_ADMINS, texts.SET_ADMINS))
    if not settings.dpo_contact:
        findings.append(Finding(None, texts.NO_DPO, texts.SET_DPO))
    return findings


def examine_machine(settings: Settings) -> list[Finding]:
    """The disk."""
    findings = []
    folder = put_aside_folder(settings).parent
    existing = next(path for path in (folder, *folder.absolute().parents) if os.path.exists(path))
    if not os.access(existing, os.W_OK):
        findings.append(Finding(False, texts.NOT_WRITABLE.format(folder=folder), texts.MAKE_WRITABLE))
    elif (free := shutil.disk_usage(existing).free) < LITTLE_SPACE:
        findings.append(Finding(False, texts.LITTLE_SPACE.format(mb=free // 1024**2), texts.MAKE_SPACE))
    else:
        findings.append(Finding(True, texts.WRITABLE.format(folder=folder, gb=format_number(round(free / 1024**3, 1)))))
    aside = _count(put_aside_folder(settings))
    if aside:
        advice = texts.SEND_ASIDE
        findings.append(Finding(False, texts.ASIDE.format(count=aside, folder=put_aside_folder(settings)), advice))
    return findings


async def examine_listening(settings: Settings) -> list[Finding]:
    """Whether `run` can listen where it should; where it runs already, it is the one that does."""
    where = {"host": settings.http_host, "port": settings.http_port}
    try:
        listening(settings.http_host, settings.http_port).close()
    except CannotListen as problem:
        if problem.why == "taken" and await asyncio.to_thread(_answers, settings.http_host, settings.http_port):
            return [Finding(True, texts.ANSWERING.format(**where))]
        return [Finding(False, sentence_about(problem) or "")]
    return [Finding(True, texts.PORT_FREE.format(**where))] if settings.http_port else []


def _answers(host: str, port: int) -> bool:
    """Whether who listens there answers as this program does."""
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().read(100) == b'{"alive":true}'
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


async def examine_database(settings: Settings, clock: Clock) -> list[Finding]:
    """Reachable, migrated, its clock right; what is in it, counted."""
    try:
        if Database.is_missing(settings.database_url):
            where = Database.path_of(settings.database_url)
            return [Finding(False, texts.NO_DATABASE.format(where=where), texts.MIGRATE)]
        database = Database(settings.database_url)
    except (UnreachableDatabase, UnusableDatabase) as problem:
        return [Finding(False, sentence_about(problem) or "")]
    try:
        version = await database.version()
        if version != newest_version():
            found = version or texts.NO_VERSION
            wrong = texts.OLD_DATABASE.format(version=found, newest=newest_version())
            return [Finding(False, wrong, texts.MIGRATE)]
        findings = [Finding(True, texts.DATABASE.format(kind=database.url.get_backend_name(), version=version))]
        findings += await _its_clock(database, clock)
        async with database.reading() as session:
            return findings + await _contents(session, settings, clock)
    except (UnreachableDatabase, UnusableDatabase, OtherRegency) as problem:
        return [Finding(False, sentence_about(problem) or "")]
    finally:
        await database.close()


async def _its_clock(database: Database, clock: Clock) -> list[Finding]:
    if database.is_sqlite:  # the same machine's
        return []
    drift = abs(await database.now() - clock.now())
    if drift > DRIFT:
        seconds = round(drift.total_seconds())
        return [Finding(False, texts.DATABASE_DRIFT.format(seconds=seconds), texts.SET_CLOCK)]
    return [Finding(True, texts.DATABASE_CLOCK)]


async def _contents(session: Session, settings: Settings, clock: Clock) -> list[Finding]:
    now = clock.now()
    codes = await Villages(session).list_codes()
    refuse_other_regency(codes, settings.regency_code)
    villages, kims = len(codes), len(await Kims(session).list_kims())
    findings = []
    if not villages:
        findings.append(Finding(False, texts.NO_VILLAGES, texts.MIGRATE))
    elif not kims:
        findings.append(Finding(None, texts.NO_KIMS, texts.IMPORT))
    else:
        findings.append(Finding(True, texts.KIMS.format(kims=format_number(kims), villages=format_number(villages))))
    people = await Members(session).count_people()
    findings.append(Finding(True, texts.PEOPLE.format(count=format_number(people))))
    outbox = Outbox(session)
    counts = await outbox.counts()
    waiting = counts.get("pending", 0) + counts.get("sending", 0)
    findings.append(Finding(True, texts.OUTBOX.format(waiting=waiting, sent=counts.get("sent", 0))))
    if uncertain := counts.get("uncertain", 0):
        findings.append(Finding(None, texts.UNCERTAIN.format(count=uncertain), texts.LOOK_AT_UNCERTAIN))
    running = await Workers(session).count(now, LEASE)
    findings.append(Finding(True if running else None, texts.RUNNING.format(count=running)))
    return findings + await _jobs(session, settings, now, running=bool(running))


async def _jobs(session: Session, settings: Settings, now: datetime, *, running: bool) -> list[Finding]:
    findings = []
    found = [(job, await JobRuns(session).last(job.name)) for feature in FEATURES for job in feature.jobs]
    if all(last is None for _, last in found):
        return [Finding(None, texts.NO_JOB_YET, "" if running else texts.START)]
    for job, last in found:
        if last is None:
            findings.append(Finding(None, texts.JOB_NEVER.format(job=job.name)))
            continue
        at = local(last.started_at, settings.zone)
        when = f"{format_date(at.date())} {format_time(at, settings.zone)}"
        late = now - last.started_at > LATE * job.every or (
            last.finished_at is None and now - last.started_at > job.every
        )
        if late and running:
            findings.append(Finding(False, texts.JOB_LATE.format(job=job.name, when=when), texts.READ_LOG))
        else:
            findings.append(Finding(True, texts.JOB.format(job=job.name, when=when)))
    return findings


async def examine_telegram(settings: Settings, channel: TelegramChannel, clock: Clock) -> list[Finding]:
    found = await examine(channel, settings.admin_ids)
    if found.problem == "token":
        return [Finding(False, texts.WRONG_TOKEN)]
    if found.problem == "unreachable":
        return [Finding(False, texts.NO_TELEGRAM.format(url=settings.telegram_api_url), texts.CHECK_NETWORK)]
    findings = [Finding(True, texts.BOT.format(username=found.username))]
    if found.server_time is not None:
        drift = abs(found.server_time.astimezone(UTC) - clock.now())
        fine = drift <= DRIFT
        wording = texts.CLOCK if fine else texts.CLOCK_DRIFT.format(seconds=round(drift.total_seconds()))
        findings.append(Finding(fine, wording, "" if fine else texts.SET_CLOCK))
    findings.append(_arrival(settings, found.webhook))
    findings.append(Finding(True, texts.WAITING.format(count=found.waiting)))
    if found.webhook and found.last_error:
        findings.append(Finding(False, texts.WEBHOOK_ERROR, texts.CHECK_WEBHOOK))
    findings.append(Finding(None, texts.READS_GROUPS if found.reads_groups else texts.PRIVACY_MODE))
    for place in found.unreached_admins:
        findings.append(Finding(False, texts.ADMIN_AWAY.format(place=place), texts.ADMIN_START))
    if settings.admin_ids and not found.unreached_admins:
        findings.append(Finding(True, texts.ADMINS.format(count=len(settings.admin_ids))))
    return findings


def _arrival(settings: Settings, webhook: str) -> Finding:
    if settings.webhook_url:
        if webhook == settings.webhook_address:
            return Finding(True, texts.WEBHOOK_SET)
        return Finding(None, texts.WEBHOOK_MISSING, texts.WEBHOOK_AT_START)
    if webhook:
        return Finding(None, texts.WEBHOOK_STRANGE, texts.WEBHOOK_REMOVED_AT_START)
    return Finding(True, texts.POLLING)


def _count(folder: Path) -> int:
    try:
        return sum(1 for _ in folder.iterdir())
    except OSError:
        return 0
