"""kill -9 while forty reporters are being answered: nobody hears it twice, and who is not sure to have heard is listed.

One kill for each database here; KENTONGAN_KILLS=20 makes it a measurement.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.simulator.accounts import Person as Account
from storage.clarification import Verdict
from storage.database import Database
from storage.hoax import HoaxReport, HoaxReports
from storage.hoax_case import CaseStatus, HoaxCase
from storage.hoax_ruling import Ruling
from storage.outbox import Outbox
from tests.factories import make_person
from tests.live import Program, Telegram

KILLS = int(os.environ.get("KENTONGAN_KILLS", "1"))
SEED = int(os.environ.get("KENTONGAN_SEED", "20260923"))
PEOPLE = 40


@pytest.mark.timeout(120 + 40 * KILLS)
async def test_nobody_is_answered_twice(database: Database, tmp_path: Path) -> None:
    async with Telegram.served() as telegram:
        people = [telegram.world.add_person(f"Warga {n}") for n in range(PEOPLE)]
        await _published(database, people)
        draw, sent = random.Random(SEED), 0
        program = Program(telegram.url, database.url.render_as_string(hide_password=False), tmp_path)

        def heard(person: Account) -> int:
            return sum("Jawaban tiket" in message.text for message in telegram.world.heard(person))

        for _ in range(KILLS):
            await program.start()
            sent = min(sum(map(heard, people)) + draw.randrange(1, max(2, PEOPLE // KILLS)), PEOPLE)
            await telegram.until(lambda: sum(map(heard, people)) >= sent)  # noqa: B023
            program.kill()
            assert await program.process.wait() == -signal.SIGKILL
        await program.start()

        async def left() -> int:
            async with database.reading() as session:
                reports = await HoaxReports(session).list_of_case(1)
                counts = await Outbox(session).counts()
            return sum(not r.answered for r in reports) + counts.get("pending", 0) + counts.get("sending", 0)

        async with asyncio.timeout(90):
            while await left():  # noqa: ASYNC110 -- rows have no event of their own
                await asyncio.sleep(0.05)
        # All may be answered before the last one has come far enough to be told to stop.
        await telegram.until(lambda: program.said().count('"event": "ready"') == KILLS + 1)
        assert await program.stop() == 0, program.said()
    answers = [heard(person) for person in people]
    async with database.reading() as session:
        uncertain = (await Outbox(session).counts()).get("uncertain", 0)
    assert max(answers) == 1
    assert PEOPLE - sum(answers) <= uncertain <= 20 * KILLS


async def _published(database: Database, people: list[Account]) -> None:
    """A case that was published a moment ago, and nobody told yet."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    async with database.transaction() as session:
        session.add(
            HoaxCase(
                status=CaseStatus.PUBLISHED, title="Beras gratis", words="Beras gratis", opened_at=now, due_at=now,
                answered_at=now, finished_at=now, revision=1, announced=0,
            )
        )  # fmt: skip
        await session.flush()
        session.add(
            Ruling(
                case_id=1, revision=1, verdict=Verdict.HOAKS, title="Beras gratis", explanation="Tidak ada.",
                sources=["https://contoh.id"], drafted_at=now, decided_at=now, published_at=now,
            )
        )  # fmt: skip
        for number, account in enumerate(people, 1):
            person = await make_person(session, None, account.id)
            account.started = True
            session.add(
                HoaxReport(
                    year=2026, number=number, case_id=1, reporter_id=person.id, received_at=now, words="",
                    seen_where="",
                )
            )  # fmt: skip
