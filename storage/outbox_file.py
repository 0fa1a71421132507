"""Files that the bot made and is going to send: each stands once, however many are sent it.

A card that goes to three thousand members is one row here, and its messages hold no more than its key. It stays as long
as a message that has not left needs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert

KINDS = ("picture", "document")
"""Under these names a message's payload holds a file: [content, filename], in the outbox [key, filename]."""


class OutboxFile(Base):
    __tablename__ = "outbox_file"

    key: Mapped[str] = mapped_column(primary_key=True)
    """The SHA-256 of the content."""
    content: Mapped[str]
    """In Base64."""
    needed_at: Mapped[datetime]
    """When a message with it was written last."""


class OutboxFiles:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def put_aside(self, payloads: Sequence[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
        """Keeps the files of these payloads, and returns the payloads with the files' keys in their place."""
        keys: dict[str, str] = {}
        light = []
        for payload in payloads:
            files = {kind: payload[kind] for kind in KINDS if kind in payload}
            for kind, (content, filename) in files.items():
                if content not in keys:
                    keys[content] = hashlib.sha256(content.encode()).hexdigest()
                files[kind] = [keys[content], filename]
            light.append({**payload, **files} if files else payload)
        if keys:
            # In one order everywhere: two that write the same files cannot deadlock.
            by_key = sorted((key, content) for content, key in keys.items())
            rows = [{"key": key, "content": content, "needed_at": now} for key, content in by_key]
            row = upsert(self._session, OutboxFile)
            row = row.on_conflict_do_update(index_elements=["key"], set_={"needed_at": row.excluded.needed_at})
            await (await self._session.connection()).execute(row, rows)
        return light

    async def brought_back(self, payloads: Iterable[dict[str, Any]]) -> list[dict[str, Any] | None]:
        """The payloads with their files; None where one is not there any more."""
        light = list(payloads)
        keys = {payload[kind][0] for payload in light for kind in KINDS if kind in payload}
        if not keys:
            return [*light]
        query = select(OutboxFile.key, OutboxFile.content).where(OutboxFile.key.in_(keys))
        found = {key: content for key, content in (await self._session.execute(query)).all()}  # noqa: C416
        whole: list[dict[str, Any] | None] = []
        for payload in light:
            files = {kind: payload[kind] for kind in KINDS if kind in payload}
            there = {kind: [found[key], filename] for kind, (key, filename) in files.items() if key in found}
            whole.append(payload | there if len(there) == len(files) else None)
        return whole
