"""Groups as officers see them: counted, listed, one by one; in the chat and on the command line."""

from __future__ import annotations

import io
import json

from rich.console import Console

from bot.commands.group import as_json, listed, show
from storage.group import GroupStatus, VillageGroup
from tests.factories import make_kim
from tests.features.group.linking import WHERE, forges, linked_group, row_of
from tests.features.silence.test_officers import coordinator
from tests.village import Village, settings_for


async def test_nothing_yet(village: Village) -> None:
    admin = village.admin()
    await admin.says("grup")
    assert admin.hears("Belum ada grup")


async def test_counts_list_and_pages(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji", role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    await linked_group(village, budi, "KIM Sumberejo")
    plain = await village.group("KIM Pakisaji", creator=rini)
    await rini.says("/tautkan Pakisaji, Pakisaji", chat=plain)
    await village.group("Rumpi", creator=siti)
    await admin.says("panel")
    await admin.taps("Grup KIM")
    assert admin.hears("3 grup. Terhubung 2, belum 1, hilang 0; kurang izin 1, terukur 1.")
    assert admin.buttons == ["Rumpi (belum terhubung)", "KIM Pakisaji (kurang izin)", "KIM Sumberejo (terhubung)"]
    await admin.taps("KIM Pakisaji (kurang izin)")
    assert admin.hears("KIM Pakisaji, Desa Pakisaji, Kec. Pakisaji.")
    assert admin.hears("anggota biasa, belum bisa mengundang")
    assert admin.hears("belum terukur")
    assert admin.buttons == ["Lepas grup", "Keluar dari grup", "Lihat KIM Pakisaji"]
    await admin.taps("Lepas grup")
    await admin.taps("Ya, lepas")
    assert plain.hears("tidak lagi terhubung")
    assert (await row_of(village, plain)).status is GroupStatus.UNLINKED
    await admin.taps("Rumpi (belum terhubung)")
    await admin.taps("Keluar dari grup")
    assert admin.hears("keluar dari grup “Rumpi”")
    await admin.taps("Keluar dari grup")
    assert admin.hears("tidak ada lagi")
    await admin.says("grup")
    assert admin.hears("2 grup")


async def test_many_groups_come_in_pages(village: Village) -> None:
    admin = village.admin()
    async with village.database.transaction() as session:
        for number in range(19):
            session.add(
                VillageGroup(
                    channel="telegram",
                    external_id=f"-{number + 1}",
                    key=f"{number}",
                    title=f"Grup {number:02}",
                    status=GroupStatus.UNLINKED,
                    added_at=village.clock.now(),
                )
            )
    await admin.says("grup")
    assert admin.hears("19 grup (1–8)")
    await admin.taps("Berikutnya")
    await admin.taps("Berikutnya")
    assert admin.hears("(17–19)")
    assert admin.buttons == ["Grup 16 (belum terhubung)", "Grup 17 (belum terhubung)", "Grup 18 (belum terhubung)",
                             "Sebelumnya"]  # fmt: skip


async def test_a_coordinator_sees_the_own_kecamatan_only(village: Village) -> None:
    camat = await coordinator(village, "Camat", WHERE)
    other = await coordinator(village, "Tetangga", "Wajak, Wajak")
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    group = await linked_group(village, budi, "KIM Sumberejo")
    await village.group("Rumpi", creator=siti)
    await camat.says("grup")
    assert camat.hears("1 grup")
    await camat.taps("KIM Sumberejo (terhubung)")
    assert camat.buttons == ["Lepas grup", "Lihat KIM Sumberejo"]
    await other.says("grup")
    assert other.hears("Belum ada grup")
    row = await row_of(village, group)
    for data in (f"group.show:{row.id}", f"group.unlink:{row.id}"):
        await forges(other, data)
        assert other.hears("tidak ada lagi") or other.hears("Yang bisa melepas"), data
    assert (await row_of(village, group)).is_linked


async def test_an_officer_answers_a_proposal_from_the_page(village: Village) -> None:
    admin = village.admin()
    await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    await village.group("KIM Sumberejo", creator=siti)
    await siti.taps("Sumberejo, Kec. Poncokusumo")
    await admin.says("grup")
    await admin.taps("KIM Sumberejo (menunggu persetujuan)")
    assert admin.hears("Diusulkan untuk KIM Sumberejo")
    await admin.taps("Ya, hubungkan")
    assert admin.hears("sekarang terhubung")
    assert "Usulannya disetujui" in siti.last


async def test_the_board_sees_its_own_and_members_their_link(village: Village) -> None:
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    for words in ("grup", "tautkan", "lepas grup"):
        await budi.says(words)
        assert budi.hears("lalu ketik /tautkan di grup itu"), words
    group = await linked_group(village, budi, "KIM Sumberejo")
    await budi.says("grup")
    assert budi.hears("Grup “KIM Sumberejo”: terhubung.")
    assert budi.buttons == ["Lepas grup"]
    await siti.says("grup")
    assert group.links[-1].url in siti.last
    await siti.says("lepas grup")
    assert siti.hears("Tombol atau perintah itu untuk")


async def test_the_command_line_shows_the_same(village: Village) -> None:
    settings = settings_for(village.database)
    counts, lines, office = await listed(settings)
    assert lines == []
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    siti = await village.member("Siti", desa=WHERE)
    async with village.database.transaction() as session:
        await make_kim(session, WHERE)
    group = await linked_group(village, budi, "KIM Sumberejo")
    await village.group("Rumpi", creator=siti)
    await budi.says("obrolan", chat=group)
    counts, lines, office = await listed(settings)
    found = json.loads(as_json(counts, lines))
    assert found["counts"] == {
        "groups": 2, "linked": 1, "unlinked": 1, "lost": 0, "lacking_rights": 0, "measured": 1,
    }  # fmt: skip
    rumpi, sumberejo = found["groups"]
    assert (rumpi["title"], rumpi["status"], rumpi["kim"]) == ("Rumpi", "unlinked", None)
    assert (sumberejo["kim"], sumberejo["village_code"]) == ("KIM Sumberejo", "35.07.07.2002")
    assert sumberejo["last_heard_at"] == village.clock.now().isoformat()
    printed = io.StringIO()
    show(counts, lines, office, Console(file=printed, width=170))
    text = printed.getvalue()
    assert "KIM Sumberejo, Desa Sumberejo" in text
    assert "admin, mengundang" in text
    assert "Grup: 2. Terhubung 1, belum 1, hilang 0; kurang izin 0, terukur 1." in text
