"""What is said in a sentence that is no command: what it may mean is shown, and nothing is done on a guess."""

from __future__ import annotations

import pytest

from tests.features.checkin.reporting import SUMBEREJO
from tests.village import Village

MAYBE = "Mungkin ini yang dimaksud?"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("kulo saking sumberejo", "Mendaftar"),
        ("saya ketua kim sumberejo", "Mendaftar"),
        ("saya warga biasa boleh ikut", "Mendaftar"),
        ("video ini asli gak", "Cek kabar, hoaks atau bukan"),
        ("tolong hapus nomor saya", "Hapus data saya"),
        ("kok saya dikirimi ini", "Berhenti menerima kiriman"),
    ],
)
async def test_a_stranger(village: Village, words: str, shown: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears(MAYBE)
    assert sri.buttons[0] == shown
    assert sri.buttons[-1] == "Menu"


@pytest.mark.parametrize("words", ["ya", "nggih pak", "iya betul"])
async def test_a_yes_to_the_only_thing_that_may_be_meant_means_it(village: Village, words: str) -> None:
    sri, siti = village.person("Sri"), await village.member("Siti", desa=SUMBEREJO)
    await sri.says("saya ketua kim sumberejo")
    await sri.says(words)
    assert sri.hears("Sebelum mendaftar")
    await siti.says("siapa saja anggota kim")
    assert siti.buttons == ["Daftar anggota", "Menu"]
    await siti.says(words)
    assert siti.hears("KIM Sumberejo punya 1 anggota")
    await siti.says(words)
    assert siti.hears("Bila perlu sesuatu"), "it was meant once"


async def test_a_yes_and_the_beginning_of_one_guess_mean_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya minta data saya dihapus semua")
    assert "Hapus data saya" in siti.buttons
    await siti.says("iya hapus")
    assert siti.hears("Apakah Bapak/Ibu yakin?")


async def test_a_yes_to_several_guesses_is_asked_back_and_to_none_is_a_courtesy(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya mau kirim kegiatan bimtek hoaks")
    assert siti.hears(MAYBE)
    assert len(siti.buttons) > 2
    await siti.says("iya")
    assert siti.hears("silakan ketuk salah satu")
    await siti.says("blablabla")
    assert siti.hears("belum kami mengerti")
    await siti.says("ya")
    assert siti.hears("Bila perlu sesuatu")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ada hoax tentang bansos", "Cek kabar, hoaks atau bukan"),
        ("kegiatan saya sudah masuk belum", "Catatan kegiatan saya"),
        ("laporannya diterima apa tidak", "Catatan kegiatan saya"),
        ("jadwal bimtek bulan ini", "Jadwal Bimtek"),
        ("sertifikatnya kapan jadi", "Sertifikat Bimtek"),
        ("sertipikatku kok ndak jadi jadi", "Sertifikat Bimtek"),
        ("masukkan saya ke grup", "Tautan masuk grup KIM"),
        ("ganti nomor wa", "Ganti nomor"),
        ("siapa saja anggota kim", "Daftar anggota"),
        ("nomor telepon diskominfo", "Kontak kantor"),
        ("cara kirim foto", "Catat kegiatan KIM"),
        ("saya tidak mengerti", "Bantuan"),
        ("poin saya berapa", "Nilai KIM"),
        ("jual keripik di mana", "Potensi desa"),
    ],
)
async def test_a_member(village: Village, words: str, shown: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears(MAYBE)
    assert shown in siti.buttons
    assert len(siti.buttons) <= 4


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("apa laporan sy td sdh masuk", "Catatan kegiatan saya"),
        ("lihat laporan2 saya", "Catatan kegiatan saya"),
        ("kenapa laporan saya ditolak", "Catatan kegiatan saya"),
        ("laporan yg kemarin dobel mohon dihapus satu", "Catatan kegiatan saya"),
        ("bimtek nya dimana tempatnya", "Jadwal Bimtek"),
        ("saya mau ikut pelatihan foto", "Jadwal Bimtek"),
        ("boleh kirim video apa harus foto", "Suara dan video"),
        ("apa ada hadiah nya kalau rajin lapor", "Honor dan hadiah"),
        ("apa salah saya kim nya mati", "Bila KIM sedang sepi"),
        ("data sy aman gak disini", "Keamanan data"),
        ("mau promosikan keripik singkong buatan istri", "Catat kegiatan KIM"),
        ("sy keluar dr grup gak sengaja", "Tautan masuk grup KIM"),
        ("tlg sy dibantu lewat telpon saja", "Hubungi petugas"),
        ("kulo mboten ngertos carane", "Bantuan"),
        ("laporan hoax sy kemarin gmn hasilnya", "Tiket cek kabar"),
    ],
)
async def test_what_is_short_for_and_what_hangs_on_words_is_known(village: Village, words: str, shown: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears(MAYBE)
    assert shown in siti.buttons
    assert len(siti.buttons) <= 4


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("desa saya blm ada kim nya gmn", "Usulkan KIM baru"),
        ("tidak bisa buka link nya", "Hubungi petugas"),
        ("kpn sy disetujui", "Pendaftaran saya"),
        ("mau urus ktp di mana ya", "Layanan warga"),
    ],
)
async def test_a_strangers_trouble(village: Village, words: str, shown: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears(MAYBE)
    assert shown in sri.buttons


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("laporan anggota sy periksa dimana", "Periksa kegiatan"),
        ("siapa yg belum sy setujui", "Pendaftaran"),
        ("hapus pak joko dr anggota sdh meninggal", "Keluarkan anggota"),
        ("kirimi sy link pendaftaran buat disebar", "QR untuk anggota baru"),
    ],
)
async def test_a_ketuas_work(village: Village, words: str, shown: str) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says(words)
    assert shown in budi.buttons


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("batalkan bimtek besok", "Kelola Bimtek"),
        ("besok siapa yg diingatkan", "Rencana besok"),
        ("daftar kim yg vakum", "KIM senyap"),
        ("ada berapa kim di kecamatan sy", "Rekap"),
        ("pengumuman td salah mau ditarik", "Daftar siaran"),
    ],
)
async def test_the_offices_work(village: Village, words: str, shown: str) -> None:
    admin = village.admin()
    await admin.says(words)
    assert shown in admin.buttons
    assert not {"Masih aktif", "Catat kegiatan KIM"} & set(admin.buttons)  # is for villages


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ada yang mau daftar bu", "Pendaftaran"),
        ("kim kami vakum dulu", "Jeda"),
        ("kode desa kami", "QR untuk anggota baru"),
        ("hubungkan grup telegram", "Tautkan"),
    ],
)
async def test_a_ketua_and_nobody_else(village: Village, words: str, shown: str) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says(words)
    assert shown in budi.buttons
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert shown not in siti.buttons


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("kim apa saja sing senyap", "KIM senyap"),
        ("kirim pengumuman ke semua ketua", "Tulis siaran"),
        ("bikin bimtek jurnalistik", "Buat Bimtek"),
        ("unduh excel", "Rekap"),
        ("tambah admin baru", "Undang petugas"),
        ("jawab pertanyaan", "Pertanyaan"),
    ],
)
async def test_the_office_and_nobody_else(village: Village, words: str, shown: str) -> None:
    admin = village.admin()
    await admin.says(words)
    assert shown in admin.buttons
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says(words)
    assert shown not in budi.buttons


