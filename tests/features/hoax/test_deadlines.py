"""Promises are kept or honestly broken: the nudge, the head of the desk, the reporters; and what is deleted when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.calendar import Calendar
from bot.features.hoax.actions.knowledge import current
from bot.features.hoax.rules.deadline import due
from storage.hoax import HoaxProof
from storage.member import Person
from storage.office import OfficeRole
from tests.features.hoax.desk import (
    CLAIM,
    OTHER,
    SUMBEREJO,
    cases,
    editor,
    officer,
    only_case,
    publish,
    report,
    reports,
    table,
    verifier,
)
from tests.village import Village

WIB = ZoneInfo("Asia/Jakarta")
DUTY = Calendar(WIB, 8, 16, holidays=set())


def wib(day: int, hour: int, minute: int = 0) -> datetime:
    """In September 2026, of which the 23rd is a Wednesday."""
    return datetime(2026, 9, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("start", "hours", "urgent", "expected"),
    [
        (wib(23, 9), 24, False, wib(24, 9)),
        (wib(23, 21), 24, False, wib(25, 8)),  # 21.00 is no duty hour
        (wib(25, 15), 24, False, wib(28, 15)),  # over the weekend
        (wib(26, 10), 24, False, wib(29, 8)),  # reported on a Saturday: Monday's 24 hours
        (wib(23, 9), 20, False, wib(24, 8)),
        (wib(23, 9), 3, True, wib(23, 12)),
        (wib(23, 15), 3, True, wib(24, 10)),
        (wib(25, 15, 30), 3, True, wib(28, 10, 30)),
        (wib(26, 3), 3, True, wib(28, 11)),
        (wib(23, 8), 8, True, wib(23, 16)),
    ],
)
def test_the_promise(start: datetime, hours: int, urgent: bool, expected: datetime) -> None:
    assert due(start.astimezone(UTC), hours, DUTY, WIB, urgent=urgent) == expected


async def test_a_nudge_then_the_head_and_an_honest_word(village: Village) -> None:
    vera, edi = await verifier(village), await editor(village)
    head = await officer(village, "Hadi", OfficeRole.DESK_HEAD)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=22)
    assert vera.ever_heard("belum dijawab") == 0
    await village.later(hours=1, ticks=True)
    assert "Kasus 1 belum dijawab" in vera.last
    assert siti.ever_heard("Mohon maaf") == 0
    await village.later(hours=1.2)
    assert "Kasus 1 lewat batas" in head.last
    assert "Mohon maaf, pemeriksaan tiket 1/2026 butuh waktu lebih lama" in siti.last
    for _ in range(5):
        await village.later(hours=3)
    assert siti.ever_heard("Mohon maaf") == 1
    assert head.ever_heard("lewat batas") == 1
    assert vera.ever_heard("belum dijawab") == 1
    assert "Siti" not in head.last + vera.last
    await publish(vera, edi)
    await village.later(hours=1)
    assert siti.ever_heard("Jawaban tiket 1/2026") == 1


async def test_who_joins_later_has_an_own_promise_and_it_is_watched(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    before = await village.member("Budi", desa=SUMBEREJO)
    after = await village.member("Tono", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=23)
    await report(before)
    assert before.hears("paling lambat Jumat, 25 September 2026 pukul 08.00")
    await village.later(hours=1.2)
    assert siti.ever_heard("Mohon maaf") == 1
    assert before.ever_heard("Mohon maaf") == 0
    await report(after)  # the case is late already
    assert after.hears("paling lambat Jumat, 25 September 2026 pukul 09.12")
    await village.later(hours=22.9)
    assert [who.ever_heard("Mohon maaf") for who in (siti, before, after)] == [1, 1, 0]
    await village.later(hours=2)
    await village.later(hours=2)
    assert [who.ever_heard("Mohon maaf") for who in (siti, before, after)] == [1, 1, 1]
    # Who asks once more is promised nothing that is past.
    await report(siti)
    assert siti.hears("Nomor tiket: 1/2026")
    assert not siti.hears("paling lambat")
    assert vera.ever_heard("belum dijawab") == 1


async def test_what_was_promised_is_watched_in_whatever_case_the_ticket_is(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=30)
    assert siti.ever_heard("Mohon maaf") == 1
    await report(budi, OTHER)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await vera.taps("Gabungkan")
    await vera.says("1")
    await village.later(hours=1)
    assert budi.ever_heard("Mohon maaf") == 0
    await village.later(days=2)
    assert budi.ever_heard("Mohon maaf, pemeriksaan tiket 2/2026") == 1
    assert siti.ever_heard("Mohon maaf") == 1


async def test_sorted_as_not_urgent_the_desk_has_longer_and_the_reporter_is_told_as_promised(village: Village) -> None:
    vera = await verifier(village)
    head = await officer(village, "Hadi", OfficeRole.DESK_HEAD)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, "Awas gempa susulan nanti malam jam 12 di Dampit sebarkan ke semua keluarga")
    assert siti.hears("pukul 12.00")
    await village.later(hours=3.1)
    assert siti.ever_heard("Mohon maaf") == head.ever_heard("lewat batas") == 1
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Ambil")
    await vera.taps("Jenis/mendesak")
    await vera.taps("Umum")
    await village.later(hours=20)
    assert vera.ever_heard("belum dijawab, batasnya Kamis, 24 September 2026 pukul 09.00") == 1
    await village.later(hours=2)
    await village.later(hours=2)
    assert head.ever_heard("lewat batas") == 2
    assert siti.ever_heard("Mohon maaf") == 1


async def test_a_promise_of_hours_is_kept_in_mind_when_the_case_is_sorted_as_not_urgent(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, "Awas gempa susulan nanti malam jam 12 di Dampit sebarkan ke semua keluarga")
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Jenis/mendesak")
    await vera.taps("Umum")
    await village.later(hours=3.1)
    assert siti.ever_heard("Mohon maaf") == 1


async def test_after_an_outage_there_is_no_flood(village: Village) -> None:
    vera = await verifier(village)
    admin = village.admin()
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(days=4)
    assert vera.ever_heard("belum dijawab") == 0
    assert admin.ever_heard("lewat batas") == 1
    assert siti.ever_heard("Mohon maaf") == 1


async def test_where_the_head_cannot_be_reached_the_admins_hear_of_what_is_late(village: Village) -> None:
    admin, head = village.admin(), await officer(village, "Hadi", OfficeRole.DESK_HEAD)
    await report(await village.member("Siti", desa=SUMBEREJO))
    await head.does("block")
    await village.later(hours=25)
    assert admin.ever_heard("Kasus 1 lewat batas") == 1


async def test_answered_in_time_nobody_is_nudged(village: Village) -> None:
    vera, edi = await verifier(village), await editor(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await publish(vera, edi)
    await village.later(days=3)
    assert vera.ever_heard("belum dijawab") == 0
    assert siti.ever_heard("Mohon maaf") == 0


async def test_evidence_of_a_finished_case_is_deleted_after_180_days(village: Village) -> None:
    vera, edi = await verifier(village), await editor(village)
    orang = village.person("Orang")
    orang.account.started = True
    await orang.sends_photo(CLAIM)
    await orang.taps("Cek kebenarannya")
    await orang.taps("Facebook")
    await orang.taps("Setuju")
    await publish(vera, edi)
    await village.later(days=179)
    assert len(await table(village, HoaxProof)) == 1
    assert len(await table(village, Person)) == 3  # who only reported is still answered, should it be corrected
    await village.later(days=2)
    assert await table(village, HoaxProof) == []
    (filed,) = await reports(village)
    assert (filed.words, filed.reporter_id) == ("", None)
    case = await only_case(village)
    assert case.words  # what was published stays
    await village.later(days=1)
    assert len(await table(village, Person)) == 2
    assert case.finished_at is not None
    assert village.clock.now() - case.finished_at > timedelta(days=180)


async def test_words_of_a_merged_case_end_with_the_evidence(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await report(budi, OTHER)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await vera.taps("Gabungkan")
    await vera.says("1")
    await village.later(days=179)
    assert (await cases(village))[1].words == OTHER
    await village.later(days=2)
    first, merged = await cases(village)
    assert (merged.words, merged.title, merged.fingerprint) == ("", "", None)
    assert first.words == CLAIM  # still open
    async with village.database.reading() as session:
        # What every process holds to find repeated claims by; a start would not find the words either.
        assert list((await current(session, village.app.office)).cases) == [first.id]
