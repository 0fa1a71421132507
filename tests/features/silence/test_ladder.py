"""The ladder in dialogue: 35, 60, 90, 120 days, and what stops or hastens it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.features.silence.actions import note_contact, record_activity
from storage.kim import Kim
from storage.member import Members
from storage.silence import Silence, SilenceStep, StepOutcome
from storage.task import Task, TaskKind
from tests.factories import make_kim
from tests.village import Player, Village

WHERE = "Sumberejo, Poncokusumo"


async def kim_of(village: Village, where: str = WHERE) -> Kim:
    async with village.database.reading() as session:
        return await make_kim(session, where)


async def steps(village: Village) -> dict[int, StepOutcome]:
    async with village.database.reading() as session:
        return {row.step: row.outcome for row in await village.rows(session, SilenceStep)}


async def tasks(village: Village) -> list[TaskKind]:
    """The open ones."""
    async with village.database.reading() as session:
        return [task.kind for task in await village.rows(session, Task) if task.closed_at is None]


async def active(village: Village, on: date, where: str = WHERE) -> bool:
    """A check-in of that day, as the check-ins report it."""
    async with village.database.transaction() as session:
        return await record_activity(
            session,
            village.app.office,
            await make_kim(session, where),
            on,
            now=village.clock.now(),
            actor="test",
            source="publication",
        )


def today(village: Village) -> date:
    return village.app.office.today(village.clock.now())


def reminders(player: Player) -> int:
    """How many steps of the ladder this person heard."""
    return sum("Minta jeda" in m.labels and m.from_bot for m in player.world.messages(player.account))


async def test_the_four_steps(village: Village) -> None:
    admin = village.admin()
    ketua = await village.member("Siti", desa=WHERE, role="ketua")
    sekretaris = await village.member("Budi", desa=WHERE, role="sekretaris")
    warga = await village.member("Tono", desa=WHERE)

    await village.later(days=34)
    assert (reminders(ketua), reminders(sekretaris)) == (0, 0)
    await village.later(days=1)
    assert "Apa kabar, Bapak/Ibu Budi" in sekretaris.last
    assert sekretaris.buttons == ["Catat kegiatan", "Masih aktif", "Minta jeda"]
    assert (reminders(ketua), reminders(sekretaris), reminders(warga)) == (0, 1, 0)

    await village.later(days=25)  # day 60, a Sunday
    assert reminders(sekretaris) == 1
    await village.later(days=1)
    assert "apa yang sedang menjadi kendala" in ketua.last
    assert "apa yang sedang menjadi kendala" in sekretaris.last
    assert set(ketua.buttons) >= {"Belum sempat", "Alatnya kurang", "Pengurus berganti", "Minta jeda", "Perlu bantuan"}

    assert "perlu ditindaklanjuti" not in admin.last
    await village.later(days=29)  # day 90
    assert "kami telepon, kami datang berkunjung" in ketua.last
    assert set(ketua.buttons) >= {"Telepon saja", "Datang berkunjung", "Ikut Bimtek berikutnya"}
    assert "1 KIM perlu ditindaklanjuti" in admin.last
    assert "KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo: 90 hari" in admin.last
    assert await tasks(village) == [TaskKind.DECIDE]

    heard = reminders(ketua)
    await village.later(days=30)  # day 120
    assert await tasks(village) == [TaskKind.VISIT]
    assert "1 KIM perlu ditindaklanjuti" in admin.last
    await village.later(days=200)
    assert reminders(ketua) == heard == 2
    assert reminders(warga) == 0
    assert await steps(village) == {
        1: StepOutcome.SENT,
        2: StepOutcome.SENT,
        3: StepOutcome.SENT,
        4: StepOutcome.TASK,
    }
    assert (await kim_of(village)).next_step_on is None


@pytest.mark.parametrize(("days", "hours"), [(38, 0), (37, 7.5), (38, 7), (37, -1.5)])
async def test_nothing_at_the_weekend_at_night_or_on_a_holiday(village: Village, days: int, hours: float) -> None:
    """Silent since Wednesday 23 September: 31 October is a Saturday, 30 October a Friday."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=days, hours=hours)
    assert reminders(siti) == 0


