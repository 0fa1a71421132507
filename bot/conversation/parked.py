"""Forms set aside when another one began: kept, gone on with, and forgotten when hardly anything was in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.conversation import texts
from bot.conversation.buttons import TO_MENU
from bot.conversation.flow import Answer, Begin, Flow, Say
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise
from storage.conversation import Conversation

MOST = 3
"""Forms kept aside at most."""
SMALL = 2
"""Answers up to which a form is quickly written again."""
SMALL_FOR = timedelta(days=1)
"""How long a small form is kept."""
TOUCHED = "_touched"
"""In a form's data: something was answered."""

PASSING = "_passing"
"""In a form's data: a question in the person's own words, which was answered by whatever they did instead."""

Form = dict[str, Any]


def answered(row: Conversation) -> bool:
    """Whether the open form holds anything that would be missed."""
    held = row.history or row.data.get(TOUCHED) or row.data.get("received")
    return bool(held) and not row.data.get(PASSING)


def park(row: Conversation, turn: Turn) -> None:
    """Sets the open form aside; one in which nothing was answered is just begun again."""
    if not answered(row):
        return
    form: Form = {
        "flow": row.flow,
        "step": row.step,
        "data": {key: value for key, value in turn.data.items() if not key.startswith("_")},
        "history": list(row.history),
        "at": turn.now.isoformat(),
    }
    row.parked = [*without(row, row.flow), form][-MOST:]


def without(row: Conversation, flow_name: str | None) -> list[Form]:
    """What is set aside besides that form."""
    return [form for form in row.parked if form["flow"] != flow_name]


def drop_old(row: Conversation, now: datetime) -> None:
    """Small forms are forgotten after a day."""
    kept = [form for form in row.parked if not _is_old(form, now)]
    if len(kept) < len(row.parked):
        row.parked = kept


def find(row: Conversation, flow_name: str) -> Form | None:
    return next((form for form in row.parked if form["flow"] == flow_name), None)


def written(row: Conversation | None, flow_name: str) -> Mapping[str, Any]:
    """What a form holds, open or set aside."""
    if row is None:
        return {}
    if row.flow == flow_name:
        return row.data
    form = find(row, flow_name)
    return form["data"] if form is not None else {}


def resume(turn: Turn, flow_name: str) -> Answer:
    """Goes on with a form that is set aside or open."""
    row = turn.conversation
    if row is not None and (form := find(row, flow_name)) is not None:
        row.parked = without(row, flow_name)
        return Begin(flow_name, form["step"], {**form["data"], "_history": form["history"]}, texts.CONTINUED)
    if row is not None and row.flow == flow_name:
        return Begin(flow_name, row.step, lead=texts.CONTINUED)
    return Say(texts.NOTHING_PARKED, (TO_MENU,))


def meant(row: Conversation | None, text: str, flows: Mapping[str, Flow]) -> str | None:
    """The form that *lanjut*, *lanjut pendaftaran* asks for: the open one, or the one set aside last."""
    said = normalise(text).split()
    if row is None or not said or said[0] not in texts.RESUME_WORDS:
        return None
    names = [row.flow, *reversed([form["flow"] for form in row.parked])]
    known = [name for name in names if name in flows]
    rest = " ".join(said[1:])
    if not known or not rest or rest in texts.RESUME_REST:
        return known[0] if known else None
    return closest(rest, [(flows[name].title, name) for name in known])


def _is_old(form: Form, now: datetime) -> bool:
    at = form.get("at")
    small = len(form["history"]) <= SMALL and not form["data"].get("received")
    return small and at is not None and now - datetime.fromisoformat(at) > SMALL_FOR
