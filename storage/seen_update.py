"""Updates already handled: the same commit that holds an effect holds the update's id."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert, upsert_in
from storage.prepared import Prepared


class SeenUpdate(Base):
    __tablename__ = "seen_update"

    channel: Mapped[str] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)


_MARK = Prepared(
    lambda dialect: (
        upsert_in(dialect, SeenUpdate)
        .values(channel=bindparam("channel"), update_id=bindparam("update_id"), at=bindparam("at"))
        .on_conflict_do_nothing()
        .returning(SeenUpdate.channel, SeenUpdate.update_id)
    )
)


class SeenUpdates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def mark(self, updates: Collection[tuple[str, int]], now: datetime) -> set[tuple[str, int]]:
        """Marks (channel, update id)s as seen; returns those that were not before."""
        rows = [{"channel": channel, "update_id": update_id, "at": now} for channel, update_id in updates]
        if len(rows) == 1:
            return {(channel, update_id) for channel, update_id in await _MARK.fetch(self._session, rows[0])}
        statement = upsert(self._session, SeenUpdate).on_conflict_do_nothing()
        connection = await self._session.connection()
        marked = await connection.execute(statement.returning(SeenUpdate.channel, SeenUpdate.update_id), rows)
        return {(channel, update_id) for channel, update_id in marked.all()}

    async def among(self, channel: str, update_ids: Iterable[int]) -> set[int]:
        query = select(SeenUpdate.update_id).where(
            SeenUpdate.channel == channel, SeenUpdate.update_id.in_(list(update_ids))
        )
        return set((await self._session.scalars(query)).all())

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(SeenUpdate).where(SeenUpdate.at < before))
