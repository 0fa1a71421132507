"""A second admin agrees or does not; never oneself, and only one of two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.conversation.messages import Address, Incoming, Kind
from storage.audit import AuditEntry
from storage.broadcast import BroadcastStatus
from storage.broadcast_ledger import RecipientStatus
from storage.database import Database
from tests.features.broadcast.conftest import ledger_of, newest, second_admin, sends, writes
from tests.village import Village, settings_for


@pytest.fixture
async def village(database: Database) -> AsyncIterator[Village]:
    """Where two recipients are many."""
    async with Village.open(database, settings_for(database, broadcast_approval_above=1)) as village:
        yield village


async def people(village: Village) -> None:
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await village.member("Siti", desa="Sumberejo, Poncokusumo", role="ketua")


async def test_another_admin_agrees_and_the_author_hears(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    await people(village)
    await writes(admin)
    assert admin.hears("Perlu disetujui admin lain (lebih dari 1 penerima)")
    await admin.taps("Kirim sekarang")
    assert admin.hears("Siaran 1 ke 2 orang menunggu persetujuan admin lain")
    assert await ledger_of(village) == []
    assert "Siaran 1 dari admin Diskominfo menunggu persetujuan" in ratna.last
    assert "Untuk: semua anggota KIM: 2 orang." in ratna.last
    await ratna.taps("Lihat isinya")
    assert ratna.hears("besok ada rapat KIM Dilem")

    # Somebody who comes after the preview and before the approval is in it.
    await village.member("Wati", desa="Ngadas, Poncokusumo", role="ketua")
    await ratna.taps("Setujui siaran 1")
    assert ratna.hears("Siaran 1 disetujui, dikirim ke 3 orang")
    assert admin.ever_heard("Siaran 1 disetujui Ratna") == 1
    assert "Siaran 1 selesai" in admin.last
    assert [row.status for row in await ledger_of(village)] == [RecipientStatus.SENT] * 3
    async with village.database.reading() as session:
        trail = {e.action: e.actor for e in await village.rows(session, AuditEntry)}
    broadcast = await newest(village)
    assert trail["broadcast.submitted"] == broadcast.author == "admin:900000001"
    assert trail["broadcast.approved"] == broadcast.approver != broadcast.author
    await ratna.taps("Setujui siaran 1")
    assert ratna.hears("Siaran 1 sudah disetujui oleh Ratna")
    assert len(await ledger_of(village)) == 3


async def test_never_oneself(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    await people(village)
    await sends(ratna)
    message = ratna.world.messages(ratna.account)[-1]
    await ratna.taps_data(message, "broadcast.approve:1")
    assert ratna.hears("perlu disetujui admin lain")
    assert (await newest(village)).status is BroadcastStatus.AWAITING_APPROVAL
    assert "Siaran 1 dari Ratna" in admin.last


async def test_two_agree_at_once_and_one_has(village: Village) -> None:
    admin = village.admin()
    ratna, joko = await second_admin(village), await second_admin(village, "Joko")
    await people(village)
    await sends(admin)
    await village.together(ratna.will_tap("Setujui siaran 1"), joko.will_tap("Setujui siaran 1"))
    said = [player.last for player in (ratna, joko)]
    assert sum("disetujui, dikirim ke 2 orang" in text for text in said) == 1
    assert sum("sudah disetujui oleh" in text for text in said) == 1
    assert len(await ledger_of(village)) == 2
    async with village.database.reading() as session:
        trail = await village.rows(session, AuditEntry)
    assert sum(entry.action == "broadcast.approved" for entry in trail) == 1


async def test_two_agree_at_once_on_two_processes_and_one_has(database: Database) -> None:
    """Each process has its own connections; the audience is fixed by the one whose approval counts."""
    settings = settings_for(database, broadcast_approval_above=1, broadcasts_a_day=20)
    elsewhere = Database(database.url.render_as_string(hide_password=False))
    async with (
        Village.open(database, settings) as village,
        Village.open(elsewhere, settings, world=village.world, clock=village.clock) as other,
    ):
        admin, ratna, joko = village.admin(), await second_admin(village), await second_admin(village, "Joko")
        await people(village)
        for number in range(1, 6):
            await sends(admin, f"Rapat ke-{number}")
            presses = [
                Incoming(
                    Address("telegram", str(who.id)), 9_000 + 10 * number + place, Kind.TAP,
                    entry=f"broadcast.approve:{number}",
                )
                for place, who in enumerate((ratna, joko))
            ]  # fmt: skip
            await asyncio.gather(village.app.dispatcher.handle(presses[0]), other.app.dispatcher.handle(presses[1]))
            for app in (village.app, other.app):
                await app.sender.settle()
            said = {who.account.first_name: who.last for who in (ratna, joko)}
            (winner,) = [
                name for name, text in said.items() if f"Siaran {number} disetujui, dikirim ke 2 orang" in text
            ]
            (loser,) = said.keys() - {winner}
            assert said[loser] == f"Siaran {number} sudah disetujui oleh {winner}."
            await asyncio.gather(village.settle(), other.settle())
            assert (await newest(village)).status is BroadcastStatus.DONE
            assert [row.status for row in await ledger_of(village, number)] == [RecipientStatus.SENT] * 2
            assert admin.ever_heard(f"Siaran {number} disetujui {winner}") == 1
        for player in ("Budi", "Siti"):
            assert village.players[player].ever_heard("Rapat ke-") == 5
        async with village.database.reading() as session:
            trail = [one for one in await village.rows(session, AuditEntry) if one.action == "broadcast.approved"]
        assert [one.subject_id for one in trail] == ["1", "2", "3", "4", "5"]
    await elsewhere.close()


async def test_one_says_no_and_it_is_written_again(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    await people(village)
    await sends(admin, "Rapat besok")
    await ratna.taps("Tolak siaran 1")
    await ratna.says("Tanggalnya salah")
    assert ratna.hears("Siaran 1 ditolak")
    assert "belum disetujui Ratna. Alasannya: Tanggalnya salah" in admin.last
    await ratna.taps("Setujui siaran 1")
    assert ratna.hears("Siaran 1 sudah dibatalkan oleh Ratna")
    await admin.taps("Tulis ulang")
    assert admin.hears("Rapat besok")
    await admin.taps("Ubah isi")
    await admin.says("Rapat lusa")
    assert admin.hears("“Rapat lusa”")
    assert await ledger_of(village) == []
    await admin.taps("Kirim sekarang")
    await ratna.says("tolak siaran 2, jamnya belum ada")
    assert ratna.hears("Siaran 2 ditolak")
    assert "Alasannya: jamnya belum ada" in admin.last


async def test_without_a_second_admin_nothing_is_lost(village: Village) -> None:
    admin = village.admin()
    await people(village)
    await sends(admin, "Rapat besok")
    assert admin.hears("belum ada admin lain")
    await admin.says("/tulis siaran")
    assert admin.hears("Rapat besok")


async def test_outside_office_hours_the_next_opening_or_a_second_admin(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await village.later(hours=10)  # 19.00
    await sends(admin, "Rapat besok")
    assert admin.hears("Rabu, 23 September 2026, 19.00 WIB di luar jam kerja (hari kerja 08.00–16.00)")
    assert admin.hears("Kita kirim Kamis, 24 September 2026, 08.00 WIB?")
    await admin.taps("Minta izin admin lain")
    assert admin.hears("menunggu persetujuan")
    assert "di luar jam kerja" in ratna.last
    assert not budi.ever_heard("Rapat")
    await ratna.taps("Setujui siaran 1")
    assert budi.ever_heard("Rapat besok") == 1
    broadcast = await newest(village)
    assert broadcast.override_by == broadcast.approver is not None

    await sends(admin, "Rapat lusa")
    await admin.taps("Kirim Kamis, 24 September 2026, 08.00 WIB")
    assert admin.hears("akan dikirim Kamis, 24 September 2026, 08.00 WIB")
    assert "Siaran 2 terjadwal Kamis, 24 September 2026, 08.00 WIB." in admin.last
    assert not budi.ever_heard("lusa")
    await village.later(hours=13.1)
    assert budi.ever_heard("Rapat lusa") == 1


async def test_whoever_had_enough_today_gets_more_only_with_a_second_admin(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    for text in ("Satu", "Dua"):
        await sends(admin, text)
    await writes(admin, "Besok saja")
    assert admin.hears("Belum ada yang bisa dikirimi hari ini. Tidak dikirimi 1: 1 sudah cukup siaran hari ini.")
    await admin.taps("Jadwalkan")
    await admin.says("besok 09.00")
    assert admin.hears("Siaran 3 ke 1 orang akan dikirim Kamis, 24 September 2026, 09.00 WIB")
    await writes(admin, "Tiga")
    assert admin.hears("Tidak dikirimi 1: 1 sudah cukup siaran hari ini")
    await admin.taps("Abaikan batas harian")
    assert admin.hears("Perlu disetujui admin lain (melewati batas harian)")
    await admin.taps("Kirim sekarang")
    assert not budi.ever_heard("Tiga")
    await ratna.taps("Setujui siaran 4")
    assert budi.ever_heard("Tiga") == 1


async def test_who_is_erased_is_in_no_broadcast_either(village: Village) -> None:
    ratna = await second_admin(village)
    village.admin()
    await people(village)
    await sends(ratna)
    assert (await newest(village)).author.startswith("person:")
    await ratna.says("hapus data saya")
    await ratna.says("ya")
    assert (await newest(village)).author == "erased"
    await village.admin().taps("Setujui siaran 1")
    assert (await newest(village)).status is BroadcastStatus.DONE
    await village.later(hours=1)


async def test_urgent_ones_pass_by_a_mute_once_a_second_admin_agrees(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await budi.says("matikan hoaks")
    await writes(admin, "Kabar bendungan jebol itu tidak benar")
    await admin.taps("Tombol dan topik")
    await admin.taps("Topik")
    await admin.taps("Hoaks")
    await admin.taps("Tandai mendesak")
    assert admin.hears("Perlu disetujui admin lain (mendesak)")
    await admin.taps("Kirim sekarang")
    await ratna.taps("Setujui siaran 1")
    assert budi.ever_heard("bendungan") == 1


async def test_what_nobody_agreed_to_yet_is_withdrawn_without_counting_people(village: Village) -> None:
    admin = village.admin()
    await second_admin(village)
    await people(village)
    await writes(admin)
    await admin.taps("Tombol dan topik")
    await admin.taps("Tombol tautan")
    await admin.says("Kantor | malangkab.go.id")
    await admin.taps("Selesai")
    assert admin.hears("Tombol tautan: Kantor.")
    await admin.taps("Kirim sekarang")
    await admin.taps("Batalkan siaran")
    assert admin.hears("Batalkan siaran 1? Belum disetujui, jadi belum ada yang menerimanya.")
    await admin.taps("Ya, batalkan")
    assert admin.hears("Siaran 1 dibatalkan. Tidak ada yang dikirimi.")
