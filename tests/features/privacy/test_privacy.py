"""The promises P1–P5 and P10, each in words people type."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.conversation.messages import Reply
from bot.features.member import texts as member_texts
from storage.checkin import Checkin
from storage.consent import Consent, ConsentKind
from storage.database import Database
from storage.member import Person
from storage.outbox import Outbox, OutboxMessage, OutboxStatus, Priority
from tests.features.member.test_register import register
from tests.rows import all_rows
from tests.village import Village


async def test_the_consent_text_holds_each_element_of_the_law_and_is_short(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    text = siti.last
    assert len(text) <= 1_200
    for element in (
        "Pengendali data: Diskominfo Kabupaten Malang",
        "Dasar: persetujuan",
        "UU 27/2022",
        "Tujuan:",
        "Data: nama, nomor HP",
        "hanya yang perlu",
        "Lama: diproses dan disimpan",
        "Penerima:",
        "luar negeri",
        "Hak: melihat, membetulkan, menarik",
        "Pejabat pelindungan data",
    ):
        assert element in text, element
    await siti.taps("Baca lengkap")
    assert len(siti.last) > len(text)
    assert member_texts.CONSENT_VERSION


async def test_my_data_answers_at_once_with_everything_and_nothing_of_others(village: Village) -> None:
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    await village.member("Budi Santoso", desa="Sumberejo, Poncokusumo", role="ketua", phone="+628999999999")
    await siti.says("data saya")
    assert len(siti.heard) == 1
    for held in ("Siti Aminah", "+6281234567890", str(siti.id), "KIM Sumberejo", "anggota", "Catatan kegiatan"):
        assert held in siti.last, held
    assert "Budi" not in siti.last
    assert "+628999999999" not in siti.last


async def test_my_data_tells_of_forms_that_are_not_finished_and_of_deeds_on_record(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    await village.member("Siti", desa="Sumberejo, Poncokusumo", status=village.pending)
    await ketua.says("data saya")
    assert "Isian" not in ketua.last
    assert "Tindakan" not in ketua.last
    await ketua.says("pendaftaran")
    await ketua.taps("Terima Siti")
    for words in ("kegiatan", "Rapat KIM", "Rapat rencana panen di rumah Pak Karto"):
        await ketua.says(words)
    await ketua.says("data saya")
    assert ketua.hears("Tindakan yang tercatat atas nama Bapak/Ibu: 1")
    assert ketua.hears("Isian yang belum selesai: 1, disimpan paling lama 30 hari")


async def test_who_is_still_registering_sees_what_was_said_so_far(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = village.person("Siti")
    await siti.starts("v-3507072002")
    for words in ("setuju", "54", "Siti Aminah", "ya", "anggota", "0812 3456 7890"):
        await siti.says(words)
    for _ in range(2):
        await siti.says("data saya")
        assert siti.hears("Nama: Siti Aminah")
        assert siti.hears("Nomor HP: +6281234567890")
    await ketua.says("data saya")
    assert "Siti" not in ketua.last


async def test_a_stranger_has_no_data(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("data saya")
    assert siti.hears("tidak menyimpan data")


async def test_of_a_stranger_only_what_was_begun_is_held_and_goes_when_asked(village: Village) -> None:
    siti = village.person("Siti")
    for words in ("hoaks", "Katanya besok ada pembagian beras gratis di kantor kecamatan", "Grup WhatsApp"):
        await siti.says(words)
    assert siti.hears("mohon persetujuan dulu")
    for words in ("data saya", "berhenti"):
        await siti.says(words)
        assert siti.hears("Yang kami simpan hanya isian yang belum selesai; paling lama sehari"), words
    await siti.says("hapus data saya")
    assert siti.last == "Isian Bapak/Ibu sudah dihapus. Data lain tidak kami simpan."
    rows = await all_rows(village.database)
    assert str(siti.id) not in rows
    assert "beras gratis" not in rows
    await siti.says("data saya")
    assert siti.hears("tidak menyimpan data")


async def test_stop_withdraws_with_one_word_even_in_the_middle_of_a_question(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("petugas")
    await siti.says("berhenti")
    assert siti.hears("tidak akan mengirim apa pun")
    async with village.database.reading() as session:
        [person] = await village.rows(session, Person)
        consents = await village.rows(session, Consent)
    assert person.stopped_at == village.clock.now()
    assert not person.reminders_ok
    assert [(c.kind, c.given) for c in consents] == [(ConsentKind.REMINDERS, False)]
    await siti.says("mulai lagi")
    async with village.database.reading() as session:
        [person] = await village.rows(session, Person)
    assert person.stopped_at is None
    assert person.reminders_ok


async def test_erasing_leaves_no_trace_and_only_the_confirmation_is_sent(village: Village) -> None:
    admin = village.admin()
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti Marker", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    await siti.says("petugas")
    await siti.says("Kapan ada pelatihan?")
    await siti.says("ubah data")
    await siti.taps("Jabatan")
    await siti.taps("Sekretaris")
    assert "Siti Marker" in ketua.last
    assert "Siti Marker" in admin.last
    await siti.says("hapus data saya")
    assert siti.hears("tidak bisa dikembalikan")
    await siti.taps("Ya, hapus")
    assert siti.heard == [siti.last]
    assert siti.hears("sudah dihapus")
    assert "Seorang anggota sudah keluar dari KIM Sumberejo" in ketua.last
    rows = await all_rows(village.database)
    for trace in ("Siti", "Marker", "+6281234567890", str(siti.id)):
        assert trace not in rows, trace
    said = len(village.world.messages(siti.account))
    await village.days_pass(3)
    assert len(village.world.messages(siti.account)) == said
    assert not [trace for trace in (b"Siti Marker", b"+6281234567890") if trace in in_files(village.database)]


def in_files(database: Database) -> bytes:
    """What stands in an SQLite database's files, be it deleted or not."""
    path = Path(str(database.url.database))
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")) if database.is_sqlite else b""


