"""What a sentence may be about that is no command: those commands that share its rarest words.

Nothing is done on a guess. The likeliest are shown as buttons, and whoever meant something else lost one message.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.access import Powers, powers
from bot.conversation import texts
from bot.conversation.card import COMMAND, Intent, Offer, Whose
from bot.conversation.flow import Again, Answer
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import Phrases, closest
from bot.conversation.understand.words import NO, YES, is_hearsay, is_told, plainly

SHOWN = 3
CLOSE = 0.5
"""Of the likeliest one's weight: less is not shown beside it."""
NAMED = 2
"""What a word weighs that stands in a command's name or description, beside one of its other words."""
TYPO = 7
"""Letters from which on one may be wrong: *tempat* is no *templat*."""
TOLD = 3
"""Words of a sentence that tells something."""
SAID = 8
"""Words from which on whatever is typed may be meant to be kept or checked."""


_ASKING = frozenset(texts.ASKING.split())
_NOT_YET = frozenset(texts.NOT_YET.split())
_ABOUT_NOTHING = _ASKING | _NOT_YET | YES | NO | frozenset(texts.ABOUT_NOTHING.split())


class Hints:
    """The words of all commands, each with what it weighs for which of them."""

    def __init__(self, intents: Iterable[Intent], offers: Iterable[Offer]) -> None:
        self._intents = {intent.name: intent for intent in intents if intent.name != "menu"}
        self._told = {word for offer in offers for word in offer.told.split()}
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        self._phrases: list[tuple[set[str], str]] = []
        """The words that a phrase needs to be recognised among others, and whose it is."""
        for name, intent in self._intents.items():
            named = _words(f"{name} {intent.description}")
            for word in named | _words(f"{' '.join(intent.words)} {intent.hints}"):
                counted[word][name] = NAMED if word in named else 1
            self._phrases += [(words, name) for phrase in (name, *intent.words) if (words := _words(phrase))]
        self._weights = {word: {name: w / of.total() for name, w in of.items()} for word, of in counted.items()}
        self._known = Phrases({word: word for word in self._weights})

    def tells(self, turn: Turn) -> bool:
        """Whether it is to be kept or checked rather than obeyed: much at once, what others say, or what a member's
        KIM does (*hari ini ada senam lansia*), where that is no question and no wish."""
        text = turn.text
        if len(text.split()) >= SAID or is_hearsay(text):
            return True
        said = plainly(text).split()
        doing = len(said) >= TOLD and not self._told.isdisjoint(said) and (_ASKING | _NOT_YET).isdisjoint(said)
        return turn.member is not None and (doing or is_told(text))

    async def answer(self, turn: Turn) -> Again:
        """Says that it was not understood, with what may be meant."""
        if likely := await self.likely(turn):
            return Again(texts.NOT_UNDERSTOOD_MAYBE, choices=_choices(likely))
        if not turn.known:
            text, usual = texts.NOT_UNDERSTOOD_STRANGER, "daftar"
        elif turn.member is not None:
            text, usual = texts.NOT_UNDERSTOOD, "kegiatan"
        else:
            text, usual = texts.NOT_UNDERSTOOD_OTHERS, "bantuan"
        return Again(text, choices=_choices([self._intents[usual]] if usual in self._intents else []))

    def asks(self, text: str) -> bool:
        """*Saya kemarin sudah kirim foto kok hilang*: no news."""
        return not _ASKING.isdisjoint(plainly(text).split())

    async def run(self, name: str, turn: Turn) -> Answer:
        """Does what the command of this name does."""
        return await self._intents[name].run(turn)

    async def likely(self, turn: Turn) -> list[Intent]:
        """Of those that are for this person the likeliest, most likely first."""
        held = await powers(turn)
        known = [closest(word, self._known, typos=len(word) >= TYPO) for word in _words(turn.text)]
        said = {word for word in known if word}
        weights: dict[str, float] = defaultdict(float)
        for word in said:
            for name, weight in self._weights[word].items():
                weights[name] += weight
        for words, name in self._phrases:
            if words <= said:
                weights[name] += len(words) / 2
        own = [
            intent for intent in self._intents.values() if intent.name in weights and _proposed_to(intent, turn, held)
        ]
        ranked = sorted(own, key=lambda intent: -weights[intent.name])[:SHOWN]
        return [intent for intent in ranked if weights[intent.name] >= CLOSE * weights[ranked[0].name]]


def label_of(intent: Intent) -> str:
    """*Catat kegiatan KIM*, *Daftar anggota*, *Catat SK*."""
    if intent.description:
        return intent.description
    words = " ".join(texts.WRITTEN.get(word, word) for word in intent.name.split())
    return words[0].upper() + words[1:]


def _choices(intents: Iterable[Intent]) -> tuple[Choice, ...]:
    return tuple(Choice(label_of(intent), entry=f"{COMMAND}:{intent.name}") for intent in intents)


def _proposed_to(intent: Intent, turn: Turn, held: Powers) -> bool:
    match intent.whose:
        case Whose.ALL:
            return True
        case Whose.STRANGERS:
            return turn.member is None and not held.serves
        case Whose.MEMBERS:
            return turn.member is not None
        case Whose.BOARDS:
            return held.board_of is not None or held.officer
        case Whose.OFFICE:
            return held.officer
        case Whose.DESK:
            return held.at_hoax_desk


def _words(text: str) -> set[str]:
    """Those that say what it is about, without what hangs on them: *laporannya* is *laporan*."""
    said = {_bare(word) for word in plainly(text).split()}
    return {word for word in said if len(word) > 1} - _ABOUT_NOTHING


def _bare(word: str) -> str:
    for ending in texts.ENDINGS:
        if word.endswith(ending) and len(word) > 2 * len(ending):
            return word.removesuffix(ending)
    return word
