"""The ketua cannot be reached any more: whoever follows says so, and the office decides."""

from __future__ import annotations

import pytest

from storage.audit import AuditEntry
from storage.member import Member
from tests.village import Player, Village

DESA = "Sumberejo, Poncokusumo"


async def asks(village: Village) -> tuple[Player, Player, Player]:
    """Budi is ketua, Siti wants to follow; the admin was asked."""
    budi = await village.member("Budi", desa=DESA, role="ketua")
    siti, admin = await village.member("Siti", desa=DESA), village.admin()
    await siti.says("saya sekarang ketua")
    await siti.taps("Ketua")
    assert siti.hears("KIM Sumberejo sudah punya ketua, Budi")
    assert siti.hears("Bila beliau tidak bisa lagi")
    await siti.taps("Tanyakan ke petugas")
    assert siti.hears("Petugas Diskominfo memastikannya dulu")
    return budi, siti, admin


async def roles(village: Village) -> list[str]:
    async with village.database.reading() as session:
        return [member.role.value for member in await village.rows(session, Member)]


@pytest.mark.parametrize("yes", ["Ya, ketuanya Siti", "ya, ketuanya siti"])
async def test_the_office_makes_who_follows_ketua(village: Village, yes: str) -> None:
    budi, siti, admin = await asks(village)
    assert admin.hears(
        "Siti (KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo) menyampaikan bahwa ketuanya, Budi, tidak bisa lagi"
    )
    assert budi.last == ""
    await admin.says(yes)
    assert admin.hears("Ketua KIM Sumberejo, Kec. Poncokusumo sekarang Siti. Semua sudah kami kabari.")
    assert siti.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang ketua")
    assert budi.hears("Ketua KIM Sumberejo sekarang Siti")
    assert budi.hears("petugas")
    assert await roles(village) == ["anggota", "ketua"]
    async with village.database.reading() as session:
        trail = [(e.action, e.before, e.after) for e in await village.rows(session, AuditEntry)]
    assert ("member.role", {"role": "ketua"}, {"role": "anggota"}) in trail
    assert ("member.role", {"role": "anggota"}, {"role": "ketua"}) in trail


async def test_the_ketua_stays_when_the_office_says_so(village: Village) -> None:
    budi, siti, admin = await asks(village)
    await admin.taps("Tetap Budi")
    assert admin.hears("Baik, ketua KIM Sumberejo, Kec. Poncokusumo tetap Budi. Siti sudah kami kabari.")
    assert siti.hears("Ketua KIM Sumberejo tetap Budi")
    assert budi.last == ""
    assert await roles(village) == ["ketua", "anggota"]
    async with village.database.reading() as session:
        [kept] = [e for e in await village.rows(session, AuditEntry) if e.action == "member.succession_declined"]
    assert kept.actor.startswith("admin:")


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("Budi", "Siti sudah kami kabari."),
        ("Siti", "Siti tidak bisa kami kabari lewat chat; mohon disampaikan langsung."),
    ],
)
async def test_only_who_can_be_told_is_said_to_have_been(village: Village, gone: str, told: str) -> None:
    _, _, admin = await asks(village)
    await village.players[gone].does("block")
    await admin.taps("Ya, ketuanya Siti")
    assert admin.hears(f"Ketua KIM Sumberejo, Kec. Poncokusumo sekarang Siti. {told}")


async def test_an_answer_that_came_too_late_changes_nothing(village: Village) -> None:
    budi, siti, admin = await asks(village)
    question = village.world.messages(admin.account)[-1]
    data = question.find_button("Tetap Budi").data
    await budi.says("pengurus berganti")
    await budi.taps("Siti (anggota)")
    await siti.taps("Bersedia")
    heard = siti.last
    # Pressed in the moment before it went.
    await admin.taps_data(question, data)
    assert admin.hears("sudah berubah")
    assert siti.last == heard
    assert await roles(village) == ["anggota", "ketua"]


@pytest.mark.parametrize(("words", "yes"), [("keluar dari kim", "ya"), ("hapus data saya", "ya, hapus")])
async def test_where_the_ketua_goes_before_the_office_answers_it_still_can(
    village: Village, words: str, yes: str
) -> None:
    budi, siti, admin = await asks(village)
    await budi.says(words)
    await budi.says(yes)
    await admin.taps("Ya, ketuanya Siti")
    assert admin.hears("Ketua KIM Sumberejo, Kec. Poncokusumo sekarang Siti. Siti sudah kami kabari.")
    assert siti.hears("Jabatan Bapak/Ibu di KIM Sumberejo sekarang ketua")
    assert (await roles(village))[-1] == "ketua"


async def test_a_ketua_who_has_gone_does_not_stay(village: Village) -> None:
    budi, siti, admin = await asks(village)
    await budi.says("keluar dari kim")
    await budi.says("ya")
    await admin.taps("Tetap Budi")
    assert admin.hears("sudah berubah")
    assert not siti.ever_heard("tetap Budi")


async def test_two_officers_decide_once(village: Village) -> None:
    budi, siti, admin = await asks(village)
    await village.together(admin.will_tap("Ya, ketuanya Siti"), admin.will_tap("Tetap Budi"))
    assert siti.ever_heard("sekarang ketua") + siti.ever_heard("tetap Budi") == 1
    assert budi.ever_heard("sekarang Siti") == siti.ever_heard("sekarang ketua")


async def test_nobody_but_the_office_may_decide(village: Village) -> None:
    _, siti, admin = await asks(village)
    rini = await village.member("Rini", desa=DESA, role="sekretaris")
    question = next(m for m in reversed(village.world.messages(admin.account)) if m.from_bot and m.labels)
    data = question.find_button("Ya, ketuanya Siti").data
    await rini.says("menu")
    for somebody in (siti, rini):
        mine = next(m for m in reversed(village.world.messages(somebody.account)) if m.from_bot and m.labels)
        await somebody.taps_data(mine, data)
        assert somebody.hears("Tombol atau perintah itu untuk")
    assert await roles(village) == ["ketua", "anggota", "sekretaris"]


async def test_where_the_place_is_free_meanwhile_the_ordinary_way_is_shown(village: Village) -> None:
    budi = await village.member("Budi", desa=DESA, role="ketua")
    siti = await village.member("Siti", desa=DESA)
    await siti.says("ganti jabatan")
    await siti.taps("Ketua")
    await budi.says("keluar dari kim")
    await budi.says("ya")
    await siti.taps("Tanyakan ke petugas")
    assert siti.hears("Perubahan jabatan menjadi ketua menunggu persetujuan")


async def test_an_heir_who_types_how_the_ketua_changes_reads_the_way(village: Village) -> None:
    await village.member("Budi", desa=DESA, role="ketua")
    siti = await village.member("Siti", desa=DESA)
    await siti.says("pengurus berganti")
    assert siti.hears("Bila beliau tidak bisa lagi, atau jabatan Bapak/Ibu yang berganti, ketik: ganti jabatan")
