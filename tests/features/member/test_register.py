"""Registration as PRODUCT tells it, in the words people type and the buttons they tap."""

from __future__ import annotations

import pytest

from storage.consent import Consent
from storage.member import Member, MemberStatus, Person
from tests.factories import make_kim
from tests.rows import all_rows
from tests.village import Player, Village


async def register_up_to_village(siti: Player, name: str = "Siti Aminah") -> None:
    await siti.says("daftar")
    await siti.taps("Setuju")
    await siti.taps("18 tahun atau lebih")
    await siti.says(name)


async def register(siti: Player, village: str, *, name: str = "Siti Aminah", role: str = "Anggota") -> None:
    await register_up_to_village(siti, name)
    await siti.says(village)
    await siti.taps(role)
    await siti.taps("Lewati")
    await siti.taps("Ya")
    await siti.taps("Tidak")
    await siti.taps("Kirim")


async def test_siti_of_one_of_three_sumberejo_registers_and_is_approved(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    admin, siti = village.admin(), village.person("Siti")
    await siti.starts()
    await siti.taps("Daftar")
    assert siti.hears("Apakah Bapak/Ibu setuju?")
    await siti.says("setuju")
    await siti.says("54 tahun")
    await siti.says("Siti Aminah")
    await siti.says("sumberejo")
    assert sorted(siti.buttons)[:3] != []
    assert {"Sumberejo, Kec. Pagak", "Sumberejo, Kec. Poncokusumo", "Sumberejo, Kec. Gedangan"} <= set(siti.buttons)
    await siti.says("poncokusumo")
    assert siti.hears("Sebagai apa di KIM Sumberejo")
    await siti.taps("Anggota")
    await siti.says("0812 3456 7890")
    await siti.says("nggih")
    await siti.says("mboten")
    assert siti.hears("Nomor HP: +6281234567890")
    await siti.taps("Kirim")
    assert siti.hears("Yang memutuskan: petugas Diskominfo Kabupaten Malang")
    assert siti.hears("Senin, 28 September 2026")
    assert "Siti Aminah ingin bergabung" in admin.last
    await admin.taps("Terima Siti Aminah")
    assert admin.hears("Sudah kami kabari")
    assert "Selamat bergabung, Bapak/Ibu Siti Aminah" in siti.last


async def test_after_something_in_between_words_mean_that_and_lanjut_asks_again(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.taps("Setuju")
    await siti.says("54")
    assert siti.hears("Siapa nama Bapak/Ibu?")
    await siti.starts()
    assert siti.hears("masih tersimpan")
    await siti.says("lanjut")
    assert siti.hears("Isian tadi masih ada")
    assert siti.hears("Siapa nama Bapak/Ibu?")
    await siti.starts()
    await siti.says("cek kabar (hoaks?)")
    assert not siti.hears("Desa atau kelurahan mana")
    await siti.says("batal")
    await siti.says("lanjutkan pendaftaran")
    assert siti.hears("Siapa nama Bapak/Ibu?")
    await siti.says("Lanjut")
    assert siti.hears("Siapa nama Bapak/Ibu?")


async def test_nothing_is_on_file_before_consent_and_refusing_leaves_nothing(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.taps("Baca lengkap")
    await siti.taps("Tidak setuju")
    assert siti.hears("Tidak ada data Bapak/Ibu yang kami simpan")
    rows = await all_rows(village.database)
    assert str(siti.id) not in rows
    assert "Siti" not in rows


async def test_a_stranger_who_walks_away_is_forgotten_within_a_day(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    assert str(siti.id) in await all_rows(village.database)
    await village.later(hours=24)
    assert str(siti.id) not in await all_rows(village.database)


async def test_the_long_question_is_not_sent_again_with_every_word_it_does_not_know(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    whole = siti.last
    for words in ("hmm", "apa ya ini", "panjang sekali"):
        await siti.says(words)
        assert "Pengendali data" not in siti.last
    assert siti.last.endswith("\n\nApakah Bapak/Ibu setuju?")
    assert {"Setuju", "Tidak setuju", "Baca lengkap"} <= set(siti.buttons)
    await siti.says("menu")
    await siti.says("daftar")
    assert siti.last.endswith(whole)


async def test_three_consents_are_three_records_and_refusing_two_blocks_nothing(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Pakisaji, Pakisaji")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("Pakisaji, Pakisaji")
    await siti.taps("Anggota")
    await siti.taps("Lewati")
    await siti.taps("Tidak")
    await siti.taps("Tidak")
    await siti.taps("Kirim")
    assert siti.hears("sudah masuk")
    async with village.database.reading() as session:
        given = [(row.kind.value, row.given) for row in await village.rows(session, Consent)]
    assert given == [("registration", True), ("reminders", False), ("photos", False)]


async def test_under_eighteen_nothing_stays(village: Village) -> None:
    dimas = village.person("Dimas")
    await dimas.says("daftar")
    await dimas.taps("Setuju")
    await dimas.says("15")
    assert dimas.hears("usia 18 tahun")
    async with village.database.reading() as session:
        assert await village.rows(session, Person) == []
    assert str(dimas.id) not in await all_rows(village.database)


async def test_the_board_decides_about_members_and_two_taps_at_once_decide_once(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    sekretaris = await village.member("Rini", desa="Sumberejo, Poncokusumo", role="sekretaris")
    siti = village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo")
    assert siti.hears("pengurus KIM Sumberejo")
    assert "Siti Aminah ingin bergabung" in ketua.last
    assert "Siti Aminah ingin bergabung" in sekretaris.last
    await village.together(ketua.will_tap("Terima Siti Aminah"), sekretaris.will_tap("Terima Siti Aminah"))
    heard = [ketua.last, sekretaris.last]
    assert sum("sudah kami kabari" in text for text in heard) == 1
    assert sum("Siti Aminah sudah diterima di KIM" in text for text in heard) == 1
    assert siti.ever_heard("Selamat bergabung") == 1


async def test_a_stranger_cannot_approve_with_a_forged_button(village: Village) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti, mallory = village.person("Siti"), village.person("Mallory")
    await register(siti, "Sumberejo, Poncokusumo")
    await mallory.starts()
    await mallory.taps_data(village.world.messages(mallory.account)[-1], "member.approve:2")
    assert mallory.hears("Tombol atau perintah itu untuk")
    await siti.taps_data(village.world.messages(siti.account)[-1], "member.approve:2")
    assert siti.hears("Tombol atau perintah itu untuk")
    async with village.database.reading() as session:
        statuses = [member.status for member in await village.rows(session, Member)]
    assert statuses == [MemberStatus.APPROVED, MemberStatus.PENDING]


async def test_rejected_with_a_reason_and_free_to_try_again(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo")
    await ketua.taps("Tolak Siti Aminah")
    await ketua.says("Salah pilih KIM")
    assert "Salah pilih KIM" in siti.last
    await siti.taps("Daftar")
    assert siti.hears("Desa atau kelurahan mana")


async def test_where_the_whole_board_has_blocked_the_bot_the_office_decides(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    await ketua.does("block")
    admin, siti = village.admin(), village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo")
    assert siti.hears("Yang memutuskan: petugas Diskominfo Kabupaten Malang")
    await admin.taps("Terima Siti Aminah")
    assert "Selamat bergabung" in siti.last


async def test_an_undecided_request_goes_to_the_officers_once(village: Village) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    admin, siti = village.admin(), village.person("Siti")
    await register(siti, "Sumberejo, Poncokusumo")
    await village.days_pass(7)
    assert admin.ever_heard("belum diputuskan sampai") == 1
    await admin.taps("Terima Siti Aminah")
    assert "Selamat bergabung" in siti.last


async def test_the_link_of_a_village_asks_for_that_village(village: Village) -> None:
    async with village.database.transaction() as session:
        kim = await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await siti.starts(f"v-{kim.village_code.replace('.', '')}")
    await siti.taps("Setuju")
    await siti.taps("18 tahun atau lebih")
    await siti.says("Siti Aminah")
    assert siti.hears("Desa Sumberejo, Kec. Poncokusumo?")
    await siti.says("inggih")
    assert siti.hears("Sebagai apa")


async def test_unknown_links_are_explained(village: Village) -> None:
    siti = village.person("Siti")
    for payload in ("v-9999999999", "v-abc", "zzz", "v-", "o-nothing"):
        await siti.starts(payload)
        assert siti.heard, payload
        assert not siti.hears("gangguan"), payload


async def test_a_village_without_a_kim_can_ask_for_one(village: Village) -> None:
    admin, siti = village.admin(), village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("Banjarejo, Donomulyo")
    assert siti.hears("belum punya KIM")
    await siti.taps("Usulkan KIM baru")
    assert siti.hears("sudah kami catat")
    assert "Usulan KIM baru: Desa Banjarejo, Kec. Donomulyo" in admin.last
    await admin.says("usulan")
    assert admin.hears("Desa Banjarejo, Kec. Donomulyo: 1 orang")


async def test_by_buttons_from_kecamatan_to_village_with_pages(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.taps("Pilih dari daftar kecamatan")
    while "Poncokusumo" not in siti.buttons:
        await siti.taps("Berikutnya")
    await siti.taps("Poncokusumo")
    while "Sumberejo" not in siti.buttons:
        await siti.says("berikutnya")
    await siti.taps("Sumberejo")
    assert siti.hears("Sebagai apa di KIM Sumberejo")


async def test_nothing_typed_is_lost_by_a_second_start_or_a_step_back(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.starts()
    assert siti.hears("masih tersimpan")
    await siti.taps("Lanjutkan pendaftaran")
    assert siti.hears("Desa atau kelurahan mana, Bapak/Ibu Siti Aminah?")
    await siti.says("kembali")
    assert siti.hears("Siapa nama")
    await siti.says("Siti Khotimah")
    await siti.says("sumberejo poncokusumo")
    await siti.taps("Sekretaris")
    await siti.says("lewati")
    await siti.says("ya")
    await siti.says("ya")
    assert siti.hears("Nama: Siti Khotimah")
    await siti.says("batal")
    assert siti.hears("dibatalkan")


async def test_bad_answers_get_one_sentence_and_the_question_stays(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.taps("Setuju")
    await siti.says("banyak")
    assert siti.hears("Usianya belum terbaca")
    await siti.says("40")
    for bad in ("12345", "(-)", "https://jahat.example", "x"):
        await siti.says(bad)
        assert siti.hears("Namanya belum terbaca"), bad
    await siti.does("send_sticker")
    assert siti.hears("belum bisa kami baca")
    await siti.says("<b>Siti</b>")
    await siti.says("qqqqqqqqqq")
    assert siti.hears("belum kami temukan di Kabupaten Malang")
    await siti.says("sumberejo poncokusumo")
    await siti.taps("Anggota")
    await siti.says("123")
    assert siti.hears("Nomornya belum terbaca")
    await siti.does("send_contact", village.person("Orang Lain").account)
    assert siti.hears("kontak orang lain")
    await siti.taps("Kirim nomor HP saya")
    assert siti.hears("pengingat")


async def test_an_old_button_is_recognised_and_explained(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    consent = village.world.messages(siti.account)[-1]
    await siti.says("setuju")
    await siti.taps_data(consent, consent.buttons[0][0].data or "")
    assert siti.hears("dari pertanyaan sebelumnya")
    assert siti.hears("Berapa usia")


async def test_registering_twice_says_where_one_stands(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("mau daftar")
    assert siti.hears("sudah terdaftar di KIM Sumberejo sebagai anggota")


async def test_one_field_is_put_right_at_the_end(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
        await make_kim(session, "Pakisaji, Pakisaji")
    siti = village.person("Siti")
    await register_up_to_village(siti, "Siti Aminha")
    await siti.says("sumberejo poncokusumo")
    await siti.taps("Anggota")
    await siti.taps("Lewati")
    await siti.taps("Ya")
    await siti.taps("Tidak")
    assert siti.hears("Nama: Siti Aminha\nKIM: Sumberejo\nDesa Sumberejo, Kec. Poncokusumo\nJabatan: Anggota")
    await siti.taps("Ubah")
    assert siti.hears("Bagian mana")
    await siti.says("nama")
    await siti.says("Siti Aminah")
    assert siti.hears("Nama: Siti Aminah\nKIM: Sumberejo")
    await siti.says("belum")
    await siti.says("no hp")
    await siti.says("0812 3456 7890")
    assert siti.hears("Nomor HP: +6281234567890")
    await siti.says("ubah")
    await siti.taps("Desa/KIM")
    await siti.says("Pakisaji, Pakisaji")
    await siti.taps("Sekretaris")
    assert siti.hears("KIM: Pakisaji\nDesa Pakisaji, Kec. Pakisaji\nJabatan: Sekretaris")
    await siti.taps("Kirim")
    assert siti.hears("Pendaftaran di KIM Pakisaji sudah masuk")
    async with village.database.reading() as session:
        assert len(await village.rows(session, Consent)) == 3


async def test_giving_up_says_what_stays(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says("batal")
    assert siti.hears("Tidak ada yang disimpan")
    await siti.says("daftar")
    await siti.taps("Setuju")
    await siti.says("54")
    await siti.says("batal")
    assert siti.hears("persetujuan dan id chat Bapak/Ibu tetap tercatat")
    await siti.says("daftar")
    assert siti.hears("Berapa usia")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    assert str(siti.id) not in await all_rows(village.database)


async def test_a_title_behind_the_name_ends_the_sentence_once(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    slamet = village.person("Slamet")
    await register(slamet, "Sumberejo, Poncokusumo", name="Slamet riyadi S.Pd.")
    assert slamet.hears("Matur nuwun, Bapak/Ibu Slamet riyadi S.Pd. Pendaftaran di KIM Sumberejo sudah masuk")
    await ketua.taps("Tolak Slamet riyadi S.Pd.")
    assert ketua.hears("Alasan ini akan dibaca Slamet riyadi S.Pd.")
    assert ".." not in ketua.last
    await ketua.says("Bukan warga Kec. Kepanjen ya?")
    assert slamet.hears("belum bisa diterima: Bukan warga Kec. Kepanjen ya? Bila keliru")


@pytest.mark.parametrize(
    "said", ["gak punya", "tidak ada", "tdk punya hp", "ndak usah", "mboten gadhah", "belum punya pak", "tidak"]
)
async def test_who_has_no_number_leaves_it_out(village: Village, said: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo poncokusumo")
    await siti.taps("Anggota")
    await siti.says(said)
    assert siti.hears("pengingat")
    await siti.says("ya")
    await siti.says("ya")
    assert siti.hears("Nomor HP: tidak diberikan")


@pytest.mark.parametrize("said", ["anggota biasa", "anggota aja", "anggota saja pak", "warga biasa"])
async def test_a_plain_member_is_a_member(village: Village, said: str) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo poncokusumo")
    await siti.says(said)
    assert siti.hears("Nomor HP Bapak/Ibu?")


async def test_another_title_is_told_what_to_choose(village: Village) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Siti")
    await register_up_to_village(siti)
    await siti.says("sumberejo poncokusumo")
    await siti.says("wakil ketua")
    assert siti.hears("Bila jabatannya lain, pilih Anggota.")
    await siti.says("anggota")
    await siti.says("lewati")
    await siti.says("ya")
    await siti.says("ya")
    await siti.taps("Kirim")
    ubah = await village.member("Budi", desa="Sumberejo, Poncokusumo")
    await ubah.says("ubah data")
    await ubah.taps("Jabatan")
    for title in ("humas", "pengurus"):
        await ubah.says(title)
        assert ubah.hears("Bila jabatannya lain, pilih Anggota."), title
    await ubah.says("sekretaris")
    assert ubah.hears("menjadi sekretaris menunggu")


@pytest.mark.parametrize("words", ["di atas 18", "lebih dari 18 tahun", "18 ke atas", "sudah dewasa pak"])
async def test_the_age_is_said_as_the_button_means_it(village: Village, words: str) -> None:
    siti = village.person("Siti")
    for said in ("daftar", "setuju", words):
        await siti.says(said)
    assert siti.hears("Siapa nama Bapak/Ibu?")


@pytest.mark.parametrize("words", ["belum 18", "kurang dari 18", "tidak di atas 18", "belum dewasa"])
async def test_who_is_not_that_old_is_not_taken_for_it(village: Village, words: str) -> None:
    siti = village.person("Siti")
    for said in ("daftar", "setuju", words):
        await siti.says(said)
    assert not siti.hears("Siapa nama Bapak/Ibu?")
