"""What officers see and do: tasks, tomorrow's list, the most silent; and who may not."""

from __future__ import annotations

from datetime import date, timedelta

from storage.audit import AuditEntry
from storage.kim import KimStatus
from storage.office import Grant, OfficeRole
from storage.region import Villages
from storage.silence import StepOutcome
from storage.task import Task, TaskKind, TaskOutcome
from tests.factories import find_village, make_kim, make_person
from tests.features.broadcast.conftest import second_admin
from tests.features.silence.test_ladder import WHERE, active, kim_of, reminders, steps, tasks, today
from tests.village import Player, Village

LABEL = "KIM Sumberejo, Poncokusumo (belum pernah terdengar)"


async def coordinator(village: Village, name: str, where: str) -> Player:
    player = village.person(name)
    player.account.started = True
    async with village.database.transaction() as session:
        person = await make_person(session, name, player.id)
        code = (await find_village(session, where)).kecamatan_code
        session.add(
            Grant(
                person_id=person.id,
                role=OfficeRole.COORDINATOR,
                kecamatan_code=code,
                granted_at=village.clock.now(),
            )
        )
    return player


async def audited(village: Village, action: str) -> list[AuditEntry]:
    async with village.database.reading() as session:
        return [entry for entry in await village.rows(session, AuditEntry) if entry.action == action]


async def test_tomorrow_by_name_in_the_afternoon_once(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=34)
    assert admin.ever_heard("Rencana") == 0
    await village.later(hours=4)  # 13.00
    assert admin.ever_heard("Rencana") == 0
    for _ in range(3):
        await village.later(hours=1)
        assert admin.ever_heard("Rencana Rabu, 28 Oktober 2026: 1 KIM.") == 1
    assert "Kabar pertama: KIM Sumberejo" in admin.last


async def test_tomorrow_names_whom_only_its_afternoon_may_remind(village: Village) -> None:
    admin = village.admin()
    reminded = village.clock.now() + timedelta(days=21, hours=2)  # 14 October, 11.00: of a Bimtek, say
    siti = await village.member("Siti", desa=WHERE, role="ketua", last_reminded_at=reminded)
    await village.later(days=34, hours=6)
    assert admin.hears("Kabar pertama: KIM Sumberejo")
    await village.later(hours=17)
    assert siti.last == ""
    await village.later(hours=4)
    assert "Apa kabar" in siti.last


async def test_a_configured_admin_who_is_not_on_file_may_type_what_a_button_says(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=40)
    await admin.says("senyap")
    (label,) = [label for label in admin.buttons if label.startswith("KIM Sumberejo")]
    await admin.says(label.lower())
    assert admin.hears("Senyap") or admin.hears("Belum pernah melapor")
    assert "Nyatakan vakum" in admin.buttons
    await admin.says("nyatakan vakm")
    assert admin.hears("Apa alasannya")


async def test_nothing_to_announce_before_a_day_off(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua", kim={"registered_on": date(2026, 9, 26)})
    await village.later(days=37, hours=6)  # Friday 30 October, 15.00: day 35 is the 31st
    assert admin.ever_heard("Rencana") == 0
    await village.later(days=2)  # Sunday
    assert admin.ever_heard("Rencana Senin, 2 November 2026") == 1


async def test_a_step_is_excused_with_a_reason(village: Village) -> None:
    admin, siti = village.admin(), await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=34, hours=6)
    assert "(Poncokusumo)" in admin.last
    await admin.taps("Lihat dan atur")
    await admin.taps(LABEL)
    assert admin.hears("Langkah berikutnya: Kabar pertama, Rabu, 28 Oktober 2026")
    assert admin.hears("Siti (ketua)")
    await admin.taps("Lewati langkah ini")
    await admin.says("besok")
    assert admin.hears("Alasan: besok")
    await admin.taps("Lewati langkah ini")
    assert admin.hears("sudah diambil atau sudah berubah")
    await village.later(days=20)
    assert reminders(siti) == 0
    assert await steps(village) == {1: StepOutcome.EXCUSED}
    await village.later(days=7)  # day 61
    assert "kendala" in siti.last
    (entry,) = await audited(village, "kim.step_excused")
    assert (entry.reason, entry.after["step"]) == ("besok", 1)


async def test_a_step_is_put_off_with_a_reason(village: Village) -> None:
    camat, siti = await coordinator(village, "Camat", WHERE), await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=33, hours=6)
    await camat.says("besok")
    assert camat.hears("tidak ada KIM yang akan diingatkan")
    await village.later(hours=18)
    await camat.says("besok")
    await camat.says(LABEL)
    await camat.says("tunda")
    await camat.says("14 hari")
    await camat.says("sudah dihubungi")
    assert camat.hears("ditunda sampai Selasa, 10 November 2026")
    await village.later(days=13)
    assert reminders(siti) == 0
    await village.later(days=1)
    assert reminders(siti) == 1
    (entry,) = await audited(village, "kim.postponed")
    assert (entry.reason, entry.after) == ("Sudah dihubungi", {"postponed_until": "2026-11-10"})


