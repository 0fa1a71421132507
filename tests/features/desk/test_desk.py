"""Offices: an invitation by link, the panel, and what a coordinator may not."""

from __future__ import annotations

import re

from storage.office import Grant, Invitation, OfficeRole
from tests.features.hoax.desk import OTHER, cases, draft, editor, officer, report, verifier
from tests.village import Player, Village


async def invitation(admin: Player, kecamatan: str) -> str:
    """The payload of a fresh invitation for the coordinator of a kecamatan."""
    await admin.says("undang koordinator")
    await admin.taps("Koordinator kecamatan")
    await admin.says(kecamatan)
    found = re.search(r"start=(\S+)", admin.last)
    assert found
    return found[1]


async def test_a_coordinator_comes_in_by_link_once_and_sees_only_the_own_kecamatan(village: Village) -> None:
    admin, camat, other = village.admin(), village.person("Camat"), village.person("Orang")
    payload = await invitation(admin, "Poncokusumo")
    await camat.starts(payload)
    await camat.taps("Setuju")
    await camat.says("Bu Camat")
    assert camat.hears("koordinator Kecamatan Poncokusumo")
    assert "Camat sudah menerima tugas" in admin.last
    await other.starts(payload)
    assert other.hears("sudah dipakai")
    siti = await village.member("Siti", desa="Sumberejo, Gedangan", status=village.pending)
    assert siti
    await camat.says("panel")
    assert camat.hears("Pendaftaran anggota: 0")
    await camat.says("undang koordinator")
    assert camat.hears("Tombol atau perintah itu untuk admin Diskominfo Kabupaten Malang.")
    await admin.says("panel")
    assert admin.hears("Pendaftaran anggota: 1")


async def test_the_other_admins_hear_of_a_new_one(village: Village) -> None:
    admin, joko = village.admin(), village.person("Joko")
    await admin.says("undang admin")
    await admin.taps("Admin Diskominfo")
    found = re.search(r"start=(\S+)", admin.last)
    assert found
    await joko.starts(found[1])
    await joko.taps("Setuju")
    await joko.says("Joko Susilo")
    assert len(joko.heard) == 1
    assert joko.hears("Bapak/Ibu sekarang admin Diskominfo")
    assert admin.last == "Joko Susilo sudah menerima tugas admin Diskominfo Kabupaten Malang."


async def test_camat_is_who_coordinates_a_kecamatan(village: Village) -> None:
    admin = village.admin()
    await admin.says("undang petugas")
    await admin.says("camat")
    assert admin.hears("Koordinator untuk kecamatan mana?")


async def test_however_many_serve_the_list_is_short_and_names_everybody(village: Village) -> None:
    admin = village.admin()
    for name in ("Ani", "Beni", "Candra", "Dina", "Edi"):
        await officer(village, name, OfficeRole.VERIFIER)
    await admin.says("daftar petugas")
    assert len(admin.heard) == 1
    assert admin.hears("Ada 5 tugas yang dipegang petugas. Untuk mencabut satu tugas, ketuk namanya.")
    assert admin.buttons[:2] == ["Ani, verifikator hoaks", "Beni, verifikator hoaks"]


async def test_an_office_is_revoked_and_its_holder_told(village: Village) -> None:
    admin, camat = village.admin(), village.person("Camat")
    await camat.starts(await invitation(admin, "Wajak"))
    await camat.says("setuju")
    await camat.says("Bu Camat")
    await admin.says("daftar petugas")
    await admin.taps("Camat, koordinator Kecamatan Wajak")
    await admin.taps("Ya, cabut")
    assert admin.hears("sudah dicabut")
    assert "sudah selesai" in camat.last
    async with village.database.reading() as session:
        assert await village.rows(session, Grant) == []
    await camat.says("panel")
    assert camat.hears("Tombol atau perintah itu untuk admin Diskominfo Kabupaten Malang atau koordinator kecamatan")


async def test_who_is_no_admin_any_more_ends_no_form_of_one(village: Village) -> None:
    admin = village.admin()
    ani, beni = [await officer(village, name, OfficeRole.ADMIN) for name in ("Ani", "Beni")]
    await officer(village, "Vera", OfficeRole.VERIFIER)
    await ani.says("undang petugas")
    await beni.says("daftar petugas")
    await beni.taps("Vera, verifikator hoaks")
    for name in ("Ani", "Beni"):
        await admin.says("daftar petugas")
        await admin.says(name)
        await admin.taps("Ya, cabut")
    await ani.taps("Admin Diskominfo")
    await beni.taps("Ya, cabut")
    for former in (ani, beni):
        assert former.hears("Tombol atau perintah itu untuk admin")
    async with village.database.reading() as session:
        assert [grant.role for grant in await village.rows(session, Grant)] == [OfficeRole.VERIFIER]
        assert await village.rows(session, Invitation) == []


