"""How it shows: a group is added, linked, joined by three people, reported from, moved, and lost."""

from __future__ import annotations

from storage.checkin import Checkin
from storage.group import GroupStatus, VillageGroup
from storage.member import Member
from tests.factories import make_kim
from tests.rows import all_rows
from tests.village import Village

WHERE = "Sumberejo, Poncokusumo"


async def test_a_group_from_the_first_day_to_the_last(village: Village) -> None:
    admin = village.admin()
    budi = await village.member("Budi", desa=WHERE, role="ketua")
    rini = await village.member("Rini", desa="Pakisaji, Pakisaji")
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Gedangan")
    siti, stranger = village.person("Siti"), village.person("Orang")

    # Budi makes the group, adds the bot as admin, and says which of the Sumberejo it is.
    group = await village.group("KIM Sumberejo", creator=budi)
    assert group.hears("Obrolan di sini tidak kami simpan")
    assert len(group.last.splitlines()) <= 2
    assert "Ini grup KIM mana?" in budi.last
    assert budi.buttons[-1] == "KIM lain"
    assert {"Sumberejo, Kec. Poncokusumo", "Sumberejo, Kec. Gedangan", "Sumberejo, Kec. Pagak"} <= set(budi.buttons)
    await budi.taps("Sumberejo, Kec. Poncokusumo")
    assert budi.hears("sekarang terhubung dengan KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo")
    assert budi.hears("jadikan bot ini admin")
    assert group.hears("sekarang terhubung dengan KIM Sumberejo")
    assert group.buttons == ["Daftar"]
    await group.promotes(village.bot)
    assert group.heard == []

    # An approved member gets a personal link and is let in at once.
    await siti.taps("Daftar", chat=group)
    for answer in ("Setuju", "18 tahun atau lebih", "Siti Aminah", "Ya", "Anggota", "lewati", "Ya", "Ya", "Kirim"):
        await siti.says(answer)
    await budi.taps("Terima Siti Aminah")
    assert "tautan pribadi ke grup KIM Sumberejo" in siti.last
    [link] = group.links
    assert link.url in siti.last
    assert link.creates_join_request
    assert not await siti.joins(link.url)
    assert group.has(siti)
    assert siti.hears("sudah kami bukakan")
    assert link.revoked
    assert group.heard == []  # nobody is named, nothing is announced

    # A member of another village, and somebody nobody knows, are told what to do, in private.
    await budi.says("tautan grup")
    fresh = group.links[-1].url
    assert fresh in budi.last
    assert not await rini.joins(fresh)
    assert rini.hears("untuk anggota KIM Sumberejo, sedangkan Bapak/Ibu terdaftar di KIM Pakisaji")
    assert not await stranger.joins(fresh)
    assert stranger.hears("Grup KIM Sumberejo untuk anggota yang terdaftar")
    assert not group.has(rini)
    assert not group.has(stranger)
    assert str(stranger.id) not in await all_rows(village.database)
    await stranger.taps("Daftar")
    assert stranger.hears("setuju")

    # Siti reports a photo from the group.
    photo = await siti.sends_photo("Rapat bersama", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=photo)
    assert group.hears("sudah kami bukakan di chat pribadi")
    assert siti.hears("fotonya")
    for answer in ("Rapat KIM", "Rapat rutin di balai desa", "hari ini", "Kirim"):
        await siti.says(answer)
    assert siti.hears("Sudah tercatat")

    # The group becomes a supergroup; everything goes on.
    await group.becomes_supergroup()
    assert group.heard == []
    video = await siti.does("send_video", chat=group)
    await siti.says("/kegiatan", chat=group, reply_to=video)
    for answer in ("Liputan kegiatan", "Meliput bersih desa", "hari ini", "Kirim"):
        await siti.says(answer)
    assert siti.hears("Sudah tercatat")
    async with village.database.reading() as session:
        [row] = await village.rows(session, VillageGroup)
        reports = await village.rows(session, Checkin)
        members = {member.id: member for member in await village.rows(session, Member)}
    assert row.external_id == group.id
    assert row.status is GroupStatus.LINKED
    assert len(reports) == 2
    assert [e.kind.value for report in reports for e in report.evidence] == ["photo", "video"]
    assert {members[3].person_id} == {report.author_id for report in reports}
    assert members[3].group_joined_at is not None

    # The admin sees it; the bot is put out; the admin hears of it the same day.
    await admin.says("grup")
    assert admin.hears("1 grup")
    assert admin.hears("Terhubung 1")
    await admin.taps("KIM Sumberejo (terhubung)")
    assert admin.hears("Izin bot: lengkap")
    assert admin.hears("Terukur sejak Rabu, 23 September 2026")
    await group.removes(village.bot)
    await village.later(hours=1)
    assert admin.ever_heard("hilang dari jangkauan kami: bot dikeluarkan") == 1
    await admin.says("grup")
    assert admin.hears("hilang 1")
    await admin.taps("KIM Sumberejo (hilang)")
    assert admin.hears("Hilang sejak Rabu, 23 September 2026: bot dikeluarkan")
