"""What may be said of a claim: no stamp without something to compare it with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.links import links, normalise_link
from storage.clarification import Verdict
from storage.hoax_ruling import Inner

MOST_SOURCES = 5
LONGEST = 300
"""Letters of a source's address: it stands in what people pass on."""
STAMPS = (Verdict.HOAKS, Verdict.DISINFORMASI, Verdict.KELIRU, Verdict.FAKTA, Verdict.BELUM_DAPAT_DIPASTIKAN)
"""What people may read, in the order they are offered."""
INNER = tuple(Inner)


def sources_in(text: str) -> list[str]:
    """The web addresses of a text as they were typed, none twice. What is no public address is none: `javascript:`,
    a user name in it, a formula."""
    found = {normalise_link(url): url if "://" in url else f"https://{url}" for url in reversed(links(text))}
    return [url for key, url in reversed(found.items()) if key is not None and len(url) <= LONGEST][:MOST_SOURCES]


def may_stamp(verdict: Verdict, sources: Sequence[str]) -> bool:
    """Whether this verdict may be drafted with these sources."""
    return verdict is Verdict.BELUM_DAPAT_DIPASTIKAN or bool(sources)


def goes_to_members(verdict: Verdict) -> bool:
    """Whether members are given the card to pass on: not what is still open."""
    return verdict not in (Verdict.BELUM_DAPAT_DIPASTIKAN, Verdict.UNDECIDED)
