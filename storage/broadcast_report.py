"""What a broadcast came to, to be read by officers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Integer, Select, String, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, BroadcastStatus
from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import BroadcastRecipient, Reason, RecipientStatus
from storage.group import VillageGroup
from storage.kim import Kim
from storage.member import Person
from storage.prepared import Prepared
from storage.region import Kecamatan, Village

_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of a ledger with the names of whom it is about, as far as they are on file."""

    id: int
    name: str | None
    group_id: int | None
    kim: str | None
    village: str | None
    kecamatan: str | None
    status: RecipientStatus
    reason: Reason | None
    left_at: datetime | None
    answer: int | None


def _recent(_: Dialect) -> Select[Any]:
    row, gone, recall = BroadcastRecipient, aliased(BroadcastRecipient), aliased(Broadcast)
    channel, chat_id = bindparam("channel", type_=String()), bindparam("chat_id", type_=String())
    taken_back = (
        select(gone.id)
        .join(recall, gone.broadcast_id == recall.id)
        .where(recall.of_id == Broadcast.id, recall.deed == BroadcastDeed.DELETE)
        .where(gone.channel == channel, gone.chat_id == chat_id, gone.status == RecipientStatus.SENT)
    )
    return (
        select(row.left_at, Broadcast.content)
        .join(row, row.broadcast_id == Broadcast.id)
        .where(row.channel == channel, row.chat_id == chat_id, row.status == RecipientStatus.SENT)
        .where(Broadcast.deed == BroadcastDeed.SEND, row.left_at >= bindparam("since"), ~taken_back.exists())
        .order_by(row.left_at.desc())
        .limit(bindparam("most", type_=Integer()))
    )


_RECENT = Prepared(_recent)


class BroadcastReports:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def rows(self, broadcast_id: int, *statuses: RecipientStatus) -> AsyncIterator[ReportRow]:
        """In order of their id, read in pages; all states when none is named."""
        row, after = BroadcastRecipient, 0
        while True:
            query = (
                select(
                    row.id, func.coalesce(Person.name, VillageGroup.title), row.group_id, Kim.name, Village.name,
                    Kecamatan.name, row.status, row.reason, row.left_at, BroadcastAnswer.answer,
                )
                .outerjoin(Person, Person.id == row.person_id)
                .outerjoin(VillageGroup, VillageGroup.id == row.group_id)
                .outerjoin(Kim, Kim.id == row.kim_id)
                .outerjoin(Village, Village.code == Kim.village_code)
                .outerjoin(Kecamatan, Kecamatan.code == Village.kecamatan_code)
                .outerjoin(
                    BroadcastAnswer,
                    and_(
                        BroadcastAnswer.broadcast_id == row.broadcast_id, BroadcastAnswer.person_id == row.person_id
                    ),
                )
                .where(row.broadcast_id == broadcast_id, row.id > after)
                .order_by(row.id)
                .limit(_PAGE)
            )  # fmt: skip
            if statuses:
                query = query.where(row.status.in_(statuses))
            page = [ReportRow(*tuple(found)) for found in (await self._session.execute(query)).all()]
            for one in page:
                yield one
            if len(page) < _PAGE:
                return
            after = page[-1].id

    async def recent_contents(
        self, channel: str, chat_id: str, *, since: datetime, limit: int = 3
    ) -> list[tuple[datetime, dict[str, Any]]]:
        """What this chat got since then and still has, and when, newest first, to read a typed button by."""
        asked = {"channel": channel, "chat_id": chat_id, "since": since, "most": limit}
        return [(left_at, content) for left_at, content in await _RECENT.fetch(self._session, asked)]

    async def finished_since(self, moment: datetime) -> Sequence[Broadcast]:
        """Those that came to their end, or were cancelled half-way, after that moment."""
        query = (
            select(Broadcast)
            .where(
                Broadcast.finished_at > moment,
                Broadcast.started_at.is_not(None),
                Broadcast.status.in_((BroadcastStatus.DONE, BroadcastStatus.CANCELLED)),
            )
            .order_by(Broadcast.finished_at)
        )
        return (await self._session.scalars(query)).all()
