"""Telegram groups the bot is or was in, and which KIM each is the living room of. Nothing that is said there, by
whom, and who is in it.

    unlinked ──▶ proposed ──▶ linked ⇄ lost      (the bot removed or muted, the group gone)
        ▲  └─────────────────▶ │  │
        └──────────────────────┘  └──▶ left      (the bot went by itself, or was put out of a group of no KIM)
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, delete, or_, select, update
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from storage.base import NEVER_AGAIN, Base, PartialIndex, Session, enum_column, upsert
from storage.kim import Kim, Kims

LIVELY = timedelta(days=14)
"""A group that was heard in this time is lively."""
HEARD_AGAIN = timedelta(hours=1)
"""How exact `last_heard_at` is: one write per group in this time at most."""


class GroupStatus(StrEnum):
    UNLINKED = "unlinked"
    PROPOSED = "proposed"
    """Somebody named its village; the board or an officer has yet to say yes."""
    LINKED = "linked"
    LOST = "lost"
    """Was linked, and the bot cannot write there any more."""
    LEFT = "left"


class Loss(StrEnum):
    """Why a group is lost."""

    REMOVED = "removed"
    RESTRICTED = "restricted"
    """The bot is there and may not write."""
    GONE = "gone"


class VillageGroup(Base):
    __tablename__ = "village_group"
    __table_args__ = (
        UniqueConstraint("channel", "external_id"),
        PartialIndex("uq_village_group_linked", "kim_id", unique=True, where="status = 'linked'"),
        Index("ix_village_group_kim", "kim_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    external_id: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    """In links to the private chat. Only who can read the group sees it, so nobody links a group unseen."""
    title: Mapped[str]
    status: Mapped[GroupStatus] = mapped_column(enum_column(GroupStatus), default=GroupStatus.UNLINKED)
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"))
    proposed_kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"))
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    added_at: Mapped[datetime]
    linked_at: Mapped[datetime | None]
    lost_at: Mapped[datetime | None]
    lost_reason: Mapped[str | None]
    """A `Loss`."""
    lost_told_at: Mapped[datetime | None]
    """When the officers heard of it; NULL while they still have to."""
    bot_admin: Mapped[bool] = mapped_column(default=False)
    can_invite: Mapped[bool] = mapped_column(default=False)
    can_write: Mapped[bool] = mapped_column(default=True)
    measured_since: Mapped[datetime | None]
    """From when on the bot is shown all messages; NULL while it is not, and `last_heard_at` then says little."""
    last_heard_at: Mapped[datetime | None]
    greeted_on: Mapped[date | None]
    """The last day on which newcomers were offered to register."""
    contact_noted_on: Mapped[date | None]
    """The last day on which its liveliness was noted as a sign of life of the KIM."""

    kim: Mapped[Kim | None] = relationship(foreign_keys=[kim_id], lazy="raise")
    proposed_kim: Mapped[Kim | None] = relationship(foreign_keys=[proposed_kim_id], lazy="raise")

    @property
    def is_linked(self) -> bool:
        return self.status is GroupStatus.LINKED

    @property
    def lacks_rights(self) -> bool:
        """Whether the bot cannot bring members in."""
        return not (self.bot_admin and self.can_invite)

    def is_lively(self, now: datetime) -> bool:
        """Whether people have talked there lately, as far as the bot can tell."""
        measured = self.is_linked and self.measured_since is not None
        return measured and self.last_heard_at is not None and now - self.last_heard_at <= LIVELY


class Groups:
    """Questions about groups."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, channel: str, external_id: str) -> VillageGroup | None:
        query = select(VillageGroup).where(VillageGroup.channel == channel, VillageGroup.external_id == external_id)
        return (await self._session.scalars(query)).first()

    async def find_by_id(self, group_id: int) -> VillageGroup | None:
        return await self._session.get(VillageGroup, group_id)

    async def find_by_key(self, key: str) -> VillageGroup | None:
        return (await self._session.scalars(select(VillageGroup).where(VillageGroup.key == key))).first()

    async def of_kim(self, kim_id: int) -> VillageGroup | None:
        """The KIM's one linked group."""
        return (await self.of_kims([kim_id])).get(kim_id)

    async def of_kims(self, kim_ids: Iterable[int]) -> dict[int, VillageGroup]:
        """The linked group of each of these KIM, by KIM."""
        query = select(VillageGroup).where(
            VillageGroup.kim_id.in_(list(kim_ids)), VillageGroup.status == GroupStatus.LINKED
        )
        return {group.kim_id: group for group in await self._session.scalars(query) if group.kim_id is not None}

    async def latest_of_kims(self, kim_ids: Iterable[int]) -> dict[int, VillageGroup]:
        """The linked group of each of these KIM, or where there is none the one lost last."""
        query = (
            select(VillageGroup)
            .where(
                VillageGroup.kim_id.in_(list(kim_ids)),
                VillageGroup.status.in_((GroupStatus.LINKED, GroupStatus.LOST)),
            )
            .order_by(VillageGroup.status == GroupStatus.LINKED, VillageGroup.lost_at, VillageGroup.id)
        )
        return {group.kim_id: group for group in await self._session.scalars(query) if group.kim_id is not None}

    async def list_there(self) -> Sequence[VillageGroup]:
        """All but those the bot left, with their KIM: lost ones first, then what waits for a link, then by name."""
        query = (
            select(VillageGroup)
            .options(joinedload(VillageGroup.kim), joinedload(VillageGroup.proposed_kim))
            .where(VillageGroup.status != GroupStatus.LEFT)
            .order_by(VillageGroup.title, VillageGroup.id)
        )
        order = [GroupStatus.LOST, GroupStatus.PROPOSED, GroupStatus.UNLINKED, GroupStatus.LINKED]
        return sorted((await self._session.scalars(query)).all(), key=lambda group: order.index(group.status))

    async def list_untold_losses(self, before: datetime) -> Sequence[VillageGroup]:
        """Groups lost before that moment of which the officers have not heard, with their KIM."""
        query = (
            select(VillageGroup)
            .options(joinedload(VillageGroup.kim))
            .where(
                VillageGroup.status == GroupStatus.LOST,
                VillageGroup.lost_at <= before,
                VillageGroup.lost_told_at.is_(None),
            )
            .order_by(VillageGroup.id)
        )
        return (await self._session.scalars(query)).all()

    async def list_lively(self, since: datetime) -> Sequence[VillageGroup]:
        """Linked groups that were heard since then, with their KIM, as far as the bot can tell."""
        query = (
            select(VillageGroup)
            .options(joinedload(VillageGroup.kim))
            .where(
                VillageGroup.status == GroupStatus.LINKED,
                VillageGroup.measured_since.is_not(None),
                VillageGroup.last_heard_at >= since,
            )
            .order_by(VillageGroup.id)
        )
        return (await self._session.scalars(query)).all()

    async def add(self, channel: str, external_id: str, title: str, now: datetime) -> VillageGroup:
        """The group, written down when it is new."""
        await self._session.execute(
            upsert(self._session, VillageGroup)
            .values(
                channel=channel,
                external_id=external_id,
                key=secrets.token_hex(8),
                title=title,
                status=GroupStatus.UNLINKED,
                added_at=now,
                bot_admin=False,
                can_invite=False,
                can_write=True,
            )
            .on_conflict_do_nothing(index_elements=["channel", "external_id"])
        )
        group = await self.find(channel, external_id)
        assert group is not None
        return group

    async def has_namesake(self, group: VillageGroup) -> bool:
        """Whether the bot is, or was until a moment ago, in another group of the same name."""
        query = select(VillageGroup.id).where(
            VillageGroup.channel == group.channel,
            VillageGroup.title == group.title,
            VillageGroup.id != group.id,
            VillageGroup.status != GroupStatus.LEFT,
        )
        return await self._session.scalar(query.limit(1)) is not None

    async def hold(self, group: VillageGroup) -> None:
        """Until the transaction ends nobody else changes this group; what was written is read again."""
        await self._session.flush()
        await self._session.refresh(group, with_for_update=True)

    async def take_greeting(self, group_id: int, today: date) -> bool:
        """Marks newcomers as greeted today; True for exactly one of those who try."""
        taken = await self._session.execute(
            update(VillageGroup)
            .where(
                VillageGroup.id == group_id,
                or_(VillageGroup.greeted_on.is_(None), VillageGroup.greeted_on < today),
            )
            .values(greeted_on=today)
            .returning(VillageGroup.id)
        )
        return taken.first() is not None

    async def note_heard(self, channel: str, external_id: str, now: datetime) -> bool:
        """People talked there: at most one write per group and hour. Whether this was one."""
        written = await self._session.execute(
            update(VillageGroup)
            .where(
                VillageGroup.channel == channel,
                VillageGroup.external_id == external_id,
                or_(VillageGroup.last_heard_at.is_(None), VillageGroup.last_heard_at < now - HEARD_AGAIN),
            )
            .values(last_heard_at=now)
            .returning(VillageGroup.id)
            .execution_options(synchronize_session=False)
        )
        return written.first() is not None

    async def mark_lost(self, channel: str, external_id: str, reason: str, now: datetime) -> bool:
        """The bot cannot write there any more; the officers are told by the clock. False when that was known.

        A group of no KIM is not missed: its row is forgotten but for its name on the platform.
        """
        lost = await self._session.execute(
            update(VillageGroup)
            .where(
                VillageGroup.channel == channel,
                VillageGroup.external_id == external_id,
                VillageGroup.status == GroupStatus.LINKED,
            )
            .values(
                status=GroupStatus.LOST,
                lost_at=now,
                lost_reason=reason,
                lost_told_at=None,
                measured_since=None,
                bot_admin=False,
                can_invite=False,
                can_write=False,
            )
            .returning(VillageGroup.id)
        )
        if lost.first() is not None:
            return True
        if reason != Loss.RESTRICTED:
            await self._session.execute(
                update(VillageGroup)
                .where(
                    VillageGroup.channel == channel,
                    VillageGroup.external_id == external_id,
                    VillageGroup.status.in_((GroupStatus.UNLINKED, GroupStatus.PROPOSED)),
                )
                .values(**_FORGOTTEN)
            )
        return False

    async def move(self, channel: str, old_id: str, new_id: str) -> VillageGroup | None:
        """The group goes on under another id; told twice, or of a group nobody knows, nothing happens."""
        group, there = await self.find(channel, old_id), await self.find(channel, new_id)
        if group is None or group is there:
            return there
        if there is not None:
            if there.status is GroupStatus.LINKED:
                return there
            # It came to our notice under its new name first.
            group.bot_admin, group.can_invite, group.can_write = there.bot_admin, there.can_invite, there.can_write
            group.measured_since = group.measured_since or there.measured_since
            await self._session.execute(delete(VillageGroup).where(VillageGroup.id == there.id))
            self._session.expunge(there)
        group.external_id = new_id
        if group.status is GroupStatus.LOST and group.lost_told_at is None and group.kim_id is not None:
            # Put out of the old group by the move itself.
            await Kims(self._session).hold(group.kim_id)
            if await self.of_kim(group.kim_id) is None:
                group.status, group.lost_at, group.lost_reason = GroupStatus.LINKED, None, None
                group.can_write = True
        await self._session.flush()
        return group

    def forget(self, group: VillageGroup) -> None:
        """The bot is not there any more and nobody misses it: what the group was called is not kept."""
        for name, value in _FORGOTTEN.items():
            setattr(group, name, value)


_FORGOTTEN: dict[str, object] = {
    "status": GroupStatus.LEFT,
    "title": "",
    "kim_id": None,
    "proposed_kim_id": None,
    "proposed_by": None,
    "bot_admin": False,
    "can_invite": False,
    "measured_since": None,
    "last_heard_at": None,
}
