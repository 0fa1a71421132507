"""Published clarifications, our own and imported ones: what is known about claims that go round."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, and_, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column, upsert

OWN = "own"
"""The source of our own clarifications; all others carry the publisher's name."""

_WRITTEN = "clarification written"


class Verdict(StrEnum):
    """What is shown to people; `UNDECIDED` is a word of a publisher that none of ours stands for."""

    HOAKS = "HOAKS"
    DISINFORMASI = "DISINFORMASI"
    KELIRU = "KELIRU"
    FAKTA = "FAKTA"
    BELUM_DAPAT_DIPASTIKAN = "BELUM_DAPAT_DIPASTIKAN"
    UNDECIDED = "undecided"


class Clarification(Base):
    """One published clarification.

    `(source, external_id)` says which one it is, so that importing a file again changes it and never doubles it.
    Every change takes a new `revision` (see `Clarifications.next_revision`): by it each process finds out what its
    index does not know yet. What is withdrawn stays as a row that is not `active`, so that this is found out too.
    """

    __tablename__ = "clarification"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index("ix_clarification_revision", "revision", "id"),
        Index("ix_clarification_published_at", "published_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    external_id: Mapped[str]
    """The publisher's number or the address without its query; of our own the number of the case."""
    case_id: Mapped[int | None] = mapped_column(index=True)
    """Our own case, where there is one."""
    title: Mapped[str]
    claim_text: Mapped[str]
    """The claim as it goes round; what reports are matched with, beside the title."""
    verdict: Mapped[Verdict] = mapped_column(enum_column(Verdict))
    verdict_raw: Mapped[str] = mapped_column(default="")
    """The publisher's own word: `Salah`, `Menyesatkan`."""
    summary: Mapped[str] = mapped_column(default="")
    url: Mapped[str | None]
    published_at: Mapped[datetime | None]
    """Many feeds give no date."""
    updated_at: Mapped[datetime]
    active: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int]


class ClarificationRevision(Base):
    """One row: the newest revision. Its lock is held until the commit, so revisions become visible in their order."""

    __tablename__ = "clarification_revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    newest: Mapped[int]


@dataclass(frozen=True, slots=True)
class Known:
    """The part of a clarification that an index is made of."""

    id: int
    revision: int
    active: bool
    claim_text: str
    title: str


class Clarifications:
    """Questions about clarifications."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, clarification_id: int) -> Clarification | None:
        return await self._session.get(Clarification, clarification_id)

    async def find_active(self, ids: Collection[int]) -> dict[int, Clarification]:
        """By id, without those that were withdrawn."""
        query = select(Clarification).where(Clarification.id.in_(ids), Clarification.active)
        return {found.id: found for found in await self._session.scalars(query)}

    async def find_of_case(self, case_id: int) -> Clarification | None:
        query = select(Clarification).where(Clarification.case_id == case_id).order_by(Clarification.id.desc()).limit(1)
        return (await self._session.scalars(query)).first()

    async def list_by_key(self, source: str, external_ids: Collection[str]) -> dict[str, Clarification]:
        """Those of one publisher that are known already, by their external id."""
        wanted = list(external_ids)
        found: dict[str, Clarification] = {}
        for start in range(0, len(wanted), 500):
            query = select(Clarification).where(
                Clarification.source == source, Clarification.external_id.in_(wanted[start : start + 500])
            )
            found.update({row.external_id: row for row in await self._session.scalars(query)})
        return found

    async def search(self, words: Collection[str], limit: int, start: int = 0) -> Sequence[Clarification]:
        """Active ones that hold all the words in title, claim or summary; newest first."""
        held = func.lower(Clarification.title + " " + Clarification.claim_text + " " + Clarification.summary)
        query = (
            select(Clarification)
            .where(Clarification.active, *(held.contains(word.lower(), autoescape=True) for word in words))
            .order_by(
                func.coalesce(Clarification.published_at, Clarification.updated_at).desc(), Clarification.id.desc()
            )
            .offset(start)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def count(self) -> int:
        query = select(func.count(Clarification.id)).where(Clarification.active)
        return await self._session.scalar(query) or 0

    # Writing ---------------------------------------------------------------------------------------------------

    async def next_revision(self) -> int:
        """The number for everything this transaction changes. Others wait until it has ended."""
        first = upsert(self._session, ClarificationRevision).values(id=1, newest=1)
        query = first.on_conflict_do_update(
            index_elements=["id"], set_={"newest": ClarificationRevision.newest + 1}
        ).returning(ClarificationRevision.newest)
        self._session.info[_WRITTEN] = True
        return (await self._session.execute(query)).scalar_one()

    @property
    def has_written(self) -> bool:
        """Whether this transaction took a revision."""
        return _WRITTEN in self._session.info

    async def put(self, values: Mapping[str, Any], now: datetime, revision: int | None = None) -> int:
        """Writes one clarification, new or changed, and says its id. `values` are columns; `source` and
        `external_id` say which one. Give the `revision` when one transaction writes many."""
        revision = await self.next_revision() if revision is None else revision
        row = {"active": True, **values, "updated_at": now, "revision": revision}
        changed = {name: value for name, value in row.items() if name not in ("source", "external_id")}
        query = (
            upsert(self._session, Clarification)
            .values(**row)
            .on_conflict_do_update(index_elements=["source", "external_id"], set_=changed)
            .returning(Clarification.id)
        )
        return (await self._session.execute(query)).scalar_one()

    async def withdraw(self, clarification_id: int, now: datetime) -> None:
        """Nobody is shown it any more."""
        revision = await self.next_revision()
        query = (
            update(Clarification)
            .where(Clarification.id == clarification_id)
            .values(active=False, updated_at=now, revision=revision)
        )
        await self._session.execute(query)

    # For the index ---------------------------------------------------------------------------------------------

    async def newest_revision(self) -> int:
        """0 when nothing was ever written."""
        return await self._session.scalar(select(ClarificationRevision.newest)) or 0

    async def changed_after(self, revision: int, clarification_id: int, limit: int) -> Sequence[Known]:
        """What was written after that one of that revision, withdrawn ones too, in the order of revisions and ids."""
        query = (
            select(
                Clarification.id,
                Clarification.revision,
                Clarification.active,
                Clarification.claim_text,
                Clarification.title,
            )
            .where(
                or_(
                    Clarification.revision > revision,
                    and_(Clarification.revision == revision, Clarification.id > clarification_id),
                )
            )
            .order_by(Clarification.revision, Clarification.id)
            .limit(limit)
        )
        return [Known(*row) for row in (await self._session.execute(query)).all()]

    async def list_revisions(self, revision: int, after_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """(id, revision) of active ones up to that revision, in the order of their ids."""
        query = (
            select(Clarification.id, Clarification.revision)
            .where(Clarification.active, Clarification.revision <= revision, Clarification.id > after_id)
            .order_by(Clarification.id)
            .limit(limit)
        )
        return [(row[0], row[1]) for row in (await self._session.execute(query)).all()]
