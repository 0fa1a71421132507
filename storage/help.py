"""Questions members hand to a human."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import NEVER_AGAIN, Base, Session
from storage.member import Person


class HelpRequest(Base):
    __tablename__ = "help_request"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(default=list)
    """What was sent with it, as `bot/conversation/received.py` holds it."""
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")


class HelpRequests:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, request_id: int, *, held: bool = False) -> HelpRequest | None:
        """`held`: nobody else answers it until the transaction ends."""
        query = (
            select(HelpRequest)
            .join(Person, Person.id == HelpRequest.person_id)
            .options(contains_eager(HelpRequest.person))
            .where(HelpRequest.id == request_id)
        )
        if held:
            query = query.with_for_update(of=HelpRequest).execution_options(populate_existing=True)
        return (await self._session.scalars(query)).first()

    async def find_newest(self, person_id: int) -> HelpRequest | None:
        """The last one of somebody, while it waits for an answer."""
        query = (
            select(HelpRequest)
            .where(HelpRequest.person_id == person_id, HelpRequest.answered_at.is_(None))
            .order_by(HelpRequest.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def list_open(self) -> Sequence[HelpRequest]:
        query = (
            select(HelpRequest)
            .join(Person, Person.id == HelpRequest.person_id)
            .options(contains_eager(HelpRequest.person))
            .where(HelpRequest.answered_at.is_(None))
            .order_by(HelpRequest.id)
        )
        return (await self._session.scalars(query)).all()
