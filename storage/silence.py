"""Silences of a KIM and the steps taken in each.

A silence is named by its KIM and the day its clock started, so that two processes that notice it at once
write one row. A step of a silence is one row, whatever came of it: the unique index is what makes a step
happen at most once.

    noticed ── step 1 ── step 2 ── step 3 ── step 4      (the ladder; a task for a human from step 3 on)
       └──────────┴─────────┴─────────┴────────┴──▶ ended by an activity
       ▲──────────────────────────────────────────────┘  and going on where it was when that activity is taken back
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, bindparam, func, or_, select, text
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import Base, PartialIndex, Session, enum_column, upsert
from storage.kim import Kim, KimStatus
from storage.locks import lock_row
from storage.member import REACHABLE, Member, Person, PersonAddress
from storage.prepared import Entity, Prepared
from storage.region import Village


class StepOutcome(StrEnum):
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """Nobody of the KIM could be written to: the ladder moved up."""
    OVERTAKEN = "overtaken"
    """A higher step was due at the same time, after an outage."""
    EXCUSED = "excused"
    TASK = "task"
    """Nobody was written to; a human was asked to go and look."""


class Obstacle(StrEnum):
    """What a KIM says is in the way."""

    NO_TIME = "no_time"
    EQUIPMENT = "equipment"
    BOARD = "board"
    PAUSE = "pause"
    HELP = "help"


class Silence(Base):
    __tablename__ = "silence"
    __table_args__ = (
        UniqueConstraint("kim_id", "started_on"),
        Index("ix_silence_open", "kim_id", "ended_at"),
        PartialIndex("ix_silence_climbing", "kim_id", where="ended_at IS NULL AND step IN (1, 2)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"))
    started_on: Mapped[date]
    noticed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    step: Mapped[int] = mapped_column(default=0)
    """The highest step behind it, whatever came of that; kept by the transaction that writes the step."""
    stepped_on: Mapped[date | None]
    """The day that step was taken."""
    obstacle: Mapped[Obstacle | None] = mapped_column(enum_column(Obstacle))
    """What the board said is in the way."""

    kim: Mapped[Kim] = relationship(lazy="raise")


class SilenceStep(Base):
    __tablename__ = "silence_step"
    __table_args__ = (
        UniqueConstraint("silence_id", "step"),
        PartialIndex("ix_silence_step_untold", "id", where="told_at IS NULL"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    silence_id: Mapped[int] = mapped_column(ForeignKey("silence.id", ondelete="CASCADE"))
    step: Mapped[int]
    outcome: Mapped[StepOutcome] = mapped_column(enum_column(StepOutcome))
    done_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    """When the officers' daily summary held it; NULL while it still has to."""

    silence: Mapped[Silence] = relationship(lazy="raise")


@dataclass(frozen=True, slots=True)
class Step:
    """A step about to be written. `news`: the officers have yet to hear of it."""

    silence_id: int
    step: int
    outcome: StepOutcome
    news: bool = False


_SILENCE = Entity(Silence)
_OF_KIM = Prepared(
    lambda _: (
        select(*_SILENCE.columns)
        .where(Silence.kim_id == bindparam("kim"))
        .where(or_(Silence.ended_at.is_(None), Silence.started_on >= bindparam("since")))
        .order_by(Silence.id)
    )
)

Query = TypeVar("Query", bound=Select[Any])
SINCE = func.coalesce(Kim.last_activity_on, Kim.registered_on)


