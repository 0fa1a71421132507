"""The words of a reply as Telegram takes them: plain letters, and beside them which of them are bold or italic."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import MessageEntity

from bot.conversation.markup import read_marks
from bot.conversation.messages import Reply


def worded(reply: Reply) -> tuple[Reply, list[dict[str, Any]] | None]:
    """The reply without its marks, and its entities; None where it has no marks."""
    if not reply.marked:
        return reply, None
    marked = read_marks(reply.text)
    # Telegram counts in UTF-16, where an emoji is two.
    units = [0]
    for letter in marked.text:
        units.append(units[-1] + (2 if ord(letter) > 0xFFFF else 1))
    entities = [
        {"type": span.style, "offset": units[span.start], "length": units[span.end] - units[span.start]}
        for span in marked.spans
    ]
    return replace(reply, text=marked.text, marked=False), entities or None


def under_caption(entities: list[dict[str, Any]] | None) -> dict[str, Any]:
    """The parameter for words under a file."""
    return {"caption_entities": [MessageEntity(**entity) for entity in entities]} if entities else {}


def in_text(entities: list[dict[str, Any]] | None) -> dict[str, Any]:
    """The parameter for words that stand by themselves."""
    return {"entities": entities} if entities else {}
