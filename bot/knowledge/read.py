"""What a file of clarifications says, item by item, before anything is believed: ClaimReview as publishers embed it,
the answers of Google's and others' interfaces saved as files, RSS and Atom feeds, and tables."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bot.knowledge import texts

LARGEST = 100
"""Megabytes; 16,000 clarifications with their explanations are about 60."""
_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_HEADS = {
    "external_id": ("id", "external_id", "guid", "nomor"),
    "url": ("url", "link", "tautan"),
    "title": ("title", "judul"),
    "claim": ("claim", "claim_text", "text", "klaim", "narasi", "isi"),
    "verdict": ("verdict", "verdict_raw", "rating", "putusan", "label", "hasil"),
    "summary": ("summary", "explanation", "conclusion", "kesimpulan", "penjelasan", "ringkasan"),
    "published": ("date", "published_at", "tanggal", "published"),
    "source": ("source", "publisher", "sumber", "penerbit"),
}


class Unreadable(Exception):
    """The file as a whole cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One item as it stands in the file; empty where it says nothing."""

    line: int
    """Of a table: the row, the header being 1. Otherwise which one it is, from 1."""
    external_id: str = ""
    url: str = ""
    title: str = ""
    claim: str = ""
    verdict: str = ""
    summary: str = ""
    published: str = ""
    source: str = ""
    broken: bool = False
    """It is no clarification at all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    items: list[Raw]
    is_table: bool = False
    unknown: list[str] = field(default_factory=list)


def read_file(path: Path) -> Sheet:
    """Raises `Unreadable`."""
    name = path.name or str(path)
    try:
        if path.stat().st_size > LARGEST * 1024 * 1024:
            size = path.stat().st_size // (1024 * 1024)
            raise Unreadable(texts.TOO_LARGE.format(name=name, size=size, limit=LARGEST))
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Unreadable(texts.NOT_FOUND.format(name=name)) from None
    except IsADirectoryError:
        raise Unreadable(texts.NOT_A_FILE.format(name=name)) from None
    except PermissionError:
        raise Unreadable(texts.NO_PERMISSION.format(name=name)) from None
    except UnicodeDecodeError:
        raise Unreadable(texts.NOT_UTF8.format(name=name)) from None
    start = text.lstrip()[:1]
    if start in ("{", "["):
        sheet = Sheet([_of_object(number, item) for number, item in enumerate(_objects(name, text), start=1)])
    elif start == "<":
        sheet = Sheet(list(_of_feed(name, text)))
    else:
        sheet = _of_table(name, text)
    if not sheet.items:
        raise Unreadable(texts.NOTHING.format(name=name))
    return sheet


# JSON ------------------------------------------------------------------------------------------------------


def _objects(name: str, text: str) -> list[Any]:
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(texts.BROKEN_JSON.format(name=name, line=error.lineno)) from None
    except (RecursionError, ValueError):  # nested too deep; a number of thousands of digits
        raise Unreadable(texts.BROKEN_JSON.format(name=name, line=1)) from None
    if isinstance(said, Mapping) and isinstance(said.get("response"), Mapping):
        said = said["response"]
    items = list(_unfolded(said))
    if not any(isinstance(item, Mapping) for item in items):
        raise Unreadable(texts.UNKNOWN_KIND.format(name=name))
    return items


def _unfolded(said: Any) -> Iterator[Any]:
    """The items, out of whatever holds them."""
    if isinstance(said, list):
        for item in said:
            yield from _unfolded(item) if isinstance(item, Mapping) and "@graph" in item else (item,)
        return
    for holder in ("@graph", "dataFeedElement", "claims", "data", "items"):
        held = said.get(holder)
        if isinstance(held, list | Mapping):
            for item in held if isinstance(held, list) else [held]:
                yield from _reviews(item) if holder == "claims" else _elements(item, holder)
            return
    if said:
        yield said


def _elements(item: Any, holder: str) -> Iterator[Any]:
    if isinstance(item, Mapping) and isinstance(item.get("item"), Mapping):
        item = item["item"]
    if holder == "@graph" and isinstance(item, Mapping) and "ClaimReview" not in _list(item.get("@type")):
        # The page, the publisher and the author stand beside the review.
        return
    yield item


def _reviews(claim: Any) -> Iterator[Any]:
    """One claim of Google's interface may have several reviews."""
    if not isinstance(claim, Mapping):
        yield claim
        return
    for review in _list(claim.get("claimReview")):
        if isinstance(review, Mapping):
            yield {**review, "claimReviewed": claim.get("text")}


