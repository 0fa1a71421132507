"""Who is in the KIM: the board's own list."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.conversation.messages import Address, Incoming, Kind
from storage.audit import AuditEntry
from storage.database import Database
from storage.kim import BoardRole
from storage.member import Member, MemberStatus, Person, PersonAddress
from tests.village import Player, Village, settings_for

WHERE = "Sumberejo, Poncokusumo"


async def test_the_board_reads_who_is_in_the_kim(village: Village) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    await village.member("Siti", desa=WHERE)
    await village.member("Budi", desa=WHERE)
    await village.member("Ratna", desa=WHERE, role="sekretaris")
    await village.member("Joko", desa=WHERE, status=MemberStatus.PENDING)
    await village.member("Orang Lain", desa="Sumberejo, Gedangan")
    await hadi.says("daftar anggota")
    assert hadi.heard == [
        "Anggota KIM Sumberejo: 4 orang\n"
        "Ketua: Hadi\n"
        "Sekretaris: Ratna\n"
        "Anggota (2): Siti, Budi\n"
        "Menunggu persetujuan: 1 orang"
    ]
    await hadi.taps("Pendaftaran")
    assert hadi.hears("Joko")


@pytest.mark.parametrize("words", ["anggota", "siapa saja anggota kami", "daftar nama anggota", "anggotaku siapa saja"])
async def test_in_ones_own_words(village: Village, words: str) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    await hadi.says(words)
    assert hadi.hears("Ketua: Hadi")
    assert not hadi.buttons


async def test_a_member_is_told_how_many_and_who_decides(village: Village) -> None:
    await village.member("Hadi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    await village.member("Budi", desa=WHERE)
    await siti.says("daftar anggota")
    assert siti.hears("KIM Sumberejo punya 3 anggota")
    assert siti.hears("Ketua: Hadi")
    assert not siti.hears("Budi")


async def test_who_waits_or_is_nobody_reads_no_names(village: Village) -> None:
    await village.member("Hadi", desa=WHERE, role="ketua")
    joko = await village.member("Joko", desa=WHERE, status=MemberStatus.PENDING)
    await joko.says("daftar anggota")
    assert not joko.hears("Hadi")
    assert joko.hears("masih menunggu")
    stranger = village.person("Warga")
    await stranger.says("daftar anggota")
    assert not stranger.hears("Hadi")
    assert stranger.hears("setuju")
    admin = village.admin()
    await admin.says("daftar anggota")
    assert admin.hears("dilihat pengurusnya")


async def test_a_large_kim_fits_one_message(village: Village) -> None:
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    for number in range(130):
        await village.member(f"Anggota Nomor {number}", desa=WHERE)
    await hadi.says("daftar anggota")
    assert hadi.hears("Anggota (130): ")
    assert hadi.hears("dan 30 lainnya")
    assert len(hadi.last) < 4096


# Who is in it no more -------------------------------------------------------------------------------------


async def with_budi(village: Village) -> tuple[Player, Player, Player]:
    """A ketua, a sekretaris, and Budi, taken in long ago."""
    hadi = await village.member("Hadi", desa=WHERE, role="ketua")
    ratna = await village.member("Ratna", desa=WHERE, role="sekretaris")
    budi = await village.member("Budi Santoso", desa=WHERE)
    village.clock.advance(timedelta(days=30))
    return hadi, ratna, budi


async def places(village: Village) -> dict[str, str]:
    async with village.database.reading() as session:
        people = {person.id: person.name or "" for person in await village.rows(session, Person)}
        return {people[member.person_id]: member.status.value for member in await village.rows(session, Member)}


async def test_the_board_puts_out_who_moved_away(village: Village) -> None:
    hadi, ratna, budi = await with_budi(village)
    await ratna.says("daftar anggota")
    await ratna.taps("Keluarkan anggota")
    assert ratna.buttons == ["Budi Santoso (anggota)", "Batal"], "neither herself nor the ketua"
    await ratna.taps("Budi Santoso (anggota)")
    await ratna.taps("Sudah pindah")
    assert ratna.hears("Budi Santoso (anggota) tidak lagi di KIM Sumberejo: sudah pindah")
    assert budi.last == "", "nothing happened yet"
    await ratna.taps("Ya")
    assert ratna.hears("Budi Santoso tidak lagi di KIM Sumberejo. Beliau sudah kami kabari.")
    assert budi.hears("pengurus KIM Sumberejo mengabarkan bahwa Bapak/Ibu sudah pindah")
    assert len(budi.heard) == 1
    assert budi.buttons == ["Daftar"]
    assert "Dicatat oleh Bapak/Ibu Ratna" in hadi.last
    assert (await places(village))["Budi Santoso"] == "left"
    async with village.database.reading() as session:
        (entry,) = [e for e in await village.rows(session, AuditEntry) if e.action == "member.left"]
    assert (entry.actor, entry.before, entry.after) == ("person:2", {"status": "approved"}, {"status": "left"})
    assert entry.reason == "moved"
    await ratna.says("daftar anggota")
    assert not ratna.hears("Budi")


@pytest.mark.parametrize("why", ["blocked", "no address"])
async def test_who_cannot_be_told_is_not_said_to_have_been(village: Village, why: str) -> None:
    _, ratna, budi = await with_budi(village)
    if why == "blocked":
        await budi.does("block")
    else:
        async with village.database.transaction() as session:
            (person,) = [one for one in await village.rows(session, Person) if one.name == "Budi Santoso"]
            await session.execute(delete(PersonAddress).where(PersonAddress.person_id == person.id))
    await ratna.says("keluarkan anggota budi")
    await ratna.taps("Sudah pindah")
    assert ratna.hears(
        "sudah pindah. Beliau tidak bisa kami kabari lewat chat; mohon disampaikan langsung. Sudah benar?"
    )
    await ratna.taps("Ya")
    assert ratna.hears("Budi Santoso tidak lagi di KIM Sumberejo. Beliau tidak bisa kami kabari lewat chat")
    assert budi.last == ""


@pytest.mark.parametrize("words", ["Pak Budi sudah meninggal", "innalillahi pak budi sampun seda wingi"])
async def test_nobody_is_told_of_the_own_death(village: Village, words: str) -> None:
    hadi, ratna, budi = await with_budi(village)
    await hadi.says(words)
    assert hadi.hears("turut berduka")
    assert len(hadi.last) <= FIVE_LINES
    await hadi.says("nggih")
    assert hadi.hears("Semoga keluarga diberi ketabahan")
    assert budi.last == ""
    assert "berpulang" in ratna.last
    assert (await places(village))["Budi Santoso"] == "left"


@pytest.mark.parametrize("words", ["anggota kami ada yang meninggal", "anggota meninggal", "wonten anggota sing sedo"])
async def test_of_a_death_the_name_is_asked_for_with_sympathy(village: Village, words: str) -> None:
    hadi, _, budi = await with_budi(village)
    await hadi.says(words)
    assert hadi.hears("Kami turut berduka, Bapak/Ibu Hadi. 🙏 Siapa yang berpulang?")
    await hadi.says("budi")
    assert hadi.hears("tidak ada kabar ke nomor beliau")
    await hadi.says("ya")
    assert (await places(village))["Budi Santoso"] == "left"
    assert budi.last == ""


async def test_it_is_said_in_ones_own_words_and_never_done_by_them_alone(village: Village) -> None:
    hadi, _, budi = await with_budi(village)
    await hadi.says("Bu Ratna pindah ke Surabaya")
    assert hadi.hears("Ratna (sekretaris) tidak lagi di KIM Sumberejo: sudah pindah")
    await hadi.says("tidak")
    assert hadi.hears("tidak ada yang berubah")
    await hadi.says("keluarkan anggota budi")
    assert hadi.hears("Apa sebabnya Budi Santoso tidak lagi di KIM Sumberejo?")
    await hadi.says("mundur")
    assert hadi.hears("tidak ikut lagi")
    await hadi.says("batal")
    await hadi.says("keluarkan anggota")
    await hadi.says("pak budi")
    assert hadi.hears("Apa sebabnya Budi Santoso")
    assert set((await places(village)).values()) == {"approved"}
    assert budi.last == ""


@pytest.mark.parametrize(
    "words", ["Pak Hadi sudah pindah", "kantor desa sudah pindah", "Bu Ratna mundur jadi sekretaris"]
)
async def test_other_news_puts_nobody_out(village: Village, words: str) -> None:
    hadi, _, _ = await with_budi(village)
    await hadi.says(words)
    assert not hadi.hears("tidak lagi di KIM")


async def test_that_the_ketua_died_is_met_with_sympathy_also_by_the_name(village: Village) -> None:
    admin = village.admin()
    _, ratna, budi = await with_budi(village)
    for who, words in ((ratna, "Pak Hadi sudah meninggal"), (budi, "innalillahi pak hadi sedo wingi")):
        await who.says(words)
        assert who.hears("Kami turut berduka")
        assert who.hears("mengetik: ganti jabatan")
        assert len(who.last) <= FIVE_LINES
        assert f"“{words}”" in admin.last
    assert set((await places(village)).values()) == {"approved"}


FIVE_LINES = 5 * 28
"""Letters of five lines on a small phone."""


@pytest.mark.parametrize(
    "words",
    [
        "Pak Hadi sudah pindah ke Surabaya",
        "ketua kami sudah pindah",
        "ketuane wis boyongan",
        "pak ketua mundur",
        "ketua kami sudah tidak aktif",
    ],
)
async def test_that_the_ketua_moved_away_leads_to_who_follows(village: Village, words: str) -> None:
    admin = village.admin()
    _, ratna, _ = await with_budi(village)
    await ratna.says(words)
    assert ratna.hears("Bila Bapak/Ibu pengganti Hadi")
    assert ratna.hears("ganti jabatan")
    assert len(ratna.last) <= FIVE_LINES
    assert ratna.buttons == ["Saya penggantinya", "Hubungi petugas"]
    await ratna.taps("Saya penggantinya")
    assert ratna.hears("Petugas Diskominfo memastikannya dulu")
    assert admin.hears("ketuanya, Hadi, tidak bisa lagi menjabat")


@pytest.mark.parametrize("words", ["sekretaris kami sudah pindah", "bu sekretaris wis boyongan"])
async def test_one_of_the_board_is_called_by_the_place_on_it(village: Village, words: str) -> None:
    hadi, _, _ = await with_budi(village)
    await hadi.says(words)
    assert hadi.hears("Ratna (sekretaris) tidak lagi di KIM Sumberejo: sudah pindah")


@pytest.mark.parametrize("words", ["saya sudah pindah ke surabaya", "kulo sampun pindah", "Budi sudah pindah"])
async def test_who_moves_away_reads_what_to_tap(village: Village, words: str) -> None:
    _, _, budi = await with_budi(village)
    await budi.says(words)
    assert budi.hears("Untuk pindah atau keluar dari KIM, ketuk Ubah data")
    assert not budi.hears("pengurus berganti")
    await budi.taps("Ubah data")
    assert {"Pindah desa/KIM", "Keluar dari KIM"} <= set(budi.buttons)
    assert set((await places(village)).values()) == {"approved"}


async def test_the_reason_may_be_told_with_the_name_where_the_name_is_asked(village: Village) -> None:
    hadi, _, _ = await with_budi(village)
    await hadi.says("keluarkan anggota")
    await hadi.says("pak joko sudah pindah")
    assert hadi.hears("belum kami temukan")
    await hadi.says("pak budi sudah pindah")
    assert hadi.hears("Budi Santoso (anggota) tidak lagi di KIM Sumberejo: sudah pindah")
    await hadi.says("batal")
    await hadi.says("keluarkan anggota")
    await hadi.says("pak hadi sudah pindah")
    assert hadi.hears("ketuk Ubah data")
    assert hadi.hears("ketik: pengurus berganti")
    assert len(hadi.last) <= FIVE_LINES


async def test_of_two_of_one_name_it_is_asked_which(village: Village) -> None:
    hadi, _, _ = await with_budi(village)
    await village.member("Budi Hartono", desa=WHERE)
    await hadi.says("Pak Budi sudah pindah")
    assert hadi.hears("Siapa yang tidak lagi di KIM Sumberejo?")
    await hadi.says("budi hartono")
    assert hadi.hears("Budi Hartono (anggota) tidak lagi di KIM Sumberejo: sudah pindah")
    await hadi.taps("Ya")
    assert {name: place for name, place in (await places(village)).items() if place == "left"} == {
        "Budi Hartono": "left"
    }


async def test_only_the_board_puts_somebody_out_also_on_press(village: Village) -> None:
    hadi, ratna, budi = await with_budi(village)
    await budi.says("keluarkan Ratna")
    assert budi.hears("pengurus KIM")
    await budi.says("Bu Ratna sudah pindah")
    assert not budi.hears("tidak lagi di KIM")
    await village.admin().says("keluarkan anggota")
    assert village.admin().hears("pengurus KIM")
    await ratna.says("Pak Budi sudah pindah")
    await ratna.says("ya")
    assert budi.ever_heard("mengabarkan") == 1
    await hadi.says("pengurus berganti")
    await hadi.says("Ratna")
    await hadi.says("keluarkan anggota")
    await hadi.taps("Ratna (sekretaris)")
    await hadi.taps("Sudah pindah")
    await ratna.taps("Bersedia")
    await hadi.taps("Ya")
    assert hadi.hears("pengurus KIM"), "no more on the board himself"
    assert (await places(village))["Ratna"] == "approved"


async def test_of_two_who_put_somebody_out_the_second_is_told(village: Village) -> None:
    hadi, ratna, budi = await with_budi(village)
    for one in (hadi, ratna):
        await one.says("Pak Budi sudah pindah")
    await hadi.taps("Ya")
    await ratna.taps("Ya")
    assert ratna.hears("sudah tidak di daftar anggota")
    assert budi.ever_heard("mengabarkan") == 1


async def test_of_two_who_put_each_other_out_on_two_processes_one_stays(database: Database) -> None:
    settings = settings_for(database)
    async with (
        Village.open(database, settings) as village,
        Village.open(database, settings, world=village.world, clock=village.clock) as other,
    ):
        _, ratna, _ = await with_budi(village)
        tini = await village.member("Tini", desa=WHERE, role="bendahara")
        village.clock.advance(timedelta(minutes=1))
        await ratna.says("Bu Tini sudah pindah")
        await tini.says("Bu Ratna sudah pindah")
        village.clock.advance(timedelta(minutes=1))
        yes = [Incoming(Address("telegram", str(who.id)), 900 + who.id, Kind.TEXT, text="ya") for who in (ratna, tini)]
        await asyncio.gather(village.app.dispatcher.handle(yes[0]), other.app.dispatcher.handle(yes[1]))
        both = await places(village)
        assert sorted([both["Ratna"], both["Tini"]]) == ["approved", "left"]


async def test_a_kim_keeps_a_ketua_when_the_heir_is_put_out_on_another_process(database: Database) -> None:
    settings = settings_for(database)
    async with (
        Village.open(database, settings) as village,
        Village.open(database, settings, world=village.world, clock=village.clock) as other,
    ):
        hadi, ratna, budi = await with_budi(village)
        await hadi.says("pengurus berganti")
        await hadi.says("Budi Santoso")
        await ratna.says("Pak Budi sudah pindah")
        village.clock.advance(timedelta(minutes=1))
        async with village.database.reading() as session:
            of = {member.person_id: member for member in await village.rows(session, Member)}
        offer = f"member.accept:{of[1].id}-{of[3].id}"
        accepts = Incoming(Address("telegram", str(budi.id)), 901, Kind.TAP, entry=offer)
        yes = Incoming(Address("telegram", str(ratna.id)), 902, Kind.TEXT, text="ya")
        await asyncio.gather(village.app.dispatcher.handle(accepts), other.app.dispatcher.handle(yes))
        async with village.database.reading() as session:
            rows = await village.rows(session, Member)
        assert [one.status for one in rows if one.role is BoardRole.KETUA] == [MemberStatus.APPROVED]


@pytest.mark.parametrize(
    "words",
    [
        "siapa ketua kim saya",
        "ketuane sopo",
        "siapa saja pengurus KIM?",
        "sekretaris kami siapa ya",
        "susunan pengurus",
    ],
)
async def test_who_is_on_the_board_is_answered_by_its_list(village: Village, words: str) -> None:
    _, _, budi = await with_budi(village)
    await budi.says(words)
    assert budi.hears("Ketua: Hadi")
    assert budi.hears("Sekretaris: Ratna")
