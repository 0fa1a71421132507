"""A reminder answered as one answers a letter: in a sentence of one's own."""

from __future__ import annotations

import pytest

from storage.silence import Obstacle
from storage.task import Task, Wish
from tests.features.silence.test_answers import reminded, the_silence
from tests.features.silence.test_ladder import WHERE, kim_of, tasks, today
from tests.village import Village


@pytest.mark.parametrize(
    ("words", "obstacle", "answer"),
    [
        ("sibuk panen pak, belum sempat", Obstacle.NO_TIME, "Tidak apa-apa"),
        ("maaf bu kami semua masih repot panen tebu sampai akhir bulan ini", Obstacle.NO_TIME, "Tidak apa-apa"),
        ("mboten wonten wekdal", Obstacle.NO_TIME, "Tidak apa-apa"),
        ("maaf tidak bisa, masih repot panen", Obstacle.NO_TIME, "Tidak apa-apa"),
        ("hp kami rusak", Obstacle.EQUIPMENT, "foto dari HP siapa pun boleh"),
        ("pengurusnya ganti semua", Obstacle.BOARD, "pengurus berganti"),
        ("kami vakum pak", Obstacle.HELP, "akan menghubungi KIM"),
        ("ketuanya sakit keras, tolong bantu", Obstacle.HELP, "akan menghubungi KIM"),
        ("KIM kami sudah bubar", Obstacle.HELP, "akan menghubungi KIM"),
    ],
)
async def test_what_is_in_the_way_is_read_from_a_sentence(
    village: Village, words: str, obstacle: Obstacle, answer: str
) -> None:
    admin = village.admin()
    siti = await reminded(village, 35)
    await siti.says(words)
    assert siti.hears(answer)
    assert (await the_silence(village)).obstacle is obstacle
    assert (await kim_of(village)).last_contact_on == today(village)
    assert f"“{words}”" in admin.last
    assert len(await tasks(village)) == (obstacle is Obstacle.HELP)


@pytest.mark.parametrize(
    ("words", "wish", "answer"),
    [
        ("telpon aja pak", Wish.PHONE, "akan menelepon pengurus"),
        ("ke sini saja pak", Wish.VISIT, "mengatur waktu untuk datang"),
        ("monggo rawuh mriki mawon", Wish.VISIT, "mengatur waktu untuk datang"),
    ],
)
async def test_the_help_that_is_wanted_is_read_from_a_sentence(
    village: Village, words: str, wish: Wish, answer: str
) -> None:
    siti = await reminded(village, 90)
    await siti.says(words)
    assert siti.hears(answer)
    async with village.database.reading() as session:
        assert [task.wish for task in await village.rows(session, Task)] == [wish]


async def test_nobody_is_called_whom_no_help_was_offered_to(village: Village) -> None:
    siti = await reminded(village, 35)
    for words in ("telpon aja pak", "jangan telpon pak"):
        await siti.says(words)
        assert not siti.hears("akan menelepon")


async def test_still_active_and_more_behind_it_is_the_answer(village: Village) -> None:
    siti = await reminded(village, 35)
    await siti.says("iya pak masih aktif, minggu depan ada rapat")
    assert siti.hears("Kabar baik")


@pytest.mark.parametrize("words", ["KIM kami bubar", "kim kami sudah tidak ada pak", "kime wis bubar kabeh"])
async def test_who_says_the_kim_is_no_more_is_thanked_and_a_human_answers(village: Village, words: str) -> None:
    admin, ketua = village.admin(), await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says(words)
    assert ketua.hears("akan menjawab di sini")
    assert (await kim_of(village)).last_contact_on == today(village)
    assert f"“{words}”" in admin.last
    await admin.taps("Jawab Budi")
    await admin.says("Terima kasih, Pak. Besok kami telepon.")
    assert ketua.hears("Besok kami telepon")


@pytest.mark.parametrize("words", ["ketua kami meninggal dunia", "innalillahi pak ketua sampun seda wingi"])
async def test_who_lost_the_ketua_is_met_with_sympathy_and_a_human(village: Village, words: str) -> None:
    admin, rini = village.admin(), await village.member("Rini", desa=WHERE, role="sekretaris")
    await rini.says(words)
    assert rini.hears("Kami turut berduka")
    assert rini.buttons == ["Minta jeda", "Ganti jabatan"]
    assert f"“{words}”" in admin.last


