"""What a broadcast came to, to be read by officers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from storage.base import Session
from storage.broadcast import Broadcast, BroadcastStatus
from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import BroadcastRecipient, Reason, RecipientStatus
from storage.group import VillageGroup
from storage.kim import Kim
from storage.member import Person
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
