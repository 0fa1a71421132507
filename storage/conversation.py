"""Where each private chat stands: one row a chat, so that a person continues on any process.

Every turn reads a row and writes it. So they are plain objects and go past the session's own bookkeeping: `save` writes
those that have changed since they were read, all together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    Index,
    Integer,
    String,
    Table,
    bindparam,
    delete,
    select,
)

from storage.base import Base, Session, UtcDateTime, upsert_in
from storage.locks import chat_name, hold
from storage.prepared import Prepared, Statement

conversations = Table(
    "conversation",
    Base.metadata,
    Column("channel", String, primary_key=True),
    Column("chat_id", String, primary_key=True),
    Column("known", Boolean, nullable=False),
    Column("flow", String),
    Column("step", String),
    Column("data", JSON, nullable=False),
    Column("history", JSON, nullable=False),
    Column("offered", JSON, nullable=False),
    Column("token", String, nullable=False),
    Column("page", Integer, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("parked", JSON, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Index("ix_conversation_updated_at", "known", "updated_at"),
)


@dataclass(slots=True)
class Conversation:
    """A row of the table; the columns in its order."""

    channel: str
    chat_id: str
    known: bool
    """Whether a person is on file for this chat; a stranger's row lives at most a day."""
    flow: str | None = None
    step: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    """What the form holds so far."""
    history: list[Any] = field(default_factory=list)
    """Steps already answered, for *kembali*."""
    offered: list[Any] = field(default_factory=list)
    """The choices of the open question: [label, value, more words that mean it…] each."""
    token: str = ""
    """Names the open question; a button of another token is an old one."""
    page: int = 0
    misses: int = 0
    """Inputs in a row that were not understood."""
    parked: list[Any] = field(default_factory=list)
    """Forms set aside when another began: {flow, step, data, history} each."""
    updated_at: datetime = field(kw_only=True)


COLUMNS = tuple(column.name for column in fields(Conversation))
_values = attrgetter(*COLUMNS)
_OPEN = "conversations"


def _save(dialect: Dialect) -> Statement:
    row = upsert_in(dialect, conversations).values({name: bindparam(name) for name in COLUMNS})
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

    async def list_open_or(self, condition: ColumnElement[bool]) -> list[Conversation]:
        """Those of this transaction, as they are going to be written, and all others that meet the condition; nobody
        else writes these until it ends."""
        named = await self._session.execute(select(conversations.c.channel, conversations.c.chat_id).where(condition))
        others = [(channel, chat_id) for channel, chat_id in named if (channel, chat_id) not in self._open]
        await hold(self._session, [chat_name(*chat) for chat in others])
        for values in await self._session.execute(select(conversations).where(condition)):
            if (values.channel, values.chat_id) not in self._open:
                self.read(values)
        return [row for row, _ in self._open.values()]

    async def save(self) -> None:
        """Writes what has changed since it was read."""
        changed = []
        for key, (row, read) in self._open.items():
            values = _values(row)
            if (written := repr(values)) != read:
                changed.append(dict(zip(COLUMNS, values, strict=True)))
                self._open[key] = row, written
        if changed:
            await _SAVE.run(self._session, changed)

    async def forget(self, channel: str, chat_ids: Iterable[str]) -> None:
        ids = list(chat_ids)
        for chat_id in ids:
            self._open.pop((channel, chat_id), None)
        table = conversations.c
        await self._session.execute(delete(conversations).where(table.channel == channel, table.chat_id.in_(ids)))

    async def purge(self, *, strangers_before: datetime, known_before: datetime) -> None:
        """Removes what has rested too long; a stranger's row goes first."""
        table = conversations.c
        await self._session.execute(
            delete(conversations).where(
                (table.known.is_(False) & (table.updated_at < strangers_before))
                | (table.known.is_(True) & (table.updated_at < known_before))
            )
        )
