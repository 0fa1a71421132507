"""Reports of claims: tickets, their evidence, what was asked back, and what their reporters said.

Who reported is in one column, read only to answer and to show the own ticket; nothing an officer sees comes from it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Session, enum_column, upsert
from storage.hoax_case import AT_WORK, UNANSWERED, HoaxCase


class ProofKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    VOICE = "voice"
    LINK = "link"


class TicketCounter(Base):
    """The newest ticket number of a year."""

    __tablename__ = "hoax_ticket_counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    newest: Mapped[int]


class HoaxReport(Base):
    __tablename__ = "hoax_report"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_hoax_report_case", "case_id", "id"),
        Index("ix_hoax_report_reporter", "reporter_id", "received_at"),
        # What the clock asks every few minutes: promises that are still open.
        Index("ix_hoax_report_promise", "answered", "told_late", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    case_id: Mapped[int] = mapped_column(ForeignKey("hoax_case.id", ondelete="CASCADE"))
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"), index=True)
    """The KIM it counts for; never shown."""
    received_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When its reporter was promised an answer: kept whatever case the report is put into."""
    told_late: Mapped[bool] = mapped_column(default=False)
    """Its reporter was told that it takes longer than promised."""
    words: Mapped[str]
    """What was sent, and what the reporter said about it."""
    seen_where: Mapped[str]
    incomplete: Mapped[bool] = mapped_column(default=False)
    answered: Mapped[int] = mapped_column(default=0)
    """The revision the reporter was told of."""
    counted: Mapped[bool] = mapped_column(default=False)
    """It counted as an activity of the KIM."""

    proofs: Mapped[list[HoaxProof]] = relationship(
        lazy="selectin", order_by="HoaxProof.id", cascade="all, delete-orphan"
    )

    @property
    def ticket(self) -> str:
        """`123/2026`"""
        return f"{self.number}/{self.year}"

    def promise(self, due_at: datetime) -> None:
        """Its reporter is told a new moment."""
        self.due_at, self.told_late = due_at, False


