"""What is true of village groups: pure functions."""

from __future__ import annotations

from datetime import date, timedelta

from bot.conversation.places import VillageIndex
from bot.conversation.understand import normalise
from storage.kim import Kim

LINK_LASTS = 7
"""Days a personal link is good for."""
PROPOSALS = 6
"""Villages proposed at most."""
SURE = 0.8
"""Score from which a group's title may name a village."""

_NOISE = frozenset(
    """kim grup group grub grop wa whatsapp tele telegram tg info informasi kelompok komunitas masyarakat warga keluarga
    besar anggota pengurus official resmi forum rumpi obrolan diskusi kabar berita media""".split()  # noqa: SIM905
)
"""Words of group titles that name no place."""


def villages_named(places: VillageIndex, title: str) -> list[str]:
    """Codes of the villages that a group's title may name, `Grup KIM Sumberejo Poncokusumo`; best first."""
    words = " ".join(word for word in normalise(title).split() if word not in _NOISE)
    found = places.find(words, PROPOSALS) if words else []
    exact = [candidate.village_code for candidate in found if candidate.exact]
    return exact or [candidate.village_code for candidate in found if candidate.score >= SURE]


def puts_off_step(kim: Kim, *, stepped_on: date | None, noted_on: date | None, today: date) -> bool:
    """Whether a lively group is noted as a sign of life of its KIM now.

    Only when the next step of the ladder is about to come, and once for each step: a group that talks every day
    and never reports would else put the first reminder off for ever, and "lively but not reporting" is just what
    somebody should ask about.
    """
    if kim.next_step_on is None or kim.next_step_on > today + timedelta(days=1):
        return False
    return noted_on is None or noted_on < (stepped_on or kim.silent_since)
