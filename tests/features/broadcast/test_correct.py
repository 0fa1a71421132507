"""Other words for what was sent, and taking it back: who agrees, when it is heard, and what ends the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.audit import AuditEntry
from storage.broadcast import Broadcast, BroadcastDeed, BroadcastStatus
from storage.broadcast_ledger import RecipientStatus
from storage.database import Database
from tests.features.broadcast.conftest import broadcasts, ledger_of, newest, second_admin, sends, writes
from tests.village import Player, Village, settings_for


@pytest.fixture
async def village(database: Database) -> AsyncIterator[Village]:
    """Where two recipients are many."""
    async with Village.open(database, settings_for(database, broadcast_approval_above=1)) as village:
        yield village


async def people(village: Village) -> list[Player]:
    return [
        await village.member("Budi", desa="Dilem, Kepanjen", role="ketua"),
        await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua"),
    ]


async def sent_to_all(village: Village) -> tuple[Player, Player, list[Player]]:
    admin, ratna = village.admin(), await second_admin(village)
    crowd = await people(village)
    await sends(admin, "Rapat besok")
    await ratna.taps("Setujui siaran 1")
    assert [one.ever_heard("Rapat besok") for one in crowd] == [1, 1]
    return admin, ratna, crowd


async def corrects(admin: Player, words: str) -> None:
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Ralat")
    await admin.says(words)


def slow(village: Village, player: Player) -> None:
    """The next message to this chat has to wait a second, which passes only when the clock is moved."""
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1}, chat=player.account)


def shown(player: Player) -> list[str]:
    """The broadcasts that stand in this chat."""
    messages = player.world.messages(player.account)
    return [m.text for m in messages if m.from_bot and not m.deleted and "Kenapa saya dapat ini?" in m.labels]


async def test_other_words_for_many_wait_for_a_second_admin(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    await corrects(admin, "Rapat lusa")
    assert admin.hears("Perlu disetujui admin lain (lebih dari 1 penerima).")
    await admin.taps("Ya, ganti")
    assert admin.hears("Ralat siaran 1 menunggu persetujuan admin lain")
    assert shown(budi) == shown(siti) == ["Rapat besok"]
    assert "Ralat siaran 1 dari admin Diskominfo menunggu persetujuan (lebih dari 1 penerima)." in ratna.last
    assert "Tulisan di 2 chat diganti menjadi:\n“Rapat lusa”" in ratna.last
    await admin.taps_data(admin.world.messages(admin.account)[-1], "broadcast.approve:2")
    assert admin.hears("perlu disetujui admin lain")
    await ratna.taps("Lihat isinya")
    assert ratna.hears("Rapat lusa")
    await ratna.taps("Setujui ralat siaran 1")
    assert ratna.hears("Ralat siaran 1 disetujui dan sedang dijalankan")
    assert admin.ever_heard("Ralat siaran 1 disetujui Ratna") == 1
    assert "Ralat siaran 1 selesai" in admin.last
    assert shown(budi) == shown(siti) == ["Rapat lusa"]
    await ratna.taps("Setujui ralat siaran 1")
    assert ratna.hears("Ralat siaran 1 sudah disetujui oleh Ratna")
    change = await newest(village)
    assert (change.urgent, change.ignore_quiet) == (False, False)


async def test_what_has_not_left_waits_with_it_and_leaves_in_the_words_agreed_to(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    budi, siti = await people(village)
    await sends(admin, "Rapat besok")
    slow(village, siti)
    await ratna.taps("Setujui siaran 1")
    assert (shown(budi), shown(siti)) == (["Rapat besok"], [])
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    assert admin.hears("Sementara itu siaran 1 dijeda")
    await village.later(hours=1)
    assert shown(siti) == []
    await ratna.taps("Setujui ralat siaran 1")
    assert (shown(budi), shown(siti)) == (["Rapat lusa"], ["Rapat lusa"])


async def test_no_is_said_with_a_reason_and_what_was_held_may_go_on(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    budi, siti = await people(village)
    await writes(admin, "Rapat besok")
    await admin.taps("Kirim sekarang")
    slow(village, siti)
    await ratna.taps("Setujui siaran 1")
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Tolak ralat siaran 1")
    assert ratna.hears("Alasan ini dibaca admin Diskominfo.")
    await ratna.says("Tanggalnya sudah benar")
    assert ratna.hears("Kami sudah memberi tahu admin Diskominfo.")
    assert "Ralat siaran 1 belum disetujui Ratna. Alasannya: Tanggalnya sudah benar" in admin.last
    assert "Siaran 1 masih dijeda" in admin.last
    await admin.taps("Lanjut kirim siaran 1")
    await village.later(hours=1)
    assert (shown(budi), shown(siti)) == (["Rapat besok"], ["Rapat besok"])
    assert (await newest(village)).status is BroadcastStatus.CANCELLED


async def test_taking_back_goes_at_once_but_its_words_need_somebody(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    for word in ("ya", "siaran"):
        await admin.says(word)
        assert admin.hears("Itu belum tulisan ralat."), word
    await admin.says("Mohon abaikan")
    assert admin.hears("bisa dihapus: “Mohon abaikan”\nDengan ralat ini perlu disetujui")
    assert admin.hears("sekarang juga.\nIni tidak bisa dikembalikan.")
    assert admin.hears("tanpa ralat, siaran ditarik sekarang juga")
    await admin.taps("Ya, tarik")
    assert admin.hears("Penarikan siaran 1 menunggu persetujuan admin lain")
    assert shown(budi) == ["Rapat besok"]
    assert "Ditarik dari 2 chat; yang tidak bisa dihapus dikirimi:\n“Mohon abaikan”" in ratna.last
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    await admin.taps("Lewati")
    await admin.taps("Ya, tarik")
    assert shown(budi) == shown(siti) == []
    await ratna.taps("Setujui penarikan siaran 1")
    assert ratna.hears("Penarikan siaran 1 sudah dibatalkan")
    assert not budi.ever_heard("Mohon abaikan")
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert "Ralat" not in admin.buttons
    await admin.taps_data(admin.world.messages(admin.account)[-1], "broadcast.correct:1")
    assert admin.hears("Siaran 1 sudah ditarik, jadi tidak bisa diralat")


async def test_a_recall_ends_a_correction_on_its_way(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    village.world.fail("editMessageText", error_code=502, times=None, chat=siti.account)
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    assert (await newest(village)).status is BroadcastStatus.SENDING
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    await admin.taps("Lewati")
    await admin.taps("Ya, tarik")
    village.world.heal()
    await village.later(hours=1)
    assert shown(budi) == shown(siti) == []
    states = {one.deed: one.status for one in await broadcasts(village)}
    assert states == {
        BroadcastDeed.SEND: BroadcastStatus.DONE,
        BroadcastDeed.EDIT: BroadcastStatus.CANCELLED,
        BroadcastDeed.DELETE: BroadcastStatus.DONE,
    }
    assert {row.status for row in await ledger_of(village, 2)} == {RecipientStatus.SENT, RecipientStatus.CANCELLED}
    async with village.database.reading() as session:
        trail = [e for e in await village.rows(session, AuditEntry) if e.subject_id == "2"]
    assert [(e.action, e.actor) for e in trail if e.action == "broadcast.cancelled"] == [
        ("broadcast.cancelled", "system")
    ]


async def test_at_night_words_change_in_silence_and_what_must_be_sent_waits(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    await village.later(hours=12)
    gone = {"error_code": 400, "description": "Bad Request: message can't be edited"}
    village.world.fail("editMessageText", times=None, chat=siti.account, **gone)
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    assert shown(budi) == ["Rapat lusa"]
    assert shown(siti) == ["Rapat besok"]
    await village.later(hours=12)
    assert shown(siti) == ["Rapat besok", "Rapat lusa"]


async def test_a_correction_fits_under_its_picture(village: Village) -> None:
    admin = village.admin()
    (budi, _) = await people(village)
    await admin.says("tulis siaran")
    await admin.sends_photo("Rapat besok")
    await admin.says("di Kepanjen")
    await admin.taps("Kirim sekarang")
    await admin.taps("Ralat")
    await admin.says("a" * 1_025)
    assert admin.hears("1.025 huruf, paling banyak 1.024")
    await admin.says("Rapat lusa")
    await admin.taps("Ya, ganti")
    assert shown(budi) == ["Rapat lusa"]


async def test_what_the_clock_does_is_written_down(village: Village) -> None:
    admin = village.admin()
    await people(village)
    await writes(admin, "Rapat", "di Kepanjen")
    await admin.says("besok 09.00")
    await village.later(hours=25)
    async with village.database.reading() as session:
        rows = [e for e in await village.rows(session, AuditEntry) if e.actor == "system"]
        [broadcast] = await village.rows(session, Broadcast)
    assert broadcast.status is BroadcastStatus.DONE
    moves = [(e.action, e.before.get("status"), e.after.get("status")) for e in rows if "status" in e.before]
    assert ("broadcast.started", "scheduled", "sending") in moves
    assert ("broadcast.done", "sending", "done") in moves
    assert broadcast.finished_at is not None
    assert broadcast.finished_at - village.clock.now() < timedelta(hours=1)


REFUSED = {"error_code": 400, "description": "Bad Request: message can't be edited"}


async def test_a_recall_takes_back_the_correction_that_had_to_be_sent_too(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    village.world.fail("editMessageText", times=None, chat=siti.account, **REFUSED)
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    assert (shown(budi), shown(siti)) == (["Rapat lusa"], ["Rapat besok", "Rapat lusa"])
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    await admin.taps("Lewati")
    await admin.taps("Ya, tarik")
    assert shown(budi) == shown(siti) == []
    rows = await ledger_of(village, 3)
    # In whichever order the database found the two.
    assert {(row.about_id, row.status) for row in rows if row.chat_id == str(siti.id)} == {
        (1, RecipientStatus.SENT),
        (2, RecipientStatus.SENT),
    }


async def test_what_is_too_old_to_be_taken_back_is_answered_once_and_its_correction_goes(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    village.world.fail("editMessageText", times=None, chat=siti.account, **REFUSED)
    await village.later(days=1)
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    assert shown(siti) == ["Rapat besok", "Rapat lusa"]
    await village.later(days=1, hours=1)
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    await admin.says("Rapat batal")
    await admin.taps("Ya, tarik")
    await ratna.taps("Setujui penarikan siaran 1")
    assert shown(siti) == ["Rapat besok", "Rapat batal"]
    assert shown(budi) == ["Rapat lusa", "Rapat batal"]
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Siaran ini ditarik kembali.")
    await admin.says("siaran")
    assert admin.hears("ditarik kembali")
    assert not admin.hears("dibatalkan")


async def test_a_second_correction_changes_the_first_where_that_was_sent(village: Village) -> None:
    admin, ratna, (budi, siti) = await sent_to_all(village)
    village.world.fail("editMessageText", times=1, chat=siti.account, **REFUSED)
    await corrects(admin, "Rapat lusa")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    await corrects(admin, "Rapat Jumat")
    await admin.taps("Ya, ganti")
    await ratna.taps("Setujui ralat siaran 1")
    assert (shown(budi), shown(siti)) == (["Rapat Jumat"], ["Rapat besok", "Rapat Jumat"])


async def test_a_correction_that_the_app_cut_is_not_made_by_half(village: Village) -> None:
    admin, _, (budi, _) = await sent_to_all(village)
    await corrects(admin, "Rapat lusa. " + "a" * 4_084)
    assert admin.hears("4.096 huruf, paling banyak 4.095")
    await admin.says("dan inilah ekornya")
    assert "Ya, ganti" not in admin.buttons
    village.clock.advance(timedelta(seconds=10))
    await admin.says("Rapat lusa")
    assert "Ya, ganti" in admin.buttons
    assert budi.last == "Rapat besok"
