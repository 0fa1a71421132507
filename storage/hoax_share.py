"""The last mile: clarifications handed to members as a card, and passed on by them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, upsert
from storage.broadcast import Topic, TopicMute
from storage.hoax_case import SHOWN, HoaxCase
from storage.kim import Kim
from storage.member import REACHABLE, WANTS_REMINDERS, Member, Person, PersonAddress
from storage.region import Kecamatan, Village


class HoaxShare(Base):
    """A card handed to a member; `shared_at` once the member passed it on."""

    __tablename__ = "hoax_share"
    __table_args__ = (
        UniqueConstraint("case_id", "person_id"),
        Index("ix_hoax_share_person", "person_id", "handed_at"),
        Index("ix_hoax_share_kim", "kim_id", "shared_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("hoax_case.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"))
    handed_at: Mapped[datetime]
    revision: Mapped[int]
    """The newest revision that was handed over."""
    by_answer: Mapped[bool] = mapped_column(default=False)
    """It came with the answer to an own report, and the desk is told nothing of it. False once cards go out and this
    member would have been given one anyway."""
    shared_at: Mapped[datetime | None]
    where: Mapped[str | None]
    """Into what kind of group, as tapped: no names."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a clarification got."""

    covered: int
    """Villages in which somebody passed it on."""
    handed: int
    """Villages in which somebody was given it."""
    villages: int
    people: int
    """Who passed it on."""


class HoaxShares:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_to_give(self, case_id: int, *, given_before: datetime, limit: int) -> dict[int, int]:
        """Who may be given this card, each with the KIM: approved members who agreed to be written to and did not mute
        hoaxes, have not got it, or only with an answer, and got no other since `given_before`."""
        of_person = select(HoaxShare.id).where(HoaxShare.person_id == Person.id)
        had_this = of_person.where(HoaxShare.case_id == case_id, ~HoaxShare.by_answer).exists()
        had_other = of_person.where(HoaxShare.case_id != case_id, HoaxShare.handed_at >= given_before).exists()
        query = (
            select(Person.id, Member.kim_id)
            .join(Member, Member.person_id == Person.id)
            .join(PersonAddress, PersonAddress.person_id == Person.id)
            .where(REACHABLE, ~had_this, ~had_other, ~_muted())
            .order_by(Person.id)
            .limit(limit)
        )
        return {row[0]: row[1] for row in (await self._session.execute(query)).all()}

    async def hand(
        self, case_id: int, kims: Mapping[int, int], revision: int, now: datetime, *, by_answer: bool = False
    ) -> set[int]:
        """Writes down who is given the card, each with the KIM; the people who had not been given it before. Who had it
        with an answer is from here on one of those who were given it."""
        if not kims:
            return set()
        if not by_answer:
            await self._session.execute(
                update(HoaxShare)
                .where(HoaxShare.case_id == case_id, HoaxShare.person_id.in_(list(kims)), HoaxShare.by_answer)
                .values(by_answer=False)
                .execution_options(synchronize_session=False)
            )
        rows = [
            {
                "case_id": case_id,
                "person_id": person_id,
                "kim_id": kim_id,
                "handed_at": now,
                "revision": revision,
                "by_answer": by_answer,
            }
            for person_id, kim_id in kims.items()
        ]
        statement = upsert(self._session, HoaxShare).on_conflict_do_nothing(index_elements=["case_id", "person_id"])
        done = await (await self._session.connection()).execute(statement.returning(HoaxShare.person_id), rows)
        return {person for person in done.scalars() if person is not None}

    async def note_told(self, case_id: int, person_ids: Collection[int], revision: int) -> None:
        """They were told of this revision as reporters: a card of it would be the same once more."""
        await self._session.execute(
            update(HoaxShare)
            .where(HoaxShare.case_id == case_id, HoaxShare.person_id.in_(person_ids), HoaxShare.revision < revision)
            .values(revision=revision)
            .execution_options(synchronize_session=False)
        )

    async def has_outdated(self, case_id: int, revision: int) -> bool:
        return await self._session.scalar(_outdated(case_id, revision).limit(1)) is not None

    async def list_outdated(self, case_id: int, revision: int, limit: int) -> Sequence[int]:
        """People who hold an earlier card of the case and may be written to, marked as told of this revision."""
        due = _outdated(case_id, revision).order_by(HoaxShare.id).limit(limit)
        taken = await self._session.execute(
            update(HoaxShare)
            .where(HoaxShare.id.in_(due.scalar_subquery()), HoaxShare.revision < revision)
            .values(revision=revision)
            .returning(HoaxShare.person_id)
            .execution_options(synchronize_session=False)
        )
        return sorted(person for person in taken.scalars() if person is not None)

    async def share(
        self, case_id: int, person_id: int, kim_id: int | None, where: str, now: datetime, *, revision: int
    ) -> bool:
        """Writes down that it was passed on; false when that was said before. Who was given no card has it from an
        answer."""
        statement = upsert(self._session, HoaxShare).values(
            case_id=case_id,
            person_id=person_id,
            kim_id=kim_id,
            handed_at=now,
            revision=revision,
            by_answer=True,
            shared_at=now,
            where=where,
        )
        done = await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["case_id", "person_id"],
                set_={"shared_at": now, "where": where},
                where=HoaxShare.shared_at.is_(None),
            ).returning(HoaxShare.id)
        )
        return done.first() is not None

    async def counts(self, case_id: int, person_id: int) -> bool:
        """Whether this member's village is among those the desk is told of."""
        query = select(HoaxShare.id).where(*_of_cards(case_id), HoaxShare.person_id == person_id)
        return await self._session.scalar(query.where(HoaxShare.kim_id.is_not(None)).limit(1)) is not None

    async def coverage(self, case_id: int) -> Coverage:
        of_case, shared = _of_cards(case_id), HoaxShare.shared_at.is_not(None)

        async def villages(*conditions: ColumnElement[bool]) -> int:
            query = (
                select(func.count(func.distinct(Kim.village_code)))
                .join(HoaxShare, HoaxShare.kim_id == Kim.id)
                .where(*conditions)
            )
            return await self._session.scalar(query) or 0

        people = select(func.count(HoaxShare.id)).where(*of_case, shared)
        return Coverage(
            covered=await villages(*of_case, shared),
            handed=await villages(*of_case),
            villages=await self._session.scalar(select(func.count(Village.code))) or 0,
            people=await self._session.scalar(people) or 0,
        )

    async def list_villages(self, case_id: int, *, covered: bool) -> Sequence[tuple[str, str]]:
        """(village, kecamatan) in which the card was passed on, or was handed over and nobody passed it on: dozens of
        names occur more than once."""
        done = _done(case_id)
        query = (
            select(Village.name, Kecamatan.name, Village.code)
            .join(Kecamatan, Kecamatan.code == Village.kecamatan_code)
            .join(Kim, Kim.village_code == Village.code)
            .join(HoaxShare, HoaxShare.kim_id == Kim.id)
            .where(*_of_cards(case_id), Kim.id.in_(done) if covered else Kim.id.not_in(done))
            .distinct()
            .order_by(Village.name, Kecamatan.name, Village.code)
        )
        return [(row[0], row[1]) for row in (await self._session.execute(query)).all()]

    async def list_to_nudge(self, case_id: int) -> dict[int, tuple[str | None, str]]:
        """People of villages where nobody passed the card on, who may be reminded: their name, and that of the village
        for which they got it."""
        query = (
            select(Person.id, Person.name, Village.name)
            .join(HoaxShare, HoaxShare.person_id == Person.id)
            .join(Kim, Kim.id == HoaxShare.kim_id)
            .join(Village, Village.code == Kim.village_code)
            .where(
                *_of_cards(case_id),
                HoaxShare.kim_id.not_in(_done(case_id)),
                WANTS_REMINDERS,
                ~_muted(),
            )
            .order_by(HoaxShare.id)
        )
        return {row[0]: (row[1], row[2]) for row in (await self._session.execute(query)).all()}

    async def count_work(self, kim_id: int, since: datetime) -> int:
        """Clarifications that somebody of this KIM passed on since then."""
        query = select(func.count(func.distinct(HoaxShare.case_id))).where(
            HoaxShare.kim_id == kim_id, HoaxShare.shared_at >= since
        )
        return await self._session.scalar(query) or 0

    async def list_to_hand(self, since: datetime) -> Sequence[HoaxCase]:
        """Published cases whose card still goes out to members: urgent ones first, then the oldest."""
        query = (
            select(HoaxCase)
            .where(HoaxCase.status.in_(SHOWN), HoaxCase.finished_at >= since, HoaxCase.announced >= 1)
            .order_by(HoaxCase.urgent.desc(), HoaxCase.finished_at, HoaxCase.id)
        )
        return (await self._session.scalars(query)).all()


