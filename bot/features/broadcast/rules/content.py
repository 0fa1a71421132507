"""What a broadcast may hold, and what is wrong with what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.conversation.formats import format_number
from bot.conversation.markup import read_marks, units
from bot.conversation.messages import Attachment, Media, Reply
from bot.conversation.variables import VARIABLES, unknown_variables
from bot.features.broadcast import texts
from storage.broadcast import Topic

LONGEST = 4096
"""Letters of one message, as Telegram counts them."""
CAPTION = 1024
"""The same of words under a file."""
NAME_ROOM = 130
"""Letters kept for each variable, whoever gets it: a KIM has up to 120 in its name, a person sixty, which may count
double, and an address before it."""
MOST_BYTES = 50 * 1024 * 1024
"""The largest file a bot may send."""
MOST_FILES = 10
MOST_LINKS = 3
LABEL = 40
"""Letters of a button."""
ANSWERS = (2, 4)
"""How few and how many answers a poll has."""
SHOWN = 280

_VARIABLE = re.compile(r"\{(" + "|".join(VARIABLES) + r")\}")
_LINK = re.compile(
    r"(?P<label>.{1,100}?) ?[|:\-–]? ?"
    r"(?P<url>[a-z]+://\S+|www\.\S+|(?=[^ /]+\.)[^ /]+/\S*|(?<=[ |])[\w.-]+\.[a-z]{2,})",
    re.IGNORECASE,
)


@dataclass
class Draft:
    """A broadcast as its author has written it so far."""

    text: str = ""
    files: tuple[Attachment, ...] = ()
    links: list[tuple[str, str]] = field(default_factory=list)
    """Label and address."""
    standing: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    """Buttons of what is announced: label, entry, address."""
    answers: list[str] = field(default_factory=list)
    """What recipients may answer; one answer asks only whether it was read."""
    topic: Topic = Topic.GENERAL

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Draft:
        """Out of a form. Parts of an album that came late are in `received`."""
        received = data.get("received") or {}
        return cls(
            text=data.get("text") or received.get("text") or "",
            files=tuple(Attachment.from_json(file) for file in received.get("attachments", ())),
            links=[(label, url) for label, url in data.get("links", ())],
            standing=[(label, entry, url) for label, entry, url in data.get("standing", ())],
            answers=list(data.get("answers", ())),
            topic=Topic(data.get("topic", Topic.GENERAL.value)),
        )


KEPT = ("text", "received", "links", "standing", "answers", "topic")
"""What of a form is the draft; the rest is about whom and when."""


def length(text: str) -> int:
    """Letters as Telegram counts them, once the marks are gone and the variables filled in."""
    return units(_VARIABLE.sub("x" * NAME_ROOM, read_marks(text).text))


def stands_under_file(reply: Reply) -> bool:
    """Whether its words, as it was sent, are a caption, for some recipient at least."""
    shortest = units(_VARIABLE.sub("", read_marks(reply.text).text))
    return len(reply.attachments) == 1 and shortest <= CAPTION


def too_long(letters: int, most: int = LONGEST) -> str:
    return texts.TOO_LONG.format(letters=format_number(letters), most=format_number(most))


def problem_of_text(text: str, most: int = LONGEST) -> str | None:
    """One sentence about what is wrong; None when it may be sent. `most`: letters there is room for."""
    if not text.strip():
        return texts.NO_TEXT
    if (letters := length(text)) > most:
        return too_long(letters, most)
    if unknown := unknown_variables(text):
        return texts.UNKNOWN_VARIABLE.format(name="{" + unknown[0] + "}")
    if unclosed := read_marks(text).unclosed:
        return texts.UNCLOSED.format(mark=unclosed[0], words=unclosed)
    return None


def problem_of_files(files: Iterable[Mapping[str, Any]]) -> str | None:
    """The same of files, as a form holds them."""
    held = list(files)
    if len(held) > MOST_FILES:
        return texts.TOO_MANY_FILES.format(most=MOST_FILES)
    if any(file["kind"] == Media.VOICE for file in held):
        return texts.NO_VOICE
    if len(held) > 1 and any(file["kind"] == Media.DOCUMENT for file in held):
        return texts.ONE_DOCUMENT
    for file in held:
        if file.get("size", 0) > MOST_BYTES:
            return texts.TOO_BIG.format(size=round(file["size"] / 1_000_000), most=MOST_BYTES // (1024 * 1024))
    return None


def read_link(text: str) -> tuple[str, str] | str:
    """`Baca selengkapnya | https://…` as label and address; or one sentence about what is wrong."""
    found = _LINK.fullmatch(" ".join(text.split()))
    if found is None:
        return texts.LINK_UNREADABLE
    label, url = found["label"].strip(), found["url"]
    if "://" not in url:
        url = f"https://{url}"
    if not url.lower().startswith("https://"):
        return texts.LINK_NOT_HTTPS
    return (label, url) if len(label) <= LABEL else texts.LABEL_TOO_LONG.format(most=LABEL)


def read_answers(text: str) -> list[str] | str:
    """`Bisa | Tidak | Belum tahu`, also with commas, slashes or line by line; or one sentence about what is wrong."""
    answers = [part.strip() for part in re.split(r"[|/,;\n]+", text) if part.strip()]
    fewest, most = ANSWERS
    if not fewest <= len(answers) <= most or len({answer.casefold() for answer in answers}) != len(answers):
        return texts.ANSWERS_UNREADABLE.format(fewest=fewest, most=most)
    if any(len(answer) > LABEL for answer in answers):
        return texts.LABEL_TOO_LONG.format(most=LABEL)
    return answers


def shown(text: str) -> str:
    """The beginning of a text without marks, for a preview."""
    plain = read_marks(text).text
    return plain if len(plain) <= SHOWN else plain[:SHOWN].rstrip() + "…"


def moments(draft: Draft) -> int:
    """Of the pace, for each recipient: what takes several messages leaves in the middle of its own."""
    files = len(draft.files)
    words = files > 1 or (files == 1 and length(draft.text) > CAPTION)
    return 2 * max(files + words, 1) - 1


# How long it takes, how far it is -------------------------------------------------------------------------


def duration(seconds: float) -> str:
    """`sekitar 2 menit`"""
    if seconds < 10:
        return texts.A_MOMENT
    if seconds < 90:
        return texts.SECONDS.format(count=round(seconds / 5) * 5)
    if seconds < 5_400:
        return texts.MINUTES.format(count=round(seconds / 60))
    return texts.HOURS.format(count=format_number(round(seconds / 3_600, 1)))


def bar(done: int, total: int, width: int = 10) -> str:
    """`▓▓▓▓▓▓░░░░`: full only when everything is done."""
    filled = width if done >= total else min(width - 1, done * width // total)
    return "▓" * filled + "░" * (width - filled)


def share(part: int, whole: int) -> int:
    """Percent; 0 of nothing is 0."""
    return round(100 * part / whole) if whole else 0


def first_words(parts: Sequence[str], most: int) -> str:
    """Some of a list, and how many more there are."""
    rest = len(parts) - most
    return ", ".join(parts[:most]) + (texts.AND_MORE.format(count=rest) if rest > 0 else "")