async def test_a_task_is_done_by_phone_and_the_step_after_it_waits(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua", phone="+6281234567890")
    await village.later(days=97)
    await admin.taps("Lihat tugas")
    assert admin.hears("1 KIM perlu ditindaklanjuti")
    await admin.taps(LABEL)
    assert admin.hears("+6281234567890")
    assert len(await audited(village, "kim.phones_read")) == 1
    await admin.taps("Sudah ditelepon")
    assert admin.hears("ditutup: sudah ditelepon")
    assert admin.buttons == ["Lihat tugas"]
    await admin.taps("Sudah ditelepon")
    assert admin.hears("Tugas itu sudah selesai")
    await admin.says("tugas")
    assert admin.hears("Tidak ada tugas yang terbuka")
    await village.later(days=29)
    assert await tasks(village) == []
    await village.later(days=1)
    assert await tasks(village) == [TaskKind.VISIT]
    (entry,) = await audited(village, "kim.task_done")
    assert entry.after == {"task": "decide", "outcome": "called"}


async def test_only_an_admin_calls_a_kim_dormant_and_only_with_a_reason(village: Village) -> None:
    admin, camat = village.admin(), await coordinator(village, "Camat", WHERE)
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=121)
    await camat.says("tugas")
    await camat.taps(LABEL)
    assert "Nyatakan vakum" not in camat.buttons
    message = [m for m in village.world.messages(camat.account) if m.from_bot][-1]
    await camat.taps_data(message, f"silence.dormant:{(await kim_of(village)).id}")
    assert camat.hears("Tombol atau perintah itu untuk")

    await admin.says("tugas")
    await admin.taps(LABEL)
    await admin.taps("Nyatakan vakum")
    assert admin.hears("Apa alasannya")
    await admin.says("x")
    assert admin.hears("Alasannya belum terbaca")
    await admin.says("Pengurus pindah semua")
    assert admin.hears("dinyatakan vakum")
    await admin.taps("Nyatakan vakum")
    assert admin.hears("memang sudah dinyatakan vakum")
    kim = await kim_of(village)
    assert (kim.status, kim.next_step_on) == (KimStatus.DORMANT, None)
    (entry,) = await audited(village, "kim.dormant")
    assert (entry.reason, entry.actor) == ("Pengurus pindah semua", f"admin:{admin.id}")
    async with village.database.reading() as session:
        closed = [task.outcome for task in await village.rows(session, Task)]
    assert TaskOutcome.DORMANT in closed
    heard = reminders(siti)
    await village.later(days=60)
    assert reminders(siti) == heard

    assert await active(village, today(village))
    await village.settle()
    assert "sudah terdengar lagi" in admin.last
    assert (await kim_of(village)).status is KimStatus.LIVING
    assert len(await audited(village, "kim.woken")) == 1


async def test_only_who_may_call_a_kim_dormant_is_told_of_it(village: Village) -> None:
    admin, camat = village.admin(), await coordinator(village, "Camat", WHERE)
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.member("Budi", desa="Pajaran, Poncokusumo", role="ketua")
    await village.later(days=61)
    await village.later(days=60)
    for who, desa in ((camat, "Sumberejo"), (admin, "Pajaran")):
        await who.says("tugas")
        (label,) = [label for label in who.buttons if desa in label]
        await who.taps(label)
        await who.taps("Sudah ditelepon")
        assert who.hears("ditutup: sudah ditelepon")
        assert who.hears("vakum") is (who is admin)


async def test_a_configured_admin_is_not_told_to_register(village: Village) -> None:
    admin = village.admin()
    for words in ("qwertyuiop", "jeda", "masih aktif"):
        await admin.says(words)
        assert not admin.hears("daftar"), words
        assert admin.heard


async def test_an_admin_wakes_a_kim_again(village: Village) -> None:
    admin, camat = village.admin(), await coordinator(village, "Camat", WHERE)
    await village.member("Siti", desa=WHERE, role="ketua", kim={"status": KimStatus.DORMANT, "next_step_on": None})
    await village.later(days=40)
    await admin.says("senyap")
    await admin.taps("KIM Sumberejo, Poncokusumo (vakum)")
    await camat.taps_data(village.world.messages(admin.account)[-1], f"silence.wake:{(await kim_of(village)).id}")
    assert camat.hears("Tombol atau perintah itu untuk")
    await admin.taps("Bangunkan lagi")
    assert admin.hears("tidak lagi vakum. Langkah berikutnya tidak sebelum Rabu, 2 Desember")
    await admin.taps("Bangunkan lagi")
    assert admin.hears("tidak sedang vakum")
    assert (await kim_of(village)).next_step_on == today(village) + timedelta(days=30)


