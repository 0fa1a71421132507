"""Text and captions of a request: parsing marks, and the limits on length."""

from __future__ import annotations

from typing import Any

from bot.simulator.accounts import JSON
from bot.simulator.entities import find_entities, parse_html, trim
from bot.simulator.errors import bad_request

MAX_TEXT = 4096
MAX_CAPTION = 1024


def read_text(text: str, parse_mode: str, entities: Any, *, editing: bool = False) -> tuple[str, list[JSON]]:
    """The words of a message and their marks."""
    if not text.strip():
        raise bad_request("message text is empty")
    words, marks = _parsed(text, parse_mode, entities)
    if not words:
        raise bad_request("text must be non-empty")
    if len(words) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return words, marks


def read_caption(text: str, parse_mode: str, entities: Any) -> tuple[str, list[JSON]]:
    words, marks = _parsed(text, parse_mode, entities)
    if len(words) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return words, marks


def _parsed(text: str, parse_mode: str, entities: Any) -> tuple[str, list[JSON]]:
    mode = parse_mode.lower()
    if mode == "html":
        words, marks = parse_html(text)
    elif mode in ("", "none"):
        if entities is not None and not isinstance(entities, list):
            raise bad_request("can't parse entities: expected an Array of MessageEntity")
        words, marks = trim(text, entities or [])
    else:
        # The real server knows Markdown too; the stand-in says so instead of guessing.
        raise bad_request("unsupported parse_mode")
    return words, find_entities(words, marks)
