"""Files on Telegram's servers and how they are named."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

from bot.simulator import pictures
from bot.simulator.accounts import JSON

_PREFIX = {"photo": "AgACAgUAAxk", "video": "BAACAgUAAxk", "voice": "AwACAgUAAxk", "sticker": "CAACAgUAAxk"}
_FOLDER = {"photo": "photos", "video": "videos", "voice": "voice", "sticker": "stickers", "audio": "music"}


@dataclass(eq=False)
class StoredFile:
    """`data` is None when only the size is known, to try large files without holding them."""

    file_id: str
    unique_id: str
    kind: str
    size: int
    path: str
    data: bytes | None
    name: str | None = None
    mime_type: str | None = None

    def json(self) -> JSON:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """Everything uploaded by anybody. `media` remembers, by file id, the object a message shows for it."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._media: dict[str, tuple[str, Any]] = {}
        self._count = 0

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def find_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def find_media(self, file_id: str) -> tuple[str, Any] | None:
        """(kind, media object) for a file that was sent before."""
        return self._media.get(file_id)

    def add_photo(self, data: bytes | None) -> list[JSON]:
        """All sizes of a photo, smallest first; a drawn one when there is no data. ValueError: no picture."""
        shown = pictures.sizes(data) if data is not None else pictures.sample(self._count)
        media = []
        for size in shown:
            stored = self._store("photo", size.data, len(size.data), ".jpg", None, "image/jpeg")
            media.append(stored.json() | {"width": size.width, "height": size.height})
        for entry in media:
            self._media[entry["file_id"]] = ("photo", media)
        return media

    def add(
        self,
        kind: str,
        data: bytes | None,
        *,
        size: int | None = None,
        name: str | None = None,
        mime_type: str | None = None,
        **shown: Any,
    ) -> JSON:
        """A document, video, voice, audio or sticker; `shown` are further fields of its Bot API object."""
        extension = f".{name.rpartition('.')[2]}" if name and "." in name else _EXTENSION.get(kind, "")
        length = size if size is not None else len(data or b"")
        stored = self._store(kind, data, length, extension, name, mime_type)
        media = stored.json() | shown
        if name and kind != "voice":
            media["file_name"] = name
        if mime_type:
            media["mime_type"] = mime_type
        self._media[stored.file_id] = (kind, media)
        return media

    def _store(
        self, kind: str, data: bytes | None, size: int, extension: str, name: str | None, mime_type: str | None
    ) -> StoredFile:
        self._count += 1
        digest = hashlib.blake2b(f"{kind}:{self._count}".encode(), digest_size=30).digest()
        text = base64.urlsafe_b64encode(digest).decode()
        stored = StoredFile(
            file_id=_PREFIX.get(kind, "BQACAgUAAxk") + text,
            unique_id="AQAD" + text[:12],
            kind=kind,
            size=size,
            path=f"{_FOLDER.get(kind, 'documents')}/file_{self._count}{extension}",
            data=data,
            name=name,
            mime_type=mime_type,
        )
        self._by_id[stored.file_id] = stored
        self._by_path[stored.path] = stored
        return stored


_EXTENSION = {"voice": ".oga", "video": ".mp4", "sticker": ".webp", "audio": ".mp3"}