async def test_of_a_kim_whose_ladder_is_at_its_end_no_step_is_announced(village: Village) -> None:
    admin = village.admin()
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=121)
    await admin.says("kim sumberejo poncokusumo")
    await admin.taps("Sudah ditelepon")
    assert admin.hears("ditutup: sudah ditelepon. Bila belum ada harapan, bisa dinyatakan vakum.")
    await admin.taps("Nyatakan vakum")
    await admin.taps("Pengurus sudah bubar")
    await admin.says("kim sumberejo poncokusumo")
    await admin.taps("Bangunkan lagi")
    assert admin.last == "KIM Sumberejo, Kec. Poncokusumo tidak lagi vakum."


async def test_the_never_heard_come_first_on_pages(village: Village) -> None:
    admin = village.admin()
    names = ("Wajak", "Bambang", "Blayu", "Dadapan", "Kidangbang", "Patokpicis", "Sukoanyar", "Sukolilo", "Sumberputih")
    async with village.database.transaction() as session:
        for number, name in enumerate(names):
            await make_kim(session, f"{name}, Wajak", last_activity_on=date(2026, 1, 1) + timedelta(days=number))
        await make_kim(session, WHERE, registered_on=date(2026, 5, 1))
    await admin.says("senyap")
    assert admin.hears("10 KIM senyap")
    assert admin.buttons[:2] == [LABEL, "KIM Wajak, Wajak (265 hari)"]
    assert admin.buttons[-1] == "Berikutnya"
    await admin.taps("Berikutnya")
    assert admin.hears("(9–10)")
    assert admin.buttons[-1] == "Sebelumnya"
    await admin.taps("Sebelumnya")
    assert admin.hears("(1–8)")


async def test_a_silent_kim_is_found_by_the_name_of_its_village(village: Village) -> None:
    admin, camat = village.admin(), await coordinator(village, "Camat", "Wajak, Wajak")
    async with village.database.transaction() as session:
        for name in ("Bambang, Wajak", "Sumberejo, Gedangan", WHERE):
            await make_kim(session, name, last_activity_on=date(2026, 1, 1))
    await admin.says("senyap sumbrejo")
    assert admin.hears("2 KIM senyap di sana")
    assert [label.partition(" (")[0] for label in admin.buttons] == [
        "KIM Sumberejo, Gedangan",
        "KIM Sumberejo, Poncokusumo",
    ]
    await admin.says("kim senyap sumberejo poncokusumo")
    await admin.taps("KIM Sumberejo, Poncokusumo (265 hari)")
    assert admin.hears("Senyap, terakhir 265 hari lalu.")
    await admin.says("senyap kepanjen")
    assert admin.hears("Tidak ada KIM senyap yang cocok dengan “kepanjen”")
    await camat.says("senyap sumberejo")
    assert camat.hears("Tidak ada KIM senyap yang cocok")


async def test_the_silent_of_a_kecamatan_are_all_found(village: Village) -> None:
    async with village.database.transaction() as session:
        regency = await Villages(session).list_villages()
        names = [v.name for v in regency if v.kecamatan.name == "Kepanjen"][:10]
        for name in (*(f"{name}, Kepanjen" for name in names), WHERE):
            await make_kim(session, name, last_activity_on=date(2026, 1, 1))
    admin, camat = village.admin(), await coordinator(village, "Camat", WHERE)
    for words in ("senyap kepanjen", "senyap di kecamatan kepanjen"):
        await admin.says(words)
        assert admin.hears("10 KIM senyap di kecamatan itu (1–8)")
    await admin.taps("Berikutnya")
    assert admin.hears("(9–10)")
    await camat.says("senyap kepanjen")
    assert camat.hears("Tidak ada KIM senyap yang cocok")


async def test_a_coordinator_who_leaves_is_told_to_ask_the_admin_who_is_told_how(village: Village) -> None:
    admin, camat = village.admin(), await coordinator(village, "Camat", WHERE)
    await camat.says("saya pindah tugas")
    assert not camat.hears("undang petugas")
    await camat.taps("Hubungi petugas")
    await camat.says("Pengganti saya Pak Joko")
    assert "Pengganti saya Pak Joko" in admin.last
    await admin.says("ganti koordinator")
    assert "Ganti petugas" in admin.buttons


