"""Who could get a broadcast: members, linked groups, and who was in a Bimtek. Who does is decided by rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, false, select

from storage.attendance import Attendance
from storage.base import Session
from storage.bimtek import Bimtek, BimtekStatus
from storage.bimtek_signup import LIVE, Signup
from storage.broadcast import Topic, TopicMute
from storage.group import GroupStatus, VillageGroup
from storage.kim import BoardRole, Kim
from storage.member import Member, MemberStatus, Person, PersonAddress
from storage.region import Village


@dataclass(frozen=True, slots=True)
class MemberToTell:
    """An approved member, and what speaks against writing to them."""

    person_id: int
    name: str | None
    kim_id: int
    kim: str
    village_code: str
    village: str
    role: BoardRole
    consents: bool
    stopped: bool
    muted: bool
    channel: str | None
    chat_id: str | None
    blocked: bool


@dataclass(frozen=True, slots=True)
class GroupToTell:
    """A KIM's group."""

    group_id: int
    kim_id: int
    kim: str
    village_code: str
    village: str
    channel: str
    chat_id: str
    lost: bool


class Audiences:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def members(
        self, topic: Topic, village_codes: Collection[str] | None = None, roles: Collection[BoardRole] = ()
    ) -> list[MemberToTell]:
        """Approved members of the KIM of these villages (None: of all) in these roles (none named: any), each once,
        longest-standing first. Of several addresses an open one counts."""
        muted = and_(TopicMute.person_id == Person.id, TopicMute.topic == topic)
        query = (
            select(
                Person.id, Person.name, Kim.id, Kim.name, Village.code, Village.name, Member.role,
                Person.reminders_ok, Person.stopped_at.is_not(None), TopicMute.muted_at.is_not(None),
                PersonAddress.channel, PersonAddress.external_id, PersonAddress.blocked_at.is_not(None),
            )
            .join(Person, Person.id == Member.person_id)
            .join(Kim, Kim.id == Member.kim_id)
            .join(Village, Village.code == Kim.village_code)
            .outerjoin(PersonAddress, PersonAddress.person_id == Person.id)
            .outerjoin(TopicMute, muted)
            .where(Member.status == MemberStatus.APPROVED)
            .order_by(Member.id, PersonAddress.blocked_at.is_not(None), PersonAddress.id)
        )  # fmt: skip
        if village_codes is not None:
            query = query.where(Village.code.in_(list(village_codes)) if village_codes else false())
        if roles:
            query = query.where(Member.role.in_(list(roles)))
        found: dict[int, MemberToTell] = {}
        for row in (await self._session.execute(query)).all():
            found.setdefault(row[0], MemberToTell(*tuple(row)))
        return list(found.values())

    async def groups(self, village_codes: Collection[str] | None = None) -> list[GroupToTell]:
        """The groups that are, or were until they were lost, those of the KIM of these villages."""
        query = (
            select(
                VillageGroup.id, Kim.id, Kim.name, Village.code, Village.name,
                VillageGroup.channel, VillageGroup.external_id, VillageGroup.status != GroupStatus.LINKED,
            )
            .join(Kim, Kim.id == VillageGroup.kim_id)
            .join(Village, Village.code == Kim.village_code)
            .where(VillageGroup.status.in_((GroupStatus.LINKED, GroupStatus.LOST)))
            .order_by(VillageGroup.id)
        )  # fmt: skip
        if village_codes is not None:
            query = query.where(Village.code.in_(list(village_codes)) if village_codes else false())
        return [GroupToTell(*row) for row in (await self._session.execute(query)).all()]

    async def cohorts(self) -> Sequence[tuple[int, int]]:
        """(angkatan, year) of every Bimtek that was announced, the newest first."""
        query = (
            select(Bimtek.angkatan, Bimtek.year)
            .where(Bimtek.angkatan.is_not(None), Bimtek.status.in_((BimtekStatus.OPEN, BimtekStatus.FINISHED)))
            .order_by(Bimtek.year.desc(), Bimtek.angkatan.desc())
        )
        rows = (await self._session.execute(query.distinct())).all()
        return [(angkatan, year) for angkatan, year in rows if angkatan is not None]

    async def in_cohort(self, angkatan: int, year: int, *, attended: bool) -> tuple[set[int], set[int]]:
        """Ids of the people who signed up for that Bimtek, or came to it, and of their KIM."""
        query = (
            select(Signup.person_id, Signup.kim_id)
            .join(Bimtek, Bimtek.id == Signup.bimtek_id)
            .where(Bimtek.angkatan == angkatan, Bimtek.year == year)
        )
        if attended:
            query = query.join(Attendance, Attendance.signup_id == Signup.id)
        else:
            query = query.where(Signup.status.in_(LIVE))
        rows = (await self._session.execute(query)).all()
        return {person for person, _ in rows if person is not None}, {kim for _, kim in rows}
