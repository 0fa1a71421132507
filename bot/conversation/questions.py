"""The open question of a chat: its buttons, their names on the wire, and which of them an input means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.conversation import texts
from bot.conversation.flow import Ask
from bot.conversation.messages import Choice, Reply
from bot.conversation.understand import closest, yes_or_no
from storage.conversation import Conversation

PAGE = 8
"""Choices shown at once."""

_CONTROLS = {
    "back": texts.BACK,
    "cancel": texts.CANCEL,
    "skip": texts.SKIP,
    "next": texts.NEXT_PAGE,
    "previous": texts.PREVIOUS_PAGE,
}
_STANDING = re.compile(r"^[a-z]+\.[a-z_]+(:|$)")


def is_standing(entry: str) -> bool:
    """Whether a button's name is `feature.verb:…`, good for weeks, rather than `token:index`."""
    return _STANDING.match(entry) is not None


def token_of(update_id: int) -> str:
    """A short name for the question that this update led to."""
    return format(update_id % 16**6, "06x")


def open_question(row: Conversation, ask: Ask, token: str, page: int = 0) -> Reply:
    """Writes the question into the row and renders it with its buttons."""
    row.offered = [[choice.label, choice.value, *choice.words] for choice in ask.choices]
    row.token = token
    row.page = page
    shown = range(page * PAGE, min((page + 1) * PAGE, len(ask.choices)))
    buttons = [Choice(ask.choices[i].label, entry=f"{token}:{i}") for i in shown]
    controls = []
    if page > 0:
        controls.append("previous")
    if len(ask.choices) > (page + 1) * PAGE:
        controls.append("next")
    if ask.skip:
        controls.append("skip")
    if not ask.bare:
        if row.history:
            controls.append("back")
        controls.append("cancel")
    buttons += [Choice(_CONTROLS[name], entry=f"{token}:{name}") for name in controls]
    return Reply(
        text=ask.text,
        choices=tuple(buttons),
        ways_out=len(controls),
        asks_contact=ask.asks_contact,
        attachments=ask.attachments,
        picture=ask.picture,
        document=ask.document,
    )


@dataclass(frozen=True, slots=True)
class Meant:
    """What an input means to the open question."""

    control: str | None = None
    value: Any = None
    chosen: bool = False
    stale: bool = False


def tapped(row: Conversation, entry: str) -> Meant:
    """Reads `token:index` or `token:control`."""
    token, _, what = entry.partition(":")
    if not row.token or token != row.token:
        return Meant(stale=True)
    if what in _CONTROLS:
        return Meant(control=what)
    if what.isdecimal() and int(what) < len(row.offered):
        return Meant(value=row.offered[int(what)][1], chosen=True)
    return Meant(stale=True)


def typed(row: Conversation, text: str) -> Meant:
    """Reads words: a choice's label (or its number), then *batal*, *kembali*, *lewati*."""
    labels = [((label, *words), index) for index, (label, _, *words) in enumerate(row.offered)]
    index = closest(text, labels, numbered=True) if labels else None
    if index is not None:
        return Meant(value=row.offered[index][1], chosen=True)
    values = [value for _, value, *_ in row.offered]
    if True in values and False in values and (said := yes_or_no(text)) is not None:
        return Meant(value=said, chosen=True)
    return Meant(control=control_word(text))


_CONTROL_PHRASES = [(phrases, name) for name, phrases in texts.CONTROL_WORDS.items()]


def control_word(text: str) -> str | None:
    return closest(text, _CONTROL_PHRASES)
