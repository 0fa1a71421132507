"""Records of consent: appended, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column


class ConsentKind(StrEnum):
    REGISTRATION = "registration"
    REMINDERS = "reminders"
    PHOTOS = "photos"
    REPORT = "report"
    """Of somebody who is no member: to be answered about a claim."""


class Consent(Base):
    """What somebody agreed to or refused, and the exact text shown. Without the person after erasure."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    kind: Mapped[ConsentKind] = mapped_column(enum_column(ConsentKind))
    given: Mapped[bool]
    text_version: Mapped[str]
    text_hash: Mapped[str]
    """SHA-256 of the text as shown, in hexadecimal."""
    at: Mapped[datetime]


class Consents:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_of_person(self, person_id: int) -> Sequence[Consent]:
        query = select(Consent).where(Consent.person_id == person_id).order_by(Consent.id)
        return (await self._session.scalars(query)).all()
