"""The same photo is known again; what is no photo is refused. All pictures are drawn here."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest
from PIL import Image, ImageDraw, ImageOps

from bot.features.hoax.rules.pictures import Fingerprint, distance, fingerprint, same
from bot.pictures import NoPicture


def photo(seed: int, size: tuple[int, int] = (900, 640)) -> Image.Image:
    """Something with a sky, ground and things in between."""
    chance = random.Random(seed)
    image = Image.new("RGB", size, (chance.randrange(120, 220), chance.randrange(140, 230), 240))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, size[1] * chance.uniform(0.5, 0.8), *size), fill=(90, chance.randrange(60, 140), 50))
    for _ in range(14):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        wide, high = chance.randrange(30, 260), chance.randrange(30, 240)
        shade = tuple(chance.randrange(256) for _ in range(3))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)((x, y, x + wide, y + high), fill=shade)
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    "change",
    [
        lambda image: saved(image, quality=25),
        lambda image: saved(image, "PNG"),
        lambda image: saved(image, "WEBP", quality=60),
        lambda image: saved(image.resize((320, 228))),
        lambda image: saved(image.resize((1280, 910)), quality=50),
        lambda image: saved(ImageOps.expand(image, border=60, fill="black")),
        lambda image: saved(ImageOps.expand(image, border=(0, 150), fill="white"), quality=60),
        lambda image: saved(ImageOps.expand(image.resize((400, 284)), border=25, fill=(250, 230, 20))),
        lambda image: saved(image.convert("L")),
    ],
    ids=["re-encoded", "png", "webp", "smaller", "larger", "black frame", "white bars", "yellow frame", "grey"],
)
def test_the_same_photo_again(seed: int, change: object) -> None:
    assert callable(change)
    image = photo(seed)
    assert same(fingerprint(saved(image, quality=90)), fingerprint(change(image)))


def test_other_photos_are_other_photos() -> None:
    prints = [fingerprint(saved(photo(seed))) for seed in range(40)]
    assert not [(a, b) for a in range(40) for b in range(a) if same(prints[a], prints[b])]


def test_it_is_kept_as_text() -> None:
    one = fingerprint(saved(photo(1)))
    assert Fingerprint.parse(str(one)) == one
    assert distance(one, one) == 0
    with pytest.raises(ValueError, match="64"):
        Fingerprint.parse("abc")


def test_it_is_turned_as_the_camera_says() -> None:
    image = photo(3)
    exif = Image.Exif()
    exif[0x0112] = 6
    assert same(fingerprint(saved(image)), fingerprint(saved(image.rotate(90, expand=True), exif=exif)))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("foto.jpg", saved(photo(1)))
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bukan gambar",
        zipped(),
        bomb(6_000, 5_001),
        bomb(60_000, 60_000),
        saved(photo(1))[:400],
        b"%!PS-Adobe-3.0",
    ],
    ids=["nothing", "text", "zip", "30 megapixels", "3.6 gigapixels", "cut short", "postscript"],
)
def test_what_is_no_safe_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NoPicture):
        fingerprint(data)


@pytest.mark.parametrize("shade", ["black", "white"])
def test_a_picture_of_one_shade_says_nothing(shade: str) -> None:
    one = fingerprint(saved(Image.new("RGB", (1, 1), shade)))
    assert not same(one, one)