def _of_cards(case_id: int) -> tuple[ColumnElement[bool], ...]:
    """What went out as a card to members. A row that only an answer made would name a reporter's village."""
    return (HoaxShare.case_id == case_id, ~HoaxShare.by_answer)


def _done(case_id: int) -> Select[int | None]:
    """The KIM of which somebody passed it on."""
    return select(HoaxShare.kim_id).where(
        *_of_cards(case_id), HoaxShare.shared_at.is_not(None), HoaxShare.kim_id.is_not(None)
    )


def _muted() -> ColumnElement[bool]:
    return select(TopicMute.topic).where(TopicMute.person_id == Person.id, TopicMute.topic == Topic.HOAX).exists()


def _outdated(case_id: int, revision: int) -> Select[int]:
    return (
        select(HoaxShare.id)
        .join(Person, Person.id == HoaxShare.person_id)
        .where(
            HoaxShare.case_id == case_id,
            HoaxShare.revision < revision,
            WANTS_REMINDERS,
            ~_muted(),
        )
    )


async def chats_of(session: Session, person_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Person → (channel, chat), for those who can be reached."""
    query = (
        select(PersonAddress.person_id, PersonAddress.channel, PersonAddress.external_id)
        .join(Person, Person.id == PersonAddress.person_id)
        .where(PersonAddress.person_id.in_(person_ids), PersonAddress.blocked_at.is_(None))
        .order_by(PersonAddress.id.desc())
    )
    return {row[0]: (row[1], row[2]) for row in (await session.execute(query)).all()}
