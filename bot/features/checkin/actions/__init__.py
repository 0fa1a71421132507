"""What check-ins do: filed, put right, taken back, decided, counted, searched."""

from bot.features.checkin.actions.card import KIND as CARD
from bot.features.checkin.actions.card import Card, ask_for_card, public_photos
from bot.features.checkin.actions.card import draw as draw_card
from bot.features.checkin.actions.insight import find_potential, score_of, search_potential
from bot.features.checkin.actions.report import (
    Report,
    file,
    find_own,
    find_to_fix,
    find_to_withdraw,
    join_album,
    refile,
    withdraw,
)
from bot.features.checkin.actions.review import author_of, decide, files_of, review_area

__all__ = [
    "CARD",
    "Card",
    "Report",
    "ask_for_card",
    "author_of",
    "decide",
    "draw_card",
    "file",
    "files_of",
    "find_own",
    "find_potential",
    "find_to_fix",
    "find_to_withdraw",
    "join_album",
    "public_photos",
    "refile",
    "review_area",
    "score_of",
    "search_potential",
    "withdraw",
]
