"""A group and its KIM: proposed, confirmed by who may, moved, released; a wrong group left."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.conversation.messages import Address, Incoming, Kind
from storage.database import Database
from storage.group import GroupStatus, VillageGroup
from storage.kim import Kim
from tests.factories import find_village, make_kim
from tests.features.group.linking import WHERE, audited, forges, linked_group, row_of
from tests.rows import all_rows
from tests.village import Village, settings_for

REFUSED = "Tombol atau perintah itu untuk"


async def test_whoever_adds_the_bot_is_asked_in_private_and_the_group_hears_two_lines(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("Info Warga Sumberejo Poncokusumo", creator=budi)
    assert len(group.heard) == 1
    assert len(group.last.splitlines()) == 2
    assert group.buttons == ["Hubungkan grup"]
    assert budi.buttons == ["Sumberejo, Kec. Poncokusumo", "KIM lain"]
    await budi.taps("KIM lain")
    assert budi.hears("untuk KIM mana?")
    assert budi.buttons == ["Sumberejo, Kec. Poncokusumo", "Batal"]


async def test_a_stranger_who_adds_the_bot_is_not_written_to_and_leaves_no_trace(village: Village) -> None:
    stranger = village.person("Orang")
    group = await village.group("Arisan Melati", creator=stranger)
    assert group.hears("Obrolan di sini tidak kami simpan")
    assert stranger.heard == []
    assert str(stranger.id) not in await all_rows(village.database)
    await stranger.taps("Hubungkan grup", chat=group)
    assert stranger.hears("perlu terdaftar dulu")
    assert stranger.buttons == ["Daftar"]
    assert str(stranger.id) not in await all_rows(village.database)


async def test_the_board_links_with_one_command(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="sekretaris")
    group = await village.group("Rumpi", creator=village.person("Orang"), admin=True)
    await group.adds(budi)
    await budi.says("/tautkan Sumberejo Poncokusumo", chat=group)
    assert group.hears("sekarang terhubung dengan KIM Sumberejo")
    assert len(group.last.splitlines()) == 2
    assert budi.heard == []
    row = await row_of(village, group)
    assert row.status is GroupStatus.LINKED
    assert "group.linked" in await audited(village)
    await budi.says("/tautkan", chat=group)
    assert group.hears("sudah terhubung dengan KIM Sumberejo")


async def test_homonyms_are_told_apart_in_private(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("Rumpi", creator=budi)
    await budi.says("/tautkan sumberejo", chat=group)
    assert group.hears("dilanjutkan di chat pribadi")
    assert budi.hears("untuk KIM mana?")
    assert len([label for label in budi.buttons if label.startswith("Sumberejo")]) == 3
    await budi.says("poncokusumo")
    assert budi.hears("sekarang terhubung dengan KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo")


async def test_names_with_slips_and_names_unknown(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("Rumpi", creator=budi)
    await budi.taps("Hubungkan grup", chat=group)
    await budi.says("qqqq zzzz")
    assert budi.hears("belum kami temukan")
    await budi.says("sumberrejo kec poncokusumo")
    await budi.taps("Sumberejo, Kec. Poncokusumo") if "terhubung" not in budi.last else None
    assert budi.hears("sekarang terhubung")


async def test_a_member_proposes_and_the_board_says_yes(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    assert siti.hears("Kami tanyakan dulu kepada pengurus KIM Sumberejo")
    assert (await row_of(village, group)).status is GroupStatus.PROPOSED
    assert "Siti mengusulkan grup “KIM Sumberejo”" in budi.last
    await budi.taps("Ya, hubungkan")
    assert budi.hears("sekarang terhubung")
    assert group.hears("sekarang terhubung dengan KIM Sumberejo")
    assert "Usulannya disetujui" in siti.last
    row = await row_of(village, group)
    assert row.status is GroupStatus.LINKED
    assert row.proposed_by is None
    await budi.taps("Ya, hubungkan")
    assert budi.hears("sudah terhubung dengan KIM Sumberejo")


async def test_what_one_of_the_board_answered_the_others_copies_say(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa=WHERE, role="sekretaris")
    siti = await village.member("Siti", desa=WHERE)
    await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    first = village.world.messages(rini.account)[-1]
    assert "Ya, hubungkan" in first.labels
    await budi.taps("Bukan grup kami")
    assert not first.labels
    assert first.text == "Grup “KIM Sumberejo” tidak dihubungkan. Terima kasih."
    village.clock.advance(timedelta(minutes=1))
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    again = village.world.messages(rini.account)[-1]
    assert "Ya, hubungkan" in again.labels, "asked once more"
    await budi.taps("Ya, hubungkan")
    assert not again.labels
    assert again.text == "Grup “KIM Sumberejo” sudah terhubung dengan KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo."


async def test_without_a_board_the_officers_are_asked(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa=WHERE)
    await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    assert siti.hears("kepada petugas Diskominfo")
    await admin.taps("Ya, hubungkan")
    assert admin.hears("sekarang terhubung")


async def test_a_configured_admin_links_at_once(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        await make_kim(session, WHERE)
    group = await village.group("KIM Sumberejo Poncokusumo", creator=admin)
    await admin.taps("Sumberejo, Kec. Poncokusumo")
    assert admin.hears("sekarang terhubung")
    assert (await row_of(village, group)).status is GroupStatus.LINKED


async def test_a_wrong_village_stays_unlinked_and_a_wrong_group_is_left_politely(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    first = await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    await budi.taps("Bukan grup kami")
    assert first.hears("ini ternyata bukan grup KIM Sumberejo")
    assert first.has(village.bot)
    assert "bukan grup KIM Sumberejo" in siti.last
    assert (await row_of(village, first)).status is GroupStatus.UNLINKED
    second = await village.group("Keluarga Besar Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    await budi.taps("Salah grup, keluar saja")
    assert second.hears("kami pamit")
    assert not second.has(village.bot)
    row = await row_of(village, second)
    assert (row.status, row.title, row.kim_id) == (GroupStatus.LEFT, "", None)
    assert "Keluarga Besar" not in await group_rows(village)
    await budi.taps("Salah grup, keluar saja")
    assert budi.hears("sudah dijawab")


async def group_rows(village: Village) -> str:
    async with village.database.reading() as session:
        return " ".join(row.title for row in await village.rows(session, VillageGroup))


async def test_a_village_without_a_kim_is_explained(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("KIM Gedangan", creator=siti)
    await siti.taps("Hubungkan grup", chat=group)
    await siti.says("Gedangan, Gedangan")
    assert siti.hears("belum punya KIM")
    assert (await row_of(village, group)).status is GroupStatus.UNLINKED


async def test_one_kim_one_group_a_second_asks_whether_to_move(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    old = await linked_group(village, budi, "KIM Sumberejo lama")
    new = await village.group("KIM Sumberejo baru", creator=budi)
    await budi.taps("Hubungkan grup", chat=new)
    await budi.says("Sumberejo, Poncokusumo")
    assert budi.hears("sudah punya grup “KIM Sumberejo lama”")
    await budi.taps("Tidak")
    assert (await row_of(village, old)).status is GroupStatus.LINKED
    await budi.says("/tautkan Sumberejo, Poncokusumo", chat=new)
    await budi.says("ya")
    assert budi.hears("sekarang terhubung")
    assert old.hears("sekarang memakai grup lain")
    assert new.hears("sekarang terhubung")
    assert (await row_of(village, old)).status is GroupStatus.UNLINKED
    assert (await row_of(village, new)).status is GroupStatus.LINKED


async def test_unlinking_is_for_the_board_and_officers(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    group = await linked_group(village, budi)
    await group.adds(siti)
    await siti.says("/lepas", chat=group)
    assert group.hears("Yang bisa melepas grup ini pengurus KIM Sumberejo atau petugas")
    await budi.says("/lepas", chat=group)
    assert group.hears("tidak lagi terhubung dengan KIM Sumberejo")
    assert len(group.heard) == 1
    await budi.says("/lepas", chat=group)
    assert group.hears("belum terhubung")
    await budi.says("/tautkan Sumberejo, Poncokusumo", chat=group)
    await budi.says("lepas grup")
    await budi.taps("Lepas grup")
    await budi.taps("Ya, lepas")
    assert budi.hears("tidak lagi terhubung")
    assert group.hears("tidak lagi terhubung")
    assert (await audited(village)).count("group.unlinked") == 2


async def test_anonymous_admins_go_on_in_private(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("KIM Sumberejo", creator=budi, supergroup=True)
    for command in ("/tautkan Sumberejo, Poncokusumo", "/tautkan", "/kegiatan", "/hoaks benar?"):
        await budi.says(command, chat=group, anonymous=True)
        assert group.hears("belum tahu siapa yang menulis"), command
        assert (await row_of(village, group)).status is GroupStatus.UNLINKED
    await budi.says("/tautkan", chat=group, anonymous=True)
    await budi.taps("Hubungkan grup", chat=group)
    await budi.says("Sumberejo, Poncokusumo")
    assert budi.hears("sekarang terhubung")
    await budi.says("/lepas", chat=group, anonymous=True)
    assert group.hears("belum tahu siapa yang menulis")
    assert (await row_of(village, group)).status is GroupStatus.LINKED
    await budi.taps("Lepas grup", chat=group)
    assert budi.hears("sudah terhubung dengan KIM Sumberejo")
    await budi.taps("Lepas grup")
    await budi.taps("Ya, lepas")
    assert (await row_of(village, group)).status is GroupStatus.UNLINKED


async def test_a_group_of_one_kim_cannot_be_taken_by_another(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    group = await linked_group(village, budi)
    await group.adds(rini)
    await rini.says("/tautkan Pakisaji", chat=group)
    assert group.hears("sudah terhubung dengan KIM Sumberejo")
    row = await row_of(village, group)
    async with village.database.reading() as session:
        code = (await find_village(session, "Pakisaji, Pakisaji")).code.replace(".", "")
    await forges(rini, f"group.pick:{row.key}-{code}")
    assert rini.hears("sudah terhubung dengan KIM Sumberejo")
    assert (await row_of(village, group)).kim_id == row.kim_id


async def test_forged_presses_change_nothing(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    async with village.database.reading() as session:
        kims = {kim.name: kim.id for kim in await village.rows(session, Kim)}
    row = await row_of(village, group)
    for data in (
        f"group.confirm:{row.id}-{kims['KIM Sumberejo']}",
        f"group.decline:{row.id}-{kims['KIM Sumberejo']}",
        f"group.wrong:{row.id}-{kims['KIM Sumberejo']}",
        f"group.leave:{row.id}",
    ):
        for who in (rini, siti):
            await forges(who, data)
            assert who.hears(REFUSED), data
    for data, words in (
        (f"group.confirm:{row.id}-{kims['KIM Pakisaji']}", "sudah dijawab"),
        ("group.confirm:x-y", "sudah dijawab"),
        ("group.link:0000", "tidak ada lagi"),
        ("group.pick:0000-3507072002", "tidak ada lagi"),
        (f"group.unlink:{row.id}", "tidak ada lagi"),
        (f"group.show:{row.id}", "tidak ada lagi"),
        ("group.show:999999999999", "tidak ada lagi"),
        ("group.list:", REFUSED),
        (f"group.leave:{row.id}", REFUSED),
    ):
        await forges(rini, data)
        assert rini.hears(words), data
    stranger = village.person("Orang")
    await forges(stranger, f"group.link:{row.key}")
    assert stranger.hears("perlu terdaftar dulu")
    await stranger.starts("g-0123456789abcdef")
    assert stranger.hears("perlu terdaftar dulu")
    assert (await row_of(village, group)).status is GroupStatus.PROPOSED
    assert budi.ever_heard("mengusulkan") == 1


async def test_two_of_the_board_confirm_at_once(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    tini = await village.member("Tini", desa=WHERE, role="sekretaris")
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    await village.together(budi.will_tap("Ya, hubungkan"), tini.will_tap("Ya, hubungkan"))
    assert group.ever_heard("sekarang terhubung") == 1
    answers = sorted(["sudah terhubung" in budi.last, "sudah terhubung" in tini.last])
    assert answers == [False, True]
    assert (await audited(village)).count("group.linked") == 1


async def test_two_boards_want_the_same_group_at_once(village: Village) -> None:
    """The second proposal took the first one's place; who confirms the first is told so."""
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    await siti.taps("Hubungkan grup", chat=group)
    await siti.says("Pakisaji, Pakisaji")
    await village.together(budi.will_tap("Ya, hubungkan"), rini.will_tap("Ya, hubungkan"))
    assert "sudah berubah" in budi.last
    assert "sekarang terhubung dengan KIM Pakisaji" in rini.last
    assert group.ever_heard("sekarang terhubung") == 1


