"""A place on the board that somebody says to hold now: asked, decided, found again, never forgotten."""

from __future__ import annotations

import pytest

from storage.audit import AuditEntry
from storage.member import Member
from storage.office import Grant, OfficeRole
from tests.factories import make_kim, make_person
from tests.features.member.test_register import register
from tests.village import Player, Village


async def claims(siti: Player, role: str = "Bendahara") -> None:
    await siti.says("ubah data")
    await siti.taps("Jabatan")
    await siti.taps(role)


@pytest.mark.parametrize("said", ["benar", "ya", "nggih", "Benar"])
async def test_a_claim_is_confirmed_by_a_word(village: Village, said: str) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti)
    assert siti.hears("menunggu persetujuan pengurus KIM Sumberejo, paling lambat Senin, 28 September 2026")
    # Nobody says so of themselves.
    await siti.taps_data(village.world.messages(siti.account)[-1], "member.role:2-bendahara")
    assert siti.hears("Tombol atau perintah itu untuk")
    await ketua.says(said)
    assert ketua.hears("Siti sekarang bendahara KIM Sumberejo")
    assert "sekarang bendahara" in siti.last


@pytest.mark.parametrize("said", ["tidak", "bukan", "tidak benar", "mboten", "Tidak benar"])
async def test_a_claim_is_declined_kindly_and_on_record(village: Village, said: str) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti)
    assert ketua.buttons == ["Benar", "Tidak benar"]
    await ketua.says(said)
    assert ketua.hears("Baik, Siti tetap anggota. Beliau sudah kami kabari.")
    assert "belum dibenarkan" in siti.last
    assert "tetap anggota" in siti.last
    async with village.database.reading() as session:
        [declined] = [e for e in await village.rows(session, AuditEntry) if e.action == "member.role_declined"]
    assert (declined.before, declined.after) == ({"wanted": "bendahara"}, {"role": "anggota"})
    await ketua.taps("Benar")
    assert ketua.hears("sudah diputuskan: anggota")


@pytest.mark.parametrize(
    "said",
    [
        "jabatan",
        "ganti jabatan",
        "saya sekarang bendahara",
        "Jabatan saya sekarang bendahara",
        "saya jadi bendahara baru pak",
        "kulo sakniki bendahara kim",
        "saiki aku bendahara",
    ],
)
async def test_a_claim_begins_with_a_sentence_of_ones_own(village: Village, said: str) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says(said)
    await siti.taps("Bendahara")
    assert siti.hears("Perubahan jabatan menjadi bendahara menunggu persetujuan")
    await siti.says("data saya")
    assert siti.hears("Jabatan bendahara di KIM Sumberejo: menunggu persetujuan")
    await siti.says("sudah disetujui belum pak")
    assert siti.hears("menjadi bendahara di KIM Sumberejo masih menunggu keputusan pengurus KIM Sumberejo")


