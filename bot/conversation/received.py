"""What somebody sent, as a form holds it in `data["received"]`.

    {"text": "Rapat rutin", "attachments": [{kind, file_id, unique_id, album?}, …], "albums": ["13790", …]}

The parts of an album arrive one by one; the albums are named so that a late part finds its form.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.conversation.messages import Attachment, Incoming, Kind
from bot.conversation.turn import Turn

MOST = 30
"""Files kept at most."""

LONGEST = 8_000
"""Letters kept at most."""

PART_AT = "_part_at"
"""In a form's data: when the last part of what is sent came in. Gone once the question behind it was answered."""
AT_ONCE = timedelta(seconds=3)
"""What comes so soon after the last thing was sent in one go with it."""

ASKED = "asked"
"""In the data of the form it is handed to: that the text is a question in the person's own words."""

Received = dict[str, Any]


def as_sent(words: str, file: Attachment | None = None) -> Received:
    """Words, and a file beside them, as if just these had been sent."""
    return {"text": words, "attachments": [file.to_json()] if file is not None else [], "albums": []}


def received(incoming: Incoming) -> Received:
    """The first thing sent."""
    return joined({}, incoming)


def is_part(turn: Turn) -> bool:
    """Whether this was typed or pasted in one go with what came before, and is no answer: a text that is too long for
    one message arrives as several, also while their question is on its way."""
    at = turn.data.get(PART_AT)
    return turn.incoming.kind is Kind.TEXT and at is not None and turn.now - datetime.fromisoformat(at) < AT_ONCE


def part_of(turn: Turn, held: Received) -> Received:
    """What is held and this part of it, which another one may follow."""
    turn.data[PART_AT] = turn.now.isoformat()
    return joined(held, turn.incoming)


def joined(held: Received, incoming: Incoming) -> Received:
    """What is held and this thing too; the same file twice is one, and so are the same words."""
    files, albums = list(held.get("attachments", ())), list(held.get("albums", ()))
    album = incoming.album_id
    if album and album not in albums:
        albums.append(album)
    file = incoming.attachment
    if file and len(files) < MOST and all(file.unique_id != other["unique_id"] for other in files):
        files.append(file.to_json() | ({"album": album} if album else {}) | ({"size": file.size} if file.size else {}))
    words = held.get("text") or ""
    if incoming.text not in words:
        words = f"{words}\n\n{incoming.text}".strip()[:LONGEST]
    return {"text": words, "attachments": files, "albums": albums}


def holds_album(held: Received | None, album_id: str | None) -> bool:
    """Whether another part of this album is held."""
    return bool(held and album_id and album_id in held.get("albums", ()))
