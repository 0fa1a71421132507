"""Answering everybody: each once, corrections once, number 41 at once, nobody twice after a crash."""

from __future__ import annotations

from datetime import date

from storage.audit import AuditEntry
from storage.clarification import OWN, Clarifications, Verdict
from storage.hoax import HoaxReport, HoaxReports
from storage.hoax_case import CaseStatus
from storage.kim import Kim
from storage.outbox import OutboxMessage, OutboxStatus, Priority
from tests.factories import make_person
from tests.features.hoax.desk import (
    CLAIM,
    OTHER,
    SUMBEREJO,
    cases,
    correct,
    draft,
    editor,
    only_case,
    publish,
    report,
    reports,
    table,
    verifier,
)
from tests.rows import all_rows
from tests.village import Player, Village


async def forty(village: Village, case_id: int = 1) -> list[Player]:
    """Forty more people whose tickets are of this case."""
    people = []
    for number in range(40):
        player = village.person(f"Orang {number}")
        player.account.started = True
        people.append(player)
        async with village.database.transaction() as session:
            person = await make_person(session, None, player.id)
            session.add(
                HoaxReport(
                    year=2026,
                    number=await HoaxReports(session).next_number(2026),
                    case_id=case_id,
                    reporter_id=person.id,
                    received_at=village.clock.now(),
                    words=CLAIM,
                    seen_where="Facebook",
                )
            )
    return people


async def test_everybody_once_a_correction_once_and_number_41_at_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    people = await forty(village)
    await publish(vera, edi)
    assert edi.hears("41 pelapor segera dikabari")
    await village.later(hours=1)
    await village.later(hours=1)
    assert [p.ever_heard("KLARIFIKASI: HOAKS") for p in people] == [1] * 40
    sent = [m for m in village.world.messages(people[0].account) if m.from_bot]
    assert sent[-1].kind == "photo"  # the card, with the words under it
    late = await village.member("Tono", desa=SUMBEREJO)
    await late.says(f"🙏🙏 {CLAIM.upper()} 🙏", forward_from="Orang")
    await late.taps("Cek kebenarannya")
    assert late.hears("mirip dengan yang sudah kami periksa. Nomor tiket: 42/2026")
    assert late.hears("KLARIFIKASI: HOAKS")
    await village.later(hours=1)
    assert late.ever_heard("KLARIFIKASI: HOAKS") == 2  # the card to pass on, as every member

    await vera.says("meja hoaks")
    shown = village.world.messages(vera.account)[-1]
    await vera.taps_data(shown, "hoax.case:1")
    await vera.taps("Koreksi")
    await vera.taps("KELIRU")
    await vera.taps("Pakai ini")
    await vera.says("Pembagian beras memang ada, tetapi hanya untuk penerima yang terdaftar di desa.")
    await vera.taps("Pakai ini")
    await vera.taps("Lewati")
    await vera.taps("Kirim ke editor")
    # While the correction is prepared, what is published still answers.
    await late.says("status 42")
    assert late.hears("KLARIFIKASI: HOAKS")
    await edi.says("meja hoaks")
    await edi.taps("Kasus 1")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")
    await village.later(hours=1)
    await village.later(hours=1)
    assert [p.ever_heard("Koreksi untuk tiket") for p in (siti, late, *people)] == [1] * 42
    case = await only_case(village)
    assert (case.status, case.revision) == (CaseStatus.CORRECTED, 2)
    new = await village.member("Umi", desa=SUMBEREJO)
    await new.says(CLAIM, forward_from="Orang")
    await new.taps("Cek kebenarannya")
    assert new.hears("KLARIFIKASI: KELIRU")


