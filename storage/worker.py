"""Processes that send. What a dead one held is found by its old `seen_at`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert


class Worker(Base):
    __tablename__ = "worker"

    id: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class Workers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def beat(self, worker: str, now: datetime) -> None:
        """This worker is alive."""
        statement = upsert(self._session, Worker).values(id=worker, seen_at=now)
        await self._session.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_={"seen_at": statement.excluded.seen_at})
        )

    async def leave(self, worker: str) -> None:
        """This worker stops; it holds nothing any more."""
        await self._session.execute(delete(Worker).where(Worker.id == worker))

    async def list_all(self) -> Sequence[str]:
        """All that beat and did not leave, also dead ones."""
        return (await self._session.scalars(select(Worker.id))).all()

    async def count(self, now: datetime, lease: timedelta) -> int:
        """Those alive."""
        query = select(func.count()).select_from(Worker).where(Worker.seen_at >= now - lease)
        return await self._session.scalar(query) or 0

    async def purge(self, before: datetime) -> None:
        """The dead leave, after what they held was taken back."""
        await self._session.execute(delete(Worker).where(Worker.seen_at < before))
