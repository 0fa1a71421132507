"""Cases of the hoax desk: one claim that goes round, whoever reported it, and what became of it.

    received ──claim──▶ triage ──▶ verifying ⇄ waiting_source
                                      │  ▲
                                draft ▼  │ sent back
                                   in_review ──▶ decided ──▶ published ──▶ corrected
                                      ▲                          │             │
                                      └──── draft of a correction ┴─────────────┘
    received · triage · verifying · waiting_source ──▶ closed(reason)   or   duplicate(of another case)

Every arrow is a conditional UPDATE: of those who try at once, one succeeds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, and_, case, func, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PartialIndex, Session, enum_column, upsert


class CaseStatus(StrEnum):
    RECEIVED = "received"
    TRIAGE = "triage"
    VERIFYING = "verifying"
    WAITING_SOURCE = "waiting_source"
    IN_REVIEW = "in_review"
    DECIDED = "decided"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    CLOSED = "closed"
    DUPLICATE = "duplicate"


class Topic(StrEnum):
    """What it is about; all but the last are urgent."""

    DISASTER = "disaster"
    HEALTH = "health"
    UNREST = "unrest"
    ELECTION = "election"
    OTHER = "other"


class CloseReason(StrEnum):
    SPAM = "spam"
    OPINION = "opinion"
    NOT_ENOUGH = "not_enough"
    SERVICE_COMPLAINT = "service_complaint"


class Agency(StrEnum):
    """To whom a case is handed on."""

    KLINIK_HOAKS = "klinik_hoaks"
    ADUAN_KONTEN = "aduan_konten"
    POLICE = "police"
    OTHER = "other"


AT_WORK = (CaseStatus.RECEIVED, CaseStatus.TRIAGE, CaseStatus.VERIFYING, CaseStatus.WAITING_SOURCE)
"""Waits for a verifier."""
UNANSWERED = (*AT_WORK, CaseStatus.IN_REVIEW, CaseStatus.DECIDED)
"""Nobody was answered yet, unless it is a correction that is being prepared."""
SHOWN = (CaseStatus.PUBLISHED, CaseStatus.CORRECTED)

_LIVE = "status NOT IN ('closed', 'duplicate')"


class HoaxCase(Base):
    __tablename__ = "hoax_case"
    __table_args__ = (
        # Of twenty who send the same text at once one opens the case and the others find it.
        PartialIndex("uq_hoax_case_live", "fingerprint", unique=True, where=_LIVE),
        Index("ix_hoax_case_queue", "status", "urgent", "opened_at"),
        Index("ix_hoax_case_next_check_at", "next_check_at"),
        Index("ix_hoax_case_finished_at", "finished_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[CaseStatus] = mapped_column(enum_column(CaseStatus), default=CaseStatus.RECEIVED)
    topic: Mapped[Topic] = mapped_column(enum_column(Topic), default=Topic.OTHER)
    urgent: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str]
    """The claim in a line."""
    words: Mapped[str]
    """The claim as it goes round; what later reports are matched with."""
    reworded: Mapped[int | None] = mapped_column(index=True)
    """The revision (of clarifications) at which words were added later, or forgotten: by it each process finds out."""
    fingerprint: Mapped[str | None] = mapped_column(index=True)
    """Of the words without spelling habits, or of the file; NULL when there is too little to say what is the same."""
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    """When the first answer is promised."""
    next_check_at: Mapped[datetime | None]
    """When the clock looks at it next: first the nudge, then the deadline; NULL when there is nothing to watch."""
    late_step: Mapped[int] = mapped_column(default=0)
    """1: the verifiers were nudged; 2: the head was told. Reporters are told by their own promise."""
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    waiting_for: Mapped[str | None]
    close_reason: Mapped[CloseReason | None] = mapped_column(enum_column(CloseReason))
    duplicate_of: Mapped[int | None] = mapped_column(ForeignKey("hoax_case.id", ondelete="SET NULL"), index=True)
    escalated_to: Mapped[Agency | None] = mapped_column(enum_column(Agency))
    escalated_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    """The first answer to its reporters."""
    finished_at: Mapped[datetime | None]
    """Closed or published; its evidence is deleted some time after that."""
    revision: Mapped[int] = mapped_column(default=0)
    """The number of the published ruling; 0 before there is one."""
    announced: Mapped[int] = mapped_column(default=0)
    """The revision that everybody was told of."""
    nudged_at: Mapped[datetime | None]
    """When members who had not passed the card on were reminded, once."""


class HoaxCases:
    """Questions about cases."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # One case -------------------------------------------------------------------------------------------------

    async def find(self, case_id: int) -> HoaxCase | None:
        """As it is in the database now."""
        query = select(HoaxCase).where(HoaxCase.id == case_id).execution_options(populate_existing=True)
        return (await self._session.scalars(query)).first()

    async def get(self, case_id: int) -> HoaxCase:
        found = await self.find(case_id)
        assert found is not None
        return found

    async def follow(self, case_id: int) -> HoaxCase | None:
        """The case, or the one it was merged into."""
        found = await self.find(case_id)
        for _ in range(20):
            if found is None or found.status is not CaseStatus.DUPLICATE or found.duplicate_of is None:
                return found
            found = await self.find(found.duplicate_of)
        return found

    async def find_same(self, fingerprint: str) -> HoaxCase | None:
        """The case of exactly this claim that is not closed; merged ones lead to where they went."""
        query = (
            select(HoaxCase.id)
            .where(HoaxCase.fingerprint == fingerprint, HoaxCase.status != CaseStatus.CLOSED)
            .order_by(HoaxCase.id.desc())
            .limit(1)
        )
        case_id = await self._session.scalar(query)
        found = await self.follow(case_id) if case_id is not None else None
        return found if found is not None and found.status is not CaseStatus.CLOSED else None

    async def open_once(self, **values: Any) -> HoaxCase | None:
        """Opens a case; None when somebody opened one of the same fingerprint in this moment."""
        query = (
            upsert(self._session, HoaxCase)
            .values(status=CaseStatus.RECEIVED, late_step=0, revision=0, announced=0, **values)
            .on_conflict_do_nothing(index_elements=[HoaxCase.fingerprint], index_where=text(_LIVE))
            .returning(HoaxCase.id)
        )
        case_id = await self._session.scalar(query)
        return await self.find(case_id) if case_id is not None else None

    async def move(
        self,
        case_id: int,
        to: CaseStatus,
        *,
        among: Collection[CaseStatus],
        held_by: int | None = None,
        **values: Any,
    ) -> bool:
        """Changes the state when it is one of `among` (and that verifier's): true for one of those who try at once."""
        query = update(HoaxCase).where(HoaxCase.id == case_id, HoaxCase.status.in_(among))
        if held_by is not None:
            query = query.where(HoaxCase.verifier_id == held_by)
        moved = await self._session.execute(query.values(status=to, **values).returning(HoaxCase.id))
        return moved.first() is not None

    async def take(self, case_id: int, verifier_id: int) -> bool:
        """Gives a case nobody has to this verifier; true for one of those who reach for it."""
        fresh = case((HoaxCase.status == CaseStatus.RECEIVED, CaseStatus.TRIAGE.value), else_=HoaxCase.status)
        taken = await self._session.execute(
            update(HoaxCase)
            .where(HoaxCase.id == case_id, HoaxCase.status.in_(AT_WORK), HoaxCase.verifier_id.is_(None))
            .values(verifier_id=verifier_id, status=fresh)
            .returning(HoaxCase.id)
        )
        return taken.first() is not None

    async def note_nudged(self, case_id: int, now: datetime) -> bool:
        """Members are reminded of its card; true for one of those who ask for it."""
        done = await self._session.execute(
            update(HoaxCase)
            .where(HoaxCase.id == case_id, HoaxCase.nudged_at.is_(None))
            .values(nudged_at=now)
            .returning(HoaxCase.id)
        )
        return done.first() is not None

    # Lists ----------------------------------------------------------------------------------------------------

    async def list_queue(
        self, statuses: Collection[CaseStatus], person_id: int, *, start: int, limit: int
    ) -> Sequence[HoaxCase]:
        """What this person has or could take before what another verifier works on; urgent ones first, then the
        oldest."""
        others = HoaxCase.status.in_(AT_WORK) & (func.coalesce(HoaxCase.verifier_id, person_id) != person_id)
        query = (
            select(HoaxCase)
            .where(HoaxCase.status.in_(statuses))
            .order_by(case((others, 1), else_=0), HoaxCase.urgent.desc(), HoaxCase.opened_at, HoaxCase.id)
            .offset(start)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def count(self, statuses: Collection[CaseStatus]) -> int:
        return await self._session.scalar(select(func.count()).where(HoaxCase.status.in_(statuses))) or 0

    async def list_held(self, verifier_id: int) -> Sequence[HoaxCase]:
        """What this verifier has and is not answered, also where an editor is at it."""
        query = select(HoaxCase).where(HoaxCase.verifier_id == verifier_id, HoaxCase.status.in_(UNANSWERED))
        return (await self._session.scalars(query.order_by(HoaxCase.id))).all()

    async def list_due(self, now: datetime, limit: int = 200) -> Sequence[HoaxCase]:
        """What the clock has to look at."""
        query = (
            select(HoaxCase)
            .where(HoaxCase.next_check_at <= now, HoaxCase.status.in_(UNANSWERED), HoaxCase.answered_at.is_(None))
            .order_by(HoaxCase.next_check_at, HoaxCase.id)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def list_to_announce(self) -> Sequence[HoaxCase]:
        """Published, and not everybody was told; also when a report was merged into it since."""
        query = (
            select(HoaxCase).where(HoaxCase.announced < HoaxCase.revision).order_by(HoaxCase.urgent.desc(), HoaxCase.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_words_after(self, case_id: int, limit: int = 2_000) -> Sequence[tuple[int, str, str]]:
        """(id, words, title) of the cases opened after this one: for the index."""
        query = (
            select(HoaxCase.id, HoaxCase.words, HoaxCase.title)
            .where(HoaxCase.id > case_id)
            .order_by(HoaxCase.id)
            .limit(limit)
        )
        return [(row[0], row[1], row[2]) for row in (await self._session.execute(query)).all()]

    async def list_reworded_after(self, revision: int, case_id: int, limit: int) -> Sequence[tuple[int, int, str, str]]:
        """(revision, id, words, title) of the cases whose words changed after that one of that revision, in order."""
        later = or_(HoaxCase.reworded > revision, and_(HoaxCase.reworded == revision, HoaxCase.id > case_id))
        query = (
            select(HoaxCase.reworded, HoaxCase.id, HoaxCase.words, HoaxCase.title)
            .where(later)
            .order_by(HoaxCase.reworded, HoaxCase.id)
            .limit(limit)
        )
        return [(row[0] or 0, row[1], row[2], row[3]) for row in (await self._session.execute(query)).all()]

    async def step_on(self, case: HoaxCase, now: datetime, *, late: bool) -> bool:
        """The clock looked at the case: it was nudged, or is late; true once for each."""
        step, then = (2, None) if late else (1, case.due_at)
        done = await self._session.execute(
            update(HoaxCase)
            .where(
                HoaxCase.id == case.id,
                HoaxCase.late_step < step,
                HoaxCase.next_check_at <= now,
                HoaxCase.answered_at.is_(None),
            )
            .values(late_step=step, next_check_at=then)
            .returning(HoaxCase.id)
        )
        return done.first() is not None

    async def note_announced(self, case_id: int, revision: int) -> None:
        """Everybody was told of this revision, unless a newer one is out by now."""
        await self._session.execute(
            update(HoaxCase).where(HoaxCase.id == case_id, HoaxCase.revision == revision).values(announced=revision)
        )
