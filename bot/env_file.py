"""What stands in `.env` and would be passed over without a word: the line it is in, and what it should be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO

from dotenv.parser import parse_stream
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot import texts

TYPOS = 2
"""Letters by which a name may differ from a setting's: HTTP_PROXY and POSTGRES_PASSWORD are other programs'."""


class Unreadable(Exception):
    """The file is there and cannot be read; the text is one sentence for the operator."""


def overlooked(file: Path, names: Collection[str]) -> list[str]:
    """A sentence for each line of the file that is no NAME=value, nearly one of these names, or one that stands above
    already. Raises `Unreadable`."""
    try:
        if not file.exists():
            return []
        with file.open(encoding="utf-8-sig") as stream:
            return list(_overlooked(file, stream, names))
    except PermissionError:
        raise Unreadable(texts.FORBIDDEN_FILE.format(file=file)) from None
    except (UnicodeDecodeError, OSError):
        raise Unreadable(texts.UNREADABLE_FILE.format(file=file)) from None


def _overlooked(file: Path, stream: IO[str], names: Collection[str]) -> Iterator[str]:
    first: dict[str, int] = {}
    for binding in parse_stream(stream):
        # The empty lines above a binding are part of it.
        text = binding.original.string
        line = binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
        if binding.error or (binding.key is not None and binding.value is None):
            yield texts.BAD_LINE.format(file=file, line=line)
            continue
        for name, nearest in misspelt([binding.key or ""], names):
            yield texts.MISSPELT.format(file=file, line=line, name=name, nearest=nearest)
        name = (binding.key or "").upper()
        if name in names and first.setdefault(name, line) != line:
            yield texts.SET_TWICE.format(file=file, line=line, name=name, first=first[name])


def misspelt(found: Iterable[str], names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Of the names found those that are nearly a setting's, each with the nearest."""
    for name in found:
        near = process.extractOne(name.upper(), names, scorer=OSA.distance, score_cutoff=TYPOS)
        if near is not None and near[1]:
            yield name, near[0]
