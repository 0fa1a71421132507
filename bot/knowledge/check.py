"""From what a file says to what may be written: cleaned, with a key, and complaints by number."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from bot.conversation.links import telling
from bot.knowledge import texts
from bot.knowledge.read import Raw
from bot.knowledge.verdicts import split_title, verdict_of
from storage.clarification import OWN, Verdict

_LIMITS = {"title": 500, "claim_text": 10_000, "external_id": 500, "source": 100, "url": 1_000}
_SUMMARY = 2_000
"""Letters of an explanation that are kept."""
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A clarification as it will be written."""

    line: int
    source: str
    external_id: str
    title: str
    claim_text: str
    verdict: Verdict
    verdict_raw: str
    summary: str
    url: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    text: str


class _Bad(Exception):
    """The item cannot be used; the text says why."""


def check(items: Sequence[Raw], *, source: str, zone: ZoneInfo, now: datetime) -> tuple[list[Entry], list[Problem]]:
    """`source` names the publisher where the file does not; `zone` is where dates without one are meant."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    first: dict[tuple[str, str], int] = {}
    for raw in items:
        try:
            entry = _entry(raw, source, zone, now)
            if (before := first.setdefault((entry.source, entry.external_id), entry.line)) != entry.line:
                raise _Bad(texts.TWICE.format(first=before))
        except _Bad as bad:
            problems.append(Problem(raw.line, str(bad)))
        else:
            entries.append(entry)
    return entries, problems


def _entry(raw: Raw, source: str, zone: ZoneInfo, now: datetime) -> Entry:
    if raw.broken:
        raise _Bad(texts.NOT_AN_OBJECT)
    before, title = split_title(words_of(raw.title))
    before_claim, claim = split_title(words_of(raw.claim))
    if not title and not claim:
        raise _Bad(texts.NO_CLAIM)
    url = canonical_link(raw.url) if raw.url else None
    external_id = raw.external_id or url or ""
    if not external_id:
        raise _Bad(texts.NO_KEY)
    verdict_raw = words_of(raw.verdict)[:100] or before or before_claim
    publisher = source or words_of(raw.source) or (urlsplit(url).hostname or "" if url else "")
    if publisher.casefold() == OWN:
        raise _Bad(texts.RESERVED.format(value=publisher))
    summary = words_of(raw.summary)
    entry = Entry(
        line=raw.line,
        source=publisher or "?",
        external_id=external_id,
        title=title or claim[: _LIMITS["title"]],
        claim_text=claim or title,
        verdict=verdict_of(verdict_raw),
        verdict_raw=verdict_raw,
        summary=summary if len(summary) <= _SUMMARY else summary[: _SUMMARY - 1].rstrip() + "…",
        url=url,
        published_at=_moment(raw.published, zone, now) if raw.published else None,
    )
    for column, limit in _LIMITS.items():
        if (length := len(getattr(entry, column) or "")) > limit:
            raise _Bad(texts.TOO_LONG.format(column=texts.COLUMNS[column], length=length, limit=limit))
    return entry


def canonical_link(link: str) -> str:
    """Small host, nothing that only tracks who shared it, no fragment: the same article is the same address. Raises
    `_Bad` for what is no address of a page, or carries a password."""
    try:
        parts = urlsplit(link.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _Bad(texts.BAD_LINK.format(value=link[:60])) from None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or re.search(r"[\s<>\"\\]", link.strip()):
        raise _Bad(texts.BAD_LINK.format(value=link[:60]))
    if "@" in parts.netloc:
        raise _Bad(texts.LINK_WITH_PASSWORD)
    where = f"{host}:{port}" if port else host
    return urlunsplit((parts.scheme.lower(), where, parts.path.rstrip("/") or "/", urlencode(telling(parts.query)), ""))


def words_of(text: str) -> str:
    """Without markup, which feeds escape once or twice, and without letters nobody sees; one line."""
    if "<" in text or "&" in text:
        stripper = _Stripper()
        stripper.feed(html.unescape(text))
        stripper.close()
        text = " ".join(stripper.said)
    kept = [letter if letter.isprintable() else " " for letter in text if unicodedata.category(letter) != "Cf"]
    return " ".join("".join(kept).split())


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def _moment(written: str, zone: ZoneInfo, now: datetime) -> datetime:
    moment = _parsed(written)
    if moment is None:
        raise _Bad(texts.BAD_DATE.format(value=written[:40]))
    try:
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        raise _Bad(texts.IMPLAUSIBLE_DATE.format(value=written[:40])) from None
    if not _OLDEST <= moment <= now + timedelta(days=2):
        raise _Bad(texts.IMPLAUSIBLE_DATE.format(value=written[:40]))
    return moment


def _parsed(written: str) -> datetime | None:
    try:
        if day_first := _DAY_FIRST.fullmatch(written):
            day, month, year = (int(part) for part in day_first.groups())
            return datetime(year, month, day)  # noqa: DTZ001
        return datetime.fromisoformat(written)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None
