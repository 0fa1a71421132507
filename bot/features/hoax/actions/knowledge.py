"""What every process holds in memory of clarifications and cases, and how it stays the same as the tables.

    start ──▶ from the file beside the database, else from the tables (in a thread) ──▶ ready
    ready ──▶ every turn that asks, and every few seconds: what was written since, by its revision

The file only saves time: it is used when it says the same as the tables about every clarification, and left otherwise.
"""

from __future__ import annotations

import asyncio
import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from bot.features.hoax.rules import matching, normalise, spelling
from bot.features.hoax.rules.claim import substance
from bot.features.hoax.rules.matching import Index
from bot.office import Office
from storage.base import Session
from storage.clarification import Clarifications, Known
from storage.database import Database, Unavailable
from storage.hoax_case import HoaxCases

log = structlog.get_logger(__name__)

MEMORY = "hoax.knowledge"
FILE = "known-claims.npz"
EVERY = 5.0
"""Seconds between two looks at what others wrote."""
AT_ONCE = 40
"""Claims put into the index without a pause: some 15 ms."""
_PAGE = 1_000
_WORTH_A_FILE = 500
"""Claims that had to be read from the tables."""
_SAID_ENOUGH = 3
"""Words a case needs to be found by them."""


@dataclass
class Knowledge:
    """The indexes of this process."""

    clarifications: Index[int] = field(default_factory=Index)
    known_to: tuple[int, int] = (0, 0)
    """Revision and id of the newest clarification the index knows."""
    complete: bool = False
    """Whether nothing of that revision was left for later."""
    cases: Index[int] = field(default_factory=Index)
    newest_case: int = 0
    reworded_to: tuple[int, int] = (0, 0)
    """Revision and id of the last case it knows to have been given other words, or none any more."""
    looked_to: int = -1
    """The newest revision when it last looked at all that was written."""
    kept: bool = False
    """Whether the background keeps it up, so that turns need not catch up with much."""
    loading: bool = False
    """The background makes another one that takes this one's place; until then answers come from what is here."""

    async def learn(self, session: Session, most: int) -> int:
        """Takes in at most so many clarifications and cases that were written since; how many it were."""
        clarifications = Clarifications(session)
        learnt = 0
        if clarifications.has_written:
            # What this transaction wrote may never come to be, and its revision be given to something else.
            return 0
        newest = await clarifications.newest_revision()
        if not self.complete or newest != self.looked_to:
            page = await clarifications.changed_after(*self.known_to, limit=most)
            self.take(page)
            reworded = await HoaxCases(session).list_reworded_after(*self.reworded_to, limit=most)
            self.take_reworded(reworded)
            self.complete = max(len(page), len(reworded)) < most
            self.looked_to = newest
            learnt = len(page) + len(reworded)
        cases = await HoaxCases(session).list_words_after(self.newest_case, limit=most)
        self.take_cases(cases)
        return learnt + len(cases)

    def take(self, page: Sequence[Known]) -> None:
        for known in page:
            if known.active:
                self.clarifications.add(known.id, known.claim_text, known.title)
            else:
                self.clarifications.remove(known.id)
            self.known_to = (known.revision, known.id)

    def take_reworded(self, cases: Sequence[tuple[int, int, str, str]]) -> None:
        for revision, case_id, words, title in cases:
            self.cases.remove(case_id)
            if substance(words) >= _SAID_ENOUGH:
                self.cases.add(case_id, words, title)
            self.reworded_to = (revision, case_id)

    def take_cases(self, cases: Sequence[tuple[int, str, str]]) -> None:
        for case_id, words, title in cases:
            if substance(words) >= _SAID_ENOUGH:
                self.cases.add(case_id, words, title)
            self.newest_case = case_id


def held(office: Office) -> Knowledge:
    knowledge: Knowledge = office.memory.setdefault(MEMORY, Knowledge())
    return knowledge


async def current(session: Session, office: Office) -> Knowledge:
    """The indexes, with what was written since they were asked last."""
    knowledge = held(office)
    if knowledge.kept:
        await knowledge.learn(session, AT_ONCE)
    elif not knowledge.loading:
        # Nothing runs in the background here: tests and commands.
        while await knowledge.learn(session, _PAGE):
            pass
    return knowledge


async def keep_up(database: Database, office: Office) -> None:
    """For as long as the process runs."""
    while True:
        try:
            if not held(office).kept:
                await begin(database, office)
            else:
                await catch_up(database, held(office))
        except Unavailable as error:
            log.warning("clarifications not read", error=type(error).__name__)
        except Exception:
            log.exception("keeping clarifications in memory stumbled")
        await asyncio.sleep(EVERY)


async def begin(database: Database, office: Office) -> None:
    """From here on the background keeps it up."""
    held(office).loading = True
    knowledge = await load(database, file_of(office))
    knowledge.kept = True
    office.memory[MEMORY] = knowledge


