"""What somebody sent, as a form holds it in `data["received"]`.

    {"text": "Rapat rutin", "attachments": [{kind, file_id, unique_id, album?}, …], "albums": ["13790", …]}

The parts of an album arrive one by one; the albums are named so that a late part finds its form.
"""

from __future__ import annotations

from typing import Any

from bot.conversation.messages import Incoming

MOST = 30
"""Files kept at most."""

LONGEST = 8_000
"""Letters kept at most."""

Received = dict[str, Any]


def received(incoming: Incoming) -> Received:
    """The first thing sent."""
    return joined({"text": "", "attachments": [], "albums": []}, incoming)


def joined(held: Received, incoming: Incoming) -> Received:
    """What is held and this thing too; the same file twice is one. The first words stay, and what is forwarded with
    them joins: several messages forwarded in one go are one thing."""
    files, albums = list(held.get("attachments", ())), list(held.get("albums", ()))
    album = incoming.album_id
    if album and album not in albums:
        albums.append(album)
    file = incoming.attachment
    if file and len(files) < MOST and all(file.unique_id != other["unique_id"] for other in files):
        files.append(file.to_json() | ({"album": album} if album else {}) | ({"size": file.size} if file.size else {}))
    words = held.get("text") or ""
    if not words:
        words = incoming.text
    elif incoming.forwarded and not album and incoming.text and incoming.text not in words:
        words = f"{words}\n\n{incoming.text}"[:LONGEST]
    return {"text": words, "attachments": files, "albums": albums}


def holds_album(held: Received | None, album_id: str | None) -> bool:
    """Whether another part of this album is held."""
    return bool(held and album_id and album_id in held.get("albums", ()))