async def test_an_old_invitation_is_refused_kindly(village: Village) -> None:
    admin, camat = village.admin(), village.person("Camat")
    payload = await invitation(admin, "Wajak")
    await village.later(days=8)
    await camat.starts(payload)
    assert camat.hears("kedaluwarsa")


async def test_a_question_reaches_a_human_and_is_answered_once(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("hubungi petugas")
    await siti.says("Kapan Bimtek berikutnya?")
    assert siti.hears("sudah kami teruskan")
    await admin.says("panel")
    await admin.taps("Pertanyaan (1)")
    await admin.taps("Jawab Siti")
    await admin.says("Bulan depan, Bu.")
    assert "Jawaban petugas Diskominfo Kabupaten Malang:\nBulan depan, Bu." in siti.last
    await admin.taps("Jawab Siti")
    assert admin.hears("sudah dijawab")


async def test_of_one_name_with_two_offices_one_is_chosen_and_two_admins_revoke_it_once(village: Village) -> None:
    admin = village.admin()
    other = await officer(village, "Ani", OfficeRole.ADMIN)
    await officer(village, "Vera", OfficeRole.VERIFIER, OfficeRole.EDITOR)
    for who in (admin, other):
        await who.says("daftar petugas")
        await who.taps("Vera, editor hoaks")
    await admin.taps("Ya, cabut")
    assert admin.hears("Tugas Vera sebagai editor hoaks sudah dicabut")
    await other.taps("Ya, cabut")
    assert other.hears("sudah dicabut petugas lain")
    await other.says("menu")
    assert not other.hears("masih tersimpan")
    async with village.database.reading() as session:
        grants = await village.rows(session, Grant)
    assert {grant.role for grant in grants} == {OfficeRole.ADMIN, OfficeRole.VERIFIER}
    for who in (admin, other):
        await who.says("daftar petugas")
    await admin.taps("Vera, verifikator hoaks")
    await admin.taps("Ya, cabut")
    await other.taps("Vera, verifikator hoaks")
    assert other.hears("sudah dicabut petugas lain")


async def test_cases_of_a_revoked_verifier_go_back_to_the_queue(village: Village) -> None:
    admin = village.admin()
    vera, vino = await verifier(village), await verifier(village, "Vino")
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await report(siti)
    await report(siti, OTHER)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Ambil")
    await draft(vera)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 2")
    await vera.taps("Ambil")
    await admin.says("daftar petugas")
    await admin.taps("Vera, verifikator hoaks")
    await admin.taps("Ya, cabut")
    assert "1 kasus kembali ke antrean" in vino.last
    assert vera.ever_heard("kembali ke antrean") == 0
    assert [case.verifier_id for case in await cases(village)] == [None, None]
    await vino.taps("Antrean")
    await vino.taps("Kasus 2")
    await vino.taps("Ambil")
    assert vino.hears("sekarang Bapak/Ibu pegang")
    # What the editor sends back has nobody, and is taken like any other.
    edi = await editor(village)
    await edi.says("meja hoaks")
    await edi.taps("Kasus 1")
    await edi.taps("Kembalikan")
    await edi.says("Tambahkan sumber dinas")
    await vino.says("meja hoaks")
    await vino.taps("Kasus 1")
    await vino.taps("Ambil")
    assert vino.hears("Catatan editor: Tambahkan sumber dinas")


async def test_terima_never_decides_what_is_no_longer_before_ones_eyes(village: Village) -> None:
    """A review stands open, another queue was looked at: what was typed means the one or the other."""
    admin = village.admin()
    ani = await village.member("Ani", desa="Sumberejo, Poncokusumo")
    await village.member("Tono", desa="Karangnongko, Poncokusumo", status=village.pending)
    for said in ("kegiatan", "rapat kim", "Rapat bulanan", "hari ini", "lewati", "kirim"):
        await ani.says(said)
    await admin.says("periksa")
    assert admin.hears("Rapat bulanan")
    await admin.says("pendaftaran")
    assert admin.hears("Tono ingin bergabung")
    for word in ("terima", "Tolak"):
        await admin.says(word)
        assert admin.hears("Yang mana maksudnya?")
        assert admin.buttons == ["Terima Tono", "Tolak Tono", "Lanjutkan pemeriksaan kegiatan"]
    assert "sudah diterima" not in ani.last
    await admin.taps("Lanjutkan pemeriksaan kegiatan")
    assert admin.hears("Rapat bulanan")
    await admin.says("terima")
    assert "sudah diterima" in ani.last
