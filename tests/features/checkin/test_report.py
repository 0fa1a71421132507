"""Reporting an activity, from the first word to *Sudah tercatat*."""

from __future__ import annotations

from datetime import date

import pytest

from storage.audit import AuditEntry
from storage.checkin import Category, CheckinStatus, EvidenceKind
from storage.kim import Kim
from storage.member import MemberStatus
from tests.features.checkin.reporting import SUMBEREJO, only_report, report, reports
from tests.village import Village


async def test_siti_reports_a_meeting(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("wingi")
    await siti.sends_photo()
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat")
    checkin = await only_report(village)
    assert checkin.category is Category.MEETING
    assert checkin.happened_on == date(2026, 9, 22)
    assert checkin.status is CheckinStatus.SUBMITTED
    assert [e.kind for e in checkin.evidence] == [EvidenceKind.PHOTO]


async def test_one_question_at_a_time_and_a_summary_before_it_is_sent(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    assert siti.hears("Kegiatan apa, Bapak/Ibu Siti?")
    assert siti.buttons[:2] == ["Rapat KIM", "Berita/unggahan"]
    await siti.taps("Rapat KIM")
    assert siti.hears("satu kalimat sudah cukup")
    await siti.says("Rapat rencana bulan depan, 12 orang")
    assert siti.buttons == ["Hari ini", "Kemarin", "Kembali", "Batal"]
    await siti.taps("Kemarin")
    assert siti.hears("Selasa, 22 September 2026")
    await siti.taps("Lewati")
    assert siti.hears("Isi: Rapat rencana bulan depan, 12 orang")
    assert siti.hears("Tanggal: Selasa, 22 September 2026")
    assert siti.hears("Bukti: tidak ada")
    await siti.taps("Kirim")
    assert siti.hears("Matur nuwun, Bapak/Ibu Siti. Sudah tercatat: Rapat KIM, Selasa, 22 September 2026.")
    assert siti.buttons == ["Riwayat", "Status KIM"]


async def test_a_report_counts_on_the_day_it_happened(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, when="Minggu lalu")
    async with village.database.reading() as session:
        (kim,) = await village.rows(session, Kim)
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.subject_type == "checkin"]
    assert kim.last_activity_on == date(2026, 9, 20)
    assert (entry.action, entry.after["status"]) == ("checkin.submitted", "submitted")


async def test_every_kind_is_there_and_training_is_not(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("catat")
    first = siti.buttons
    await siti.taps("Berikutnya")
    both = [*first, *siti.buttons]
    for label in ("Promosi potensi desa", "Liputan kegiatan", "Sosialisasi ke warga", "Pelatihan/pendampingan",
                  "Kerja sama", "Tangkal hoaks", "Aspirasi warga", "Info darurat", "Urusan organisasi"):  # fmt: skip
        assert label in both
    assert "Ikut Bimtek" not in both
    await siti.says("Ikut Bimtek")
    assert siti.hears("Belum ada jadwal Bimtek")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("rapat", Category.MEETING),
        ("rapatt kim", Category.MEETING),
        ("KERJA SAMA", Category.NETWORK),
        ("sosialisasi", Category.OUTREACH),
        ("info darurat", Category.EMERGENCY),
        ("Urusan organisasi", Category.ORGANISATION),
        ("umkm", Category.POTENTIAL),
        ("kerja bakti", Category.COVERAGE),
    ],
)
async def test_a_kind_can_be_typed_with_a_typo_or_in_other_words(village: Village, typed: str, kind: Category) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, kind=typed)
    assert (await only_report(village)).category is kind


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Hari ini", date(2026, 9, 23)),
        ("wingi", date(2026, 9, 22)),
        ("rabu kemarin", date(2026, 9, 16)),
        ("10/9", date(2026, 9, 10)),
        ("5 september", date(2026, 9, 5)),
        ("24/8/2026", date(2026, 8, 24)),
    ],
)
async def test_dates_in_words(village: Village, typed: str, day: date) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, when=typed)
    assert (await only_report(village)).happened_on == day


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("entah kapan", "Tanggalnya belum terbaca. Contoh: 20 September 2026"),
        ("31/2", "tidak ada di kalender"),
        ("besok", "belum tiba"),
        ("24/9", "belum tiba"),
        ("40 hari lalu", "sudah lebih dari 30 hari"),
        ("5/8", "sejak Senin, 24 Agustus 2026"),
    ],
)
async def test_dates_that_cannot_be_each_have_their_sentence(village: Village, typed: str, answer: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.says(typed)
    assert siti.hears(answer)
    await siti.says("kemarin")
    assert siti.hears("Selasa, 22 September 2026")


async def test_a_date_that_cannot_be_is_told_also_where_the_words_are_asked_for(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("besok")
    assert siti.hears("belum tiba")
    await siti.says("???")
    assert siti.hears("belum terbaca")


async def test_back_cancel_and_skip_also_as_words(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat kim")
    await siti.says("Rapat yang salah tulis")
    await siti.says("kembali")
    assert siti.hears("Rapat yang salah tulis")
    await siti.says("Rapat yang benar")
    await siti.says("kemarin")
    await siti.says("lewati")
    await siti.says("kirimm")
    assert siti.hears("Sudah tercatat")
    assert (await only_report(village)).what == "Rapat yang benar"
    await siti.says("kegiatan")
    await siti.says("batal")
    assert siti.hears("dibatalkan")
    assert len(await reports(village)) == 1


async def test_no_word_typed_is_lost_when_a_part_is_changed(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.taps("Hari ini")
    await siti.sends_photo()
    for part, answer in (("Jenis", "Kerja sama"), ("Tanggal", "kemarin"), ("Isi", "Kunjungan ke KIM tetangga")):
        await siti.taps("Ubah")
        await siti.taps(part)
        await siti.says(answer)
        assert siti.hears("Sudah benar?")
    await siti.taps("Ubah")
    await siti.taps("Bukti")
    assert siti.hears("Bukti sekarang: 1 foto")
    await siti.sends_photo()
    assert siti.hears("Bukti: 2 foto")
    await siti.says("ya")
    checkin = await only_report(village)
    assert (checkin.category, checkin.what) == (Category.NETWORK, "Kunjungan ke KIM tetangga")
    assert checkin.happened_on == date(2026, 9, 22)
    assert len(checkin.evidence) == 2


async def test_evidence_can_be_taken_away_again_but_something_must_be_said(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.sends_photo()
    await siti.taps("Hari ini")
    assert siti.hears("(kosong; boleh ketik satu kalimat)")
    await siti.taps("Ubah")
    await siti.taps("Bukti")
    await siti.taps("Hapus bukti")
    await siti.taps("Lewati")
    assert siti.hears("Tinggal satu kalimat")
    await siti.says("Rapat pengurus")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert (checkin.what, checkin.evidence) == ("Rapat pengurus", [])


async def test_the_menu_in_the_middle_and_on_again(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("menu")
    assert siti.hears("masih tersimpan")
    await siti.taps("Lanjutkan catatan kegiatan")
    assert siti.hears("kita lanjutkan")
    await siti.says("Rapat bulanan")
    await siti.says("riwayat")
    assert siti.hears("Belum ada catatan")
    await siti.says("kegiatan")
    assert siti.hears("Kapan kegiatannya?")


async def test_a_draft_survives_another_form(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.says("petugas")
    await siti.says("Bagaimana cara mengirim foto?")
    assert siti.hears("masih tersimpan")
    await siti.says("kegiatan")
    assert siti.hears("kita lanjutkan")
    await siti.taps("Hari ini")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Rapat bulanan"


async def test_a_draft_that_lay_too_long_is_asked_for_its_date_again(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.says("24 agustus")
    await siti.taps("Lewati")
    await village.later(days=3, ticks=False)
    await siti.taps("Kirim")
    assert siti.hears("Senin, 24 Agustus 2026, kini lebih dari 30 hari")
    await siti.taps("Kemarin")
    await siti.taps("Kirim")
    assert (await only_report(village)).happened_on == date(2026, 9, 25)


async def test_whoever_is_no_member_is_shown_the_way(village: Village) -> None:
    stranger = village.person("Rini")
    await stranger.says("lapor kegiatan")
    assert stranger.hears("anggota KIM yang terdaftar")
    assert stranger.buttons == ["Daftar"]
    waiting = await village.member("Siti", desa=SUMBEREJO, status=MemberStatus.PENDING)
    await waiting.says("kegiatan")
    assert waiting.hears("masih menunggu")
    await waiting.sends_photo("Rapat")
    await waiting.taps("Catat sebagai kegiatan")
    assert waiting.hears("masih menunggu")
    assert await reports(village) == []


async def test_an_ambiguous_lapor_offers_the_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("lapor")
    await siti.taps("Catat kegiatan")
    assert siti.hears("Kegiatan apa")


async def test_things_that_are_no_answer_are_answered_kindly(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.does("send_sticker")
    assert siti.hears("belum bisa kami baca")
    await siti.does("send_voice")
    assert siti.hears("pesan suara belum bisa kami simpan")
    await siti.does("send_location", -7.9, 112.6)
    assert siti.hears("tidak perlu")
    await siti.does("send_contact")
    assert siti.hears("tidak perlu")
    await siti.says("<b>Rapat</b> & <script>")
    await siti.taps("Hari ini")
    await siti.does("send_voice")
    assert siti.hears("pesan suara belum bisa kami simpan")
    await siti.says("tidak ada")
    assert siti.hears("Isi: <b>Rapat</b> & <script>")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "<b>Rapat</b> & <script>"


@pytest.mark.parametrize("words", ["gak onok", "ora ono pak", "mboten wonten", "tdk ada", "blm ada"])
async def test_that_there_is_no_evidence_is_said_in_any_words(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "Rapat KIM", "Rapat bulanan di balai desa", "hari ini", words):
        await siti.says(said)
    assert siti.hears("Bukti: tidak ada")


async def test_five_thousand_letters_are_one_answer_that_is_too_long(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("rapat " * 833)
    assert siti.heard == ["Tulisannya terlalu panjang. Mohon diringkas, paling banyak 2.000 huruf."]
    await siti.says("Rapat singkat")
    assert siti.hears("Kapan kegiatannya?")


async def test_two_taps_on_send_make_one_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.taps("Hari ini")
    await siti.taps("Lewati")
    send = siti.will_tap("Kirim")
    await village.together(send, send)
    assert siti.ever_heard("Sudah tercatat") == 1
    assert siti.ever_heard("sudah tidak berlaku") == 0
    assert len(await reports(village)) == 1


async def test_an_old_button_is_explained_and_the_question_comes_again(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.taps("Kerja sama")
    assert siti.hears("dari pertanyaan sebelumnya")
    assert siti.hears("Kapan kegiatannya?")


async def test_every_update_twice_is_one_report(village: Village) -> None:
    village.world.updates.twice = True
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.taps("Hari ini")
    await siti.sends_album(3)
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert len(checkin.evidence) == 3


async def test_a_silence_that_ends_is_thanked(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua", kim={"last_activity_on": date(2026, 9, 23)})
    await village.later(days=38)
    await village.days_pass(2)
    assert siti.ever_heard("belum mendengar") == 1
    await report(siti)
    assert siti.hears("KIM Sumberejo terdengar lagi")


async def test_every_message_is_short(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="ketua")
    await report(siti, kind="Berita/unggahan")
    for words in ("riwayat", "riwayat kim", "status", "nilai", "potensi"):
        await siti.says(words)
    for message in village.world.messages(siti.account):
        if message.from_bot:
            assert len([line for line in message.text.splitlines() if line]) <= 5, message.text
            assert sum(ord(letter) >= 0x1F300 for letter in message.text) <= 2


@pytest.mark.parametrize(
    "words",
    [
        "lali aku", "lupa", "lupa tanggalnya pak", "mboten kemutan", "gak ingat hari apa", "embuh", "kurang tahu",
        "kapan hari", "beberapa hari yang lalu", "wis suwe pak",
    ],
)  # fmt: skip
async def test_who_has_forgotten_the_day_is_helped(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("Rapat rencana panen di balai desa")
    for _ in range(2):
        await siti.says(words)
        assert siti.hears("kira-kira saja")
        assert siti.buttons[:2] == ["Hari ini", "Kemarin"]
        assert "Hubungi petugas" not in siti.buttons
    await siti.says("seminggu lalu")
    assert siti.hears("Rabu, 16 September 2026")


async def test_what_else_was_forgotten_is_no_day(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("rapat")
    await siti.says("Rapat rencana panen di balai desa")
    await siti.says("lupa password wifi balai desa")
    assert siti.hears("Tanggalnya belum terbaca")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Kemarin ada pelatihan UMKM di rumah Bu Tini", "Selasa, 22 September 2026"),
        ("tadi pagi kerja bakti di balai desa", "Rabu, 23 September 2026"),
        ("20 september kami rapat di balai desa", "Minggu, 20 September 2026"),
        ("kegiatan kemarin sore rapat di balai desa", "Selasa, 22 September 2026"),
        ("12 orang ikut rapat di balai desa", None),
        ("besok rapat persiapan panen raya", None),
        ("mau bengi rapat di balai desa", "Selasa, 22 September 2026"),
        ("mau rapat persiapan panen di balai", None),
        ("Rapat membahas acara kemarin di balai", None),
    ],
)
async def test_the_day_with_which_a_report_begins_is_not_asked_for(
    village: Village, told: str, day: str | None
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says(told)
    if day is None:
        assert siti.hears("Kapan kegiatannya?")
        return
    assert siti.hears(f"{day}. Ada buktinya?")
    await siti.taps("Lewati")
    assert siti.hears(f"Isi: {told}")
    assert siti.hears(f"Tanggal: {day}")


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ("sosialisasi stunting tgl 20 september di posyandu mawar", "Minggu, 20 September 2026"),
        ("rapat kim 18/9 di balai desa dihadiri 25 orang", "Jumat, 18 September 2026"),
        ("pelatihan tgl 20 september, lanjutan tgl 13 september", None),
        ("sosialisasi tgl 20 oktober untuk 3 dusun", None),
        ("penyuluhan tadi malam di balai desa", None),
    ],
)
async def test_a_day_named_in_what_was_told_is_offered(village: Village, told: str, offered: str | None) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("lapor kegiatan", "sosialisasi", told):
        await siti.says(said)
    assert siti.hears("Kapan kegiatannya?")
    assert siti.buttons == [*([offered] if offered else []), "Hari ini", "Kemarin", "Kembali", "Batal"]
    if offered:
        await siti.taps(offered)
        assert siti.hears(offered)
        assert siti.hears("Ada buktinya?")
