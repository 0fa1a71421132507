"""Standing buttons meant by typed words: those that stand under what this chat was told in the last days."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import timedelta
from operator import itemgetter
from typing import Any

from bot.conversation import texts
from bot.conversation.card import HUMAN, MENU, RESUME, WHY
from bot.conversation.flow import Answer, Say
from bot.conversation.messages import Choice
from bot.conversation.questions import is_standing, without_i
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise, yes_or_no
from storage.broadcast_report import BroadcastReports
from storage.outbox import Outbox

REMEMBERED = timedelta(hours=48)
"""How long a button is meant by its words."""
_NO_ANSWERS = (MENU, HUMAN, RESUME, WHY)
"""What stands under a message without being asked by it."""
_PAGING = {normalise(label) for label in (texts.NEXT_PAGE, texts.PREVIOUS_PAGE, *texts.OTHER_PAGES)}

Buttons = list[tuple[str, str]]
"""Entry and label of each."""


Shown = list[tuple[str, Buttons]]
"""Messages with their buttons, the newest first."""


async def answer_button(turn: Turn, answers: Container[str]) -> str | None:
    """The button of the newest message that asks something, when these are its words to the letter and it is one of
    `answers`."""
    for _, buttons in await _shown(turn):
        if own := _own(buttons):
            entry = closest(turn.text, [(label, entry) for entry, label in own], typos=False)
            return entry if entry is not None and entry.partition(":")[0] in answers else None
    return None


async def typed_button(turn: Turn) -> str | Answer | None:
    """The standing button that was meant; or what is said when that is not clear. None: no button was meant."""
    shown = await _shown(turn)
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


async def _shown(turn: Turn) -> Shown:
    """What this chat was told in the last days."""
    address = turn.incoming.address
    outbox, reports = Outbox(turn.session), BroadcastReports(turn.session)
    since = turn.now - REMEMBERED
    told = await outbox.recent_payloads(address.channel, address.chat_id, since=since)
    told += await reports.recent_contents(address.channel, address.chat_id, since=since)
    # Newest first; of one moment in the order they were read.
    told.sort(key=itemgetter(0), reverse=True)
    return [(payload["text"], _standing(payload)) for _, payload in told]


def _own(buttons: Buttons) -> Buttons:
    return [(entry, label) for entry, label in buttons if entry.partition(":")[0] not in _NO_ANSWERS]


def _standing(payload: dict[str, Any]) -> Buttons:
    return [(entry, label) for label, entry, _ in payload.get("choices", ()) if entry and is_standing(entry)]


def _decided(text: str, shown: Sequence[Buttons]) -> str | Answer | None:
    """*Ya* and *tidak* answer the last message that has buttons of its own, where one of them says so."""
    said = yes_or_no(text)
    if said is None:
        return None
    newest = next((own for buttons in shown if (own := _own(buttons))), [])
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
