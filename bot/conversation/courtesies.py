"""Courtesies: *matur nuwun*, *ok*, 👍."""

from __future__ import annotations

import unicodedata

from bot.conversation import texts
from bot.conversation.flow import Again, Say
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise
from bot.conversation.understand.words import COURTESY, NO, YES
from storage.conversation import Conversation


def courtesy(turn: Turn) -> Say | None:
    """Said when nothing is open: answered in kind, and nothing that was not understood."""
    said = _said(turn)
    if not said:
        # Pictures only, or only a courtesy.
        picture = any(unicodedata.category(letter) == "So" for letter in turn.text)
        return Say(texts.AGREED.format(name=turn.honorific)) if picture else None
    agreed = texts.AGREED_WORDS | YES | NO
    if not set(said) <= texts.THANKED_WORDS | agreed | texts.AROUND_WORDS:
        return None
    if _thanks(said):
        return Say(_welcome(turn))
    return Say(texts.AGREED.format(name=turn.honorific)) if agreed & set(said) else None


def thanked(turn: Turn, row: Conversation) -> Again | None:
    """Thanks alone, said to a question that waits for words: hardly ever its answer. Said a second time they are."""
    said = _said(turn)
    if not _thanks(said) or not set(said) <= texts.THANKED_WORDS | texts.AROUND_WORDS | YES:
        return None
    if not (row.data.get("_free") or row.data.get("_sentence")):
        return Again(_welcome(turn), missed=False)
    if row.data.get(THANKED) == row.token:
        return None
    row.data = {**row.data, THANKED: row.token}
    return Again(texts.THANKED_TO_A_QUESTION.format(welcome=_welcome(turn)), missed=False)


def greeted(turn: Turn) -> str:
    """Said to somebody who greets an open question, as one does who comes back to it."""
    return texts.STILL_ASKED.format(greeting=turn.greeting, name=turn.honorific)


THANKED = "_thanked"
"""In a form's data: the question to which somebody said thanks."""


def _said(turn: Turn) -> list[str]:
    return [word for word in normalise(turn.text).split() if word not in COURTESY]


def _thanks(said: list[str]) -> bool:
    return bool(texts.THANKED_WORDS & set(said)) or said == ["sama", "sama"]


def _welcome(turn: Turn) -> str:
    return turn.office.courtesy(texts.WELCOME_JAVANESE, texts.WELCOME).format(name=turn.honorific)
