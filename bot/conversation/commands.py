"""Which command typed words ask for: by its name or other words, by the shape of a sentence, or with more behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.conversation import texts
from bot.conversation.card import Feature, Intent
from bot.conversation.turn import Turn
from bot.conversation.understand import Phrases, closest, normalise
from bot.conversation.understand.plain import WHO, plainly, without_wish
from bot.conversation.understand.words import NO, YES

MOST_REASON = 8
"""Words of a reason; more of them tell something."""
_REASON = re.compile(r"\s*[,.;]\s+|\s+(?:karena|krn|krna|soalnya|soale|sebab|amargo|mergo|amargi)\s+", re.IGNORECASE)
_COURTEOUS = texts.AGREED_WORDS | texts.THANKED_WORDS | texts.AROUND_WORDS | YES | NO


class Commands:
    def __init__(self, intents: Iterable[Intent]) -> None:
        words = [((intent.name, *intent.words), intent) for intent in intents]
        self._words = Phrases(words)
        self._takes_more = Phrases([(several, intent) for several, intent in words if intent.takes_more])
        self._shapes = [(re.compile(i.pattern, re.IGNORECASE), i) for _, i in words if i.pattern]
        self.listed = {intent.name: intent for _, intent in words if intent.description}
        """Those that are shown to people, by name."""

    @classmethod
    @cache
    def of(cls, features: tuple[Feature, ...]) -> Commands:
        """Those of these features; nothing changes them, so they are learned once."""
        return cls({intent.name: intent for feature in features for intent in feature.intents}.values())

    def named(self, text: str, *, typos: bool = True) -> Intent | None:
        """The command whose name or other words these are; a courtesy (*amin*) is no slip of one (*admin*)."""
        if not typos or _COURTEOUS.issuperset(normalise(text).split()):
            return closest(text, self._words, typos=False)
        return closest(text, self._words) or closest(plainly(text), self._words)

    def asked_for(self, turn: Turn) -> Intent | None:
        """The command the typed words ask for; what a command takes besides goes to `turn.rest`."""
        for shape, shaped in self._shapes:
            if shape.fullmatch(turn.text):
                turn.rest = turn.text
                return shaped
        wanted = without_wish(turn.text)
        intent = self.named(turn.text) or (self.named(wanted) if wanted else None)
        said = normalise(turn.text).split()
        for length in (3, 2, 1):
            if intent is None and len(said) > length:
                intent = closest(" ".join(said[:length]), self._takes_more)
                turn.rest = " ".join(said[length:]) if intent else ""
        return intent

    def with_a_reason(self, turn: Turn) -> Intent | None:
        """*Tidak bisa hadir, anak sakit*: a command of several words, and why."""
        asked, *why = _REASON.split(turn.text, maxsplit=1)
        if turn.incoming.forwarded or not why or len(why[0].split()) > MOST_REASON:
            return None
        said = plainly(without_wish(asked) or asked).split()
        wanted = " ".join(word for word in said if word not in WHO | {"saja"})
        return self.named(wanted, typos=False) if " " in wanted else None
