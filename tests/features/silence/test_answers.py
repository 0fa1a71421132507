"""What the people of a KIM answer to a reminder, by button and in words; and who may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from storage.audit import AuditEntry
from storage.silence import Obstacle, Silence
from storage.task import Task, TaskKind, Wish
from tests.factories import make_kim
from tests.features.silence.test_ladder import WHERE, active, kim_of, reminders, tasks, today
from tests.village import Player, Village


async def reminded(village: Village, days: int) -> Player:
    """A ketua who has just heard the step of that day."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    for day in (35, 61, 90):
        if day <= days:
            await village.later(days=day - (today(village) - (await kim_of(village)).silent_since).days)
    return siti


async def the_silence(village: Village) -> Silence:
    async with village.database.reading() as session:
        (silence,) = await village.rows(session, Silence)
        return silence


async def test_still_active_in_words(village: Village) -> None:
    siti = await reminded(village, 35)
    for words in ("Masih aktif", "masih aktip", "kami masih aktif", "MASIH AKTIF pak"):
        await siti.says(words)
        assert siti.hears("Kabar baik"), words
        assert siti.hears("Jumat, 27 November 2026")
    assert (await kim_of(village)).last_contact_on == today(village)


async def test_still_active_by_button_twice(village: Village) -> None:
    siti = await reminded(village, 35)
    for _ in range(2):
        await siti.taps("Masih aktif")
        assert siti.hears("Kabar baik")
    await village.later(days=29)
    assert reminders(siti) == 1
    await village.later(days=1)
    assert reminders(siti) == 2
    async with village.database.reading() as session:
        contacts = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.contact"]
    assert [entry.actor for entry in contacts] == ["person:1"]


ANSWERS = {
    "Belum sempat": (Obstacle.NO_TIME, "Tidak apa-apa"),
    "Alatnya kurang": (Obstacle.EQUIPMENT, "foto dari HP siapa pun"),
    "Pengurus berganti": (Obstacle.BOARD, "ketua bisa mengetik: pengurus berganti"),
    "Perlu bantuan": (Obstacle.HELP, "Petugas sudah kami beri tahu"),
}


async def test_what_is_in_the_way(village: Village) -> None:
    admin, siti = village.admin(), await reminded(village, 61)
    for label, (obstacle, says) in ANSWERS.items():
        for _ in range(2):
            await siti.taps(label)
            assert siti.hears(says)
        assert (await the_silence(village)).obstacle is obstacle
        assert admin.ever_heard(f"menjawab: {label.lower()}") == 1
        assert admin.buttons == ["Lihat KIM Sumberejo"]
        assert await tasks(village) == ([TaskKind.HELP] if obstacle is Obstacle.HELP else [])


async def test_the_board_has_changed_and_the_ketua_hands_over(village: Village) -> None:
    siti = await reminded(village, 61)
    await village.member("Budi", desa=WHERE)
    await siti.taps("Pengurus berganti")
    await siti.taps("Ganti pengurus")
    assert siti.hears("Jabatan ketua KIM Sumberejo diserahkan kepada siapa?")
    await siti.taps("Budi (anggota)")
    assert siti.hears("Kami tanyakan dulu kepada Budi")


async def test_what_is_in_the_way_typed(village: Village) -> None:
    siti = await reminded(village, 61)
    for label in ("belum sempat", "alatnya kurng", "Perlu bantuan"):
        await siti.says(label)
        obstacle = (await the_silence(village)).obstacle
        assert obstacle is not None
        assert siti.hears(next(says for known, says in ANSWERS.values() if known is obstacle))
    assert obstacle is Obstacle.HELP


async def test_what_would_help(village: Village) -> None:
    admin, siti = village.admin(), await reminded(village, 90)
    for label, says in (
        ("Telepon saja", "akan menelepon"),
        ("Ikut Bimtek berikutnya", "kursi Bimtek"),
        ("Datang berkunjung", "datang ke Desa Sumberejo"),
    ):
        for _ in range(2):
            await siti.taps(label)
            assert siti.hears(says)
        assert admin.ever_heard(f"memilih: {label.lower()}") == 1
    await admin.says("tugas")
    await admin.taps("KIM Sumberejo, Poncokusumo (belum pernah terdengar)")
    assert admin.hears("Memilih: datang berkunjung")
    await admin.taps("Sudah ditelepon")
    await siti.taps("Telepon saja")
    assert siti.hears("sudah menindaklanjuti")


