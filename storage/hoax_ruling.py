"""Verdicts of the hoax desk: drafted by one, decided by another."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column, upsert
from storage.clarification import Verdict


class Inner(StrEnum):
    """What the desk notes besides the verdict, and does not show."""

    MALINFORMATION = "malinformation"
    HATE_SPEECH = "hate_speech"


class Tag(StrEnum):
    """Mafindo's seven kinds."""

    SATIRE = "satire"
    MISLEADING = "misleading"
    IMPOSTER = "imposter"
    FABRICATED = "fabricated"
    FALSE_CONNECTION = "false_connection"
    FALSE_CONTEXT = "false_context"
    MANIPULATED = "manipulated"


class Ruling(Base):
    """A verdict with its reasons: drafted by one, decided by another. Revision 2 and later are corrections."""

    __tablename__ = "hoax_ruling"
    __table_args__ = (
        UniqueConstraint("case_id", "revision"),
        CheckConstraint("editor_id IS NULL OR drafter_id IS NULL OR editor_id <> drafter_id", name="two_people"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("hoax_case.id", ondelete="CASCADE"))
    revision: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    """Counts how often it was drafted: who approves says which words."""
    verdict: Mapped[Verdict] = mapped_column(enum_column(Verdict))
    inner: Mapped[Inner | None] = mapped_column(enum_column(Inner))
    tag: Mapped[Tag | None] = mapped_column(enum_column(Tag))
    title: Mapped[str]
    explanation: Mapped[str]
    sources: Mapped[list[Any]]
    """Web addresses, normalised."""
    drafter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    drafted_at: Mapped[datetime]
    sent_back: Mapped[str | None]
    """What the editor wants changed."""
    editor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class Rulings:
    """Questions about rulings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, case_id: int, revision: int) -> Ruling | None:
        query = (
            select(Ruling)
            .where(Ruling.case_id == case_id, Ruling.revision == revision)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def draft(self, case_id: int, revision: int, **values: Any) -> None:
        """Writes the draft of a revision, in the place of one that was sent back."""
        row = {"editor_id": None, "decided_at": None, "published_at": None, "sent_back": None, **values}
        statement = upsert(self._session, Ruling).values(case_id=case_id, revision=revision, version=1, **row)
        again = {**row, "version": Ruling.version + 1}
        await self._session.execute(statement.on_conflict_do_update(index_elements=["case_id", "revision"], set_=again))

    async def decide(self, case_id: int, revision: int, version: int, editor_id: int, now: datetime) -> bool:
        """Signs the draft; false when it is the editor's own, was signed, or is another one by now."""
        signed = await self._session.execute(
            update(Ruling)
            .where(
                Ruling.case_id == case_id,
                Ruling.revision == revision,
                Ruling.version == version,
                Ruling.editor_id.is_(None),
                Ruling.decided_at.is_(None),
                func.coalesce(Ruling.drafter_id, 0) != editor_id,
            )
            .values(editor_id=editor_id, decided_at=now)
            .returning(Ruling.id)
        )
        return signed.first() is not None