async def test_killed_in_the_middle_nobody_twice(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    people = await forty(village)
    await publish(vera, edi)
    # The job writes everything and its process dies while four are on the wire.
    village.clock.advance(village.clock.now() - village.clock.now())
    for job in (j for j in village.app.schedule._jobs if j.name == "hoax.announce"):
        await job.run(village.database, village.app.office, village.clock.now())
        await job.run(village.database, village.app.office, village.clock.now())
    async with village.database.transaction() as session:
        waiting = [m for m in await village.rows(session, OutboxMessage) if m.status is OutboxStatus.PENDING]
        assert len(waiting) == 41
        for message in waiting[:4]:
            message.status, message.claimed_by = OutboxStatus.SENDING, "dead-process"
    await village.app.sender.beat()
    await village.later(hours=1)
    uncertain = [m for m in await table(village, OutboxMessage) if m.status is OutboxStatus.UNCERTAIN]
    assert len(uncertain) == 4
    heard = [p.ever_heard("Jawaban tiket") for p in (siti, *people)]
    assert sorted(heard) == [0] * 4 + [1] * 37
    assert {m.priority for m in uncertain} == {int(Priority.NOTICE)}


async def test_who_blocked_the_bot_or_is_gone_keeps_nobody_waiting(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await report(budi)
    await siti.does("block")
    await publish(vera, edi)
    await village.later(hours=1)
    assert budi.ever_heard("Jawaban tiket 2/2026") == 1
    assert (await only_case(village)).announced == 1


async def test_it_was_something_else_after_all(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    await budi.says(CLAIM, forward_from="Orang")
    await budi.taps("Cek kebenarannya")
    await budi.taps("Bukan kabar ini")
    assert budi.hears("tiket 2/2026 kami periksa tersendiri")
    assert budi.hears("Ketuk Tambah bukti")
    assert len(await cases(village)) == 2
    await budi.taps("Bukan kabar ini")
    assert len(await cases(village)) == 2
    assert [r.case_id for r in await reports(village)] == [1, 2]


async def test_similar_is_shown_and_left_to_people(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    cut = "warga yang memegang kartu ungu mendapat beras dua karung katanya, apa iya? kata teman uang tunai"
    await budi.says(cut, forward_from="Orang")
    await budi.taps("Cek kebenarannya")
    assert budi.hears("mirip dengan yang pernah diperiksa")
    assert budi.hears("t.me/kentongan_uji_bot?start=hoaks-1")
    await budi.taps("Ini yang saya maksud")
    # What is published is read at once; nobody waits.
    assert budi.hears("Nomor tiket: 2/2026")
    assert budi.hears("KLARIFIKASI: HOAKS")
    assert budi.hears("Kantor kecamatan tidak membagikan beras")
    assert [case.status for case in await cases(village)] == [CaseStatus.PUBLISHED]
    await village.later(hours=1)
    assert budi.ever_heard("Jawaban tiket") == 0
    await budi.taps("Bukan kabar ini")
    assert budi.hears("tiket 2/2026 kami periksa tersendiri")
    assert len(await cases(village)) == 2
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    assert vera.hears("kata pelapor: 0 ini, 1 bukan")
    await vera.taps("Ambil")
    await vera.taps("Gabungkan ke 1")
    await village.later(hours=1)
    assert "Jawaban tiket 2/2026" in "\n".join(budi.heard)
    assert siti.ever_heard("Jawaban tiket") == 1


async def test_anybody_reads_and_searches_clarifications(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    orang = village.person("Orang")
    orang.account.started = True
    await orang.says("klarifikasi beras")
    assert orang.hears("1. HOAKS: Mulai besok semua warga")
    await orang.taps("Baca 1")
    assert orang.hears("Kantor kecamatan tidak membagikan beras")
    await orang.says("klarifikasi naga terbang")
    assert orang.hears("Belum ada klarifikasi tentang naga terbang")
    await orang.starts("hoaks-1")
    assert orang.hears("KLARIFIKASI: HOAKS")
    await orang.starts("hoaks-99")
    assert orang.hears("tidak ada atau sudah ditarik")


async def test_what_is_not_published_is_nobodys_business(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti, OTHER)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await draft(vera)
    await budi.says(OTHER, forward_from="Orang")
    await budi.taps("Cek kebenarannya")
    assert "HOAKS" not in budi.last
    await budi.says("batal")
    await budi.says("klarifikasi harimau")
    assert budi.hears("Belum ada klarifikasi")


async def test_two_tickets_of_one_person_merged_are_answered_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await report(siti, OTHER)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await vera.says("gabung")
    assert vera.hears("Digabung ke kasus nomor berapa?"), "and no registration is opened"
    await vera.says("1")
    await publish(vera, edi)
    await village.later(hours=1)
    assert siti.ever_heard("Jawaban tiket") == 1


SALT = {
    "source": OWN,
    "external_id": "lama-1",
    "title": "Air sumur tidak perlu dicampur garam sebelum dimasak",
    "claim_text": "Mulai besok semua air sumur wajib dicampur garam dulu sebelum dimasak supaya tidak beracun",
    "verdict": Verdict.HOAKS,
    "summary": "Tidak ada anjuran seperti itu.",
    "url": None,
}
SALTY = "hoaks Air sumur wajib dicampur garam dulu supaya tidak beracun, kata grup sebelah jangan dimasak dulu"


async def test_a_stranger_reads_what_was_meant_at_once_and_nothing_is_kept_for_long(village: Village) -> None:
    async with village.database.transaction() as session:
        await Clarifications(session).put(SALT, village.clock.now())
    orang = village.person("Orang")
    await orang.says(SALTY)
    assert orang.hears("(HOAKS, Diskominfo Kabupaten Malang)")
    assert orang.hears("t.me/kentongan_uji_bot?start=klarifikasi-1")
    await orang.says("ya")
    assert orang.hears("Tidak ada anjuran seperti itu.")
    assert orang.hears("Sumber: Diskominfo Kabupaten Malang")
    assert not orang.hears("UU 27/2022")
    await orang.starts("klarifikasi-1")
    assert orang.hears("Tidak ada anjuran seperti itu.")
    await village.later(days=1, hours=2)  # so long the buttons may be typed
    assert str(orang.id) not in await all_rows(village.database)


async def test_it_was_something_else_although_it_looked_the_same(village: Village) -> None:
    async with village.database.transaction() as session:
        await Clarifications(session).put(SALT, village.clock.now())
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(SALTY)
    await siti.taps("Ini yang saya maksud")
    assert siti.hears("KLARIFIKASI: HOAKS")
    assert not siti.hears("paling lambat")
    await siti.taps("Bukan kabar ini")
    assert siti.hears("Silakan kirim atau teruskan kabarnya")
    await siti.says(SALTY.removeprefix("hoaks "), forward_from="Orang")
    await siti.taps("Grup WhatsApp")
    assert siti.hears("Nomor tiket: 1/2026")


async def test_a_report_answered_at_once_counts_for_its_kim_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(days=2)
    await budi.says(CLAIM, forward_from="Orang")
    await budi.taps("Cek kebenarannya")
    assert budi.hears("KLARIFIKASI: HOAKS")
    kims = {kim.id: kim.last_activity_on for kim in await table(village, Kim)}
    assert sorted(kims.values()) == [date(2026, 9, 23), date(2026, 9, 25)]
    assert [filed.counted for filed in await reports(village)] == [True, True]
    await budi.says("kenapa nilainya segini")
    assert budi.hears("Tangkal hoaks 2/10")
    await correct(vera, edi)
    await village.later(hours=1)
    assert budi.ever_heard("Koreksi untuk tiket 2/2026") == 1
    await budi.says("kenapa nilainya segini")
    assert budi.hears("Tangkal hoaks 2/10")


async def test_an_editor_withdraws_what_another_publisher_got_wrong(village: Village) -> None:
    async with village.database.transaction() as session:
        await Clarifications(session).put(SALT, village.clock.now())
    siti = await village.member("Siti", desa=SUMBEREJO)
    edi = await editor(village)
    await siti.starts("klarifikasi-1")
    assert siti.buttons == ["Klarifikasi lain"]
    await siti.taps_data(village.world.messages(siti.account)[-1], "hoax.withdraw:1")
    assert siti.hears("itu untuk petugas meja hoaks")
    await edi.starts("klarifikasi-1")
    await edi.taps("Tarik klarifikasi")
    assert edi.hears("Tarik “Air sumur tidak perlu dicampur garam")
    await edi.taps("Tidak jadi")
    assert edi.hears("Tidak ada anjuran seperti itu.")
    await edi.taps("Tarik klarifikasi")
    await edi.taps("Ya, tarik")
    assert edi.hears("sudah ditarik")
    await siti.says(SALTY)
    assert not siti.hears("mirip dengan")
    await siti.starts("klarifikasi-1")
    assert siti.hears("tidak ada atau sudah ditarik")
    trail = [e for e in await table(village, AuditEntry) if e.subject_type == "clarification"]
    assert [(e.action, e.subject_id) for e in trail] == [("hoax.clarification_withdrawn", "1")]
    await edi.taps_data(village.world.messages(edi.account)[-1], "hoax.withdraw:1")
    assert edi.hears("tidak ada atau sudah ditarik")
