"""Files to be looked at, photos compared with, packages to be made of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column
from storage.hoax import HoaxProof, HoaxReport
from storage.hoax_case import Agency, CaseStatus, HoaxCase


class HoaxPackage(Base):
    """A case to be handed on: its file is made apart from any transaction, for the officer who asked."""

    __tablename__ = "hoax_package"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("hoax_case.id", ondelete="CASCADE"), index=True)
    agency: Mapped[Agency] = mapped_column(enum_column(Agency))
    officer_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    sent_at: Mapped[datetime | None] = mapped_column(index=True)


class HoaxProofs:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_unseen(self, limit: int) -> Sequence[HoaxProof]:
        """Files nobody has looked at, the oldest first."""
        query = (
            select(HoaxProof)
            .where(HoaxProof.looked_at.is_(None), HoaxProof.file_id.is_not(None))
            .order_by(HoaxProof.id)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def note(
        self, proof_id: int, now: datetime, *, sha256: str | None, picture: str | None, problem: str | None
    ) -> bool:
        """Writes down what was found; false when another process did."""
        done = await self._session.execute(
            update(HoaxProof)
            .where(HoaxProof.id == proof_id, HoaxProof.looked_at.is_(None))
            .values(looked_at=now, sha256=sha256, picture=picture, problem=problem)
            .returning(HoaxProof.id)
            .execution_options(synchronize_session=False)
        )
        return done.first() is not None

    async def list_pictures(self, *, besides: int, limit: int = 20_000) -> Sequence[tuple[int, str]]:
        """(case, mark) of what was reported as the claim in other cases, not closed or merged away; the newest first.
        What was added as proof afterwards is not the claim."""
        query = (
            select(HoaxCase.id, HoaxProof.picture)
            .join(HoaxReport, HoaxReport.case_id == HoaxCase.id)
            .join(HoaxProof, HoaxProof.report_id == HoaxReport.id)
            .where(
                HoaxProof.picture.is_not(None),
                ~HoaxProof.added,
                HoaxCase.id != besides,
                HoaxCase.status.not_in((CaseStatus.CLOSED, CaseStatus.DUPLICATE)),
            )
            .order_by(HoaxProof.id.desc())
            .limit(limit)
        )
        return [(case, mark) for case, mark in (await self._session.execute(query)).all() if mark is not None]

    async def find_case_of_files(self, unique_ids: Collection[str]) -> HoaxCase | None:
        """The newest case that is not closed or merged away whose claim is one of these very files."""
        query = (
            select(HoaxCase)
            .join(HoaxReport, HoaxReport.case_id == HoaxCase.id)
            .join(HoaxProof, HoaxProof.report_id == HoaxReport.id)
            .where(
                HoaxProof.unique_id.in_(unique_ids),
                ~HoaxProof.added,
                HoaxCase.status.not_in((CaseStatus.CLOSED, CaseStatus.DUPLICATE)),
            )
            .order_by(HoaxCase.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def list_packages(self) -> Sequence[HoaxPackage]:
        """Those still to be made."""
        query = select(HoaxPackage).where(HoaxPackage.sent_at.is_(None)).order_by(HoaxPackage.id)
        return (await self._session.scalars(query)).all()

    async def note_package(self, package_id: int, now: datetime) -> bool:
        done = await self._session.execute(
            update(HoaxPackage)
            .where(HoaxPackage.id == package_id, HoaxPackage.sent_at.is_(None))
            .values(sent_at=now)
            .returning(HoaxPackage.id)
        )
        return done.first() is not None
