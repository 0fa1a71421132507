"""The open question of a chat: its buttons, their names on the wire, and which of them an input means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from bot.conversation import texts
from bot.conversation.flow import Ask
from bot.conversation.links import first_url
from bot.conversation.messages import Choice, Reply
from bot.conversation.understand import Phrases, closest, normalise, says, yes_or_no
from bot.conversation.understand.plain import plainly, without_wish
from bot.conversation.understand.words import COURTESY, YES
from storage.conversation import Conversation

PAGE = 8
"""Choices shown at once."""
SENTENCE = 4
"""Words from which on something typed where a choice is asked for may tell of what is to come."""
SHORTEST = 3
"""Letters from which the beginning of a label means it."""

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
    )


@dataclass(frozen=True, slots=True)
class Meant:
    """What an input means to the open question."""

    control: str | None = None
    value: Any = None
    chosen: bool = False
    stale: bool = False
    refused: bool = False
    """*Tidak* or *salah* to a question that only asks whether all is right."""
    between: tuple[str, ...] = ()
    """A yes, where several choices do something for good: their labels."""


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


def named(row: Conversation, text: str) -> Meant:
    """The choice whose label or other words these are, to the letter: more than any command."""
    phrases = _phrases(row)
    index = closest(text, phrases, typos=False)
    if index is None and (wanted := without_wish(text)):
        index = closest(wanted, phrases, typos=False)
    return Meant() if index is None else _choice(row, index)


def begun(row: Conversation, text: str) -> Meant:
    """The only choice that begins with these words: *grup rt* of *Grup RT/RW*, *iya catat saja* of *Catat sebagai
    kegiatan*. Not where free text is awaited."""
    agreed = dropwhile((YES | COURTESY).__contains__, (without_i(text) or normalise(text)).split())
    said = " ".join(word for word in agreed if word not in COURTESY)
    if len(said) < SHORTEST or row.data.get("_free") or control_word(text):
        return Meant()
    phrases = _phrases(row)
    for words in dict.fromkeys([said, said.removeprefix(_PASSIVE)]):  # *dicek pak* of *Cek kebenarannya*
        found = {index for several, index in phrases for phrase in several if normalise(phrase).startswith(f"{words} ")}
        if len(found) == 1 and len(words) >= SHORTEST:
            return _choice(row, found.pop())
    return Meant()


def typed(row: Conversation, text: str) -> Meant:
    """Reads words: a choice's label (or its number), yes and no, then *batal*, *kembali*, *lewati*; where they mean
    none of that, what they are short for (*gk jd*, *udh krm aja*) or ask for politely (*mohon dikirim*)."""
    several = (_typed(row, said) for said in dict.fromkeys([text, *_in_other_words(text)]))
    return next((meant for meant in several if meant != Meant()), Meant())


def _in_other_words(text: str) -> list[str]:
    """Written out; and without the words that agree before what is wanted: *kirim* of *ok kirim* and *sudah kirim aja*,
    also of *iya mohon dikirim*, but not of *sudah dikirim*, which says that it was."""
    said = plainly(text).split()
    wanted = list(dropwhile(_AGREED.__contains__, said))
    asked = [word for word in wanted if word not in COURTESY]
    passive = len(asked) == 1 and asked[0].startswith(_PASSIVE)
    done = list(dropwhile((_AGREED | {_DONE}).__contains__, said)) if _DONE in said else []
    done = [] if control_word(" ".join(done)) else done  # *sudah lewat* is no *lewati*
    active = [asked[0].removeprefix(_PASSIVE)] if passive else []
    if not wanted and not YES.isdisjoint(said):
        active = ["ya"]  # *nggih kula sarujuk*
    return [" ".join(words) for words in (said, wanted, active, done) if words]


def _typed(row: Conversation, text: str) -> Meant:
    phrases = _phrases(row)
    yes, no = ([i for i, (_, value, *_) in enumerate(row.offered) if value is said] for said in (True, False))
    final = row.data.get("_final") or yes
    decides = bool(final or no)
    # Where a choice does something for good, a lonely digit is too little to mean it.
    index = closest(text, phrases, numbered=not decides) if phrases else None
    if index is None and (control := control_word(text)):
        return Meant(control=control)
    if index is None and (less := without_i(text)):
        index = closest(less, phrases)
    if index is not None:
        return _choice(row, index)
    said = yes_or_no(text)
    if yes and no and said is not None:
        return Meant(value=said, chosen=True)
    if decides and not row.data.get("_free"):
        changes = [i for several, i in phrases if normalise(several[0]).startswith(texts.CHANGE)]
        right, wrong = (says(text, words) for words in (texts.RIGHT_WORDS, texts.NOT_RIGHT_WORDS))
        if len(final) == 1 and (said or (right and (changes or not no))):
            return _choice(row, final[0])
        if len(final) > 1 and (said or right):
            return Meant(between=tuple(row.offered[place][0] for place in final))
        if len(changes) == 1 and (said is False or wrong or finds_wrong(text)):
            return _choice(row, changes[0])
        if not no and (said is False or wrong):
            return Meant(refused=True)
    # *Lanjut*, said to a question that may be left out, leaves it out.
    if row.data.get("_skip") and says(text, texts.RESUME_WORDS):
        return Meant(control="skip")
    return Meant()


def plain_yes(row: Conversation, text: str) -> bool:
    """Whether this is a mere *ya*, *ok*, *sudah pas*, and no label, said to a question that does something for good."""
    if not (yes_or_no(text) or says(text, texts.RIGHT_WORDS)):
        return False
    final = row.data.get("_final") or [i for i, (_, value, *_) in enumerate(row.offered) if value is True]
    labels = {normalise(row.offered[index][0]) for index in final}
    return bool(final) and normalise(text) not in labels - {"ya"}


def tells(text: str, words: int) -> bool:
    """Whether so many words, or a link, were typed in place of a choice; 0: none are wanted."""
    return words > 0 and (len(text.split()) >= words or first_url(text) is not None)


def finds_wrong(text: str) -> bool:
    """*Lho nomornya salah, harusnya …*: a few words about a part of what is shown."""
    said = normalise(text.partition(",")[0]).split()
    return len(said) < SENTENCE + 2 and not texts.WRONG.isdisjoint(said)


def _phrases(row: Conversation) -> list[tuple[Sequence[str], int]]:
    """How each choice may be called: its label, also without what stands in brackets behind it, and its words."""
    return [((label, label.split(" (")[0], *words), index) for index, (label, _, *words) in enumerate(row.offered)]


def _choice(row: Conversation, index: int) -> Meant:
    return Meant(value=row.offered[index][1], chosen=True)


def without_i(text: str) -> str:
    """*Iya sy setuju* without its first words; empty where there is none to leave out."""
    said = normalise(text).split()
    rest = list(dropwhile(_I.__contains__, said))
    return " ".join(rest) if len(rest) < len(said) else ""


_I = frozenset(["saya", "sy", "aku", "kulo", "kami", "ya", "iya", "nggih", "inggih"])
_AGREED = YES | COURTESY | _I
_PASSIVE = "di"
_DONE = "sudah"
_CONTROL_PHRASES = Phrases([(phrases, name) for name, phrases in texts.CONTROL_WORDS.items()])


def control_word(text: str) -> str | None:
    return closest(text, _CONTROL_PHRASES)