@pytest.mark.parametrize(
    ("words", "shown", "not_shown"),
    [
        ("selamat pagi pak kalau mau lapor kegiatan lewat mana ya", "Catat kegiatan KIM", "Catat sebagai kegiatan"),
        ("kim saya kok dibilang senyap padahal rapat terus", "Tanyakan ke petugas", "Catat sebagai kegiatan"),
        (
            "assalamualaikum pak mohon maaf mengganggu mau tanya kapan pelatihan untuk ibu pkk",
            "Jadwal Bimtek",
            "Berhenti menerima kiriman",
        ),
    ],
)
async def test_a_question_is_nothing_to_be_kept(village: Village, words: str, shown: str, not_shown: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Maksud Bapak/Ibu yang mana?")
    assert shown in siti.buttons
    assert not_shown not in siti.buttons


async def test_more_of_a_question_keeps_what_it_may_mean(village: Village) -> None:
    sri = village.person("Sri")
    await sri.says("halo min mau nanya apakah desa saya ada kim nya")
    assert "Usulkan KIM baru" in sri.buttons
    await village.later(hours=0.01)
    await sri.says("ds. karangpandan kec pakisaji")
    assert "Usulkan KIM baru" in sri.buttons


async def test_the_button_does_what_the_command_does(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("ganti nomor wa")
    await siti.taps("Ganti nomor")
    assert siti.hears("Nomor HP")
    await siti.says("batal")
    await siti.says("saya mau ikut acara pembinaan")
    await siti.says("jadwal bimtek")  # the button by its words
    assert siti.hears("Belum ada jadwal Bimtek")


async def test_an_old_button_still_does_it_and_one_of_a_gone_command_is_explained(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("nomor telepon diskominfo")
    message = village.world.messages(siti.account)[-1]
    await village.later(days=30)
    await siti.taps("Kontak kantor")
    assert siti.hears("0341-000000")
    await siti.taps_data(message, "chat.command:terbang")
    assert siti.hears("Tombol itu sudah tidak berlaku")


async def test_a_forged_button_opens_nothing_that_is_somebody_elses(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("nomor telepon diskominfo")
    await siti.taps_data(village.world.messages(siti.account)[-1], "chat.command:tulis siaran")
    assert siti.hears("Tombol atau perintah itu untuk")


async def test_not_understood_twice_a_human_is_offered_beside_it(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("siapa saja anggota kim")
    assert "Hubungi petugas" not in siti.buttons
    await siti.says("sertifikatnya kapan jadi")
    assert siti.hears("Bila bukan, ketuk Hubungi petugas")
    assert siti.buttons == ["Sertifikat Bimtek", "Hubungi petugas", "Menu"]
    await siti.says("qwertyuiop")
    assert siti.hears("masih belum mengerti")


@pytest.mark.parametrize("words", ["qwertyuiop", "kae lho", "?!"])
async def test_where_nothing_is_known_the_usual_is_one_tap_away(village: Village, words: str) -> None:
    siti, sri = await village.member("Siti", desa=SUMBEREJO), village.person("Sri")
    for who, usual in ((siti, "Catat kegiatan KIM"), (sri, "Mendaftar"), (village.admin(), "Bantuan")):
        await who.says(words)
        assert who.hears("belum kami mengerti")
        assert not who.hears(MAYBE)
        assert who.buttons == [usual, "Menu"]


@pytest.mark.parametrize(
    "words", ["hari ini ada senam lansia", "kim kami juara 1 lomba", "rapat kecil di rumah pak RT"]
)
async def test_what_tells_of_an_activity_is_kept_for_it(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Liputan kegiatan")
    await siti.says("hari ini")
    await siti.taps("Lewati")
    assert siti.hears(f"Isi: {words}")


@pytest.mark.parametrize("words", ["besok ada rapat kim", "kapan ada senam lansia", "mau ikut lomba"])
async def test_what_only_asks_or_has_not_happened_is_not(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert not siti.hears("Kiriman ini untuk apa?")


@pytest.mark.parametrize("words", ["apa itu KIM?", "kim itu apa", "kim niku nopo to mas"])
async def test_what_a_kim_is(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears("KIM (Komunitas Informasi Masyarakat) adalah")
    assert "Daftar" in sri.buttons


@pytest.mark.parametrize(
    "words", ["ini resmi?", "ini penipuan bukan", "siapa yang punya bot ini", "ini benar dari dinas?"]
)
async def test_whether_the_bot_can_be_trusted(village: Village, words: str) -> None:
    sri = village.person("Sri")
    await sri.says(words)
    assert sri.hears("Ini bot resmi Diskominfo Kabupaten Malang")
    assert sri.hears("0341-000000")


async def test_a_long_question_shows_the_command_before_what_else_can_be_done(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("pak saya mau tanya kapan ada jadwal bimtek lagi untuk bendahara")
    assert siti.hears("Maksud Bapak/Ibu yang mana?")
    assert siti.buttons == ["Jadwal Bimtek", "Tanyakan ke petugas", "Cek kebenarannya", "Batal"]
    await siti.taps("Jadwal Bimtek")
    assert siti.hears("Belum ada jadwal Bimtek")
    assert not siti.hears("masih kami simpan")
    await siti.says("pak saya mau tanya kapan ada jadwal bimtek lagi untuk bendahara")
    await siti.says("apa salah saya")  # a command, with the question still open
    assert siti.buttons == ["Catat kegiatan", "Hubungi petugas"]
    await village.later(hours=1, ticks=False)
    await siti.says("Bansos bimtek 600 ribu cair hari ini klik link ini sebarkan ke grup")
    assert siti.hears("Kiriman ini untuk apa?")
    assert siti.buttons == ["Catat sebagai kegiatan", "Cek kebenarannya", "Tanyakan ke petugas", "Batal"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("sy gak jadi ikut bimtek krn cucu sakit", "Tidak bisa hadir di Bimtek"),
        ("mau pindah ke kim desa lain krn pindah rumah", "Pindah desa"),
        ("sy mau berhenti jadi anggota kim sdh tua", "Keluar dari KIM"),
    ],
)
async def test_ones_own_matter_is_no_news(village: Village, words: str, shown: str) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words)
    assert shown in siti.buttons[:2]
    assert "Tanyakan ke petugas" in siti.buttons
    assert len(siti.buttons) == 4


async def test_a_question_after_a_long_one_has_its_own_suggestions(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("pak saya mau tanya kapan ada jadwal bimtek lagi untuk bendahara")
    await village.later(hours=1, ticks=False)
    await siti.says("terus sertifikat saya yang dulu kok belum jadi")
    assert siti.buttons == ["Sertifikat Bimtek", "Tanyakan ke petugas", "Cek kebenarannya", "Batal"]
    await siti.taps("Tanyakan ke petugas")
    assert siti.hears("pertanyaan sudah kami teruskan")
    admin = village.admin()
    await admin.says("pertanyaan")
    assert admin.hears("jadwal bimtek lagi untuk bendahara")
    assert admin.hears("sertifikat saya yang dulu")


async def test_news_after_a_question_is_news_alone(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("pak saya mau tanya kapan ada jadwal bimtek lagi untuk bendahara")
    await village.later(hours=1, ticks=False)
    await siti.says("tadi pagi senam lansia di balai desa")
    assert siti.hears("Kiriman ini untuk apa?")
    await siti.taps("Catat sebagai kegiatan")
    await siti.taps("Liputan kegiatan")
    await siti.says("hari ini")
    await siti.taps("Lewati")
    assert siti.hears("Isi: tadi pagi senam lansia di balai desa\n")


async def test_a_stranger_who_writes_much_is_not_only_asked_about_hearsay(village: Village) -> None:
    sri = village.person("Sri")
    await sri.says("assalamualaikum wr wb sy dpt nomor ini dr bu lurah suruh daftar kim")
    assert sri.buttons == ["Mendaftar", "Cek kebenarannya", "Batal"]
    await sri.says("batal")
    await sri.says("ada pesan berantai katanya bpjs dapat uang 3 juta")
    assert sri.buttons == ["Cek kebenarannya", "Batal"]


async def test_that_a_kim_is_quiet_still_answers_a_reminder(village: Village) -> None:
    """The same words mean more to whoever was just asked how the KIM is."""
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await village.later(days=36)
    assert budi.ever_heard("Satu foto dan satu kalimat")
    await budi.says("kim kami sepi")
    assert not budi.hears("Bukan salah siapa-siapa")
    assert not budi.hears("mengerti")


async def test_a_form_begun_by_a_long_sentence_goes_on_as_always(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says("minggu depan kami panen semua ndak bisa kumpul, boleh libur dulu")
    await budi.taps("Jeda")
    await budi.taps("2 minggu")
    assert budi.hears("jeda sampai")
    assert not budi.hears("Kiriman")


@pytest.mark.parametrize("words", ["ketua baru kami pak Joko gantinya pak Budi", "ketua baru kami ... gantinya"])
async def test_that_the_ketua_changes_leads_to_handing_over(village: Village, words: str) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await village.member("Joko", desa=SUMBEREJO)
    await budi.says(words)
    assert budi.hears("Jabatan ketua KIM Sumberejo diserahkan kepada siapa?")


async def test_that_another_place_changes_is_answered_and_an_activity_is_none_of_it(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await budi.says("sekretaris kami baru bu Ani gantinya bu Tini")
    assert budi.hears("Begini caranya di KIM Sumberejo")
    await budi.says("ketua baru kami dilantik kemarin di balai desa")
    assert "Catat sebagai kegiatan" in budi.buttons


async def test_only_what_applies_now_is_proposed(village: Village) -> None:
    budi = await village.member("Budi", desa=SUMBEREJO, role="ketua")
    await village.member("Joko", desa=SUMBEREJO)
    await budi.says("ini ketua mau ganti dulu")
    assert "Pengurus berganti" in budi.buttons
    assert "Tarik tawaran" not in budi.buttons
    await budi.says("menu")
    await budi.says("kok jedanya lama")
    assert "Akhiri jeda" not in budi.buttons
    await budi.says("jeda panen sampai akhir bulan depan")
    await budi.says("kok jedanya lama")
    assert "Akhiri jeda" in budi.buttons
    await budi.says("pengurus berganti")
    await budi.taps("Joko (anggota)")
    await village.later(days=3, ticks=False)
    await budi.says("ini ketua mau ganti dulu")
    assert "Tarik tawaran" in budi.buttons


@pytest.mark.parametrize(
    "words",
    ["ketua kim sumberejo ganti", "kim sumberejo minta jeda", "jeda kim sumberejo", "ganti ketua kim sumberejo"],
)
async def test_whatever_the_office_says_of_a_kim_leads_to_its_page(village: Village, words: str) -> None:
    await village.member("Budi", desa=SUMBEREJO, role="ketua")
    admin = village.admin()
    await admin.says(words)
    assert admin.hears("KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo")
    assert "Tunda" in admin.buttons
