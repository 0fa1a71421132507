"""The ledger of a broadcast: one row for each person or group, in exactly one state.

    pending ──claim──▶ sending ──▶ sent
       ▲                 │ ├─────▶ failed(blocked · rejected · too_many_attempts · no_address)
       ├── not_before ◀──┤ ├─────▶ uncertain    (on the wire when the process died, or the answer was lost)
       │                 │ └─────▶ skipped(stopped · muted · blocked · cap · …)   looked at once more when it is claimed
       │                 └───────▶ cancelled
       └── retry, or resend on request: failed, uncertain

What is not pending and not sending is final. Which process sends is in `broadcast_delivery.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    Integer,
    Select,
    UniqueConstraint,
    cast,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column

from storage.base import Base, PartialIndex, Session, enum_column, upsert
from storage.broadcast import Broadcast, BroadcastDeed
from storage.member import PersonAddress

AT_ONCE = 2_000
"""Rows in one statement."""
ONCE = ("broadcast_id", "channel", "chat_id", "about_id")
"""What a ledger has one row of."""
LATECOMERS = timedelta(minutes=1)
"""What was on its way while its broadcast was changed has left after this time."""


class RecipientStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """Why somebody got nothing; `CORRECTED`: why somebody got a correction instead of a change."""

    NO_CONSENT = "no_consent"
    STOPPED = "stopped"
    """`berhenti`."""
    MUTED = "muted"
    BLOCKED = "blocked"
    NO_ADDRESS = "no_address"
    CAP = "cap"
    """Had as many broadcasts that day as one may have."""
    GROUP_LOST = "group_lost"
    GONE = "gone"
    """Has left, or is another group's new name that has a row of its own."""
    REJECTED = "rejected"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    TOO_LATE = "too_late"
    """Too old to be deleted, and there was nothing to say instead."""
    CORRECTED = "corrected"


