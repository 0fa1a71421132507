"""The SK of a KIM: the board hands it in, an admin writes it down."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from storage.kim import Kim
from storage.office import Grant, OfficeRole
from tests.features.silence.test_ladder import WHERE
from tests.features.silence.test_officers import audited, coordinator
from tests.village import Player, Village


async def writes(admin: Player, *, number: str = "188.45/12/2024", day: str = "14 februari 2024") -> None:
    await admin.says(number)
    await admin.says("kepala desa sumberejo")
    await admin.says(day)
    await admin.taps("5 tahun")


async def the_kim(village: Village) -> Kim:
    async with village.database.reading() as session:
        (kim,) = await village.rows(session, Kim)
    return kim


async def test_an_admin_writes_it_down_from_the_page_of_the_kim(village: Village) -> None:
    siti, admin = await village.member("Siti", desa=WHERE, role="ketua"), village.admin()
    await siti.says("kenapa nilainya segini")
    assert siti.hears("kurang SK, masa bakti")
    await admin.says("kim sumberejo poncokusumo")
    assert admin.hears("SK belum tercatat.")
    await admin.taps("Catat SK")
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")
    await writes(admin)
    assert admin.hears("SK KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo:\nNomor")
    assert admin.hears("Nomor: 188.45/12/2024\nPenerbit: Kepala Desa Sumberejo\nTanggal: Rabu, 14 Februari 2024")
    assert admin.hears("Masa bakti sampai: Rabu, 14 Februari 2029")
    assert (await the_kim(village)).sk_number is None, "nothing before the last button"
    await admin.taps("Simpan")
    assert admin.hears("SK KIM Sumberejo, Kec. Poncokusumo sudah tercatat")
    kim = await the_kim(village)
    assert (kim.sk_number, kim.sk_issuer, kim.sk_on) == ("188.45/12/2024", "Kepala Desa Sumberejo", date(2024, 2, 14))
    assert kim.term_ends_on == date(2029, 2, 14)
    await siti.says("kenapa nilainya segini")
    assert siti.hears("kurang pengurus")


@pytest.mark.parametrize(
    "words", ["catat sk sumberejo poncokusumo", "sk kim sumberejo poncokusumo", "ubah sk ds sumberejo kec poncokusumo"]
)
async def test_a_clear_place_is_enough_and_the_number_is_typed_at_once(village: Village, words: str) -> None:
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.member("Joko", desa="Sumberejo, Pagak", role="ketua")
    admin = village.admin()
    await admin.says(words)
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")
    await writes(admin)
    await admin.taps("Simpan")
    async with village.database.reading() as session:
        assert [kim.sk_number for kim in await village.rows(session, Kim)] == ["188.45/12/2024", None]


@pytest.mark.parametrize("choice", ["KIM Sumberejo, Pagak", "pagak", "sumberejo pagak"])
async def test_of_several_places_it_is_asked_which_one(village: Village, choice: str) -> None:
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.member("Joko", desa="Sumberejo, Pagak", role="ketua", kim={"sk_number": "7/2019"})
    admin = village.admin()
    await admin.says("catat sk sumberejo")
    assert admin.hears("SK KIM mana?")
    assert {"KIM Sumberejo, Poncokusumo", "KIM Sumberejo, Pagak"} <= set(admin.buttons)
    await admin.says(choice)
    assert admin.hears("Yang tercatat sekarang: 7/2019.\nNomor SK KIM Sumberejo, Kec. Pagak?")


async def test_a_place_that_is_misspelt_is_asked_back(village: Village) -> None:
    await village.member("Siti", desa=WHERE, role="ketua")
    admin = village.admin()
    await admin.says("catat sk sumbrejo poncokusmo")
    assert not admin.hears("Nomor SK")
    await admin.taps("KIM Sumberejo, Poncokusumo")
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")


async def test_the_place_is_asked_for_until_there_is_a_kim(village: Village) -> None:
    await village.member("Siti", desa=WHERE, role="ketua")
    admin = village.admin()
    await admin.says("catat sk")
    assert admin.hears("SK KIM mana? Ketik nama tempatnya, misalnya: Kedungsalam")
    for nowhere in ("wajak wajak", "xyzzy"):
        await admin.says(nowhere)
        assert admin.hears(f"KIM di “{nowhere}” belum kami temukan")
    await admin.says("panel")
    assert not admin.hears("belum kami temukan"), "a command is one here, too"
    await admin.says("sumberejo poncokusumo")
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")


async def test_what_it_was_before_stays_on_record(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua", kim={"sk_number": "1/2019", "sk_issuer": "Camat"})
    await admin.says("kim sumberejo poncokusumo")
    assert admin.hears("SK: 1/2019, Camat.")
    await admin.taps("Ubah SK")
    assert admin.hears("Yang tercatat sekarang: 1/2019.")
    await admin.says("2/2024")
    await admin.taps("Camat Poncokusumo")
    await admin.says("besok")
    assert admin.hears("belum lewat")
    await admin.says("14/2/2024")
    await admin.says("1 Januari 2020")
    assert admin.hears("sebelum tanggal SK")
    await admin.taps("Lewati")
    assert admin.hears("tidak disebut")
    await admin.says("simpan")
    (entry,) = await audited(village, "kim.changed")
    assert entry.before == {"sk_number": "1/2019", "sk_issuer": "Camat"}
    assert entry.after == {"sk_number": "2/2024", "sk_issuer": "Camat Poncokusumo", "sk_on": "2024-02-14"}
    assert entry.actor.startswith("admin:")


async def test_a_term_that_is_not_said_stays_and_is_shown_before_it_is_saved(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua", kim={"term_ends_on": date(2028, 12, 31)})
    await admin.says("kim sumberejo poncokusumo")
    await admin.taps("Catat SK")
    await admin.says("2/2024")
    await admin.taps("Camat Poncokusumo")
    await admin.says("14/2/2024")
    await admin.taps("Lewati")
    assert admin.hears("Masa bakti sampai: Minggu, 31 Desember 2028")
    await admin.taps("Simpan")
    (entry,) = await audited(village, "kim.changed")
    assert "term_ends_on" not in (entry.after or {})


@pytest.mark.parametrize(
    ("words", "until"),
    [("akhir 2028", "Minggu, 31 Desember 2028"), ("akhir tahun depan", "Jumat, 31 Desember 2027")],
)
async def test_a_term_until_the_end_of_a_year(village: Village, words: str, until: str) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua")
    await admin.says("kim sumberejo poncokusumo")
    await admin.taps("Catat SK")
    await admin.says("2/2024")
    await admin.taps("Camat Poncokusumo")
    await admin.says("14/2/2024")
    await admin.says(words)
    assert admin.hears(f"Masa bakti sampai: {until}")


async def test_only_an_admin_does_also_on_press(village: Village) -> None:
    siti, admin = await village.member("Siti", desa=WHERE, role="ketua"), village.admin()
    camat = await coordinator(village, "Camat", WHERE)
    await camat.says("kim sumberejo poncokusumo")
    assert "Catat SK" not in camat.buttons
    await admin.says("kim sumberejo poncokusumo")
    message = village.world.messages(admin.account)[-1]
    data = message.find_button("Catat SK").data
    assert data is not None
    await siti.says("menu")
    for one in (camat, siti):
        await one.taps_data(village.world.messages(one.account)[-1], data)
        assert not one.hears("Nomor SK")
    await camat.says("catat sk sumberejo")
    assert camat.hears("admin")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("catat sk", "SK KIM"),
        ("mau lapor sk", "SK KIM"),
        ("sk kami sudah terbit nomor 188/12/2025", "sk kami sudah terbit nomor 188/12/2025"),
    ],
)
async def test_what_a_board_tells_of_it_becomes_a_report(village: Village, words: str, kept: str) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says(words)
    assert siti.hears("setelah diterima, admin memasukkan SK-nya")
    await siti.says("kemarin")
    await siti.sends_photo()
    assert siti.hears(f"Jenis: Urusan organisasi\nIsi: {kept}")
    await siti.taps("Kirim")
    await admin.says("periksa")
    await admin.taps("Terima")
    assert admin.hears("melaporkan soal SK")


async def test_who_is_in_no_kim_reads_who_reports_it(village: Village) -> None:
    orang = village.person("Orang")
    await orang.says("sk kim")
    assert orang.hears("anggota yang terdaftar")


async def test_it_is_heard_where_the_kind_of_a_report_is_asked(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says("kegiatan")
    await siti.says("sk kim sudah terbit, nomor 188/12/2025, dari kepala desa")
    assert siti.hears("Kapan")
    await siti.says("kemarin")
    await siti.says("lewati")
    assert siti.hears("Isi: sk kim sudah terbit, nomor 188/12/2025, dari kepala desa")


async def test_what_a_board_reports_of_it_leads_an_admin_there(village: Village) -> None:
    admin = village.admin()
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    ratna = await village.member("Ratna", desa=WHERE, role="sekretaris")
    await ratna.says("kegiatan")
    await ratna.says("urusan organisasi")
    await ratna.says("SK KIM yang baru sudah turun")
    await ratna.says("hari ini")
    await ratna.sends_photo()
    await ratna.taps("Kirim")
    assert admin.ever_heard("melaporkan soal SK") == 0, "not before somebody looked through it"
    await hadi.says("periksa")
    await hadi.taps("Terima")
    assert admin.hears("KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo, melaporkan soal SK")
    assert village.world.messages(admin.account)[-1].kind == "photo"
    await admin.taps("Catat SK")
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")


async def test_who_is_no_admin_any_more_saves_nothing(village: Village) -> None:
    dewi = await coordinator(village, "Dewi", WHERE)
    async with village.database.transaction() as session:
        kecamatan = (await session.scalars(select(Grant.kecamatan_code))).one()
        await session.execute(update(Grant).values(role=OfficeRole.ADMIN, kecamatan_code=""))
    await village.member("Siti", desa=WHERE, role="ketua")
    await dewi.says("kim sumberejo poncokusumo")
    await dewi.taps("Catat SK")
    await writes(dewi)
    async with village.database.transaction() as session:
        await session.execute(update(Grant).values(role=OfficeRole.COORDINATOR, kecamatan_code=kecamatan))
    await dewi.says("simpan")
    assert (await the_kim(village)).sk_number is None


@pytest.mark.parametrize(
    "words",
    [
        "sk kami habis masa berlakunya",
        "sk baru belum turun",
        "perpanjang sk",
        "kapan sk kami terbit",
        "masa bakti kami habis tahun ini",
        "cara urus sk piye pak",
        "sk kim hilang",
        "sk e dereng wonten",
    ],
)
async def test_a_question_about_it_is_no_report(village: Village, words: str) -> None:
    kim = {"sk_number": "7/2021", "sk_issuer": "Kepala Desa Sumberejo", "term_ends_on": date(2026, 12, 31)}
    siti = await village.member("Siti", desa=WHERE, role="ketua", kim=kim)
    await siti.says(words)
    assert siti.hears("SK: 7/2021, Kepala Desa Sumberejo. Masa bakti sampai Kamis, 31 Desember 2026.")
    assert siti.hears("ketik: catat sk")
    assert siti.buttons == ["Hubungi petugas"]
    await siti.says("kegiatan")
    await siti.says("urusan organisasi")
    await siti.says("Menyusun rencana kerja")
    await siti.says(words)
    assert siti.hears("SK: 7/2021"), "also where a day is asked for"


async def test_a_kim_without_one_reads_so(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says("sk kami belum ada")
    assert siti.hears("SK belum tercatat.")


@pytest.mark.parametrize(
    ("said", "issuer"),
    [("kades", "Kepala Desa Sumberejo"), ("pak camat", "Camat Poncokusumo"), ("bupati", "Bupati Malang")],
)
async def test_the_number_and_the_issuer_are_read_as_people_say_them(village: Village, said: str, issuer: str) -> None:
    await village.member("Siti", desa=WHERE, role="ketua")
    admin = village.admin()
    await admin.says("catat sk sumberejo poncokusumo")
    await admin.says("Nomor SK : 188.45/12/2024")
    await admin.says(said)
    await admin.says("14/2/2024")
    await admin.says("lewati")
    assert admin.hears(f"Nomor: 188.45/12/2024\nPenerbit: {issuer}\n")
