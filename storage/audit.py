"""Who changed what, when, from what to what. Appended, never changed; erasure takes the name out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session

ERASED = "erased"
SYSTEM = "system"
"""Actors that are nobody: who is gone, and the clock."""


class AuditEntry(Base):
    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject_type", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(index=True)
    """`person:17`, `admin:<configured id>`, `system` or `command line`."""
    action: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[str]
    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason: Mapped[str | None]


class AuditTrail:
    def __init__(self, session: Session) -> None:
        self._session = session

    def record(
        self,
        at: datetime,
        action: str,
        subject_type: str,
        subject_id: object,
        *,
        actor: str = SYSTEM,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        reason: str | None = None,
    ) -> None:
        """Goes with the transaction that makes the change."""
        self._session.add(
            AuditEntry(
                at=at,
                actor=actor,
                action=action,
                subject_type=subject_type,
                subject_id=str(subject_id),
                before=before or {},
                after=after or {},
                reason=reason,
            )
        )

    async def list_of(self, subject_type: str, subject_id: object) -> Sequence[AuditEntry]:
        query = (
            select(AuditEntry)
            .where(AuditEntry.subject_type == subject_type, AuditEntry.subject_id == str(subject_id))
            .order_by(AuditEntry.id)
        )
        return (await self._session.scalars(query)).all()

    async def count_by(self, actors: Iterable[str]) -> int:
        query = select(func.count()).select_from(AuditEntry).where(AuditEntry.actor.in_(list(actors)))
        return await self._session.scalar(query) or 0

    async def last_by(self, actors: Iterable[str]) -> datetime | None:
        """When one of them last changed something."""
        return await self._session.scalar(select(func.max(AuditEntry.at)).where(AuditEntry.actor.in_(list(actors))))

    async def forget_actor(self, actor: str) -> None:
        await self._session.execute(update(AuditEntry).where(AuditEntry.actor == actor).values(actor=ERASED))