def _of_object(line: int, item: Any) -> Raw:
    if not isinstance(item, Mapping):
        return Raw(line, broken=True)
    rating = _first(item.get("reviewRating"))
    author = _first(item.get("author")) or _first(item.get("publisher"))
    slug = _text(item.get("slug"))
    is_mafindo = "source_link" in item or "fact" in item
    link = _text(item.get("url")) or _text(item.get("link"))
    if not link and slug and "body_text" in item:
        link = f"https://www.komdigi.go.id/berita/berita-hoaks/detail/{slug}"
    title = _text(item.get("title")) or _text(item.get("headline")) or _text(item.get("name"))
    return Raw(
        line,
        external_id=_text(item.get("external_id")) or ("" if "@id" in item or link else _text(item.get("id"))),
        url=link,
        title=title,
        claim=_text(item.get("claimReviewed")) or _text(item.get("claim_text")) or _text(item.get("claim"))
        or _text(item.get("content")),
        verdict=_text(rating.get("alternateName")) or _text(item.get("textualRating")) or _text(item.get("verdict"))
        or _text(item.get("verdict_raw")),
        summary=_text(rating.get("ratingExplanation")) or _text(item.get("summary")) or _text(item.get("conclusion"))
        or _text(item.get("fact")) or _text(item.get("body_text")) or _text(item.get("description")),
        published=_text(item.get("datePublished")) or _text(item.get("reviewDate")) or _text(item.get("published_at"))
        or _text(item.get("tanggal")) or _text(item.get("date")),
        source=_text(author.get("name")) or _text(item.get("source")) or ("Mafindo" if is_mafindo else ""),
    )  # fmt: skip


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Mapping[str, Any]:
    return next((found for found in _list(value) if isinstance(found, Mapping)), {})


def _text(value: Any) -> str:
    """Words and numbers; nothing else is text."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


# RSS and Atom ----------------------------------------------------------------------------------------------


def _of_feed(name: str, text: str) -> Iterator[Raw]:
    if re.search(r"<!\s*(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        # Where entities could be declared, a small file could unfold into gigabytes or read other files.
        raise Unreadable(texts.DOCTYPE.format(name=name))
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Unreadable(texts.BROKEN_XML.format(name=name, line=error.position[0])) from None
    if root.tag == f"{_ATOM}feed":
        source = _inside(root, f"{_ATOM}title")
        for number, entry in enumerate(root.iter(f"{_ATOM}entry"), start=1):
            links = [link for link in entry.iter(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate"]
            yield Raw(
                number,
                external_id=_inside(entry, f"{_ATOM}id"),
                url=links[0].get("href", "") if links else "",
                title=_inside(entry, f"{_ATOM}title"),
                summary=_inside(entry, f"{_ATOM}summary") or _inside(entry, f"{_ATOM}content"),
                published=_inside(entry, f"{_ATOM}published") or _inside(entry, f"{_ATOM}updated"),
                source=source,
            )
        return
    if root.tag != "rss":
        raise Unreadable(texts.UNKNOWN_KIND.format(name=name))
    source = _inside(root.find("channel"), "title")
    for number, item in enumerate(root.iter("item"), start=1):
        link = _inside(item, "link")
        yield Raw(
            number,
            # Some feeds number their items anew each time (1, 2, 3): the address is what stays.
            external_id="" if link else _inside(item, "guid"),
            url=link,
            title=_inside(item, "title"),
            summary=_inside(item, "description") or _inside(item, _CONTENT),
            published=_inside(item, "pubDate") or _inside(item, _DATE),
            source=source,
        )


def _inside(element: ElementTree.Element | None, tag: str) -> str:
    found = None if element is None else element.find(tag)
    return "" if found is None else "".join(found.itertext()).strip()


# Tables ----------------------------------------------------------------------------------------------------


def _of_table(name: str, text: str) -> Sheet:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        raise Unreadable(texts.BROKEN_CSV.format(name=name, line=reader.line_num)) from None
    if not rows:
        return Sheet([])
    places: dict[str, int] = {}
    unknown = []
    for place, written in enumerate(rows[0]):
        head = re.sub(r"\W+", "_", written.strip().casefold()).strip("_")
        column = next((column for column, heads in _HEADS.items() if head in heads), None)
        if column is None:
            unknown.append(written.strip())
        elif column in places:
            raise Unreadable(texts.COLUMN_TWICE.format(name=name, column=written.strip()))
        else:
            places[column] = place
    if not places:
        raise Unreadable(texts.UNKNOWN_KIND.format(name=name))
    if not places.keys() & {"claim", "title"}:
        raise Unreadable(texts.NO_CLAIM_COLUMN.format(name=name))
    items = [
        _of_row(line, {column: row[place].strip() for column, place in places.items() if place < len(row)})
        for line, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    return Sheet(items, is_table=True, unknown=[head for head in unknown if head])


def _of_row(line: int, cells: Mapping[str, str]) -> Raw:
    return Raw(
        line,
        external_id=cells.get("external_id", ""),
        url=cells.get("url", ""),
        title=cells.get("title", ""),
        claim=cells.get("claim", ""),
        verdict=cells.get("verdict", ""),
        summary=cells.get("summary", ""),
        published=cells.get("published", ""),
        source=cells.get("source", ""),
    )
