"""P5: nothing that was sent as a file holds somebody who had the own data erased."""

from __future__ import annotations

import io
import zipfile

from bot.conversation.messages import Reply
from storage.outbox import OutboxMessage
from storage.outbox_file import OutboxFile, OutboxFiles
from tests.features.attendance.rooms import TITLE, code_of, opened
from tests.village import Village


async def words_of_files(village: Village) -> tuple[int, str]:
    """How many files stand in the ledger of messages, and what their sheets say."""
    async with village.database.reading() as session:
        light = [message.payload for message in await village.rows(session, OutboxMessage)]
        whole = await OutboxFiles(session).brought_back(light)
        replies = [Reply.from_json(payload) for payload in whole if payload is not None]
        made = {file.data for reply in replies for file in (reply.picture, reply.document) if file is not None}
        assert len(await village.rows(session, OutboxFile)) == len(made)
    files = [reply.document for reply in replies if reply.document is not None]
    said = ""
    for file in files:
        if file.filename.endswith(".xlsx"):
            archive = zipfile.ZipFile(io.BytesIO(file.data))
            said += "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    return len(files), said


async def test_sheets_that_were_sent_are_not_kept(village: Village) -> None:
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    await village.later(hours=7)
    assert siti.ever_heard("ini sertifikat") == 1
    admin = village.admin()
    await admin.says("kelola bimtek")
    await admin.taps(next(label for label in admin.buttons if label.startswith(TITLE)))
    await admin.taps("Daftar peserta")
    await admin.says("evaluasi")
    await admin.taps(next(label for label in admin.buttons if label.startswith(TITLE)))
    await admin.taps("Kirim gambar dan XLSX")
    await village.later(hours=0.1)
    assert sum(m.kind == "document" for m in admin.world.messages(admin.account)) == 2
    held, said = await words_of_files(village)
    assert held >= 2
    assert said.count("Siti Aminah") == 2

    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    await village.later(hours=1)
    assert await words_of_files(village) == (0, "")
    async with village.database.reading() as session:
        kinds = {message.kind for message in await village.rows(session, OutboxMessage)}
    assert "report" in kinds, "the words of the message stay"


async def test_a_certificate_is_made_anew_when_it_is_wanted_again(village: Village) -> None:
    siti = await village.member("Siti Aminah", desa="Sumberejo, Poncokusumo")
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    await village.later(hours=7)
    await village.later(hours=1)
    assert await words_of_files(village) == (0, "")
    await siti.says("sertifikat")
    assert siti.hears("nomor 001/KIM/2026")
    assert village.world.messages(siti.account)[-1].kind == "document"
