"""Members and their KIM's group: brought in, let in, seen leaving; links that end; nobody put out."""

from __future__ import annotations

from storage.member import Member, Members
from storage.outbox import OutboxMessage, OutboxStatus
from tests.features.group.linking import WHERE, linked_group, row_of
from tests.rows import all_rows
from tests.village import Player, Village


async def member_of(village: Village, player: Player) -> Member:
    async with village.database.reading() as session:
        address = await Members(session).find_address("telegram", str(player.id))
        assert address is not None
        return next(m for m in reversed(await village.rows(session, Member)) if m.person_id == address.person_id)


async def register(siti: Player, *, village: str = "Sumberejo, Poncokusumo") -> None:
    await siti.says("daftar")
    for answer in ("Setuju", "18 tahun atau lebih", "Siti Aminah", village, "Anggota", "lewati", "Ya", "Ya", "Kirim"):
        await siti.says(answer)


async def test_the_link_follows_the_news_of_the_approval(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = village.person("Siti")
    await register(siti)
    before = len(village.world.messages(siti.account))
    await budi.taps("Terima Siti Aminah")
    news, link = [m.text for m in village.world.messages(siti.account)[before:]]
    assert news.startswith("Selamat bergabung")
    assert group.links[-1].url in link
    assert "Berlaku 7 hari" in link
    assert group.links[-1].creates_join_request


async def test_a_link_on_demand_ends_the_one_before(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    for words in ("tautan grup", "gabung grup", "/tautan_grup"):
        await siti.says(words)
        assert len(siti.heard) == 1, words
        assert group.links[-1].url in siti.last
    assert [link.revoked for link in group.links] == [True, True, False]
    assert len({link.url for link in group.links}) == 3
    assert not await siti.joins(group.links[-1].url)
    assert group.has(siti)
    assert all(link.revoked for link in group.links)


async def test_a_forwarded_link_lets_nobody_else_in(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    stranger = village.person("Orang")
    await siti.says("tautan grup")
    assert not await stranger.joins(group.links[-1].url)
    assert not group.has(stranger)
    assert stranger.hears("untuk anggota yang terdaftar")
    assert str(stranger.id) not in await all_rows(village.database)
    # Whose link it is still gets in.
    await siti.joins(group.links[-1].url)
    assert group.has(siti)


async def test_who_waits_at_the_door_is_let_in_with_the_approval(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = village.person("Siti")
    await register(siti)
    await budi.says("tautan grup")
    await siti.joins(group.links[-1].url)
    assert siti.hears("masih menunggu keputusan")
    assert not group.has(siti)
    await budi.taps("Terima Siti Aminah")
    assert group.has(siti)
    assert "sudah kami bukakan" in siti.last
    assert len(group.links) == 1  # no link is made for who is in


async def test_members_of_other_kim_and_people_without_one_are_told_what_to_do(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji")
    tini = await village.member("Tini", desa=WHERE)
    await tini.says("keluar dari kim")
    await tini.says("ya")
    await budi.says("tautan grup")
    url = group.links[-1].url
    await rini.joins(url)
    assert rini.hears("terdaftar di KIM Pakisaji")
    assert rini.buttons == ["Pindah desa/KIM"]
    await tini.joins(url)
    assert tini.hears("Silakan ketuk Daftar")
    await tini.taps("Daftar")
    assert tini.hears("Apakah desa/kelurahan Bapak/Ibu Desa Sumberejo, Kec. Poncokusumo?")


async def test_somebody_who_blocked_the_bot_is_let_in_all_the_same(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("tautan grup")
    await siti.does("block")
    await siti.joins(group.links[-1].url)
    assert group.has(siti)


async def test_without_the_right_to_invite_it_is_explained(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("tautan grup")
    assert siti.hears("belum terhubung")
    group = await linked_group(village, budi, admin=False)
    assert budi.hears("admin grup dengan izin mengundang")
    await siti.says("tautan grup")
    assert siti.hears("belum boleh mengundang")
    await group.promotes(village.bot, can_invite_users=True)
    await siti.says("tautan grup")
    assert group.links[-1].url in siti.last
    await group.demotes(village.bot)
    await siti.says("tautan grup")
    assert siti.hears("belum boleh mengundang")


async def test_who_is_no_member_gets_no_link(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    stranger = village.person("Orang")
    await stranger.says("tautan grup")
    assert stranger.hears("untuk anggota KIM yang terdaftar")
    waiting = await village.member("Wati", desa=WHERE, status=village.pending)
    await waiting.says("tautan grup")
    assert waiting.hears("masih menunggu")
    assert group.links == []


async def test_leaving_the_kim_ends_the_link_and_the_board_is_told(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("tautan grup")
    url = group.links[-1].url
    await siti.says("keluar dari kim")
    await siti.says("ya")
    assert group.links[-1].revoked
    assert "Siti (anggota) sudah keluar dari KIM Sumberejo" in budi.last
    assert "bot tidak mengeluarkan siapa pun" in budi.last
    assert url not in [link.url for link in group.links if not link.revoked]
    assert group.heard == []


async def test_moving_to_another_village_ends_the_link_too(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("tautan grup")
    await siti.joins(group.links[-1].url)
    await siti.says("ubah data")
    await siti.taps("Pindah desa/KIM")
    await siti.says("ya")
    await siti.says("Pakisaji, Pakisaji")
    await siti.taps("Anggota")
    assert budi.ever_heard("sudah keluar") == 0
    await siti.taps("Kirim")
    assert "bot tidak mengeluarkan siapa pun" in budi.last
    assert group.has(siti)  # that is for people to decide
    await rini.taps("Terima Siti")
    assert all(link.revoked for link in group.links)


async def test_erasing_oneself_ends_the_link_and_leaves_no_trace_of_the_group(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti Khotimah", desa=WHERE)
    await siti.says("tautan grup")
    url = group.links[-1].url
    await siti.says("data saya")
    await siti.joins(url)
    await siti.says("data saya")
    assert siti.hears("Di grup KIM Sumberejo sejak: Rabu, 23 September 2026")
    await siti.says("tautan grup")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    assert all(link.revoked for link in group.links)
    assert "Seorang anggota" in budi.last
    written = await all_rows(village.database)
    assert str(siti.id) not in written
    assert "Khotimah" not in written


async def test_a_member_who_goes_is_noted_once_and_the_board_told_in_private(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await group.adds(siti)
    assert (await member_of(village, siti)).group_joined_at is not None
    assert group.heard == []
    await siti.leaves(group)
    assert budi.ever_heard("Siti sudah tidak di grup KIM Sumberejo") == 1
    assert group.heard == []
    member = await member_of(village, siti)
    assert member.group_joined_at is None
    assert member.group_left_at is not None
    assert member.ended_at is None
    await group.adds(siti)
    await group.removes(siti)
    assert budi.ever_heard("Siti sudah tidak di grup") == 2
    stranger = village.person("Orang")
    await group.adds(stranger)
    await stranger.leaves(group)
    assert budi.ever_heard("sudah tidak di grup") == 2
    assert str(stranger.id) not in await all_rows(village.database)


async def test_newcomers_are_greeted_together_once_a_day_and_never_by_name(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    await group.adds(village.person("Orang"))
    assert group.heard == []  # linked today: everybody was greeted with that
    await village.later(days=1)
    await village.together(
        *(
            lambda who=who: village.world.add_member(group.chat, who.account)
            for who in [village.person(f"Warga {number}") for number in range(5)]
        )
    )
    assert len(group.heard) == 1
    assert group.hears("Yang belum terdaftar di KIM Sumberejo, silakan ketuk Daftar")
    assert "Warga" not in group.last
    assert len(group.last.splitlines()) <= 2
    await group.adds(await village.member("Siti", desa=WHERE))
    assert group.heard == []
    newcomer = village.person("Baru")
    await newcomer.taps("Daftar", chat=group)
    assert newcomer.hears("setuju")


async def test_links_are_ended_when_the_group_is_released(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await siti.says("tautan grup")
    await budi.says("/lepas", chat=group)
    assert group.links[-1].revoked


async def test_a_link_that_never_left_is_taken_back(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    village.world.fail("createChatInviteLink", error_code=500, description="Internal", times=None)
    await siti.says("tautan grup")
    await siti.says("keluar dari kim")
    await siti.says("ya")
    village.world.heal()
    await village.later(hours=1)
    assert group.links == []
    async with village.database.reading() as session:
        [link] = [m for m in await village.rows(session, OutboxMessage) if m.kind == "group.link"]
    assert link.status is OutboxStatus.CANCELLED


async def test_a_supergroup_keeps_its_links_working(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    group = await linked_group(village, budi)
    siti = await village.member("Siti", desa=WHERE)
    await group.becomes_supergroup()
    assert (await row_of(village, group)).is_linked
    await siti.says("tautan grup")
    await siti.joins(group.links[-1].url)
    assert group.has(siti)
