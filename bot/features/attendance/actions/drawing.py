"""A certificate on paper: A4 landscape, everything drawn here, nothing loaded from elsewhere.

The font is Bitstream Vera, which comes with reportlab under its own free licence and is embedded in the file. It has
the letters of Indonesian and of Javanese in Latin script; what it cannot draw is left out (lettering.drawable).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.features.attendance import texts
from bot.lettering import drawable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

BLUE, GREY, INK = "#1f4e79", "#5b6570", "#1b1f24"
MARGIN = 60.0
"""Points between the paper's edge and the words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a certificate."""

    label: str
    name: str
    kim: str
    """`KIM Sumberejo, Desa Sumberejo, Kec. Poncokusumo`"""
    title: str
    held: str
    """`Rabu, 24 September 2025, di Ruang Rapat Panji Pulang Jiwo, Kepanjen`"""
    extent: str
    """`8 JP`; may be empty."""
    topics: str
    office: str
    issued: str
    """`Kepanjen, 24 September 2025` or the date alone."""
    signer: str
    signer_title: str
    check_url: str
    """Where its QR leads; empty: no QR, for there is no public page."""


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font, bold = TTFont("Kim", "Vera.ttf"), TTFont("Kim-Bold", "VeraBd.ttf")
    pdfmetrics.registerFont(font)
    pdfmetrics.registerFont(bold)
    return frozenset(font.face.charToGlyph) & frozenset(bold.face.charToGlyph)


def printable(text: str) -> str:
    """What the certificate's font can show of a text; may be empty."""
    glyphs = _glyphs()
    return drawable(text, lambda letter: ord(letter) in glyphs)


def draw(sheet: Sheet) -> bytes:
    """The PDF. Some 20 milliseconds; may run in a thread."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfgen.canvas import Canvas

    _glyphs()
    file = io.BytesIO()
    width, height = landscape(A4)
    canvas = Canvas(file, pagesize=(width, height), pageCompression=1, invariant=1)
    canvas.setTitle(f"{texts.CERTIFICATE_HEAD} {sheet.label}")
    canvas.setAuthor(sheet.office)
    canvas.setStrokeColor(HexColor(BLUE))
    canvas.setLineWidth(3)
    canvas.rect(24, 24, width - 48, height - 48)
    canvas.setLineWidth(0.8)
    canvas.rect(31, 31, width - 62, height - 62)

    room = width - 2 * MARGIN
    middle = width / 2
    y = height - 82
    y = _line(canvas, sheet.office.upper(), middle, y, room, 13, bold=True, colour=GREY, after=46)
    y = _line(canvas, texts.CERTIFICATE_HEAD.upper(), middle, y, room, 38, bold=True, colour=BLUE, after=24)
    y = _line(canvas, texts.CERTIFICATE_NUMBER.format(label=sheet.label), middle, y, room, 12, colour=GREY, after=36)
    y = _line(canvas, texts.CERTIFICATE_GIVEN_TO, middle, y, room, 13, after=42)
    y = _line(canvas, sheet.name, middle, y, room, 34, bold=True, after=22)
    y = _line(canvas, sheet.kim, middle, y, room, 13, colour=GREY, after=34)
    y = _line(canvas, texts.CERTIFICATE_FOR, middle, y, room, 13, after=26)
    for line in _wrapped(sheet.title, room, 19, most=2, bold=True):
        y = _line(canvas, line, middle, y, room, 19, bold=True, colour=BLUE, after=24)
    for line in _wrapped(sheet.held, room, 13, most=2):
        y = _line(canvas, line, middle, y, room, 13, after=18)
    if sheet.extent:
        y = _line(canvas, sheet.extent, middle, y, room, 12, after=18)
    if sheet.topics:
        for line in _wrapped(texts.CERTIFICATE_TOPICS.format(topics=sheet.topics), room - 60, 10, most=2):
            y = _line(canvas, line, middle, y, room, 10, colour=GREY, after=14)

    left = MARGIN
    if sheet.check_url:
        _qr(canvas, sheet.check_url, left, 52, 84)
        for step, words in enumerate(texts.CERTIFICATE_CHECK):
            _text(canvas, words, left + 94, 96 - 13 * step, 9, GREY)
    right = width - MARGIN
    _right(canvas, sheet.issued, right, 118, 11)
    if sheet.signer_title:
        _right(canvas, sheet.signer_title, right, 102, 11)
    if sheet.signer:
        _right(canvas, sheet.signer, right, 56, 12, bold=True)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _font(bold: bool) -> str:
    return "Kim-Bold" if bold else "Kim"


def _fitting(text: str, font: str, size: float, room: float) -> tuple[str, float]:
    """The words and the size at which they fit; what does not fit at 7 points is cut."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width = stringWidth(text, font, size)
    if width > room:
        size = max(size * room / width, 7)
    while text and stringWidth(text, font, size) > room + 0.5:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text, size


def _line(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    room: float,
    size: float,
    *,
    after: float,
    bold: bool = False,
    colour: str = INK,
) -> float:
    """Draws one centred line at `y`; returns where the next one goes."""
    from reportlab.lib.colors import HexColor

    shown, fitted = _fitting(printable(text), _font(bold), size, room)
    canvas.setFillColor(HexColor(colour))
    canvas.setFont(_font(bold), fitted)
    canvas.drawCentredString(x, y, shown)
    return y - after


def _text(canvas: Canvas, text: str, x: float, y: float, size: float, colour: str) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setFillColor(HexColor(colour))
    canvas.setFont(_font(False), size)
    canvas.drawString(x, y, printable(text))


def _right(canvas: Canvas, text: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
    from reportlab.lib.colors import HexColor

    shown, fitted = _fitting(printable(text), _font(bold), size, 330)
    canvas.setFillColor(HexColor(INK))
    canvas.setFont(_font(bold), fitted)
    canvas.drawRightString(x, y, shown)


def _wrapped(text: str, room: float, size: float, *, most: int, bold: bool = False) -> list[str]:
    """At most so many lines; the last one takes the rest, and shrinks or is cut."""
    from reportlab.lib.utils import simpleSplit

    lines = simpleSplit(printable(text), _font(bold), size, room)
    return [*lines[: most - 1], " ".join(lines[most - 1 :])] if len(lines) > most else lines


def _qr(canvas: Canvas, url: str, x: float, y: float, size: float) -> None:
    """Drawn as squares: sharp on every printer, and no picture in the file."""
    import segno
    from reportlab.lib.colors import HexColor

    matrix = segno.make(url, error="m", micro=False).matrix
    cell = size / len(matrix)
    canvas.setFillColor(HexColor("#000000"))
    for row, cells in enumerate(matrix):
        start = None
        for column, dark in enumerate([*cells, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                # A hair wider than the cell: no white seams where squares meet.
                canvas.rect(
                    x + start * cell,
                    y + size - (row + 1) * cell,
                    (column - start) * cell,
                    cell * 1.02,
                    stroke=0,
                    fill=1,
                )
                start = None