async def test_whoever_is_not_in_yet_has_no_place_to_change(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo", status=village.pending)
    await siti.says("jabatan")
    assert siti.hears("Jabatan bisa diubah sesudah pendaftaran Bapak/Ibu di KIM Sumberejo diterima")
    asing = village.person("Asing")
    await asing.says("jabatan")
    assert asing.hears("Bapak/Ibu belum terdaftar")


async def test_two_of_the_board_decide_once(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    rini = await village.member("Rini", desa="Sumberejo, Poncokusumo", role="sekretaris")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti)
    await village.together(ketua.will_tap("Benar"), rini.will_tap("Tidak benar"))
    assert sum("sudah diputuskan" in text for text in (ketua.last, rini.last)) == 1
    assert siti.ever_heard("sekarang bendahara.") + siti.ever_heard("belum dibenarkan") == 1


async def test_a_new_ketua_finds_the_claim(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    rini = await village.member("Rini", desa="Sumberejo, Poncokusumo")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti)
    await budi.says("pengurus berganti")
    await budi.taps("Rini (anggota)")
    await budi.says("pendaftaran")
    assert budi.hears("Ada 1 permintaan menunggu")
    assert budi.hears("Siti (KIM Sumberejo, Kec. Poncokusumo) menyampaikan bahwa jabatannya sekarang bendahara")
    await rini.taps("Bersedia")
    await budi.taps("Benar")
    assert budi.hears("Tombol atau perintah itu untuk")
    await rini.says("menu")
    assert "Pendaftaran (1)" in rini.buttons
    await rini.taps("Pendaftaran (1)")
    await rini.taps("Benar")
    assert "sekarang bendahara" in siti.last
    await rini.says("pendaftaran")
    assert rini.hears("Tidak ada pendaftaran yang menunggu")


async def test_an_undecided_claim_goes_to_the_officers_once(village: Village) -> None:
    await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    admin, siti = village.admin(), await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti)
    await admin.says("pendaftaran")
    assert admin.hears("jabatannya sekarang bendahara")
    await village.days_pass(7)
    assert admin.ever_heard("menjadi bendahara belum diputuskan sampai") == 1
    await admin.says("panel")
    await admin.taps("Pendaftaran (1)")
    await admin.taps("Benar")
    assert "sekarang bendahara" in siti.last


async def test_who_says_to_be_ketua_beside_one_is_told_the_way(village: Village) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti, "Ketua")
    assert siti.hears("KIM Sumberejo sudah punya ketua, Budi. Bila ketuanya berganti, minta beliau mengetik")
    assert budi.ever_heard("menyampaikan bahwa jabatannya") == 0
    async with village.database.reading() as session:
        assert [member.wanted_role for member in await village.rows(session, Member)] == [None, None]


async def test_two_officers_on_two_processes_take_in_one_ketua(village: Village) -> None:
    admin, wati = village.admin(), village.person("Wati")
    wati.account.started = True
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
        officer = await make_person(session, "Wati", wati.id)
        session.add(Grant(person_id=officer.id, role=OfficeRole.ADMIN, granted_at=village.clock.now()))
    for name in ("Budi", "Slamet"):
        await register(village.person(name), "Sumberejo, Poncokusumo", name=name, role="Ketua")
    other = await village.second_process()
    await village.together(admin.will_tap("Terima Budi"), wati.will_tap("Terima Slamet"))
    await other.sender.settle()
    assert sum("sudah punya ketua" in who.last for who in (admin, wati)) == 1
    assert not any(who.ever_heard("gangguan di pihak kami") for who in (admin, wati))


async def test_the_button_of_an_earlier_claim_decides_no_later_one(village: Village) -> None:
    ketua = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await claims(siti, "Sekretaris")
    asked = village.world.messages(ketua.account)[-1]
    await claims(siti, "Bendahara")
    await ketua.does("press", asked, "Benar")
    assert ketua.hears("sudah diputuskan")
    async with village.database.reading() as session:
        assert [member.role.value for member in await village.rows(session, Member)] == ["ketua", "anggota"]
    await ketua.taps("Benar")
    assert ketua.hears("Siti sekarang bendahara")


@pytest.mark.parametrize("goes", ["keluar dari kim", "jabatan"])
async def test_an_offer_nobody_answered_ends_with_the_ketua_who_made_it(village: Village, goes: str) -> None:
    budi = await village.member("Budi", desa="Sumberejo, Poncokusumo", role="ketua")
    rini = await village.member("Rini", desa="Sumberejo, Poncokusumo", role="sekretaris")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await budi.says("pengurus berganti")
    await budi.taps("Siti (anggota)")
    await budi.says(goes)
    if goes == "jabatan":
        await budi.says("anggota")
    await budi.says("ya")
    await rini.says("pendaftaran")
    assert rini.hears("Tidak ada pendaftaran yang menunggu")
    await siti.says("data saya")
    assert not siti.hears("menunggu persetujuan")
