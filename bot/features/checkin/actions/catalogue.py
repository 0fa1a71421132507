"""The village's catalogue: searched, and what anybody may see of an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.messages import Attachment, Media
from bot.conversation.turn import Turn
from bot.features.checkin import rules
from storage.base import Session
from storage.checkin import Checkin, Checkins
from storage.member import Members


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


async def public_photos(session: Session, checkin: Checkin) -> tuple[Attachment, ...]:
    """What of the evidence anybody may see."""
    author = await Members(session).find_person(checkin.author_id) if checkin.author_id is not None else None
    photos = rules.public_photos(checkin, consented=author is not None and author.photos_ok)
    return tuple(Attachment(Media.PHOTO, file_id, unique_id) for file_id, unique_id in photos)