async def test_a_group_that_is_gone_meanwhile_ends_the_question_about_it(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await village.group("Rumpi", creator=budi)
    await budi.taps("Hubungkan grup", chat=group)
    assert budi.hears("untuk KIM mana?")
    await group.removes(village.bot)
    await budi.says("Sumberejo, Poncokusumo")
    assert budi.hears("tidak ada lagi di daftar kami")
    await budi.says("Sumberejo, Poncokusumo")
    assert not budi.hears("tidak ada lagi di daftar kami")


async def test_a_group_that_another_links_meanwhile_ends_the_question_about_it(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    group = await village.group("Rumpi", creator=budi)
    await group.adds(rini)
    await budi.taps("Hubungkan grup", chat=group)
    await rini.says("/tautkan Pakisaji, Pakisaji", chat=group)
    await budi.says("Sumberejo, Poncokusumo")
    assert budi.hears("sudah terhubung dengan KIM Pakisaji")
    await budi.says("Sumberejo, Poncokusumo")
    assert not budi.hears("sudah terhubung dengan KIM Pakisaji")


async def test_two_groups_for_one_kim_at_once(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    tini = await village.member("Tini", desa=WHERE, role="sekretaris")
    first = await village.group("KIM Sumberejo satu", creator=budi)
    second = await village.group("KIM Sumberejo dua", creator=tini)
    choose = "Sumberejo, Kec. Poncokusumo"
    await village.together(budi.will_tap(choose), tini.will_tap(choose))
    rows = [await row_of(village, group) for group in (first, second)]
    assert sorted(row.status.value for row in rows) == ["linked", "unlinked"]
    assert "sudah punya grup" in budi.last + tini.last


async def test_back_in_a_group_it_is_linked_again_without_asking(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await group.removes(village.bot)
    assert (await row_of(village, group)).status is GroupStatus.LOST
    await group.adds(village.bot)
    assert group.hears("Grup ini tetap terhubung dengan KIM Sumberejo")
    assert (await row_of(village, group)).status is GroupStatus.LINKED
    # Meanwhile the KIM may have taken another group: then the old one is asked for its village again.
    await group.removes(village.bot)
    await linked_group(village, budi, "KIM Sumberejo baru")
    await group.adds(village.bot)
    assert group.hears("Agar grup ini terhubung")
    assert (await row_of(village, group)).status is GroupStatus.UNLINKED


async def test_the_board_reads_why_its_group_is_lost_and_what_brings_it_back(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi, supergroup=True)
    await group.mutes(village.bot)
    await budi.says("grup")
    assert budi.hears("bot tidak boleh menulis")
    await group.removes(village.bot)
    await budi.says("grup")
    assert budi.hears("terhubung dengan sendirinya")
    await group.adds(village.bot, admin=True)
    await budi.says("grup")
    assert budi.hears("Izin bot: lengkap")


async def test_a_group_of_no_kim_is_forgotten_when_the_bot_is_removed(village: Village) -> None:
    siti = await village.member("Siti", desa=WHERE)
    group = await village.group("Keluarga Pak Karto", creator=siti)
    await group.removes(village.bot)
    row = await row_of(village, group)
    assert (row.status, row.title) == (GroupStatus.LEFT, "")
    await group.adds(village.bot)
    assert group.hears("Agar grup ini terhubung")
    assert (await row_of(village, group)).status is GroupStatus.UNLINKED
    await group.is_renamed("KIM Sumberejo")
    await siti.says("/status", chat=group)
    assert (await row_of(village, group)).title == "KIM Sumberejo"


async def test_on_two_processes_one_kim_still_gets_one_group(database: Database) -> None:
    settings = settings_for(database)
    async with (
        Village.open(database, settings) as village,
        Village.open(database, settings, world=village.world, clock=village.clock) as other,
    ):
        budi = await village.member("Budi", desa=WHERE, role="ketua")
        tini = await village.member("Tini", desa=WHERE, role="sekretaris")
        groups = [
            await village.group("KIM Sumberejo satu", creator=budi),
            await village.group("KIM Sumberejo dua", creator=tini),
        ]
        keys = [(await row_of(village, group)).key for group in groups]
        presses = [
            Incoming(Address("telegram", str(who.id)), 900 + who.id, Kind.TAP, entry=f"group.pick:{key}-3507072002")
            for who, key in zip((budi, tini), keys, strict=True)
        ]
        await asyncio.gather(village.app.dispatcher.handle(presses[0]), other.app.dispatcher.handle(presses[1]))
        for app in (village.app, other.app):
            await app.sender.settle()
        rows = [await row_of(village, group) for group in groups]
        assert sorted(row.status.value for row in rows) == ["linked", "unlinked"]
        assert "sudah punya grup" in budi.last + tini.last
