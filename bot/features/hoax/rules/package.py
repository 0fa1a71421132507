"""What is handed on to an agency: one file with the words, the links, the counts and the pictures, drawn anew."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence

from bot.pictures import opened

LONG_SIDE = 1600
LARGEST = 8 * 1024 * 1024
"""Bytes of all pictures together."""


def redrawn(data: bytes) -> bytes:
    """The picture as a JPEG of its own, without place, camera or anything else a file may carry. Raises `NoPicture`."""
    out = io.BytesIO()
    opened(data, LONG_SIDE).save(out, "JPEG", quality=85)
    return out.getvalue()


def build(title: str, lines: Sequence[tuple[str, str]], pictures: Sequence[bytes]) -> bytes:
    """A zip file: `kasus.html`, the words as text, and the pictures. `lines`: label and words of each entry."""
    names = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        size = 0
        for number, picture in enumerate(pictures, 1):
            if (size := size + len(picture)) > LARGEST:
                break
            names.append(f"gambar-{number}.jpg")
            file.writestr(_entry(names[-1]), picture)
        file.writestr(_entry("kasus.txt"), "\n\n".join(f"{label}:\n{words}" for label, words in lines))
        file.writestr(_entry("kasus.html"), _page(title, lines, names))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the time it was made."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _page(title: str, lines: Sequence[tuple[str, str]], pictures: Sequence[str]) -> str:
    rows = "".join(
        f"<h2>{html.escape(label)}</h2><p>{html.escape(words).replace(chr(10), '<br>')}</p>" for label, words in lines
    )
    shown = "".join(f'<p><img src="{name}" style="max-width:100%"></p>' for name in pictures)
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head><body><h1>{html.escape(title)}</h1>{rows}{shown}</body></html>"
    )
