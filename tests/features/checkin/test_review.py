"""Looking through what waits, and putting right what needs it."""

from __future__ import annotations

from datetime import date

import pytest

from storage.audit import AuditEntry
from storage.checkin import Category, CheckinStatus
from storage.kim import Kim
from storage.member import Members, Person
from storage.office import Grant, OfficeRole
from tests.factories import WEDNESDAY
from tests.features.checkin.reporting import SUMBEREJO, only_report, report, reports
from tests.village import Player, Village


async def _grant(village: Village, who: Player, kecamatan: str) -> None:
    async with village.database.transaction() as session:
        (person,) = [p for p in await village.rows(session, Person) if p.name == who.account.first_name]
        session.add(
            Grant(
                person_id=person.id,
                role=OfficeRole.COORDINATOR,
                kecamatan_code=kecamatan,
                granted_at=WEDNESDAY,
            )
        )


async def _kim(village: Village) -> Kim:
    async with village.database.reading() as session:
        (kim,) = await village.rows(session, Kim)
    return kim


async def test_the_board_accepts_and_the_reporter_is_thanked(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("menu")
    await ketua.taps("Periksa (1)")
    assert ketua.hears("Rapat KIM, Rabu, 23 September 2026")
    assert ketua.hears("KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo, dari Siti")
    assert ketua.hears("“Rapat bulanan di balai desa”")
    assert village.world.messages(ketua.account)[-1].kind == "photo"
    assert ketua.buttons == ["Terima", "Perlu perbaikan", "Tolak", "Berikutnya", "Selesai"]
    await ketua.taps("Terima")
    assert ketua.hears("Sudah diterima.")
    assert ketua.hears("Semua sudah diperiksa")
    assert "sudah diterima" in siti.last
    assert (await only_report(village)).status is CheckinStatus.ACCEPTED
    await ketua.says("menu")
    assert not any(label.startswith("Periksa") for label in ketua.buttons)


async def test_an_album_is_shown_as_an_album_and_a_file_beside_it(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.sends_album(3, "Rapat bulanan")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Rapat KIM")
    await siti.taps("Hari ini")
    await siti.does("send_document")
    await siti.says("https://facebook.com/kim/1")
    await siti.taps("Kirim")
    await ketua.says("periksa")
    kinds = [m.kind for m in village.world.messages(ketua.account) if m.from_bot][-5:]
    assert kinds == ["photo", "photo", "photo", "document", "text"]
    assert ketua.hears("Bukti: 3 foto, 1 berkas, 1 tautan")
    assert ketua.hears("https://facebook.com/kim/1")


async def test_needs_fix_goes_back_and_forth_with_one_report(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa kegiatan")
    await ketua.taps("Perlu perbaikan")
    assert "Tanggalnya perlu dicek lagi" in ketua.buttons
    await ketua.taps("Tanggalnya perlu dicek lagi")
    assert ketua.hears("permintaan perbaikan sudah kami sampaikan")
    assert "Tanggalnya perlu dicek lagi" in siti.last
    await siti.taps("Perbaiki")
    assert siti.hears("Yang perlu diperbaiki: Tanggalnya perlu dicek lagi")
    assert siti.hears("Isi: Rapat bulanan di balai desa")
    assert siti.hears("Bukti: 1 foto")
    await siti.taps("Ubah")
    await siti.taps("Tanggal")
    await siti.says("minggu lalu")
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat perbaikannya: Rapat KIM, Minggu, 20 September 2026")
    checkin = await only_report(village)
    assert (checkin.status, checkin.happened_on) == (CheckinStatus.SUBMITTED, date(2026, 9, 20))
    assert (checkin.reason, checkin.decided_at, len(checkin.evidence)) == (None, None, 1)
    assert (await _kim(village)).last_activity_on == date(2026, 9, 20)
    await siti.taps("Perbaiki")
    assert siti.hears("belum diperiksa, jadi masih bisa diubah")
    await ketua.says("periksa")
    await ketua.taps("Terima")
    await siti.taps("Kirim")
    assert siti.hears("Catatan itu diterima, jadi tidak bisa diubah lagi")
    await siti.says("menu")
    assert not siti.hears("masih tersimpan")
    async with village.database.reading() as session:
        trail = [e.action for e in await village.rows(session, AuditEntry) if e.subject_type == "checkin"]
    assert trail == ["checkin.submitted", "checkin.needs_fix", "checkin.submitted", "checkin.accepted"]


async def test_a_fix_can_be_asked_for_twice_and_each_time_the_reporter_hears(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    for round_ in (1, 2):
        await village.later(hours=1, ticks=False)
        await ketua.says("periksa")
        await ketua.says("perbaiki")
        await ketua.says("Mohon ditambah jumlah yang hadir")
        assert siti.ever_heard("Mohon ditambah jumlah yang hadir") >= round_
        await siti.taps("Perbaiki")
        await siti.taps("Kirim")
        assert siti.hears("Sudah tercatat perbaikannya")


async def test_a_fix_and_a_new_report_do_not_disturb_each_other(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await ketua.says("perlu perbaikan")
    await ketua.taps("Keterangannya kurang lengkap")
    await siti.says("kegiatan")
    await siti.taps("Kerja sama")
    await siti.taps("Perbaiki")
    await siti.taps("Ubah")
    await siti.taps("Isi")
    await siti.says("Rapat bulanan, 12 orang hadir")
    await siti.taps("Perbaiki")
    assert siti.hears("Isi: Rapat bulanan, 12 orang hadir")
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat perbaikannya")
    await siti.taps("Lanjutkan catatan kegiatan")
    await siti.says("Kunjungan ke KIM tetangga")
    await siti.taps("Hari ini")
    await siti.taps("Lewati")
    await siti.taps("Kirim")
    first, second = await reports(village)
    assert (first.category, first.what) == (Category.MEETING, "Rapat bulanan, 12 orang hadir")
    assert (second.category, second.what) == (Category.NETWORK, "Kunjungan ke KIM tetangga")


async def test_a_rejected_report_is_explained_and_does_not_count(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua", kim={"last_activity_on": date(2026, 9, 1)})
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    assert (await _kim(village)).last_activity_on == date(2026, 9, 23)
    await ketua.says("periksa")
    await ketua.taps("Tolak")
    await ketua.says("?")
    assert ketua.hears("Alasannya belum terbaca")
    await ketua.says("Sudah pernah dicatat")
    assert ketua.hears("keputusan dan alasannya sudah kami sampaikan")
    assert "belum bisa diterima: Sudah pernah dicatat." in siti.last
    assert (await only_report(village)).status is CheckinStatus.REJECTED
    assert (await _kim(village)).last_activity_on == date(2026, 9, 1)


async def test_a_reporter_who_blocked_the_bot_is_not_said_to_have_been_told(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await siti.does("block")
    await ketua.says("periksa")
    await ketua.taps("Tolak")
    await ketua.says("Sudah pernah dicatat")
    assert ketua.hears("Sudah dicatat, tetapi pengirimnya tidak bisa kami kabari lewat chat.")


async def test_a_withdrawn_report_does_not_count(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO, kim={"last_activity_on": date(2026, 9, 1)})
    await report(siti)
    await siti.says("riwayat")
    await siti.taps("Tarik 1")
    assert siti.hears("Tarik catatan Rapat KIM, Rabu, 23 September 2026?")
    await siti.says("tidak")
    assert siti.hears("tetap ada")
    await siti.taps("Tarik 1")
    await siti.taps("Ya, tarik")
    assert siti.hears("sudah ditarik")
    assert (await only_report(village)).status is CheckinStatus.WITHDRAWN
    assert (await _kim(village)).last_activity_on == date(2026, 9, 1)
    await siti.taps("Tarik 1")
    assert siti.hears("ditarik, jadi tidak bisa ditarik")


async def test_two_reviewers_at_once_one_decides_and_the_other_is_told(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    secretary = await village.member("Rini", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await secretary.says("periksa")
    await village.together(ketua.will_tap("Terima"), secretary.will_tap("Terima"))
    assert ketua.hears("Sudah diterima.")
    assert secretary.hears("sudah diputuskan atau ditarik lebih dulu")
    assert siti.ever_heard("sudah diterima") == 1
    async with village.database.reading() as session:
        trail = [e for e in await village.rows(session, AuditEntry) if e.action == "checkin.accepted"]
    assert len(trail) == 1


async def test_two_processes_at_once_decide_once(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    secretary = await village.member("Rini", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await secretary.says("periksa")
    other = await village.second_process()
    await village.together(ketua.will_tap("Terima"), secretary.will_tap("Terima"))
    await other.sender.settle()
    both = [ketua, secretary]
    assert sum(who.hears("Sudah diterima.") for who in both) == 1
    assert sum(who.hears("sudah diputuskan atau ditarik lebih dulu") for who in both) == 1
    assert (await only_report(village)).status is CheckinStatus.ACCEPTED
    assert siti.ever_heard("sudah diterima") == 1


async def test_a_report_taken_back_while_it_is_looked_at(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await siti.says("riwayat")
    await siti.taps("Tarik 1")
    await siti.says("ya")
    await ketua.taps("Terima")
    assert ketua.hears("sudah diputuskan atau ditarik lebih dulu")
    assert (await only_report(village)).status is CheckinStatus.WITHDRAWN


async def test_nobody_decides_about_their_own(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await report(ketua)
    await ketua.says("periksa")
    assert ketua.hears("hanya catatan Bapak/Ibu sendiri")
    admin = village.admin()
    await admin.says("periksa")
    await admin.taps("Terima")
    assert (await only_report(village)).status is CheckinStatus.ACCEPTED


async def test_the_oldest_first_and_the_next_one(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    other = await village.member("Wati", desa="Pakisaji, Pakisaji")
    await report(siti, what="Rapat pertama")
    await village.later(hours=1, ticks=False)
    await report(other, what="Rapat kedua")
    admin = village.admin()
    await admin.says("periksa")
    assert admin.hears("Rapat pertama")
    assert admin.hears("Masih menunggu: 2")
    await admin.taps("Berikutnya")
    assert admin.hears("Rapat kedua")
    await admin.taps("Berikutnya")
    assert admin.hears("Sudah sampai akhir. Masih menunggu: 2")
    await admin.says("antrean kegiatan")
    await admin.says("selesai")
    assert admin.hears("cukup dulu")


async def test_everybody_sees_only_the_own_area(village: Village) -> None:
    await village.member("Budi", desa=SUMBEREJO, role="ketua")
    wati = await village.member("Wati", desa="Pakisaji, Pakisaji")
    rini = await village.member("Rini", desa="Pandanajeng, Tumpang", role="ketua")
    coordinator = await village.member("Joko", desa="Tumpang, Tumpang")
    await report(wati, what="Rapat di Pakisaji")
    budi = village.players["Budi"]
    await budi.says("periksa")
    assert budi.hears("Tidak ada catatan yang menunggu")
    await report(rini, what="Rapat di Pandanajeng")
    async with village.database.reading() as session:
        kecamatan = {k.name: k.village.kecamatan_code for k in await village.rows(session, Kim)}
    await _grant(village, coordinator, kecamatan["KIM Pandanajeng"])
    await coordinator.says("periksa")
    assert coordinator.hears("Rapat di Pandanajeng")
    await coordinator.taps("Berikutnya")
    assert coordinator.hears("Sudah sampai akhir. Masih menunggu: 1")


async def test_whoever_may_not_review_is_told_kindly(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    stranger = village.person("Rini")
    await report(siti)
    for who in (siti, stranger):
        await who.says("periksa")
        assert who.hears("Tombol atau perintah itu untuk")
    message = village.world.messages(siti.account)[-1]
    await siti.taps_data(message, "checkin.review")
    assert siti.hears("Tombol atau perintah itu untuk")


async def test_forged_buttons_change_nothing(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    wati = await village.member("Wati", desa=SUMBEREJO)
    await report(siti)
    await wati.says("menu")
    message = village.world.messages(wati.account)[-1]
    for data in ("checkin.fix:1", "checkin.withdraw:1", "checkin.withdraw:99999999999999999999", "checkin.fix:x",
                 "checkin.withdraw:", "checkin.potential:1", "checkin.nothing:1"):  # fmt: skip
        await wati.taps_data(message, data)
        assert wati.heard, data
        assert not wati.hears("gangguan"), data
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED


async def test_rights_lost_while_looking_are_lost(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    looking = ketua.will_tap("Terima")
    await ketua.says("ubah data")
    await ketua.taps("Jabatan")
    await ketua.taps("Anggota")
    await village.together(looking)
    await ketua.says("periksa")
    assert ketua.hears("Tombol atau perintah itu untuk")
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED


async def test_what_waits_for_long_is_told_once_a_week(village: Village) -> None:
    admin = village.admin()
    await admin.starts()
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.days_pass(1)
    for _ in range(12):
        await village.later(days=1)
    # On Wednesday and Thursday, when it was new, and on the two Mondays behind that.
    assert admin.ever_heard("1 catatan kegiatan menunggu diperiksa. Yang paling lama sejak Rabu") == 2 + 2
    await report(siti)
    await village.later(hours=6)
    assert admin.ever_heard("2 catatan kegiatan menunggu diperiksa") == 1


async def test_the_admins_hear_on_a_working_day_how_much_waits(village: Village) -> None:
    admin = village.admin()
    await admin.starts()
    siti = await village.member("Siti", desa=SUMBEREJO)
    await village.tick()
    assert admin.ever_heard("menunggu diperiksa") == 0
    await report(siti)
    assert admin.ever_heard("menunggu") == 0
    await village.later(hours=1)
    await village.later(hours=2)
    assert admin.ever_heard("1 catatan kegiatan menunggu diperiksa. Yang paling lama sejak Rabu") == 1
    await village.later(hours=10)
    assert admin.ever_heard("1 catatan kegiatan menunggu diperiksa") == 1
    await village.later(hours=11)
    assert admin.ever_heard("1 catatan kegiatan menunggu diperiksa") == 2
    await admin.taps("Periksa")
    await admin.taps("Terima")
    await village.days_pass(3)
    assert admin.ever_heard("1 catatan kegiatan menunggu diperiksa") == 2


async def test_the_report_of_somebody_erased_can_still_be_decided(village: Village) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    async with village.database.transaction() as session:
        (person,) = [p for p in await village.rows(session, Person) if p.name == "Siti"]
        await Members(session).remove_person(person.id)
    await ketua.says("periksa")
    assert ketua.hears("dari anggota")
    await ketua.taps("Terima")
    assert ketua.hears("Sudah diterima.")


async def test_the_board_hears_in_the_afternoon_once_that_something_new_waits(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=1)
    assert budi.ever_heard("menunggu diperiksa") == 0
    await village.later(hours=5)
    assert budi.ever_heard("Ada 1 catatan kegiatan KIM Sumberejo yang menunggu diperiksa") == 1
    assert siti.ever_heard("yang menunggu diperiksa") == 0
    await village.days_pass(1)
    assert budi.ever_heard("yang menunggu diperiksa") == 1
    await report(siti)
    await village.days_pass(1)
    assert budi.ever_heard("Ada 2 catatan kegiatan KIM Sumberejo") == 1
    await budi.taps("Periksa")
    await budi.taps("Terima")
    await budi.taps("Terima")
    await village.days_pass(2)
    assert budi.ever_heard("yang menunggu diperiksa") == 2


async def test_nobody_is_asked_to_review_what_is_their_own(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await report(budi)
    await village.days_pass(2)
    assert budi.ever_heard("yang menunggu diperiksa") == 0


async def asked_for_a_photo(village: Village) -> tuple[Player, Player]:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ani = await village.member("Ani", desa=SUMBEREJO)
    for said in ("kegiatan", "rapat kim", "Rapat bulanan", "hari ini", "lewati", "kirim"):
        await ani.says(said)
    await hadi.says("periksa")
    await hadi.says("perlu diperbaiki")
    await hadi.says("fotonya belum ada")
    assert "Ketuk Perbaiki" in ani.last
    return hadi, ani


@pytest.mark.parametrize("words", ["Catat sebagai kegiatan", "perbaiki"])
async def test_the_photo_that_was_asked_for_joins_the_report_it_was_asked_for(village: Village, words: str) -> None:
    hadi, ani = await asked_for_a_photo(village)
    await ani.sends_album(2, "ini fotonya")
    await ani.says(words)
    assert ani.hears("Untuk catatan Rapat KIM, Rabu, 23 September 2026 (fotonya belum ada)?")
    await ani.taps("Ya, perbaiki")
    assert ani.hears("Bukti: 2 foto")
    assert ani.hears("Isi: Rapat bulanan")
    await ani.taps("Kirim")
    assert ani.hears("Sudah tercatat perbaikannya")
    assert "tadi masih" not in ani.last
    await hadi.says("periksa")
    assert hadi.hears("Bukti: 2 foto")
    assert hadi.hears("Masih menunggu: 1")


async def test_a_photo_sent_meanwhile_may_be_of_something_new(village: Village) -> None:
    _, ani = await asked_for_a_photo(village)
    await ani.sends_photo()
    await ani.says("kegiatan")
    await ani.sends_photo()
    assert ani.hears("Untuk catatan Rapat KIM")
    await ani.says("baru")
    assert ani.hears("2 foto sudah kami terima. Ini kegiatan apa")
    await ani.says("rapat kim")
    assert ani.hears("Ceritakan singkat")


async def test_a_voice_message_in_place_of_the_photo_that_was_asked_for_is_said_not_to_be_kept(
    village: Village,
) -> None:
    _, ani = await asked_for_a_photo(village)
    await ani.does("send_voice")
    await ani.taps("Catat sebagai kegiatan")
    assert ani.hears("pesan suara belum bisa kami simpan")
    await ani.sends_photo()
    await ani.says("kegiatan")
    assert not ani.hears("gangguan")


@pytest.mark.parametrize("words", ["kurang foto", "fotonya kurang jelas", "belum lengkap pak"])
async def test_what_is_missing_said_at_once_means_that_it_needs_a_fix(village: Village, words: str) -> None:
    ketua = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await ketua.says("periksa")
    await ketua.says(words)
    assert ketua.hears("Apa yang perlu diperbaiki?")
    await ketua.says("fotonya buram, mohon dikirim lagi")
    assert "mohon dikirim lagi" in siti.last
    assert siti.buttons == ["Perbaiki"]


async def test_words_and_links_sent_for_a_fix_are_kept(village: Village) -> None:
    hadi, ani = await asked_for_a_photo(village)
    await ani.sends_photo("Dihadiri 20 orang, beritanya https://facebook.com/kim/9")
    await ani.says("kegiatan")
    await ani.taps("Ya, perbaiki")
    assert ani.hears("Bukti: 1 foto, 1 tautan")
    assert ani.hears("Dihadiri 20 orang")
    await ani.taps("Kirim")
    await hadi.says("periksa")
    assert hadi.hears("\n“Rapat bulanan Dihadiri 20 orang, beritanya https://facebook.com/kim/9”\nBukti:")
    checkin = await only_report(village)
    assert checkin.what.startswith("Rapat bulanan\nDihadiri 20 orang")
    assert [e.url for e in checkin.evidence if e.url] == ["https://facebook.com/kim/9"]


async def test_only_a_report_as_it_was_shown_is_decided(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    tini = await village.member("Tini", desa=SUMBEREJO, role="sekretaris")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await hadi.says("periksa")
    await tini.says("periksa")
    await tini.says("perbaiki")
    await tini.says("Tanggalnya keliru")
    await village.later(hours=1, ticks=False)
    await siti.taps("Perbaiki")
    await siti.taps("Ubah")
    await siti.taps("Tanggal")
    await siti.taps("Kemarin")
    await siti.taps("Kirim")
    await hadi.taps("Tolak")
    await hadi.says("Tanggalnya salah")
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED
    assert hadi.hears("sudah diputuskan")
    assert hadi.hears("Selasa, 22 September 2026")
    await hadi.taps("Terima")
    assert (await only_report(village)).status is CheckinStatus.ACCEPTED


async def test_a_report_of_an_area_that_is_somebody_elses_now_is_shown_no_more(village: Village) -> None:
    camat = await village.member("Camat", desa="Dilem, Kepanjen")
    await _grant(village, camat, "35.07.07")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await camat.says("periksa")
    assert camat.hears("dari Siti")
    await camat.taps("Tolak")
    async with village.database.transaction() as session:
        (grant,) = await village.rows(session, Grant)
        grant.kecamatan_code = "35.07.13"
    await camat.says("kembali")
    assert not camat.hears("dari Siti")
    assert camat.hears("Semua sudah diperiksa")


async def test_the_board_hears_of_what_is_new_and_not_once_more_of_the_old_for_a_report_of_its_own(
    village: Village,
) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=6)
    assert budi.ever_heard("yang menunggu diperiksa") == 1
    await report(budi)
    await village.days_pass(2)
    assert budi.ever_heard("yang menunggu diperiksa") == 1


async def test_a_reason_typed_by_whoever_lost_the_right_ends_the_review(village: Village) -> None:
    camat = await village.member("Camat", desa="Dilem, Kepanjen")
    await _grant(village, camat, "35.07.07")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await camat.says("periksa")
    await camat.taps("Tolak")
    async with village.database.transaction() as session:
        (grant,) = await village.rows(session, Grant)
        await session.delete(grant)
    await camat.says("Sudah pernah dicatat")
    assert camat.hears("Tombol atau perintah itu untuk")
    assert (await only_report(village)).status is CheckinStatus.SUBMITTED
    await camat.says("menu")
    assert not camat.hears("masih tersimpan")


async def test_the_board_hears_again_of_a_report_that_was_put_right(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await report(siti)
    await village.later(hours=6)
    await budi.taps("Periksa")
    await budi.taps("Perlu perbaikan")
    await budi.taps("Fotonya kurang jelas")
    await village.later(hours=20)
    await siti.taps("Perbaiki")
    await siti.taps("Kirim")
    await village.later(hours=4)
    assert budi.ever_heard("Ada 1 catatan kegiatan KIM Sumberejo yang menunggu diperiksa") == 2


async def test_what_came_in_is_asked_for_in_words(village: Village) -> None:
    siti, budi = (
        await village.member("Siti", desa=SUMBEREJO),
        await village.member("Budi", desa=SUMBEREJO, role="ketua"),
    )
    await report(siti)
    for words in ("laporan masuk", "laporan yang belum diperiksa"):
        await budi.says(words)
        assert "Terima" in budi.buttons
        await budi.taps("Selesai")
    await budi.says("ada laporan baru?")
    assert "Periksa kegiatan" in budi.buttons