async def test_erasing_takes_earlier_names_and_numbers_along(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti Marker", desa="Sumberejo, Poncokusumo", role="sekretaris", phone="+6281234567890")
    admin = village.admin()
    await siti.says("saya sekarang bendahara")
    await siti.taps("Bendahara")
    await admin.says("senyap sumberejo")
    await village.later(days=40, ticks=False)
    await admin.says("senyap")
    await admin.taps(admin.buttons[0])
    assert admin.hears("Siti Marker (sekretaris, +6281234567890)")
    await siti.says("ganti nama")
    await siti.says("Aminah")
    await siti.says("ganti nomor")
    await siti.says("081298765432")
    await ketua.taps("Benar")
    assert ketua.hears("Aminah sekarang bendahara")
    await siti.says("hapus data saya")
    await siti.says("ya")
    rows = await all_rows(village.database)
    for trace in ("Siti", "Marker", "81234567890", "Aminah", "81298765432"):
        assert trace not in rows, trace


async def test_changing_ones_mind_erases_nothing(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("hapus data saya")
    await siti.says("tidak jadi")
    assert siti.hears("tidak ada yang dihapus")
    await siti.says("data saya")
    assert siti.hears("Siti")


async def test_who_agreed_and_never_finished_is_forgotten_after_the_drafts_term(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.taps("Setuju")
    await village.later(days=29)
    assert str(siti.id) in await all_rows(village.database)
    await village.later(days=2)
    assert str(siti.id) not in await all_rows(village.database)


async def test_who_is_still_registering_when_the_term_ends_can_finish(village: Village) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = village.person("Siti")
    for answer in ("daftar", "setuju", "40", "Siti", "Sumberejo, Poncokusumo"):
        await siti.says(answer)
    await village.later(days=29)
    for answer in ("Anggota", "lewati", "ya", "ya"):
        await siti.says(answer)
    await village.later(days=2)
    await siti.says("kirim")
    assert siti.hears("sudah masuk")


@pytest.mark.parametrize("how", ["left", "turned away"])
async def test_who_is_in_no_kim_any_more_is_forgotten_after_the_term(village: Village, how: str) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo", name="Siti Marker")
    if how == "left":
        await ketua.taps("Terima Siti Marker")
        await siti.says("keluar dari kim")
        await siti.says("ya")
    else:
        await ketua.taps("Tolak Siti Marker")
        await ketua.taps("Belum kami kenal")
    await village.later(days=29)
    assert "Siti Marker" in await all_rows(village.database)
    said = len(village.world.messages(siti.account))
    await village.later(days=2)
    rows = await all_rows(village.database)
    for trace in ("Siti", "Marker", str(siti.id)):
        assert trace not in rows, trace
    assert str(ketua.id) in rows
    assert len(village.world.messages(siti.account)) == said
    await siti.says("data saya")
    assert siti.hears("tidak menyimpan data")


async def test_one_who_cannot_be_forgotten_holds_up_no_other(village: Village, written: io.StringIO) -> None:
    await village.member("Siti Marker", desa="Sumberejo, Poncokusumo")
    await village.member("Joko Penanda", desa="Sumberejo, Poncokusumo")
    for name in ("Siti Marker", "Joko Penanda"):
        await village.players[name].says("keluar dari kim")
        await village.players[name].says("ya")
    async with village.database.transaction() as session:
        if village.database.is_sqlite:
            # An operational error, as if the database were away.
            fails = "BEFORE DELETE ON person WHEN OLD.id = 1 BEGIN SELECT abs(-9223372036854775807 - 1); END"
            await session.execute(text(f"CREATE TRIGGER keeps {fails}"))
        else:
            await session.execute(text("CREATE TABLE keeps (person_id INTEGER REFERENCES person)"))
            await session.execute(text("INSERT INTO keeps SELECT min(id) FROM person"))
    try:
        await village.later(days=31)
    finally:
        async with village.database.transaction() as session:
            await session.execute(text(f"DROP {'TRIGGER' if village.database.is_sqlite else 'TABLE'} keeps"))
    rows = await all_rows(village.database)
    assert "Joko" not in rows
    assert "Siti" in rows
    assert "somebody not forgotten" in written.getvalue()
    assert "Siti" not in written.getvalue()
    await village.later(hours=1)
    assert "Siti" not in await all_rows(village.database)


async def test_who_found_another_kim_in_time_stays(village: Village) -> None:
    await village.member("Budi", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("keluar dari kim")
    await siti.says("ya")
    await village.later(days=20)
    await siti.says("daftar")
    for answer in ("Pakisaji, Pakisaji", "Anggota", "Kirim"):
        await siti.says(answer)
    await village.later(days=40)
    await siti.says("data saya")
    assert siti.hears("Nama: Siti")


async def test_of_each_consent_the_last_word_is_shown(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("berhenti")
    assert siti.hears("Keanggotaan tetap ada.")
    await siti.says("mulai lagi")
    await siti.says("berhenti")
    await siti.says("data saya")
    assert siti.last.count("Persetujuan pengingat") == 1
    assert siti.hears("Persetujuan pengingat: tidak")
    assert siti.hears("Terdaftar di KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo, sebagai anggota")


async def test_who_is_no_member_is_told_of_no_membership(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", status=Village.pending)
    await ketua.says("pendaftaran")
    await ketua.taps("Tolak Siti")
    await ketua.taps("Belum kami kenal")
    await siti.says("berhenti")
    assert siti.hears("tidak akan mengirim apa pun yang tidak Bapak/Ibu minta. Bila ingin")


async def test_what_was_on_the_wire_at_an_erasure_is_gone_within_a_day(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa="Sumberejo, Poncokusumo")
    async with village.database.transaction() as session:
        for chat in (siti.id, admin.id):
            await Outbox(session).add_once(
                channel="telegram", chat_id=str(chat), person_id=None, kind="notice", priority=Priority.NOTICE,
                payload=Reply("Kabar").to_json(), now=village.clock.now(), dedup_key=f"wire:{chat}",
            )  # fmt: skip
    await village.settle()
    await siti.says("hapus data saya")
    await siti.says("ya")
    async with village.database.transaction() as session:
        session.add(
            OutboxMessage(
                channel="telegram", chat_id=str(siti.id), kind="notice", priority=Priority.NOTICE, payload={"text": ""},
                status=OutboxStatus.SENT, created_at=village.clock.now(), not_before=village.clock.now(),
                dedup_key="wire:late",
            )
        )  # fmt: skip
    await village.later(hours=25)
    async with village.database.reading() as session:
        kept = {row.chat_id for row in await village.rows(session, OutboxMessage)}
    assert str(siti.id) not in kept
    assert str(admin.id) in kept


async def test_a_report_stays_without_the_name_and_number_its_author_wrote_into_it(village: Village) -> None:
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    for said in (
        "kegiatan",
        "rapat",
        "Rapat di rumah Siti Aminah (0812-3456-7890), 12 orang",
        "kemarin",
        "lewati",
        "ya",
    ):
        await siti.says(said)
    await siti.says("hapus data saya")
    await siti.says("ya")
    async with village.database.reading() as session:
        (checkin,) = await village.rows(session, Checkin)
    assert checkin.what == "Rapat di rumah … (…), 12 orang"
    assert "Siti Aminah" not in await all_rows(village.database)


async def test_a_reason_somebody_gave_does_not_name_who_erased_their_data(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await ketua.says("jeda sebulan karena Siti Aminah sakit, sekretarisnya pindah")
    assert "Siti Aminah" in await all_rows(village.database)
    await siti.says("hapus data saya")
    await siti.says("ya")
    kept = await all_rows(village.database)
    assert "Siti Aminah" not in kept
    assert "sakit, sekretarisnya pindah" in kept


async def test_a_ketua_is_told_to_hand_over_before_erasing(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("hapus data saya")
    assert not siti.hears("pengurus berganti")
    await budi.says("hapus data saya")
    assert budi.hears("Bapak/Ibu ketua KIM Sumberejo; sebaiknya serahkan dulu jabatannya, ketik: pengurus berganti")
    await budi.says("pengurus berganti")
    assert budi.hears("diserahkan kepada siapa")


async def test_my_data_says_how_each_place_stands_and_how_long_messages_are_kept(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo", name="Siti", role="Bendahara")
    await siti.says("data saya")
    assert siti.hears("sebagai bendahara: mendaftar Rabu, 23 September 2026, menunggu keputusan")
    await village.later(days=1)
    await ketua.taps("Terima Siti")
    await siti.says("data saya")
    assert siti.hears("sebagai bendahara: mendaftar Rabu, 23 September 2026, diterima Kamis, 24 September 2026")
    days = village.app.office.settings.keep_messages_days
    assert re.search(rf"\n• Pesan yang kami kirim: \d+ \(disimpan {days} hari\)\n", siti.last)
    await siti.says("keluar dari kim")
    await siti.says("ya")
    await siti.says("data saya")
    assert siti.hears("sebagai bendahara: mendaftar Rabu, 23 September 2026, keluar Kamis, 24 September 2026")


async def test_who_would_send_a_report_again_has_not_asked_for_messages(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("kirim lagi")
    assert not siti.hears("akan menerima pengingat dan kabar lagi")
    await siti.says("berhenti")
    await siti.says("mulai lagi")
    assert siti.hears("akan menerima pengingat dan kabar lagi")


async def test_whoever_is_to_be_an_admin_reads_the_own_id_and_nothing_is_kept_for_it(village: Village) -> None:
    dinas = village.person("Dinas")
    for words in ("id saya", "id telegram saya", "/id saya", "ID SAYA"):
        await dinas.says(words)
        assert dinas.hears(f"Id Telegram Bapak/Ibu: {dinas.id}"), words
    async with village.database.reading() as session:
        assert await village.rows(session, Person) == []