@pytest.mark.parametrize(
    "words",
    [
        "pak lurah meninggal",
        "anggota kami ada yang meninggal",
        "suami saya sedo wau dalu",
        "innalillahi wa inna ilaihi rojiun",
        "ketua RT kami wafat",
        "kami sedang berduka",
    ],
)
async def test_any_death_is_met_with_sympathy_and_what_may_be_needed(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says(words)
    assert siti.last.startswith("Kami turut berduka, Bapak/Ibu Siti. 🙏")
    assert siti.buttons == ["Minta jeda", "Hubungi petugas"]
    await siti.says("minta jeda")
    assert siti.hears("Jeda untuk KIM Sumberejo sampai kapan?")


async def test_a_death_told_to_a_reminder_is_met_with_sympathy_and_still_its_answer(village: Village) -> None:
    siti = await reminded(village, 61)
    await siti.says("maaf pak lurah kami meninggal")
    assert siti.last.startswith("Kami turut berduka, Bapak/Ibu Siti. 🙏 ")
    assert siti.hears("akan menghubungi KIM")
    assert (await the_silence(village)).obstacle is Obstacle.HELP


async def test_a_stranger_and_the_office_are_met_so_too(village: Village) -> None:
    tini, admin = village.person("Tini"), village.admin()
    for who, buttons in ((tini, ["Hubungi petugas"]), (admin, ["Menu"])):
        await who.says("pak camat wafat")
        assert who.hears("Kami turut berduka")
        assert who.buttons == buttons


@pytest.mark.parametrize("words", ["katanya pak lurah meninggal", "santunan untuk warga yang meninggal"])
async def test_a_rumour_or_a_deed_is_no_news_of_a_death(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says(words)
    assert not siti.hears("turut berduka")


@pytest.mark.parametrize("words", ["ketua kami sakit keras", "pak ketua gerah, opname di RS", "sekretarise stroke"])
async def test_who_tells_of_an_illness_is_wished_well_and_a_human_answers(village: Village, words: str) -> None:
    admin, rini = village.admin(), await village.member("Rini", desa=WHERE, role="sekretaris")
    await rini.says(words)
    assert rini.hears("Semoga beliau lekas pulih")
    assert f"“{words}”" in admin.last


async def test_a_visit_of_condolence_is_an_activity(village: Village) -> None:
    rini = await village.member("Rini", desa=WHERE, role="sekretaris")
    await rini.says("takziah ke rumah ketua RT 3 yang meninggal kemarin")
    assert not rini.hears("turut berduka")


@pytest.mark.parametrize("words", ["kim desa sebelah sudah bubar", "apa kim kami bubar", "katanya KIM kami bubar"])
async def test_another_kim_or_a_question_is_no_such_news(village: Village, words: str) -> None:
    admin, ketua = village.admin(), await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says(words)
    assert not ketua.hears("akan menjawab di sini")
    assert "bubar" not in admin.last


async def test_a_pause_in_a_sentence_with_its_end(village: Village) -> None:
    siti = await reminded(village, 61)
    await siti.says("nuwun sewu, panen. minta jeda sampai 5 desember")
    assert siti.hears("Sabtu, 5 Desember 2026")


async def test_a_pause_and_being_back_in_a_sentence(village: Village) -> None:
    siti = await reminded(village, 61)
    await siti.says("panen sampai bulan depan, minta jeda")
    assert siti.hears("jeda sampai Rabu, 23 Desember 2026")
    await siti.says("sudah selesai panen pak, kami aktif lagi")
    assert siti.hears("sudah diakhiri")
    await siti.says("alhamdulillah masih jalan kok pak")
    assert siti.hears("Kabar baik")


@pytest.mark.parametrize(
    "words", ["rapat di balai desa membahas bantuan sembako untuk warga miskin RT 3", "kerja lagi"]
)
async def test_what_tells_of_something_else_is_no_answer(village: Village, words: str) -> None:
    siti = await reminded(village, 35)
    await siti.says(words)
    assert (await the_silence(village)).obstacle is None
    assert siti.hears("Kiriman ini untuk apa?") or siti.hears("Mungkin ini yang dimaksud?")


async def test_nothing_is_read_into_words_of_a_kim_that_is_not_silent(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says("sibuk panen pak")
    assert siti.hears("Mungkin ini yang dimaksud?")
    assert siti.buttons[0] == "Jeda"


@pytest.mark.parametrize("words", ["jangan kirim-kirim lagi", "tolong jangan dikirimi lagi"])
async def test_no_more_messages(village: Village, words: str) -> None:
    siti = await reminded(village, 35)
    await siti.says(words)
    assert siti.hears("berhenti") or siti.hears("tidak akan")


@pytest.mark.parametrize("words", ["kim kami sudah bubar", "ketua kami meninggal dunia"])
async def test_news_told_where_a_pause_asks_for_its_end_is_heard(village: Village, words: str) -> None:
    admin, ketua = village.admin(), await village.member("Budi", desa=WHERE, role="sekretaris")
    await ketua.says("jeda")
    await ketua.says(words)
    assert ketua.hears("akan menjawab di sini") or ketua.hears("turut berduka")
    assert not ketua.hears("Tanggalnya belum terbaca")
    assert f"“{words}”" in admin.last


async def test_a_command_where_a_pause_asks_for_its_end_is_meant_as_one(village: Village) -> None:
    ketua = await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says("jeda")
    await ketua.says("pengurus berganti")
    assert ketua.hears("Belum ada anggota lain")
    await ketua.says("kapan bimtek berikutnya?")
    assert not ketua.hears("Tanggalnya belum terbaca")
    await ketua.says("ya begitulah")
    assert ketua.hears("Tanggalnya belum terbaca"), "no command"
    await ketua.says("3 minggu")
    assert ketua.hears("jeda sampai"), "its question stood open all the time"


@pytest.mark.parametrize("words", ["wis aktif maneh", "masih jalan pak", "aktif lagi"])
async def test_being_active_where_a_pause_asks_for_its_end_ends_that(village: Village, words: str) -> None:
    siti = await reminded(village, 35)
    await siti.says("jeda")
    await siti.says(words)
    assert siti.hears("Kabar baik")
    await siti.says("akhir oktober")
    assert not siti.hears("jeda sampai")
    await siti.says("jeda 2 minggu karena panen")
    await siti.says("jeda")
    await siti.says(words)
    assert siti.hears("sudah diakhiri")
    await siti.says("akhir oktober")
    assert not siti.hears("jeda sampai")


async def test_until_the_kim_is_active_again_is_no_word_that_it_is(village: Village) -> None:
    siti = await reminded(village, 35)
    await siti.says("jeda")
    await siti.says("sampai kami aktif lagi")
    assert not siti.hears("Kabar baik")
    await siti.says("3 minggu")
    assert siti.hears("jeda sampai")


async def test_who_is_busy_while_the_kim_takes_its_pause_is_left_in_peace(village: Village) -> None:
    admin = village.admin()
    siti = await reminded(village, 61)
    await siti.says("jeda panen sampai akhir desember")
    told = admin.last
    await siti.says("masih repot panen pak")
    assert siti.hears("memang sedang jeda sampai Kamis, 31 Desember 2026")
    assert admin.last == told
    assert (await the_silence(village)).obstacle is Obstacle.PAUSE
    await siti.taps("Ubah jeda")
    assert siti.hears("Mau diubah sampai kapan?")


@pytest.mark.parametrize(
    "words",
    ["kalau jeda nanti apa kim kami dicoret dari daftar pak?", "apa boleh jeda lebih dari 2 bulan", "jeda itu apa"],
)
async def test_a_question_about_the_pause_is_answered_and_the_form_stays_open(village: Village, words: str) -> None:
    ketua = await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says("jeda")
    await ketua.says(words)
    assert ketua.hears("KIM tetap terdaftar")
    assert ketua.hears("Paling lama 60 hari")
    assert "2 minggu" in ketua.buttons
    await ketua.says("2 minggu")
    assert ketua.hears("jeda sampai")


async def test_another_question_is_met_with_what_it_may_mean_and_the_form_stays_open(village: Village) -> None:
    ketua = await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says("jeda")
    await ketua.says("sertifikat saya kapan jadi ya pak")
    assert ketua.buttons == ["Sertifikat Bimtek"]
    assert ketua.hears("Bila bukan, silakan jawab pertanyaan di atas")
    await ketua.says("akhir oktober")
    assert ketua.hears("jeda sampai")


async def test_a_death_is_the_reason_of_a_pause(village: Village) -> None:
    ketua = await village.member("Budi", desa=WHERE, role="ketua")
    await ketua.says("jeda")
    await ketua.says("istri saya meninggal")
    assert ketua.hears("Kami turut berduka, Bapak/Ibu Budi. 🙏 Jeda sampai kira-kira kapan?")
    await ketua.says("akhir oktober")
    assert ketua.hears("jeda sampai Sabtu, 31 Oktober 2026")


async def test_what_is_said_days_later_may_still_answer_the_reminder(village: Village) -> None:
    siti = await reminded(village, 61)
    await village.later(days=3, ticks=False)
    await siti.says("semua anggota merantau")
    assert siti.hears("Bila itu jawaban untuk pesan di atas")
    assert {"Belum sempat", "Perlu bantuan", "Minta jeda"} <= set(siti.buttons)
    await siti.says("ndak ono wektu mas, kabeh kerjo")
    assert siti.hears("sudah terus terang")
    assert (await the_silence(village)).obstacle is Obstacle.NO_TIME
