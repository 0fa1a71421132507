"""Updates already handled: the same commit that holds an effect holds the update's id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect, Insert, String, bindparam, delete, literal_column, select, true
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, UtcDateTime, listed, upsert_in
from storage.locks import held, keys_of
from storage.prepared import Prepared


class SeenUpdate(Base):
    __tablename__ = "seen_update"

    channel: Mapped[str] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)


def _mark(dialect: Dialect) -> Insert:
    update_id = listed(dialect, "update_ids", BigInteger())
    new = select(bindparam("channel", type_=String()), update_id, bindparam("at", type_=UtcDateTime()))
    if dialect.name == "postgresql":
        new = new.select_from(update_id.table.join(held(), true()))
    else:
        # Without a condition SQLite takes what follows for one of a join.
        new = new.where(literal_column("true"))
    marked = upsert_in(dialect, SeenUpdate).from_select(["channel", "update_id", "at"], new)
    return marked.on_conflict_do_nothing().returning(SeenUpdate.update_id)


_MARK = Prepared(_mark)


class SeenUpdates:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def mark(
        self, channel: str, update_ids: Iterable[int], now: datetime, *, alone_with: Iterable[str] = ()
    ) -> set[int]:
        """Marks updates as seen; returns those that were not before. Until the transaction ends nobody else holds any
        of the names `alone_with`."""
        values: dict[str, Any] = {"channel": channel, "update_ids": list(update_ids), "at": now}
        if self._session.get_bind().dialect.name == "postgresql":
            values["keys"] = keys_of(alone_with)
        return {update_id for (update_id,) in await _MARK.fetch(self._session, values)}

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(SeenUpdate).where(SeenUpdate.at < before))
