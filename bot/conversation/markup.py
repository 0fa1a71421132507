"""The small markup of broadcasts: `*tebal*` and `_miring_`, as WhatsApp writes them.

A mark opens before a word and closes behind one on the same line; anything else, `5 * 3`, `a_b`, a footnote's `*)`
and whatever stands in an address, is just letters. Reading never fails: what does not close stays as it was typed,
so a person's name can break no message. Whoever accepts a text asks for `unclosed` first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

STYLES = {"*": "bold", "_": "italic"}
_ADDRESS = re.compile(r"https?://\S*[^\s*_.,;:!?)\]»”\"']")
_SHOWN = 20
"""Letters of what is not closed that are shown."""


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of the plain text, from `start` to before `end`, in a style: `bold` or `italic`."""

    style: str
    start: int
    end: int


@dataclass
class Marked:
    """A text as people see it."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    unclosed: str | None = None
    """The mark that opens and never closes, with the words behind it; None when there is none."""


def read_marks(source: str) -> Marked:
    """The text without its marks, and what they mean; spans that lie in each other come from the outside in."""
    marked = Marked()
    for place, line in enumerate(source.split("\n")):
        marked.text += "\n" if place else ""
        _read(line, {i for found in _ADDRESS.finditer(line) for i in range(*found.span())}, 0, len(line), marked)
    return marked


def units(text: str) -> int:
    """Letters as Telegram counts them: in UTF-16, where an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def as_letters(source: str) -> str:
    """The same words with nothing in them that reads as a mark: for what others wrote, who know of no marks."""
    while (marked := read_marks(source)).spans or marked.unclosed:
        source = "\n".join(_unopened(line) for line in marked.text.split("\n"))
    return source


def _unopened(line: str) -> str:
    address = {i for found in _ADDRESS.finditer(line) for i in range(*found.span())}
    return "".join(letter for i, letter in enumerate(line) if i in address or not _opens(line, i, len(line)))


def _read(line: str, address: set[int], start: int, end: int, marked: Marked) -> None:
    here = start
    while here < end:
        letter = line[here]
        if here in address or not _opens(line, here, end):
            marked.text += letter
            here += 1
            continue
        close = next((i for i in range(here + 2, end) if i not in address and _closes(line, here, i, end)), None)
        if close is None:
            marked.unclosed = marked.unclosed or line[here : here + _SHOWN]
            marked.text += letter
            here += 1
            continue
        place, begins = len(marked.spans), len(marked.text)
        _read(line, address, here + 1, close, marked)
        marked.spans.insert(place, Span(STYLES[letter], begins, len(marked.text)))
        here = close + 1


def _opens(line: str, here: int, end: int) -> bool:
    letter, after = line[here], line[here + 1] if here + 1 < end else " "
    before = line[here - 1] if here else " "
    inside_word = before.isalnum() or before == letter
    return letter in STYLES and not inside_word and after != letter and (after.isalnum() or after in "_*{(“\"'‘@#+")


def _closes(line: str, opened: int, here: int, end: int) -> bool:
    after = line[here + 1] if here + 1 < end else " "
    return line[here] == line[opened] and not line[here - 1].isspace() and not after.isalnum()
