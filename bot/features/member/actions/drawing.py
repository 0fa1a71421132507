"""The village's QR as a picture to be printed: the code, and under it which KIM it is of."""

from __future__ import annotations

import io
from typing import Any

CELL, BORDER = 12, 4
"""Pixels of a square, and squares around the code."""
LARGEST, SMALLEST = 44, 14
"""Height of the letters: as large as the width allows."""


def village_qr(link: str, *lines: str) -> bytes:
    """A PNG. The letters are those Pillow brings along."""
    import segno
    from PIL import Image, ImageDraw

    code = io.BytesIO()
    segno.make(link, error="m").save(code, kind="png", scale=CELL, border=BORDER)
    drawn = Image.open(code).convert("L")
    margin = CELL * BORDER
    fonts = [_fitting(line, drawn.width - 2 * margin) for line in lines]
    steps = [int(font.size * 1.4) for font in fonts]
    picture = Image.new("L", (drawn.width, drawn.height + sum(steps) + margin // 2), 255)
    picture.paste(drawn, (0, 0))
    pen, top = ImageDraw.Draw(picture), drawn.height
    for line, font, step in zip(lines, fonts, steps, strict=True):
        pen.text((drawn.width // 2, top), line, font=font, fill=0, anchor="ma")
        top += step
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(line: str, room: int) -> Any:
    """The largest letters in which the line fits."""
    from PIL import ImageFont

    fonts = (ImageFont.load_default(size) for size in range(LARGEST, SMALLEST, -1))
    return next((font for font in fonts if font.getlength(line) <= room), ImageFont.load_default(SMALLEST))
