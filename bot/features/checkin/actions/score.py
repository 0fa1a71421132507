"""What reports add up to: the KIM's score."""

from __future__ import annotations

from bot.conversation.turn import Turn
from bot.features.checkin.rules.score import Score, Weights, first_day, score
from storage.checkin import Checkins
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
