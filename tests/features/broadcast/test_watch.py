"""Watched, paused, resumed, cancelled, retried; the message that follows it; taken back and put right."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.features.broadcast.actions import board
from storage.broadcast import BroadcastDeed, BroadcastStatus
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.live_message import LiveMessage
from storage.office import Grant
from storage.outbox import OutboxMessage
from tests.features.broadcast.conftest import broadcasts, ledger_of, newest, second_admin, sends, writes
from tests.village import Player, Village

DESA = ("Dilem, Kepanjen", "Ngadas, Poncokusumo", "Wonosari, Wonosari", "Bangelan, Wonosari")


async def people(village: Village, count: int = 3) -> list[Player]:
    return [await village.member(f"Warga{n}", desa=DESA[n], role="ketua") for n in range(count)]


async def test_paused_before_its_time_and_resumed(village: Village) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await writes(admin, "Rapat")
    await admin.says("besok 09.00")
    assert admin.hears("Siaran 1 terjadwal Kamis, 24 September 2026, 09.00 WIB.")
    await admin.taps("Batalkan siaran")
    assert admin.hears("Batalkan siaran 1? 3 penerima belum dikirimi")
    message = admin.world.messages(admin.account)[-1]
    await admin.taps_data(message, "broadcast.pause:1")
    assert admin.hears("Siaran 1 dijeda")
    await village.later(hours=25)
    assert not siti.ever_heard("Rapat")
    (live,) = [m for m in admin.world.messages(admin.account) if "Siaran 1 dijeda.\nUntuk" in m.text]
    assert live.labels[:2] == ["Lanjut kirim", "Batalkan siaran"]
    await admin.says("lanjut kirim")
    assert admin.hears("Siaran 1 dilanjutkan")
    assert siti.ever_heard("Rapat") == 1
    await village.later(hours=0.01)
    assert "Siaran 1 selesai, Kamis, 24 September 2026, 10.00 WIB." in live.text
    await admin.taps_data(message, "broadcast.resume:1")
    assert admin.hears("Siaran 1 tidak sedang dijeda; sekarang selesai")


async def test_the_message_follows_every_three_seconds_also_after_a_restart(village: Village) -> None:
    admin, _ = village.admin(), await people(village)
    await writes(admin, "Rapat")
    await admin.says("besok 09.00")
    (row,) = await ledger_of(village, 1) and (await ledger_of(village, 1))[:1]
    live = admin.world.messages(admin.account)[-1]
    # As it stands half-way, when another process has sent one of three.
    async with village.database.transaction() as session:
        broadcast = await session.get(type(await newest(village)), 1)
        assert broadcast is not None
        broadcast.status, broadcast.started_at = BroadcastStatus.PAUSED, village.clock.now()
        found = await session.get(type(row), row.id)
        assert found is not None
        found.status, found.left_at = RecipientStatus.SENT, village.clock.now()
    village.clock.advance(timedelta(minutes=6))
    await village.settle()
    assert "▓▓▓░░░░░░░ 33%" in live.text
    assert "1 dari 3 terkirim." in live.text
    edits = len(live.earlier)
    async with village.database.transaction() as session:
        found = await session.get(type(row), (await ledger_of(village, 1))[1].id)
        assert found is not None
        found.status, found.reason = RecipientStatus.FAILED, Reason.REJECTED
    village.clock.advance(timedelta(seconds=2))
    await village.settle()
    assert len(live.earlier) == edits
    # Nothing of it is in the process: the row and the outbox know the message.
    async with village.database.reading() as session:
        (kept,) = await village.rows(session, LiveMessage)
        written = [m for m in await village.rows(session, OutboxMessage) if m.dedup_key == kept.key]
    assert written[0].external_message_id == str(live.id)
    village.clock.advance(board.RESTING)
    await village.settle()
    assert "Gagal 1: 1 ditolak Telegram." in live.text
    assert "Kirim ulang yang gagal" in live.labels


async def test_cancelling_what_has_just_finished_is_told_so(village: Village) -> None:
    admin, _ = village.admin(), await people(village)
    await writes(admin, "Rapat")
    await admin.says("hari ini 09.05")
    await admin.taps("Batalkan siaran")
    message = admin.world.messages(admin.account)[-1]
    assert "Ya, batalkan" in message.labels
    await village.later(hours=0.2)
    await admin.taps_data(message, "broadcast.cancel_now:1")
    assert admin.hears("Siaran 1 sudah selesai, jadi tidak bisa dibatalkan. Yang sudah sampai bisa ditarik.")
    assert [row.status for row in await ledger_of(village)] == [RecipientStatus.SENT] * 3


async def test_cancelled_before_it_leaves(village: Village) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await writes(admin, "Rapat")
    await admin.says("hari ini 09.05")
    await admin.taps("Batalkan siaran")
    await admin.taps("Ya, batalkan")
    assert admin.hears("Siaran 1 dibatalkan. 3 penerima tidak jadi dikirimi")
    await village.later(hours=1)
    assert not siti.ever_heard("Rapat")
    assert (await newest(village)).status is BroadcastStatus.CANCELLED


async def test_the_failed_and_the_uncertain_are_sent_again_with_one_tap(village: Village) -> None:
    admin, (siti, budi, wati) = village.admin(), await people(village)
    await budi.does("block")
    async with village.database.transaction() as session:
        # Known as blocked only when it is tried.
        from storage.member import PersonAddress

        for address in await village.rows(session, PersonAddress):
            address.blocked_at = None
    await sends(admin, "Rapat")
    assert "Gagal 1: 1 memblokir bot." in admin.last
    assert "Kirim ulang yang gagal" not in admin.buttons
    async with village.database.transaction() as session:
        for row in await ledger_of(village):
            found = await session.get(type(row), row.id)
            assert found is not None
            if row.chat_id == str(siti.id):
                found.status, found.reason = RecipientStatus.FAILED, Reason.REJECTED
            if row.chat_id == str(wati.id):
                found.status = RecipientStatus.UNCERTAIN
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    assert admin.hears("Tidak pasti 1")
    await admin.taps("Yang tidak pasti")
    assert admin.hears("Warga2 KIM Wonosari")
    await admin.taps("Kirim ulang semua")
    assert wati.ever_heard("Rapat") == 2
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Kirim ulang yang gagal")
    assert admin.hears("1 penerima dikirimi lagi")
    assert siti.ever_heard("Rapat") == 2
    assert not budi.ever_heard("Rapat")
    assert "2 dari 3 terkirim" in admin.last


async def test_taken_back_everywhere(village: Village) -> None:
    admin, (siti, budi, _) = village.admin(), await people(village)
    await sends(admin, "Rapat besok")
    await admin.taps("Tarik siaran")
    assert admin.hears("Siaran 1 akan ditarik dari 3 chat")
    await admin.says("Mohon abaikan pesan *tadi.")
    assert admin.hears("belum ditutup")
    await admin.says("Mohon abaikan pesan *tadi*.")
    assert admin.hears("Ralat bagi yang tidak bisa dihapus: “Mohon abaikan pesan tadi.”")
    await admin.taps("Ya, tarik")
    assert admin.hears("siaran 1 sedang ditarik")
    for one in (siti, budi):
        assert [m.deleted for m in one.world.messages(one.account) if "Rapat" in m.text] == [True]
        assert not one.ever_heard("Mohon abaikan")
    assert "Penarikan siaran 1 selesai" in admin.last
    assert "3 dari 3 ditarik." in admin.last
    change = await newest(village)
    assert (change.deed, change.of_id, change.status) == (BroadcastDeed.DELETE, 1, BroadcastStatus.DONE)


async def test_what_is_too_old_to_be_taken_back_is_corrected_once(village: Village) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await sends(admin, "Rapat besok")
    await village.later(hours=49)
    await admin.says("siaran")
    await admin.taps("Siaran 1")
    await admin.taps("Tarik siaran")
    await admin.says("Mohon abaikan pesan *Rabu*.")
    await admin.taps("Ya, tarik")
    assert siti.ever_heard("Mohon abaikan pesan Rabu.") == 1
    assert "3 dikirimi ralat karena pesannya tidak bisa diubah lagi." in admin.last
    await village.later(hours=1)
    assert siti.ever_heard("Mohon abaikan") == 1


async def test_given_other_words_everywhere(village: Village) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await sends(admin, "Rapat *besok* {kim}")
    await admin.taps("Ralat")
    await admin.says("Rapat *lusa* {kim}")
    await admin.taps("Ya, ganti")
    (message,) = [m for m in siti.world.messages(siti.account) if m.from_bot]
    assert message.text == "Rapat lusa KIM Dilem"
    assert message.entities[0]["type"] == "bold"
    assert message.labels == ["Kenapa saya dapat ini?"]
    assert "Ralat siaran 1 selesai" in admin.last


async def test_leaving_it_as_it_is(village: Village) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await sends(admin, "Rapat besok")
    await admin.taps("Tarik siaran")
    await admin.taps("Lewati")
    await admin.taps("Tidak")
    assert admin.hears("siarannya tidak diubah")
    assert not any(m.deleted for m in siti.world.messages(siti.account))


async def test_the_buttons_of_what_runs_work_as_words(village: Village) -> None:
    """*Jeda* alone is another command: the board's."""
    admin, (siti, *_) = village.admin(), await people(village)
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1}, chat=siti.account)
    await sends(admin, "Rapat")
    await asyncio.sleep(village.app.sender._pacing.held_for)
    await admin.says("jeda siaran")
    assert admin.hears("Siaran 1 dijeda")
    await village.later(hours=0.5)
    assert not siti.ever_heard("Rapat")
    await admin.says("lanjut kirim")
    assert admin.hears("Siaran 1 dilanjutkan")
    assert siti.ever_heard("Rapat") == 1


