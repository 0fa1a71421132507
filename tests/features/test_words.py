"""Every command is a plain word too, in any case, with one typo where the word is long enough to bear it."""

from __future__ import annotations

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.routing import Routes
from bot.conversation.understand import normalise
from bot.conversation.understand.words import TYPO_LENGTH
from bot.features import FEATURES
from bot.features.attendance.rules import listed
from bot.features.bimtek.rules import map_address
from bot.features.broadcast.rules.content import read_link
from bot.features.broadcast.rules.when import read_when
from bot.features.hoax.rules.claim import substance
from bot.knowledge.verdicts import split_title
from tests.factories import WEDNESDAY

ROUTES = Routes(FEATURES)
PHRASES = [(phrase, intent.name) for intent in ROUTES.intents.values() for phrase in (intent.name, *intent.words)]
INTENTS = {name: [phrase for phrase, of in PHRASES if of == name] for name in ROUTES.intents}
# PRODUCT's table of what people type, by the intent it means.
TABLE = {
    "menu": "mulai, menu, halo, p, assalamualaikum, selamat pagi, permisi, kulonuwun",
    "daftar": "daftar, dftar, gabung, ikut, registrasi",
    "kegiatan": "lapor kegiatan, catat, kegiatan, setor, absen kegiatan",
    "bantuan": "bantuan, bingung",
    "petugas": "petugas",
    "data saya": "data saya",
    "hapus data saya": "hapus data saya",
    "berhenti": "berhenti, stop",
    "status": "status",
    "nilai": "nilai",
    "lapor": "lapor",
}


@pytest.mark.parametrize(("name", "phrases"), INTENTS.items(), ids=INTENTS)
def test_a_phrase_means_its_intent_in_any_dress(name: str, phrases: list[str]) -> None:
    for phrase in phrases:
        for typed in (phrase, phrase.upper(), f"/{phrase}", f"  {phrase}!! ", f"{phrase.title()} 🙏"):
            intent = ROUTES.commands.named(typed)
            assert intent is not None, typed
            assert intent.name == name, typed


@pytest.mark.parametrize(("name", "phrases"), INTENTS.items(), ids=INTENTS)
def test_one_slip_never_means_another_intent(name: str, phrases: list[str]) -> None:
    """A letter left out, doubled or swapped is understood or not, but not as something else."""
    known = {normalise(other) for other, _ in PHRASES}
    for word in map(normalise, phrases):
        for place in range(1, len(word) - 1):
            for typed in (
                word[:place] + word[place + 1 :],
                word[:place] + word[place] + word[place:],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            ):
                intent = ROUTES.commands.named(typed)
                if typed not in known and intent is not None:
                    assert intent.name == name, typed


def test_long_words_bear_a_slip() -> None:
    for phrase, name in PHRASES:
        word = normalise(phrase)
        if len(word) < 7 or " " in word or any(c.isdigit() for c in word):
            continue
        typed = word[:3] + word[4:]
        intent = ROUTES.commands.named(typed)
        assert intent is not None and intent.name == name, (typed, phrase)  # noqa: PT018


@pytest.mark.parametrize("name", TABLE)
def test_the_words_people_use(name: str) -> None:
    for typed in TABLE[name].split(", "):
        intent = ROUTES.commands.named(typed)
        assert intent is not None, typed
        assert intent.name == name, typed


def test_no_two_intents_share_a_phrase() -> None:
    owners: dict[str, set[str]] = {}
    for phrase, name in PHRASES:
        owners.setdefault(normalise(phrase), set()).add(name)
    assert {phrase: names for phrase, names in owners.items() if len(names) > 1} == {}


def test_no_two_features_share_a_button_a_link_or_a_form() -> None:
    for names in (
        [name for feature in FEATURES for name in feature.entries],
        [name for feature in FEATURES for name in feature.starts],
        [flow.name for feature in FEATURES for flow in feature.flows],
    ):
        assert sorted(names) == sorted(set(names))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("word", ["x" * 500, "kegiatan" * 20, "12345678" * 40])
def test_no_text_keeps_a_pattern_busy(word: str) -> None:
    """One that tries every way to cut long words into short ones would never come to an end."""
    patterns = [
        re.compile(intent.pattern, re.IGNORECASE) for card in FEATURES for intent in card.intents if intent.pattern
    ]
    assert patterns
    for text in (
        f"{word} " * 10,
        f"banjir {word} " * 8,
        f"{word} jelek " * 8,
        f"banjir {word * 8} a b c d e",
        word * 10,
    ):
        for pattern in patterns:
            pattern.fullmatch(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "read",
    [
        listed,
        map_address,
        read_link,
        lambda said: read_when(said, WEDNESDAY, ZoneInfo("Asia/Jakarta")),
        split_title,
        substance,
    ],
)
def test_no_text_keeps_a_reader_busy(read: Callable[[str], object]) -> None:
    """Longer than any message, so that a reader shows that takes the square of the letters or more."""
    for begun in ("", "x", "[", "9.00", "1.1", "Daftar "):
        for filled in (" ", "\n", "a", ".", "1", "a.", "/", ", ", "- ", "!"):
            for ended in ("", "x", "]", " 1.1"):
                read(f"{begun}{filled * (20_000 // len(filled))}{ended}")


@pytest.mark.parametrize("word", ["amin", "aamiin", "camat", "panen", "mantu", "murah", "tanda", "hadi", "lapar"])
def test_an_everyday_word_is_no_slip_of_a_command(word: str) -> None:
    assert ROUTES.commands.named(word) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("lapir", "lapor"), ("hoask", "hoaks"), ("hadri", "hadir"), ("niali", "nilai"), ("admn", "petugas")],
)
def test_a_slip_of_the_finger_in_a_short_word_is_forgiven(typed: str, name: str) -> None:
    intent = ROUTES.commands.named(typed)
    assert intent is not None
    assert intent.name == name


def test_any_wrong_letter_in_a_word_of_five_or_more_is_forgiven() -> None:
    for name, intent in ROUTES.intents.items():
        for place in range(len(name)) if len(name) >= TYPO_LENGTH and " " not in name else ():
            assert ROUTES.commands.named(f"{name[:place]}x{name[place + 1 :]}") is intent, (name, place)
