"""Tickets that change over while their new case is published: nobody is forgotten."""

from __future__ import annotations

from typing import Any

from bot.features.hoax.jobs.announce import announce
from bot.features.hoax.jobs.look import look_at_files
from storage.audit import AuditEntry
from storage.clarification import Verdict
from storage.hoax import HoaxReports
from storage.hoax_case import CaseStatus, HoaxCases
from storage.hoax_ruling import Rulings
from storage.locks import lock_row
from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, editor, publish, report, reports, table, verifier
from tests.features.hoax.test_files import drawn, sends
from tests.rows import until_it_waits
from tests.village import Village


async def test_a_ticket_merged_in_while_the_last_one_is_told_is_told_too(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, reminders_ok=False)
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await report(budi, OTHER)
    await publish(vera, edi)
    async with village.database.transaction() as session:
        target = await HoaxCases(session).get(1)
        await lock_row(session, target)
        await HoaxReports(session).move_all(2, 1)
        target.announced = 0
        await session.flush()
        telling = await until_it_waits(
            village.database, announce(village.database, village.app.office, village.clock.now())
        )
    await telling
    await village.later(hours=1)
    assert siti.ever_heard("Jawaban tiket 1/2026") == 1
    assert budi.ever_heard("Jawaban tiket 2/2026") == 1


async def test_a_photo_that_joins_a_case_while_it_is_published_is_answered(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, reminders_ok=False)
    budi = await village.member("Budi", desa=SUMBEREJO, reminders_ok=False)
    await siti.does("send_photo", CLAIM, data=drawn(), forward_from="Orang")
    await siti.taps("Cek kebenarannya")
    await siti.taps("Facebook")
    await village.later(hours=1)
    await sends(budi, drawn(400, 300, quality=40))
    now = village.clock.now()
    async with village.database.transaction() as session:
        cases = HoaxCases(session)
        await Rulings(session).draft(
            1, 1, verdict=Verdict.HOAKS, inner=None, tag=None, title="Beras", explanation="Tidak benar.", sources=[],
            drafter_id=None, drafted_at=now,
        )  # fmt: skip
        published = {"revision": 1, "announced": 1, "finished_at": now, "answered_at": now, "next_check_at": None}
        assert await cases.move(1, CaseStatus.PUBLISHED, among=(CaseStatus.RECEIVED,), **published)
        looking = await until_it_waits(village.database, look_at_files(village.database, village.app.office, now))
    await looking
    assert [filed.case_id for filed in await reports(village)] == [1, 1]
    await village.later(hours=1)
    assert budi.ever_heard("Jawaban tiket 2/2026") == 1
    merged = [entry for entry in await table(village, AuditEntry) if entry.action == "hoax.merged"]
    assert [(entry.actor, entry.subject_id, entry.reason) for entry in merged] == [("system", "2", "1")]
    assert (merged[0].before, merged[0].after) == ({"status": "received"}, {"status": "duplicate"})
    source = await only_merged(village)
    assert source.finished_at == now


async def only_merged(village: Village) -> Any:
    async with village.database.reading() as session:
        return await HoaxCases(session).get(2)
