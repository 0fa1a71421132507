"""What reports add up to: the KIM's score, and the village's catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.turn import Turn
from bot.features.checkin.rules.score import Score, Weights, first_day, score
from storage.checkin import Checkin, Checkins
from storage.hoax import HoaxReports
from storage.hoax_share import HoaxShares
from storage.kim import Kim
from storage.member import Members


async def score_of(turn: Turn, kim: Kim) -> Score:
    """The KIM's score today."""
    weights = Weights.of(turn.office)
    checkins = await Checkins(turn.session).list_of_kim(kim.id, since=first_day(turn.today, weights))
    board = await Members(turn.session).list_of_kim(kim.id, board_only=True)
    since = turn.office.moment(first_day(turn.today, weights))
    return score(
        kim,
        {member.role for member in board},
        checkins,
        turn.today,
        weights,
        reports=await HoaxReports(turn.session).count_work(kim.id, since),
        shares=await HoaxShares(turn.session).count_work(kim.id, since),
    )


@dataclass(frozen=True, slots=True)
class Found:
    entries: Sequence[Checkin]
    count: int
    """How many there are in all."""


async def search_potential(turn: Turn, words: Sequence[str], most: int) -> Found:
    """The newest entries of the catalogue that hold all the words."""
    checkins = Checkins(turn.session)
    entries = await checkins.search_potential(words, most)
    return Found(entries, await checkins.count_potential(words) if len(entries) == most else len(entries))
