"""What a sentence may be about that is no command: those commands that share its rarest words.

Nothing is done on a guess. The likeliest are shown as buttons, and whoever meant something else lost one message.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import dropwhile
from math import log2

from bot.access import Powers, powers
from bot.conversation import texts
from bot.conversation.card import COMMAND, Feature, Intent, Offer, Whose
from bot.conversation.flow import Again, Answer, Say
from bot.conversation.formats import format_choice
from bot.conversation.links import first_url
from bot.conversation.messages import Choice
from bot.conversation.turn import Turn
from bot.conversation.understand import Phrases, closest, yes_or_no
from bot.conversation.understand.plain import PARDON, WHO, is_hearsay, is_over, plainly, roots
from bot.conversation.understand.words import COURTESY, NO, YES

SHOWN = 3
CLOSE = 0.5
"""Of the likeliest one's weight: less is not shown beside it."""
NAMED = 2
"""What a word weighs that stands in a command's name or description, beside one of its other words."""
SHORTEST = 3
"""Letters before an ending."""
TYPO = 7
"""Letters from which on one may be wrong: *tempat* is no *templat*."""
TOLD = 3
"""Words of a sentence that tells something."""
ORDERED = 4
"""Words within which an order is given."""
SAID = 8
"""Words from which on whatever is typed may be meant to be kept or checked."""
PASTED = 25
"""Words from which on it is no question of the person's own, unless it says whose wish it is; twice as many: never."""
_OWN_WISH = re.compile(r"\b(?:saya|kami) (?:\w+ )?(?:mau|ingin|mohon|minta)\b")
"""As `plainly` has it: *kulo badhe ndaftar*, dictated with name, age and village in one breath."""


GUESSED = "_guessed"
"""In a chat's data, until something is understood: the commands it was asked whether it meant."""

_QUESTIONS = frozenset(texts.ASKING.split())
_ASKING = frozenset(f"{texts.ASKING} {texts.WISHING}".split())
_WISHING = frozenset(texts.WISHING.split())
_OPENS = _QUESTIONS - {"cara", "caranya"}
"""*Cara membuat kompos* is what was taught."""
_CLOSES = frozenset(["bagaimana", "kapan", "berapa"])
_BEFORE_A_QUESTION = COURTESY | PARDON | WHO | {"terus", "lalu", "kalau"}
_NOT_YET = frozenset(texts.NOT_YET.split())
_ABOUT_NOTHING = _ASKING | _NOT_YET | YES | NO | frozenset(texts.ABOUT_NOTHING.split())
_ROOT = "*"
"""Before the root of a word, to tell it from words."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the words of all commands say."""

    weights: dict[str, dict[str, float]]
    """By each form of a word: what it weighs for which command."""
    phrases: set[tuple[frozenset[str], str]]
    """Several words that a phrase needs to be recognised among others, and whose it is."""
    empty: set[tuple[frozenset[str], str]]
    """Those of words that say nothing by themselves: *belum ada KIM*."""
    slips: Phrases[str]


