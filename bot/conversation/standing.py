"""Standing buttons meant by typed words: those that stand under what this chat was told in the last days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from operator import itemgetter
from typing import Any

from bot.conversation import texts
from bot.conversation.card import HUMAN, MENU, RESUME
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.questions import is_standing, without_i
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise, yes_or_no
from storage.broadcast_report import BroadcastReports
from storage.outbox import Outbox

REMEMBERED = timedelta(hours=48)
"""How long a button is meant by its words."""
_WAYS_OUT = (MENU, HUMAN, RESUME)
_PAGING = {normalise(label) for label in (texts.NEXT_PAGE, texts.PREVIOUS_PAGE, *texts.OTHER_PAGES)}

Buttons = list[tuple[str, str]]
"""Entry and label of each."""


async def typed_button(turn: Turn) -> str | Answer | None:
    """The standing button that was meant; or what is said when that is not clear. None: no button was meant."""
    address = turn.incoming.address
    outbox = Outbox(turn.session)
    since = turn.now - REMEMBERED
    written = await outbox.recent_of_chat(address.channel, address.chat_id, since=since)
    told = [(message.created_at, message.payload) for message in written]
    reports = BroadcastReports(turn.session)
    told += await reports.recent_contents(address.channel, address.chat_id, since=since)
    # Newest first; of one moment in the order they were read.
    told.sort(key=itemgetter(0), reverse=True)
    shown = [(payload["text"], _standing(payload)) for _, payload in told]
    seen: dict[str, str] = {}
    for _, buttons in shown:
        for entry, label in buttons:
            seen.setdefault(entry, label)
    labels = [((label, label.split(" (")[0]), normalise(label)) for label in dict.fromkeys(seen.values())]
    named = closest(turn.text, labels) or closest(without_i(turn.text), labels)
    if named is None:
        return _decided(turn.text, [buttons for _, buttons in shown])
    meant = [entry for entry, said in seen.items() if normalise(said) == named]
    if len(meant) > 1 and named not in _PAGING:
        # The same words under several messages: never guess which one is being decided.
        about = {entry: text for text, buttons in shown for entry, _ in buttons}
        return Say(
            texts.SEVERAL_BUTTONS, tuple(Choice(about[entry].splitlines()[0][:60], entry=entry) for entry in meant)
        )
    return meant[0]


def _standing(payload: dict[str, Any]) -> Buttons:
    return [(entry, label) for label, entry, _ in payload.get("choices", ()) if entry and is_standing(entry)]


def _decided(text: str, shown: Sequence[Buttons]) -> str | Answer | None:
    """*Ya* and *tidak* answer the last message that has buttons of its own, where one of them says so."""
    said = yes_or_no(text)
    if said is None:
        return None
    own = ([(e, label) for e, label in buttons if e.partition(":")[0] not in _WAYS_OUT] for buttons in shown)
    newest = next((buttons for buttons in own if buttons), [])
    answers: dict[bool, Buttons] = {True: [], False: []}
    for entry, label in newest:
        first = yes_or_no(normalise(label).partition(" ")[0])
        if first is not None:
            answers[first].append((entry, label))
    if not answers[True] and len(answers[False]) == 1:
        # *Bersedia* beside *Tidak bersedia*.
        other = normalise(answers[False][0][1]).partition(" ")[2]
        answers[True] = [(entry, label) for entry, label in newest if normalise(label) == other]
    if len(answers[True]) != 1 or len(answers[False]) > 1:
        return None
    if not answers[said]:
        return Say(texts.LEFT_AS_IT_IS)
    return answers[said][0][0]
