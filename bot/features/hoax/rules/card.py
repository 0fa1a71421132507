"""The clarification as a picture to pass on: the claim, the stamp across it, what is true."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.lettering import block, font, line, width

if TYPE_CHECKING:
    # Loaded where it draws: Pillow takes 4 MB, and a bot may run for weeks before it needs a picture.
    from PIL import Image

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
    line(pen, card.head, (MARGIN, 40), 24, SIDE - 2 * MARGIN, SOFT)
    top, bottom = 86, 360
    pen.rounded_rectangle((MARGIN, top, SIDE - MARGIN, bottom), 16, fill="#f4f6f8", outline=LINE, width=2)
    block(pen, card.claim, (MARGIN + 28, top + 22, SIDE - MARGIN - 28, bottom - 84), 38, INK)
    _stamp(image, card.stamp, colour, (SIDE // 2, bottom - 62))
    block(pen, card.explanation, (MARGIN, bottom + 34, SIDE - MARGIN, SIDE - 120), 32, INK)
    pen.line((MARGIN, SIDE - 100, SIDE - MARGIN, SIDE - 100), fill=LINE, width=2)
    if card.source:
        line(pen, card.source, (MARGIN, SIDE - 86), 20, SIDE - 2 * MARGIN, SOFT)
    line(pen, card.office, (MARGIN, SIDE - 50), 22, SIDE - 2 * MARGIN, INK)
    out = io.BytesIO()
    image.quantize(SHADES).save(out, "PNG", optimize=True)
    return out.getvalue()


def _stamp(image: Image.Image, text: str, colour: str, middle: tuple[int, int]) -> None:
    """Across the claim, a little turned, as from a rubber stamp."""
    from PIL import Image, ImageDraw

    size = 72 if len(text) <= 8 else 52 if len(text) <= 14 else 40
    wide, high = int(width(text, size)) + 60, int(size * 1.6)
    layer = Image.new("RGBA", (wide, high), (255, 255, 255, 0))
    pen = ImageDraw.Draw(layer)
    pen.rounded_rectangle((3, 3, wide - 4, high - 4), 12, fill=(255, 255, 255, 225), outline=colour, width=6)
    pen.text((wide // 2, high // 2), text, font=font(size), fill=colour, anchor="mm")
    turned = layer.rotate(7, expand=True, resample=Image.Resampling.BICUBIC)
    image.paste(turned, (middle[0] - turned.width // 2, middle[1] - turned.height // 2), turned)