async def test_a_coordinator_hears_and_acts_in_the_own_kecamatan_only(village: Village) -> None:
    camat, other = await coordinator(village, "Camat", WHERE), await coordinator(village, "Tetangga", "Wajak, Wajak")
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=61)
    assert "Sedang kami tawari bantuan: KIM Sumberejo" in camat.last
    assert other.last == ""
    await siti.taps("Belum sempat")
    assert "menjawab: belum sempat" in camat.last
    await village.later(days=60)
    assert "1 KIM perlu ditindaklanjuti" in camat.last
    await camat.says("tugas")
    await camat.taps(LABEL)
    assert camat.hears("Kendala: belum sempat")
    for words in ("tugas", "senyap", "besok"):
        await other.says(words)
        assert not other.hears("Sumberejo"), words
    async with village.database.reading() as session:
        task = next(task for task in await village.rows(session, Task) if task.closed_at is None)
    kim = await kim_of(village)
    forged = ("kim", "postpone", "dormant", "wake")
    for data in (*(f"silence.{name}:{kim.id}" for name in forged), f"silence.visited:{task.id}"):
        for who in (other, siti):
            message = [m for m in village.world.messages(who.account) if m.from_bot][-1]
            await who.taps_data(message, data)
            assert who.hears("Tombol atau perintah itu untuk"), data
    await camat.taps("Sudah dikunjungi")
    assert camat.hears("ditutup: sudah dikunjungi")


async def test_buttons_that_lead_nowhere_are_explained(village: Village) -> None:
    admin = village.admin()
    await admin.says("menu")
    for data, words in (
        ("silence.kim:77", "tidak ada lagi"),
        ("silence.called:99999999999999", "sudah selesai"),
        ("silence.excuse:x-y-z", "tidak ada lagi"),
        ("silence.tasks:-4", "Tidak ada tugas"),
        ("silence.tomorrow:zzz", "tidak ada KIM"),
    ):
        message = [m for m in village.world.messages(admin.account) if m.from_bot][-1]
        await admin.taps_data(message, data)
        assert admin.hears(words), data


async def test_villagers_cannot_read_the_lists(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    stranger = village.person("Orang")
    for words in ("tugas", "besok", "senyap"):
        for who in (siti, stranger):
            await who.says(words)
            assert who.hears("Tombol atau perintah itu untuk"), words


async def test_a_reason_for_a_kim_that_is_dormant_already_is_not_asked_for_ever(village: Village) -> None:
    admin, ratna = village.admin(), await second_admin(village)
    await village.member("Siti", desa=WHERE, role="ketua", kim={"last_activity_on": date(2026, 5, 20)})
    for one in (admin, ratna):
        await one.says("senyap sumberejo")
        await one.taps(next(label for label in one.buttons if label.startswith("KIM Sumberejo")))
        await one.taps("Nyatakan vakum")
    await ratna.says("Pengurus sudah bubar")
    assert ratna.hears("dinyatakan vakum")
    await admin.says("Semua anggota pindah")
    assert admin.hears("memang sudah dinyatakan vakum")
    await admin.says("rekap")
    assert admin.hears("Rekap KIM Kabupaten Malang")


async def test_of_places_that_are_called_alike_the_office_reads_the_kecamatan(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await village.member("Rini", desa="Ngadireso, Poncokusumo")
    await siti.says("petugas")
    await siti.says("Kapan Bimtek berikutnya?")
    assert admin.hears("Pertanyaan dari Siti (KIM Sumberejo, Kec. Poncokusumo)")
    await admin.says("catat sk sumberejo poncokusumo")
    assert admin.hears("Nomor SK KIM Sumberejo, Kec. Poncokusumo?")
    await admin.says("batal")
    await admin.says("catat sk ngadireso")
    assert admin.hears("Nomor SK KIM Ngadireso?")


async def test_who_is_of_the_kim_needs_no_kecamatan(village: Village) -> None:
    hadi = await village.member("Hadi", desa="Sumberejo, Poncokusumo", role="ketua")
    await village.member("Ani", desa="Sumberejo, Poncokusumo", status=village.pending)
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Ani")
    assert hadi.hears("Ani sekarang anggota KIM Sumberejo. ")


async def test_two_officers_on_two_processes_finish_a_task_once(village: Village) -> None:
    admin, wati = village.admin(), await second_admin(village, "Wati")
    await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=91)
    for officer in (admin, wati):
        await officer.says("kim sumberejo poncokusumo")
    other = await village.second_process()
    await village.together(admin.will_tap("Sudah ditelepon"), wati.will_tap("Sudah dikunjungi"))
    await other.sender.settle()
    assert len(await audited(village, "kim.task_done")) == 1
    assert sum(officer.hears("Tugas itu sudah selesai") for officer in (admin, wati)) == 1
