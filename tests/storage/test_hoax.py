"""Races of the hoax desk, settled by the tables: transactions that run beside each other."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import IntegrityError

from storage import hoax_retention
from storage.clarification import Verdict
from storage.database import Database
from storage.hoax import HoaxReport, HoaxReports
from storage.hoax_case import CaseStatus, HoaxCase, HoaxCases
from storage.hoax_ruling import Ruling
from tests.factories import WEDNESDAY, make_person

OPENING = {"title": "Beras", "words": "Beras gratis", "opened_at": WEDNESDAY, "due_at": WEDNESDAY}


async def open_one(database: Database, fingerprint: str | None = None) -> int:
    async with database.transaction() as session:
        case = await HoaxCases(session).open_once(fingerprint=fingerprint, topic="other", urgent=False, **OPENING)
        assert case is not None
        return case.id


async def test_twenty_who_open_the_same_case_beside_each_other_open_one(database: Database) -> None:
    async def report(_: int) -> tuple[int, int]:
        async with database.transaction() as session:
            cases = HoaxCases(session)
            number = await HoaxReports(session).next_number(2026)
            case = await cases.find_same("t:1") or await cases.open_once(
                fingerprint="t:1", topic="other", urgent=False, **OPENING
            )
            case = case or await cases.find_same("t:1")
            assert case is not None
            session.add(
                HoaxReport(
                    year=2026, number=number, case_id=case.id, received_at=WEDNESDAY, words="", seen_where="Facebook"
                )
            )
            return case.id, number

    found = await asyncio.gather(*(report(n) for n in range(20)))
    assert len({case for case, _ in found}) == 1
    assert sorted(number for _, number in found) == list(range(1, 21))


async def test_of_ten_who_take_a_case_one_gets_it(database: Database) -> None:
    case_id = await open_one(database)
    async with database.transaction() as session:
        people = [(await make_person(session, f"Vera {n}", n)).id for n in range(10)]

    async def take(person: int) -> bool:
        async with database.transaction() as session:
            return await HoaxCases(session).take(case_id, person)

    assert sum(await asyncio.gather(*(take(person) for person in people))) == 1


async def test_everybody_is_told_once_however_many_tell(database: Database) -> None:
    case_id = await open_one(database)
    async with database.transaction() as session:
        for number in range(40):
            session.add(
                HoaxReport(year=2026, number=number, case_id=case_id, received_at=WEDNESDAY, words="", seen_where="")
            )

    async def tell() -> list[int]:
        told: list[int] = []
        while True:
            async with database.transaction() as session:
                batch = await HoaxReports(session).take_unanswered(case_id, 1, 7)
            if not batch:
                return told
            told += [report for report, *_ in batch]

    told = [report for batch in await asyncio.gather(*(tell() for _ in range(4))) for report in batch]
    assert sorted(told) == sorted(set(told))
    async with database.reading() as session:
        assert all(report.answered == 1 for report in await HoaxReports(session).list_of_case(case_id))


async def test_the_table_itself_refuses_the_own_draft(database: Database) -> None:
    case_id = await open_one(database)
    async with database.transaction() as session:
        person = await make_person(session, "Bima", 1)
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(
                Ruling(
                    case_id=case_id,
                    revision=1,
                    verdict=Verdict.HOAKS,
                    title="Beras",
                    explanation="Tidak benar",
                    sources=[],
                    drafter_id=person.id,
                    drafted_at=WEDNESDAY,
                    editor_id=person.id,
                )
            )


async def test_a_closed_claim_may_be_opened_again(database: Database) -> None:
    first = await open_one(database, "t:2")
    async with database.transaction() as session:
        cases = HoaxCases(session)
        assert await cases.open_once(fingerprint="t:2", topic="other", urgent=False, **OPENING) is None
        assert await cases.move(first, CaseStatus.CLOSED, among=(CaseStatus.RECEIVED,))
        assert not await cases.move(first, CaseStatus.CLOSED, among=(CaseStatus.RECEIVED,))
    assert await open_one(database, "t:2") != first
    async with database.reading() as session:
        case = await HoaxCases(session).find(first)
    assert isinstance(case, HoaxCase)


async def test_cases_whose_words_changed_together_are_all_found_a_page_at_a_time(database: Database) -> None:
    forgotten = [await open_one(database) for _ in range(5)]
    async with database.transaction() as session:
        await hoax_retention.forget_evidence(session, forgotten)
    found, after = [], (0, 0)
    async with database.reading() as session:
        while page := await HoaxCases(session).list_reworded_after(*after, limit=2):
            found += [case_id for _, case_id, words, _ in page if not words]
            after = page[-1][:2]
    assert found == forgotten
