"""Standing buttons meant by typed words: those that stand under what this chat was told in the last days."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import dropwhile, takewhile
from typing import Any

from bot.conversation import texts
from bot.conversation.bookmarks import SHOWN
from bot.conversation.buttons import TO_HUMAN, TO_MENU
from bot.conversation.card import HELP, HUMAN, MENU, RESUME, WHY, Intent
from bot.conversation.flow import Answer, Begin, Flow, Say
from bot.conversation.formats import format_choice
from bot.conversation.messages import Choice
from bot.conversation.parked import answered
from bot.conversation.questions import SHORTEST, is_standing, named, plain_yes, without_i
from bot.conversation.turn import Turn
from bot.conversation.understand import closest, normalise, yes_or_no
from bot.conversation.understand.words import COURTESY, NO, YES
from storage.conversation import Conversation
from storage.outbox import Outbox
from storage.told import list_told

JUST_NOW = timedelta(seconds=10)
"""Within which one button pressed several times is explained once."""
REMEMBERED = timedelta(hours=48)
"""How long a button is meant by its words."""
AWAITED = timedelta(days=14)
"""How long what is not understood may be an answer to the last thing that was asked."""
LABEL = 60
"""Letters of a message on the button that stands for it."""
_NO_ANSWERS = (MENU, HELP, HUMAN, RESUME, WHY)
"""What stands under a message without being asked by it."""
_PAGING = {normalise(label) for label in (texts.NEXT_PAGE, texts.PREVIOUS_PAGE, texts.NEWER_PAGE, texts.OLDER_PAGE)}

Buttons = list[tuple[str, str]]
"""Entry and label of each."""


Shown = list[tuple[str, Buttons]]
"""Messages with their buttons, the newest first."""


async def answer_button(turn: Turn, answers: Container[str] | None = None) -> str | None:
    """The button of the newest message that asks something, when these are its words to the letter (*gabung* for
    *Gabungkan*) and it is one of `answers`; without them any."""
    for _, buttons in await _shown(turn):
        if own := _own(buttons):
            labels = [(label, entry) for entry, label in own]
            entry = closest(turn.text, labels, typos=False) or closest(turn.text + texts.DO_IT, labels, typos=False)
            return entry if entry is not None and (answers is None or entry.partition(":")[0] in answers) else None
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
        if begun := _begun(turn.text, seen):
            return begun
        if decided := _decided(turn.text, [buttons for _, buttons in shown]):
            return decided
        return _in_part(turn.text, seen, _newest([buttons for _, buttons in shown]))
    meant = [entry for entry, said in seen.items() if normalise(said) == named]
    if len(meant) > 1 and named not in _PAGING:
        # The same words under several messages: never guess which one is being decided.
        about = {entry: text for text, buttons in shown for entry, _ in buttons}
        told = _told_apart([about[entry] for entry in meant])
        return Say(
            texts.SEVERAL_BUTTONS, tuple(Choice(said, entry=entry) for said, entry in zip(told, meant, strict=True))
        )
    return meant[0]


def _told_apart(said: Sequence[str]) -> list[str]:
    """How each of these messages begins; where they begin alike (two invitations), from where they do not."""
    begin = [text.splitlines()[0][:LABEL] for text in said]
    if len(set(begin)) == len(said):
        return begin
    words = [text.split() for text in said]
    alike = len(list(takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False))))
    return [" ".join(each[alike:])[:LABEL] or shown for each, shown in zip(words, begin, strict=True)]


async def asked_last(turn: Turn, of: str = "") -> tuple[Choice, ...]:
    """The buttons of the last thing the chat was told, where it asks for a yes or no: an invitation, a request; with
    `of` only where these words name what it is about, and one of the answers: *undangan Bimtek: kami siap hadir*."""
    newest = _own((await _shown(turn, AWAITED))[0][1])
    if of:
        said = set(normalise(of).split())
        about = {entry.partition(".")[0] for entry, _ in newest}
        if (
            turn.incoming.forwarded
            or about.isdisjoint(said)
            or not any(normalise(label).partition(" ")[0] in said for _, label in newest)
        ):
            return ()
    says = [_says(label) for _, label in newest]
    asks = True in says or (False in says and len(says) > 2)
    return tuple(Choice(label, entry=entry) for entry, label in newest) if asks else ()


async def no_other_answer(turn: Turn, intent: Intent) -> bool:
    """Whether the command can be meant: one that declines (*gak bisa, ada hajatan*) only where that was asked last."""
    words = frozenset(intent.name.split())
    if words.isdisjoint(NO):
        return True
    declining = [normalise(c.label).split() for c in await asked_last(turn) if _says(c.label) is False]
    return any(not (words - NO).isdisjoint(label) for label in declining)


async def in_doubt(turn: Turn, row: Conversation, flow: Flow) -> Answer | None:
    """What is asked back where the words may answer the open question, or what the chat was told after it."""
    passed_by = bool(row.data.get("_aside"))
    if passed_by and (which := await _one_of_two(turn, row, flow)) is not None:
        return which
    if plain_yes(row, turn.text) and (passed_by or await _told_since(turn, row.updated_at)):
        return Begin(flow.name, row.step, lead=texts.ASKED_AGAIN)
    return None


async def _told_since(turn: Turn, then: datetime) -> bool:
    address = turn.incoming.address
    return any(at > then for at, _ in await list_told(turn.session, address.channel, address.chat_id, since=then))


async def _one_of_two(turn: Turn, row: Conversation, flow: Flow) -> Say | None:
    """*Terima*, while a question stands open that offers it, and what was shown after it offers *Terima Joko*: it is
    asked back, with both."""
    verb = " ".join(_meant(turn.text))
    if verb not in texts.DECIDING_VERBS or not named(row, turn.text).chosen:
        return None
    newest = _newest([buttons for _, buttons in await _shown(turn)])
    if not any(normalise(label).startswith(f"{verb} ") for _, label in newest):
        return None
    offered = [Choice(label, entry=entry) for entry, label in newest]
    if not answered(row):  # otherwise it is offered anyhow
        offered.append(Choice(texts.RESUME.format(title=flow.title), entry=f"{RESUME}:{flow.name}"))
    return Say(texts.SEVERAL_BUTTONS, tuple(offered))


async def just_said(turn: Turn, words: str) -> bool:
    """Whether this was the last thing the chat was told, a moment ago."""
    address = turn.incoming.address
    recent = Outbox(turn.session).recent_payloads
    last = await recent(address.channel, address.chat_id, since=turn.now - JUST_NOW, limit=1)
    return any(payload["text"].startswith(words) for _, payload in last)


async def reply_to_broadcast(turn: Turn) -> Say | None:
    """What is said to somebody who answers a broadcast that asks nothing: it is the last thing they were told."""
    shown = await _shown(turn)
    if not shown or not _is_broadcast(shown[0][1]):
        return None
    return Say(texts.NOT_A_REPLY, (TO_HUMAN, TO_MENU))


async def _shown(turn: Turn, within: timedelta = REMEMBERED) -> Shown:
    """What this chat was told in the last days."""
    address = turn.incoming.address
    told = await list_told(turn.session, address.channel, address.chat_id, since=turn.now - within)
    seen = turn.conversation.data.get(SHOWN, ()) if turn.conversation is not None else ()
    return [*((payload["text"], _standing(payload)) for _, payload in told), ("", _standing({"choices": seen}))]


def _newest(shown: Sequence[Buttons]) -> Buttons:
    """Those of the newest message that asks something. What is said after a broadcast that offers nothing may answer
    the broadcast before it, but no older request of somebody else."""
    broadcasts_only = False
    for buttons in shown:
        if (own := _own(buttons)) and (_is_broadcast(buttons) or not broadcasts_only):
            return own
        broadcasts_only = broadcasts_only or (_is_broadcast(buttons) and not own)
    return []


def _is_broadcast(buttons: Buttons) -> bool:
    return any(entry.partition(":")[0] == WHY for entry, _ in buttons)


def _own(buttons: Buttons) -> Buttons:
    return [(entry, label) for entry, label in buttons if entry.partition(":")[0] not in _NO_ANSWERS]


def _standing(payload: dict[str, Any]) -> Buttons:
    return [(entry, label) for label, entry, _ in payload.get("choices", ()) if entry and is_standing(entry)]


def _in_part(text: str, seen: Mapping[str, str], newest: Buttons) -> str | None:
    """*Bangunkan*, where one button of the newest message that asks begins so; *karanganyar* of *KIM Karanganyar,
    Poncokusumo (126 hari)*, wherever it stands."""
    said = " ".join(_meant(without_i(text) or text))
    if len(said) < SHORTEST or yes_or_no(said) is not None or said in texts.NAMING_WORDS | texts.DECLINING_WORDS:
        return None
    meant = {entry for entry, label in newest if _begins(said, normalise(label))}
    heads = ((entry, normalise(label.split(",")[0])) for entry, label in seen.items() if "," in label)
    meant = meant or {entry for entry, head in heads if said in (head, head.removeprefix(texts.KIM))}
    return meant.pop() if len(meant) == 1 else None


def _begins(said: str, label: str) -> bool:
    """Also *sudah saya teruskan ke grup RT*, which says more than the label."""
    return label.startswith(f"{said} ") or (len(label.split()) > 2 and said.startswith(f"{label} "))


def _begun(text: str, seen: Mapping[str, str]) -> str | Answer | None:
    """*Terima*, *ok acc*, where one button begins so: *Terima Joko Susilo*; of several, *terima joko*."""
    verb, *named = list(dropwhile(YES.__contains__, _meant(text))) or [""]
    if verb not in texts.DECIDING_VERBS | texts.APPROVING_WORDS or named[:1] == [texts.THANKED] or "?" in text:
        return None
    verbs = texts.APPROVING_WORDS if verb in texts.APPROVING_WORDS else {verb}
    labels = ((entry, normalise(label).split()) for entry, label in seen.items())
    meant = [entry for entry, words in labels if verbs.issuperset(words[:1]) and words[1:] and set(named) <= set(words)]
    if len(meant) > 1:
        return Say(texts.SEVERAL_BUTTONS, tuple(Choice(seen[entry], entry=entry) for entry in meant))
    return meant[0] if meant else None


def _decided(text: str, shown: Sequence[Buttons]) -> str | Answer | None:
    """*Ya* and *tidak* answer the last message that has buttons of its own, where one of them says so."""
    said = _answer(text)
    if said is None:
        return None
    newest = _newest(shown)
    answers: dict[bool, Buttons] = {True: [], False: []}
    for entry, label in newest:
        if (means := _says(label)) is not None:
            answers[means].append((entry, label))
    if not answers[True] and len(answers[False]) == 1:
        # *Hadir* beside *Tidak hadir*.
        other = normalise(answers[False][0][1]).partition(" ")[2]
        answers[True] = [(entry, label) for entry, label in newest if normalise(label) == other]
    if not answers[True] and answers[False] and len(newest) > 2:
        # An invitation can be declined, and followed in more than one way.
        offered = tuple(Choice(label, entry=entry) for entry, label in newest)
        return Say(texts.WHICH_ANSWER.format(buttons=format_choice(choice.label for choice in offered)), offered)
    if len(answers[True]) != 1 or len(answers[False]) > 1:
        return None
    if not answers[said]:
        return Say(texts.LEFT_AS_IT_IS)
    both = [*answers[False], *answers[True]]
    if name := next((name for _, label in both if (name := _whom(label))), ""):
        # About somebody else: never by a bare word.
        offered = tuple(Choice(label, entry=entry) for entry, label in reversed(both))
        buttons = format_choice(choice.label for choice in offered)
        return Say(texts.WHICH_DECISION.format(name=name, buttons=buttons), offered)
    return answers[said][0][0]


def _answer(text: str) -> bool | None:
    """What is said to a request: *ya* and *tidak*, also *saya bersedia*, *kenal*, *belum bisa*."""
    if (said := yes_or_no(text)) is not None:
        return said
    words = _meant(without_i(text) or text)
    if not words or not texts.AGREED_TO_A_REQUEST.issuperset(words[1:]):
        return None
    if words[0] in NO or words[0] in texts.NOT_YET_WORDS:
        return False
    return True if words[0] in texts.AGREED_TO_A_REQUEST else None


def _says(label: str) -> bool | None:
    """Whether a button agrees or declines, by its first word: *Saya bersedia*, *Tolak Joko*."""
    first = normalise(label).removeprefix(texts.MYSELF).partition(" ")[0]
    if first in texts.AGREEING_WORDS or first in texts.DECLINING_WORDS:
        return first in texts.AGREEING_WORDS
    return yes_or_no(first)


def _whom(label: str) -> str:
    """Whom or what a button decides about: Joko, of *Terima Joko*; empty where it is the person's own matter."""
    verb, _, rest = label.partition(" ")
    return rest if normalise(verb) in texts.NAMING_WORDS else ""


def _meant(text: str) -> list[str]:
    return [word for word in normalise(text).split() if word not in COURTESY]
