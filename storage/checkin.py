"""Check-ins (*kegiatan*) of a KIM and their evidence.

draft (in the conversation) → submitted → accepted
                                 │  ▲        needs_fix ⇄ submitted
                                 │  └──────────────────────┘
                                 ├→ rejected
                                 └→ withdrawn   (by the reporter)
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    bindparam,
    false,
    func,
    insert,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from storage.base import Base, PartialIndex, Session, enum_column
from storage.kim import Kim
from storage.prepared import Prepared
from storage.region import Kecamatan, Village


class Category(StrEnum):
    PUBLICATION = "publication"
    POTENTIAL = "potential"
    COVERAGE = "coverage"
    MEETING = "meeting"
    OUTREACH = "outreach"
    EMPOWERMENT = "empowerment"
    NETWORK = "network"
    HOAX_LITERACY = "hoax_literacy"
    ASPIRATION = "aspiration"
    EMERGENCY = "emergency"
    TRAINING = "training"
    ORGANISATION = "organisation"


class Adinda(StrEnum):
    """The six core tasks of a KIM."""

    AKSES = "akses"
    DISKUSI = "diskusi"
    IMPLEMENTASI = "implementasi"
    NETWORKING = "networking"
    DISEMINASI = "diseminasi"
    ASPIRASI = "aspirasi"


class CheckinStatus(StrEnum):
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    NEEDS_FIX = "needs_fix"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class EvidenceKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    LINK = "link"


COUNTING = (CheckinStatus.SUBMITTED, CheckinStatus.ACCEPTED, CheckinStatus.NEEDS_FIX)
"""What counts as activity: everything not rejected and not withdrawn."""
UNDECIDED = (CheckinStatus.SUBMITTED, CheckinStatus.NEEDS_FIX)
"""What the reporter can still take back."""


_IN_CATALOGUE = "category = 'potential' AND status = 'accepted'"
_POTENTIAL: ColumnElement[Any] = literal_column("'potential'")
_ACCEPTED: ColumnElement[Any] = literal_column("'accepted'")
_SUBMITTED: ColumnElement[Any] = literal_column("'submitted'")
"""Written out, as the indexes over a part of the rows have them."""


class Checkin(Base):
    __tablename__ = "checkin"
    __table_args__ = (
        Index("ix_checkin_kim", "kim_id", "happened_on"),
        PartialIndex("ix_checkin_waiting", "submitted_at", where="status = 'submitted'"),
        Index("ix_checkin_author", "author_id"),
        Index("ix_checkin_happened_on", "happened_on", "status", "kim_id"),
        PartialIndex("ix_checkin_catalogue", "happened_on", "id", where=_IN_CATALOGUE),
        PartialIndex("ix_checkin_training", "kim_id", "status", where="category = 'training'"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    category: Mapped[Category] = mapped_column(enum_column(Category))
    what: Mapped[str]
    """One sentence or more; empty where the evidence speaks for itself."""
    happened_on: Mapped[date]
    status: Mapped[CheckinStatus] = mapped_column(enum_column(CheckinStatus))
    submitted_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    """Why it needs a fix or was rejected; the reporter reads it."""

    kim: Mapped[Kim] = relationship(lazy="raise")
    evidence: Mapped[list[Evidence]] = relationship(
        lazy="selectin", order_by="Evidence.id", cascade="all, delete-orphan"
    )


class Evidence(Base):
    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    checkin_id: Mapped[int] = mapped_column(ForeignKey("checkin.id", ondelete="CASCADE"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(enum_column(EvidenceKind))
    file_id: Mapped[str | None]
    unique_id: Mapped[str | None]
    """The platform's name of the content, the same for every bot."""
    album_id: Mapped[str | None] = mapped_column(index=True)
    url: Mapped[str | None]
    """A link as it was typed."""
    link_key: Mapped[str | None]
    """The link normalised, to count distinct publications by."""


@dataclass(frozen=True, slots=True)
class WaitingOf:
    """What somebody reported for a KIM and nobody decided yet."""

    kim_id: int
    kim: str
    author_id: int | None
    count: int
    oldest: datetime
    newest: datetime
    """When they were handed in, for the last time."""


