"""People who agreed to be known, how to reach them, their place in a KIM, and their office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    and_,
    delete,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, aliased, contains_eager, mapped_column, relationship

from storage.base import NEVER_AGAIN, Base, PartialIndex, Session, enum_column
from storage.conversation import conversations
from storage.kim import BoardRole, Kim
from storage.office import Grant
from storage.region import Village


class MemberStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    LEFT = "left"


class Person(Base):
    """Somebody who gave consent. Before that no row exists; after `hapus data saya` it is gone."""

    __tablename__ = "person"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    phone: Mapped[str | None]
    """E.164."""
    created_at: Mapped[datetime]
    reminders_ok: Mapped[bool] = mapped_column(default=False)
    """The newest of the person's reminder consents."""
    photos_ok: Mapped[bool] = mapped_column(default=False)
    stopped_at: Mapped[datetime | None]
    """`berhenti`: nothing unasked is sent from here on."""
    last_reminded_at: Mapped[datetime | None]
    """When the last unasked reminder of any kind was handed over for sending."""


class PersonAddress(Base):
    """Where a person can be written to."""

    __tablename__ = "person_address"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    blocked_at: Mapped[datetime | None]


class Member(Base):
    """A person's place in a KIM: asked for, decided, ended. Rows are kept; at most one is open."""

    __tablename__ = "member"
    __table_args__ = (
        PartialIndex("uq_member_open", "person_id", unique=True, where="status IN ('pending', 'approved')"),
        PartialIndex("uq_member_ketua", "kim_id", unique=True, where="status = 'approved' AND role = 'ketua'"),
        Index("ix_member_kim", "kim_id", "status"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kim_id: Mapped[int] = mapped_column(ForeignKey("kim.id", ondelete="CASCADE"))
    role: Mapped[BoardRole] = mapped_column(enum_column(BoardRole))
    status: Mapped[MemberStatus] = mapped_column(enum_column(MemberStatus), default=MemberStatus.PENDING)
    wanted_role: Mapped[BoardRole | None] = mapped_column(enum_column(BoardRole))
    """The place on the board the member says to hold now, waiting for a yes."""
    requested_at: Mapped[datetime]
    decide_by: Mapped[date | None]
    """Last day for the decision, also about `wanted_role`; NULL once the officers were asked to step in."""
    decided_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    group_asked_at: Mapped[datetime | None]
    """Asked to be let into the KIM's group before the registration was decided."""
    group_joined_at: Mapped[datetime | None]
    group_left_at: Mapped[datetime | None]
    """Came into and went from the KIM's group, as far as the bot was told."""

    person: Mapped[Person] = relationship(lazy="raise")
    kim: Mapped[Kim] = relationship(lazy="raise")

    @property
    def on_board(self) -> bool:
        return self.status is MemberStatus.APPROVED and self.role.on_board


@dataclass(frozen=True, slots=True)
class Reachable:
    """A member who may be written to unasked, and where."""

    kim_id: int
    member_id: int
    role: BoardRole
    person_id: int
    name: str | None
    last_reminded_at: datetime | None
    channel: str
    chat_id: str


OPEN = (MemberStatus.PENDING, MemberStatus.APPROVED)


_ANOTHER = aliased(Member)
_HAS_KETUA = select(_ANOTHER.id).where(
    _ANOTHER.kim_id == Member.kim_id, _ANOTHER.status == MemberStatus.APPROVED, _ANOTHER.role == BoardRole.KETUA
)
WAITING = or_(
    Member.status == MemberStatus.PENDING,
    and_(
        Member.status == MemberStatus.APPROVED,
        Member.wanted_role.is_not(None),
        # Where there is a ketua, it is the place that was offered, and for the heir alone to answer.
        or_(Member.wanted_role != BoardRole.KETUA, ~_HAS_KETUA.exists()),
    ),
)
"""A registration, or a place on the board somebody says to hold, that nobody has decided about."""

WANTS_REMINDERS = and_(Person.reminders_ok, Person.stopped_at.is_(None))
"""May be written to unasked: agreed to it, and has not said *berhenti* since."""
REACHABLE = and_(Member.status == MemberStatus.APPROVED, WANTS_REMINDERS, PersonAddress.blocked_at.is_(None))
"""A member who may, at an address that is open."""

IS_OPEN = Member.status.in_([literal_column(f"'{status.value}'") for status in OPEN])
"""As the partial index says it, which takes no parameters."""


class Members:
    """Questions about people and their places."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find_address(self, channel: str, external_id: str) -> PersonAddress | None:
        query = select(PersonAddress).where(PersonAddress.channel == channel, PersonAddress.external_id == external_id)
        return (await self._session.scalars(query)).first()

    async def find_person(self, person_id: int) -> Person | None:
        return await self._session.get(Person, person_id)

    async def find_member(self, member_id: int) -> Member | None:
        return (await self._session.scalars(_whole().where(Member.id == member_id))).first()

    async def find_approved(self, person_id: int, kim_id: int) -> Member | None:
        """The person's place in that KIM, when it is one now."""
        query = _whole().where(
            Member.person_id == person_id, Member.kim_id == kim_id, Member.status == MemberStatus.APPROVED
        )
        return (await self._session.scalars(query)).first()

    async def roles_of(self, person_ids: Iterable[int]) -> dict[tuple[int | None, int], BoardRole]:
        """(person, KIM) → what they are there now."""
        query = select(Member.person_id, Member.kim_id, Member.role).where(
            Member.person_id.in_(list(person_ids)), Member.status == MemberStatus.APPROVED
        )
        return {(person, kim): role for person, kim, role in (await self._session.execute(query)).all()}

    async def list_of_kim(self, kim_id: int, *, board_only: bool = False) -> Sequence[Member]:
        """Approved members with their person, ketua first, then sekretaris, bendahara, anggota."""
        query = _whole().where(Member.kim_id == kim_id, Member.status == MemberStatus.APPROVED)
        if board_only:
            query = query.where(Member.role != BoardRole.ANGGOTA)
        rows = list((await self._session.scalars(query)).all())
        order = list(BoardRole)
        return sorted(rows, key=lambda m: (order.index(m.role), m.id))

    async def list_waiting(self, kecamatan_code: str | None = None, *, kim_id: int | None = None) -> Sequence[Member]:
        """Registrations and claims to a place on the board, the most urgent first."""
        query = (
            _whole()
            .where(WAITING)
            .order_by(Member.decide_by.is_not(None), Member.decide_by, Member.requested_at, Member.id)
        )
        if kim_id is not None:
            query = query.where(Member.kim_id == kim_id)
        if kecamatan_code:
            query = query.join(Village, Village.code == Kim.village_code).where(
                Village.kecamatan_code == kecamatan_code
            )
        return (await self._session.scalars(query)).all()

    async def list_history(self, person_id: int) -> Sequence[Member]:
        query = (
            select(Member)
            .join(Kim, Kim.id == Member.kim_id)
            .options(contains_eager(Member.kim))
            .where(Member.person_id == person_id)
            .order_by(Member.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_addresses(self, person_ids: Iterable[int]) -> Sequence[PersonAddress]:
        query = select(PersonAddress).where(PersonAddress.person_id.in_(list(person_ids))).order_by(PersonAddress.id)
        return (await self._session.scalars(query)).all()

    async def list_open_addresses(self, person_ids: Iterable[int]) -> Sequence[PersonAddress]:
        """Without those that people have blocked."""
        return [address for address in await self.list_addresses(person_ids) if address.blocked_at is None]

    async def kims_with_members(self) -> set[int]:
        """Ids of the KIM somebody approved belongs to."""
        query = select(Member.kim_id).where(Member.status == MemberStatus.APPROVED).distinct()
        return set((await self._session.scalars(query)).all())

    async def count_people(self) -> int:
        return await self._session.scalar(select(func.count()).select_from(Person)) or 0

    async def list_unfinished(self, before: datetime) -> Sequence[Person]:
        """People who agreed before that moment, never finished registering, and were not heard since."""
        has_place = select(Member.person_id).where(Member.person_id == Person.id).exists()
        has_office = select(Grant.person_id).where(Grant.person_id == Person.id).exists()
        chats = conversations.c
        was_heard = (
            select(PersonAddress.id)
            .join(
                conversations, (chats.channel == PersonAddress.channel) & (chats.chat_id == PersonAddress.external_id)
            )
            .where(PersonAddress.person_id == Person.id, chats.updated_at >= before)
            .exists()
        )
        unfinished = Person.name.is_(None) & ~has_place & ~has_office & ~was_heard
        query = select(Person).where(Person.created_at < before, unfinished)
        return (await self._session.scalars(query)).all()

    async def remove_person(self, person_id: int) -> None:
        """Erases the person and everything that goes with the row."""
        await self._session.execute(delete(Person).where(Person.id == person_id))

    async def list_overdue(self, today: date) -> Sequence[Member]:
        """Requests and claims whose last day is over and that were not handed on yet."""
        return (await self._session.scalars(_whole().where(WAITING, Member.decide_by < today))).all()

    async def list_reachable(self, kim_ids: Iterable[int]) -> Sequence[Reachable]:
        """Approved members of these KIM who agreed to reminders, did not stop, and have an open address; the
        longest-standing first."""
        query = (
            select(
                Member.kim_id,
                Member.id,
                Member.role,
                Person.id,
                Person.name,
                Person.last_reminded_at,
                PersonAddress.channel,
                PersonAddress.external_id,
            )
            .join(Person, Person.id == Member.person_id)
            .join(PersonAddress, PersonAddress.person_id == Person.id)
            .where(Member.kim_id.in_(list(kim_ids)), REACHABLE)
            .order_by(Member.id, PersonAddress.id)
        )
        found: dict[int, Reachable] = {}
        for row in (await self._session.execute(query)).all():
            found.setdefault(row[1], Reachable(*row))
        return list(found.values())

    async def claim_reminders(self, person_ids: Iterable[int], now: datetime, gap: timedelta) -> set[int]:
        """Marks people as reminded now; those whose last unasked reminder is younger than `gap` are left out."""
        wanted = sorted(set(person_ids))
        if not wanted:
            return set()
        claimed = await self._session.scalars(
            update(Person)
            .where(
                Person.id.in_(wanted),
                or_(Person.last_reminded_at.is_(None), Person.last_reminded_at <= now - gap),
            )
            .values(last_reminded_at=now)
            .returning(Person.id)
            .execution_options(synchronize_session=False)
        )
        return set(claimed.all())

    async def decide(self, member_id: int, status: MemberStatus, now: datetime) -> bool:
        """Settles a pending request."""
        return await self._settle(member_id, Member.status == MemberStatus.PENDING, status=status, decided_at=now)

    async def reopen(self, member_id: int, decide_by: date) -> bool:
        """An approved member waits again."""
        again = {"status": MemberStatus.PENDING, "decided_at": None, "wanted_role": None, "decide_by": decide_by}
        return await self._settle(member_id, Member.status == MemberStatus.APPROVED, **again)

    async def end(self, member_id: int, now: datetime) -> bool:
        """Ends an approved place that its holder did not end."""
        left = {"status": MemberStatus.LEFT, "ended_at": now, "wanted_role": None}
        return await self._settle(member_id, Member.status == MemberStatus.APPROVED, **left)

    async def settle_claim(self, member_id: int, wanted: BoardRole) -> bool:
        """Ends the wait for this place on the board."""
        claims = (Member.status == MemberStatus.APPROVED) & (Member.wanted_role == wanted)
        return await self._settle(member_id, claims, wanted_role=None)

    async def _settle(self, member_id: int, as_it_was: ColumnElement[bool], **values: Any) -> bool:
        """True for exactly one of those who decide at once."""
        settled = await self._session.execute(
            update(Member).where(Member.id == member_id, as_it_was).values(**values).returning(Member.id)
        )
        return settled.first() is not None

    async def end_offers(self, kim_id: int) -> Sequence[Member]:
        """The ketua's place of this KIM was offered by who is ketua no more, or is offered to somebody else now, or is
        taken: nobody waits for it any more. Returns who did."""
        waiting = (
            Member.kim_id == kim_id,
            Member.status == MemberStatus.APPROVED,
            Member.wanted_role == BoardRole.KETUA,
        )
        ended = (await self._session.scalars(_whole().where(*waiting))).all()
        for member in ended:
            member.wanted_role = None
        return ended


def _whole() -> Select[Member]:
    """Places with their person and KIM."""
    return (
        select(Member)
        .join(Person, Person.id == Member.person_id)
        .join(Kim, Kim.id == Member.kim_id)
        .options(contains_eager(Member.person), contains_eager(Member.kim))
    )
