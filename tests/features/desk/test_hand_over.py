"""An officer goes, another comes: everything held passes on in one command."""

from __future__ import annotations

import re

from storage.audit import AuditEntry
from storage.office import Grant, OfficeRole
from tests.features.hoax.desk import officer, report
from tests.village import Player, Village


def link_in(text: str) -> str:
    found = re.search(r"start=(\S+)", text)
    assert found
    return found[1]


async def coordinator(village: Village, admin: Player, name: str, kecamatan: str) -> Player:
    """Somebody who came by an invitation for that kecamatan."""
    player = village.person(name)
    await admin.says("undang koordinator")
    await admin.taps("Koordinator kecamatan")
    await admin.says(kecamatan)
    await player.starts(link_in(admin.last))
    await player.says("setuju")
    await player.says(name)
    return player


async def offices(village: Village) -> list[str]:
    async with village.database.reading() as session:
        return sorted(f"{grant.role} {grant.kecamatan_code}".strip() for grant in await village.rows(session, Grant))


async def test_everything_an_officer_holds_goes_to_another_with_the_cases_in_hand(village: Village) -> None:
    admin = village.admin()
    vera = await officer(village, "Vera", OfficeRole.VERIFIER, OfficeRole.EDITOR)
    edi = await officer(village, "Edi", OfficeRole.EDITOR)
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await report(siti)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Ambil")

    await admin.says("ganti petugas")
    assert admin.buttons[:2] == ["Vera, verifikator hoaks dan editor hoaks", "Edi, editor hoaks"]
    await admin.says("vera")
    assert admin.hears("Semua tugas Vera diserahkan kepada siapa?")
    assert admin.buttons[:2] == ["Orang baru, lewat tautan", "Edi, editor hoaks"]
    await admin.taps("Edi, editor hoaks")
    assert admin.hears("Serahkan semua tugas Vera kepada Edi?\nYang pindah: verifikator hoaks dan editor hoaks.")
    await admin.taps("Ya, serahkan")
    what = "verifikator hoaks dan editor hoaks, dengan 1 kasus hoaks yang sedang dikerjakan"
    assert admin.heard == [f"Tugas Vera sekarang dipegang Edi: {what}. Keduanya sudah kami kabari."]
    assert edi.last.startswith(f"Bapak/Ibu sekarang menggantikan Vera: {what}.")
    assert vera.last.startswith(f"Tugas Bapak/Ibu sekarang dipegang Edi: {what}.")
    # What both held is held once.
    assert await offices(village) == ["editor", "verifier"]

    await vera.says("meja hoaks")
    assert vera.hears("Tombol atau perintah itu untuk")
    await edi.says("meja hoaks")
    await edi.taps("Kasus 1")
    assert "Tulis klarifikasi" in edi.buttons or "Mulai periksa" in edi.buttons
    async with village.database.reading() as session:
        passed = [entry for entry in await village.rows(session, AuditEntry) if entry.action == "office.passed_on"]
    assert [(entry.subject_id, entry.before, entry.after) for entry in passed] == [
        ("verifier:", {"person": 1}, {"person": 2}),
        ("editor:", {"person": 1}, {"person": 2}),
    ]


async def test_a_newcomer_takes_everything_by_one_link(village: Village) -> None:
    admin = village.admin()
    camat = await coordinator(village, admin, "Bu Camat", "Wajak")
    await admin.says("ganti petugas")
    await admin.says("bu camat")
    await admin.says("orang baru")
    assert admin.hears("Tautan untuk pengganti Camat (koordinator Kecamatan Wajak), berlaku sekali sampai")
    link = link_in(admin.last)
    assert await offices(village) == ["coordinator 35.07.08"]
    await camat.starts(link)
    assert camat.hears("Teruskan kepada yang menggantikan")

    baru = village.person("Baru")
    await baru.starts(link)
    await baru.taps("Setuju")
    await baru.says("Pak Baru")
    assert baru.hears("Bapak/Ibu sekarang koordinator Kecamatan Wajak")
    assert camat.last.startswith("Tugas Bapak/Ibu sekarang dipegang Baru: koordinator Kecamatan Wajak.")
    assert admin.last == "Baru sudah menerima semua tugas Camat."
    assert await offices(village) == ["coordinator 35.07.08"]
    await baru.says("panel")
    assert baru.hears("Yang menunggu di kecamatan Bapak/Ibu")
    await camat.says("panel")
    assert camat.hears("Tombol atau perintah itu untuk")
    await village.person("Lain").starts(link)
    assert village.players["Lain"].hears("sudah dipakai")


async def test_what_another_admin_settled_meanwhile_is_said(village: Village) -> None:
    admin = village.admin()
    other = await officer(village, "Ani", OfficeRole.ADMIN)
    await officer(village, "Vera", OfficeRole.VERIFIER)
    await officer(village, "Edi", OfficeRole.EDITOR)
    await officer(village, "Dina", OfficeRole.EDITOR)
    for who, heir in ((admin, "Edi"), (other, "Dina")):
        await who.says("alihkan tugas")
        await who.says("Vera")
        await who.says(heir)
    await village.together(admin.will_tap("Ya, serahkan"), other.will_tap("Ya, serahkan"))
    assert admin.hears("Tugas Vera sekarang dipegang Edi") != other.hears("Tugas Vera sekarang dipegang Dina")
    assert admin.hears("sudah diserahkan atau dicabut") != other.hears("sudah diserahkan atau dicabut")
    assert (await offices(village)).count("verifier") == 1

    # A link whose giver holds nothing any more gives nothing; who is no admin any more hands nothing over.
    await admin.says("ganti petugas")
    await admin.taps("Dina, editor hoaks" if "Dina, editor hoaks" in admin.buttons else "Edi, editor hoaks")
    await admin.taps("Orang baru, lewat tautan")
    link = link_in(admin.last)
    giver = "Dina" if "pengganti Dina" in admin.last else "Edi"
    await admin.says("daftar petugas")
    await admin.says(f"{giver}, editor hoaks")
    await admin.taps("Ya, cabut")
    baru = village.person("Baru")
    await baru.starts(link)
    await baru.taps("Setuju")
    await baru.says("Pak Baru")
    assert baru.hears("sudah diserahkan atau dicabut")
    await other.says("ganti petugas")
    await admin.says("daftar petugas")
    await admin.says("Ani")
    await admin.taps("Ya, cabut")
    await other.says("Ani")
    assert other.hears("Tombol atau perintah itu untuk admin")
