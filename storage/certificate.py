"""Certificates: a number without gaps or doubles, a name, and the address of the public check.

The number is taken in the transaction that writes the certificate; when that is rolled back, so is the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Select, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.attendance import Attendance
from storage.base import Base, Session, upsert
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup


class CertificateSeries(Base):
    """The last number given in a year."""

    __tablename__ = "certificate_series"

    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Certificate(Base):
    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attendance_id: Mapped[int | None] = mapped_column(ForeignKey("attendance.id", ondelete="SET NULL"), unique=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id"), index=True)
    year: Mapped[int]
    number: Mapped[int]
    label: Mapped[str] = mapped_column(unique=True)
    """The number as it is printed: `012/KIM/2026`."""
    token: Mapped[str] = mapped_column(unique=True)
    """The last part of the check's address: year and number, and what nobody guesses."""
    name: Mapped[str | None]
    """As it is printed; NULL once the person had the own data erased, or the time to keep it is over."""
    title: Mapped[str]
    held_on: Mapped[date]
    """The last day of the Bimtek, which is the date of the certificate."""
    issued_at: Mapped[datetime]

    attendance: Mapped[Attendance | None] = relationship(lazy="raise")
    bimtek: Mapped[Bimtek] = relationship(lazy="raise")


class Certificates:
    """Questions about certificates."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def next_number(self, year: int) -> int:
        """The next of that year; others wait until this transaction ends."""
        statement = upsert(self._session, CertificateSeries).values(year=year, last=1)
        taken = await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["year"], set_={"last": CertificateSeries.last + 1}
            ).returning(CertificateSeries.last)
        )
        return int(taken.scalar_one())

    async def find_by_token(self, token: str) -> Certificate | None:
        return (await self._session.scalars(select(Certificate).where(Certificate.token == token))).first()

    async def find_of(self, attendance_id: int) -> Certificate | None:
        query = select(Certificate).where(Certificate.attendance_id == attendance_id)
        return (await self._session.scalars(query)).first()

    async def list_of_person(self, person_id: int) -> Sequence[Certificate]:
        """With attendance, sign-up and Bimtek, the latest first."""
        query = (
            _owned().where(Signup.person_id == person_id).order_by(Certificate.held_on.desc(), Certificate.id.desc())
        )
        return (await self._session.scalars(query)).all()

    async def list_named(self, bimtek_id: int) -> Sequence[Certificate]:
        """Those of a Bimtek whose people are still known, with attendance, sign-up and Bimtek, by name."""
        query = (
            _owned()
            .where(Certificate.bimtek_id == bimtek_id, Certificate.name.is_not(None), Signup.person_id.is_not(None))
            .order_by(Certificate.name, Certificate.id)
        )
        return (await self._session.scalars(query)).all()

    async def forget_names(self, person_id: int) -> None:
        """The numbers stay given; whose they were is gone."""
        own = select(Attendance.id).join(Signup, Signup.id == Attendance.signup_id).where(Signup.person_id == person_id)
        await self._clear(Certificate.attendance_id.in_(own))

    async def forget_old_names(self, before: date) -> None:
        await self._clear(Certificate.held_on < before)

    async def _clear(self, which: ColumnElement[bool]) -> None:
        await self._session.execute(update(Certificate).where(Certificate.name.is_not(None), which).values(name=None))


def _owned() -> Select[Certificate]:
    return (
        select(Certificate)
        .join(Attendance, Attendance.id == Certificate.attendance_id)
        .join(Signup, Signup.id == Attendance.signup_id)
        .join(Bimtek, Bimtek.id == Certificate.bimtek_id)
        .options(
            contains_eager(Certificate.attendance).contains_eager(Attendance.signup),
            contains_eager(Certificate.bimtek),
        )
    )
