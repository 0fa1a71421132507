"""The clarification as a picture to pass on: the claim, the stamp across it, what is true. Drawn with the letters
Pillow brings along; no font of the system is needed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded where it draws: Pillow takes 4 MB, and a bot may run for weeks before it needs a picture.
    from PIL import Image, ImageDraw, ImageFont

SIDE = 800
MARGIN = 48
INK, SOFT, PAPER, LINE = "#1c2430", "#5b6675", "#ffffff", "#d7dce3"
COLOURS = {
    "HOAKS": "#b3261e",
    "DISINFORMASI": "#b3261e",
    "KELIRU": "#b45309",
    "FAKTA": "#15803d",
}
OTHER = "#3b5b8c"
SHADES = 32
"""Colours of the file, so that it stays small."""


@dataclass(frozen=True, slots=True)
class Card:
    stamp: str
    """As it is shown: `BELUM DAPAT DIPASTIKAN`."""
    head: str
    claim: str
    explanation: str
    source: str
    office: str


def draw(card: Card) -> bytes:
    """A PNG, 800 letters of explanation at most are legible on it."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (SIDE, SIDE), PAPER)
    pen = ImageDraw.Draw(image)
    colour = COLOURS.get(card.stamp, OTHER)
    pen.rectangle((0, 0, SIDE, 14), fill=colour)
    pen.text((MARGIN, 40), card.head, font=_font(26), fill=SOFT)
    top, bottom = 86, 360
    pen.rounded_rectangle((MARGIN, top, SIDE - MARGIN, bottom), 16, fill="#f4f6f8", outline=LINE, width=2)
    _block(pen, card.claim, (MARGIN + 28, top + 22, SIDE - MARGIN - 28, bottom - 84), 38, INK)
    _stamp(image, card.stamp, colour, (SIDE // 2, bottom - 62))
    _block(pen, card.explanation, (MARGIN, bottom + 34, SIDE - MARGIN, SIDE - 120), 32, INK)
    pen.line((MARGIN, SIDE - 100, SIDE - MARGIN, SIDE - 100), fill=LINE, width=2)
    if card.source:
        pen.text((MARGIN, SIDE - 86), _fit(card.source, 22, SIDE - 2 * MARGIN), font=_font(22), fill=SOFT)
    pen.text((MARGIN, SIDE - 50), _fit(card.office, 24, SIDE - 2 * MARGIN), font=_font(24), fill=INK)
    out = io.BytesIO()
    image.quantize(SHADES).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    from PIL import ImageFont

    return ImageFont.load_default(size)


def _width(text: str, size: int) -> float:
    return _font(size).getlength(text)


def _fit(text: str, size: int, width: int) -> str:
    while text and _width(text, size) > width:
        text = text[:-2].rstrip("…") + "…" if len(text) > 2 else ""
    return text


def _lines(text: str, size: int, width: int) -> list[str]:
    """Broken between words; a word that is too long by itself, within."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
            continue
        while _width(word, size) > width:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or _width(word[:n], size) <= width)
            lines.append(word[:cut])
            word = word[cut:]
        lines.append(word)
    return lines


def _block(pen: ImageDraw.ImageDraw, text: str, box: tuple[int, int, int, int], largest: int, fill: str) -> None:
    """As large as fits; what does not fit even in small letters ends with three dots."""
    left, top, right, bottom = box
    for size in range(largest, 17, -2):
        lines = _lines(text, size, right - left)
        step = int(size * 1.35)
        if len(lines) * step <= bottom - top:
            break
    else:
        most = (bottom - top) // step
        lines = [*lines[: most - 1], _fit(f"{lines[most - 1]}…", size, right - left)]
    for place, line in enumerate(lines):
        pen.text((left, top + place * step), line, font=_font(size), fill=fill)


def _stamp(image: Image.Image, text: str, colour: str, middle: tuple[int, int]) -> None:
    """Across the claim, a little turned, as from a rubber stamp."""
    from PIL import Image, ImageDraw

    size = 72 if len(text) <= 8 else 52 if len(text) <= 14 else 40
    width, height = int(_width(text, size)) + 60, int(size * 1.6)
    layer = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    pen = ImageDraw.Draw(layer)
    pen.rounded_rectangle((3, 3, width - 4, height - 4), 12, fill=(255, 255, 255, 225), outline=colour, width=6)
    pen.text((width // 2, height // 2), text, font=_font(size), fill=colour, anchor="mm")
    turned = layer.rotate(7, expand=True, resample=Image.Resampling.BICUBIC)
    image.paste(turned, (middle[0] - turned.width // 2, middle[1] - turned.height // 2), turned)