class HoaxProof(Base):
    """A file or link somebody sent. Files stay on the platform; here are their names and marks."""

    __tablename__ = "hoax_proof"
    __table_args__ = (Index("ix_hoax_proof_looked_at", "looked_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("hoax_report.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ProofKind] = mapped_column(enum_column(ProofKind))
    file_id: Mapped[str | None]
    unique_id: Mapped[str | None] = mapped_column(index=True)
    album_id: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    sha256: Mapped[str | None] = mapped_column(index=True)
    picture: Mapped[str | None]
    """The perceptual fingerprint of a photo."""
    added: Mapped[bool] = mapped_column(default=False)
    """Sent along later: shown to the verifier, and nothing a claim is known by."""
    problem: Mapped[str | None]
    """Why it could not be looked at: `too_big`, `no_picture`, `gone`."""
    looked_at: Mapped[datetime | None]
    """When its bytes were fetched and marked; NULL: still to be done. Links need none."""


class HoaxHint(Base):
    """What a reporter said of a clarification that looked similar: that it is this one, or that it is not."""

    __tablename__ = "hoax_hint"
    __table_args__ = (UniqueConstraint("report_id", "clarification_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("hoax_report.id", ondelete="CASCADE"))
    clarification_id: Mapped[int] = mapped_column(ForeignKey("clarification.id", ondelete="CASCADE"), index=True)
    meant: Mapped[bool]


class HoaxQuestion(Base):
    """What the verifier asks a reporter through the bot, and the answer. Neither learns who the other is."""

    __tablename__ = "hoax_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("hoax_report.id", ondelete="CASCADE"), index=True)
    question: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class HoaxReports:
    """Questions about reports."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def next_number(self, year: int) -> int:
        """The year's next ticket number; two at once get two."""
        statement = upsert(self._session, TicketCounter).values(year=year, newest=1)
        number: int | None = await self._session.scalar(
            statement.on_conflict_do_update(
                index_elements=["year"], set_={"newest": TicketCounter.newest + 1}
            ).returning(TicketCounter.newest)
        )
        assert number is not None
        return number

    async def find(self, report_id: int) -> HoaxReport | None:
        query = select(HoaxReport).where(HoaxReport.id == report_id).execution_options(populate_existing=True)
        return (await self._session.scalars(query)).first()

    async def get(self, report_id: int) -> HoaxReport:
        found = await self.find(report_id)
        assert found is not None
        return found

    async def find_own(self, reporter_id: int, number: int, year: int | None = None) -> HoaxReport | None:
        """The reporter's ticket of that number, the newest when no year is named."""
        query = select(HoaxReport).where(HoaxReport.reporter_id == reporter_id, HoaxReport.number == number)
        if year is not None:
            query = query.where(HoaxReport.year == year)
        return (await self._session.scalars(query.order_by(HoaxReport.year.desc()).limit(1))).first()

    async def list_of_reporter(self, reporter_id: int, limit: int = 5) -> Sequence[HoaxReport]:
        query = (
            select(HoaxReport).where(HoaxReport.reporter_id == reporter_id).order_by(HoaxReport.id.desc()).limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def reporters_among(self, person_ids: Collection[int]) -> set[int]:
        """Those of them who hold a ticket."""
        query = select(HoaxReport.reporter_id).where(HoaxReport.reporter_id.in_(person_ids)).distinct()
        return {person for person in await self._session.scalars(query) if person is not None}

    async def count_since(self, reporter_id: int, since: datetime) -> int:
        query = select(func.count(HoaxReport.id)).where(
            HoaxReport.reporter_id == reporter_id, HoaxReport.received_at >= since
        )
        return await self._session.scalar(query) or 0

    async def list_of_case(self, case_id: int, limit: int = 1_000) -> Sequence[HoaxReport]:
        query = select(HoaxReport).where(HoaxReport.case_id == case_id).order_by(HoaxReport.id).limit(limit)
        return (await self._session.scalars(query.execution_options(populate_existing=True))).all()

    async def count_of_cases(self, case_ids: Collection[int]) -> dict[int, int]:
        query = (
            select(HoaxReport.case_id, func.count())
            .where(HoaxReport.case_id.in_(case_ids))
            .group_by(HoaxReport.case_id)
        )
        return {row[0]: row[1] for row in (await self._session.execute(query)).all()}

    async def find_of_case(self, case_id: int, reporter_id: int) -> HoaxReport | None:
        """The reporter's first ticket in this case."""
        query = select(HoaxReport).where(HoaxReport.case_id == case_id, HoaxReport.reporter_id == reporter_id)
        return (await self._session.scalars(query.order_by(HoaxReport.id).limit(1))).first()

    async def find_by_album(self, album_id: str, reporter_id: int) -> HoaxReport | None:
        """The reporter's newest report that holds a part of this album."""
        query = (
            select(HoaxReport)
            .join(HoaxProof, HoaxProof.report_id == HoaxReport.id)
            .where(HoaxProof.album_id == album_id, HoaxReport.reporter_id == reporter_id)
            .order_by(HoaxReport.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def move_all(self, source: int, target: int) -> None:
        """Hands all reports of one case to another."""
        await self._session.execute(update(HoaxReport).where(HoaxReport.case_id == source).values(case_id=target))

    async def move(self, report_id: int, source: int, target: int) -> bool:
        moved = await self._session.execute(
            update(HoaxReport)
            .where(HoaxReport.id == report_id, HoaxReport.case_id == source)
            .values(case_id=target, answered=0)
            .returning(HoaxReport.id)
        )
        return moved.first() is not None

    # Answering ------------------------------------------------------------------------------------------------

    async def take_unanswered(
        self, case_id: int, revision: int, limit: int = 50
    ) -> Sequence[tuple[int, int | None, int]]:
        """(report, reporter, the revision told of before) of those who were not told of this one, marked as told: the
        message goes into the outbox in the same transaction."""
        due = (
            select(HoaxReport.id, HoaxReport.answered)
            .where(HoaxReport.case_id == case_id, HoaxReport.answered < revision)
            .order_by(HoaxReport.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        before = {row[0]: row[1] for row in (await self._session.execute(due)).all()}
        taken = await self._session.execute(
            update(HoaxReport)
            .where(HoaxReport.id.in_(before), HoaxReport.answered < revision)
            .values(answered=revision)
            .returning(HoaxReport.id, HoaxReport.reporter_id)
            .execution_options(synchronize_session=False)
        )
        return sorted((row[0], row[1], before[row[0]]) for row in taken.all())

    async def count_unanswered(self, case_id: int, revision: int) -> int:
        """Those not told of this revision, also one that somebody holds in this moment."""
        query = select(func.count()).where(HoaxReport.case_id == case_id, HoaxReport.answered < revision)
        return await self._session.scalar(query) or 0

    async def take_late(self, now: datetime, limit: int = 50) -> Sequence[tuple[HoaxReport, int]]:
        """(report, reporter) of those whose promise has passed without an answer, marked as told of it: the message
        goes into the outbox in the same transaction."""
        query = (
            select(HoaxReport)
            .join(HoaxCase, HoaxCase.id == HoaxReport.case_id)
            .where(
                HoaxReport.due_at <= now,
                HoaxReport.answered == 0,
                ~HoaxReport.told_late,
                HoaxReport.reporter_id.is_not(None),
                HoaxCase.status.in_(UNANSWERED),
                HoaxCase.revision == 0,
            )
            .order_by(HoaxReport.due_at, HoaxReport.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=HoaxReport)
            .execution_options(populate_existing=True)
        )
        late = (await self._session.scalars(query)).all()
        for report in late:
            report.told_late = True
        return [(report, report.reporter_id) for report in late if report.reporter_id is not None]

    # Questions ------------------------------------------------------------------------------------------------

    async def find_question(self, question_id: int) -> HoaxQuestion | None:
        return await self._session.get(HoaxQuestion, question_id, populate_existing=True)

    async def find_open_question(self, reporter_id: int, since: datetime) -> HoaxQuestion | None:
        """The newest one asked of this reporter since then that waits for an answer, of a case somebody is at."""
        query = (
            select(HoaxQuestion)
            .join(HoaxReport, HoaxReport.id == HoaxQuestion.report_id)
            .join(HoaxCase, HoaxCase.id == HoaxReport.case_id)
            .where(HoaxReport.reporter_id == reporter_id, HoaxCase.status.in_(AT_WORK))
            .where(HoaxQuestion.answered_at.is_(None), HoaxQuestion.asked_at >= since)
            .order_by(HoaxQuestion.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def list_questions(self, case_id: int) -> Sequence[HoaxQuestion]:
        query = (
            select(HoaxQuestion)
            .join(HoaxReport, HoaxReport.id == HoaxQuestion.report_id)
            .where(HoaxReport.case_id == case_id)
            .order_by(HoaxQuestion.id)
        )
        return (await self._session.scalars(query)).all()

    async def answer_question(self, question_id: int, answer: str, now: datetime) -> bool:
        done = await self._session.execute(
            update(HoaxQuestion)
            .where(HoaxQuestion.id == question_id, HoaxQuestion.answered_at.is_(None))
            .values(answer=answer, answered_at=now)
            .returning(HoaxQuestion.id)
        )
        return done.first() is not None

    # Hints ----------------------------------------------------------------------------------------------------

    async def hint(self, report_id: int, clarification_id: int, *, meant: bool) -> None:
        statement = upsert(self._session, HoaxHint).values(
            report_id=report_id, clarification_id=clarification_id, meant=meant
        )
        await self._session.execute(
            statement.on_conflict_do_update(index_elements=["report_id", "clarification_id"], set_={"meant": meant})
        )

    async def count_hints(self, case_id: int) -> dict[int, tuple[int, int]]:
        """Clarification → how many reporters of the case said *this one*, and how many *not this one*."""
        query = (
            select(HoaxHint.clarification_id, HoaxHint.meant, func.count())
            .join(HoaxReport, HoaxReport.id == HoaxHint.report_id)
            .where(HoaxReport.case_id == case_id)
            .group_by(HoaxHint.clarification_id, HoaxHint.meant)
        )
        counted: dict[int, tuple[int, int]] = {}
        for clarification_id, meant, count in (await self._session.execute(query)).all():
            yes, no = counted.get(clarification_id, (0, 0))
            counted[clarification_id] = (count, no) if meant else (yes, count)
        return counted

    # What the KIM did ------------------------------------------------------------------------------------------

    async def count_work(self, kim_id: int, since: datetime) -> int:
        """Reports of a KIM since then that turned out to be worth a verdict."""
        query = select(func.count(HoaxReport.id)).where(
            HoaxReport.kim_id == kim_id, HoaxReport.counted, HoaxReport.received_at >= since
        )
        return await self._session.scalar(query) or 0
