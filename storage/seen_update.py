"""Updates already handled: the same commit that holds an effect holds the update's id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import BigInteger, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session


class SeenUpdate(Base):
    __tablename__ = "seen_update"

    channel: Mapped[str] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)


class SeenUpdates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def among(self, channel: str, update_ids: Iterable[int]) -> set[int]:
        query = select(SeenUpdate.update_id).where(
            SeenUpdate.channel == channel, SeenUpdate.update_id.in_(list(update_ids))
        )
        return set((await self._session.scalars(query)).all())

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(SeenUpdate).where(SeenUpdate.at < before))
