"""Photos, albums, links: before, during and after the report."""

from __future__ import annotations

from storage.checkin import Category, CheckinStatus, EvidenceKind
from tests.features.checkin.reporting import SUMBEREJO, only_report, report, reports
from tests.village import Player, Village


async def _until_evidence(who: Player, kind: str = "Rapat KIM") -> None:
    await who.says("kegiatan")
    await who.says(kind)
    await who.says("Rapat bulanan di balai desa")
    await who.taps("Hari ini")


async def test_photo_first(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Kerja bakti membersihkan saluran air")
    await siti.taps("Catat sebagai kegiatan")
    assert siti.last.startswith("1 foto sudah kami terima. Ini kegiatan apa"), "thanked once"
    await siti.taps("Sosialisasi ke warga")
    assert siti.hears("Kapan kegiatannya?")
    await siti.taps("Hari ini")
    assert siti.hears("Isi: Kerja bakti membersihkan saluran air")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert checkin.what == "Kerja bakti membersihkan saluran air"
    assert [e.kind for e in checkin.evidence] == [EvidenceKind.PHOTO]


async def test_of_a_photo_only_the_names_of_the_largest_size_are_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat")
    sizes = village.world.messages(siti.account)[-2].json()["photo"]
    largest = max(sizes, key=lambda size: size["width"])
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Hari ini")
    await siti.taps("Kirim")
    (evidence,) = (await only_report(village)).evidence
    assert (evidence.file_id, evidence.unique_id) == (largest["file_id"], largest["file_unique_id"])


async def test_an_album_of_ten_out_of_the_blue_is_asked_about_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_album(10, "Panen raya kemarin sore di sawah Pak Lurah")
    assert len(siti.heard) == 1
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("10 foto sudah kami terima")
    await siti.taps("Liputan kegiatan")
    await siti.taps("Kemarin")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert len(checkin.evidence) == 10
    assert checkin.what == "Panen raya kemarin sore di sawah Pak Lurah"


async def test_an_album_of_ten_as_an_answer_is_one_answer(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await _until_evidence(siti)
    await siti.sends_album(10)
    assert len(siti.heard) == 1
    assert siti.hears("Bukti: 1 album")
    await siti.sends_photo()
    assert siti.hears("Bukti: 11 foto")
    await siti.taps("Kirim")
    assert len((await only_report(village)).evidence) == 11


async def test_parts_of_an_album_that_come_late_join_the_form_and_then_the_report(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_photo", "Rapat bulanan", album="77")
    await siti.taps("Catat sebagai kegiatan")
    await siti.does("send_photo", album="77")
    assert siti.heard == []
    await siti.taps("Rapat KIM")
    await siti.does("send_photo", album="77")
    assert siti.heard == []
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 3 foto")
    await siti.says("petugas")
    await siti.does("send_photo", album="77")
    assert siti.heard == []
    await siti.says("batal")
    await siti.taps("Lanjutkan catatan kegiatan")
    assert siti.hears("Bukti: 4 foto")
    await siti.taps("Kirim")
    await siti.does("send_photo", album="77")
    assert siti.heard == []
    await siti.says("kegiatan")
    await siti.does("send_photo", album="77")
    assert siti.heard == []
    (checkin,) = await reports(village)
    assert len(checkin.evidence) == 6
    assert len({e.unique_id for e in checkin.evidence}) == 6


async def test_an_album_where_it_is_no_answer_is_refused_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("petugas")
    await siti.sends_album(5)
    assert len(siti.heard) == 1


async def test_photos_sent_one_by_one_before_the_question_is_answered_belong_together(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.sends_photo()
    await siti.sends_photo()
    assert siti.heard == []
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("3 foto sudah kami terima")


async def test_the_words_of_each_photo_are_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words in ("Rapat RT di rumah Pak Budi", "Yang hadir 12 orang", "Yang hadir 12 orang"):
        await village.later(hours=0.1, ticks=False)
        await siti.sends_photo(words)
    for said in ("kegiatan", "rapat", "kemarin", "ya"):
        await siti.says(said)
    assert (await only_report(village)).what == "Rapat RT di rumah Pak Budi\n\nYang hadir 12 orang"


async def test_a_photo_sent_days_later_is_no_more_of_what_was_never_answered(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo("Rapat RT di rumah Pak Budi")
    await village.later(days=2, ticks=False)
    await siti.sends_photo("Kerja bakti di selokan")
    assert siti.heard == ["Terima kasih, sudah kami terima. Kiriman ini untuk apa?"]
    for said in ("kegiatan", "liputan", "hari ini", "ya"):
        await siti.says(said)
    assert (await only_report(village)).what == "Kerja bakti di selokan"
    assert siti.hears("Kiriman tadi masih kami simpan.")
    await siti.taps("Lanjutkan kiriman tadi")
    for said in ("kegiatan", "rapat"):
        await siti.says(said)
    await siti.says("2 hari lalu")
    assert siti.hears("Isi: Rapat RT di rumah Pak Budi\n")


async def test_a_photo_that_tells_of_something_is_not_put_into_a_report_left_open_the_day_before(
    village: Village,
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat", "Rapat persiapan"):
        await siti.says(said)
    await village.later(days=1, ticks=False)
    await siti.sends_photo("Senam lansia di balai dusun")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.says("batal")
    assert siti.hears("Isian catatan kegiatan tadi masih tersimpan")
    await siti.says("lanjut")
    await siti.says("kemarin")
    assert siti.hears("Ada buktinya?")
    await village.later(days=1, ticks=False)
    await siti.sends_photo("Suasana di balai dusun")
    assert siti.hears("Isi: Rapat persiapan Suasana di balai dusun\n"), "a photo was asked for"


async def test_photos_are_taken_at_every_question(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.sends_photo()
    assert siti.hears("1 foto sudah kami terima")
    await siti.taps("Rapat KIM")
    await siti.sends_photo("Rapat bulanan di balai desa")
    assert siti.hears("Kapan kegiatannya?")
    await siti.does("send_video")
    assert siti.hears("Kapan kegiatannya?")
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 2 foto, 1 video")
    await siti.does("send_document")
    assert siti.hears("Bukti: 2 foto, 1 video, 1 berkas")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert checkin.what == "Rapat bulanan di balai desa"
    assert len(checkin.evidence) == 4


async def test_a_caption_later_on_is_added_to_what_was_written(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await _until_evidence(siti)
    await siti.sends_photo("Yang hadir 12 orang")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Rapat bulanan di balai desa\nYang hadir 12 orang"


async def test_a_link_out_of_the_blue_becomes_a_publication(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("Berita panen raya https://www.facebook.com/kimsumberejo/posts/12?utm_source=wa.")
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("1 tautan sudah kami terima")
    await siti.taps("Berita/unggahan")
    await siti.taps("Hari ini")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert checkin.category is Category.PUBLICATION
    (link,) = checkin.evidence
    assert (link.kind, link.link_key) == (EvidenceKind.LINK, "https://facebook.com/kimsumberejo/posts/12")


async def test_of_a_publication_the_link_is_asked_for_and_may_be_left_out(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await _until_evidence(siti, "Berita/unggahan")
    assert siti.hears("Boleh minta tautan")
    await siti.sends_photo()
    assert siti.hears("sudah kami terima: 1 foto. Ada tautan")
    await siti.says("instagram.com/p/abc/")
    assert siti.hears("Bukti: 1 foto, 1 tautan")
    await siti.taps("Kirim")
    await _until_evidence(siti, "Berita/unggahan")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    first, second = await reports(village)
    assert [e.link_key for e in first.evidence] == [None, "https://instagram.com/p/abc"]
    assert second.evidence == []


async def test_a_link_alone_where_words_are_asked_for_is_a_link(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Berita/unggahan")
    await siti.says("https://youtu.be/abc")
    await siti.taps("Hari ini")
    assert siti.hears("Bukti: 1 tautan")
    await siti.says("Video panen raya")
    assert siti.hears("Isi: Video panen raya")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Video panen raya"


async def test_a_potential_needs_words_to_be_found_by(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_photo()
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Promosi potensi desa")
    assert siti.hears("Contoh: Kopi bubuk")
    await siti.says("kemarin")
    assert siti.hears("Tinggal satu kalimat")
    await siti.says("Kopi lereng Semeru")
    await siti.taps("Kirim")
    assert (await only_report(village)).what == "Kopi lereng Semeru"


async def test_a_forwarded_message_can_be_recorded(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("Warga gotong royong memperbaiki jembatan", forward_from="Pak RT")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Liputan kegiatan")
    await siti.taps("Hari ini")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    checkin = await only_report(village)
    assert checkin.what == "Warga gotong royong memperbaiki jembatan"


async def test_a_voice_message_is_not_kept(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_voice")
    await siti.taps("Catat sebagai kegiatan")
    assert siti.hears("pesan suara belum bisa kami simpan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat bulanan")
    await siti.taps("Hari ini")
    assert siti.hears("Ada buktinya?")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    assert (await only_report(village)).evidence == []


async def test_a_part_of_an_album_of_a_withdrawn_report_is_new(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await _until_evidence(siti)
    await siti.does("send_photo", album="88")
    await siti.taps("Kirim")
    await siti.says("riwayat")
    await siti.taps("Tarik 1")
    await siti.taps("Ya, tarik")
    await siti.does("send_photo", album="88")
    assert siti.hears("Kiriman ini untuk apa?")
    assert (await only_report(village)).status is CheckinStatus.WITHDRAWN


async def test_a_command_is_heard_where_evidence_is_asked(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, role="sekretaris")
    for words in ("kegiatan", "Rapat KIM", "Rapat bulanan di balai desa", "hari ini"):
        await siti.says(words)
    await siti.says("pendaftaran")
    assert siti.hears("Tidak ada pendaftaran yang menunggu")
    await siti.says("lewati")
    assert siti.hears("Isi: Rapat bulanan di balai desa")


async def test_a_voice_message_is_no_evidence_where_the_kind_is_said_at_once(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_voice")
    await village.later(hours=1, ticks=False)
    for words in ("rapat", "Rapat bulanan di balai desa", "hari ini"):
        await siti.says(words)
    assert siti.hears("Ada buktinya?")
    await siti.says("lewati")
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat")
    assert (await only_report(village)).evidence == []


async def test_what_is_missing_joins_the_report_that_was_handed_in_last_and_not_the_one_of_the_latest_day(
    village: Village,
) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti, what="Rapat hari ini")
    await village.later(hours=1, ticks=False)
    await report(siti, what="Rapat minggu lalu", when="minggu lalu")
    await siti.says("eh fotonya kurang")
    assert siti.hears("“Rapat minggu lalu”")