async def test_nothing_on_christmas_and_the_year_ends_without_a_gap(village: Village) -> None:
    siti = await village.member(
        "Siti", desa=WHERE, role="ketua", kim={"registered_on": date(2026, 11, 20), "next_step_on": date(2026, 12, 25)}
    )
    await village.later(days=93)  # Friday 25 December
    assert reminders(siti) == 0
    await village.later(days=3)  # Monday
    assert reminders(siti) == 1
    await village.later(days=22)  # Tuesday 19 January 2027: day 60
    assert "apa yang sedang menjadi kendala" in siti.last


async def test_from_eight_until_just_before_four(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=35, hours=-1.02)  # 07.58
    assert reminders(siti) == 0
    await village.later(hours=0.02)
    assert reminders(siti) == 1


async def test_a_sweep_that_runs_again_and_again_sends_nothing_twice(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=35)
    for _ in range(5):
        await village.later(hours=1)
    assert reminders(siti) == 1


async def test_after_an_outage_one_step_and_no_flood(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=131)
    assert reminders(siti) == 0
    assert "1 KIM perlu ditindaklanjuti" in admin.last
    assert await steps(village) == {
        1: StepOutcome.OVERTAKEN,
        2: StepOutcome.OVERTAKEN,
        3: StepOutcome.OVERTAKEN,
        4: StepOutcome.TASK,
    }
    assert await tasks(village) == [TaskKind.VISIT]


async def test_after_a_shorter_outage_the_highest_step_alone(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=70)
    assert reminders(siti) == 1
    assert "kendala" in siti.last
    assert await steps(village) == {1: StepOutcome.OVERTAKEN, 2: StepOutcome.SENT}


async def test_an_activity_ends_it_and_the_next_silence_starts_anew(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=91)
    assert await tasks(village) == [TaskKind.DECIDE]
    assert await active(village, today(village))
    await village.settle()
    assert "sudah terdengar lagi" in admin.last
    assert await tasks(village) == []
    assert not await active(village, today(village))
    await village.later(days=34)
    assert reminders(siti) == 1
    await village.later(days=1)
    assert reminders(siti) == 2
    async with village.database.reading() as session:
        assert len(await village.rows(session, Silence)) == 2


