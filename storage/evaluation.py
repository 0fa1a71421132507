"""What a Bimtek is measured by: its questions, the answers before and after, and what people thought of it.

Answers are the person's own data and go with the person.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column, upsert
from storage.bimtek import Bimtek


class Round(StrEnum):
    PRE = "pre"
    POST = "post"


class Exam(Base):
    """That a Bimtek has a test, and what is needed to pass it."""

    __tablename__ = "exam"

    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"), primary_key=True)
    pass_mark: Mapped[int | None]
    """Right answers of the post-test, in percent, that a certificate needs; NULL: none."""


class ExamQuestion(Base):
    __tablename__ = "exam_question"
    __table_args__ = (UniqueConstraint("bimtek_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("exam.bimtek_id", ondelete="CASCADE"))
    number: Mapped[int]
    """From 1."""
    question: Mapped[str]
    options: Mapped[list[Any]]
    """Two to five texts."""
    right: Mapped[int]
    """Place of the right one, from 0."""


class ExamAnswer(Base):
    __tablename__ = "exam_answer"
    __table_args__ = (UniqueConstraint("person_id", "question_id", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("exam_question.id", ondelete="CASCADE"), index=True)
    round: Mapped[Round] = mapped_column(enum_column(Round))
    chosen: Mapped[int]
    at: Mapped[datetime]


class SurveyAnswer(Base):
    __tablename__ = "survey_answer"
    __table_args__ = (
        UniqueConstraint("bimtek_id", "person_id"),
        CheckConstraint("score BETWEEN 1 AND 5", name="one_to_five"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    bimtek_id: Mapped[int] = mapped_column(ForeignKey("bimtek.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    score: Mapped[int]
    comment: Mapped[str | None]
    at: Mapped[datetime]


class Evaluations:
    """Questions about tests and surveys."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find_exam(self, bimtek_id: int) -> Exam | None:
        return await self._session.get(Exam, bimtek_id)

    async def set_exam(
        self, bimtek_id: int, pass_mark: int | None, questions: Sequence[tuple[str, list[str], int]]
    ) -> None:
        """The test of a Bimtek from now on: (question, options, place of the right one) in their order."""
        await self._session.execute(delete(ExamQuestion).where(ExamQuestion.bimtek_id == bimtek_id))
        statement = upsert(self._session, Exam).values(bimtek_id=bimtek_id, pass_mark=pass_mark)
        await self._session.execute(
            statement.on_conflict_do_update(index_elements=["bimtek_id"], set_={"pass_mark": pass_mark})
        )
        self._session.add_all(
            ExamQuestion(bimtek_id=bimtek_id, number=number, question=question, options=options, right=right)
            for number, (question, options, right) in enumerate(questions, 1)
        )
        await self._session.flush()

    async def list_questions(self, bimtek_id: int) -> Sequence[ExamQuestion]:
        query = select(ExamQuestion).where(ExamQuestion.bimtek_id == bimtek_id).order_by(ExamQuestion.number)
        return (await self._session.scalars(query)).all()

    async def count_answers(self, bimtek_id: int) -> int:
        query = select(func.count(ExamAnswer.id)).join(ExamQuestion).where(ExamQuestion.bimtek_id == bimtek_id)
        return await self._session.scalar(query) or 0

    async def answers_of(self, bimtek_id: int, person_id: int, round: Round) -> dict[int, int]:
        """What the person chose, by question."""
        query = (
            select(ExamAnswer.question_id, ExamAnswer.chosen)
            .join(ExamQuestion)
            .where(ExamQuestion.bimtek_id == bimtek_id, ExamAnswer.person_id == person_id, ExamAnswer.round == round)
        )
        return {row.question_id: row.chosen for row in (await self._session.execute(query)).all()}

    async def answer(self, person_id: int, question_id: int, round: Round, chosen: int, now: datetime) -> bool:
        """Writes an answer down; False when that question was answered before, which stays."""
        statement = (
            upsert(self._session, ExamAnswer)
            .values(person_id=person_id, question_id=question_id, round=round, chosen=chosen, at=now)
            .on_conflict_do_nothing(index_elements=["person_id", "question_id", "round"])
            .returning(ExamAnswer.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def right_answers(self, bimtek_id: int, round: Round) -> list[int]:
        """For each person who answered every question of that round: how many answers were right."""
        asked = select(func.count(ExamQuestion.id)).where(ExamQuestion.bimtek_id == bimtek_id).scalar_subquery()
        right = func.count().filter(ExamAnswer.chosen == ExamQuestion.right)
        query = (
            select(right)
            .select_from(ExamAnswer)
            .join(ExamQuestion)
            .where(ExamQuestion.bimtek_id == bimtek_id, ExamAnswer.round == round)
            .group_by(ExamAnswer.person_id)
            .having(func.count() == asked)
            .order_by(right)
        )
        return list((await self._session.scalars(query)).all())

    async def find_survey(self, bimtek_id: int, person_id: int) -> SurveyAnswer | None:
        query = select(SurveyAnswer).where(SurveyAnswer.bimtek_id == bimtek_id, SurveyAnswer.person_id == person_id)
        return (await self._session.scalars(query)).first()

    async def answer_survey(self, bimtek_id: int, person_id: int, score: int, now: datetime) -> bool:
        """False when the person had answered before, which stays."""
        statement = (
            upsert(self._session, SurveyAnswer)
            .values(bimtek_id=bimtek_id, person_id=person_id, score=score, at=now)
            .on_conflict_do_nothing(index_elements=["bimtek_id", "person_id"])
            .returning(SurveyAnswer.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def comment(self, bimtek_id: int, person_id: int, words: str) -> None:
        """Adds words to an answer that has none."""
        await self._session.execute(
            update(SurveyAnswer)
            .where(
                SurveyAnswer.bimtek_id == bimtek_id,
                SurveyAnswer.person_id == person_id,
                SurveyAnswer.comment.is_(None),
            )
            .values(comment=words)
        )

    async def scores(self, bimtek_id: int) -> dict[int, int]:
        """How many gave each mark from 1 to 5."""
        query = (
            select(SurveyAnswer.score, func.count())
            .where(SurveyAnswer.bimtek_id == bimtek_id)
            .group_by(SurveyAnswer.score)
        )
        found = {row[0]: row[1] for row in (await self._session.execute(query)).all()}
        return {score: found.get(score, 0) for score in range(1, 6)}

    async def list_comments(self, bimtek_id: int) -> Sequence[str]:
        """Without who wrote them; by their words, so that the order tells nothing either."""
        query = (
            select(SurveyAnswer.comment)
            .where(SurveyAnswer.bimtek_id == bimtek_id, SurveyAnswer.comment.is_not(None))
            .order_by(SurveyAnswer.comment)
        )
        return [comment for comment in (await self._session.scalars(query)).all() if comment]

    async def list_of_person(self, person_id: int) -> tuple[Sequence[SurveyAnswer], int]:
        """The person's surveys, and how many test answers there are."""
        surveys = await self._session.scalars(select(SurveyAnswer).where(SurveyAnswer.person_id == person_id))
        answers = select(func.count(ExamAnswer.id)).where(ExamAnswer.person_id == person_id)
        return surveys.all(), await self._session.scalar(answers) or 0

    async def forget_old(self, before: datetime) -> None:
        """Answers to what ended before: only certificates and presence outlast this."""
        old = select(Bimtek.id).where(Bimtek.ends_at < before)
        questions = select(ExamQuestion.id).where(ExamQuestion.bimtek_id.in_(old))
        await self._session.execute(delete(ExamAnswer).where(ExamAnswer.question_id.in_(questions)))
        await self._session.execute(delete(SurveyAnswer).where(SurveyAnswer.bimtek_id.in_(old)))
