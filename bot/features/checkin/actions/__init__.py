"""What check-ins do: filed, put right, taken back, decided, counted, searched."""

from bot.features.checkin.actions.insight import find_potential, public_photos, score_of, search_potential
from bot.features.checkin.actions.report import (
    Report,
    file,
    find_own,
    find_to_fix,
    find_to_withdraw,
    join_album,
    own_place,
    refile,
    withdraw,
)
from bot.features.checkin.actions.review import author_of, decide, files_of, review_area

__all__ = [
    "Report",
    "author_of",
    "decide",
    "file",
    "files_of",
    "find_own",
    "find_potential",
    "find_to_fix",
    "find_to_withdraw",
    "join_album",
    "own_place",
    "public_photos",
    "refile",
    "review_area",
    "score_of",
    "search_potential",
    "withdraw",
]
