"""Tests before and after, one question a message, and the survey."""

from __future__ import annotations

from datetime import timedelta

from storage.bimtek import Bimtek
from storage.evaluation import Evaluations, ExamAnswer, Round, SurveyAnswer
from tests.features.attendance.rooms import certificates, code_of, opened
from tests.village import Player, Village

SUMBEREJO = "Sumberejo, Poncokusumo"
QUESTIONS = [
    ("Apa kepanjangan KIM?", ["Komunitas Informasi Masyarakat", "Kelompok Iuran Mandiri"], 0),
    ("Kabar meragukan sebaiknya …", ["diteruskan", "diperiksa dulu", "dihapus diam-diam"], 1),
]


async def examined(village: Village, pass_mark: int | None = None) -> tuple[Player, Bimtek]:
    """Siti sits in a Bimtek with a test of two questions, and is present."""
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    async with village.database.transaction() as session:
        await Evaluations(session).set_exam(bimtek.id, pass_mark, QUESTIONS)
    await siti.says(await code_of(village, bimtek))
    return siti, bimtek


async def test_before_and_after(village: Village) -> None:
    siti, bimtek = await examined(village)
    assert siti.buttons == ["Pre-test"]
    await siti.taps("Pre-test")
    assert siti.hears("Pre-test 1 dari 2. Apa kepanjangan KIM?")
    assert siti.buttons == ["A", "B"]
    await siti.taps("B")
    assert siti.hears("Pre-test 2 dari 2")
    await siti.says("b")
    assert siti.hears("Pre-test selesai: 1 dari 2 benar")
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("presensi")
    assert siti.buttons == ["Post-test"]
    await siti.taps("Post-test")
    await siti.says("komunitas informasi masyarakat")
    await siti.taps("B")
    assert siti.hears("Post-test selesai: 2 dari 2 benar")
    assert siti.buttons == ["Isi survei"]
    async with village.database.transaction() as session:
        assert await Evaluations(session).right_answers(bimtek.id, Round.PRE) == [1]
        assert await Evaluations(session).right_answers(bimtek.id, Round.POST) == [2]


async def test_left_in_the_middle_it_goes_on_there(village: Village) -> None:
    siti, _ = await examined(village)
    await siti.taps("Pre-test")
    await siti.taps("A")
    await siti.says("menu")
    await siti.says("presensi")
    await siti.taps("Pre-test")
    assert siti.hears("Pre-test 2 dari 2")
    first = next(m for m in village.world.messages(siti.account) if m.from_bot and "1 dari 2. Apa" in m.text)
    village.world.press(siti.account, first, "B")
    await village.settle()
    assert siti.hears("Pre-test 2 dari 2")
    async with village.database.transaction() as session:
        assert [answer.chosen for answer in await village.rows(session, ExamAnswer)] == [0]


async def test_the_pre_test_ends_where_the_post_test_begins(village: Village) -> None:
    siti, _ = await examined(village)
    await siti.taps("Pre-test")
    village.clock.advance(timedelta(hours=5, minutes=1))
    await siti.taps("A")
    assert siti.hears("Post-test 1 dari 2")
    async with village.database.transaction() as session:
        assert await village.rows(session, ExamAnswer) == []


async def test_a_certificate_that_needs_a_pass(village: Village) -> None:
    siti, bimtek = await examined(village, pass_mark=60)
    await village.later(hours=7)
    assert siti.ever_heard("satu langkah lagi untuk sertifikat") == 1
    assert await certificates(village) == []
    await siti.taps("Post-test")
    await siti.taps("A")
    await siti.taps("B")
    assert siti.hears("memenuhi syarat sertifikat (60)")
    await village.later(hours=1)
    assert siti.ever_heard("ini sertifikat Bimtek KIM Angkatan 3") == 1
    assert len(await certificates(village)) == 1
    assert bimtek.id


async def test_not_passed_is_said_once_and_kindly(village: Village) -> None:
    siti, _ = await examined(village, pass_mark=60)
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("presensi")
    await siti.taps("Post-test")
    await siti.taps("A")
    await siti.taps("A")
    assert siti.hears("Untuk sertifikat perlu 60")
    await village.later(hours=2)
    await village.later(hours=2)
    assert siti.ever_heard("nilai post-test Bimtek KIM Angkatan 3 50, sedangkan sertifikat memerlukan 60") == 1
    assert await certificates(village) == []


async def test_sertifikat_names_the_post_test_that_is_missing(village: Village) -> None:
    siti, _ = await examined(village, pass_mark=60)
    await siti.says("sertifikat")
    assert siti.hears("setelah acara selesai, dengan post-test paling sedikit 60")
    assert "Post-test" not in siti.buttons
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("sertifikat")
    assert siti.hears("satu langkah lagi untuk sertifikat Bimtek KIM Angkatan 3: isi post-test")
    assert siti.buttons == ["Post-test"]
    await village.later(hours=2)
    await siti.says("sertifikat")
    assert siti.buttons == ["Post-test"]
    await village.later(days=15)
    await siti.says("sertifikat")
    assert siti.hears("post-testnya sudah ditutup")
    assert "Post-test" not in siti.buttons


