"""Broadcasts: what is to be said, to whom, who wants it and who agreed.

    draft ──▶ awaiting_approval ──▶ scheduled ──▶ sending ⇄ paused
      │               │                 │            │  │      │
      └───────────────┴─────────────────┴────────────┼──┼──────┴──▶ cancelled
                                                     ▼  └─────────▶ done   ⇄ sending, when failed ones are retried

Taking a broadcast back or correcting it is a broadcast too: `deed` says what is done in each chat, `of_id` to what. So
everything that holds for sending, pause and ledger and pace, holds for that as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, delete, literal_column, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PartialIndex, Session, enum_column, upsert
from storage.prepared import Prepared


class BroadcastStatus(StrEnum):
    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    SCHEDULED = "scheduled"
    """Its audience is fixed; it starts by itself at `send_at`."""
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def finished(self) -> bool:
        return self in (BroadcastStatus.DONE, BroadcastStatus.CANCELLED)


class Topic(StrEnum):
    """What people can mute without leaving."""

    GENERAL = "umum"
    BIMTEK = "bimtek"
    HOAX = "hoaks"


class BroadcastDeed(StrEnum):
    """What is done in each chat."""

    SEND = "send"
    EDIT = "edit"
    """Gives a delivered message other words; where that is refused they are sent as a correction, once."""
    DELETE = "delete"
    """Takes a delivered message back; where that is refused the content, if any, is sent as a correction, once."""


class Broadcast(Base):
    __tablename__ = "broadcast"
    __table_args__ = (
        PartialIndex("ix_broadcast_running", "send_at", where="status IN ('scheduled', 'sending')"),
        Index("ix_broadcast_created", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    deed: Mapped[BroadcastDeed] = mapped_column(enum_column(BroadcastDeed), default=BroadcastDeed.SEND)
    of_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id", ondelete="CASCADE"), index=True)
    """The broadcast that is edited or deleted."""
    author: Mapped[str]
    """Who wants it, as the audit trail names people: `person:17`, `admin:<configured id>`."""
    approver: Mapped[str | None]
    """Who agreed, where that was needed; never the author."""
    override_by: Mapped[str | None]
    """The second admin who agreed to disregard quiet hours and cap."""
    topic: Mapped[Topic] = mapped_column(enum_column(Topic), default=Topic.GENERAL)
    content: Mapped[dict[str, Any]]
    """A `Reply` as JSON, stored once; `{nama}`, `{kim}`, `{desa}` are filled in for each recipient when it leaves."""
    audience: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was asked for, to be read by who made it. What counts is the ledger, fixed at approval."""
    status: Mapped[BroadcastStatus] = mapped_column(enum_column(BroadcastStatus), default=BroadcastStatus.DRAFT)
    urgent: Mapped[bool] = mapped_column(default=False)
    """Goes before all others: a correction of a hoax that spreads."""
    ignore_quiet: Mapped[bool] = mapped_column(default=False)
    ignore_cap: Mapped[bool] = mapped_column(default=False)
    total: Mapped[int] = mapped_column(default=0)
    """Rows of its ledger, counted when the audience was fixed."""
    created_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    send_at: Mapped[datetime | None]
    """Not before this moment. The clock starts it by this column."""
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class TopicMute(Base):
    """Somebody who wants no broadcasts of a topic."""

    __tablename__ = "topic_mute"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[Topic] = mapped_column(enum_column(Topic), primary_key=True)
    muted_at: Mapped[datetime]


_RUNNING = Broadcast.status.in_([literal_column("'scheduled'"), literal_column("'sending'")])
"""As the partial index says it, which takes no parameters."""

_ANY_RUNNING = Prepared(lambda _: select(Broadcast.id).where(_RUNNING, Broadcast.send_at <= bindparam("now")).limit(1))


class Broadcasts:
    """Questions about broadcasts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, broadcast_id: int) -> Broadcast | None:
        """As it is now, also when this transaction read it before."""
        return await self._session.get(Broadcast, broadcast_id, populate_existing=True)

    async def get(self, broadcast_id: int) -> Broadcast:
        return await self._session.get_one(Broadcast, broadcast_id)

    async def list_running(self, now: datetime) -> Sequence[Broadcast]:
        """Those that are being sent or whose time has come, urgent ones first."""
        query = (
            select(Broadcast)
            .where(_RUNNING, Broadcast.send_at <= now)
            .order_by(Broadcast.urgent.desc(), Broadcast.id)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).all()

    async def is_any_running(self, now: datetime) -> bool:
        return bool(await _ANY_RUNNING.fetch(self._session, {"now": now}))

    async def list_recent(self, limit: int = 10) -> Sequence[Broadcast]:
        """The newest first, whatever became of them; what edits or deletes another one is left out."""
        query = (
            select(Broadcast)
            .where(Broadcast.deed == BroadcastDeed.SEND)
            .order_by(Broadcast.created_at.desc(), Broadcast.id.desc())
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def list_unfinished_with(self, entry: str) -> Sequence[int]:
        """The numbers of those that may still leave with this standing button."""
        query = (
            select(Broadcast)
            .where(Broadcast.status.not_in([BroadcastStatus.DONE, BroadcastStatus.CANCELLED]))
            .order_by(Broadcast.id)
        )
        found = await self._session.scalars(query)
        return [b.id for b in found if any(shown == entry for _, shown, _ in b.content.get("choices", ()))]

    async def list_changes(self, broadcast_id: int) -> Sequence[Broadcast]:
        """What edited or deleted this one, oldest first."""
        query = select(Broadcast).where(Broadcast.of_id == broadcast_id).order_by(Broadcast.id)
        return (await self._session.scalars(query)).all()

    async def move(
        self, broadcast_id: int, allowed: Iterable[BroadcastStatus], to: BroadcastStatus, **values: Any
    ) -> bool:
        """Into another state; False when it is in none of `allowed`. Of several who try at once one succeeds."""
        moved = await self._session.execute(
            update(Broadcast)
            .where(Broadcast.id == broadcast_id, Broadcast.status.in_(list(allowed)))
            .values(status=to, **values)
            .returning(Broadcast.id)
            .execution_options(synchronize_session=False)
        )
        if moved.first() is None:
            return False
        await self.find(broadcast_id)
        return True

    async def mute(self, person_id: int, topic: Topic, now: datetime) -> None:
        statement = upsert(self._session, TopicMute).values(person_id=person_id, topic=topic, muted_at=now)
        await self._session.execute(statement.on_conflict_do_nothing(index_elements=["person_id", "topic"]))

    async def unmute(self, person_id: int, topic: Topic) -> None:
        await self._session.execute(delete(TopicMute).where(TopicMute.person_id == person_id, TopicMute.topic == topic))

    async def muted_by(self, person_id: int) -> set[Topic]:
        return set(await self._session.scalars(select(TopicMute.topic).where(TopicMute.person_id == person_id)))

    async def people_without(self, topic: Topic) -> set[int]:
        """Who muted the topic."""
        return set(await self._session.scalars(select(TopicMute.person_id).where(TopicMute.topic == topic)))

    async def forget_actor(self, actor: str, erased: str) -> None:
        """Takes somebody's name out of what they wrote and agreed to; `erased` stands there from now on."""
        for column in (Broadcast.author, Broadcast.approver, Broadcast.override_by):
            await self._session.execute(
                update(Broadcast)
                .where(column == actor)
                .values({column: erased})
                .execution_options(synchronize_session=False)
            )
