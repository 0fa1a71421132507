"""What people want, said in a sentence; and what is not ours to help with."""

from __future__ import annotations

import pytest

from storage.database import Database
from tests.features.bimtek.conftest import line, made
from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village, settings_for


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("saya mau daftar", "Apakah Bapak/Ibu setuju?"),
        ("Saya ingin mendaftar jadi anggota", "Apakah Bapak/Ibu setuju?"),
        ("gimana caranya daftar", "Apakah Bapak/Ibu setuju?"),
        ("mau ikut KIM bu", "Apakah Bapak/Ibu setuju?"),
        ("kulo badhe ndaftar", "Apakah Bapak/Ibu setuju?"),
        ("aku pengen melu kim", "Apakah Bapak/Ibu setuju?"),
        ("caranya jadi anggota gimana pak", "Apakah Bapak/Ibu setuju?"),
        ("mau ikut kim desa sumberejo", "Apakah Bapak/Ibu setuju?"),
        ("saya mau daftar jadi anggota kim", "Apakah Bapak/Ibu setuju?"),
        ("saya mau mendaftar sebagai anggota KIM desa Sumberejo", "Apakah Bapak/Ibu setuju?"),
        ("nderek dados anggota kim", "Apakah Bapak/Ibu setuju?"),
        ("daftarkan saya pak", "Apakah Bapak/Ibu setuju?"),
        ("saya mau tanya", "0341-000000"),
        ("arep takon", "0341-000000"),
        ("kowe ki sopo", "Saya asisten KIM"),
        ("ini siapa ya", "Saya asisten KIM"),
    ],
)
async def test_a_stranger_says_what_is_wanted(village: Village, words: str, answer: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears(answer)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("saya mau ganti nama", "Siapa nama Bapak/Ibu"),
        ("ganti nama saya", "Siapa nama Bapak/Ibu"),
        ("saya mau lapor kegiatan", "Kegiatan apa"),
        ("tolong saya ingin lihat data saya", "Data Bapak/Ibu yang kami simpan"),
        ("lupakan saya", "Apakah Bapak/Ibu yakin?"),
        ("saya mau berhenti jadi anggota", "benar mau keluar"),
        ("tarik laporan saya", "Belum ada catatan dari Bapak/Ibu"),
        ("saya mau membetulkan laporan tadi", "Belum ada catatan dari Bapak/Ibu"),
        ("kok belum ada jawaban", "tiket"),
        ("pak saya mau lapor kegiatan posyandu kemarin", "Kegiatan apa"),
        ("saya mau lapor kegiatan ya pak", "Kegiatan apa"),
        ("catatanku endi", "Belum ada catatan dari Bapak/Ibu"),
        ("laporan saya kemarin gimana", "Belum ada catatan dari Bapak/Ibu"),
        ("mau ngedit laporan", "Belum ada catatan dari Bapak/Ibu"),
        ("nilai kim kita berapa", "Nilai KIM Sumberejo"),
        ("nilai saya berapa pak", "yang dinilai KIM, bukan orang"),
        ("statusku piye", "Anggota di sini"),
        ("sertifikatku endi", "Belum ada sertifikat"),
        ("stop kirim pesan ya", "tidak akan mengirim apa pun"),
        ("aku arep metu soko kim", "benar mau keluar"),
        ("sampun mlebet dereng", "Belum ada catatan dari Bapak/Ibu"),
        ("apa yang harus diperbaiki", "Belum ada catatan dari Bapak/Ibu"),
        ("salah ketik tadi", "Belum ada catatan dari Bapak/Ibu"),
        ("apa yang kurang", "Anggota di sini"),
        ("Assalamualaikum wr. wb.", "Ada yang bisa kami bantu?"),
        ("tes", "Ada yang bisa kami bantu?"),
        ("nuwun sewu bade tanglet", "Silakan tulis pertanyaan"),
        ("hapus data sy", "Apakah Bapak/Ibu yakin?"),
        ("hapus data kulo", "Apakah Bapak/Ibu yakin?"),
        ("hapus kabeh dataku", "Apakah Bapak/Ibu yakin?"),
        ("data sy", "Data Bapak/Ibu yang kami simpan"),
        ("data saya opo wae", "Data Bapak/Ibu yang kami simpan"),
        ("ojo kirim pesan maneh", "tidak akan mengirim apa pun"),
        ("ganti jeneng", "Siapa nama Bapak/Ibu"),
        ("nomer hp ku ganti", "Nomor HP"),
        ("kim kami kok nilainya jelek", "yang dinilai KIM, bukan orang"),
        ("saya mundur", "benar mau keluar"),
        ("undang anggota baru", "Kode QR KIM bisa diminta"),
        ("ono kabar jare sesuk ono gempa gede", "Kiriman ini untuk apa?"),
        ("ada bimtek nopo mboten", "Belum ada jadwal Bimtek"),
        ("ada bimtek ta pak", "Belum ada jadwal Bimtek"),
        ("bimtek bulan depan ada ndak", "Belum ada jadwal Bimtek"),
        ("bimteknya jadi apa ndak", "Belum ada jadwal Bimtek"),
        ("pelatihan kpn", "Belum ada jadwal Bimtek"),
        ("kok belum diperiksa", "Belum ada catatan dari Bapak/Ibu"),
        ("tolong jangan kirim pesan terus", "tidak akan mengirim apa pun"),
        ("sertifikat saya belum keluar", "Belum ada sertifikat"),
        ("minta jeda sampai lebaran", "Jeda paling lama 60 hari"),
        ("kapan bimtek berikutnya", "Belum ada jadwal Bimtek"),
        ("iki hoax ta?", "Kirim"),
        ("katanya besok libur", "Kiriman ini untuk apa?"),
        ("minyak goreng langka kabarnya", "Kiriman ini untuk apa?"),
    ],
)
async def test_a_member_says_what_is_wanted(village: Village, words: str, answer: str) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert sri.hears(answer)