async def test_sertifikat_names_the_mark_that_was_not_reached(village: Village) -> None:
    siti, _ = await examined(village, pass_mark=60)
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("sertifikat")
    await siti.taps("Post-test")
    await siti.taps("A")
    await siti.taps("A")
    for hours in (0, 2):
        await village.later(hours=hours)
        await siti.says("sertifikat")
        assert siti.hears("nilai post-test Bimtek KIM Angkatan 3 50, sedangkan sertifikat memerlukan 60")


async def test_beside_an_earlier_certificate_the_missing_test_is_named_too(village: Village) -> None:
    siti, _ = await examined(village, pass_mark=60)
    other = await opened(village, siti, title="Bimtek Foto", angkatan=None)
    await siti.says(await code_of(village, other))
    await village.later(hours=7)
    await siti.says("sertifikat")
    assert siti.hears("Sertifikat Bimtek Foto, nomor 001/KIM/2026")
    assert siti.hears("satu langkah lagi untuk sertifikat Bimtek KIM Angkatan 3")
    assert "Post-test" in siti.buttons


async def test_the_survey_is_asked_after_and_holds_nothing_back(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    await village.later(hours=7)
    assert len(await certificates(village)) == 1
    await siti.taps("Isi survei")
    assert siti.hears("Seberapa berguna Bimtek KIM Angkatan 3")
    await siti.says("5")
    assert siti.hears("Ada saran")
    await siti.says("Waktunya kurang lama")
    assert siti.hears("atas masukannya, Bapak/Ibu Siti")
    await siti.taps("Isi survei")
    assert siti.hears("sudah kami terima")
    async with village.database.transaction() as session:
        (answer,) = await village.rows(session, SurveyAnswer)
        assert (answer.score, answer.comment) == (5, "Waktunya kurang lama")
    await siti.says("data saya")
    assert siti.hears("Survei Bimtek: 5 dari 5, saran: “Waktunya kurang lama”")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    async with village.database.transaction() as session:
        assert await village.rows(session, SurveyAnswer) == []


async def test_a_survey_is_commented_in_words(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    await village.later(hours=7)
    await siti.taps("Isi survei")
    await siti.says("4")
    for what in ("send_photo", "send_voice"):
        await siti.does(what)
        assert siti.hears("Sarannya mohon ditulis")
    await siti.says("Contohnya ditambah")
    assert siti.hears("atas masukannya")
    async with village.database.transaction() as session:
        (answer,) = await village.rows(session, SurveyAnswer)
        assert answer.comment == "Contohnya ditambah"


async def test_a_test_that_is_closed_meanwhile_ends(village: Village) -> None:
    siti, _ = await examined(village)
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("post-test")
    await siti.taps("A")
    await village.later(days=15, ticks=False)
    await siti.taps("A")
    assert siti.hears("Tidak ada tes yang sedang dibuka")
    await siti.says("menu")
    assert not siti.hears("masih tersimpan")


async def test_who_stops_in_the_middle_is_told_what_stays(village: Village) -> None:
    siti, _ = await examined(village)
    await siti.taps("Pre-test")
    await siti.taps("A")
    await siti.says("batal")
    assert siti.hears("Jawaban yang sudah masuk tetap tersimpan")
    await siti.says("tes bimtek")
    assert siti.hears("Pre-test 2 dari 2")
    village.clock.advance(timedelta(hours=6, minutes=10))
    await siti.says("survei")
    await siti.says("batal")
    assert siti.hears("Tidak ada yang disimpan")
    await siti.says("survei")
    await siti.says("4")
    await siti.says("batal")
    assert siti.hears("atas masukannya, Bapak/Ibu Siti")
    async with village.database.transaction() as session:
        assert [answer.score for answer in await village.rows(session, SurveyAnswer)] == [4]


async def test_only_those_who_came_are_asked(village: Village) -> None:
    siti, bimtek = await examined(village)
    budi = await village.member("Budi", desa="Kepanjen")
    await budi.says("menu")
    for entry in ("exam", "survey"):
        await budi.taps_data(village.world.messages(budi.account)[-1], f"attendance.{entry}:{bimtek.id}")
        assert budi.hears("untuk peserta yang tercatat hadir")
    await siti.taps_data(village.world.messages(siti.account)[-1], f"attendance.survey:{bimtek.id}")
    assert siti.hears("Survei dibuka menjelang akhir acara")


async def test_answers_are_kept_for_the_days_of_the_setting(village: Village) -> None:
    siti, _ = await examined(village)
    await siti.taps("Pre-test")
    await siti.taps("A")
    await village.later(days=370)
    async with village.database.transaction() as session:
        assert await village.rows(session, ExamAnswer) == []


async def test_test_and_survey_are_opened_by_their_names(village: Village) -> None:
    siti, _ = await examined(village)
    await siti.says("menu")
    await siti.says("pre test")
    assert siti.hears("Pre-test 1 dari 2")
    await siti.taps("A")
    village.clock.advance(timedelta(hours=5, minutes=10))
    await siti.says("postes")
    assert siti.hears("Post-test 1 dari 2")
    await siti.says("menu")
    await siti.says("survei")
    assert siti.hears("Seberapa berguna")


async def test_who_was_not_there_is_told_what_a_test_needs(village: Village) -> None:
    await examined(village)
    wagiman = await village.member("Wagiman", desa="Wonosari, Wonosari")
    await wagiman.says("post-test")
    assert wagiman.hears("Untuk mencatat kehadiran, ketik: presensi")
