"""A list in pieces: where the one that is asked for begins, and the buttons to those beside it."""

from __future__ import annotations

from bot.conversation import texts
from bot.conversation.messages import Choice
from bot.conversation.payloads import id_of


def begins_at(offset: str, total: int) -> int:
    """The place a button asks for; the beginning where it asks for none, or the list has become shorter."""
    start = id_of(offset)
    return start if start < total else 0


def pieces_beside(
    entry: str, start: int, size: int, total: int, *, labels: tuple[str, str] = (texts.PREVIOUS_PAGE, texts.NEXT_PAGE)
) -> tuple[Choice, ...]:
    """Buttons to what comes before and after the `size` from `start` on; a place stands behind the name of each."""
    before = (Choice(labels[0], entry=f"{entry}:{max(start - size, 0)}"),) if start else ()
    after = (Choice(labels[1], entry=f"{entry}:{start + size}"),) if start + size < total else ()
    return before + after