async def test_a_wish_goes_over_to_the_next_task(village: Village) -> None:
    siti = await reminded(village, 90)
    await siti.taps("Datang berkunjung")
    await village.later(days=62)
    async with village.database.reading() as session:
        open_tasks = [task for task in await village.rows(session, Task) if task.closed_at is None]
    assert [(task.kind, task.wish) for task in open_tasks] == [(TaskKind.VISIT, Wish.VISIT)]


async def test_a_pause_until_after_the_harvest(village: Village) -> None:
    siti = await reminded(village, 35)
    await siti.taps("Minta jeda")
    assert siti.hears("sampai kapan")
    await siti.says("sebulan, karena panen")
    assert siti.hears("jeda sampai Jumat, 27 November 2026")
    await village.later(days=30)
    assert reminders(siti) == 1
    await village.later(days=3)  # Monday
    assert reminders(siti) == 2
    assert "kendala" in siti.last
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.paused"]
    assert (entry.reason, entry.after) == ("panen", {"paused_until": "2026-11-27"})


async def test_until_when_is_asked_until_it_is_clear(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("minta jeda")
    assert siti.hears("misalnya: 14 Oktober")
    for words, says in (
        ("nanti kalau sempat", "belum terbaca"),
        ("kemarin", "hari yang akan datang. Contoh: 14 Oktober"),
        ("31/2", "belum terbaca"),
        ("1/1/2020", "hari yang akan datang"),
        ("sampai 5 november", "jeda sampai Kamis, 5 November 2026"),
    ):
        await siti.says(words)
        assert siti.hears(says), words


@pytest.mark.parametrize(("said", "until"), [("60", "22 November"), ("30 hari", "23 Oktober"), ("14", "7 Oktober")])
async def test_the_days_of_a_button_are_read_as_a_number(village: Village, said: str, until: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda")
    await siti.says(said)
    assert siti.hears(f"{until} 2026")
    assert siti.hears("Untuk mengakhiri lebih awal, ketik: akhiri jeda")


async def test_a_pause_counts_from_its_day_on_without_another_question(village: Village) -> None:
    siti = await reminded(village, 35)
    await siti.says("jeda sampai 10 desember")
    assert siti.hears("jeda sampai Kamis, 10 Desember 2026")
    assert (await kim_of(village)).paused_until == date(2026, 12, 10)
    assert not siti.hears("?")


async def test_a_pause_is_changed_and_ended(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await siti.says("jeda")
    await siti.says("2 minggu")
    assert siti.hears("jeda sampai Rabu, 7 Oktober 2026")
    await siti.says("jeda")
    assert siti.hears("sedang jeda sampai Rabu, 7 Oktober 2026")
    await siti.taps("Akhiri jeda")
    assert siti.hears("sudah diakhiri")
    assert (await kim_of(village)).paused_until is None
    await village.later(days=35)
    assert reminders(siti) == 1


async def test_that_a_pause_was_asked_for_is_kept_beside_the_silence(village: Village) -> None:
    siti, admin = await reminded(village, 35), village.admin()
    await siti.taps("Minta jeda")
    await siti.taps("1 bulan")
    assert (await the_silence(village)).obstacle is Obstacle.PAUSE
    await admin.says("kim sumberejo poncokusumo")
    assert admin.hears("Kendala: minta jeda.")


async def test_an_old_button_is_explained_kindly(village: Village) -> None:
    siti = await reminded(village, 35)
    assert await active(village, today(village))
    for _ in range(2):
        await siti.taps("Masih aktif")
        assert siti.hears("KIM Sumberejo sudah terdengar lagi")


async def test_a_pause_may_be_asked_for_under_a_message_that_has_passed(village: Village) -> None:
    siti = await reminded(village, 35)
    assert await active(village, today(village))
    await siti.taps("Minta jeda")
    assert siti.hears("Jeda untuk KIM Sumberejo sampai kapan?")


async def test_a_forged_button_of_another_kim(village: Village) -> None:
    siti = await reminded(village, 61)
    joko = await village.member("Joko", desa="Wajak, Wajak")
    stranger = village.person("Orang")
    await joko.says("menu")
    await stranger.starts()
    silence = await the_silence(village)
    for name in ("alive", "no_time", "equipment", "board", "help", "phone", "visit", "seat"):
        for who, words in ((joko, "untuk anggota KIM lain"), (stranger, "hanya anggotanya")):
            message = [m for m in village.world.messages(who.account) if m.from_bot][-1]
            await who.taps_data(message, f"silence.{name}:{silence.id}")
            assert who.hears(words), name
    for data in ("silence.alive:", "silence.alive:999999999999999999999", "silence.alive:x", "silence.help:-1"):
        message = [m for m in village.world.messages(siti.account) if m.from_bot][-1]
        await siti.taps_data(message, data)
        assert siti.hears("sudah terdengar lagi"), data
    assert (await the_silence(village)).obstacle is None
    assert (await kim_of(village)).last_contact_on is None
    assert await tasks(village) == []


async def test_who_still_waits_cannot_answer_for_the_kim(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, status=village.pending)
    for words in ("masih aktif", "jeda"):
        await siti.says(words)
        assert siti.hears("masih menunggu"), words
    assert (await kim_of(village)).last_contact_on is None


async def test_a_dormant_kim_that_says_it_is_alive(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=WHERE, kim={"status": "dormant"})
    await siti.says("masih aktif")
    assert siti.hears("tercatat sedang vakum")
    assert "anggotanya mengabari masih aktif" in admin.last


async def test_a_pause_until_after_lebaran(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await village.later(days=130, ticks=False)  # 31 January 2027
    await siti.says("jeda")
    await siti.says("sampai habis lebaran")
    assert siti.hears("jeda sampai Senin, 15 Maret 2027")


async def test_until_natal_is_a_day_and_gives_nothing_up(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await village.later(days=40, ticks=False)  # 2 November
    await siti.says("jeda")
    await siti.says("natal")
    assert siti.hears("jeda sampai Jumat, 25 Desember 2026")
    for said in ("kegiatan", "rapat", "Rapat persiapan Natal", "natal"):
        await siti.says(said)
    assert siti.hears("Tanggalnya belum terbaca")
    await siti.says("kemarin")
    assert siti.hears("Ada buktinya?")


@pytest.mark.parametrize(
    "words", ["jeda sampai lebaran", "minta jeda dulu sampe habis lebaran", "istirahat dulu nganti bar riyoyo"]
)
async def test_who_says_until_when_is_not_asked_again(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await village.later(days=130, ticks=False)  # 31 January 2027
    await siti.says(words)
    assert siti.hears("jeda sampai Senin, 15 Maret 2027")


@pytest.mark.parametrize(
    "said", [("jeda sampai lebaran",), ("jeda 3 bulan",), ("jeda", "3 bulan"), ("jeda", "sampai 31 januari")]
)
async def test_who_asks_for_too_long_a_pause_has_the_longest(village: Village, said: tuple[str, ...]) -> None:
    """Nothing is left to be answered: who reads the last day and puts the phone away is paused until then."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    for words in said:
        await siti.says(words)
    assert siti.hears("paling lama 60 hari, jadi KIM Sumberejo jeda sampai Minggu, 22 November 2026")
    assert not siti.hears("?")
    await siti.says("status")
    assert siti.hears("sedang jeda sampai Minggu, 22 November 2026")
    await village.later(days=60)
    assert reminders(siti) == 0


async def test_a_pause_that_ends_on_another_year(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=95, ticks=False)  # 27 December
    async with village.database.transaction() as session:
        (await make_kim(session, WHERE)).last_activity_on = today(village) - timedelta(days=40)
    await siti.says("jeda")
    await siti.says("5 januari")
    assert siti.hears("Selasa, 5 Januari 2027")
    await village.later(days=9)
    assert reminders(siti) == 0
    await village.later(days=1)
    assert reminders(siti) == 1


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("akhir bulan", "Rabu, 30 September 2026"),
        ("sampai akhir bulan depan pak", "Sabtu, 31 Oktober 2026"),
        ("mungkin awal november", "Minggu, 1 November 2026"),
        ("pertengahan oktober nggih", "Kamis, 15 Oktober 2026"),
        ("oktober", "Sabtu, 31 Oktober 2026"),
        ("sampai bulan oktober pak", "Sabtu, 31 Oktober 2026"),
    ],
)
async def test_a_pause_until_a_part_of_a_month(village: Village, words: str, until: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda")
    await siti.says(words)
    assert siti.hears(f"jeda sampai {until}")


@pytest.mark.parametrize("words", ["akhir tahun", "tahun depan", "sampai akhir Desember", "awal Maret", "november"])
async def test_a_month_too_far_ahead_is_understood_and_the_longest_pause_taken(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda")
    await siti.says(words)
    assert siti.hears("paling lama 60 hari, jadi KIM Sumberejo jeda sampai Minggu, 22 November 2026")


@pytest.mark.parametrize(
    "words", ["sampai panen selesai", "habis panen", "nganti bar panen", "nek wis rampung mantu", "setelah hajatan"]
)
async def test_until_something_is_over_is_kept_as_the_reason_and_a_month_is_asked_for(
    village: Village, words: str
) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda")
    for _ in range(2):
        await siti.says(words)
        assert siti.hears("Kira-kira sampai tanggal atau bulan apa? Misalnya: akhir Oktober")
        assert siti.buttons[:3] == ["2 minggu", "1 bulan", "60 hari"]
        assert "Hubungi petugas" not in siti.buttons
    await siti.says("akhir oktober")
    assert siti.hears("jeda sampai Sabtu, 31 Oktober 2026")
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.paused"]
    assert entry.reason == words


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("minta jeda panen sampai akhir oktober", "panen"),
        ("panen tebu sampai akhir oktober, minta jeda dulu", "panen tebu"),
        ("jeda sampai 31/10 karena ujian anak-anak", "ujian anak-anak"),
    ],
)
async def test_a_pause_with_its_reason_and_its_end_is_settled_at_once(
    village: Village, words: str, reason: str
) -> None:
    siti = await reminded(village, 35)
    await siti.says(words)
    assert siti.hears("jeda sampai Sabtu, 31 Oktober 2026")
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.paused"]
    assert entry.reason == reason


async def test_a_reason_told_with_the_wish_for_a_pause_waits_for_the_day(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda sampai panen selesai")
    assert siti.hears("Kira-kira sampai tanggal atau bulan apa?")
    await siti.taps("1 bulan")
    assert siti.hears("jeda sampai Jumat, 23 Oktober 2026")
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.paused"]
    assert entry.reason == "sampai panen selesai"


@pytest.mark.parametrize("words", ["embuh pak", "gak tau sampai kapan", "belum tahu", "dereng ngertos", "belum pasti"])
async def test_who_does_not_know_until_when_may_say_it_roughly(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda")
    for _ in range(2):
        await siti.says(words)
        assert siti.hears("tidak harus pasti")
        assert "Hubungi petugas" not in siti.buttons
    await siti.says("akhir oktober")
    assert siti.hears("jeda sampai Sabtu, 31 Oktober 2026")
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "kim.paused"]
    assert entry.reason is None, "that was no reason"


@pytest.mark.parametrize("words", ["jedanya dicabut saja", "batalkan jeda", "gak jadi jeda pak", "wis ora jeda"])
async def test_a_pause_is_ended_in_ones_own_words(village: Village, words: str) -> None:
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("jeda panen sampai akhir oktober")
    await siti.says(words)
    assert siti.hears("sudah diakhiri")


async def test_who_has_no_time_may_take_a_pause_with_one_tap(village: Village) -> None:
    siti = await reminded(village, 61)
    await siti.says("sibuk panen pak, belum sempat")
    await siti.taps("Minta jeda")
    assert siti.hears("Jeda untuk KIM Sumberejo sampai kapan?")
