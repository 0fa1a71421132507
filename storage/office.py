"""Offices people hold, and the links with which they take them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_AGAIN, Base, Session, enum_column


class OfficeRole(StrEnum):
    ADMIN = "admin"
    COORDINATOR = "coordinator"
    """Of one kecamatan."""
    VERIFIER = "verifier"
    EDITOR = "editor"
    DESK_HEAD = "desk_head"
    """Of the hoax desk: who drafts, who decides, who is told when it is late."""


class Grant(Base):
    """An office held by a person, limited to an area where it is."""

    __tablename__ = "office_grant"
    __table_args__ = (UniqueConstraint("person_id", "role", "kecamatan_code"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[OfficeRole] = mapped_column(enum_column(OfficeRole))
    kecamatan_code: Mapped[str] = mapped_column(default="")
    """The kecamatan of a coordinator; empty for the whole regency (a NULL would escape the unique index)."""
    granted_at: Mapped[datetime]


class Invitation(Base):
    """A link, good once, with which an officer takes an office, or all that somebody else holds."""

    __tablename__ = "invitation"

    token: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[OfficeRole | None] = mapped_column(enum_column(OfficeRole))
    kecamatan_code: Mapped[str] = mapped_column(default="")
    from_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    """Whose offices pass on, all of them, where there is no `role`."""
    expires_at: Mapped[datetime]


class Offices:
    """Questions about who holds an office."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_grants(self, person_id: int) -> Sequence[Grant]:
        return (await self._session.scalars(select(Grant).where(Grant.person_id == person_id))).all()

    async def list_officers(self, role: OfficeRole, kecamatan_code: str | None = None) -> Sequence[Grant]:
        """Grants of a role; for coordinators those of one kecamatan."""
        query = select(Grant).where(Grant.role == role).order_by(Grant.id)
        if kecamatan_code is not None:
            query = query.where(Grant.kecamatan_code == kecamatan_code)
        return (await self._session.scalars(query)).all()

    async def people_in(self, *roles: OfficeRole) -> Sequence[int]:
        """Who holds one of these, each once."""
        query = select(Grant.person_id).where(Grant.role.in_(roles)).distinct().order_by(Grant.person_id)
        return (await self._session.scalars(query)).all()

    async def find_grant(self, grant_id: int) -> Grant | None:
        return await self._session.get(Grant, grant_id)

    async def list_all(self) -> Sequence[Grant]:
        """Every office anybody holds, those of one person together."""
        return (await self._session.scalars(select(Grant).order_by(Grant.person_id, Grant.id))).all()

    async def give(self, person_id: int, role: OfficeRole, kecamatan_code: str, now: datetime) -> None:
        """Nothing where the person holds it already."""
        held = await self.list_grants(person_id)
        if not any(grant.role is role and grant.kecamatan_code == kecamatan_code for grant in held):
            self._session.add(Grant(person_id=person_id, role=role, kecamatan_code=kecamatan_code, granted_at=now))

    async def end_all(self, person_id: int) -> Sequence[Grant]:
        """Takes away all that a person holds; empty for all but one of those who do so at once."""
        return (await self._session.scalars(delete(Grant).where(Grant.person_id == person_id).returning(Grant))).all()

    async def end(self, grant_id: int) -> Grant | None:
        """Takes an office away; None for all but one of those who do so at once."""
        return (await self._session.scalars(delete(Grant).where(Grant.id == grant_id).returning(Grant))).first()

    async def take_invitation(self, token: str, now: datetime) -> Invitation | None:
        """Uses the link up; None when it was used, is too old or never was."""
        query = delete(Invitation).where(Invitation.token == token, Invitation.expires_at > now).returning(Invitation)
        return (await self._session.scalars(query)).first()

    async def find_invitation(self, token: str, now: datetime) -> Invitation | None:
        query = select(Invitation).where(Invitation.token == token, Invitation.expires_at > now)
        return (await self._session.scalars(query)).first()

    async def purge_invitations(self, now: datetime) -> None:
        await self._session.execute(delete(Invitation).where(Invitation.expires_at <= now))