async def catch_up(database: Database, knowledge: Knowledge) -> None:
    """With all that was written since, with pauses for others."""
    while True:
        async with database.reading() as session:
            if not await knowledge.learn(session, AT_ONCE):
                return
        await asyncio.sleep(0)


# From the start to ready -----------------------------------------------------------------------------------


async def load(database: Database, file: Path | None, *, worth_a_file: int = _WORTH_A_FILE) -> Knowledge:
    """A complete one. The loop is free meanwhile: what takes long happens in threads, on indexes nobody else has."""
    read = await asyncio.to_thread(_read, file) if file else None
    knowledge = read[0] if read is not None and await _agrees(database, *read) else Knowledge()
    fresh = 0
    while True:
        async with database.reading() as session:
            page = await Clarifications(session).changed_after(*knowledge.known_to, limit=_PAGE)
        await asyncio.to_thread(knowledge.take, page)
        fresh += len(page)
        if len(page) < _PAGE:
            break
    knowledge.complete = True
    async with database.reading() as session:
        # What was given other words until now is read with them.
        knowledge.reworded_to = (await Clarifications(session).newest_revision(), 0)
    while True:
        async with database.reading() as session:
            cases = await HoaxCases(session).list_words_after(knowledge.newest_case, limit=_PAGE)
        if not cases:
            break
        await asyncio.to_thread(knowledge.take_cases, cases)
    if file and fresh >= worth_a_file:
        revisions = await _revisions(database, knowledge.known_to[0])
        await asyncio.to_thread(_write, file, knowledge, revisions)
    return knowledge


async def _agrees(database: Database, knowledge: Knowledge, revisions: Mapping[int, int]) -> bool:
    """Whether the tables are the ones the file was made from, perhaps changed since. What is there no more or has
    changed is taken out; the changes come with their later revisions."""
    async with database.reading() as session:
        newest = await Clarifications(session).newest_revision()
    if newest < knowledge.known_to[0]:
        return False
    there = await _revisions(database, knowledge.known_to[0])
    return await asyncio.to_thread(_without_missing, knowledge, revisions, there)


def _without_missing(knowledge: Knowledge, revisions: Mapping[int, int], there: Mapping[int, int]) -> bool:
    if any(revisions.get(number) != revision for number, revision in there.items()):
        return False
    for number in revisions.keys() - there.keys():
        knowledge.clarifications.remove(number)
    return True


async def _revisions(database: Database, revision: int) -> dict[int, int]:
    """The revision of each active clarification up to that one, by id."""
    found: dict[int, int] = {}
    last = 0
    while True:
        async with database.reading() as session:
            page = await Clarifications(session).list_revisions(revision, last, _PAGE)
        found.update(page)
        if len(page) < _PAGE:
            return found
        last = page[-1][0]


# The file --------------------------------------------------------------------------------------------------


def file_of(office: Office) -> Path | None:
    """Beside the database; None where that is no file and there is no folder for one."""
    database = Database.path_of(office.settings.database_url)
    folder = database.parent if database else Path("data")
    return folder / FILE if folder.is_dir() else None


def _edition() -> int:
    """Another one when texts are read otherwise than when the file was written."""
    sources = (normalise.__file__, spelling.__file__, matching.__file__)
    return zlib.crc32(b"".join(Path(source).read_bytes() for source in sources))


def _read(file: Path) -> tuple[Knowledge, dict[int, int]] | None:
    """What it holds, and the revision of each clarification in it; None when it cannot be used."""
    if not file.exists():
        return None
    import numpy

    try:
        with file.open("rb") as stream, numpy.load(stream) as packed:
            if int(packed["edition"]) != _edition():
                return None
            index = Index.unpack(packed)
            revision, newest = (int(number) for number in packed["known_to"])
            revisions = dict(zip(packed["ids"].tolist(), packed["revisions"].tolist(), strict=True))
    except Exception as error:
        # Cut short, of another version, no archive at all: it is made again.
        log.warning("file of known claims not used", error=type(error).__name__)
        return None
    return Knowledge(index, (revision, newest)), revisions


def _write(file: Path, knowledge: Knowledge, revisions: Mapping[int, int]) -> None:
    import numpy

    arrays = {
        "edition": numpy.array(_edition()),
        "known_to": numpy.array(knowledge.known_to, numpy.int64),
        "ids": numpy.fromiter(revisions.keys(), numpy.int64),
        "revisions": numpy.fromiter(revisions.values(), numpy.int64),
        **knowledge.clarifications.pack(),
    }
    new = file.with_suffix(f".{os.getpid()}.new")
    try:
        with new.open("wb") as stream:
            numpy.savez(stream, allow_pickle=False, **arrays)
        new.replace(file)
    except OSError as error:
        log.warning("file of known claims not written", error=type(error).__name__)
        new.unlink(missing_ok=True)
