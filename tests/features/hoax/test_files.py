"""What people send is looked at apart from the turn: marks, the same photo again, and everything hostile."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image, ImageDraw

from bot.features.hoax.rules import claim
from storage.hoax import HoaxProof, ProofKind
from storage.hoax_case import CaseStatus
from storage.outbox import OutboxMessage
from tests.features.hoax.desk import CLAIM, SUMBEREJO, cases, only_case, report, reports, table, verifier
from tests.village import Player, Village


def drawn(width: int = 640, height: int = 480, *, quality: int = 90, frame: int = 0, exif: bool = False) -> bytes:
    """A picture with something on it, as a JPEG."""
    image = Image.new("RGB", (640, 480), "#dde8f0")
    pen = ImageDraw.Draw(image)
    for step in range(12):
        pen.ellipse((step * 50, step * 31, step * 50 + 140, step * 31 + 90), fill=(step * 20, 255 - step * 17, 90))
    pen.rectangle((380, 40, 600, 200), fill="#7a1f1f")
    image = image.resize((width, height))
    if frame:
        framed = Image.new("RGB", (width + 2 * frame, height + 2 * frame), "black")
        framed.paste(image, (frame, frame))
        image = framed
    out, marks = io.BytesIO(), Image.Exif()
    if exif:
        marks[0x010F] = "KameraRahasia"
    image.save(out, "JPEG", quality=quality, exif=marks)
    return out.getvalue()


async def sends(
    who: Player, data: bytes, name: str = "foto.jpg", mime_type: str = "image/jpeg", **more: object
) -> None:
    """A file out of the blue becomes a ticket without a word."""
    await who.does("send_document", name, data=data, mime_type=mime_type)
    for label in ("Cek kebenarannya", "Lewati", "Facebook", "Lewati"):
        await who.taps(label)


async def test_the_same_photo_smaller_or_framed_finds_its_case(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    budi = await village.member("Budi", desa=SUMBEREJO)
    tono = await village.member("Tono", desa=SUMBEREJO)
    await sends(siti, drawn())
    await village.later(hours=1)
    (proof,) = await table(village, HoaxProof)
    assert (proof.kind, proof.problem) == (ProofKind.DOCUMENT, None)
    assert proof.sha256
    assert proof.picture
    await sends(budi, drawn(400, 300, quality=40))
    await sends(tono, drawn(frame=30))
    await village.later(hours=1)
    assert [case.status for case in await cases(village)] == [
        CaseStatus.RECEIVED,
        CaseStatus.DUPLICATE,
        CaseStatus.DUPLICATE,
    ]
    assert {filed.case_id for filed in await reports(village)} == {1}


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("virus.exe", "x")
    return out.getvalue()


def bomb() -> bytes:
    """Thirty million pixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (6000, 5000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(("name", "data"), [("foto.jpg", zipped()), ("bom.png", bomb()), ("foto.jpg", b"\xff\xd8\xff")])
async def test_what_is_no_safe_picture_is_refused_kindly_and_shown_to_nobody(
    village: Village, name: str, data: bytes
) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await sends(siti, data, name)
    await village.later(hours=1)
    assert "Berkas di tiket 1/2026 tidak bisa kami buka dengan aman" in siti.last
    (proof,) = await table(village, HoaxProof)
    assert proof.problem == "no_picture"
    await vera.taps("Buka kasus")
    assert vera.hears("1 berkas tidak ditampilkan")
    assert all(message.kind == "text" for message in village.world.messages(vera.account))
    await village.later(hours=1)
    assert siti.ever_heard("tidak bisa kami buka") == 1


async def test_a_file_too_large_is_said(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_video", "Lihat ini", size=21 * 1024 * 1024)
    for label in ("Cek kebenarannya", "Lewati", "Facebook", "Lewati"):
        await siti.taps(label)
    await village.later(hours=1)
    assert "terlalu besar untuk diperiksa" in siti.last


async def test_a_package_has_everything_and_nothing_of_the_camera(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_document", "foto.jpg", f"<script>x</script> {CLAIM} https://contoh.id/a",
                    data=drawn(exif=True), mime_type="image/jpeg")  # fmt: skip
    await siti.taps("Cek kebenarannya")
    await siti.taps("Facebook")
    await village.later(hours=1)
    await vera.taps("Buka kasus")
    await vera.taps("Teruskan ke instansi")
    await vera.taps("Klinik Hoaks")
    assert vera.hears("Diteruskan ke: Klinik Hoaks")
    assert (await only_case(village)).escalated_at is not None
    await village.later(hours=1)
    package = next(m for m in reversed(village.world.messages(vera.account)) if m.kind == "document" and m.from_bot)
    stored = village.world.files.find(package.media["file_id"])
    assert stored is not None
    with zipfile.ZipFile(io.BytesIO(stored.data or b"")) as file:
        assert sorted(file.namelist()) == ["gambar-1.jpg", "kasus.html", "kasus.txt"]
        page, words = file.read("kasus.html").decode(), file.read("kasus.txt").decode()
        picture = file.read("gambar-1.jpg")
    assert "<script>" not in page
    assert "https://contoh.id/a" in words
    assert "sha256:" in words
    assert "1 laporan sejak Rabu, 23 September 2026" in words
    assert b"KameraRahasia" not in picture
    assert not Image.open(io.BytesIO(picture)).getexif()
    assert "Siti" not in page + words


@pytest.mark.parametrize(
    "words",
    [
        "a" * 4096,
        "\u202ePenipuan \u200bberas\u200b gratis\u2066 untuk semua warga desa",
        "<b>Beras gratis</b> <img src=x onerror=alert(1)> untuk semua warga besok pagi",
        "Klik javascript:alert(1) supaya dapat beras gratis untuk semua warga",
        "Login di https://admin:rahasia@contoh.id supaya dapat beras gratis sekarang",
        '=HYPERLINK("http://contoh.id";"beras") gratis untuk semua warga besok pagi',
        "{title} {0} %s %(x)s untuk semua warga desa besok pagi beras",
    ],
)
async def test_hostile_words_are_a_ticket_like_any_other(village: Village, words: str) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.says(words, forward_from="Orang")
    await siti.taps("Cek kebenarannya")
    while "Nomor tiket" not in siti.last:
        await siti.taps("Lewati")
    assert "Laporan baru, kasus 1" in vera.last
    await vera.taps("Buka kasus")
    assert vera.hears("Kasus 1")
    case = await only_case(village)
    assert len(case.title) <= claim.LINE
    assert not set(case.title + case.words) & set("\u202e\u200b\u2066")
    links = [proof.url for proof in await table(village, HoaxProof)]
    assert not any("javascript" in url or "@" in url for url in links if url)
    assert all(len(m.payload["text"]) <= 4096 for m in await table(village, OutboxMessage))


def test_the_same_claim_under_invisible_letters_is_the_same() -> None:
    dressed = "".join(f"{letter}\u200b" for letter in CLAIM)
    assert claim.fingerprint(dressed) == claim.fingerprint(CLAIM)
    assert claim.fingerprint("\u202e" + CLAIM.upper() + " 🙏🙏") == claim.fingerprint(CLAIM)
    assert claim.fingerprint("apakah ini benar pak") is None
    assert claim.fingerprint("benar?", ["AQAD"]) != claim.fingerprint("benar?", ["AQAE"])


async def test_reports_after_a_hostile_one_go_on(village: Village) -> None:
    siti = await village.member("Siti", desa=SUMBEREJO)
    await sends(siti, zipped())
    await report(siti)
    await village.later(hours=1)
    assert len(await cases(village)) == 2


async def test_a_package_waits_for_its_pictures_and_says_when_some_are_missing(village: Village) -> None:
    vera = await verifier(village)
    siti = await village.member("Siti", desa=SUMBEREJO)
    await siti.does("send_document", "foto.jpg", CLAIM, data=drawn(), mime_type="image/jpeg")
    await siti.taps("Cek kebenarannya")
    await siti.taps("Facebook")
    await village.later(hours=1)
    await vera.taps("Buka kasus")

    def names() -> list[str]:
        package = next(m for m in reversed(village.world.messages(vera.account)) if m.kind == "document" and m.from_bot)
        stored = village.world.files.find(package.media["file_id"])
        assert stored is not None
        with zipfile.ZipFile(io.BytesIO(stored.data or b"")) as file:
            return sorted(file.namelist())

    for _ in range(3):
        village.world.fail("getFile", error_code=502)
    await vera.taps("Teruskan ke instansi")
    await vera.taps("Kepolisian")
    await village.later(hours=0.1)
    assert vera.ever_heard("Paket kasus 1") == 0
    await village.later(hours=0.1)
    await village.later(hours=0.1)
    await village.later(hours=0.1)
    assert vera.ever_heard("Paket kasus 1 untuk Kepolisian") == 1
    assert "gambar-1.jpg" in names()
    for _ in range(3):
        village.world.fail("getFile", error_code=502)
    await vera.says("meja hoaks")
    await vera.taps("Kasus 1")
    await vera.taps("Teruskan ke instansi")
    await vera.taps("Aduan Konten")
    await village.later(hours=2)
    assert "1 gambar tidak bisa diambil" in vera.last
    assert names() == ["kasus.html", "kasus.txt"]