_FILED = ("kim_id", "author_id", "category", "what", "happened_on", "status", "submitted_at")
_SHOWN = ("kind", "file_id", "unique_id", "album_id", "url", "link_key")
_FILE = Prepared(lambda _: insert(Checkin).values({name: bindparam(name) for name in _FILED}).returning(Checkin.id))
_SHOW = Prepared(lambda _: insert(Evidence).values({name: bindparam(name) for name in ("checkin_id", *_SHOWN)}))


class Checkins:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def file(self, checkin: Checkin) -> None:
        """Writes a new one and its evidence, and gives it its id; the object stays nobody's. What most turns come to
        is written as they are (docs/decisions/0018)."""
        ((checkin.id,),) = await _FILE.fetch(self._session, {name: getattr(checkin, name) for name in _FILED})
        shown = [{name: getattr(one, name) for name in _SHOWN} for one in checkin.evidence]
        if shown:
            await _SHOW.run(self._session, [{"checkin_id": checkin.id, **one} for one in shown])

    async def find(self, checkin_id: int) -> Checkin | None:
        """The check-in with its KIM and evidence, as it is in the database now."""
        query = (
            select(Checkin)
            .join(Kim, Kim.id == Checkin.kim_id)
            .options(contains_eager(Checkin.kim))
            .where(Checkin.id == checkin_id)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).first()

    async def list_of_author(self, person_id: int, limit: int = 5, offset: int = 0) -> Sequence[Checkin]:
        return await self._newest(Checkin.author_id == person_id, limit, offset)

    async def count_of_author(self, person_id: int) -> int:
        return await self._session.scalar(select(func.count(Checkin.id)).where(Checkin.author_id == person_id)) or 0

    async def list_of_kim(self, kim_id: int, *, since: date, limit: int = 500) -> Sequence[Checkin]:
        return await self._newest((Checkin.kim_id == kim_id) & (Checkin.happened_on >= since), limit)

    async def list_standing(self, kim_id: int, limit: int, offset: int = 0) -> Sequence[Checkin]:
        """What was reported for the KIM and not taken back."""
        return await self._newest(_standing(kim_id), limit, offset)

    async def count_standing(self, kim_id: int) -> int:
        return await self._session.scalar(select(func.count(Checkin.id)).where(_standing(kim_id))) or 0

    async def _newest(self, those: ColumnElement[bool], limit: int, offset: int = 0) -> Sequence[Checkin]:
        newest = select(Checkin).where(those).order_by(Checkin.happened_on.desc(), Checkin.id.desc())
        return (await self._session.scalars(newest.limit(limit).offset(offset))).all()

    async def next_to_review(self, area: ReviewArea, *, passed_over: Collection[int] = ()) -> Checkin | None:
        """What has waited longest, with its KIM."""
        query = (
            _to_review(select(Checkin), area)
            .options(contains_eager(Checkin.kim))
            .where(Checkin.id.not_in(passed_over))
            .order_by(Checkin.submitted_at, Checkin.id)
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def count_to_review(self, area: ReviewArea) -> int:
        return await self._session.scalar(_to_review(select(func.count(Checkin.id)), area)) or 0

    async def list_waiting(self) -> Sequence[WaitingOf]:
        """What waits, by KIM and reporter."""
        query = (
            select(
                Checkin.kim_id,
                Kim.name,
                Checkin.author_id,
                func.count(Checkin.id),
                func.min(Checkin.submitted_at),
                func.max(Checkin.submitted_at),
            )
            .join(Kim, Kim.id == Checkin.kim_id)
            .where(Checkin.status == _SUBMITTED)
            .group_by(Checkin.kim_id, Kim.name, Checkin.author_id)
        )
        return [WaitingOf(*row) for row in (await self._session.execute(query)).all()]

    async def move(
        self,
        checkin_id: int,
        to: CheckinStatus,
        *,
        among: Collection[CheckinStatus],
        author_id: int | None = None,
        **values: Any,
    ) -> bool:
        """Changes the state, when it is one of `among` (and the check-in that author's): true for exactly one of
        those who try at once."""
        mine = true() if author_id is None else Checkin.author_id == author_id
        moved = await self._session.execute(
            update(Checkin)
            .where(Checkin.id == checkin_id, Checkin.status.in_(among), mine)
            .values(status=to, **values)
            .returning(Checkin.id)
        )
        return moved.first() is not None

    async def last_activity(self, kim_id: int) -> date | None:
        """The day of the newest check-in that counts."""
        query = select(func.max(Checkin.happened_on)).where(Checkin.kim_id == kim_id, Checkin.status.in_(COUNTING))
        return await self._session.scalar(query)

    async def count_between(
        self, first: date, last: date, kecamatan_codes: Collection[str] | None = None
    ) -> tuple[int, int]:
        """How many that count happened in those days, and of how many KIM; everywhere, or in those kecamatan."""
        query = select(func.count(Checkin.id), func.count(Checkin.kim_id.distinct())).where(
            Checkin.happened_on.between(first, last), Checkin.status.in_(COUNTING)
        )
        if kecamatan_codes is not None:
            query = query.join(Kim, Kim.id == Checkin.kim_id).join(Village, Village.code == Kim.village_code)
            query = query.where(Village.kecamatan_code.in_(kecamatan_codes))
        checkins, kims = (await self._session.execute(query)).one()
        return checkins, kims

    async def last_of_author(self, person_id: int) -> Checkin | None:
        """What this person handed in last, of whatever day it tells."""
        own = select(Checkin).where(Checkin.author_id == person_id).limit(1)
        return (await self._session.scalars(own.order_by(Checkin.submitted_at.desc(), Checkin.id.desc()))).first()

    async def find_by_album(self, album_id: str, author_id: int) -> Checkin | None:
        """The author's newest check-in, still counting, that holds a part of this album."""
        query = (
            select(Checkin)
            .join(Evidence, Evidence.checkin_id == Checkin.id)
            .where(Evidence.album_id == album_id, Checkin.author_id == author_id, Checkin.status.in_(COUNTING))
            .order_by(Checkin.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def find_potential(self, checkin_id: int) -> Checkin | None:
        """An entry of the catalogue."""
        query = _catalogue(select(Checkin)).options(contains_eager(Checkin.kim)).where(Checkin.id == checkin_id)
        return (await self._session.scalars(query)).first()

    async def search_potential(self, words: Collection[str], limit: int) -> Sequence[Checkin]:
        """Entries of the catalogue that hold all the words, in the text or the names of the place; newest first."""
        query = (
            _catalogue(select(Checkin))
            .options(contains_eager(Checkin.kim))
            .where(*map(_mentions, words))
            .order_by(Checkin.happened_on.desc(), Checkin.id.desc())
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def count_potential(self, words: Collection[str]) -> int:
        query = _catalogue(select(func.count(Checkin.id))).where(*map(_mentions, words))
        return await self._session.scalar(query) or 0


@dataclass(frozen=True, slots=True)
class ReviewArea:
    """The submitted check-ins somebody may decide about."""

    everywhere: bool = False
    kecamatan: Collection[str] = ()
    kim_id: int | None = None
    besides_author: int | None = None
    """Nobody decides about their own."""

    def holds(self) -> ColumnElement[bool]:
        """The condition, for `_to_review`."""
        place = or_(
            true() if self.everywhere else false(),
            Village.kecamatan_code.in_(self.kecamatan) if self.kecamatan else false(),
            Checkin.kim_id == self.kim_id if self.kim_id is not None else false(),
        )
        own = Checkin.author_id == self.besides_author if self.besides_author is not None else false()
        return (Checkin.status == _SUBMITTED) & place & func.coalesce(~own, true())


def _standing(kim_id: int) -> ColumnElement[bool]:
    return (Checkin.kim_id == kim_id) & (Checkin.status != CheckinStatus.WITHDRAWN)


def _to_review(query: Select[Any], area: ReviewArea) -> Select[Any]:
    kims = query.join(Kim, Kim.id == Checkin.kim_id).join(Village, Village.code == Kim.village_code)
    return kims.where(area.holds())


def _catalogue(query: Select[Any]) -> Select[Any]:
    return (
        query.join(Kim, Kim.id == Checkin.kim_id)
        .join(Village, Village.code == Kim.village_code)
        .join(Kecamatan, Kecamatan.code == Village.kecamatan_code)
        .where(Checkin.category == _POTENTIAL, Checkin.status == _ACCEPTED)
    )


def _mentions(word: str) -> ColumnElement[bool]:
    held = func.lower(Checkin.what + " " + Village.name + " " + Kecamatan.name)
    return held.contains(word.lower(), autoescape=True)
