"""The person's side: why did I get this, not this topic, I have read it."""

from __future__ import annotations

from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.hoax_share import HoaxShares
from tests.factories import make_bimtek
from tests.features.attendance.rooms import person_id
from tests.features.broadcast.conftest import ledger_of, sends, writes
from tests.features.group.linking import WHERE, linked_group
from tests.village import Player, Village


async def test_why_did_i_get_this(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("kenapa saya dapat ini?")
    assert siti.hears("Belum ada siaran dari kami")
    await sends(admin, "Rapat", "ketua di Kepanjen")
    await budi.taps("Kenapa saya dapat ini?")
    assert budi.hears("Bapak/Ibu Budi menerima siaran ini karena termasuk: KIM di Kec. Kepanjen, ketua saja.")
    await budi.says("kenapa saya dapat ini")
    assert budi.hears("KIM di Kec. Kepanjen, ketua saja")
    # A number of somebody else's broadcast says nothing.
    message = siti.world.messages(siti.account)[-1]
    await siti.taps_data(message, "broadcast.why:1")
    assert siti.hears("Siaran itu tidak ada lagi di catatan kami")


async def test_a_topic_is_muted_without_leaving(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await budi.says("matikan bimtek")
    assert budi.hears("kiriman topik Bimtek tidak kami kirim lagi")
    await budi.says("data saya")
    assert budi.hears("Topik siaran yang dimatikan: Bimtek")
    await writes(admin, "Jadwal Bimtek")
    await admin.taps("Tombol dan topik")
    await admin.taps("Topik")
    await admin.taps("Bimtek")
    await admin.taps("Selesai")
    assert admin.hears("Tidak dikirimi 1: 1 mematikan topik ini")
    assert "Kirim sekarang" not in admin.buttons
    await admin.says("batal")
    await sends(admin, "Rapat umum")
    assert budi.ever_heard("Rapat umum") == 1
    await budi.says("atur kiriman")
    assert budi.hears("• Bimtek: mati")
    await budi.taps("Nyalakan topik Bimtek")
    assert budi.hears("Siaran topik Bimtek kami kirim lagi")
    await budi.says("matikan")
    assert budi.hears("Topik yang mana")
    await budi.says("berhenti")
    await budi.taps("Atur topik saja")
    assert budi.hears("Semua kiriman sedang berhenti")


async def test_berhenti_between_approval_and_sending_is_heeded(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await writes(admin, "Rapat")
    await admin.says("besok 09.00")
    await budi.says("berhenti")
    await village.later(hours=25)
    assert not budi.ever_heard("Rapat")
    assert siti.ever_heard("Rapat") == 1
    rows = {row.chat_id: (row.status, row.reason) for row in await ledger_of(village)}
    assert rows[str(budi.id)] == (RecipientStatus.SKIPPED, Reason.STOPPED)


async def test_read_and_answered_the_last_one_counts(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    wati = await village.member("Wati", desa="Dilem, Kepanjen")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    outsider = await village.member("Yanto", desa="Ngadas, Poncokusumo")
    await writes(admin, "Bisa hadir?", "semua kecuali desa Ngadas Poncokusumo")
    await admin.taps("Tombol dan topik")
    await admin.taps("Pertanyaan singkat")
    await admin.says("Bisa")
    assert admin.hears("2 sampai 4")
    await admin.says("Bisa | Tidak bisa | Belum tahu")
    await admin.taps("Selesai")
    assert admin.hears("Tombol jawaban: Bisa / Tidak bisa / Belum tahu")
    await admin.taps("Kirim sekarang")
    await budi.taps("Bisa")
    assert budi.hears("Jawaban Bapak/Ibu: Bisa")
    await budi.taps("Tidak bisa")
    await budi.taps("Tidak bisa")
    await wati.says("belum tahu")
    assert wati.hears("Jawaban Bapak/Ibu: Belum tahu")
    await outsider.says("menu")
    message = outsider.world.messages(outsider.account)[-1]
    await outsider.taps_data(message, "broadcast.answer:1:0")
    assert outsider.hears("untuk penerima siarannya")
    await siti.taps_data(siti.world.messages(siti.account)[-1], "broadcast.answer:1:9")
    assert siti.hears("jawabannya tidak dicatat")
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Jawaban 2 (67%): Bisa 0, Tidak bisa 1, Belum tahu 1.")
    await admin.taps("Jawaban per kecamatan")
    assert admin.hears("• Kepanjen: Bisa 0, Tidak bisa 1, Belum tahu 1, dari 2")
    assert admin.hears("• Poncokusumo: Bisa 0, Tidak bisa 0, Belum tahu 0, dari 1")
    await budi.says("data saya")
    assert budi.hears("Jawaban Bapak/Ibu pada siaran: 1")
    await budi.says("hapus data saya")
    await budi.says("ya")
    async with village.database.reading() as session:
        assert len(await village.rows(session, BroadcastAnswer)) == 1


async def test_to_the_groups_and_answered_there(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await writes(admin, "Rapat {kim}", "semua, lewat grup")
    assert admin.hears("1 grup")
    await admin.taps("Tombol dan topik")
    await admin.taps("Tombol sudah dibaca")
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")
    assert group.hears("Rapat KIM Sumberejo")
    said = len(village.world.heard(group.chat))
    await budi.taps("Sudah dibaca", group)
    async with village.database.reading() as session:
        (answer,) = await village.rows(session, BroadcastAnswer)
    assert answer.answer == 0
    # The group stays quiet; whoever pressed reads it in private.
    assert len(village.world.heard(group.chat)) == said
    assert budi.hears("Sudah kami catat bahwa siaran ini dibaca")
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Di grup dibaca 1 orang.")
    assert not admin.hears("%)")
    await admin.taps("Jawaban per kecamatan")
    assert admin.hears("Di grup dibaca 1 orang.")


async def test_to_people_and_groups_each_counted_apart_and_why_is_answered_there(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE, reminders_ok=False)
    group = await linked_group(village, budi)
    await writes(admin, "Rapat {kim}", "semua, lewat chat pribadi dan grup")
    await admin.taps("Tombol dan topik")
    await admin.taps("Pertanyaan singkat")
    await admin.says("Bisa | Tidak bisa")
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")
    await budi.taps("Bisa")
    await siti.taps("Tidak bisa", group)
    assert siti.hears("Jawaban Bapak/Ibu: Tidak bisa")
    await siti.taps("Kenapa saya dapat ini?", group)
    assert "Siaran ini untuk semua anggota KIM" in village.world.heard(group.chat)[-1].text
    assert village.world.heard(group.chat)[-1].labels == []
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Jawaban 1 (100%): Bisa 1, Tidak bisa 0. Di grup 1: Bisa 0, Tidak bisa 1.")
    await admin.taps("Jawaban per kecamatan")
    assert admin.hears("• Poncokusumo: Bisa 1, Tidak bisa 0, dari 1")
    assert admin.hears("Di grup 1: Bisa 0, Tidak bisa 1.")


async def test_topics_after_berhenti_promise_nothing(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("berhenti")
    await siti.says("atur kiriman")
    assert siti.hears("• Bimtek: berhenti")
    await siti.says("matikan bimtek")
    assert siti.hears("Semua kiriman memang sedang berhenti")
    await siti.says("nyalakan bimtek")
    assert siti.hears("tetapi semua kiriman masih berhenti")
    assert not siti.hears("kami kirim lagi")


async def test_announcing_a_bimtek_brings_its_buttons(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme Warga", angkatan=3)
    await admin.says("tulis siaran")
    await admin.taps("Umumkan Bimtek")
    await admin.taps("Jurnalisme Warga angkatan 3, 7 Oktober 2026")
    await admin.says("semua, bukan angkatan 3")
    assert admin.hears("Untuk: semua anggota KIM, bukan peserta angkatan 3 (2026).")
    await admin.taps("Kirim sekarang")
    assert budi.ever_heard("Jurnalisme Warga angkatan 3") == 1
    await budi.taps("Hadir")
    await writes(admin, "Untuk yang lain", "semua kecuali angkatan 3")
    assert admin.hears("Tidak ada penerima yang cocok")


async def test_a_muted_topic_is_muted_for_cards_and_invitations_too(village: Village) -> None:
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua")
    await budi.says("bisukan bimtek")
    await budi.says("bisukan topik hoaks")
    async with village.database.transaction() as session:
        await make_bimtek(session, "Jurnalisme Warga", invited_at=None)
        given = await HoaxShares(session).list_to_give(1, given_before=village.clock.now(), limit=10)
        assert list(given) == [await person_id(session, siti)]
    await village.later(hours=1)
    assert siti.ever_heard("Jurnalisme Warga") == 1
    assert not budi.ever_heard("Jurnalisme Warga")


async def test_typed_words_press_no_button_that_is_days_old(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE)
    for hours, heard in ((47, True), (49, False)):
        await writes(admin, "Bisa hadir?", "semua")
        await admin.taps("Tombol dan topik")
        await admin.taps("Pertanyaan singkat")
        await admin.says("Bisa | Belum tahu")
        await admin.taps("Selesai")
        await admin.taps("Kirim sekarang")
        await village.later(hours=hours, ticks=False)
        await siti.says("belum tahu")
        assert siti.hears("Jawaban Bapak/Ibu: Belum tahu") is heard
        await village.later(days=5 - hours / 24, ticks=False)


async def asks_all(admin: Player, text: str, answers: str) -> None:
    await writes(admin, text)
    await admin.taps("Tombol dan topik")
    await admin.taps("Pertanyaan singkat")
    await admin.says(answers)
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")


async def test_the_answers_of_a_poll_are_meant_before_commands_of_the_same_name(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        await make_bimtek(session)
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await asks_all(admin, "Kamis kerja bakti, bisa?", "Bisa | Tidak bisa | Hadir | Berhenti")
    for answer in ("tidak bisa pak", "hadir", "/hadir"):
        await siti.says(answer)
        assert siti.hears("Jawaban Bapak/Ibu: ") is (answer != "/hadir"), answer
    await siti.says("Jadwal")
    assert siti.hears("Jurnalisme Warga")
    await siti.says("berhenti")
    assert not siti.hears("Jawaban Bapak/Ibu")
    assert siti.hears("Baik")


async def test_who_was_asked_something_newer_does_not_answer_the_poll(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await asks_all(admin, "Kamis kerja bakti, bisa?", "Bisa | Tidak bisa")
    async with village.database.transaction() as session:
        await make_bimtek(session)
    await siti.says("bimtek")
    assert "Belum bisa" in siti.buttons
    await siti.says("tidak bisa")
    assert siti.hears("Terima kasih sudah mengabari")
    assert not siti.hears("Jawaban Bapak/Ibu")


async def test_a_poll_that_was_taken_back_is_answered_no_more(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await asks_all(admin, "Kamis kerja bakti, bisa?", "Sanggup | Keberatan")
    await siti.says("sanggup")
    assert siti.hears("Jawaban Bapak/Ibu: ")
    await admin.says("siaran")
    for tapped in ("Siaran 1", "Tarik siaran", "Lewati", "Ya, tarik"):
        await admin.taps(tapped)
    await siti.says("keberatan")
    assert not siti.hears("Jawaban Bapak/Ibu: ")


async def test_yes_is_no_answer_to_a_broadcast_that_asks_nothing(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await asks_all(admin, "Kamis kerja bakti, bisa?", "Ya | Tidak")
    await sends(admin, "Jangan lupa membawa cangkul")
    await siti.says("nggih")
    assert siti.hears("Jawaban Bapak/Ibu: Ya")