class Hints:
    """The words of all commands, each with what it weighs for which of them."""

    def __init__(self, intents: Iterable[Intent], offers: Iterable[Offer]) -> None:
        self._intents = {intent.name: intent for intent in intents if intent.name != "menu"}
        self._told = {word for offer in offers for word in offer.told.split()}

    @classmethod
    @cache
    def of(cls, features: tuple[Feature, ...]) -> Hints:
        """Those of these features; nothing changes them, so they are counted once."""
        intents = {intent.name: intent for feature in features for intent in feature.intents}.values()
        return cls(intents, [offer for feature in features for offer in feature.offers])

    @cached_property
    def _known(self) -> _Known:
        """Counted when first somebody is not understood."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        several: set[tuple[frozenset[str], str]] = set()
        empty: set[tuple[frozenset[str], str]] = set()
        for name, intent in self._intents.items():
            phrases = [_words(phrase) for phrase in (name, *intent.words)]
            for words in (
                *phrases,
                *map(_words, intent.hints.split()),
                *[_words(f"{name} {intent.description}")] * NAMED,
            ):
                for form in words.union(*map(_roots, words)):
                    counted[form][name] += 1
            several |= {(frozenset(words), name) for words in phrases if len(words) > 1}
            without = (plainly(phrase).split() for phrase in intent.words if not _words(phrase))
            empty |= {(frozenset(words), name) for words in without if len(words) >= TOLD}
        weights: dict[str, dict[str, float]] = {}
        for form, of in counted.items():
            damped = {name: log2(1 + count) for name, count in of.items()}
            weights[form] = {name: weight / sum(damped.values()) for name, weight in damped.items()}
        slips = Phrases({form: form for form in weights if not form.startswith(_ROOT)})
        return _Known(weights, several, empty, slips)

    def tells(self, turn: Turn) -> bool:
        """Whether it is to be kept or checked rather than obeyed: much at once, what others say, or what a member's
        KIM does (*hari ini ada senam lansia*), where that is no question and no wish."""
        text = turn.text
        if len(text.split()) >= SAID or is_hearsay(text):
            return True
        said = plainly(text).split()
        doing = len(said) >= TOLD and not self._told.isdisjoint(said) and _NOT_YET.isdisjoint(said)
        return turn.member is not None and (doing or is_over(text)) and not wonders(text)

    async def answer(self, turn: Turn, asked: tuple[Choice, ...] = ()) -> Again:
        """Says that it was not understood, with what may be meant: also an answer to what was `asked` just before."""
        likely = await self.likely(turn, turn.text)
        if asked:
            buttons = format_choice(choice.label for choice in asked)
            return Again(texts.ANSWERS_WHAT.format(buttons=buttons), choices=(*asked, *_choices(likely[:1])))
        if likely:
            return Again(texts.NOT_UNDERSTOOD_MAYBE, choices=_choices(likely))
        if not turn.known:
            text, usual = texts.NOT_UNDERSTOOD_STRANGER, "daftar"
        elif turn.member is not None:
            text, usual = texts.NOT_UNDERSTOOD, "kegiatan"
        else:
            text, usual = texts.NOT_UNDERSTOOD_OTHERS, "bantuan"
        return Again(text, choices=_choices([self._intents[usual]] if usual in self._intents else []))

    async def agreed(self, turn: Turn) -> Answer | None:
        """*Ya*, said to what was only guessed at: that is meant; of several it is asked which."""
        row = turn.conversation
        names = row.data.get(GUESSED, ()) if row is not None and row.misses else ()
        guessed = [self._intents[name] for name in names if name in self._intents]
        if not guessed or yes_or_no(turn.text) is not True:
            return None
        if len(guessed) > 1:
            buttons = format_choice(label_of(intent) for intent in guessed)
            return Say(texts.WHICH_ANSWER.format(buttons=buttons), _choices(guessed))
        turn.incoming = replace(turn.incoming, text="")  # as by its button
        return await guessed[0].run(turn)

    async def in_passing(self, turn: Turn) -> Say | None:
        """What may be meant by a question of one's own that is no answer to the open one, which stays open."""
        if len(turn.text.split()) < TOLD or not self.asks(turn.text) or turn.incoming.forwarded:
            return None
        likely = await self.likely(turn, turn.text)
        return Say(texts.ASKED_IN_PASSING, _choices(likely)) if likely else None

    def asks(self, text: str) -> bool:
        """*Saya kemarin sudah kirim foto kok hilang*, *mau berhenti jadi anggota*: the person's own matter, no news."""
        return self.is_own(text) and wonders(text)

    def inquires(self, text: str) -> bool:
        """*Kalau mau lapor kegiatan lewat mana ya*: a question of one's own, which tells of nothing."""
        asking = "?" in text or not _QUESTIONS.isdisjoint(plainly(text).split())
        return asking and self.is_own(text) and not is_over(text)

    def is_own(self, text: str) -> bool:
        """Whether nobody else seems to have written it."""
        length = len(text.split())
        short = length < PASTED or (length < 2 * PASTED and _OWN_WISH.search(plainly(text)) is not None)
        return short and not is_hearsay(text) and first_url(text) is None

    def find(self, name: str) -> Intent | None:
        return self._intents.get(name)

    async def run(self, name: str, turn: Turn) -> Answer:
        """Does what the command of this name does."""
        return await self._intents[name].run(turn)

    def _form(self, word: str, own: set[str]) -> str | None:
        """The word as one of these commands knows it: itself, by its root, or as what it is a slip of."""
        slip = closest(word, self._known.slips, typos=len(word) >= TYPO)
        forms = (form for form in (word, *sorted(_roots(word)), slip) if form)
        return next((form for form in forms if not own.isdisjoint(self._known.weights.get(form, ()))), None)

    async def likely(self, turn: Turn, text: str) -> list[Intent]:
        """Of those that are for this person the likeliest, most likely first."""
        held = await powers(turn)
        own = {intent.name for intent in self._intents.values() if _proposed_to(intent, turn, held)}
        said = {form for word in _words(text) if (form := self._form(word, own))}
        weights: dict[str, float] = defaultdict(float)
        for word in said:
            for name, weight in self._known.weights[word].items():
                weights[name] += weight
        for name in {name for words, name in self._known.phrases if words <= said}:
            weights[name] += 1
        if not weights:
            every = {_bare(word) for word in plainly(text).split()}
            weights.update((name, len(words)) for words, name in self._known.empty if words <= every)
        if not weights and turn.person is None and self.asks(text) and len(text.split()) >= SAID:
            weights["petugas"] = 1  # a long question of somebody who has no other way to ask it
        meant = (intent for intent in self._intents.values() if intent.name in own and intent.name in weights)
        applies = [intent for intent in meant if intent.when is None or await intent.when(turn)]
        ranked = sorted(applies, key=lambda intent: -weights[intent.name])
        return [intent for intent in ranked[:SHOWN] if weights[intent.name] >= CLOSE * weights[ranked[0].name]]