async def test_how_is_asked_behind_it_too(village: Village) -> None:
    sri = village.person("Sri")
    await sri.says("mau ikut kim gimana caranya ya pak")
    assert sri.hears("Sebelum mendaftar")
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says("ada yg daftar ta?")
    assert budi.hears("Tidak ada pendaftaran")


@pytest.mark.parametrize("words", ["saya", "saya mau", "mau iki", "saya tidak bisa"])
async def test_a_wish_for_nothing_known_is_not_guessed_at(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears("belum kami mengerti") or sri.hears("Belum ada jadwal Bimtek")


@pytest.mark.parametrize(
    "words",
    [
        "banjir di desa saya tolong",
        "tolong pak di desa saya ada longsor besar, banyak warga yang terjebak di rumahnya",
        "ada kebakaran",
        "gempa",
        "tulung omahku kobongan",
        "longsor di jalur ngadas",
        "pak ada kecelakaan di depan balai desa",
        "rumah saya kebanjiran",
        "desa kami kena longsor pak",
        "rumah warga kami terendam banjir",
    ],
)
async def test_in_an_emergency_the_number_that_helps_comes_first(village: Village, words: str) -> None:
    for who in (village.person("Sri"), await village.member("Tono", desa=SUMBEREJO)):
        await who.says(words)
        (said,) = who.heard
        assert "112" in said
        assert "bukan layanan darurat" in said
    assert "Catat kegiatan" in village.players["Tono"].buttons
    assert "Catat kegiatan" not in village.players["Sri"].buttons


async def test_the_emergency_number_is_the_one_of_the_regency(database: Database) -> None:
    async with Village.open(database, settings_for(database, emergency_contact="119 atau BPBD 0341-1")) as village:
        sri = village.person("Sri")
        await sri.says("ada kebakaran")
        assert sri.hears("BPBD 0341-1")


@pytest.mark.parametrize(
    "words",
    [
        "katanya besok ada gempa besar di malang, apa benar",
        "bener ta ada banjir",
        "kapan bimtek tanggap gempa",
        "banjir di sumberejo kemarin sudah surut",
        "kemarin desa kami terkena banjir",
        "katanya desa sebelah kebanjiran",
    ],
)
async def test_a_rumour_of_a_disaster_is_no_emergency(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert not sri.hears("112")


@pytest.mark.parametrize(
    "words",
    [
        "jalan rusak",
        "jalan di depan rumah saya rusak tidak pernah diperbaiki",
        "sambat",
        "mau mengadu",
        "lampu jalan mati pak",
        "minta bantuan sembako",
    ],
)
async def test_a_complaint_is_shown_where_it_is_heard(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears("SP4N-LAPOR!")
    assert sri.hears("lapor.go.id")


@pytest.mark.parametrize("words", ["bot goblok", "kecewa sekali pelayanannya lambat", "Gak guna!!", "bot ora mutu"])
async def test_somebody_angry_is_met_with_an_apology_and_a_person(village: Village, words: str) -> None:
    for who in (village.person("Joni"), await village.member("Tono", desa=SUMBEREJO)):
        await who.says(words)
        assert who.hears("Mohon maaf")
        assert "Hubungi petugas" in who.buttons


@pytest.mark.parametrize("words", ["saya mau bicara sama orang", "pengen ngomong sama orangnya", "cs"])
async def test_a_person_is_asked_for(village: Village, words: str) -> None:
    joni = village.person("Joni")
    await joni.says(words)
    assert joni.hears("0341-000000")


@pytest.mark.parametrize(
    "words",
    ["siapa yg bisa lihat nomor hp saya", "nomor saya dilihat siapa", "sopo sing iso ndelok nomerku",
     "apa nomor saya kelihatan orang lain"],
)  # fmt: skip
async def test_who_sees_the_number_is_answered(village: Village, words: str) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert sri.hears("hanya dilihat pengurus KIM yang sama, koordinator kecamatan, dan petugas")
    assert "Data saya" in sri.buttons


@pytest.mark.parametrize(
    "words", ["klarifikasinya salah", "jawaban tiket 1 salah", "kok dibilang hoaks, padahal betul lho pak"]
)
async def test_who_contradicts_a_clarification_is_heard_by_a_person(village: Village, words: str) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert sri.hears("mengingatkan")
    assert sri.buttons == ["Hubungi petugas", "Menu"]


@pytest.mark.parametrize(
    "words", ["ternyata saya bisa datang", "alhamdulillah saget hadir", "melu bimtek", "ikut lagi"]
)
async def test_coming_after_all(village: Village, words: str) -> None:
    bimtek = await made(village)
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says("hadir")
    await sri.says("tidak bisa hadir")
    await sri.taps("Ya, berhalangan")
    assert await line(village, bimtek) == []
    await sri.says(words)
    assert ("Sri", "confirmed") in await line(village, bimtek)


@pytest.mark.parametrize("words", ["anak saya sakit gak bisa dateng", "batal ikut", "aku ora iso melu pak"])
async def test_who_cannot_come_may_say_why(village: Village, words: str) -> None:
    bimtek = await made(village)
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says("hadir")
    await sri.says(words)
    assert sri.hears("Benar berhalangan?")
    assert await line(village, bimtek) == [("Sri", "confirmed")]


@pytest.mark.parametrize("words", ["batal antri", "gak usah ngantri pak"])
async def test_who_waits_leaves_the_line_in_words(village: Village, words: str) -> None:
    bimtek = await made(village)
    sri, tono = await village.member("Sri", desa=SUMBEREJO), await village.member("Tono", desa=SUMBEREJO)
    await sri.says("hadir")
    await tono.says("hadir")
    await tono.says("aku antri nomer piro")
    assert tono.hears("antrean nomor 1")
    await tono.says(words)
    assert await line(village, bimtek) == [("Sri", "confirmed")]


@pytest.mark.parametrize("words", ["acarane jam piro", "tempate nang endi pak", "undangannya mana", "bimtek kpn"])
async def test_when_and_where_are_asked_in_any_words(village: Village, words: str) -> None:
    await made(village)
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert sri.hears("Bimtek Jurnalisme Warga")


async def test_somebody_else_goes(village: Village) -> None:
    await made(village)
    sri = await village.member("Sri", desa=SUMBEREJO)
    await village.member("Tono", desa=SUMBEREJO)
    await sri.says("hadir")
    await sri.says("digantikan Pak Tono")
    assert sri.hears("Siapa yang mewakili KIM Sumberejo?")


async def test_thanks_at_a_question_with_buttons_are_answered_in_kind(village: Village) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says("keluar dari kim")
    for _ in range(3):
        await sri.says("matur nuwun")
        assert sri.heard == ["Sami-sami, Bapak/Ibu Sri. 🙏"]
    await sri.says("tidak")
    assert sri.hears("tidak ada yang berubah")


async def test_javanese_stops_what_is_sent_also_where_a_sentence_is_awaited(village: Village) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says("kegiatan")
    await sri.says("rapat")
    assert sri.hears("Ceritakan singkat")
    await sri.says("ojo kirim pesan maneh")
    assert sri.hears("tidak akan mengirim apa pun")


@pytest.mark.parametrize("words", ["mbayar piro", "ini gratis ta pak", "apa bayar?", "biayanya berapa"])
async def test_who_asks_for_the_price_hears_that_there_is_none(village: Village, words: str) -> None:
    for who in (village.person("Joni"), await village.member("Tono", desa=SUMBEREJO)):
        await who.says(words)
        assert who.hears("Semuanya gratis")


async def test_who_asks_for_the_price_before_consenting_goes_on(village: Village) -> None:
    joni = village.person("Joni")
    await joni.says("daftar")
    await joni.says("mbayar pora")
    assert joni.hears("Semuanya gratis")
    await joni.says("setuju")
    assert joni.hears("Berapa usia")


async def test_a_child_is_sent_on_with_a_way_out(village: Village) -> None:
    dimas = village.person("Dimas")
    for said in ("daftar", "setuju", "15 tahun"):
        await dimas.says(said)
    assert dimas.hears("mulai usia 18 tahun")
    assert dimas.buttons == ["Menu"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("ada uang transport gak?", "tidak bisa menjanjikan"),
        ("honore piro pak", "tidak bisa menjanjikan"),
        ("apa ikut bimtek dapat uang saku", "tidak bisa menjanjikan"),
        ("pak, transportnya diganti tidak", "tidak bisa menjanjikan"),
        ("surat tugas", "tidak dibuat di sini"),
        ("saya minta surat tugas dari diskominfo pak", "tidak dibuat di sini"),
        ("ini robot ya?", "asisten otomatis"),
        ("bot ya", "asisten otomatis"),
        ("iki wong opo mesin", "asisten otomatis"),
        ("sing mbales iki uwong ta", "asisten otomatis"),
    ],
)
async def test_what_nobody_here_can_promise_is_answered_plainly(village: Village, words: str, answer: str) -> None:
    for who in (await village.member("Siti", desa=SUMBEREJO), village.person("Sri")):
        await who.says(words)
        assert who.hears(answer), who.account.first_name
        assert who.buttons == ["Hubungi petugas", "Menu"]


@pytest.mark.parametrize(
    "words",
    [
        "katanya anggota KIM dapat honor 500 ribu per bulan, bener ta?",
        "bicara dengan orang",
        "ada orang",
        "rapat membahas honor guru ngaji dan uang transport kader",
    ],
)
async def test_what_only_sounds_like_it_is_none_of_it(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert not siti.hears("tidak bisa menjanjikan")
    assert not siti.hears("asisten otomatis")


@pytest.mark.parametrize(
    "words",
    ["ada orang minta uang atas nama dinas", "ada yg minta kode otp", "wonten tiyang njaluk nomer rekening"],
)
async def test_who_is_asked_for_money_is_warned_at_once(village: Village, words: str) -> None:
    for who in (village.person("Tini"), await village.member("Tono", desa=SUMBEREJO)):
        await who.says(words)
        assert who.hears("Mohon jangan diberi")
        assert "Hubungi petugas" in who.buttons


@pytest.mark.parametrize("words", ["ada uang transport gak", "minta bantuan uang dari desa", "ada lomba hadiah uang"])
async def test_other_money_is_no_fraud(village: Village, words: str) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert not sri.hears("jangan diberi")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("kalau tidak lapor apa dicoret?", "tidak ada yang dicoret"),
        ("kulo salah mencet", "Tidak apa-apa"),
        ("nggih mangke", "Baik, Bapak/Ibu Sri"),
        ("nama kim salah", "Petugas kami yang akan menjawab"),
        ("mbak kulo ajeng nglaporne kegiatan posyandu wingi", "Sudah kami simpan: “posyandu wingi”"),
        ("kirim pesan ke semua anggota", "silakan tulis di grup KIM"),
    ],
)
async def test_what_members_wonder_about(village: Village, words: str, answer: str) -> None:
    sri = await village.member("Sri", desa=SUMBEREJO)
    await sri.says(words)
    assert sri.hears(answer)


async def test_a_death_told_by_the_office_comes_before_the_page_of_the_kim(village: Village) -> None:
    await village.member("Sri", desa=SUMBEREJO)
    admin = village.admin()
    await admin.says("kim sumberejo ketuanya meninggal")
    assert admin.last.startswith("Kami turut berduka")
    assert admin.hears("KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo")
