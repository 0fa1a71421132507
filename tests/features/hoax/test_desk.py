"""The desk: taking, asking, waiting, drafting, a second pair of eyes, publishing, correcting, closing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.features.hoax.rules.claim import without_asking
from storage.audit import AuditEntry
from storage.clarification import Clarification, Verdict
from storage.hoax import HoaxReport
from storage.hoax_case import CaseStatus, CloseReason, HoaxCases
from storage.hoax_ruling import Ruling
from storage.kim import Kim
from storage.office import OfficeRole
from tests.factories import make_person
from tests.features.hoax.desk import (
    CLAIM,
    OTHER,
    SUMBEREJO,
    cases,
    draft,
    editor,
    officer,
    only_case,
    publish,
    report,
    reports,
    table,
    verifier,
)
from tests.village import Player, Village


async def test_from_a_report_to_the_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await vera.taps("Buka kasus")
    assert vera.hears("Kasus 1, umum, baru masuk")
    assert vera.hears("1 pelapor (tiket 1/2026); dilihat di: Grup WhatsApp")
    await vera.taps("Ambil")
    await draft(vera)
    assert vera.hears("Draf dikirim ke editor")
    assert "Draf kasus 1 menunggu editor" in edi.last
    await edi.taps("Buka kasus")
    assert edi.hears("KLARIFIKASI: HOAKS")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")
    assert edi.hears("Kasus 1 terbit")
    await village.later(hours=1)
    assert "Jawaban tiket 1/2026" in siti.last
    assert "KLARIFIKASI: HOAKS" in siti.last
    assert "Sumber: https://www.bulog.co.id/beras?utm_source=wa" in siti.last
    case = await only_case(village)
    assert (case.status, case.revision, case.announced) == (CaseStatus.PUBLISHED, 1, 1)
    (shown,) = await table(village, Clarification)
    assert (shown.verdict, shown.case_id, shown.claim_text) == (Verdict.HOAKS, 1, CLAIM)
    (ruling,) = await table(village, Ruling)
    assert ruling.drafter_id != ruling.editor_id
    trail = [e for e in await table(village, AuditEntry) if e.subject_type == "hoax_case"]
    assert [(e.action, e.before.get("status"), e.after["status"]) for e in trail] == [
        ("hoax.reported", None, "received"),
        ("hoax.taken", "received", "triage"),
        ("hoax.verifying", "triage", "verifying"),
        ("hoax.drafted", "verifying", "in_review"),
        ("hoax.decided", "in_review", "decided"),
        ("hoax.published", "decided", "published"),
    ]


async def test_a_report_worth_a_verdict_is_an_activity_of_the_kim(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    (kim,) = await table(village, Kim)
    assert kim.last_activity_on is not None
    await siti.taps("Sudah saya teruskan")
    await siti.taps("Grup RT/RW")
    assert siti.hears("Desa Sumberejo sekarang terhitung")
    await siti.says("kenapa nilainya segini")
    assert siti.hears("Tangkal hoaks 3/10")


async def test_of_two_who_take_it_one_gets_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, vino = await verifier(village), await verifier(village, "Vino")
    await report(siti)
    for who in (vera, vino):
        await who.taps("Buka kasus")
    await village.together(vera.will_tap("Ambil"), vino.will_tap("Ambil"))
    said = [who.hears("sekarang Bapak/Ibu pegang") for who in (vera, vino)]
    assert sorted(said) == [False, True]
    loser = vino if said[0] else vera
    assert loser.hears("sedang dipegang pemeriksa lain")
    winner = vera if said[0] else vino
    await winner.taps("Lepas")
    await loser.says("meja hoaks")
    await loser.taps("Kasus 1")
    await loser.taps("Ambil")
    assert loser.hears("sekarang Bapak/Ibu pegang")


async def test_nobody_decides_the_own_draft(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    both = await officer(village, "Bima", OfficeRole.VERIFIER, OfficeRole.EDITOR)
    edi = await editor(village)
    await report(siti)
    await both.taps("Buka kasus")
    await both.taps("Ambil")
    await draft(both)
    assert "Setujui" not in both.buttons
    shown = village.world.messages(both.account)[-1]
    await both.taps_data(shown, "hoax.decide:1")
    assert both.hears("Draf sendiri diperiksa editor lain")
    await both.taps_data(shown, "hoax.send_back:1")
    await both.says("Judulnya kurang jelas")
    assert both.hears("Draf sendiri diperiksa editor lain")
    await both.says("batal")
    assert (await only_case(village)).status is CaseStatus.IN_REVIEW
    await edi.taps("Buka kasus")
    await edi.taps("Kembalikan")
    await edi.says("Tambahkan sumber dinas")
    assert "dikembalikan editor: Tambahkan sumber dinas" in both.last
    await both.taps("Buka kasus")
    await both.taps("Tulis klarifikasi")
    await both.taps("KELIRU")
    await both.taps("Pakai ini")
    await both.taps("Pakai ini")
    await both.says("https://dinsos.contoh.id/info")
    await both.taps("Lewati")
    await both.taps("Kirim ke editor")
    await edi.taps("Buka kasus")
    await edi.taps("Setujui")
    assert (await only_case(village)).status is CaseStatus.DECIDED


async def test_no_stamp_without_a_source(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tulis klarifikasi")
    await vera.taps("HOAKS")
    await vera.taps("Pakai ini")
    await vera.says("pendek")
    assert vera.hears("Penjelasannya 6 huruf")
    await vera.says("Tidak ada pembagian beras seperti itu menurut kantor kecamatan.")
    assert "Tidak ada sumber" not in vera.buttons
    for bad in ("javascript:alert(1)", "https://admin:rahasia@contoh.id/x", '=HYPERLINK("contoh")', "kata tetangga"):
        await vera.says(bad)
        assert vera.hears("Tautannya belum terbaca"), bad
    await vera.says("batal")
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Tulis klarifikasi")
    await vera.taps("BELUM DAPAT DIPASTIKAN")
    await vera.taps("Pakai ini")
    await vera.says("Belum ada keterangan resmi tentang pembagian beras itu.")
    await vera.taps("Tidak ada sumber")
    await vera.taps("Lewati")
    await vera.taps("Kirim ke editor")
    (ruling,) = await table(village, Ruling)
    assert (ruling.verdict, ruling.sources) == (Verdict.BELUM_DAPAT_DIPASTIKAN, [])


async def test_the_reporter_is_asked_through_the_bot(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tanya pelapor")
    await vera.says("Apakah ada tangkapan layarnya?")
    assert "Tentang tiket 1/2026, pemeriksa kami bertanya" in siti.last
    assert "Vera" not in siti.last
    await siti.taps("Jawab")
    await siti.sends_photo(caption="Ini fotonya")
    assert siti.hears("sudah kami teruskan kepada pemeriksa")
    assert "Pelapor tiket 1/2026 (kasus 1) menjawab:\n“Ini fotonya”" in vera.last
    assert "Siti" not in vera.last
    (filed,) = await reports(village)
    assert len(filed.proofs) == 1
    await siti.taps("Jawab")
    assert siti.hears("sudah dijawab")
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    assert vera.hears("Jawaban pelapor: Ini fotonya")


async def asked(village: Village) -> tuple[Player, Player]:
    """Siti has reported, and Vera asks her for more."""
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tanya pelapor")
    await vera.says("Apakah ada tangkapan layarnya?")
    village.clock.advance(timedelta(minutes=5))
    return siti, vera


async def test_who_is_asked_answers_with_a_photo_at_once(village: Village) -> None:
    siti, vera = await asked(village)
    await siti.sends_photo(caption="Ini fotonya")
    assert siti.buttons[0] == "Jawaban untuk pemeriksa"
    await siti.taps("Jawaban untuk pemeriksa")
    assert siti.hears("sudah kami teruskan kepada pemeriksa")
    assert "Pelapor tiket 1/2026 (kasus 1) menjawab:\n“Ini fotonya”" in vera.last
    (filed,) = await reports(village)
    assert len(filed.proofs) == 1
    village.clock.advance(timedelta(minutes=5))
    await siti.sends_photo()
    assert "Jawaban untuk pemeriksa" not in siti.buttons, "nothing is asked any more"


@pytest.mark.parametrize(
    "words", ["gak punya", "Fotonya sudah terhapus dari grup pak, saya cuma baca tulisannya saja kemarin"]
)
async def test_who_is_asked_answers_in_words_at_once(village: Village, words: str) -> None:
    siti, vera = await asked(village)
    await siti.says(words)
    await siti.taps("Jawaban untuk pemeriksa")
    assert siti.hears("sudah kami teruskan kepada pemeriksa")
    assert f"menjawab:\n“{words}”" in vera.last


async def test_what_else_is_said_meanwhile_means_what_it_always_does(village: Village) -> None:
    siti, vera = await asked(village)
    await siti.says("jadwal bimtek")
    assert siti.hears("Belum ada jadwal Bimtek")
    await siti.sends_photo()
    await siti.taps("Catat sebagai kegiatan")
    await siti.says("batal")
    await vera.taps("Tutup kasus")
    await vera.taps(vera.buttons[0])
    await siti.sends_photo()
    assert "Jawaban untuk pemeriksa" not in siti.buttons, "the case is closed"


async def test_a_source_is_waited_for(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tunggu sumber")
    await vera.says("BPBD lewat telepon")
    assert vera.hears("Menunggu: BPBD lewat telepon")
    assert (await only_case(village)).status is CaseStatus.WAITING_SOURCE
    await vera.taps("Sumber sudah menjawab")
    assert (await only_case(village)).status is CaseStatus.VERIFYING


async def test_a_complaint_about_a_service_is_pointed_on(village: Village) -> None:
    siti, budi = [await village.member(name, desa=SUMBEREJO) for name in ("Siti", "Budi")]
    vera = await verifier(village)
    for asking in (siti, budi):
        await report(asking, "Lampu jalan di dusun kami mati sebulan tidak ada yang memperbaiki")
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tutup kasus")
    await vera.taps("Keluhan layanan")
    assert "SP4N-LAPOR!" in siti.last
    assert "SP4N-LAPOR!" in budi.last
    case = await only_case(village)
    assert (case.status, case.close_reason) == (CaseStatus.CLOSED, CloseReason.SERVICE_COMPLAINT)


async def test_merged_and_split(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await report(budi, OTHER)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await vera.taps("Gabungkan")
    await vera.says("kasus 1 yang dilaporkan tanggal 23")
    assert vera.hears("Kasus 2 digabung ke kasus 1")
    assert vera.hears("2 pelapor")
    assert {r.case_id for r in await reports(village)} == {1}
    await vera.taps("Ambil")
    await vera.taps("Pisahkan tiket")
    await vera.taps(next(label for label in vera.buttons if label.startswith("2/2026")))
    assert vera.hears("Tiket itu sekarang kasus 3")
    assert [r.case_id for r in await reports(village)] == [1, 3]
    # The same words as in the merged case lead to where they went.
    await publish(vera, edi, take=False)
    tono = await village.member("Tono", desa=SUMBEREJO)
    await tono.says(CLAIM, forward_from="Orang")
    await tono.taps("Cek kebenarannya")
    assert tono.hears("KLARIFIKASI: HOAKS")
    assert [c.status for c in await cases(village)][:2] == [CaseStatus.PUBLISHED, CaseStatus.DUPLICATE]


async def test_only_the_desk_sees_the_desk(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await siti.says("meja hoaks")
    assert siti.hears("itu untuk petugas meja hoaks")
    shown = village.world.messages(siti.account)[-1]
    for data in ("hoax.case:1", "hoax.take:1", "hoax.publish:1", "hoax.draft:1", "hoax.escalate:1", "hoax.merge:1:2",
                 "hoax.coverage:1", "hoax.figures", "hoax.nudge:1", "hoax.close:1", "hoax.case:999999999"):  # fmt: skip
        await siti.taps_data(shown, data)
        assert siti.hears("Tombol atau perintah itu untuk"), data
    edi = await editor(village)
    await edi.says("meja hoaks")
    await edi.taps_data(village.world.messages(edi.account)[-1], "hoax.take:1")
    assert edi.hears("itu untuk verifikator di meja hoaks")


async def test_offices_are_granted_in_chat(village: Village) -> None:
    admin, vera = village.admin(), village.person("Vera")
    await admin.says("undang petugas")
    await admin.taps("Verifikator hoaks")
    link = next(word for word in admin.last.split() if word.startswith("https://"))
    await vera.follows(link)
    await vera.taps("Setuju")
    await vera.says("Vera Wati")
    assert vera.hears("verifikator hoaks")
    await vera.says("meja hoaks")
    assert vera.hears("Antrean meja hoaks kosong")
    await admin.says("daftar petugas")
    assert any("Vera Wati" in label for label in admin.buttons), admin.buttons


async def test_figures(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await village.later(hours=2)
    await publish(vera, edi)
    await report(siti, OTHER)
    await edi.says("angka hoaks")
    assert edi.hears("Terbuka: 1, lewat batas: 0")
    assert edi.hears("tengahnya 2 jam")
    assert edi.hears("kurang lengkap, 30 hari: 0 dari 2")
    assert edi.hears("1 laporan: “Mulai besok")


async def test_the_queue_is_paged_and_what_others_work_on_comes_last(village: Village) -> None:
    vera, vino = await verifier(village), await verifier(village, "Vino")
    now = village.clock.now()
    async with village.database.transaction() as session:
        for number in range(1, 12):
            await HoaxCases(session).open_once(
                fingerprint=None, title=f"Kabar {number}", words=f"Kabar {number}", topic="other", urgent=number > 10,
                opened_at=now + timedelta(minutes=number), due_at=now + timedelta(days=1),
            )  # fmt: skip
        for number in (1, 11):
            assert await HoaxCases(session).take(number, 2)
        assert await HoaxCases(session).take(9, 1)
    await vera.says("meja hoaks")
    assert vera.hears("11 kasus, ini 1 sampai 8")
    assert [label for label in vera.buttons if label.startswith("Kasus")] == [f"Kasus {n}" for n in range(2, 10)]
    assert "Kasus 11" not in vera.last
    await vera.taps("Berikutnya")
    assert vera.hears("11 kasus, ini 9 sampai 11")
    assert [label for label in vera.buttons if label.startswith("Kasus")] == ["Kasus 10", "Kasus 11", "Kasus 1"]
    assert "Berikutnya" not in vera.buttons
    await vera.taps("Sebelumnya")
    assert vera.hears("ini 1 sampai 8")
    await vino.says("meja hoaks")
    assert vino.hears("11 (mendesak): “Kabar 11” (sedang dipilah, Bapak/Ibu pegang")
    await vino.taps_data(village.world.messages(vino.account)[-1], "hoax.queue:999")
    assert vino.hears("ini 1 sampai 8")


async def test_an_old_button_approves_no_draft_that_nobody_read(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await draft(vera)
    await edi.taps("Buka kasus")
    shown = village.world.messages(edi.account)[-1]
    old = shown.find_button("Setujui").data
    await edi.taps("Kembalikan")
    await edi.says("Tambahkan sumber dinas")
    await vera.taps("Buka kasus")
    await vera.taps("Tulis klarifikasi")
    await vera.taps("FAKTA")
    await vera.taps("Pakai ini")
    await vera.says("Ternyata pembagian beras itu memang benar ada di kantor kecamatan.")
    await vera.taps("Pakai ini")
    await vera.taps("Lewati")
    await vera.taps("Kirim ke editor")
    assert old is not None
    await edi.taps_data(shown, old)
    assert edi.hears("Drafnya sudah ditulis ulang")
    assert edi.hears("KLARIFIKASI: FAKTA")
    assert (await only_case(village)).status is CaseStatus.IN_REVIEW
    await edi.taps("Setujui")
    assert (await only_case(village)).status is CaseStatus.DECIDED
    (ruling,) = await table(village, Ruling)
    assert (ruling.version, ruling.editor_id is None) == (2, False)


async def test_a_correction_is_given_up_and_the_card_goes_out_again(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(hours=1)
    shown = village.world.messages(vera.account)[-1]

    async def correction() -> None:
        await vera.taps_data(shown, "hoax.case:1")
        await draft(vera, "FAKTA", again=True)

    await correction()
    assert "Batalkan koreksi" in vera.buttons
    vino = await verifier(village, "Vino")
    await vino.taps_data(shown, "hoax.give_up:1")
    assert vino.hears("Tombol atau perintah itu untuk editor")
    # What is doubted is shown to who asks, and not handed out.
    budi = await village.member("Budi", desa="Wonomulyo, Poncokusumo")
    await village.later(hours=1)
    assert budi.ever_heard("KLARIFIKASI") == 0
    await vera.taps("Batalkan koreksi")
    assert vera.hears("Koreksi dibatalkan")
    assert vera.hears("KLARIFIKASI: HOAKS")
    case = await only_case(village)
    assert (case.status, case.revision) == (CaseStatus.PUBLISHED, 1)
    await village.later(hours=1)
    assert budi.ever_heard("KLARIFIKASI: HOAKS") == 1
    # The editor may do so too, also with what was approved; the words that were given up are not taken over.
    await vera.taps_data(shown, "hoax.draft:1")
    await vera.taps("KELIRU")
    await vera.taps("Pakai ini")
    assert vera.hears("Kantor kecamatan tidak membagikan beras")
    await vera.says("batal")
    await correction()
    await edi.says("meja hoaks")
    await edi.taps("Kasus 1")
    assert edi.hears("Draf koreksi; yang terbit sekarang: HOAKS")
    await edi.taps("Setujui")
    publishing = village.world.messages(edi.account)[-1].find_button("Terbitkan").data
    await edi.taps("Batalkan koreksi")
    assert "Koreksi kasus 1 dibatalkan" in vera.last
    assert publishing is not None
    await edi.taps_data(shown, publishing)
    assert edi.hears("langkah tadi tidak berlaku lagi")
    await edi.taps_data(shown, "hoax.give_up:1")
    assert edi.hears("langkah tadi tidak berlaku lagi")
    await village.later(hours=1)
    assert siti.ever_heard("Koreksi") == 0


async def test_the_page_of_a_merged_case_leads_on(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await report(budi, OTHER)
    await vera.taps("Buka kasus")
    shown = village.world.messages(vera.account)[-1]
    await vera.taps("Ambil")
    await vera.taps("Gabungkan")
    await vera.says("1")
    await vera.taps_data(shown, "hoax.case:2")
    assert vera.hears("Kasus 2 digabung ke kasus 1")
    assert vera.hears("Kasus 1, umum")
    assert "Ambil" in vera.buttons


async def test_nobody_left_to_ask_and_of_many_tickets_each_can_be_chosen(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    await vera.taps("Tanya pelapor")
    assert vera.hears("Tidak ada lagi pelapor kasus 1 yang bisa ditanya")
    await vera.taps("Kasus 1")
    async with village.database.transaction() as session:
        for number in range(2, 52):
            person = await make_person(session, None, 5_000 + number)
            session.add(
                HoaxReport(
                    year=2026, number=number, case_id=1, reporter_id=person.id, received_at=village.clock.now(),
                    words=f"{CLAIM} {number}", seen_where="Facebook",
                )
            )  # fmt: skip
    await vera.taps("Tanya pelapor")
    await vera.says("51/2026")
    await vera.says("Apakah ada tangkapan layarnya?")
    assert vera.hears("pemegang tiket 51/2026")
    await vera.taps("Pisahkan tiket")
    for _ in range(6):
        await vera.taps("Berikutnya")
    await vera.taps(next(label for label in vera.buttons if label.startswith("51/2026")))
    assert vera.hears("Tiket itu sekarang kasus 2")


async def test_what_is_signed_and_not_published_can_still_go_back(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await draft(vera)
    await edi.taps("Buka kasus")
    await edi.taps("Setujui")
    publishing = village.world.messages(edi.account)[-1]
    await edi.taps("Kembalikan")
    await edi.says("Sumbernya belum pas")
    assert "dikembalikan editor: Sumbernya belum pas" in vera.last
    await edi.taps_data(publishing, "hoax.publish:1:1")
    assert (await only_case(village)).status is CaseStatus.VERIFYING
    await vera.taps("Buka kasus")
    await vera.taps("Tulis klarifikasi")
    for label in ("KELIRU", "Pakai ini", "Pakai ini", "Pakai ini", "Lewati", "Kirim ke editor"):
        await vera.taps(label)
    await edi.taps("Buka kasus")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")
    assert edi.hears("Kasus 1 terbit")
    await village.later(hours=1)
    assert siti.ever_heard("KLARIFIKASI: KELIRU") == 1
    assert not siti.ever_heard("KLARIFIKASI: HOAKS")


@pytest.mark.parametrize("asked", ["", ", hoax ta?", ". Bener gak pak?", ", katanya hoaks apa tidak"])
async def test_the_truth_typed_in_the_claims_place_gets_no_stamp(village: Village, asked: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera = await verifier(village)
    await report(siti, CLAIM + asked)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tulis klarifikasi")
    await vera.taps("HOAKS")
    truth = "Kantor kecamatan tidak membagikan beras kepada siapa pun."
    await vera.says(truth)
    assert vera.hears("Kalimat itu membantah kabarnya, padahal kalimat itulah yang diberi cap HOAKS")
    assert vera.buttons[:1] == ["Tetap pakai ini"]
    await vera.taps("Tetap pakai ini")
    assert vera.hears("Jelaskan dengan bahasa sederhana")
    await vera.says(truth)
    assert vera.hears("sama dengan isi kabarnya")
    await vera.says("kembali")
    await vera.says("Kantor kecamatan membagikan beras untuk pemegang kartu ungu")
    await vera.says(truth)
    assert vera.hears("Kirim tautan sumber pembandingnya")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Lowongan PLN gaji 8 juta bayar dulu 250 ribu, hoax ta?", "Lowongan PLN gaji 8 juta bayar dulu 250 ribu"),
        ("Lowongan PLN gaji 8 juta bayar dulu. Iki bener gak pak?", "Lowongan PLN gaji 8 juta bayar dulu"),
        ("Lowongan PLN gaji 8 juta bayar dulu apa benar ya min", "Lowongan PLN gaji 8 juta bayar dulu"),
        ("Besok pasar tutup, tidak benar itu buka", "Besok pasar tutup, tidak benar itu buka"),
        ("bener gak kartu ungu ini", "bener gak kartu ungu ini"),
    ],
)
def test_whether_it_is_so_is_no_part_of_the_claim(said: str, line: str) -> None:
    assert without_asking(said) == line


@pytest.mark.parametrize("verdict", ["HOAKS", "FAKTA"])
async def test_a_claim_that_denies_something_itself_is_no_doubt(village: Village, verdict: str) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    claim = "Mulai besok warga yang tidak punya kartu ungu dilarang masuk pasar, kata satpol"
    await report(siti, claim)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tulis klarifikasi")
    await vera.taps(verdict)
    await vera.says("Warga yang tidak punya kartu ungu dilarang masuk pasar")
    assert vera.hears("Jelaskan dengan bahasa sederhana")


async def test_a_link_in_or_before_the_explanation_is_its_source(village: Village) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tulis klarifikasi")
    await vera.taps("HOAKS")
    await vera.taps("Pakai ini")
    await vera.says("https://www.bulog.co.id/beras")
    assert vera.hears("Tautannya kami simpan sebagai sumber. Sekarang penjelasannya")
    await vera.says("Beras hanya dibagikan lewat kantor desa, lihat juga kominfo.go.id/beras ya.")
    assert vera.hears("Sumber sekarang:\nhttps://www.bulog.co.id/beras\nhttps://kominfo.go.id/beras\nPakai ini")
    await vera.taps("Pakai ini")
    await vera.taps("Lewati")
    assert vera.hears("Sumber: https://www.bulog.co.id/beras")


async def test_a_reporter_who_cannot_be_reached_is_not_said_to_be_asked(village: Village) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await siti.does("block")
    await vera.taps("Tanya pelapor")
    await vera.says("Apakah ada tangkapan layarnya?")
    assert vera.hears("belum bisa kami hubungi")
    assert not vera.hears("Pertanyaan dikirim")


async def test_a_correction_may_be_begun_when_the_evidence_is_forgotten_already(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    await report(siti)
    await publish(vera, edi)
    await village.later(days=182)
    await vera.says("kasus 1")
    await draft(vera, "FAKTA", again=True)
    await village.later(days=1)
    await edi.says("kasus 1")
    await edi.taps("Setujui")
    await edi.taps("Terbitkan")
    assert (await only_case(village)).words == CLAIM


@pytest.mark.parametrize("letter", ["x", "😡"])
async def test_an_editor_signs_nothing_that_was_cut_off(village: Village, letter: str) -> None:
    """However much was said before, and however many letters an emoji is for Telegram."""
    siti, vera, edi = await village.member("Siti", desa=SUMBEREJO), await verifier(village), await editor(village)
    links = " ".join(f"https://contoh.id/{number}{'y' * 200}" for number in range(5))
    await report(siti, f"{CLAIM} {f'{letter * 30} ' * 20} {links}")
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    for number in range(3):
        await vera.taps("Tanya pelapor")
        await vera.says(f"Apakah ada bukti lain {number}? {'Mohon dikirim. ' * 20}")
        await siti.taps("Jawab")
        await siti.says(letter * 900)
        village.clock.advance(timedelta(minutes=5))
    await vera.says("kasus 1")
    assert vera.hears("Kasus 1, umum")
    await draft(vera)
    assert vera.hears("Draf dikirim ke editor")
    await edi.says("kasus 1")
    assert edi.hears("Sumber: https://www.bulog.co.id/beras")
    assert "Setujui" in edi.buttons


async def test_the_cases_of_a_verifier_who_is_erased_go_back_and_the_others_hear(village: Village) -> None:
    vera, vita = await verifier(village), await verifier(village, "Vita")
    await report(await village.member("Siti", desa=SUMBEREJO))
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.says("hapus data saya")
    await vera.taps("Ya, hapus")
    assert vita.ever_heard("1 kasus kembali ke antrean") == 1
    assert vera.ever_heard("kembali ke antrean") == 0


async def test_no_proof_is_taken_for_what_nobody_looks_at_any_more(village: Village) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await siti.taps("Tambah bukti")
    await vera.taps("Tutup kasus")
    await vera.taps("Bahan kurang")
    await siti.says("Ini ada lagi: https://contoh.id/foto")
    assert siti.hears("Tiket 1/2026 sudah selesai")
    await siti.says("tambah bukti 1")
    assert siti.hears("kirim sebagai kabar baru")
    assert (await reports(village))[0].proofs == []
