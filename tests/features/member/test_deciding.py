"""A ketua takes in several people at once, one of them by mistake; and hands over to whoever answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.conversation.messages import Address, Incoming, Kind
from bot.features.member.rules import phone_fingerprint
from storage.audit import AuditEntry
from storage.kim import BoardRole, Kims
from storage.member import Member, Members, MemberStatus, Person
from tests.factories import make_kim
from tests.features.checkin.reporting import SUMBEREJO
from tests.rows import until_it_waits
from tests.village import Player, Village


async def with_waiting(village: Village, *names: str) -> Player:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    for name in names:
        await village.member(name, desa=SUMBEREJO, status=village.pending)
    return hadi


async def status_of(village: Village, name: str) -> MemberStatus:
    async with village.database.reading() as session:
        people = {person.id: person.name for person in await village.rows(session, Person)}
        (found,) = [member for member in await village.rows(session, Member) if people[member.person_id] == name]
        return found.status


async def test_after_one_decision_the_next_request_is_one_tap_away(village: Village) -> None:
    hadi = await with_waiting(village, "Ani", "Budi", "Citra")
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Ani")
    assert hadi.hears("Ani sekarang anggota KIM Sumberejo")
    assert hadi.buttons == ["Berikutnya (2)", "Batalkan Ani"]
    await hadi.taps("Berikutnya (2)")
    await hadi.taps("Tolak Budi")
    await hadi.says("warga desa sebelah")
    assert hadi.buttons == ["Berikutnya (1)"]
    await hadi.says("berikutnya")
    assert hadi.hears("Citra ingin bergabung")
    await hadi.taps("Terima Citra")
    assert hadi.buttons == ["Batalkan Citra"]


@pytest.mark.parametrize("words", ["terima", "tolak saja pak", "terima joko"])
async def test_who_answers_a_request_days_later_is_shown_it_again(village: Village, words: str) -> None:
    admin = village.admin()
    ketua, joko = await village.member("Hadi", desa=SUMBEREJO, role="ketua"), village.person("Joko")
    for said in ("daftar", "setuju", "40", "Joko", "sumberejo poncokusumo", "anggota", "lewati", "ya", "ya", "ya"):
        await joko.says(said)
    await village.later(days=5, ticks=False)
    for who in (ketua, admin):
        await who.says(words)
        assert who.hears("Joko ingin bergabung dengan KIM Sumberejo")
        assert who.buttons == ["Terima Joko", "Tolak Joko"]
    await ketua.taps("Terima Joko")
    assert "Selamat bergabung" in joko.last
    await ketua.says("terima")
    assert not ketua.hears("bergabung"), "nothing waits any more"


async def test_one_telephone_may_be_that_of_the_whole_board(village: Village) -> None:
    """The roster of a small KIM has one number for everybody; who decides reads for which places."""
    admin, rini = village.admin(), village.person("Rini")
    async with village.database.transaction() as session:
        kim = await make_kim(session, SUMBEREJO)
        mark = phone_fingerprint("+6281234567890", "35.07")
        for role in (BoardRole.KETUA, BoardRole.SEKRETARIS):
            await Kims(session).set_seat(kim.id, role, mark)
    for words in (
        "daftar",
        "setuju",
        "54",
        "Rini Astuti",
        SUMBEREJO,
        "sekretaris",
        "0812 3456 7890",
        "ya",
        "ya",
        "kirim",
    ):
        await rini.says(words)
    matches = "sebagai sekretaris. Nomornya cocok dengan ketua dan sekretaris di daftar resmi."
    assert matches in admin.last
    await admin.says("pendaftaran")
    assert admin.hears(matches)


async def test_who_was_taken_in_by_mistake_waits_again(village: Village) -> None:
    hadi = await with_waiting(village, "Eko")
    eko = village.players["Eko"]
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Eko")
    assert "Selamat bergabung" in eko.last
    await hadi.taps("Batalkan Eko")
    assert hadi.hears("Pendaftaran Eko menunggu lagi")
    assert hadi.buttons == ["Terima Eko", "Tolak Eko"]
    assert "ditinjau lagi" in eko.last
    assert await status_of(village, "Eko") is MemberStatus.PENDING
    await hadi.taps("Batalkan Eko")
    assert hadi.hears("tidak bisa dibatalkan")
    village.clock.advance(timedelta(minutes=1))
    await hadi.taps("Terima Eko")
    assert "Selamat bergabung" in eko.last
    await hadi.taps("Batalkan Eko")
    await hadi.taps("Tolak Eko")
    await hadi.says("Bukan warga sini")
    assert "belum bisa diterima: Bukan warga sini" in eko.last
    async with village.database.reading() as session:
        acts = [entry.action for entry in await village.rows(session, AuditEntry)]
    assert acts.count("member.reopened") == 2


async def test_who_blocked_the_bot_meanwhile_is_not_said_to_have_been_told(village: Village) -> None:
    hadi = await with_waiting(village, "Eko", "Joko", "Dewi")
    untold = "Beliau tidak bisa kami kabari lewat chat; mohon disampaikan langsung."
    for name in ("Eko", "Joko", "Dewi"):
        await village.players[name].does("block")
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Eko")
    assert hadi.hears(f"Eko sekarang anggota KIM Sumberejo. {untold}")
    await hadi.taps("Berikutnya (2)")
    await hadi.taps("Tolak Joko")
    await hadi.says("Bukan warga sini")
    assert hadi.hears(f"Baik, pendaftaran Joko ditolak. {untold}")


async def test_only_who_decides_takes_a_decision_back_and_only_for_two_days(village: Village) -> None:
    hadi = await with_waiting(village, "Eko")
    tono = await village.member("Tono", desa=SUMBEREJO)
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Eko")
    message = next(m for m in reversed(village.world.messages(hadi.account)) if "Batalkan Eko" in m.labels)
    data = message.find_button("Batalkan Eko").data
    assert data is not None
    await tono.says("menu")
    mine = village.world.messages(tono.account)[-1]
    await tono.taps_data(mine, data)
    assert not tono.hears("menunggu lagi")
    village.clock.advance(timedelta(days=2, minutes=1))
    await hadi.taps("Batalkan Eko")
    assert hadi.hears("mengetik: keluarkan anggota")
    assert await status_of(village, "Eko") is MemberStatus.APPROVED


async def test_of_two_who_take_it_back_at_once_one_does(village: Village) -> None:
    hadi = await with_waiting(village, "Eko")
    eko = village.players["Eko"]
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Eko")
    press = Incoming(Address("telegram", str(hadi.id)), 9_000, Kind.TAP, entry="member.take_back:2")
    async with village.database.transaction() as session:
        # On another process the secretary was first, and has not committed yet.
        assert await Members(session).reopen(2, village.clock.now().date())
        second = await until_it_waits(village.database, village.app.dispatcher.handle(press))
    await second
    await village.settle()
    assert "tidak bisa dibatalkan" in hadi.last
    assert eko.ever_heard("ditinjau lagi") == 0, "that is for who was first to say"


async def test_an_offer_that_was_not_answered_ends_with_the_next_one(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ani = await village.member("Ani", desa=SUMBEREJO)
    citra = await village.member("Citra", desa=SUMBEREJO)
    await hadi.says("pengurus berganti")
    await hadi.says("Ani")
    offer = village.world.messages(ani.account)[-1]
    accepts = offer.find_button("Bersedia").data
    assert accepts is not None
    village.clock.advance(timedelta(days=4))
    await hadi.says("pengurus berganti")
    assert hadi.hears("Ani belum menjawab")
    await hadi.says("Citra")
    await ani.taps_data(offer, accepts)
    assert ani.hears("sudah tidak berlaku")
    await citra.taps("Bersedia")
    assert citra.hears("sekarang ketua KIM Sumberejo")


async def test_the_same_person_is_asked_once_more(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ani = await village.member("Ani", desa=SUMBEREJO)
    for _ in range(2):
        await hadi.says("pengurus berganti")
        await hadi.says("Ani")
    await ani.taps("Bersedia")
    assert ani.hears("sekarang ketua KIM Sumberejo")


# A place that two hold --------------------------------------------------------------------------------------


async def roles(village: Village) -> dict[str, str]:
    async with village.database.reading() as session:
        people = {person.id: person.name or "" for person in await village.rows(session, Person)}
        return {people[member.person_id]: member.role.value for member in await village.rows(session, Member)}


async def test_who_lets_a_second_one_in_is_told_of_the_first_and_may_change_it(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    joko = await village.member("Joko", desa=SUMBEREJO, role="sekretaris", status=village.pending)
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Joko")
    assert hadi.heard == [
        "Joko sekarang sekretaris KIM Sumberejo. Beliau sudah kami kabari. "
        "Sekretaris sebelumnya, Ratna, masih tercatat juga."
    ]
    assert hadi.buttons == ["Ratna jadi anggota", "Batalkan Joko"]
    assert (await roles(village))["Ratna"] == "sekretaris", "not by itself"
    await hadi.taps("Ratna jadi anggota")
    assert hadi.hears("Ratna sekarang anggota KIM Sumberejo. Beliau sudah kami kabari.")
    assert ratna.hears("Sekretaris KIM Sumberejo sekarang Joko, dan Bapak/Ibu tercatat sebagai anggota. Matur nuwun")
    assert not joko.hears("Ratna")
    assert await roles(village) == {"Hadi": "ketua", "Ratna": "anggota", "Joko": "sekretaris"}
    async with village.database.reading() as session:
        trail = [(e.actor, e.before, e.after) for e in await village.rows(session, AuditEntry)]
    assert ("person:1", {"role": "sekretaris"}, {"role": "anggota"}) in trail
    village.clock.advance(timedelta(minutes=1))
    for again in (hadi.taps, hadi.says):
        await again("Ratna jadi anggota")
        assert hadi.heard == ["Ratna sekarang anggota KIM Sumberejo. Tidak ada yang perlu diubah lagi."]
    assert ratna.ever_heard("tercatat sebagai anggota") == 1
    await ratna.says("keluar dari kim")
    await ratna.says("ya")
    await hadi.taps("Ratna jadi anggota")
    assert hadi.heard == ["Ratna sudah tidak di KIM Sumberejo. Tidak ada yang perlu diubah lagi."]


async def test_a_claim_that_is_confirmed_tells_it_too_and_only_the_board_changes_it(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    ratna = await village.member("Ratna", desa=SUMBEREJO, role="bendahara")
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says("saya sekarang bendahara")
    await siti.says("bendahara")
    copy = village.world.messages(ratna.account)[-1]
    confirms = copy.find_button("Benar").data
    assert confirms is not None
    await hadi.taps("Benar")
    assert hadi.hears("Bendahara sebelumnya, Ratna, masih tercatat juga.")
    message = village.world.messages(hadi.account)[-1]
    data = message.find_button("Ratna jadi anggota").data
    assert data is not None
    tono = await village.member("Tono", desa=SUMBEREJO)
    await tono.says("menu")
    await tono.taps_data(village.world.messages(tono.account)[-1], data)
    assert tono.hears("koordinator kecamatan dari KIM Sumberejo")
    assert (await roles(village))["Ratna"] == "bendahara"
    await ratna.taps_data(copy, confirms)
    assert ratna.hears("sudah diputuskan")
    await ratna.says("menu")
    await ratna.taps_data(village.world.messages(ratna.account)[-1], data)
    assert ratna.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang anggota"), "the own place may be given up"
    village.clock.advance(timedelta(minutes=1))
    await ratna.taps_data(message, data)
    assert ratna.hears("Jabatan Bapak/Ibu memang anggota. Tidak ada yang diubah.")


async def test_nobody_steps_down_for_somebody_who_was_taken_back(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    await village.member("Ratna", desa=SUMBEREJO, role="sekretaris")
    await village.member("Joko", desa=SUMBEREJO, role="sekretaris", status=village.pending)
    await hadi.says("pendaftaran")
    await hadi.taps("Terima Joko")
    await hadi.taps("Batalkan Joko")
    await hadi.taps("Ratna jadi anggota")
    assert hadi.hears("Ratna sekarang sekretaris KIM Sumberejo. Tidak ada yang perlu diubah lagi.")
    assert (await roles(village))["Ratna"] == "sekretaris"


async def test_two_of_one_name_are_told_apart(village: Village) -> None:
    hadi = await village.member("Hadi", desa=SUMBEREJO, role="ketua")
    for player in (village.person("Slamet"), village.person("Slamet Riyadi")):
        for words in ("daftar", "setuju", "47", "slamet", "sumberejo poncokusumo", "anggota", "lewati", "ya", "ya"):
            await player.says(words)
        await player.says("kirim")
    assert hadi.ever_heard("Slamet (orang ke-2 yang bernama Slamet) ingin bergabung") == 1
    await hadi.says("terima slamet")
    second, first = hadi.buttons
    assert second.startswith("Slamet (orang ke-2")
    assert first.startswith("Slamet ingin")
    await hadi.taps(second)
    assert player.ever_heard("Selamat bergabung") == 1
