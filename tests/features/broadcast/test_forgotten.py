"""What stays of somebody who got broadcasts, or wrote them: after *hapus data saya*, and after the time of a ledger."""

from __future__ import annotations

import io
from datetime import timedelta

from openpyxl import load_workbook

from bot.conversation.messages import Reply
from storage.broadcast import BroadcastStatus
from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import RecipientStatus
from storage.member import Person, PersonAddress
from storage.outbox import Outbox, Priority
from tests.features.broadcast.conftest import ledger_of, newest, second_admin, sends, writes
from tests.rows import all_rows
from tests.village import Player, Village

PHONE = "+6281234567890"


async def erases(player: Player) -> None:
    await player.says("hapus data saya")
    await player.says("ya")
    assert player.hears("sudah dihapus")


async def traces_of(village: Village, player: Player, *words: str) -> list[str]:
    rows = await all_rows(village.database)
    return [word for word in (*words, str(player.id)) if word in rows]


async def test_nothing_of_a_recipient_stays_but_that_there_was_one(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    siti = await village.member("Siti Marker", desa="Dilem, Kepanjen", role="ketua", phone=PHONE)
    # Shown to the author and to the second admin as the one it is previewed with, sent, answered, counted.
    await writes(admin, "Yth. {nama}, apakah bisa hadir?")
    await admin.taps("Contoh ke saya")
    await admin.taps("Tombol dan topik")
    await admin.taps("Pertanyaan singkat")
    await admin.says("Bisa | Tidak bisa")
    await admin.taps("Selesai")
    await admin.taps("Kirim sekarang")
    await siti.taps("Bisa")
    await siti.says("matikan bimtek")
    # Named in a broadcast that is over, and meant by one that is yet to come.
    await sends(admin, "Terima kasih kepada Siti Marker, 0812-3456-7890")
    await writes(admin, "Rapat")
    await admin.says("besok 09.00")
    await ratna.says("siaran")
    await ratna.taps("Siaran 1")
    await ratna.taps("Unduh XLSX")
    await village.later(hours=0.05)
    assert len(await traces_of(village, siti, "Siti Marker", PHONE, "0812-3456-7890")) == 4

    await erases(siti)
    await village.later(hours=1)
    assert await traces_of(village, siti, "Siti", "Marker", PHONE, "0812-3456-7890") == []
    rows = await ledger_of(village)
    assert [row.status for row in rows] == [RecipientStatus.SENT, RecipientStatus.SENT, RecipientStatus.CANCELLED]
    assert {(row.person_id, row.message_ids) for row in rows} == {(None, None)}
    async with village.database.reading() as session:
        assert await village.rows(session, BroadcastAnswer) == []
    await village.later(hours=25)
    assert not siti.ever_heard("Rapat")
    assert (await newest(village)).status is BroadcastStatus.DONE
    await admin.says("siaran")
    await admin.taps("Siaran 2")
    assert admin.hears("1 dari 1 terkirim")
    await admin.taps("Lihat isinya")
    assert admin.ever_heard("Terima kasih kepada …, …") == 1


async def test_who_has_no_chat_any_more_is_forgotten_in_the_ledger_too(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Dilem, Kepanjen", role="ketua")
    await village.member("Budi", desa="Dilem, Kepanjen")
    async with village.database.transaction() as session:
        (address,) = [one for one in await village.rows(session, PersonAddress) if one.external_id == str(siti.id)]
        await session.delete(address)
    await sends(admin, "Rapat")
    (row,) = [row for row in await ledger_of(village) if row.status is RecipientStatus.SKIPPED]
    assert row.chat_id == f"nobody:{row.person_id}"
    async with village.database.transaction() as session:
        session.add(PersonAddress(person_id=row.person_id, channel="telegram", external_id=str(siti.id)))
    await erases(siti)
    assert "nobody:" not in await all_rows(village.database)


async def test_an_author_s_words_stay_without_name_and_number(village: Village) -> None:
    ratna = await second_admin(village, "Ratna Penulis")
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.transaction() as session:
        (person,) = [one for one in await village.rows(session, Person) if one.name == "Ratna Penulis"]
        person.phone = PHONE
    signed = "Rapat besok. Salam, Ratna Penulis (0812 3456 7890)"
    await sends(ratna, signed)
    await writes(ratna, signed)
    await ratna.taps("Simpan templat")
    await ratna.says("Undangan")
    await ratna.says("besok 09.00")
    # What another officer wrote and is still to be sent is that officer's.
    await writes(admin, "Lusa: temui Ratna Penulis")
    await admin.says("besok 10.00")
    await erases(ratna)
    rows = await all_rows(village.database)
    assert str(ratna.id) not in rows
    assert "3456 7890" not in rows
    assert rows.count("Ratna Penulis") == 2  # the admin's broadcast and its draft
    assert rows.count("Rapat besok. Salam, … (…)") >= 5
    await village.later(hours=26)
    assert budi.ever_heard("Rapat besok. Salam, … (…)") == 1
    assert budi.ever_heard("Lusa: temui Ratna Penulis") == 1
    await admin.says("templat siaran")
    await admin.taps("Undangan")
    assert admin.hears("Salam, … (…)")
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Siaran 1 selesai")


async def test_a_name_takes_nothing_out_of_other_words(village: Village) -> None:
    """*an* is in most messages."""
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    short = await village.member("an", desa="Ngadas, Poncokusumo")
    await writes(admin, "Pertemuan an akan dilaksanakan")
    await admin.says("besok 09.00")
    await writes(admin, "Belum selesai, akan dilanjutkan")
    async with village.database.transaction() as session:
        for text in ("Undangan makan", "Salam dari an, petani"):
            await Outbox(session).add_once(
                channel="telegram", chat_id=str(budi.id), person_id=None, kind="test", priority=Priority.NOTICE,
                payload=Reply(text).to_json(), now=village.clock.now() + timedelta(hours=1), dedup_key=text,
            )  # fmt: skip
    await erases(short)
    await village.later(hours=25)
    assert budi.ever_heard("Pertemuan an akan dilaksanakan") == 1
    assert budi.ever_heard("Undangan makan") == 1
    assert budi.ever_heard("Salam dari …, petani") == 1
    await admin.says("/tulis siaran")
    assert admin.hears("Belum selesai, akan dilanjutkan")


async def test_who_got_it_is_known_for_a_year_and_then_only_how_many(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi Lestari", desa="Dilem, Kepanjen", role="ketua")
    await sends(admin, "Rapat")
    await writes(admin, "Dijeda")
    await admin.says("besok 09.00")
    await admin.taps_data(admin.world.messages(admin.account)[-1], "broadcast.pause:2")
    await village.later(days=364)
    assert {(row.chat_id, row.person_id is None) for row in await ledger_of(village)} == {(str(budi.id), False)}
    await budi.says("data saya")
    assert budi.hears("Siaran untuk Bapak/Ibu: 2, dicatat 365 hari")

    await village.later(days=3)
    rows = await ledger_of(village)
    assert [row.status for row in rows] == [RecipientStatus.SENT, RecipientStatus.CANCELLED]
    assert [row.chat_id for row in rows] == [f"erased:{row.id}" for row in rows]
    assert {(row.person_id, row.message_ids, row.detail) for row in rows} == {(None, None, None)}
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("1 dari 1 terkirim.")
    await admin.taps("Unduh XLSX")
    await village.later(hours=0.02)
    document = [m for m in admin.world.messages(admin.account) if m.kind == "document"][-1]
    stored = village.world.files.find(document.file_id)
    assert stored is not None
    assert stored.data is not None
    (_, row) = list(load_workbook(io.BytesIO(stored.data)).active.values)
    assert (row[0], row[1], row[5]) == (None, "KIM Dilem", "terkirim")
