"""Courtesies: *matur nuwun*, *ok*, 👍."""

from __future__ import annotations

import unicodedata
from collections.abc import Set

from bot.conversation import texts
from bot.conversation.flow import Again, Say
from bot.conversation.turn import Turn
from bot.conversation.understand import normalise, yes_or_no
from bot.conversation.understand.beside import asks_to_wait
from bot.conversation.understand.words import COURTESY, NO, YES
from storage.conversation import Conversation


def courtesy(turn: Turn) -> Say | None:
    """Said when nothing is open: answered in kind, and nothing that was not understood."""
    if _thanks(turn, texts.AGREED_WORDS | YES | NO):
        return Say(_welcome(turn))
    said, agreeing = set(_said(turn)), texts.AGREED_WORDS | YES | NO
    if said & texts.SETTLING_WORDS:
        return None  # who is told *baik* believes it done
    agreed = said & agreeing and said <= agreeing | texts.AROUND_WORDS
    if agreed or _pictures_only(turn) or yes_or_no(turn.text) or asks_to_wait(turn.text):
        return Say(texts.AGREED.format(name=turn.honorific))
    return None


def said_beside(turn: Turn, row: Conversation) -> Again | None:
    """Said to an open question and hardly ever its answer: thanks alone, a picture, *sebentar ya pak*. Words that are
    said a second time to a question that waits for words are."""
    if _pictures_only(turn):
        return Again(texts.AGREED_TO_A_QUESTION.format(name=turn.honorific), missed=False)
    waits = asks_to_wait(turn.text) and not turn.incoming.forwarded
    if not waits and not _thanks(turn, YES):
        return None
    answer = texts.WAITING.format(name=turn.honorific) if waits else _welcome(turn)
    if row.data.get("_free") or row.data.get("_sentence"):
        if row.data.get(BESIDE) == row.token:
            return None
        row.data = {**row.data, BESIDE: row.token}
        answer = answer if waits else texts.THANKED_TO_A_QUESTION.format(welcome=answer)
    return Again(answer, missed=False)


def greeted(turn: Turn) -> str:
    """Said to somebody who greets an open question, as one does who comes back to it."""
    return texts.STILL_ASKED.format(greeting=turn.greeting, name=turn.honorific)


BESIDE = "_beside"
"""In a form's data: the question to which somebody said thanks, or asked for patience."""


def _said(turn: Turn) -> list[str]:
    return [word for word in normalise(turn.text).split() if word not in COURTESY]


def _pictures_only(turn: Turn) -> bool:
    return not normalise(turn.text) and any(unicodedata.category(letter) == "So" for letter in turn.text)


def _thanks(turn: Turn, besides: Set[str]) -> bool:
    """Thanks, what they are for (*matur nuwun undangannya*), and nothing else but such words."""
    said = _said(turn)
    rest = {word for word in said if not word.endswith("nya")}
    return said == ["sama", "sama"] or (
        not rest.isdisjoint(texts.THANKED_WORDS) and rest <= texts.THANKED_WORDS | texts.AROUND_WORDS | besides
    )


def _welcome(turn: Turn) -> str:
    return turn.office.courtesy(texts.WELCOME_JAVANESE, texts.WELCOME).format(name=turn.honorific)