class Silences:
    def __init__(self, session: Session) -> None:
        self._session = session

    # Who is due -------------------------------------------------------------------------------------------

    async def list_due(
        self, on: date, *, after_id: int = 0, limit: int = 1_000, kecamatan_code: str | None = None
    ) -> Sequence[int]:
        """Ids of KIM whose next step is due on or before that day, in their order."""
        query = select(Kim.id).where(Kim.next_step_on <= on, Kim.id > after_id).order_by(Kim.id).limit(limit)
        return (await self._session.scalars(within(query, kecamatan_code))).all()

    async def list_climbing(self, *, after_id: int = 0, limit: int = 1_000) -> Sequence[int]:
        """Ids of KIM between the first step and the third, in their order."""
        query = (
            select(Silence.kim_id)
            .where(Silence.ended_at.is_(None), text("step IN (1, 2)"), Silence.kim_id > after_id)
            .order_by(Silence.kim_id)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def list_cut_off(
        self, kim_ids: Sequence[int], on: date, *, kecamatan_code: str | None = None
    ) -> Sequence[int]:
        """Those of these KIM that are not due and whose people have all become unreachable."""
        can_be_written_to = (
            select(Member.id)
            .join(Person, Person.id == Member.person_id)
            .join(PersonAddress, PersonAddress.person_id == Person.id)
            .where(Member.kim_id == Kim.id, REACHABLE)
            .exists()
        )
        query = select(Kim.id).where(Kim.id.in_(kim_ids), Kim.next_step_on > on, ~can_be_written_to).order_by(Kim.id)
        return (await self._session.scalars(within(query, kecamatan_code))).all()

    async def list_kims(self, kim_ids: Sequence[int]) -> Sequence[Kim]:
        return (await self._session.scalars(select(Kim).where(Kim.id.in_(kim_ids)).order_by(Kim.id))).all()

    async def lock_all(self, kim_ids: Sequence[int]) -> Sequence[Kim]:
        """These KIM as they are now, kept from everybody else; without those that somebody else keeps."""
        query = (
            select(Kim)
            .where(Kim.id.in_(kim_ids))
            .order_by(Kim.id)
            # NO KEY: rows that merely point to the KIM, a check-in say, need not wait for the sweep.
            .with_for_update(of=Kim, skip_locked=True, key_share=True)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).all()

    async def list_silent(self, since: date, kecamatan_code: str | None = None, limit: int = 500) -> Sequence[Kim]:
        """KIM not heard since that day or before: the never heard first, then the longest silent, dormant last."""
        query = within(select(Kim).where(since >= SINCE), kecamatan_code).order_by(
            Kim.status == KimStatus.DORMANT, Kim.last_activity_on.is_not(None), SINCE, Kim.id
        )
        return (await self._session.scalars(query.limit(limit))).all()

    async def hold(self, kim: Kim) -> None:
        """Until the transaction ends nobody else moves this KIM on the ladder; what was written is read again."""
        await lock_row(self._session, kim)

    # Silences ---------------------------------------------------------------------------------------------

    async def open_all(self, kims: Sequence[Kim], now: datetime) -> dict[int, Silence]:
        """The silence of each KIM that runs since its clock started, by KIM; written once however many notice it."""
        await self._session.flush()
        rows = [{"kim_id": kim.id, "started_on": kim.silent_since, "noticed_at": now, "step": 0} for kim in kims]
        if rows:
            # An activity that was taken back lets the same silence go on, with the steps it had.
            statement = upsert(self._session, Silence).on_conflict_do_update(
                index_elements=["kim_id", "started_on"], set_={"ended_at": None}
            )
            await (await self._session.connection()).execute(statement, rows)
        return await self.current_of(kims)

    async def current_of(self, kims: Sequence[Kim]) -> dict[int, Silence]:
        """The silence of each KIM that started when its clock did, open or ended, by KIM."""
        since = {kim.id: kim.silent_since for kim in kims}
        query = (
            select(Silence)
            .where(Silence.kim_id.in_(list(since)), Silence.started_on.in_(set(since.values())))
            .execution_options(populate_existing=True)
        )
        found = (await self._session.scalars(query)).all()
        return {silence.kim_id: silence for silence in found if silence.started_on == since[silence.kim_id]}

    async def find_current(self, kim: Kim) -> Silence | None:
        """The open silence that runs since the KIM's clock started."""
        silence = (await self.current_of([kim])).get(kim.id)
        return silence if silence is not None and silence.ended_at is None else None

    async def find(self, silence_id: int) -> Silence | None:
        query = (
            select(Silence)
            .join(Kim, Kim.id == Silence.kim_id)
            .options(contains_eager(Silence.kim))
            .where(Silence.id == silence_id)
        )
        return (await self._session.scalars(query)).first()

    async def list_of_kim(self, kim: Kim, since: date | None = None) -> Sequence[Silence]:
        """Those still open, and those that started on `since` or later; without it, since the KIM's clock did."""
        # A prepared statement does not make the session write what it has, an obstacle say, and would overwrite it.
        if any(isinstance(row, Silence) for row in (*self._session.new, *self._session.dirty)):
            await self._session.flush()
        rows = await _OF_KIM.fetch(self._session, {"kim": kim.id, "since": since or kim.silent_since})
        found = (_SILENCE.adopt(self._session, iter(row), again=True) for row in rows)
        return [silence for silence in found if silence is not None]

    # Steps ------------------------------------------------------------------------------------------------

    async def take_steps(self, steps: Sequence[Step], now: datetime) -> set[tuple[int, int]]:
        """Writes steps; returns (silence, step) of those nobody had written before."""
        if not steps:
            return set()
        statement = (
            upsert(self._session, SilenceStep)
            .on_conflict_do_nothing(index_elements=["silence_id", "step"])
            .returning(SilenceStep.silence_id, SilenceStep.step)
        )
        rows = [
            {
                "silence_id": step.silence_id,
                "step": step.step,
                "outcome": step.outcome,
                "done_at": now,
                "told_at": None if step.news else now,
            }
            for step in steps
        ]
        taken = await (await self._session.connection()).execute(statement, rows)
        return {(silence_id, step) for silence_id, step in taken.all()}

    async def has_news(self) -> bool:
        return (
            await self._session.scalar(select(SilenceStep.id).where(SilenceStep.told_at.is_(None)).limit(1)) is not None
        )

    async def take_news(self, now: datetime) -> Sequence[SilenceStep]:
        """The steps officers have not heard of, each with its silence and KIM, longest silent first; told from now."""
        query = (
            select(SilenceStep)
            .join(Silence, Silence.id == SilenceStep.silence_id)
            .join(Kim, Kim.id == Silence.kim_id)
            .options(contains_eager(SilenceStep.silence).contains_eager(Silence.kim))
            .where(SilenceStep.told_at.is_(None))
            .order_by(Silence.started_on, SilenceStep.id)
        )
        news = (await self._session.scalars(query)).all()
        for step in news:
            step.told_at = now
        return news


def within(query: Query, kecamatan_code: str | None) -> Query:
    """Only KIM of that kecamatan, where one is given."""
    if not kecamatan_code:
        return query
    return query.where(Kim.village_code.in_(select(Village.code).where(Village.kecamatan_code == kecamatan_code)))
