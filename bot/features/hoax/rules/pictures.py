"""Whether two photos are the same one: sent again, made smaller, re-encoded or put into a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.pictures import opened

if TYPE_CHECKING:
    # Loaded with the first picture: Pillow takes 4 MB.
    from PIL import Image

_OPENED = 512
"""Pixels on a side; the steps need no more."""
_SIDE = 8
_SAME = 18
"""Of 128 bits; photos that have nothing in common differ in about 64."""
_FRAME_TOLERANCE = 44


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How brightness changes over the photo: 64 steps to the right and 64 down, for the whole photo and for what is
    left without its plain frame."""

    whole: int
    inner: int

    def __str__(self) -> str:
        return f"{self.whole:032x}{self.inner:032x}"

    @classmethod
    def parse(cls, text: str) -> Fingerprint:
        """From `str(fingerprint)`. Raises ValueError."""
        if len(text) != 64:
            raise ValueError("a fingerprint has 64 hexadecimal digits")
        return cls(int(text[:32], 16), int(text[32:], 16))


def fingerprint(data: bytes) -> Fingerprint:
    """Raises `NoPicture`."""
    picture = opened(data, _OPENED)
    return Fingerprint(_steps(picture), _steps(_without_frame(picture)))


def distance(one: Fingerprint, other: Fingerprint) -> int:
    """0 (the same) to 128, of the closest pair of views."""
    return min((a ^ b).bit_count() for a in {one.whole, one.inner} for b in {other.whole, other.inner})


def same(one: Fingerprint, other: Fingerprint) -> bool:
    """Pictures of one shade say nothing and are never the same."""
    return bool(one.whole and other.whole) and distance(one, other) <= _SAME


def _without_frame(picture: Image.Image) -> Image.Image:
    """Without the border of one colour around it; as it is when nothing or nearly nothing would be left."""
    from PIL import Image, ImageChops

    for at_end in (False, True):
        colour = picture.getpixel((picture.width - 1, picture.height - 1) if at_end else (0, 0))
        plain = Image.new("RGB", picture.size, colour)
        differs = ImageChops.difference(picture, plain).point(lambda step: 255 if step > _FRAME_TOLERANCE else 0)
        inside = differs.getbbox()
        if inside is None:
            continue
        left, top, right, bottom = inside
        if (right - left) * (bottom - top) >= picture.width * picture.height / 5:
            picture = picture.crop(inside)
    return picture


def _steps(picture: Image.Image) -> int:
    """The 128 bits."""
    from PIL import Image

    grey = picture.convert("L")
    right = grey.resize((_SIDE + 1, _SIDE), Image.Resampling.LANCZOS).tobytes()
    down = grey.resize((_SIDE, _SIDE + 1), Image.Resampling.LANCZOS).tobytes()
    bits = 0
    for row in range(_SIDE):
        for column in range(_SIDE):
            bits = bits << 1 | (right[row * (_SIDE + 1) + column] < right[row * (_SIDE + 1) + column + 1])
            bits = bits << 1 | (down[row * _SIDE + column] < down[(row + 1) * _SIDE + column])
    return bits
