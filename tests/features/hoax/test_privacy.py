"""Who reported is seen by nobody: a marker name, phone and chat are searched for in everything others can read."""

from __future__ import annotations

import io
import zipfile

from storage.audit import AuditEntry
from storage.hoax import HoaxQuestion
from storage.hoax_case import HoaxCase
from storage.office import OfficeRole
from tests.features.hoax.desk import CLAIM, OTHER, SUMBEREJO, draft, editor, officer, report, reports, table, verifier
from tests.rows import all_rows
from tests.village import Player, Village

NAME = "Zubaidah Penanda"
VILLAGE = "Wonomulyo, Poncokusumo"
PHONE = "+6281299988877"


def read_by(village: Village, who: Player) -> str:
    """Everything this person was shown: texts, buttons and what is inside the files."""
    parts = []
    for message in village.world.messages(who.account):
        if not message.from_bot:
            continue
        parts += [message.text, *message.labels]
        parts += [f"{button.data} {button.url}" for row in message.buttons for button in row]
        if message.kind == "document":
            stored = village.world.files.find(message.media["file_id"])
            data = (stored.data if stored is not None else None) or b""
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                parts += [file.read(name).decode("latin-1") for name in file.namelist()]
    return "\n".join(parts)


async def test_a_reporter_is_nowhere_to_be_seen(village: Village, written: io.StringIO) -> None:
    # Nobody else is of this village, and its member is handed no cards: it says who reported.
    marker = await village.member(NAME, desa=VILLAGE, phone=PHONE, reminders_ok=False)
    marker.account.username = "zubaidah_penanda"
    other = await village.member("Tono", desa=SUMBEREJO)
    vera, edi = await verifier(village), await editor(village)
    head = await officer(village, "Hadi", OfficeRole.DESK_HEAD)
    admin = village.admin()
    await marker.sends_photo(CLAIM)
    await marker.taps("Cek kebenarannya")
    await marker.taps("Facebook")
    await report(other, OTHER)
    await village.later(days=2)
    for who in (vera, edi, head, admin):
        await who.says("meja hoaks")
        await who.says("angka hoaks")
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Ambil")
    await vera.taps("Tanya pelapor")
    await vera.says("Dari siapa asalnya?")
    await marker.taps("Jawab")
    await marker.says("Dari grup arisan")
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Teruskan ke instansi")
    await vera.taps("Kepolisian")
    await village.later(hours=1)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await draft(vera)
    for who in (edi, head):
        await who.says("meja hoaks")
        await who.taps("Kasus 1")
    await head.taps("Setujui")
    await head.taps("Terbitkan")
    await village.later(hours=1)
    await marker.taps("Sudah saya teruskan")
    await marker.taps("Grup keluarga")
    await head.taps("Sebaran")
    assert head.hears("Belum: Sumberejo")
    await other.says(CLAIM, forward_from="Orang")
    await other.taps("Cek kebenarannya")
    await admin.says("panel")
    traces = (
        VILLAGE.partition(",")[0],
        NAME,
        "Zubaidah",
        "Penanda",
        PHONE,
        PHONE[3:],
        str(marker.id),
        "zubaidah_penanda",
    )
    for who in (vera, edi, head, admin, other):
        shown = read_by(village, who)
        for trace in traces:
            assert trace.lower() not in shown.lower(), (who.account.first_name, trace)
    assert "Dari grup arisan" in read_by(village, vera)
    logged = written.getvalue()
    tables = [str(vars(row)) for kind in (HoaxCase, AuditEntry) for row in await table(village, kind)]
    for trace in traces:
        assert trace not in logged
        assert trace not in "\n".join(tables)
    actors = {e.actor for e in await table(village, AuditEntry) if e.action == "hoax.reported"}
    assert actors == {"reporter"}


async def test_the_own_data_show_tickets_and_erasing_leaves_the_case_without_author(village: Village) -> None:
    marker = await village.member(NAME, desa=SUMBEREJO, phone=PHONE)
    vera = await verifier(village)
    await report(marker)
    await marker.says("data saya")
    assert marker.hears("Laporan hoaks, tiket 1/2026")
    await marker.says("hapus data saya")
    await marker.taps("Ya, hapus")
    (filed,) = await reports(village)
    assert (filed.reporter_id, filed.words) == (None, CLAIM)
    rows = await all_rows(village.database)
    for trace in (NAME, PHONE, str(marker.id)):
        assert trace not in rows
    said = len(village.world.messages(marker.account))
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tutup kasus")
    await vera.taps("Bahan kurang")
    await village.later(days=1)
    assert len(village.world.messages(marker.account)) == said


async def test_erasing_takes_the_reporter_out_of_what_they_told(village: Village) -> None:
    marker = await village.member(NAME, desa=SUMBEREJO, phone=PHONE)
    other = await village.member("Tono", desa=SUMBEREJO)
    vera = await verifier(village)
    claim = f"{CLAIM} Kata {NAME}, tanya ke 0812-9998-8877."
    await marker.says(claim, forward_from="Orang Lain")
    await marker.taps("Cek kebenarannya")
    await marker.says(f"Grup RT Bu {NAME}")
    await report(other, claim)
    await vera.taps("Buka kasus")
    await vera.taps("Ambil")
    await vera.taps("Tanya pelapor")
    await vera.taps("1/2026")
    await vera.says("Apakah ada tangkapan layarnya?")
    await marker.taps("Jawab")
    await marker.says(f"Saya, {NAME}, membacanya di grup")
    await marker.says("hapus data saya")
    await marker.taps("Ya, hapus")
    own, others = await reports(village)
    assert (own.reporter_id, own.seen_where) == (None, "Grup RT Bu …")
    assert own.words == f"{CLAIM} Kata …, tanya ke ….\nSaya, …, membacanya di grup"
    assert others.words == claim
    (case,) = await table(village, HoaxCase)
    assert case.words == f"{CLAIM} Kata …, tanya ke …."
    assert NAME not in case.title
    (question,) = await table(village, HoaxQuestion)
    assert question.answer == "Saya, …, membacanya di grup"


async def test_a_reporter_who_is_no_member_sees_and_erases_the_own_data(village: Village) -> None:
    orang = village.person("Orang")
    orang.account.started = True
    await orang.says("hoaks")
    await orang.says(CLAIM)
    await orang.taps("Facebook")
    assert len(orang.last) <= 1200
    await orang.taps("Setuju")
    await orang.says("data saya")
    assert orang.hears("Persetujuan laporan hoaks: ya")
    assert orang.hears("tiket 1/2026")
    await orang.says("hapus data saya")
    await orang.taps("Ya, hapus")
    assert str(orang.id) not in await all_rows(village.database)
