"""Typed words: what is left of a text when case, marks, pictures and typing habits are taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar, cast

from rapidfuzz.distance import OSA

T = TypeVar("T")

TYPO_LENGTH = 5
"""Letters a word or phrase needs before one typo is forgiven: among shorter ones too many are neighbours."""

LONGEST = 400
"""Letters that are looked at. No command, name or date is longer; a text of 5,000 letters costs nothing."""

YES = frozenset(
    [
        "ya",
        "iya",
        "y",
        "yo",
        "iyo",
        "yoi",
        "oyi",
        "hooh",
        "heem",
        "yes",
        "nggih",
        "inggih",
        "injih",
        "enggih",
        "ok",
        "oke",
        "okay",
        "okey",
        "sip",
        "siap",
        "boleh",
        "betul",
        "benar",
        "bener",
        "leres",
        "setuju",
        "sarujuk",
        "silakan",
        "silahkan",
    ]
)
NO = frozenset(
    [
        "tidak",
        "tdk",
        "tak",
        "gak",
        "ga",
        "gk",
        "nggak",
        "ngga",
        "enggak",
        "engga",
        "ndak",
        "nda",
        "mboten",
        "boten",
        "ora",
        "emoh",
        "moh",
        "wegah",
        "kadit",
        "gausah",
        "jangan",
        "jgn",
        "ojo",
        "ojok",
        "no",
        "bukan",
        "ogah",
    ]
)
COURTESY = frozenset(
    [
        "pak",
        "bu",
        "bapak",
        "ibu",
        "mas",
        "mbak",
        "kak",
        "min",
        "admin",
        "bos",
        "dong",
        "lah",
        "deh",
        "kok",
        "sih",
        "to",
        "tho",
        "toh",
        "aja",
        "saja",
        "mawon",
        "monggo",
        "tolong",
        "mohon",
    ]
)
"""Words that add politeness and no meaning."""
_GO_AHEAD = "monggo"
"""A courtesy beside other words; alone it says: go ahead."""
_AFTER_NO = frozenset(["usah", "perlu", "dulu", "mau"])
_SURE = frozenset(
    [
        "sekali",
        "banget",
        "lanjut",
        "sudah",
        "sdh",
        "udah",
        "sampun",
        "mpun",
        "uwis",
        "wis",
        "wes",
        "semua",
        "semuanya",
        "sedoyo",
        "sedaya",
        "kabeh",
    ]
)
"""Beside a yes: *bener banget*, *mpun leres*."""

_EVERYDAY = frozenset(
    """aamiin aamin adzan amin arah bakar bantal batak batam batas batu bayan bobot buntu cacat camat darah datar
    fatal hadi hantu hanya kasur lapar lapas layar lekas lemas malah mantu merah modal model modus mulia murah
    natal panen parah piket rekam rekan roboh salah sektor setir tanda tanpa tegas tiker""".split()  # noqa: SIM905
)
"""Words in their own right, one letter away from what a command is called: *camat* is no slip of *catat*."""

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_SLASH = re.compile(r"^\s*/+\s*(?=\w)")
_BOT_NAME = re.compile(r"@\w*bot\b", re.IGNORECASE)  # the username of every Telegram bot ends in "bot"
_VANISHING = frozenset({"Mn", "Mc", "Me", "Cf"})
_NO_WORD = re.compile(r"[\W_]+")
_LONG_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_ROMAN = re.compile("[ivx]+")  # the numbers behind many a village's name
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:(?:no|nomor|nomer|pilih|pilihan|angka) )?(\d{1,2})")


def normalise(text: str) -> str:
    """Lower-case words and digits with one space between them; everything else is gone.

    Accents, emoji, punctuation, a leading slash and the `@botname` behind a command go; bold and other
    mathematical letters become plain ones; letters drawn long (`haloooo`) become one. Two equal letters stay:
    `nggih` and `Sumberrejo` have them by right, as `III` has its three.
    """
    text = _BOT_NAME.sub(" ", _SLASH.sub("", _APOSTROPHES.sub("", text[:LONGEST])))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        # Marks (accents, keycaps) and invisible joiners vanish without leaving a gap in the word.
        text = "".join(letter for letter in text if unicodedata.category(letter) not in _VANISHING)
    words = _NO_WORD.sub(" ", text.casefold()).split()
    return " ".join(word if _ROMAN.fullmatch(word) else _LONG_DRAWN.sub(r"\1", word) for word in words)


def yes_or_no(text: str) -> bool | None:
    """True for ya, nggih, siap…; False for tidak, mboten, ora…; None for everything else, also for both."""
    words = normalise(text).split()
    said = [word for word in words if word not in COURTESY]
    if not said and _GO_AHEAD in words:
        return True
    if not said or len(said) > 4:
        return None
    answers = [_answer(word) for word in said]
    if answers[0] is False:
        # "tidak boleh", "gak usah": what follows a no does not weaken it.
        rest = zip(said[1:], answers[1:], strict=True)
        return False if all(answer is not None or word in _AFTER_NO for word, answer in rest) else None
    if all(answer is True or word in _SURE for word, answer in zip(said, answers, strict=True)):
        return True if True in answers else None
    return None


class Phrases(Generic[T]):
    """Phrases and what each of them means, made ready once for many texts.

    `options` is phrase → value, or pairs of a phrase (or several) and a value.
    """

    def __init__(self, options: Mapping[str, T] | Iterable[tuple[str | Sequence[str], T]]) -> None:
        self.values: list[T] = []
        """As they are numbered."""
        self.normal = _Forms[T]()
        self.squeezed = _Forms[T]()
        for several, value in _pairs(options):
            self.values.append(value)
            for phrase in several:
                normal, squeezed = _phrase(phrase)
                forgiven = len(normal) >= TYPO_LENGTH
                self.normal.add(normal, value, forgiven=forgiven)
                self.squeezed.add(squeezed, value, forgiven=forgiven)


class _Forms(Generic[T]):
    """One form of every phrase: by itself, and by its length, for a typo changes that by one at most."""

    def __init__(self) -> None:
        self.same: dict[str, list[T]] = {}
        self._long: dict[int, list[tuple[str, T]]] = {}

    def add(self, form: str, value: T, *, forgiven: bool) -> None:
        self.same.setdefault(form, []).append(value)
        if forgiven:
            self._long.setdefault(len(form), []).append((form, value))

    def near(self, typed: str) -> list[T]:
        """What the forms with one typo mean."""
        if typed in _EVERYDAY:
            return []
        digits = _DIGITS.findall(typed)
        return [
            value
            for length in range(len(typed) - 1, len(typed) + 2)
            for form, value in self._long.get(length, ())
            # A wrong digit is no typo: "angkatan 13" is not "angkatan 12".
            if OSA.distance(typed, form, score_cutoff=1) <= 1 and _DIGITS.findall(form) == digits
        ]


def closest(
    text: str,
    options: Phrases[T] | Mapping[str, T] | Iterable[tuple[str | Sequence[str], T]],
    *,
    numbered: bool = False,
    typos: bool = True,
) -> T | None:
    """The value whose phrase was typed; None when no phrase fits or two values fit equally well.

    First the same words; then the same without courtesies and doubled letters (`daftarr pak`); then one typo
    (letter wrong, missing, extra or two swapped) in phrases of five letters or more, unless `typos` is False.
    `numbered`: the options stand numbered from 1 before the person, so `2`, `no 2` and `pilihan 2` mean the second
    one, unless a phrase says exactly that.
    """
    typed = normalise(text)
    if not typed:
        return None
    phrases = options if isinstance(options, Phrases) else Phrases(options)
    bare = squeeze(" ".join(word for word in typed.split() if word not in COURTESY)) or squeeze(typed)
    if same := phrases.normal.same.get(typed) or phrases.squeezed.same.get(bare):
        return _only(same)
    if numbered and (match := _NUMBER.fullmatch(typed)):
        number = int(match[1])
        return phrases.values[number - 1] if 1 <= number <= len(phrases.values) else None
    return _only(phrases.normal.near(typed) + phrases.squeezed.near(bare)) if typos else None


def says(text: str, words: tuple[str, ...], *, typos: bool = True) -> bool:
    """Whether one of these constant phrases was typed."""
    said: bool | None = closest(text, _ready(words), typos=typos)
    return said is True


@lru_cache(maxsize=64)
def _ready(words: tuple[str, ...]) -> Phrases[bool]:
    return Phrases([(words, True)])


def squeeze(text: str) -> str:
    """Doubled letters made single: `haloo` and `halo` are the same greeting."""
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=4096)
def _phrase(phrase: str) -> tuple[str, str]:
    """Normalised, and squeezed too. Kept, for a program knows few phrases; what people type is not kept."""
    normal = normalise(phrase)
    return normal, squeeze(normal)


def _answer(word: str) -> bool | None:
    if word in YES or word in NO:
        return word in YES
    return None if word in _AFTER_NO else closest(word, _ANSWERS)


def _pairs(options: Mapping[str, T] | Iterable[tuple[str | Sequence[str], T]]) -> Iterable[tuple[Sequence[str], T]]:
    if isinstance(options, Mapping):
        return [((phrase,), value) for phrase, value in cast("Mapping[str, T]", options).items()]
    return [((phrases,) if isinstance(phrases, str) else phrases, value) for phrases, value in options]


def _only(values: list[T]) -> T | None:
    return values[0] if values and all(value == values[0] for value in values) else None


_ANSWERS = Phrases([(sorted(YES), True), (sorted(NO), False)])
