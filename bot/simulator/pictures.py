"""Pictures: a drawn village for who has none at hand, and the sizes Telegram keeps of each photo."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageOps

MAX_PIXELS = 50_000_000
SIDES = (90, 320, 800, 1280)
_SKIES = (
    ("#3f7fbf", "#f6e7c8"),
    ("#c8553d", "#ffe1a8"),
    ("#4a6fa5", "#dfeaf2"),
    ("#28666e", "#f4f1de"),
    ("#6d597a", "#ffcdb2"),
    ("#2a6f97", "#e9f5db"),
)


class Size(NamedTuple):
    data: bytes
    width: int
    height: int


def sample(number: int) -> tuple[Size, ...]:
    """A drawn village view in all sizes; a few different ones take turns."""
    return _sample(number % len(_SKIES))


@lru_cache(maxsize=len(_SKIES))
def _sample(number: int) -> tuple[Size, ...]:
    return _sizes(_village(number))


def sizes(data: bytes) -> tuple[Size, ...]:
    """The sizes of an uploaded picture, re-encoded as JPEG without EXIF; ValueError when it is no picture."""
    try:
        with Image.open(BytesIO(data)) as opened:
            width, height = opened.size
            if width * height > MAX_PIXELS:
                raise ValueError("too many pixels")
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("not a picture") from error
    return _sizes(picture)


def _sizes(picture: Image.Image) -> tuple[Size, ...]:
    kept: list[Size] = []
    longest = max(picture.size)
    wanted = [side for side in SIDES if side < longest]
    for side in [*wanted, min(longest, SIDES[-1])]:
        copy = picture.copy()
        copy.thumbnail((side, side))
        out = BytesIO()
        copy.save(out, "JPEG", quality=82)
        size = Size(out.getvalue(), *copy.size)
        if not kept or kept[-1][1:] != size[1:]:
            kept.append(size)
    return tuple(kept)


def _village(number: int) -> Image.Image:
    width, height = 1280, 960
    top, low = _SKIES[number]
    sky = Image.linear_gradient("L").resize((width, height))
    picture = ImageOps.colorize(sky, top, low)
    draw = ImageDraw.Draw(picture)
    sun = 180 + 170 * number
    draw.ellipse((sun, 130, sun + 150, 280), fill="#fff3c4")
    draw.polygon([(0, 620), (330, 260), (560, 520), (820, 210), (1280, 640)], fill="#5b7f95")
    draw.polygon([(0, 680), (240, 520), (640, 640), (980, 500), (1280, 660), (1280, 960), (0, 960)], fill="#4f8a5b")
    for step in range(9):
        level = 690 + 32 * step
        draw.line([(0, level), (640, level + 22), (1280, level - 14)], fill="#76b06f", width=9)
    for house in range(3):
        left = 180 + 330 * house + 40 * (number % 3)
        floor = 730 + 40 * (house % 2)
        draw.rectangle((left, floor - 90, left + 150, floor), fill="#f7efe2")
        draw.polygon([(left - 24, floor - 90), (left + 75, floor - 165), (left + 174, floor - 90)], fill="#a4462f")
        draw.rectangle((left + 58, floor - 56, left + 94, floor), fill="#6b4a35")
    return picture
