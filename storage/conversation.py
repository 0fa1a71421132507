"""Where each private chat stands: one row a chat, so that a person continues on any process.

Every turn reads a row and writes it. So they go past the session's own bookkeeping: a row that was read is an object of
nobody, and `save` writes those that have changed, all together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Dialect, Index, bindparam, delete
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert_in
from storage.prepared import Prepared, Statement


class Conversation(Base):
    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_updated_at", "known", "updated_at"),)

    channel: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(primary_key=True)
    known: Mapped[bool] = mapped_column(default=False)
    """Whether a person is on file for this chat; a stranger's row lives at most a day."""
    flow: Mapped[str | None]
    step: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What the form holds so far."""
    history: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """Steps already answered, for *kembali*."""
    offered: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """The choices of the open question: [label, value, more words that mean it…] each."""
    token: Mapped[str] = mapped_column(default="")
    """Names the open question; a button of another token is an old one."""
    page: Mapped[int] = mapped_column(default=0)
    misses: Mapped[int] = mapped_column(default=0)
    """Inputs in a row that were not understood."""
    parked: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """Forms set aside when another began: {flow, step, data, history} each."""
    updated_at: Mapped[datetime]


COLUMNS = tuple(Conversation.__table__.columns.keys())
_OPEN = "conversations"


def _save(dialect: Dialect) -> Statement:
    row = upsert_in(dialect, Conversation).values({name: bindparam(name) for name in COLUMNS})
    changed = {name: row.excluded[name] for name in COLUMNS if name not in ("channel", "chat_id")}
    return row.on_conflict_do_update(index_elements=["channel", "chat_id"], set_=changed)


_SAVE = Prepared(_save)


class Conversations:
    """The rows of an open transaction are the same objects for everybody who asks."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[tuple[str, str], tuple[Conversation, str]] = session.info.setdefault(_OPEN, {})
        """With how each was read."""

    def read(self, values: Sequence[Any]) -> Conversation:
        """The row of these values, in the order of `COLUMNS`."""
        row = Conversation(**dict(zip(COLUMNS, values, strict=True)))
        self._open[row.channel, row.chat_id] = row, repr(_values(row))
        return row

    def open(self, row: Conversation) -> None:
        """A chat that is new."""
        self._open[row.channel, row.chat_id] = row, ""

    @property
    def open_rows(self) -> list[Conversation]:
        """Those of this transaction, as they are going to be written."""
        return [row for row, _ in self._open.values()]

    async def save(self) -> None:
        """Writes what has changed since it was read."""
        changed = []
        for key, (row, read) in self._open.items():
            values = _values(row)
            if (written := repr(values)) != read:
                changed.append(values)
                self._open[key] = row, written
        if changed:
            await _SAVE.run(self._session, changed)

    async def forget(self, channel: str, chat_ids: Iterable[str]) -> None:
        ids = list(chat_ids)
        for chat_id in ids:
            self._open.pop((channel, chat_id), None)
        await self._session.execute(
            delete(Conversation).where(Conversation.channel == channel, Conversation.chat_id.in_(ids))
        )

    async def purge(self, *, strangers_before: datetime, known_before: datetime) -> None:
        """Removes what has rested too long; a stranger's row goes first."""
        await self._session.execute(
            delete(Conversation).where(
                (Conversation.known.is_(False) & (Conversation.updated_at < strangers_before))
                | (Conversation.known.is_(True) & (Conversation.updated_at < known_before))
            )
        )


def _values(row: Conversation) -> dict[str, Any]:
    return {name: getattr(row, name) for name in COLUMNS}
