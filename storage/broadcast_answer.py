"""What people answered to a broadcast: that they read it, or one answer of a short poll. The last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, case, delete, exists, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert
from storage.broadcast_ledger import BroadcastRecipient, RecipientStatus
from storage.group import VillageGroup
from storage.kim import Kim
from storage.region import Kecamatan, Village


class BroadcastAnswer(Base):
    __tablename__ = "broadcast_answer"

    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"))
    answer: Mapped[int]
    """Its place among the answers that were offered, from 0."""
    answered_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Share:
    """How a kecamatan answered."""

    kecamatan: str
    reached: int
    """People there who got it."""
    answers: dict[int, int]

    @property
    def answered(self) -> int:
        return sum(self.answers.values())


_OWN = exists().where(
    BroadcastRecipient.broadcast_id == BroadcastAnswer.broadcast_id,
    BroadcastRecipient.person_id == BroadcastAnswer.person_id,
    BroadcastRecipient.status != RecipientStatus.SKIPPED,
)
"""Whether it went to whoever answered."""


class BroadcastAnswers:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def put(self, broadcast_id: int, person_id: int, kim_id: int | None, answer: int, now: datetime) -> None:
        values = {"answer": answer, "answered_at": now, "kim_id": kim_id}
        statement = upsert(self._session, BroadcastAnswer).values(
            broadcast_id=broadcast_id, person_id=person_id, **values
        )
        await self._session.execute(
            statement.on_conflict_do_update(index_elements=["broadcast_id", "person_id"], set_=values)
        )

    async def find_recipient(self, broadcast_id: int, person_id: int) -> BroadcastRecipient | None:
        """The person's own row of the ledger."""
        row = BroadcastRecipient
        query = select(row).where(row.broadcast_id == broadcast_id, row.person_id == person_id)
        return (await self._session.scalars(query)).first()

    async def has_group(self, broadcast_id: int, channel: str, chat_id: str, kim_id: int | None = None) -> bool:
        """Whether it went to this group, and the group is that KIM's."""
        row = BroadcastRecipient
        query = (
            select(row.id)
            .join(VillageGroup, VillageGroup.id == row.group_id)
            .where(row.broadcast_id == broadcast_id, row.channel == channel, row.chat_id == chat_id)
        )
        if kim_id is not None:
            query = query.where(VillageGroup.kim_id == kim_id)
        return await self._session.scalar(query.limit(1)) is not None

    async def counts(self, broadcast_id: int, *, in_groups: bool = False) -> dict[int, int]:
        """How many gave each answer: of those it was sent to, or of those who read it in a group and so are a share of
        nobody knows how many."""
        query = (
            select(BroadcastAnswer.answer, func.count())
            .where(BroadcastAnswer.broadcast_id == broadcast_id, ~_OWN if in_groups else _OWN)
            .group_by(BroadcastAnswer.answer)
        )
        return {row[0]: row[1] for row in (await self._session.execute(query)).all()}

    async def reached(self, broadcast_id: int) -> int:
        """People it was delivered to, groups not counted."""
        row = BroadcastRecipient
        query = select(func.count()).where(
            row.broadcast_id == broadcast_id, row.status == RecipientStatus.SENT, row.group_id.is_(None)
        )
        return await self._session.scalar(query) or 0

    async def shares(self, broadcast_id: int) -> list[Share]:
        """By kecamatan, in order of their names; also those where nobody answered. Answers in groups are not in it."""
        row, answer = BroadcastRecipient, BroadcastAnswer
        got = case((row.status == RecipientStatus.SENT, row.person_id))
        reached = (
            select(Kecamatan.name, func.count(got))
            .join(Village, Village.kecamatan_code == Kecamatan.code)
            .join(Kim, Kim.village_code == Village.code)
            .join(row, row.kim_id == Kim.id)
            .where(row.broadcast_id == broadcast_id)
            .group_by(Kecamatan.name)
        )
        answered = (
            select(Kecamatan.name, answer.answer, func.count())
            .join(Village, Village.kecamatan_code == Kecamatan.code)
            .join(Kim, Kim.village_code == Village.code)
            .join(answer, answer.kim_id == Kim.id)
            .where(answer.broadcast_id == broadcast_id, _OWN)
            .group_by(Kecamatan.name, answer.answer)
        )
        by_name = {name: Share(name, count, {}) for name, count in (await self._session.execute(reached)).all()}
        for name, number, count in (await self._session.execute(answered)).all():
            by_name.setdefault(name, Share(name, 0, {})).answers[number] = count
        return [by_name[name] for name in sorted(by_name)]

    async def purge(self, before: datetime) -> None:
        await self._session.execute(delete(BroadcastAnswer).where(BroadcastAnswer.answered_at < before))
