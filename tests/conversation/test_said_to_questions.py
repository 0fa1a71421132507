"""What is typed at an open question: what it offers is meant first; ya, tidak and numbers where they are enough."""

from __future__ import annotations

import pytest

from storage.bimtek import Bimtek
from storage.checkin import Category
from storage.member import Person
from tests.features.bimtek.conftest import line, made
from tests.features.bimtek.test_making import up_to_preview
from tests.features.checkin.reporting import SUMBEREJO, only_report
from tests.features.hoax.desk import report, verifier
from tests.village import Player, Village


async def test_what_a_question_offers_is_meant_before_any_command(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    for words, shown in (("potensi", "Promosi potensi desa"), ("hoaks", "Tangkal hoaks"), ("pelatihan", "Pelatihan")):
        await siti.says("kegiatan")
        assert siti.hears("Kegiatan apa")
        await siti.says(words)
        assert siti.hears(shown), words
        assert "Batal" in siti.buttons
        await siti.says("batal")


async def test_the_verifier_types_the_verdict_and_keeps_the_draft(village: Village) -> None:
    siti, vera = await village.member("Siti", desa=SUMBEREJO), await verifier(village)
    await report(siti)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tulis klarifikasi")
    assert vera.hears("Hasil pemeriksaannya apa")
    await vera.says("hoaks")
    assert vera.hears("Isi kabar dalam satu baris")
    await vera.says("Pemegang kartu ungu mendapat beras dua karung")
    await vera.says("Kantor kecamatan memastikan tidak ada pembagian beras dengan kartu ungu di kecamatan mana pun.")
    await vera.says("https://malangkab.go.id/klarifikasi")
    await vera.says("lanjut")  # leaves the tag out
    assert vera.hears("HOAKS")
    await vera.says("1")
    assert vera.hears("Belum terbaca")
    await vera.says("belum")
    assert vera.hears("Hasil pemeriksaannya apa")


@pytest.mark.parametrize("word", ["menu", "bantuan", "berhenti", "data saya"])
async def test_the_way_out_is_a_way_out_at_every_question(village: Village, word: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(word)
    assert not siti.hears("Belum terbaca")
    assert not siti.hears("Kegiatan apa")


async def test_setor_is_not_a_slip_of_stop(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("ubah data")
    await siti.says("setor")
    assert siti.hears("Kegiatan apa")


async def up_to_confirm(village: Village) -> Player:
    await village.member("Bu Ketua", desa=SUMBEREJO, role="ketua")
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says("sy setuju")
    await siti.says("54 th")
    await siti.says("Siti Aminah")
    await siti.says("sumberejo poncokusumo")
    await siti.says("anggota")
    await siti.says("lewati")
    await siti.says("ya")
    await siti.says("tidak")
    assert siti.hears("Sudah benar")
    return siti


@pytest.mark.parametrize("yes", ["ya", "nggih pak", "sudah", "saya kirim", "sip"])
async def test_yes_sends_where_only_sending_is_asked(village: Village, yes: str) -> None:
    siti = await up_to_confirm(village)
    await siti.says(yes)
    assert siti.hears("sudah masuk")


@pytest.mark.parametrize("no", ["tidak", "salah", "belum", "mboten"])
async def test_no_says_how_to_put_it_right(village: Village, no: str) -> None:
    siti = await up_to_confirm(village)
    await siti.says(no)
    assert siti.hears("Bagian mana yang mau dibetulkan?")
    await siti.says("kembali")
    assert siti.hears("Sudah benar?")


async def test_a_number_sends_nothing(village: Village) -> None:
    siti = await up_to_confirm(village)
    await siti.says("1")
    assert siti.hears("Belum terbaca")


async def test_a_number_announces_no_bimtek_and_no_leads_to_the_fields(village: Village) -> None:
    admin = await up_to_preview(village)
    await admin.says("1")
    assert admin.hears("Belum terbaca")
    await admin.says("ya")  # announce, or keep it? Both are offered.
    assert admin.hears("Yang mana: ")
    await admin.says("belum")
    assert admin.hears("Bagian mana")
    async with village.database.reading() as session:
        assert await village.rows(session, Bimtek) == []


async def test_a_number_still_picks_from_a_list(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says(str(siti.buttons.index("Rapat KIM") + 1))
    await siti.says("Rapat rutin bulan ini")
    await siti.says("hari ini")
    await siti.says("tidak ada")
    await siti.says("1")
    assert siti.hears("Belum terbaca")
    await siti.says("ya")
    assert siti.hears("Sudah tercatat")
    assert (await only_report(village)).category is Category.MEETING


@pytest.mark.parametrize("said", ["iya", "setuju", "1", "sudah", "benar"])
async def test_nobody_gets_past_the_age_by_agreeing(village: Village, said: str) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says("setuju")
    await siti.says("cukup umur")
    await siti.says(said)
    assert siti.hears("Usianya belum terbaca")


async def test_seventeen_and_eleven_months_is_seventeen(village: Village) -> None:
    dimas = village.person("Dimas")
    await dimas.says("daftar")
    await dimas.says("iya saya setuju")
    await dimas.says("17 tahun 11 bulan")
    assert dimas.hears("18 tahun")
    async with village.database.reading() as session:
        assert await village.rows(session, Person) == []


@pytest.mark.parametrize("said", ["saya setuju", "Sy setuju pak", "kulo setuju", "setuju mbak"])
async def test_agreeing_is_agreeing_with_i_in_front(village: Village, said: str) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says(said)
    assert siti.hears("Berapa usia")


async def test_not_agreeing_is_not_agreeing_with_i_in_front(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("daftar")
    await siti.says("saya tidak setuju")
    assert not siti.hears("Berapa usia")


async def test_the_beginning_of_a_label_is_enough_where_no_other_begins_so(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.says("liputan")
    assert siti.hears("Liputan kegiatan")
    await siti.says("batal")
    await siti.says("kegiatan")
    await siti.says("tangkal")
    assert siti.hears("Tangkal hoaks")


async def test_a_name_is_enough_without_what_stands_in_brackets(village: Village) -> None:
    bimtek = await made(village)
    siti = await village.member("Siti Aminah", desa=SUMBEREJO, role="ketua")
    await village.member("Parto Wijoyo", desa=SUMBEREJO, role="sekretaris")
    rini = await village.member("Rini (demo)", desa=SUMBEREJO)
    await siti.says("diwakilkan")
    await siti.says("Rini")
    assert rini.ever_heard("mewakili KIM Sumberejo") == 1
    await rini.says("sy bersedia")
    assert await line(village, bimtek) == [("Rini (demo)", "confirmed")]


@pytest.mark.parametrize("how", ["0812 3456 7890", "lewati", "contact", "batal", "kembali"])
async def test_the_keyboard_of_the_phone_number_goes_away(village: Village, how: str) -> None:
    await village.member("Bu Ketua", desa=SUMBEREJO, role="ketua")
    siti = village.person("Siti")
    for words in ("daftar", "setuju", "54", "Siti Aminah", SUMBEREJO, "anggota", "nomor saya rahasia"):
        await siti.says(words)
    assert [len(row) for row in village.world.keyboard(siti.account)] == [1, 1, 1, 1]  # not a number: it stays
    await siti.says("bantuan")
    assert village.world.keyboard(siti.account)
    await (siti.does("send_contact") if how == "contact" else siti.says(how))
    assert village.world.keyboard(siti.account) == []
    assert siti.buttons


@pytest.mark.parametrize(
    "words", ["terima kasih", "matur nuwun nggih bu", "Terima kasih banyak infonya pak 🙏", "suwun"]
)
async def test_thanks_alone_are_the_answer_only_when_they_are_said_twice(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says(words)
    assert siti.hears("Sami-sami, Bapak/Ibu Siti. 🙏 Pertanyaan di atas masih menunggu jawaban.")
    assert siti.hears("Kalau ucapan tadi memang jawabannya, silakan kirim sekali lagi.")
    await siti.says("Rapat bulanan, terima kasih")
    assert not siti.hears("Sami-sami")
    await siti.says("kembali")
    await siti.says(words)
    assert siti.hears("Sami-sami")
    await siti.says(words)
    assert not siti.hears("Sami-sami")
    assert siti.hears("Kapan")


async def test_an_officer_may_answer_with_thanks(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=SUMBEREJO)
    await siti.says("petugas")
    await siti.says("Laporannya sudah saya kirim ke kantor")
    await admin.taps("Jawab Siti")
    await admin.says("Terima kasih")
    assert admin.hears("silakan kirim sekali lagi")
    await admin.says("Terima kasih")
    assert "Terima kasih" in siti.last
