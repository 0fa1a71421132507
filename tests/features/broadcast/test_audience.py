"""Whom an audience in words reaches, and whom it does not."""

from __future__ import annotations

from collections import Counter
from datetime import date

from storage.region import Village as Place
from tests.features.attendance.rooms import code_of, opened
from tests.features.broadcast.conftest import ledger_of, writes
from tests.features.group.linking import WHERE, linked_group
from tests.village import Player, Village

SILENT = {"last_activity_on": date(2026, 5, 1)}
LIVELY = {"last_activity_on": date(2026, 9, 20)}


async def reached(village: Village, admin: Player, words: str) -> set[str]:
    """Who hears a broadcast for these."""
    before = {row.id for row in await ledger_of(village)}
    await writes(admin, "Rapat", words)
    if "Kirim sekarang" not in admin.buttons:
        assert admin.hears("Tidak ada penerima yang cocok")
        await admin.says("batal")
        return set()
    await admin.taps("Kirim sekarang")
    rows = [row for row in await ledger_of(village) if row.id not in before]
    names = {str(player.id): name for name, player in village.players.items()}
    return {names[row.chat_id] for row in rows}


async def test_silent_in_kepanjen_ketua_only_not_batch_3(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua", kim=SILENT)
    await village.member("Sekretaris", desa="Dilem, Kepanjen", role="sekretaris")
    await village.member("Aktif", desa="Panggungrejo, Kepanjen", role="ketua", kim=LIVELY)
    await village.member("Jauh", desa="Sumberejo, Poncokusumo", role="ketua", kim=SILENT)
    trained = await village.member("Peserta", desa="Ngadilangkung, Kepanjen", role="ketua", kim=SILENT)
    await opened(village, trained, angkatan=3)
    await writes(admin, "Rapat", "senyap di Kepanjen, ketua saja, bukan angkatan 3")
    assert admin.hears("Untuk: KIM senyap di Kec. Kepanjen, ketua saja, bukan peserta angkatan 3 (2026).")
    await admin.says("batal")
    assert await reached(village, admin, "senyap di Kepanjen, ketua saja, bukan angkatan 3") == {"Budi"}
    assert await reached(village, admin, "senyap di Kepanjen, ketua saja") == {"Budi", "Peserta"}


async def test_a_cohort_is_who_signed_up_or_who_came(village: Village) -> None:
    admin = village.admin()
    came = await village.member("Hadir", desa="Dilem, Kepanjen", role="ketua")
    missed = await village.member("Absen", desa="Ngadas, Poncokusumo", role="ketua")
    await village.member("Bukan", desa="Wonosari, Wonosari", role="ketua")
    bimtek = await opened(village, came, missed, angkatan=3)
    other = await opened(village, missed, angkatan=4)
    await came.says(await code_of(village, bimtek))
    assert came.hears("sudah tercatat")
    assert other.angkatan == 4
    assert await reached(village, admin, "angkatan 3") == {"Hadir", "Absen"}
    assert await reached(village, admin, "yang hadir di angkatan 3") == {"Hadir"}
    await village.later(days=1)
    assert await reached(village, admin, "angkatan 3, bukan angkatan 4") == {"Hadir"}
    assert await reached(village, admin, "semua kecuali yang hadir di angkatan 3") == {"Absen", "Bukan"}
    assert await reached(village, admin, "yang hadir di angkatan 4") == set()


async def test_a_cohort_by_buttons(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    siti = await village.member("Siti", desa="Ngadas, Poncokusumo", role="ketua")
    await opened(village, budi, angkatan=3)
    await admin.says("tulis siaran")
    await admin.says("Materi susulan")
    await admin.taps("Angkatan")
    assert admin.hears("Angkatan yang mana?")
    await admin.taps("peserta angkatan 3 (2026)")
    assert admin.hears("Sejauh ini: semua anggota KIM, peserta angkatan 3 (2026) (1 orang).")
    await admin.taps("Lanjut")
    await admin.taps("Kirim sekarang")
    assert budi.ever_heard("Materi susulan") == 1
    assert not siti.ever_heard("Materi susulan")


async def test_the_groups_of_a_cohort_s_villages(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa="Ngadas, Poncokusumo", role="ketua")
    group = await linked_group(village, budi)
    await opened(village, siti, angkatan=4)
    await opened(village, budi, angkatan=3)
    await writes(admin, "Untuk yang lain", "angkatan 4, lewat grup")
    assert admin.hears("Tidak ada penerima yang cocok")
    await admin.says("batal")
    await writes(admin, "Foto angkatan 3", "angkatan 3, lewat grup")
    assert admin.hears("Penerima: 1 grup")
    await admin.taps("Kirim sekarang")
    assert group.hears("Foto angkatan 3")
    assert not budi.ever_heard("Foto angkatan 3")


async def test_an_exclusion_that_says_nothing_is_asked_again(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await village.member("Siti", desa="Dilem, Kepanjen")
    await admin.says("tulis siaran")
    await admin.says("Rapat")
    await admin.says("semua kecuali grup")
    assert admin.hears("Bagian “grup” belum terbaca")
    await admin.taps("Kecamatan")
    await admin.says("Kepanjen")
    await admin.taps("Kecualikan")
    await admin.says("grup")
    assert admin.hears("belum terbaca")
    await admin.says("anggota")
    assert admin.hears("Sejauh ini: KIM di Kec. Kepanjen, bukan anggota biasa (1 orang)")


async def test_where_no_group_is_linked_groups_are_counted(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    await writes(admin, "Rapat besok", "semua, lewat grup")
    await admin.taps("Ubah penerima")
    assert admin.hears("Sejauh ini: semua grup KIM, lewat grup KIM (0 grup).")


async def test_many_villages_are_counted_where_their_names_have_no_room(village: Village) -> None:
    admin, budi = village.admin(), await village.member("Budi", desa="Dilem, Kepanjen", role="ketua")
    async with village.database.reading() as session:
        every = sorted(await village.rows(session, Place), key=lambda place: place.name != "Dilem")
    names = ", ".join(f"desa {name}" for name, count in Counter(place.name for place in every).items() if count == 1)
    await writes(admin, "Rapat", names[:3_900].rpartition(",")[0])
    assert admin.hears("tempat lain")
    assert admin.hears("Penerima: 1 orang")
    await admin.taps("Kirim sekarang")
    await budi.says("kenapa saya dapat ini")
    assert budi.hears("tempat lain")
