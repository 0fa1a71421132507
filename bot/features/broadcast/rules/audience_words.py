"""An audience in words, and words as an audience: `senyap di Kepanjen, ketua saja, bukan angkatan 3`.

Strict: what is not understood is named, never left out. What was understood is always said back in the words of
`words_of`, and those read back as the same audience, unless it has so many places that not all are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from bot.conversation.places import Place, VillageIndex
from bot.conversation.understand import normalise
from bot.features.broadcast import texts
from bot.features.broadcast.rules.audience import BOARD, Audience, Cohort, To, Which
from bot.features.silence.actions import State
from storage.area import kind_of
from storage.kim import BoardRole

Kind = TypeVar("Kind", bound=StrEnum)

SURE = 0.85
"""Score from which a typed name means the place."""
MOST_OPTIONS = 4
MOST_NAMED = 20
"""Places that are named; of more there is no room in a message."""


class NotUnderstood(Exception):
    """These words; `options` are what they may mean, when they mean too much."""

    def __init__(self, words: str, options: Sequence[str] = ()) -> None:
        super().__init__(words)
        self.words = words
        self.options = options


class NoSuchCohort(NotUnderstood):
    """A Bimtek of that number was never announced."""


# To words -------------------------------------------------------------------------------------------------


def words_of(audience: Audience, places: VillageIndex) -> str:
    """`KIM senyap di Kec. Kepanjen, ketua saja, bukan peserta angkatan 3 (2026)`"""
    only, without = audience.only, audience.without
    head = []
    if only.states:
        head.append(
            texts.KIM_IN_STATE.format(states=_any(texts.STATES[s.value] for s in _in_order(State, only.states)))
        )
    if named := place_words(only, places):
        head = head or [texts.KIM]
        head.append(texts.AT.format(places=_any(named)))
    if not head:
        head.append(texts.EVERY_GROUP if audience.to is To.GROUPS else texts.EVERYBODY)
    parts = [" ".join(head)]
    if only.roles:
        parts.append(texts.ONLY.format(roles=_any(role_words(only.roles))))
    if only.cohorts:
        parts.append(_any(cohort_words(c) for c in sorted(only.cohorts)))
    out = [texts.KIM_IN_STATE.format(states=texts.STATES[s.value]) for s in _in_order(State, without.states)]
    out += place_words(without, places)
    out += role_words(without.roles)
    out += [cohort_words(c) for c in sorted(without.cohorts)]
    parts += [texts.NOT.format(what=what) for what in out]
    if via := texts.VIA[audience.to.value]:
        parts.append(via)
    return ", ".join(parts)


def place_words(which: Which, places: VillageIndex) -> list[str]:
    kecamatan = sorted(places.kecamatan_name(code) or code for code in which.kecamatan)
    named = [
        *(texts.KECAMATAN.format(name=name) for name in kecamatan),
        *(village_words(place) for code in sorted(which.villages) if (place := places.place(code))),
    ]
    more = len(named) - MOST_NAMED
    return named if more <= 0 else [*named[:MOST_NAMED], texts.MORE_PLACES.format(count=more)]


def village_words(place: Place) -> str:
    return texts.VILLAGE.format(
        kind=texts.KINDS[kind_of(place.village_code)], name=place.name, kecamatan=place.kecamatan
    )


def role_words(roles: Collection[BoardRole]) -> list[str]:
    if set(roles) >= BOARD:
        return [texts.BOARD, *(texts.ROLES[role.value] for role in _in_order(BoardRole, set(roles) - BOARD))]
    return [texts.ROLES[role.value] for role in _in_order(BoardRole, roles)]


def cohort_words(cohort: Cohort) -> str:
    words = texts.ATTENDED if cohort.attended else texts.SIGNED_UP
    return words.format(number=cohort.angkatan, year=cohort.year)


def _any(words: Iterable[str]) -> str:
    return texts.OR.join(words)


def _in_order(kind: type[Kind], values: Collection[Kind]) -> list[Kind]:
    return [value for value in kind if value in values]


# From words -----------------------------------------------------------------------------------------------

_STATES: dict[State, str] = {
    State.NO_KIM: "belum punya kim|belum ada kim|tidak punya kim",
    State.NOT_CONNECTED: "belum terhubung|tidak terhubung",
    State.NEVER_ACTIVE: "belum pernah aktif|tidak pernah aktif|belum aktif",
    State.WEAKENING: "melemah|mulai senyap|mulai lemah|lemah",
    State.SILENT: "senyap|sunyi|silent",
    State.PAUSED: "sedang jeda|dijeda|jeda|istirahat",
    State.DORMANT: "vakum|vacum|mati suri",
    State.ACTIVE: "aktif",
}
_ROLES: dict[frozenset[BoardRole], str] = {
    BOARD: "pengurus|board",
    frozenset({BoardRole.KETUA}): "ketua",
    frozenset({BoardRole.SEKRETARIS}): "sekretaris|sekertaris|sekre",
    frozenset({BoardRole.BENDAHARA}): "bendahara",
    frozenset({BoardRole.ANGGOTA}): "anggota biasa|anggota (?:saja|aja)|(?:hanya|cuma) anggota(?! kim)",
}
_COHORT = (
    r"(?:(?P<how>hadir|datang|ikut|lulusan|alumni|peserta|pendaftar|terdaftar)\s+)?(?:(?:di|dari)\s+)?(?:bimtek\s+)?"
    r"(?:angkatan|angk|batch)\s+(?P<number>\d{1,3})(?:\s+(?:tahun\s+)?(?P<year>20\d\d))?"
)
_CAME = ("hadir", "datang", "lulusan", "alumni")
_GROUP, _PRIVATE = "grup(?: kim)?", "(?:orang|chat pribadi|japri|anggota)"
_BOTH = rf"{_PRIVATE} (?:dan|serta) (?:di |ke )?{_GROUP}|{_GROUP} (?:dan|serta) {_PRIVATE}|keduanya"
_TO: dict[To, str] = {
    To.BOTH: _BOTH,
    To.GROUPS: f"(?:semua |seluruh )?{_GROUP}",
    To.PEOPLE: r"chat pribadi|japri|orang",
}
_NOT = re.compile(r"(?:^|\s)(?:bukan|kecuali|selain|tanpa|tidak termasuk|jangan)\s+")
_PARTS = re.compile(r"[,;\n]+|\.(?:\s|$)(?<!kec\.\s)(?<!kel\.\s)(?<!ds\.\s)")
_FILLERS = re.compile(
    r"\b(?:kim|di|ke|yang|yg|saja|aja|hanya|cuma|untuk|kepada|lewat|semua|seluruh|para|se|dari|dan|atau|serta|juga|"
    r"anggota|keadaan|keadaannya|wilayah|sing|nang)\b"
)
_AND = re.compile(r"\s(?:sama|karo|ambek|mbek|lan|plus|&|\+)\s", re.IGNORECASE)
_MEMBERS = re.compile(r"\banggota\b")
_THROUGH = re.compile(r"\b(?:lewat|melalui|via)\b")
_EVERYBODY = re.compile(r"\b(?:semua|seluruh|setiap)\b")


def read_audience(text: str, places: VillageIndex, cohorts: Collection[tuple[int, int]]) -> Audience:
    """Raises `NotUnderstood`. `cohorts` are the (angkatan, year) there are; without a year the latest is meant."""
    try:
        return _audience(text, places, cohorts)
    except NotUnderstood:
        # A few villages are called so; they come first.
        if (plain := _AND.sub(" dan ", text)) == text:
            raise
        return _audience(plain, places, cohorts)


def _audience(text: str, places: VillageIndex, cohorts: Collection[tuple[int, int]]) -> Audience:
    only, without, to = Which(), Which(), None
    understood = False
    for part in _PARTS.split(text.replace("Kec.", "kec").replace("kec.", "kec")):
        wanted, *unwanted = _NOT.split(f" {normalise(part)}")
        for words, negated in [(wanted, False), *((words, True) for words in unwanted)]:
            which, door, anything = _read(words, places, cohorts)
            understood = understood or negated or anything or bool(which)
            if negated:
                if not which and _MEMBERS.search(words):
                    which = Which(roles=frozenset({BoardRole.ANGGOTA}))
                through = door is not None and _THROUGH.search(words) is not None
                if not which or (door is not None and not through):
                    # Whom to leave out has to be known: else it goes to too many.
                    raise NotUnderstood(words.strip()[:60] or text.strip()[:60])
                without |= which
                to = door or to
            else:
                only |= which
                to = door or to
    if not understood:
        raise NotUnderstood(text.strip()[:60])
    return Audience(only, without, to or To.PEOPLE)


def _read(words: str, places: VillageIndex, cohorts: Collection[tuple[int, int]]) -> tuple[Which, To | None, bool]:
    """What one stretch of words names; whether it says anything at all."""
    states: set[State] = set()
    roles: set[BoardRole] = set()
    found_cohorts: set[Cohort] = set()
    to: list[To] = []
    everybody = _EVERYBODY.search(words) is not None

    def take(pattern: str, use: Callable[[re.Match[str]], object]) -> None:
        nonlocal words
        compiled = re.compile(rf"\b(?:{pattern})\b")
        for match in compiled.finditer(words):
            use(match)
        words = compiled.sub(" | ", words)

    take(_COHORT, lambda match: found_cohorts.add(_cohort(match, cohorts)))
    for state, pattern in _STATES.items():
        take(pattern, lambda _, state=state: states.add(state))  # type: ignore[misc]
    for some, pattern in _ROLES.items():
        take(pattern, lambda _, some=some: roles.update(some))  # type: ignore[misc]
    for door, pattern in _TO.items():
        take(pattern, lambda _, door=door: to.append(door))  # type: ignore[misc]
    kecamatan: set[str] = set()
    villages: set[str] = set()
    for name in (" ".join(piece.split()) for piece in _FILLERS.sub("|", words).split("|")):
        if name:
            code = _place(name, places)
            (kecamatan if places.kecamatan_name(code) is not None else villages).add(code)
    which = Which(
        frozenset(kecamatan), frozenset(villages), frozenset(states), frozenset(roles), frozenset(found_cohorts)
    )
    return which, (to[0] if to else None), everybody or bool(to)


def _cohort(match: re.Match[str], cohorts: Collection[tuple[int, int]]) -> Cohort:
    number, year = int(match["number"]), int(match["year"]) if match["year"] else None
    years = [known for angkatan, known in cohorts if angkatan == number and year in (None, known)]
    if not years:
        raise NoSuchCohort(match[0].strip())
    return Cohort(number, max(years), attended=match["how"] in _CAME)


def _place(name: str, places: VillageIndex) -> str:
    """The code of the kecamatan or village of this name; raises `NotUnderstood`."""
    first = name.split()[0]
    candidates = places.find(name, limit=8)
    if first not in ("desa", "ds", "kelurahan", "kel"):
        found = places.find_kecamatan(name, limit=2)
        clear = len(found) < 2 or found[0].score > found[1].score
        near = found and found[0].score >= max([SURE, *(one.score for one in candidates)])
        said = first in ("kecamatan", "kec")
        if found and clear and (found[0].exact or near or (said and found[0].score >= SURE)):
            return found[0].kecamatan_code
        if said:
            raise NotUnderstood(name)
    kind = {"desa": "desa", "ds": "desa", "kelurahan": "kelurahan", "kel": "kelurahan"}.get(first)
    best = [one for one in candidates if one.score == candidates[0].score and one.score >= SURE]
    if kind is not None and len(best) > 1:
        best = [one for one in best if kind_of(one.village_code) == kind] or best
    if len(best) == 1:
        return best[0].village_code
    shown = [place for one in best[:MOST_OPTIONS] if (place := places.place(one.village_code))]
    raise NotUnderstood(name, [village_words(place) for place in shown])
