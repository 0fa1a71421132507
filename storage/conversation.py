"""Where each private chat stands: one row a chat, so that a person continues on any process."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, bindparam, delete, select
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, one_of


class Conversation(Base):
    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_updated_at", "known", "updated_at"),)

    channel: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[str] = mapped_column(primary_key=True)
    known: Mapped[bool] = mapped_column(default=False)
    """Whether a person is on file for this chat; a stranger's row lives at most a day."""
    flow: Mapped[str | None]
    step: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON), default=dict)
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


_OF_CHATS = select(Conversation).where(
    Conversation.channel == bindparam("channel"), one_of(Conversation.chat_id, "chat_ids")
)


class Conversations:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def of_chats(self, channel: str, chat_ids: Iterable[str]) -> dict[str, Conversation]:
        found = await self._session.scalars(_OF_CHATS, {"channel": channel, "chat_ids": list(chat_ids)})
        return {row.chat_id: row for row in found.all()}

    async def forget(self, channel: str, chat_id: str) -> None:
        await self._session.execute(
            delete(Conversation).where(Conversation.channel == channel, Conversation.chat_id == chat_id)
        )

    async def purge(self, *, strangers_before: datetime, known_before: datetime) -> None:
        """Removes what has rested too long; a stranger's row goes first."""
        await self._session.execute(
            delete(Conversation).where(
                (Conversation.known.is_(False) & (Conversation.updated_at < strangers_before))
                | (Conversation.known.is_(True) & (Conversation.updated_at < known_before))
            )
        )