async def test_who_gets_nothing_anyway_moves_no_bar(village: Village) -> None:
    admin, (_, wati, last) = village.admin(), await people(village)
    await wati.says("berhenti")
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1}, times=None, chat=last.account)
    await sends(admin, "Rapat")
    (live,) = [m for m in admin.world.messages(admin.account) if "sedang berjalan" in m.text]
    assert "▓▓▓▓▓░░░░░ 50%\n1 dari 2 terkirim" in live.text
    assert "Tidak dikirimi 1: 1 berhenti menerima kabar." in live.text


async def test_what_is_to_be_done_with_a_broadcast_begins_at_the_list(village: Village) -> None:
    """A button before one's eyes is meant first; days later the words alone still lead there."""
    admin, _ = village.admin(), await people(village)
    await sends(admin, "Rapat")
    await village.later(days=3)
    for words in ("tarik siaran", "ralat siaran", "jeda siaran", "hentikan siaran", "status siaran"):
        await admin.says(words)
        assert admin.hears("Siaran terakhir"), words
        assert "Siaran 1" in admin.buttons
    await admin.taps("Siaran 1")
    await admin.says("tarik siaran")
    assert admin.hears("Siaran 1 akan ditarik")


@pytest.mark.parametrize("words", ["siaran 1", "Tarik siaran no 1"])
async def test_a_broadcast_is_found_by_its_number(village: Village, words: str) -> None:
    admin, (siti, *_) = village.admin(), await people(village)
    await sends(admin, "Rapat besok")
    await village.later(days=3)
    await admin.says(words)
    assert admin.hears("Siaran 1 selesai")
    assert "Tarik siaran" in admin.buttons
    await siti.says(words)
    assert not siti.hears("selesai")


async def test_who_is_no_admin_any_more_gets_no_names(village: Village) -> None:
    """Written for tomorrow by somebody whose office ends today: it leaves, and its ledger goes to nobody outside."""
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    ratna = await second_admin(village)
    await writes(ratna)
    await ratna.says("besok 09.00")
    assert ratna.hears("akan dikirim Kamis, 24 September 2026")
    await sends(ratna, "Siaran kedua")
    await village.later(hours=0.02)
    assert ratna.ever_heard("Laporan akhir") == 1
    await ratna.says("siaran")
    await ratna.taps("Siaran 2")
    await ratna.taps("Unduh XLSX")
    async with village.database.transaction() as session:
        for grant in await village.rows(session, Grant):
            await session.delete(grant)
    await village.later(days=1)
    await village.later(hours=0.1)
    assert (await broadcasts(village))[0].status is BroadcastStatus.DONE
    assert ratna.ever_heard("Laporan akhir") == 1
    assert ratna.ever_heard("Ini laporan siaran") == 0
