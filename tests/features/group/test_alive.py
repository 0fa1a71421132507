"""Alive or not: what the bot can tell of a group, and what it means for the silence ladder."""

from __future__ import annotations

from datetime import timedelta

from storage.audit import AuditEntry
from storage.database import Database
from storage.group import GroupStatus
from storage.kim import Kim
from tests.factories import make_kim
from tests.features.group.linking import WHERE, linked_group, row_of
from tests.features.silence.test_ladder import active, kim_of, reminders, today
from tests.village import Village, settings_for
from tests.village_group import Group


async def chatter(village: Village, group: Group, days: int) -> None:
    """People talk every fourth day, and the clock work runs."""
    talker = village.players["Budi"]
    for _ in range(days // 4):
        await talker.says("obrolan warga", chat=group)
        await village.later(days=4)


async def test_measured_from_the_day_the_bot_sees_messages(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, admin=False)
    assert (await row_of(village, group)).measured_since is None
    village.clock.advance(timedelta(days=2))
    await group.promotes(village.bot)
    since = (await row_of(village, group)).measured_since
    assert since == village.clock.now()
    village.clock.advance(timedelta(days=2))
    await group.promotes(village.bot, can_invite_users=True)
    assert (await row_of(village, group)).measured_since == since
    await group.demotes(village.bot)
    assert (await row_of(village, group)).measured_since is None


async def test_privacy_mode_off_measures_plain_members_too(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, admin=False)
    village.app.office.reads_all = True
    await village.later(hours=1)
    assert (await row_of(village, group)).measured_since is not None
    village.app.office.reads_all = False
    await village.later(hours=1)
    assert (await row_of(village, group)).measured_since is None


async def test_a_lively_group_without_reports_shows(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await budi.says("obrolan warga", chat=group)
    await budi.says("status")
    assert budi.hears("belum ada kegiatan tercatat; grup ramai, belum ada laporan")
    await budi.says("/status", chat=group)
    assert group.hears("Grupnya ramai, tinggal dicatat")
    village.clock.advance(timedelta(days=40))
    await budi.says("obrolan warga", chat=group)
    await admin.says("senyap")
    assert admin.buttons[0] == "KIM Sumberejo, Poncokusumo (belum pernah terdengar, grup ramai)"
    await admin.taps(admin.buttons[0])
    assert admin.hears("Grupnya ramai, terakhir Senin, 2 November 2026; belum ada laporan.")
    village.clock.advance(timedelta(days=15))
    await admin.taps(admin.buttons[0]) if admin.buttons[0].startswith("KIM") else await admin.says("senyap")
    assert admin.buttons[0] == "KIM Sumberejo, Poncokusumo (belum pernah terdengar)"
    await admin.taps(admin.buttons[0])
    assert admin.hears("Grupnya sepi sejak Senin, 2 November 2026")
    # Once something is reported, a lively group is nothing to mention.
    await active(village, today(village))
    await budi.says("obrolan warga", chat=group)
    await budi.says("status")
    assert budi.hears("aktif")
    assert not budi.hears("grup ramai")


async def test_what_is_not_measured_is_not_said(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, admin=False)
    await budi.says("/status", chat=group)
    assert not group.hears("ramai")
    await budi.says("status")
    assert not budi.hears("ramai")


async def test_a_lively_group_puts_each_step_off_once_and_never_for_ever(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await chatter(village, group, 40)
    assert reminders(budi) == 0
    kim = await kim_of(village)
    assert kim.last_contact_on is not None
    noted = kim.last_contact_on
    await chatter(village, group, 20)
    assert reminders(budi) == 0
    assert (await kim_of(village)).last_contact_on == noted
    await chatter(village, group, 8)
    assert reminders(budi) == 1  # a month later than without the talk, and not never
    async with village.database.reading() as session:
        [row] = await village.rows(session, Kim)
    assert row.last_activity_on is None


async def test_a_quiet_group_puts_nothing_off(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    await linked_group(village, budi)
    await village.later(days=28)
    await village.days_pass(8)
    assert reminders(budi) == 1


async def test_a_group_lost_in_working_hours_is_told_within_the_hour_and_once(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await group.removes(village.bot)
    assert admin.ever_heard("hilang dari jangkauan") == 0
    for _ in range(3):
        await village.later(hours=1)
        assert admin.ever_heard("hilang dari jangkauan kami: bot dikeluarkan") == 1
    async with village.database.reading() as session:
        entries = {entry.action: entry for entry in await village.rows(session, AuditEntry)}
    assert entries["group.lost"].after["reason"] == "removed"
    assert entries["group.lost_told"].actor == "system"
    assert (await row_of(village, group)).status is GroupStatus.LOST
    await admin.says("senyap")
    await village.later(days=36)
    await admin.says("senyap")
    assert "grup hilang" in admin.buttons[0]


async def test_a_group_that_came_back_and_is_lost_again_the_same_day_is_told_again(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    for times in (1, 2):
        await group.removes(village.bot)
        await village.later(hours=1)
        assert admin.ever_heard("hilang dari jangkauan kami: bot dikeluarkan") == times
        await group.adds(village.bot)
        assert admin.ever_heard("terhubung lagi") == times


async def test_a_group_lost_at_night_is_told_in_the_morning(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await village.later(hours=11)  # 20.00
    await group.removes(village.bot)
    for _ in range(11):
        await village.later(hours=1)
        assert admin.ever_heard("hilang dari jangkauan") == 0
    await village.later(hours=1)  # 08.00
    assert admin.ever_heard("hilang dari jangkauan") == 1


async def test_a_muted_bot_is_a_loss_and_its_voice_given_back_is_none(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, supergroup=True)
    await group.mutes(village.bot)
    await village.later(hours=1)
    assert admin.ever_heard("bot tidak boleh menulis") == 1
    await group.promotes(village.bot)
    row = await row_of(village, group)
    assert (row.status, row.can_invite, row.lost_at) == (GroupStatus.LINKED, True, None)
    assert group.heard == []
    # Who heard of the loss hears that it is over.
    assert admin.ever_heard("Kabar baik: grup KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo, terhubung lagi.") == 1
    await group.mutes(village.bot)
    await group.promotes(village.bot)
    assert admin.ever_heard("terhubung lagi") == 1
    assert row.measured_since is not None


async def test_a_deleted_group_is_a_loss(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    village.world.delete_group(group.chat)
    await village.settle()
    await village.later(hours=1)
    assert admin.ever_heard("hilang dari jangkauan") == 1


async def test_a_move_is_no_loss_and_no_new_group(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    old = group.id
    before = len(village.world.messages(budi.account))
    await group.becomes_supergroup()
    await village.later(hours=1)
    assert group.id != old
    assert group.messages == []
    assert len(village.world.messages(budi.account)) == before
    assert admin.ever_heard("hilang") == 0
    row = await row_of(village, group)
    assert (row.status, row.measured_since is not None) == (GroupStatus.LINKED, True)
    # Told once more, after an outage, it changes nothing.
    village.world.redeliver(2)
    await village.settle()
    await admin.says("grup")
    assert admin.hears("1 grup")


async def test_one_warm_sentence_in_the_group_where_that_is_wanted(database: Database) -> None:
    settings = settings_for(database, group_reminders=True)
    async with Village.open(database, settings) as village:
        budi = await village.member("Budi", desa=WHERE, role="ketua")
        group = await linked_group(village, budi)
        await village.later(days=35)
        assert reminders(budi) == 1
        assert group.ever_heard("Apa kabar, Bapak/Ibu KIM Sumberejo?") == 1
        assert "Budi" not in group.last
        await village.tick()
        await village.later(hours=2)
        assert group.ever_heard("Apa kabar") == 1
        await village.later(days=26)
        assert group.ever_heard("Bila ada yang bisa kami bantu") == 1
        await village.later(days=30)  # from the third step on the group hears nothing
        assert reminders(budi) == 3
        assert len(group.messages) == 4  # hello, linked, and the two


async def test_by_default_groups_hear_nothing_of_the_ladder(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await village.later(days=35)
    assert reminders(budi) == 1
    assert len(group.messages) == 2


async def test_a_sentence_that_waits_is_taken_back_when_the_kim_is_heard(database: Database) -> None:
    settings = settings_for(database, group_reminders=True)
    async with Village.open(database, settings) as village:
        budi = await village.member("Budi", desa=WHERE, role="ketua")
        group = await linked_group(village, budi)
        async with village.database.transaction() as session:
            await make_kim(session, WHERE)
        village.clock.advance(timedelta(days=35))
        await village.app.schedule.tick_all()
        await active(village, today(village))
        await village.settle()
        assert group.ever_heard("Apa kabar") == 0
        assert reminders(budi) == 0