class BroadcastRecipient(Base):
    __tablename__ = "broadcast_recipient"
    __table_args__ = (
        UniqueConstraint(*ONCE),
        PartialIndex("ix_broadcast_recipient_due", "broadcast_id", "not_before", "id", where="status = 'pending'"),
        PartialIndex("ix_broadcast_recipient_sending", "broadcast_id", "claimed_by", where="status = 'sending'"),
        Index("ix_broadcast_recipient_chat", "chat_id", "left_at"),
        Index("ix_broadcast_recipient_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    broadcast_id: Mapped[int] = mapped_column(ForeignKey("broadcast.id", ondelete="CASCADE"))
    channel: Mapped[str]
    chat_id: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id", ondelete="SET NULL"))
    """One of the two, as long as they are on file."""
    kim_id: Mapped[int | None] = mapped_column(ForeignKey("kim.id", ondelete="SET NULL"))
    """The KIM for which it was chosen: where the shares by kecamatan come from."""
    deed: Mapped[BroadcastDeed] = mapped_column(enum_column(BroadcastDeed), default=BroadcastDeed.SEND)
    """What is to be done next: a refused edit or deletion becomes a correction to send."""
    status: Mapped[RecipientStatus] = mapped_column(enum_column(RecipientStatus), default=RecipientStatus.PENDING)
    reason: Mapped[Reason | None] = mapped_column(enum_column(Reason))
    detail: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    claimed_by: Mapped[str | None]
    left_at: Mapped[datetime | None]
    """When it was last taken to be sent."""
    message_ids: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    """The platform's ids of what was delivered, all of an album."""
    old_ids: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    """Of an edit or a deletion: the messages it is about."""
    about_id: Mapped[int] = mapped_column(default=0)
    """The broadcast that sent those: the one that is changed, or a correction of it. 0 where nothing is changed."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody chosen; with `skipped` the row says from the start why nothing is sent."""

    channel: str
    chat_id: str
    person_id: int | None = None
    group_id: int | None = None
    kim_id: int | None = None
    skipped: Reason | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How the rows of a ledger stand."""

    status: dict[RecipientStatus, int]
    reasons: dict[tuple[RecipientStatus, Reason], int]
    """Of those failed, skipped or corrected."""
    left_since: int
    """How many were taken to be sent since the moment that was asked for."""


def _others(change: Broadcast, deed: BroadcastDeed) -> Select[int]:
    """What else was done to the broadcast that is changed."""
    return select(Broadcast.id).where(
        Broadcast.of_id == change.of_id, Broadcast.deed == deed, Broadcast.id != change.id
    )


def _in_this_chat(other: Any, broadcast_ids: list[int]) -> Select[int]:
    """What reached the same chat by one of these."""
    here = (other.channel == BroadcastRecipient.channel) & (other.chat_id == BroadcastRecipient.chat_id)
    return select(other.id).where(here, other.broadcast_id.in_(broadcast_ids), other.status == RecipientStatus.SENT)


class Ledger:
    """What the admin's side does with a ledger."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, broadcast_id: int, recipients: Iterable[Recipient], now: datetime) -> int:
        """Writes the rows, thousands in a statement; of a chat that comes twice the first counts. How many it has."""
        waiting = iter(recipients)
        while rows := list(islice(waiting, AT_ONCE)):
            await self._insert(broadcast_id, rows, now)
        return await self.count(broadcast_id)

    async def _insert(self, broadcast_id: int, recipients: Sequence[Recipient], now: datetime) -> None:
        statement = upsert(self._session, BroadcastRecipient).on_conflict_do_nothing(index_elements=list(ONCE))
        await (await self._session.connection()).execute(
            statement,
            [
                {
                    "broadcast_id": broadcast_id,
                    "channel": one.channel,
                    "chat_id": one.chat_id,
                    "person_id": one.person_id,
                    "group_id": one.group_id,
                    "kim_id": one.kim_id,
                    "deed": BroadcastDeed.SEND,
                    "status": RecipientStatus.SKIPPED if one.skipped else RecipientStatus.PENDING,
                    "reason": one.skipped,
                    "attempts": 0,
                    "not_before": now,
                    "about_id": 0,
                }
                for one in recipients
            ],
        )

    async def add_changes(self, change: Broadcast, now: datetime) -> int:
        """The ledger of an edit or a deletion: a row for every message of the broadcast that was delivered, and for
        every correction sent in place of an edit; what is in it already stays. How many that are. Who was written to
        long after the change was asked for got the new words. Of whom only the first of several messages reached, that
        one is taken back, too."""
        row = BroadcastRecipient
        corrections = list(await self._session.scalars(_others(change, BroadcastDeed.EDIT)))
        arrived = row.status == RecipientStatus.SENT
        if change.deed is BroadcastDeed.DELETE:
            arrived = row.status.not_in((RecipientStatus.PENDING, RecipientStatus.SENDING))
        else:
            recalls = list(await self._session.scalars(_others(change, BroadcastDeed.DELETE)))
            gone, newer = aliased(row), aliased(row)
            # What we took back ourselves has no words to change, and what was corrected by a message has old ones.
            taken_back = _in_this_chat(gone, recalls).where(gone.about_id == row.broadcast_id)
            corrected = _in_this_chat(newer, corrections).where(
                newer.broadcast_id > row.broadcast_id, newer.deed == BroadcastDeed.SEND
            )
            arrived &= ~taken_back.exists() & ~corrected.exists()
        delivered = select(
            literal(change.id), row.channel, row.chat_id, row.person_id, row.group_id, row.kim_id,
            literal(change.deed, row.deed.type), literal(RecipientStatus.PENDING, row.status.type),
            literal(0), literal(now, row.not_before.type), row.message_ids, row.broadcast_id,
        ).where(
            row.broadcast_id.in_([change.of_id, *corrections]), row.deed == BroadcastDeed.SEND,
            arrived, row.message_ids.is_not(None), row.left_at <= (change.started_at or now) + LATECOMERS,
        )  # fmt: skip
        names = (
            "broadcast_id", "channel", "chat_id", "person_id", "group_id", "kim_id",
            "deed", "status", "attempts", "not_before", "old_ids", "about_id",
        )  # fmt: skip
        statement = upsert(self._session, row).from_select(names, delivered, include_defaults=False)
        await self._session.execute(statement.on_conflict_do_nothing(index_elements=list(ONCE)))
        return await self.count(change.id)

    async def count(self, broadcast_id: int, status: RecipientStatus | None = None) -> int:
        query = select(func.count()).where(BroadcastRecipient.broadcast_id == broadcast_id)
        if status is not None:
            query = query.where(BroadcastRecipient.status == status)
        return await self._session.scalar(query) or 0

    async def tally(self, broadcast_id: int, since: datetime) -> Tally:
        row = BroadcastRecipient
        lately = func.sum(cast(func.coalesce(row.left_at > since, False), Integer))
        query = (
            select(row.status, row.reason, func.count(), lately)
            .where(row.broadcast_id == broadcast_id)
            .group_by(row.status, row.reason)
        )
        status: dict[RecipientStatus, int] = {}
        reasons: dict[tuple[RecipientStatus, Reason], int] = {}
        left = 0
        for state, reason, count, recent in (await self._session.execute(query)).all():
            status[state] = status.get(state, 0) + count
            if reason is not None:
                reasons[state, reason] = count
            left += recent or 0
        return Tally(status, reasons, left)

    async def newest_of_chat(self, channel: str, chat_id: str) -> BroadcastRecipient | None:
        """The last broadcast this chat got: why did I get this?"""
        query = (
            select(BroadcastRecipient)
            .where(
                BroadcastRecipient.channel == channel,
                BroadcastRecipient.chat_id == chat_id,
                BroadcastRecipient.status == RecipientStatus.SENT,
            )
            .order_by(BroadcastRecipient.left_at.desc(), BroadcastRecipient.id.desc())
            .limit(1)
        )
        return (await self._session.scalars(query)).first()

    async def counts_since(self, channel: str, chat_ids: Iterable[str], since: datetime) -> dict[str, int]:
        """How many broadcasts each of these chats got since then; who got none is left out."""
        row = BroadcastRecipient
        counts: dict[str, int] = {}
        waiting = iter(chat_ids)
        while some := list(islice(waiting, 500)):
            query = (
                select(row.chat_id, func.count())
                .where(
                    row.chat_id.in_(some),
                    row.channel == channel,
                    row.left_at >= since,
                    row.deed == BroadcastDeed.SEND,
                    row.status.in_((RecipientStatus.SENT, RecipientStatus.SENDING, RecipientStatus.UNCERTAIN)),
                )
                .group_by(row.chat_id)
            )
            for chat_id, count in (await self._session.execute(query)).all():
                counts[chat_id] = count
        return counts

    async def cancel(self, broadcast_id: int) -> int:
        """What has not left stays here."""
        return await self._change(
            (BroadcastRecipient.broadcast_id == broadcast_id) & (BroadcastRecipient.status == RecipientStatus.PENDING),
            status=RecipientStatus.CANCELLED,
        )

    async def retry_failed(self, broadcast_id: int, now: datetime) -> int:
        """The failed wait again, but for those who blocked us and have not come back."""
        row = BroadcastRecipient
        blocked = (
            select(PersonAddress.id)
            .where(
                PersonAddress.channel == row.channel,
                PersonAddress.external_id == row.chat_id,
                PersonAddress.blocked_at.is_not(None),
            )
            .exists()
        )
        return await self._change(
            (row.broadcast_id == broadcast_id) & (row.status == RecipientStatus.FAILED) & ~blocked,
            status=RecipientStatus.PENDING, reason=None, detail=None, attempts=0, not_before=now,
        )  # fmt: skip

    async def resend_uncertain(self, broadcast_id: int, now: datetime, ids: Sequence[int] | None = None) -> int:
        """Those of whom nobody knows wait again: on request only, for some may get it twice."""
        row = BroadcastRecipient
        condition = (row.broadcast_id == broadcast_id) & (row.status == RecipientStatus.UNCERTAIN)
        if ids is not None:
            condition &= row.id.in_(list(ids))
        return await self._change(
            condition, status=RecipientStatus.PENDING, reason=None, detail=None, attempts=0, not_before=now
        )

    async def _change(self, condition: Any, **values: Any) -> int:
        result: Any = await self._session.execute(
            update(BroadcastRecipient).where(condition).values(**values).execution_options(synchronize_session=False)
        )
        return int(result.rowcount)
