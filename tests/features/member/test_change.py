"""Changing one's own data, moving, leaving, handing over, the village's QR."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from storage.audit import AuditEntry
from storage.member import Member, Person
from tests.features.member.test_register import register
from tests.village import Village


async def test_name_and_phone_are_changed_by_the_person(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ubah data")
    await siti.taps("Nama")
    await siti.says("Siti Khotimah")
    assert siti.hears("Nama sekarang: Siti Khotimah")
    await siti.says("ubah data")
    await siti.says("nomor hp")
    await siti.says("12")
    assert siti.hears("belum terbaca")
    await siti.says("081234567890")
    assert siti.hears("+6281234567890")
    async with village.database.reading() as session:
        [person] = await village.rows(session, Person)
    assert (person.name, person.phone) == ("Siti Khotimah", "+6281234567890")


@pytest.mark.parametrize(
    "words",
    ["nama sy salah harusnya Suharti", "Nama saya keliru, yang benar Suharti", "ganti jeneng dadi suharti"],
)
async def test_a_name_told_with_the_wish_is_one_tap_or_a_yes_away(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says(words)
    assert siti.hears("Nama diubah menjadi Suharti?")
    await siti.says("ya")
    assert siti.hears("Nama sekarang: Suharti")


async def test_who_says_only_that_the_name_is_wrong_is_asked_for_it(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("nama sy kok salah")
    assert siti.hears("Siapa nama Bapak/Ibu?")
    await siti.says("nama sy salah harusnya Suharti")
    assert siti.hears("Nama sekarang: Suharti")


@pytest.mark.parametrize(
    "words",
    [
        "nomor sy salah harusnya 0813 3333 4444", "hp ku ilang pak, ganti nomor 0813 3333 4444",
        "ganti nomor 0813-3333-4444", "nomor baru saya 0813-3333-4444", "tolong ubah nomor saya jadi 081333334444 ya",
        "nomer hp kulo gantos 081333334444", "mau ganti nomor hp: +62 813-3333-4444", "hp baru saya 081333334444",
    ],
)  # fmt: skip
async def test_a_number_told_with_the_wish_is_one_tap_away(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    await siti.says(words)
    assert siti.hears("Nomor HP diubah menjadi +6281333334444?")
    await siti.taps("+6281333334444")
    assert siti.hears("Nomor HP sekarang: +6281333334444")


async def test_a_number_told_after_the_wish_is_taken_in_any_words(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    for last, words in enumerate(
        (
            "nomor baru saya 0813-3333-444{}",
            "ganti jadi 081333334 44{}",
            "yang baru 08133333444{} (wa)",
            "nomorku 08133333444{}",
        )
    ):
        await siti.says("ubah nomor")
        await siti.says(words.format(last))
        assert siti.hears(f"Nomor HP sekarang: +628133333444{last}")


async def test_skipping_the_number_leaves_it_and_it_is_removed_by_a_button(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    await siti.says("ganti nomor")
    assert siti.hears("Nomor HP yang baru?")
    await siti.says("lewati")
    assert siti.hears("tidak ada yang berubah")
    await siti.says("ganti nomor")
    await siti.says("gak punya yang lain")
    assert siti.hears("tidak ada yang berubah")
    async with village.database.reading() as session:
        assert [person.phone for person in await village.rows(session, Person)] == ["+6281234567890"]
    await siti.says("ganti nomor")
    await siti.taps("Hapus nomor")
    assert siti.hears("Nomor HP sekarang: tidak diberikan")
    async with village.database.reading() as session:
        assert [person.phone for person in await village.rows(session, Person)] == [None]
    await siti.says("ganti nomor")
    assert "Hapus nomor" not in siti.buttons


@pytest.mark.parametrize("said", ["hapus", "hapus saja", "dihapus"])
async def test_the_number_is_removed_by_a_word(village: Village, said: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", phone="+6281234567890")
    await siti.says("ganti nomor")
    await siti.says(said)
    assert siti.hears("Nomor HP sekarang: tidak diberikan")


@pytest.mark.parametrize("what", ["Jabatan", "Pindah desa/KIM"])
async def test_who_left_in_between_is_told_so_when_going_on(village: Village, what: str) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ubah data")
    await siti.taps(what)
    await siti.says("/keluar")
    await siti.says("ya")
    assert siti.hears("sudah keluar dari KIM Sumberejo")
    await siti.taps("Lanjutkan perubahan data")
    assert siti.hears("Bapak/Ibu belum terdaftar")


async def test_a_place_on_the_board_needs_a_yes_and_stepping_down_does_not(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ubah data")
    await siti.taps("Jabatan")
    await siti.taps("Bendahara")
    assert siti.hears("menunggu persetujuan")
    await ketua.taps("Benar")
    assert "sekarang bendahara" in siti.last
    await siti.says("ubah data")
    await siti.taps("Jabatan")
    await siti.taps("Anggota")
    assert siti.hears("sekarang anggota")


async def test_moving_to_another_village_asks_again_and_tells_the_old_board(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    new_ketua = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("pindah desa")
    assert siti.hears("Pindah dari KIM Sumberejo ke KIM lain?")
    await siti.says("ya")
    assert ketua.ever_heard("sudah keluar") == 0
    await siti.says("sumberejo poncokusumo")
    assert siti.hears("memang di KIM Sumberejo")
    await siti.says("Pakisaji, Pakisaji")
    await siti.taps("Anggota")
    assert siti.hears("Setelah dikirim, Bapak/Ibu keluar dari KIM Sumberejo")
    assert ketua.ever_heard("sudah keluar") == 0
    await siti.taps("Kirim")
    assert "sudah keluar dari KIM Sumberejo" in ketua.last
    assert "Siti ingin bergabung" in new_ketua.last
    async with village.database.reading() as session:
        places = [(m.kim_id, m.status.value) for m in await village.rows(session, Member) if m.person_id == 3]
    assert places == [(1, "left"), (2, "pending")]


@pytest.mark.parametrize("words", ["desa saya salah pak, harusnya sumberejo gedangan", "kimnya kok salah"])
async def test_who_finds_the_village_wrong_is_asked_whether_to_move(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", status=village.pending)
    await siti.says(words)
    assert siti.hears("Pindah dari KIM Sumberejo ke KIM lain?")


async def test_moving_given_up_half_way_changes_nothing(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ubah data")
    await siti.taps("Pindah desa/KIM")
    await siti.says("ya")
    await siti.says("Pakisaji, Pakisaji")
    await siti.says("batal")
    assert ketua.ever_heard("sudah keluar") == 0
    await siti.says("daftar")
    assert siti.hears("sudah terdaftar di KIM Sumberejo")


async def test_what_is_named_is_asked_at_once(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ganti nomor")
    assert siti.hears("Nomor HP Bapak/Ibu?")
    await siti.says("081234567890")
    assert siti.hears("+6281234567890")
    await siti.says("ganti nama")
    assert siti.hears("Siapa nama")
    await siti.says("Siti Khotimah")
    await siti.says("pindah")
    assert siti.hears("Pindah dari KIM Sumberejo")
    await siti.says("ganti nomor hp")
    assert siti.hears("Nomor HP yang baru?")


async def test_leaving_is_confirmed_and_thanked(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("keluar dari kim")
    await siti.says("mboten")
    assert siti.hears("tidak ada yang berubah")
    await siti.says("keluar dari kim")
    await siti.says("nggih")
    assert siti.hears("sudah keluar dari KIM Sumberejo")


async def test_the_ketua_hands_over_and_both_are_thanked(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", role="sekretaris")
    await siti.says("pengurus berganti")
    assert siti.hears("sendiri yang menyerahkan jabatannya")
    await budi.says("pengurus berganti")
    await budi.taps("Siti (sekretaris)")
    assert "Apakah Bapak/Ibu bersedia?" in siti.last
    await siti.taps("Bersedia")
    assert siti.hears("sekarang ketua KIM Sumberejo")
    assert "atas pengabdian" in budi.last
    await siti.taps("Bersedia")
    assert siti.hears("sudah tidak berlaku")
    async with village.database.reading() as session:
        roles = [(m.person_id, m.role.value) for m in await village.rows(session, Member)]
        audited = [row.action for row in await village.rows(session, AuditEntry)]
    assert roles == [(1, "anggota"), (2, "ketua")]
    assert audited.count("member.role") == 2


async def test_a_handover_can_be_declined(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await budi.says("ganti ketua")
    await budi.taps("Siti (anggota)")
    await siti.says("belum bisa")
    assert "belum bersedia" in budi.last


async def test_a_second_ketua_is_taken_in_as_a_member(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    rini = await village.member("Rini", desa="Sumberejo, Poncokusumo", role="sekretaris")
    slamet = village.person("Slamet")
    await register(slamet, "Sumberejo, Poncokusumo", name="Slamet", role="Ketua")
    await rini.taps("Terima Slamet")
    assert rini.hears("KIM Sumberejo sudah punya ketua, Budi.")
    await budi.taps("Terima Slamet")
    assert budi.hears("Ketua KIM Sumberejo adalah Bapak/Ibu sendiri")
    assert "Tolak Slamet" in budi.buttons
    await budi.taps("Terima sebagai anggota")
    assert budi.hears("Slamet sekarang anggota KIM Sumberejo")
    assert "Jabatan Bapak/Ibu di KIM Sumberejo sekarang anggota" in slamet.last
    await rini.taps("Terima sebagai anggota")
    assert rini.hears("Slamet sudah diterima di KIM")


async def test_the_qr_of_the_village_opens_its_registration(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    await budi.says("qr")
    picture = village.world.messages(budi.account)[-1]
    assert picture.kind == "photo"
    data = village.world.files.find(picture.file_id).data
    printed = Image.open(io.BytesIO(data)).convert("L")
    [code] = zxingcpp.read_barcodes(printed)
    below = printed.crop((0, printed.width, printed.width, printed.height))
    assert below.height > 60
    assert below.getextrema() == (0, 255), "the village's name stands under its code"
    assert code.text.startswith("https://t.me/kentongan_uji_bot?start=v-35")
    assert code.text in picture.text
    siti = village.person("Siti")
    await siti.starts(code.text.partition("start=")[2])
    assert siti.hears("setuju")


async def test_a_member_without_office_gets_no_qr(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("kode qr")
    assert siti.hears("pengurus KIM dan petugas")


async def test_an_officer_gets_the_qr_of_any_village(village: Village) -> None:
    admin = village.admin()
    await admin.says("qr")
    await admin.says("sumberejo")
    await admin.says("Sumberejo, Kec. Gedangan")
    assert village.world.messages(admin.account)[-1].kind == "photo"


async def test_an_officer_names_the_village_of_the_code_at_once(village: Village) -> None:
    admin = village.admin()
    await admin.says("qr sumberejo poncokusumo")
    assert admin.hears("Kode QR pendaftaran")
    assert admin.hears("?start=v-3507072002")
    await admin.says("qr sumberejo")
    assert admin.hears("desa atau kelurahan mana")
    await admin.taps("Sumberejo, Kec. Poncokusumo")
    assert admin.hears("?start=v-3507072002")
    await admin.says("qr sumberejo")
    await admin.says("poncokusumo")
    assert admin.hears("?start=v-3507072002")


async def test_a_name_is_nothing_taken_back_and_no_caption(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("ganti nama jadi siti dan rahmat")
    for act in (siti.says("eh gak jadi, tetap siti saja"), siti.sends_photo("ibu-ibu PKK bikin keripik")):
        await act
        assert siti.hears("Namanya belum terbaca")
    await siti.says("batal")
    await siti.says("data saya")
    assert siti.hears("Nama: Siti\n")
