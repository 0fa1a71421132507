"""An admin makes a Bimtek in chat: asked four things, shown everything, every field can be changed, nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.messages import Choice
from storage.audit import AuditEntry
from storage.bimtek import Audience, Bimtek, BimtekStatus, SeatOrder
from storage.broadcast import Broadcasts, Topic
from tests.factories import make_bimtek
from tests.features.attendance.rooms import person_id
from tests.features.bimtek.conftest import made, members
from tests.features.broadcast.conftest import second_admin
from tests.features.group.linking import WHERE, linked_group
from tests.village import Player, Village


async def only(village: Village) -> Bimtek:
    async with village.database.reading() as session:
        (bimtek,) = await village.rows(session, Bimtek)
        return bimtek


async def up_to_preview(village: Village) -> Player:
    admin = village.admin()
    await admin.says("buat bimtek")
    await admin.says("Menulis berita desa")
    await admin.says("rabu 7 oktober")
    assert admin.hears("Rabu, 7 Oktober 2026, dari jam berapa")
    await admin.says("9 pagi sampai 3 sore")
    await admin.says("Ruang Rapat Panji Pulang Jiwo, Kepanjen https://maps.app.goo.gl/abc")
    return admin


async def test_four_answers_and_a_preview(village: Village) -> None:
    admin = await up_to_preview(village)
    assert admin.hears("Judul: Menulis berita desa")
    assert admin.hears("Waktu: Rabu, 7 Oktober 2026, 09.00–15.00 WIB")
    assert admin.hears("Tempat: Ruang Rapat Panji Pulang Jiwo, Kepanjen")
    assert admin.hears("Peta: https://maps.app.goo.gl/abc")
    assert admin.hears("Kursi: 50, 1 per KIM")
    assert admin.hears("Batas jawaban: Jumat, 2 Oktober 2026, 16.00 WIB")
    await admin.taps("Simpan dulu")
    assert admin.hears("belum diumumkan")
    bimtek = await only(village)
    assert (bimtek.status, bimtek.quota, bimtek.seats_per_village) == (BimtekStatus.DRAFT, 50, 1)
    assert bimtek.seat_order is SeatOrder.NEEDY_FIRST
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    await siti.says("bimtek")
    assert siti.hears("Belum ada jadwal")


FIELDS = (
    ("Judul", 'Cek fakta 🔎 "hoaks"', 'Judul: Cek fakta 🔎 "hoaks"'),
    ("Tanggal", "kamis minggu depan", "Waktu: Kamis, 1 Oktober 2026"),
    ("Jam", "13.00-16.30", "13.00–16.30 WIB"),
    ("Tempat", "Balai Desa Dilem", "Tempat: Balai Desa Dilem"),
    ("Peta atau daring", "-8.1303, 112.5721", "query=-8.1303,112.5721"),
    ("Materi", "foto, berita", "Materi: foto, berita"),
    ("Narasumber", "Bu Rini", "Narasumber: Bu Rini"),
    ("Kontak", "0341-000000", "Kontak: 0341-000000"),
    ("Kuota", "40", "Kursi: 40, 1 per KIM"),
    ("Kursi per KIM", "2", "Kursi: 40, 2 per KIM"),
    ("Angkatan", "3", 'Judul: Cek fakta 🔎 "hoaks" angkatan 3'),
    ("Nomor rencana", "2", "Nomor rencana: 2"),
    ("Jam pelajaran", "8", "JP: 8"),
    ("Hari terakhir", "8 oktober", "sampai Kamis, 8 Oktober 2026, 16.30 WIB"),
    ("Batas jawaban", "1 oktober jam 12.00", "Batas jawaban: Kamis, 1 Oktober 2026, 12.00 WIB"),
    ("Yang didahulukan", "Urutan jawaban", "Didahulukan: Urutan jawaban"),
    ("Sasaran", "Hanya KIM yang belum pernah ikut", "Sasaran: KIM yang belum pernah ikut"),
)


async def test_every_field_can_be_changed_from_the_preview(village: Village) -> None:
    admin = await up_to_preview(village)
    for field, answer, shown in FIELDS:
        await admin.taps("Ubah isian")
        await admin.says(field)
        await admin.says(answer)
        assert admin.hears(shown)
        assert admin.hears("Sudah benar?")
    # The field, or the other day, typed straight away.
    await admin.says("ubah batas jawaban")
    await admin.says("28 september")
    assert admin.hears("Batas jawaban: Senin, 28 September 2026")
    await admin.says("14 oktober")
    assert admin.hears("Waktu: Rabu, 14 Oktober 2026")
    await admin.taps("Ubah isian")
    await admin.says("15 oktober")
    assert admin.hears("Waktu: Kamis, 15 Oktober 2026")
    await admin.says("entah apa ini")
    assert admin.hears("Belum terbaca. Silakan ketuk salah satu tombol")


async def test_batal_is_no_field(village: Village) -> None:
    admin = await up_to_preview(village)
    await admin.taps("Ubah isian")
    await admin.says("batal")
    assert admin.hears("dibatalkan") or admin.hears("batal")
    assert not admin.hears("Diubah ke kapan")


async def test_for_something_near_the_deadline_is_half_way(village: Village) -> None:
    admin = village.admin()
    for answer in ("buat bimtek", "Menulis", "besok", "9-15", "Balai Desa Dilem"):
        await admin.says(answer)
    assert admin.hears("Batas jawaban: Rabu, 23 September 2026, 21.00 WIB")


async def test_kecamatan_are_picked_one_after_the_other(village: Village) -> None:
    admin = await up_to_preview(village)
    await admin.taps("Ubah isian")
    await admin.says("sasaran")
    await admin.says("kecamatan tertentu")
    await admin.says("Poncokusumo")
    await admin.says("Kepanjen")
    assert admin.hears("Terpilih: ")
    await admin.says("cukup")
    assert admin.hears("Kecamatan Kepanjen, Poncokusumo")
    await admin.says("simpan dulu")
    bimtek = await only(village)
    assert bimtek.audience is Audience.KECAMATAN
    assert len(bimtek.kecamatan_codes) == 2


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (("?!",), "Judulnya belum terbaca"),
        (("x" * 130,), "Terlalu panjang"),
        (("Menulis", "kapan saja"), "Tanggalnya belum terbaca"),
        (("Menulis", "31/2"), "tidak ada di kalender"),
        (("Menulis", "5/10/2020"), "sudah lewat"),
        (("Menulis", "5/10/2030"), "masih lebih dari setahun"),
        (("Menulis", "5 oktober", "dari pagi"), "Jamnya belum terbaca"),
        (("Menulis", "5 oktober", "15.00-09.00"), "Jamnya belum terbaca"),
        (("Menulis", "hari ini", "07.00-08.00"), "Jam itu sudah lewat"),
        (("Menulis", "5 oktober", "9-15", "!!"), "Nama tempatnya belum terbaca"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_lost(
    village: Village, answers: tuple[str, ...], words: str
) -> None:
    admin = village.admin()
    await admin.says("buat bimtek")
    for answer in answers:
        await admin.says(answer)
    assert admin.hears(words)
    before = len(answers)
    await admin.says("menu")
    if before == 1:  # nothing was answered that would have to be gone on with
        assert not admin.hears("masih tersimpan")
        await admin.says("buat bimtek")
    else:
        await admin.taps("Lanjutkan Bimtek baru")
    assert admin.hears("kita lanjutkan")
    assert before == 1 or not admin.hears("Apa judul")


async def test_a_yes_to_the_preview_is_asked_which_of_two(village: Village) -> None:
    admin = await up_to_preview(village)
    for words in ("sudah benar", "oke"):
        await admin.says(words)
        assert admin.hears("Yang mana: Simpan dan umumkan atau Simpan dulu?"), words
    await admin.says("belum sesuai")
    assert admin.hears("Bagian mana yang diubah?")


async def test_the_draft_survives_leaving(village: Village) -> None:
    admin = await up_to_preview(village)
    await admin.says("panel")
    await village.days_pass(3)
    await admin.says("buat bimtek")
    assert admin.hears("Judul: Menulis berita desa")
    await admin.taps("Simpan dan umumkan")
    assert admin.hears("sudah dibuka")
    assert (await only(village)).status is BimtekStatus.OPEN


async def test_only_admins_make_one(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo", role="ketua")
    await siti.says("bimtek")
    assert "Kelola Bimtek" not in siti.buttons
    for words in ("buat bimtek", "kelola bimtek", "cakupan bimtek"):
        await siti.says(words)
        assert siti.hears("hanya untuk") or siti.hears("petugas") or siti.hears("tidak bisa")
    message = village.world.messages(siti.account)[0]
    for verb in ("make", "admin", "announce", "change", "people", "call_off", "material", "coverage_sheet"):
        await siti.taps_data(message, f"bimtek.{verb}:{bimtek.id}")
    async with village.database.reading() as session:
        trail = [entry.action for entry in await village.rows(session, AuditEntry)]
    assert trail == []


async def test_the_invitation_reaches_the_boards_and_says_the_rule(village: Village) -> None:
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    anggota = await village.member("Parto", desa="Dilem, Kepanjen")
    alone = await village.member("Ratna", desa="Ngadas, Poncokusumo")
    quiet = await village.member("Slamet", desa="Bangelan, Wonosari", role="ketua", reminders_ok=False)
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.tick()
    assert ketua.ever_heard("mengundang KIM Dilem ke Bimtek Menulis berita desa") == 1
    assert ketua.ever_heard("KIM yang senyap atau belum pernah ikut") == 1
    assert ketua.buttons[:3] == ["Hadir", "Diwakilkan", "Belum bisa"]
    assert alone.ever_heard("mengundang") == 1
    assert anggota.ever_heard("mengundang") == quiet.ever_heard("mengundang") == 0
    await village.later(hours=1)
    assert ketua.ever_heard("mengundang") == 1


async def test_an_announcement_at_night_leaves_in_the_morning(village: Village) -> None:
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    await village.later(days=2, hours=12, ticks=False)  # Friday, 21.00
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.tick()
    assert ketua.ever_heard("mengundang") == 0
    await village.later(days=2, hours=11)  # Monday, 08.00
    assert ketua.ever_heard("mengundang") == 1


async def test_in_a_group_answers_are_given_in_private(village: Village) -> None:
    ketua = await village.member("Wagiman", desa=WHERE, role="ketua")
    stranger = village.person("Tamu")
    group = await linked_group(village, ketua)
    await group.adds(stranger)
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.tick()
    assert any("Undangan Bimtek" in message.text for message in group.chat.messages)
    before = len(group.chat.messages)
    await ketua.taps("Hadir", chat=group)
    assert ketua.hears("Satu kursi untuk KIM Sumberejo")
    assert len(group.chat.messages) == before
    for _ in range(2):
        await stranger.taps("Hadir", chat=group)
    assert len(group.chat.messages) == before + 1
    await stranger.taps("Buka chat pribadi", chat=group)
    assert stranger.hears("Menulis berita desa")


async def test_a_move_is_told_once_and_reminds_anew(village: Village) -> None:
    bimtek = await made(village, quota=1)
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps("Jurnalisme Warga, 7 Oktober 2026 (dibuka)")
    await admin.taps("Ubah")
    assert admin.hears("Beginilah Bimtek ini sekarang")
    assert "Simpan perubahan" not in admin.buttons
    await admin.taps("Ubah isian")
    await admin.says("Tanggal")
    await admin.says("14 oktober")
    assert admin.hears("sesudah diubah. Disimpan?")
    await admin.taps("Simpan perubahan")
    assert admin.hears("Kami kabarkan kepada 2 orang")
    for player in (siti, wagiman):
        assert player.ever_heard("berubah. Sekarang: Rabu, 14 Oktober 2026") == 1
    assert ratna.ever_heard("berubah") == 0
    assert (await only(village)).revision == 1
    await village.later(days=14, hours=-1)  # 7 October, 08.00
    assert siti.ever_heard("Seminggu lagi") == 1
    assert wagiman.ever_heard("Seminggu lagi") == 0
    assert bimtek.id == 1


async def test_it_is_called_off_with_a_reason(village: Village) -> None:
    await made(village, quota=1)
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps("Jurnalisme Warga, 7 Oktober 2026 (dibuka)")
    await admin.taps("Batalkan Bimtek")
    await admin.says("gedung sedang diperbaiki")
    assert admin.hears("2 orang akan dikabari")
    await admin.taps("Ya, batalkan")
    for player in (siti, wagiman):
        assert player.ever_heard("dibatalkan") == 1
        assert "dibatalkan. Gedung sedang diperbaiki." in player.last
    assert ratna.ever_heard("dibatalkan") == 0
    await siti.says("bimtek")
    assert siti.hears("Belum ada jadwal")
    await village.later(days=14)
    assert siti.ever_heard("Hari ini Bimtek") == 0


async def test_who_waited_in_vain_is_first_the_next_time(village: Village) -> None:
    await made(village, quota=1, starts_at=village.clock.now() + timedelta(days=3))
    siti, wagiman, *_ = await members(village)
    for player in (siti, wagiman):
        await player.says("bimtek")
        await player.taps("Hadir")
    await village.later(days=4)
    await wagiman.says("kenapa saya belum dapat")
    assert wagiman.hears("kami dahulukan")
    admin = village.admin()
    await admin.says("buat bimtek")
    for answer in ("Foto desa", "20 oktober", "9-15", "Balai Desa Dilem"):
        await admin.says(answer)
    await admin.taps("Simpan dan umumkan")
    await village.later(days=3)
    assert wagiman.ever_heard("belum kebagian, jadi kali ini didahulukan") == 1
    assert wagiman.ever_heard("mengundang") == 0
    assert siti.ever_heard("mengundang") == 1
    assert siti.ever_heard("didahulukan.") == 0


async def test_who_wants_none_of_it_is_offered_no_seat_in_the_next(village: Village) -> None:
    await made(village, quota=1, starts_at=village.clock.now() + timedelta(days=3))
    siti, wagiman, ratna, *_ = await members(village)
    for player in (siti, wagiman, ratna):
        await player.says("bimtek")
        await player.taps("Hadir")
    await village.later(days=4)
    await wagiman.says("berhenti")
    async with village.database.transaction() as session:
        await Broadcasts(session).mute(await person_id(session, ratna), Topic.BIMTEK, village.clock.now())
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.later(days=3)
    for player in (wagiman, ratna):
        assert player.ever_heard("didahulukan. 🙏") == player.ever_heard("mengundang") == 0
    assert (await latest(village)).taken == 0


# A deadline that has passed -------------------------------------------------------------------------------


async def latest(village: Village) -> Bimtek:
    async with village.database.reading() as session:
        return (await village.rows(session, Bimtek))[-1]


async def test_a_deadline_that_passed_in_the_drawer_is_made_anew(village: Village) -> None:
    """Imported in January, announced in autumn: the rule of the invitation must hold when it is read."""
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    await made(
        village, status=BimtekStatus.DRAFT, opened_at=None, invited_at=None,
        confirm_by=village.clock.now() - timedelta(days=200),
    )  # fmt: skip
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps("Jurnalisme Warga, 7 Oktober 2026 (belum diumumkan)")
    await admin.taps("Umumkan")
    assert admin.hears("Batas jawabannya sudah lewat, jadi kami ganti: Jumat, 2 Oktober 2026, 16.00 WIB")
    await village.tick()
    assert ketua.ever_heard("Mohon dijawab paling lambat Jumat, 2 Oktober 2026, 16.00 WIB") == 1


async def test_a_deadline_before_the_invitations_leave_is_made_anew(village: Village) -> None:
    """Announced on Friday night for Tuesday: the invitations leave on Monday."""
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    await village.later(days=2, hours=12, ticks=False)  # Friday, 21.00
    starts_at = village.clock.now() + timedelta(days=3, hours=12)  # Tuesday, 09.00
    await made(
        village, status=BimtekStatus.DRAFT, opened_at=None, invited_at=None, starts_at=starts_at,
        confirm_by=village.clock.now() + timedelta(days=1),
    )  # fmt: skip
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps("Jurnalisme Warga, 29 September 2026 (belum diumumkan)")
    await admin.taps("Umumkan")
    assert admin.hears("jadi kami ganti: Senin, 28 September 2026")
    await village.later(days=2, hours=11)  # Monday, 08.00
    assert ketua.ever_heard("Mohon dijawab paling lambat Senin, 28 September 2026") == 1


async def test_invitations_that_an_outage_held_up_name_a_deadline_to_come(village: Village) -> None:
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.later(days=12, hours=1)  # Monday 5 October; the deadline was Friday
    assert ketua.ever_heard("mengundang") == 1
    assert ketua.ever_heard("paling lambat Jumat, 2 Oktober 2026") == 0
    assert (await latest(village)).confirm_by > village.clock.now()


async def test_nobody_is_invited_to_what_has_begun(village: Village) -> None:
    ketua = await village.member("Wagiman", desa="Dilem, Kepanjen", role="ketua")
    admin = await up_to_preview(village)
    await admin.taps("Simpan dan umumkan")
    await village.later(days=14, hours=2)
    assert ketua.ever_heard("mengundang") == 0


async def test_materials_are_found_by_anybody(village: Village) -> None:
    await made(village)
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps("Jurnalisme Warga, 7 Oktober 2026 (dibuka)")
    await admin.taps("Tambah materi")
    await admin.says("nanti menyusul")
    assert admin.hears("Belum ada berkas atau tautan")
    await admin.says("Salindia hari pertama: contoh.id/salindia")
    assert admin.hears("sekarang 1")
    await admin.taps("Tambah materi")
    await admin.sends_photo("Foto papan tulis")
    guest = village.person("Tamu")
    await guest.says("bimtek")
    await guest.taps("Materi (2)")
    assert guest.hears("Salindia hari pertama: https://contoh.id/salindia")
    assert guest.hears("Foto papan tulis (terlampir)")


async def test_materials_are_found_also_when_the_bimtek_is_over(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    async with village.database.transaction() as session:
        bimteks = [await make_bimtek(session, title) for title in ("Jurnalisme Warga", "Foto Produk", "Tanpa Bahan")]
    await siti.says("materi")
    assert siti.hears("Belum ada materi Bimtek")
    admin = village.admin()

    async def adds(bimtek: Bimtek, words: str) -> None:
        await admin.says("kelola bimtek")
        await admin.taps(f"{bimtek.title}, 7 Oktober 2026 (dibuka)")
        await admin.taps("Tambah materi")
        await admin.says(words)

    await adds(bimteks[0], "Salindia contoh.id/a")
    await village.later(days=30)
    for words in ("materi", "minta materi bimtek dong", "bimtek kemarin materinya mana pak"):
        await siti.says(words)
        if not siti.hears("Salindia: https://contoh.id/a"):
            await siti.taps("Materi Bimtek")
        assert siti.hears("Salindia: https://contoh.id/a"), words
    await admin.says("kelola bimtek")
    await admin.taps("Foto Produk, 7 Oktober 2026 (selesai)")
    await admin.taps("Tambah materi")
    await admin.says("Modul contoh.id/b")
    await siti.says("materi bimtek")
    assert siti.buttons == ["Foto Produk, 7 Oktober 2026", "Jurnalisme Warga, 7 Oktober 2026"]
    await siti.taps("Jurnalisme Warga, 7 Oktober 2026")
    assert siti.hears("Salindia")


async def test_a_wrong_material_is_taken_out_again(village: Village) -> None:
    await made(village)
    admin = village.admin()
    page = "Jurnalisme Warga, 7 Oktober 2026 (dibuka)"
    await admin.says("kelola bimtek")
    await admin.taps(page)
    assert "Hapus materi" not in admin.buttons
    for words in ("Salindia salah contoh.id/a", "Salindia benar contoh.id/b"):
        await admin.taps("Tambah materi")
        await admin.says(words)
    await admin.says("kelola bimtek")
    await admin.taps(page)
    await admin.taps("Hapus materi")
    assert admin.hears("Materi mana yang dihapus?")
    await admin.taps("Salindia salah")
    assert admin.hears("“Salindia salah” sudah dihapus")
    await admin.taps("Salindia salah")
    assert admin.hears("memang sudah tidak ada")
    guest = village.person("Tamu")
    await guest.says("bimtek")
    await guest.taps("Materi (1)")
    assert guest.hears("Salindia benar")
    assert not guest.hears("Salindia salah")
    await guest.taps_data(village.world.messages(guest.account)[-1], "bimtek.drop_material:2")
    await guest.says("bimtek")
    assert "Materi (1)" in guest.buttons
    async with village.database.reading() as session:
        trail = [(e.action, e.before) for e in await village.rows(session, AuditEntry)]
    assert trail[-1] == ("bimtek.material_removed", {"material": 1})


async def test_the_page_says_the_lesson_hours(village: Village) -> None:
    await made(village, lesson_hours=8)
    guest = village.person("Tamu")
    await guest.says("bimtek")
    assert guest.hears("Jam pelajaran: 8 JP")


def test_buttons_fit_the_wire() -> None:
    longest = Choice("x", entry="bimtek.coverage_sheet:999999999").entry
    assert longest is not None
    assert len(longest) <= 64


@pytest.mark.parametrize(
    "said", [("7 oktober jam 9 sampai 3 sore",), ("besok lusa", "7 okt 2026, pukul 09.00-15.00"), ("7/10", "jam 9-15")]
)
async def test_day_and_hours_may_be_said_at_once(village: Village, said: tuple[str, ...]) -> None:
    admin = village.admin()
    for words in ("buat bimtek", "Foto Produk", *said, "Balai Desa"):
        await admin.says(words)
    assert admin.hears("Waktu: Rabu, 7 Oktober 2026, 09.00–15.00 WIB")


async def test_the_day_may_be_said_where_the_hours_are_asked(village: Village) -> None:
    """The preview shows both in one line, *Waktu*: who opens it to change the day says the day."""
    admin = await up_to_preview(village)
    await admin.says("ubah isian")
    await admin.says("waktu")
    await admin.says("kamis 8 oktober")
    assert admin.hears("Waktu: Kamis, 8 Oktober 2026, 09.00–15.00 WIB")
    await admin.says("ubah isian")
    await admin.says("jam")
    await admin.says("9")
    assert admin.hears("Jamnya belum terbaca")


@pytest.mark.parametrize("words", ["daftar peserta", "peserta bimtek", "umumkan bimtek", "batalkan bimtek"])
async def test_what_is_done_with_a_bimtek_begins_at_the_list_of_them(village: Village, words: str) -> None:
    await made(village)
    admin = village.admin()
    await admin.says(words)
    assert any(label.startswith("Jurnalisme Warga") for label in admin.buttons)


async def test_a_bimtek_that_another_admin_called_off_leaves_no_form_behind(village: Village) -> None:
    await made(village)
    admin, ratna = village.admin(), await second_admin(village)
    for one in (admin, ratna):
        for words in ("kelola bimtek", "jurnalisme warga", "batalkan bimtek", "Narasumber berhalangan"):
            await one.says(words)
        assert one.hears("benar dibatalkan?")
    await ratna.taps("Ya, batalkan")
    assert ratna.hears("dibatalkan.")
    await admin.taps("Ya, batalkan")
    assert admin.hears("sudah selesai atau sudah dibatalkan")
    await admin.says("panel")
    assert "Lanjutkan pembatalan Bimtek" not in admin.buttons


async def test_many_drafts_hide_nothing_that_is_announced(village: Village) -> None:
    for number in range(15):
        await made(village, f"Rencana {number}", status=BimtekStatus.DRAFT, plan_number=number + 1)
    await made(village)
    admin = village.admin()
    await admin.says("kelola bimtek")
    assert admin.hears("16 Bimtek")
    assert any(label.startswith("Jurnalisme Warga") for label in admin.buttons)


async def test_two_admins_change_different_things_and_both_stay_changed(village: Village) -> None:
    bimtek = await made(village)
    admin, ratna = village.admin(), await second_admin(village)
    for one in (admin, ratna):
        for words in ("kelola bimtek", "jurnalisme warga", "ubah", "ubah isian"):
            await one.says(words)
    await ratna.says("jam")
    await ratna.says("13.00-16.00")
    await ratna.taps("Simpan perubahan")
    await admin.says("kuota")
    await admin.says("40")
    await admin.taps("Simpan perubahan")
    async with village.database.reading() as session:
        changed = await session.get_one(Bimtek, bimtek.id)
    assert (changed.quota, changed.starts_at) == (40, bimtek.starts_at + timedelta(hours=4))