def wonders(text: str) -> bool:
    """A question, a wish, an order (*yg td hps aja*), or something that one does not (*saya belum dapat …*)."""
    said = plainly(text).split()
    ordering = re.search(texts.ORDERS, " ".join(said[:ORDERED])) is not None
    asking = "?" in text or not _ASKING.isdisjoint(said)
    return ordering or asking or ("saya" in said and not _NOT_YET.isdisjoint(said))


def wishes(text: str) -> bool:
    """*Iya tolong dicek*, *kalian mau jual data saya*; but not *maaf, dari tetangga*."""
    return not (_WISHING - {"maaf"}).isdisjoint(plainly(text).split())


def is_question(text: str) -> bool:
    """*Kenapa laporan saya ditolak*, *terus saya harus gimana*: nothing but a question, so that it answers none."""
    said = list(dropwhile(_BEFORE_A_QUESTION.__contains__, plainly(text).split()))
    asking = text.rstrip().endswith("?") or (said and (said[0] in _OPENS or said[-1] in _CLOSES))
    return bool(asking) and not is_over(text) and first_url(text) is None


def label_of(intent: Intent) -> str:
    """*Catat kegiatan KIM*, *Daftar anggota*, *Catat SK*."""
    if intent.label or intent.description:
        return intent.label or intent.description
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
        case Whose.VILLAGES:
            return turn.member is not None or not held.serves
        case Whose.BOARDS:
            return held.board_of is not None or held.officer
        case Whose.OWN_BOARD:
            return held.board_of is not None
        case Whose.OFFICE:
            return held.officer
        case Whose.DESK:
            return held.at_hoax_desk


def _words(text: str) -> set[str]:
    """Those that say what it is about, without what hangs on them: *laporannya* is *laporan*."""
    said = {_bare(word) for word in plainly(text).split()}
    return {word for word in said if len(word) > 1} - _ABOUT_NOTHING


def _roots(word: str) -> set[str]:
    return {_ROOT + root for root in roots(word)}


def _bare(word: str) -> str:
    for ending in texts.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word
