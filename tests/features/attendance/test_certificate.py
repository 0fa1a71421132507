"""Certificates: sent after the end, read back, checked in public, altered and refused."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pypdfium2
import pytest
import zxingcpp
from starlette.applications import Starlette

from bot.features.attendance import jobs
from bot.web.pages import pages
from storage.attendance import Attendance
from storage.audit import AuditEntry
from storage.certificate import Certificates, CertificateSeries
from storage.database import Database
from storage.member import Person
from tests.features.attendance.rooms import certificates, code_of, opened
from tests.village import Player, Village, settings_for

SUMBEREJO = "Sumberejo, Poncokusumo"
PUBLIC = "https://kim.example"


@pytest.fixture
async def village(database: Database) -> Any:
    async with Village.open(database, settings_for(database, public_url=PUBLIC)) as village:
        yield village


def paper_of(player: Player) -> bytes:
    """The PDF in the newest message that bears one."""
    for message in reversed(player.world.messages(player.account)):
        if message.media is not None and message.from_bot:
            stored = player.world.files.find(message.media["file_id"])
            assert stored is not None
            assert stored.data is not None
            return stored.data
    raise AssertionError("no document")


def read(paper: bytes) -> tuple[str, list[str], tuple[float, float]]:
    """The words of its one page, what its QR says, and its size in points."""
    document = pypdfium2.PdfDocument(paper)
    try:
        assert len(document) == 1
        page = document[0]
        words = page.get_textpage().get_text_range()
        picture = page.render(scale=2).to_pil()
        return words, [code.text for code in zxingcpp.read_barcodes(picture)], page.get_size()
    finally:
        document.close()


async def attended(village: Village, *names: str, **values: Any) -> list[Player]:
    """People who were there, each typing the code; the Bimtek is over and the jobs have run."""
    places = [SUMBEREJO, "Kepanjen", "Ngadireso", "Wonomulyo"]
    people = [await village.member(name, desa=places[i % 4]) for i, name in enumerate(names)]
    bimtek = await opened(village, *people, seats_per_village=99, **values)
    village.clock.move_to(max(bimtek.starts_at, village.clock.now()))
    for person in people:
        await person.says(await code_of(village, bimtek))
        assert person.hears("tercatat")
    village.clock.move_to(max(bimtek.ends_at, village.clock.now()) + timedelta(minutes=5))
    await village.tick()
    return people


async def opened_page(village: Village, url: str) -> httpx.Response:
    app = village.app
    site = Starlette(routes=pages(app.database, app.office, app.clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url=PUBLIC) as client:
        return await client.get(url)


async def test_from_the_room_to_the_check_page(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    assert siti.ever_heard("ini sertifikat Bimtek KIM Angkatan 3, nomor 001/KIM/2026") == 1
    words, codes, (width, height) = read(paper_of(siti))
    assert "Siti Aminah" in words
    assert "Nomor: 001/KIM/2026" in words
    assert "Rabu, 23 September 2026, di Ruang Rapat Panji Pulang Jiwo, Kepanjen" in words
    assert "KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo" in words
    assert "8 JP" in words
    assert (round(width), round(height)) == (842, 595)
    (url,) = codes
    assert url.startswith(f"{PUBLIC}/sertifikat/2026-0001-")
    page = await opened_page(village, url)
    assert page.status_code == 200
    for shown in ("001/KIM/2026", "S. A.", "Bimtek KIM Angkatan 3", "Rabu, 23 September 2026"):
        assert shown in page.text
    assert "Siti" not in page.text
    assert "Aminah" not in page.text


async def test_a_digit_changed_is_refused(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    _, (url,), _ = read(paper_of(siti))
    start = url.index("/sertifikat/") + len("/sertifikat/")
    for place in range(start, len(url)):
        if url[place].isdigit():
            altered = url[:place] + str((int(url[place]) + 1) % 10) + url[place + 1 :]
            page = await opened_page(village, altered)
            assert page.status_code == 404, altered
            assert "tidak ditemukan" in page.text
            assert "001/KIM/2026" not in page.text
    for altered in (
        url + "0",
        url[:-1],
        url.replace("2026-0001", "2026-1"),
        url.upper().replace(PUBLIC.upper(), PUBLIC),
    ):
        assert (await opened_page(village, altered)).status_code == 404 or altered == url


async def test_sent_once_and_downloaded_again(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    first = read(paper_of(siti))
    await village.later(hours=2)
    await village.later(hours=2)
    assert siti.ever_heard("ini sertifikat") == 1
    await siti.says("sertifikat")
    assert siti.hears("Sertifikat Bimtek KIM Angkatan 3, nomor 001/KIM/2026")
    assert read(paper_of(siti)) == first
    assert len(await certificates(village)) == 1


async def test_before_the_end_it_is_on_its_way(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    bimtek = await opened(village, siti, budi)
    await siti.says(await code_of(village, bimtek))
    await siti.says("sertifikat")
    assert siti.hears("dikirim ke sini setelah acara selesai")
    await village.later(hours=7)
    await budi.says("sertifikat")
    assert budi.hears("Belum ada sertifikat")
    assert budi.ever_heard("ini sertifikat") == 0
    assert siti.ever_heard("ini sertifikat") == 1


async def test_numbers_without_gaps_or_doubles_over_two_years(village: Village) -> None:
    await attended(village, "A Satu", "B Dua", "C Tiga")
    await attended(village, "D Empat", starts_at=datetime(2026, 12, 31, 2, tzinfo=UTC), title="Akhir")
    # The job runs in the new year, the paper is of the old one.
    village.clock.move_to(datetime(2027, 1, 1, 3, tzinfo=UTC))
    await attended(village, "E Lima", starts_at=datetime(2027, 1, 4, 2, tzinfo=UTC), title="Awal")
    found = [(one.label, one.title) for one in await certificates(village)]
    assert found == [
        ("001/KIM/2026", "Bimtek KIM Angkatan 3"),
        ("002/KIM/2026", "Bimtek KIM Angkatan 3"),
        ("003/KIM/2026", "Bimtek KIM Angkatan 3"),
        ("004/KIM/2026", "Akhir, Angkatan 3"),
        ("001/KIM/2027", "Awal, Angkatan 3"),
    ]


async def test_a_number_goes_back_when_its_transaction_does(village: Village) -> None:
    async def given_and_failed() -> None:
        async with village.database.transaction() as session:
            assert await Certificates(session).next_number(2026) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await given_and_failed()
    async with village.database.transaction() as session:
        assert await Certificates(session).next_number(2026) == 1


async def test_two_processes_give_each_number_once(village: Village, database: Database) -> None:
    people = [await village.member(f"Orang {n}", desa=SUMBEREJO) for n in "ABCDEFGHIJKL"]
    bimtek = await opened(village, *people, seats_per_village=99)
    for person in people:
        await person.says(await code_of(village, bimtek))
    village.clock.advance(timedelta(hours=7))
    other = Database(database.url.render_as_string(hide_password=False))
    try:
        office, now = village.app.office, village.clock.now()
        await asyncio.gather(*(jobs.send_certificates(d, office, now) for d in (database, other, database, other)))
    finally:
        await other.close()
    await village.settle()
    assert sorted(one.number for one in await certificates(village)) == list(range(1, 13))
    assert [person.ever_heard("ini sertifikat") for person in people] == [1] * 12
    async with village.database.transaction() as session:
        (series,) = await village.rows(session, CertificateSeries)
        assert (series.year, series.last) == (2026, 12)


PRINTED = (
    ("Raden Mas Panjang Sekali Namanya Bin Haji Abdurrahman Wahid Al Malangi Ke Delapan X",) * 2,
    ("Siti 🙏 Aminah", "Siti Aminah"),
    ('Hj. Siti "Ma\'rufah", S.Pd <b>', 'Hj. Siti "Ma\'rufah", S.Pd <b>'),
    ("Sītī Ñisa", "Siti Ñisa"),
    ("ꦱꦶꦠꦶ Aminah", "Aminah"),
    ("\u202eSiti عائشة", "Siti"),
    ("𝓢𝓲𝓽𝓲", "Siti"),
)


async def test_names_of_all_kinds(village: Village) -> None:
    people = await attended(village, *(name for name, _ in PRINTED))
    for person, (_, printed) in zip(people, PRINTED, strict=True):
        words, codes, _ = read(paper_of(person))
        assert printed in words
        assert len(codes) == 1


async def test_a_name_that_cannot_be_printed(village: Village) -> None:
    (siti,) = await attended(village, "ꦱꦶꦠꦶ")
    assert siti.ever_heard("belum bisa dicetak") == 1
    await siti.says("sertifikat")
    assert siti.hears("Mohon tulis dengan huruf Latin")
    async with village.database.transaction() as session:
        (person,) = await village.rows(session, Person)
        person.name = "Siti Aminah"
    await siti.says("sertifikat")
    assert "Siti Aminah" in read(paper_of(siti))[0]


async def test_who_wants_nothing_sent_is_not_told_that_the_name_cannot_be_printed(village: Village) -> None:
    siti = await village.member("ꦱꦶꦠꦶ", desa=SUMBEREJO)
    bimtek = await opened(village, siti)
    await siti.says(await code_of(village, bimtek))
    await siti.says("berhenti")
    assert siti.hears("tidak akan mengirim apa pun")
    await village.later(hours=7)
    assert siti.ever_heard("belum bisa dicetak") == 0


async def test_who_blocked_the_bot_gets_it_later(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa="Kepanjen")
    bimtek = await opened(village, siti, budi)
    for person in (siti, budi):
        await person.says(await code_of(village, bimtek))
    village.world.block(siti.account)
    await village.settle()
    await village.later(hours=7)
    assert budi.ever_heard("ini sertifikat") == 1
    village.world.unblock(siti.account)
    await siti.says("sertifikat")
    assert "Siti" in read(paper_of(siti))[0]


async def test_never_at_night(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    bimtek = await opened(village, siti, hours=13.5)  # until 22.30
    await siti.says(await code_of(village, bimtek))
    await village.later(hours=14)
    assert siti.ever_heard("ini sertifikat") == 0
    await village.later(hours=8)
    assert siti.ever_heard("ini sertifikat") == 1


async def test_several_are_offered_by_title(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    second = await opened(village, siti, starts_at=datetime(2026, 10, 1, 2, tzinfo=UTC), title="Bimtek Foto")
    village.clock.move_to(datetime(2026, 10, 1, 2, tzinfo=UTC))
    await siti.says(await code_of(village, second))
    await village.later(hours=7)
    await siti.says("sertifikat")
    foto, other = "Bimtek Foto, Angkatan 3, 1 Oktober 2026", "Bimtek KIM Angkatan 3, 23 September 2026"
    assert siti.buttons == [foto, other]
    await siti.taps(foto)
    assert "Bimtek Foto" in read(paper_of(siti))[0]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("3 langkah cek fakta", "3 langkah cek fakta, Angkatan 3"),
        ("Bimtek KIM angkatan ke-3", "Bimtek KIM angkatan ke-3"),
        ("Bimtek KIM Angkatan III", "Bimtek KIM Angkatan III"),
        ("Bimtek KIM Angkatan 30", "Bimtek KIM Angkatan 30, Angkatan 3"),
    ],
)
async def test_the_angkatan_stands_on_the_paper_once(village: Village, title: str, printed: str) -> None:
    (siti,) = await attended(village, "Siti Aminah", title=title)
    words, (url,), _ = read(paper_of(siti))
    lines = words.splitlines()
    assert printed in lines
    page = await opened_page(village, url)
    assert printed in page.text, "whoever checks it compares the same words"


async def room(village: Village) -> Player:
    admin = village.admin()
    await admin.says("presensi")
    return admin


async def test_a_wrong_name_is_corrected_and_the_number_stays(village: Village) -> None:
    siti, budi = await attended(village, "Siti Amina", "Budi")
    _, (url,), _ = read(paper_of(siti))
    admin = await room(village)
    await admin.taps("Betulkan nama sertifikat")
    assert admin.hears("Sertifikat siapa?")
    assert "Siti Amina" in admin.buttons
    await admin.says("bu siti")
    assert admin.hears("Nama yang benar?")
    await admin.says("...")
    assert admin.hears("belum bisa dicetak")
    await admin.says("Hj. Ruqayyah Amina")
    assert admin.hears("Dari “Siti Amina” menjadi “Hj. Ruqayyah Amina”")
    await admin.taps("Ya, betulkan")
    assert admin.hears("001/KIM/2026 sekarang atas nama Hj. Ruqayyah Amina")
    assert siti.ever_heard("nama di sertifikat Bimtek KIM Angkatan 3, nomor 001/KIM/2026, sudah dibetulkan") == 1
    assert budi.ever_heard("dibetulkan") == 0
    words, (again,), _ = read(paper_of(siti))
    assert "Hj. Ruqayyah Amina" in words
    assert again == url
    page = await opened_page(village, url)
    assert "H. R. A." in page.text
    await siti.says("sertifikat")
    assert "Hj. Ruqayyah Amina" in read(paper_of(siti))[0]
    async with village.database.reading() as session:
        trail = [(e.action, e.after) for e in await village.rows(session, AuditEntry)]
    assert trail[-1] == ("certificate.name_corrected", {"number": "001/KIM/2026"}), "and no name outlasts its owner"


async def test_a_name_is_not_corrected_by_others_nor_by_halves(village: Village) -> None:
    siti, _ = await attended(village, "Siti Amina", "Budi")
    admin = await room(village)
    await admin.taps("Betulkan nama sertifikat")
    await admin.taps("Siti Amina")
    await admin.says("Siti Aminah")
    await admin.taps("Tidak jadi")
    assert [one.name for one in await certificates(village)] == ["Siti Amina", "Budi"]
    await siti.says("menu")
    await siti.taps_data(village.world.messages(siti.account)[-1], "attendance.correct:1")
    assert siti.hears("Tombol atau perintah itu untuk")


async def test_where_there_is_no_certificate_there_is_nothing_to_correct(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await opened(village, siti)
    admin = await room(village)
    assert "Betulkan nama sertifikat" not in admin.buttons


async def test_anothers_certificate_is_not_handed_out(village: Village) -> None:
    _, budi = await attended(village, "Siti Aminah", "Budi")
    one = next(one for one in await certificates(village) if one.name == "Siti Aminah")
    message = village.world.messages(budi.account)[-1]
    await budi.taps_data(message, f"attendance.certificate:{one.id}")
    assert budi.hears("Belum ada sertifikat")
    await budi.taps_data(message, "attendance.certificate:x")
    assert budi.hears("Belum ada sertifikat")


async def test_without_public_pages_there_is_no_qr_and_it_is_said(database: Database) -> None:
    async with Village.open(database, settings_for(database)) as village:
        (siti,) = await attended(village, "Siti Aminah")
        await siti.says("sertifikat")
        assert siti.hears("Kode QR belum ada")
        words, codes, _ = read(paper_of(siti))
        assert codes == []
        assert "pindai" not in words


async def test_erased_the_number_stays_and_the_name_goes(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    _, (url,), _ = read(paper_of(siti))
    await siti.says("data saya")
    assert siti.hears("Hadir di Bimtek KIM Angkatan 3: Rabu, 23 September 2026")
    assert siti.hears("Sertifikat 001/KIM/2026")
    await siti.says("hapus data saya")
    await siti.taps("Ya, hapus")
    page = await opened_page(village, url)
    assert page.status_code == 200
    assert "001/KIM/2026" in page.text
    assert "S. A." not in page.text
    assert "sudah dihapus" in page.text
    (one,) = await certificates(village)
    assert one.name is None
    async with village.database.transaction() as session:
        (presence,) = await village.rows(session, Attendance)
        assert presence.signup_id


async def test_who_left_the_kim_keeps_the_certificate(village: Village) -> None:
    (siti,) = await attended(village, "Siti Aminah")
    await siti.says("keluar dari kim")
    await siti.says("ya")
    await village.later(days=60)
    await siti.says("sertifikat")
    words, _, _ = read(paper_of(siti))
    assert "Siti Aminah" in words
    await siti.says("data saya")
    assert siti.hears("Nama: Siti Aminah")


async def test_names_are_kept_for_the_years_of_the_setting(village: Village) -> None:
    await attended(village, "Siti Aminah")
    await village.later(days=365 * 10 + 30)
    assert [one.name for one in await certificates(village)] == [None]


def test_a_paper_is_small() -> None:
    from bot.features.attendance.actions.drawing import Sheet, draw

    sheet = Sheet("1", "Siti", "KIM", "Bimtek", "Hari ini", "", "", "Kantor", "1", "", "", f"{PUBLIC}/sertifikat/x")
    assert len(draw(sheet)) < 60_000
    assert io.BytesIO(draw(sheet)).read(5) == b"%PDF-"
