"""Broadcasts kept to begin others from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_AGAIN, Base, Session, upsert


class BroadcastTemplate(Base):
    __tablename__ = "broadcast_template"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    draft: Mapped[dict[str, Any]]
    """A draft without its audience and time, as the form holds it."""
    author: Mapped[str]
    saved_at: Mapped[datetime]


class BroadcastTemplates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, template_id: int) -> BroadcastTemplate | None:
        return await self._session.get(BroadcastTemplate, template_id)

    async def list_all(self) -> Sequence[BroadcastTemplate]:
        return (await self._session.scalars(select(BroadcastTemplate).order_by(BroadcastTemplate.name))).all()

    async def save(self, name: str, draft: dict[str, Any], author: str, now: datetime) -> None:
        """Under this name; one that has it already is replaced."""
        values = {"draft": draft, "author": author, "saved_at": now}
        statement = upsert(self._session, BroadcastTemplate).values(name=name, **values)
        await self._session.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))

    async def remove(self, template_id: int) -> None:
        await self._session.execute(delete(BroadcastTemplate).where(BroadcastTemplate.id == template_id))

    async def forget_actor(self, actor: str, erased: str) -> None:
        """The template stays, without who saved it."""
        await self._session.execute(
            update(BroadcastTemplate).where(BroadcastTemplate.author == actor).values(author=erased)
        )