async def test_a_reminder_that_waits_to_be_sent_stays_here_once_the_kim_is_heard(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    village.clock.advance(timedelta(days=35))
    await village.app.schedule.tick_all()
    assert await active(village, today(village))
    await village.settle()
    assert reminders(siti) == 0


async def test_a_contact_postpones_and_does_not_reset(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=34)
    async with village.database.transaction() as session:
        await note_contact(session, village.app.office, await make_kim(session, WHERE), today(village))
    await village.later(days=29)
    assert reminders(siti) == 0
    await village.later(days=2)  # day 65, a Friday: the contact is 31 days old
    assert reminders(siti) == 1
    assert "Apa kabar" in siti.last
    assert await steps(village) == {1: StepOutcome.SENT}
    await village.later(days=13)
    assert reminders(siti) == 1
    await village.later(days=4)
    assert "kendala" in siti.last


async def test_a_kim_without_anybody_in_the_chat_moves_up_at_once(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        await make_kim(session, WHERE)
    await village.later(days=35)
    assert "1 KIM perlu ditindaklanjuti" in admin.last
    assert await steps(village) == {1: StepOutcome.UNREACHABLE, 2: StepOutcome.UNREACHABLE, 3: StepOutcome.TASK}
    assert await tasks(village) == [TaskKind.DECIDE]
    await village.later(days=85)
    assert await tasks(village) == [TaskKind.VISIT]


async def test_a_kim_whose_people_all_blocked_the_bot_moves_up_at_once(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=35)
    assert reminders(siti) == 1
    await siti.does("block")
    await village.later(days=1)
    assert await steps(village) == {1: StepOutcome.SENT, 2: StepOutcome.UNREACHABLE, 3: StepOutcome.TASK}


async def test_a_reminder_that_finds_nobody_counts_as_unreachable(village: Village) -> None:
    """Blocked while the bot was not looking: the first it hears of it is the refusal of the message."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    siti.account.blocked = True
    await village.later(days=35)
    await village.later(hours=1)
    assert await steps(village) == {1: StepOutcome.SENT, 2: StepOutcome.UNREACHABLE, 3: StepOutcome.TASK}


async def test_who_wants_no_reminders_gets_none(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua", reminders_ok=False)
    budi = await village.member("Budi", desa=WHERE, role="sekretaris")
    warga = await village.member("Tono", desa=WHERE)
    await village.later(days=10)
    await budi.says("berhenti")
    await village.later(days=25)
    assert (reminders(siti), reminders(budi), reminders(warga)) == (0, 0, 1)


async def test_nobody_is_reminded_twice_in_fourteen_days(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=30)
    async with village.database.transaction() as session:
        kim = await make_kim(session, WHERE)
        (member,) = await Members(session).list_of_kim(kim.id)
        # Something else, an invitation say, reminded her.
        assert await Members(session).claim_reminders([member.person_id], village.clock.now(), timedelta(days=14)) == {
            member.person_id
        }
    await village.later(days=6)
    assert reminders(siti) == 0
    assert await steps(village) == {}
    assert (await kim_of(village)).next_step_on == today(village) + timedelta(days=8)
    await village.later(days=8)  # day 44
    assert reminders(siti) == 1
    assert await steps(village) == {1: StepOutcome.SENT}


async def test_the_first_sweep_over_a_roster_tells_the_admin_once(village: Village) -> None:
    admin = village.admin()
    names = ("Sumberejo, Poncokusumo", "Wajak, Wajak", "Bambang, Wajak", "Blayu, Wajak", "Dadapan, Wajak")
    async with village.database.transaction() as session:
        for name in names:
            await make_kim(session, name, last_activity_on=date(2026, 1, 2), next_step_on=date(2026, 2, 6))
    await village.tick()
    assert admin.ever_heard("perlu ditindaklanjuti") == 1
    assert "5 KIM perlu ditindaklanjuti" in admin.last
    assert "dan 2 KIM lagi" in admin.last
    assert admin.buttons == ["Lihat tugas"]
    for _ in range(4):
        await village.later(hours=1)
    assert admin.ever_heard("perlu ditindaklanjuti") == 1


async def test_a_never_active_kim_counts_from_the_day_it_was_registered(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE, role="ketua", kim={"registered_on": date(2026, 9, 30)})
    await village.later(days=41)
    assert reminders(siti) == 0
    await village.later(days=1)
    assert "cerita pertamanya" in siti.last


async def test_the_clock_columns_say_what_the_rows_say(village: Village) -> None:
    async with village.database.transaction() as session:
        kim = await make_kim(session, WHERE)
    await active(village, today(village) - timedelta(days=3))
    async with village.database.reading() as session:
        kim = await session.get_one(Kim, kim.id)
        assert kim.last_activity_on == kim.other_activity_on == today(village) - timedelta(days=3)
        # Reported today: a sign of life, so the 35 days do not end before 30 more.
        assert kim.next_step_on == today(village) + timedelta(days=32)


async def test_one_photo_and_one_sentence_is_enough(village: Village) -> None:
    """From the gentle step to a report: the silence is over, and it is thanked for."""
    siti = await village.member("Siti", desa=WHERE, role="ketua")
    await village.later(days=35)
    await siti.taps("Catat kegiatan")
    await siti.taps("Rapat KIM")
    await siti.says("Rapat pengurus di balai desa")
    await siti.says("kemarin")
    await siti.sends_photo()
    await siti.taps("Kirim")
    assert siti.hears("Senang sekali KIM Sumberejo terdengar lagi")
    async with village.database.reading() as session:
        assert [silence.ended_at is None for silence in await village.rows(session, Silence)] == [False]
    await village.later(days=33)
    assert reminders(siti) == 1
    await village.later(days=1)
    assert reminders(siti) == 2
