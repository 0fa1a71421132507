"""Words on what the bot draws: in letters the font has, as large as fits. The font is Bitstream Vera, which comes with
reportlab under its own free licence; none of the system is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded where something is drawn: Pillow takes 4 MB, and a bot may run for weeks before it needs a picture.
    from PIL import ImageDraw, ImageFont

SMALLEST = 18
"""Height of letters one can still read on a phone."""


def drawable(text: str, known: Callable[[str], bool]) -> str:
    """The text in letters a font has. Bold and other decorated letters become plain, accents it lacks go; what
    it cannot draw at all (emoji, other scripts) is left out, and so is everything that turns a line around."""
    kept = []
    for letter in unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text)):
        if unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cs"):
            continue
        plain = letter if known(letter) else unicodedata.normalize("NFD", letter)
        kept += [part for part in plain if known(part)]
    return " ".join("".join(kept).split())


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(files("reportlab") / "fonts" / ("VeraBd.ttf" if bold else "Vera.ttf")), size)


def line(pen: ImageDraw.ImageDraw, text: str, place: tuple[int, int], size: int, room: int, fill: str) -> None:
    """One line, cut where the room ends."""
    pen.text(place, _fit(_plain(text), size, room), font=font(size), fill=fill)


def block(pen: ImageDraw.ImageDraw, text: str, box: tuple[int, int, int, int], largest: int, fill: str) -> None:
    """As large as fits; what does not fit even in small letters ends with three dots."""
    left, top, right, bottom = box
    text = _plain(text)
    for size in range(largest, SMALLEST - 1, -2):
        lines = _lines(text, size, right - left)
        step = int(size * 1.35)
        if len(lines) * step <= bottom - top:
            break
    else:
        most = (bottom - top) // step
        lines = [*lines[: most - 1], _fit(f"{lines[most - 1]}…", size, right - left)]
    for place, words in enumerate(lines):
        pen.text((left, top + place * step), words, font=font(size), fill=fill)


def width(text: str, size: int) -> float:
    return font(size).getlength(text)


def _plain(text: str) -> str:
    # Where an emoji stood before a comma, no gap stays.
    return re.sub(r" (?=[,.;:!?])", "", drawable(text, _is_known))


@cache
def _is_known(letter: str) -> bool:
    return letter.isspace() or bytes(font(SMALLEST).getmask(letter)) not in (b"", _no_letter())


@cache
def _no_letter() -> bytes:
    """What the font draws for one it does not have."""
    return bytes(font(SMALLEST).getmask("\uffff"))


def _fit(text: str, size: int, room: int) -> str:
    while text and width(text, size) > room:
        text = text[:-2].rstrip("…") + "…" if len(text) > 2 else ""
    return text


def _lines(text: str, size: int, room: int) -> list[str]:
    """Broken between words; a word that is too long by itself, within."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
            continue
        while width(word, size) > room:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size) <= room)
            lines.append(word[:cut])
            word = word[cut:]
        lines.append(word)
    return lines
