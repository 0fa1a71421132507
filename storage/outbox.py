"""Messages on their way out.

    pending ──claim──▶ sending ──▶ sent
       ▲                 │ ├─────▶ failed(no_address · blocked · rejected · too_many_attempts · too_old)
       └── not_before ◀──┘ └─────▶ uncertain   (on the wire when the process died or the answer was lost)
    pending ─────────────────────▶ cancelled

A reply is written already `sending`, claimed by the process whose commit made it. An `uncertain` message is
sent again by itself only when it was an answer to somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, delete, func, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, enum_column, upsert
from storage.worker import Worker


class Priority(IntEnum):
    """Lower leaves first."""

    REPLY = 0
    NOTICE = 3
    REMINDER = 5
    BROADCAST = 9


class OutboxStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


class Failure(StrEnum):
    NO_ADDRESS = "no_address"
    BLOCKED = "blocked"
    REJECTED = "rejected"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    TOO_OLD = "too_old"


class OutboxMessage(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_due",
            "priority",
            "not_before",
            "id",
            sqlite_where=text("status = 'pending'"),
            postgresql_where=text("status = 'pending'"),
        ),
        Index(
            "ix_outbox_sending",
            "claimed_by",
            sqlite_where=text("status = 'sending'"),
            postgresql_where=text("status = 'sending'"),
        ),
        Index("ix_outbox_chat", "chat_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kind: Mapped[str]
    """What it is, `reply` or `silence.step`: for reading the ledger, not for deciding."""
    priority: Mapped[int]
    dedup_key: Mapped[str | None] = mapped_column(unique=True)
    """Built from ids and dates, never from words; a second message of the same key is not written."""
    payload: Mapped[dict[str, Any]]
    status: Mapped[OutboxStatus] = mapped_column(enum_column(OutboxStatus))
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    claimed_by: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    external_message_id: Mapped[str | None]
    failure: Mapped[Failure | None] = mapped_column(enum_column(Failure))
    detail: Mapped[str | None]

    @property
    def to_stranger(self) -> bool:
        """An answer to somebody who is not on file: it leaves no row. (Configured admins are not on file either,
        but what they are told unasked keeps its key.)"""
        return self.person_id is None and self.priority == Priority.REPLY


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one send ended."""

    message_id: int
    status: OutboxStatus
    stranger: bool = False
    external_message_id: str | None = None
    failure: Failure | None = None
    detail: str | None = None
    not_before: datetime | None = None
    attempted: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """A message to hand over together with others."""

    channel: str
    chat_id: str
    person_id: int | None
    kind: str
    priority: Priority
    payload: dict[str, Any]
    dedup_key: str | None = None


_TOOK = "outbox"


class Outbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def took_messages(self) -> bool:
        """Whether messages were handed over in this transaction that now wait to be sent."""
        return bool(self._session.info.get(_TOOK))

    async def add_once(
        self,
        *,
        channel: str,
        chat_id: str,
        person_id: int | None,
        kind: str,
        priority: Priority,
        payload: dict[str, Any],
        now: datetime,
        dedup_key: str | None = None,
        not_before: datetime | None = None,
    ) -> bool:
        """Hands over a message; False when one of the same key was handed over before."""
        result = await self._session.execute(
            upsert(self._session, OutboxMessage)
            .values(
                channel=channel,
                chat_id=chat_id,
                person_id=person_id,
                kind=kind,
                priority=int(priority),
                dedup_key=dedup_key,
                payload=payload,
                status=OutboxStatus.PENDING,
                attempts=0,
                not_before=not_before or now,
                created_at=now,
            )
            .on_conflict_do_nothing(index_elements=["dedup_key"])
            .returning(OutboxMessage.id)
        )
        self._session.info[_TOOK] = True
        return result.first() is not None

    async def add_all(self, messages: Sequence[Message], now: datetime) -> None:
        """Hands over many messages in one statement; those of a known key are left out."""
        rows = [
            {
                "channel": message.channel,
                "chat_id": message.chat_id,
                "person_id": message.person_id,
                "kind": message.kind,
                "priority": int(message.priority),
                "dedup_key": message.dedup_key,
                "payload": message.payload,
                "status": OutboxStatus.PENDING,
                "attempts": 0,
                "not_before": now,
                "created_at": now,
            }
            for message in messages
        ]
        if rows:
            self._session.info[_TOOK] = True
            statement = upsert(self._session, OutboxMessage).on_conflict_do_nothing(index_elements=["dedup_key"])
            await (await self._session.connection()).execute(statement, rows)

    async def cancel(self, dedup_keys: Sequence[str]) -> None:
        """What has not left stays here."""
        if dedup_keys:
            await self._session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.dedup_key.in_(dedup_keys), OutboxMessage.status == OutboxStatus.PENDING)
                .values(status=OutboxStatus.CANCELLED)
            )

    async def claim(self, worker: str, now: datetime, limit: int, *, quiet: bool = False) -> Sequence[OutboxMessage]:
        """Takes the next due messages for this worker; no other gets them. `quiet`: nothing unasked."""
        most = int(Priority.REMINDER) if quiet else 99
        due = (
            select(OutboxMessage.id)
            .where(
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.not_before <= now,
                OutboxMessage.priority < most,
            )
            .order_by(OutboxMessage.priority, OutboxMessage.not_before, OutboxMessage.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = await self._session.scalars(
            update(OutboxMessage)
            .where(OutboxMessage.id.in_(due.scalar_subquery()))
            .values(status=OutboxStatus.SENDING, claimed_by=worker)
            .returning(OutboxMessage)
        )
        return sorted(rows.all(), key=lambda m: (m.priority, m.id))

    async def next_due_at(self, *, quiet: bool = False) -> datetime | None:
        """When the earliest waiting message may leave."""
        query = select(func.min(OutboxMessage.not_before)).where(
            OutboxMessage.status == OutboxStatus.PENDING,
            OutboxMessage.priority < (int(Priority.REMINDER) if quiet else 99),
        )
        return await self._session.scalar(query)

    async def record(self, outcomes: Iterable[Outcome], now: datetime) -> None:
        """Writes down a batch of results. What was said to a stranger leaves no row."""
        gone, sent, other = [], [], []
        for outcome in outcomes:
            if outcome.stranger and outcome.status in (OutboxStatus.SENT, OutboxStatus.FAILED):
                gone.append(outcome.message_id)
            elif outcome.status is OutboxStatus.SENT:
                external = outcome.external_message_id
                sent.append({"of": outcome.message_id, "external": external, "more": outcome.detail})
            else:
                other.append(
                    {
                        "of": outcome.message_id,
                        "to": outcome.status,
                        "why": outcome.failure,
                        "more": outcome.detail,
                        "when": outcome.not_before or now,
                        "tries": int(outcome.attempted),
                    }
                )
        table = OutboxMessage.__table__
        connection = await self._session.connection()
        if gone:
            await connection.execute(delete(OutboxMessage).where(OutboxMessage.id.in_(gone)))
        if sent:
            await connection.execute(
                update(table)  # type: ignore[arg-type]
                .where(table.c.id == bindparam("of"), table.c.status == OutboxStatus.SENDING)
                .values(
                    status=OutboxStatus.SENT,
                    sent_at=now,
                    external_message_id=bindparam("external"),
                    detail=bindparam("more"),
                    attempts=table.c.attempts + 1,
                ),
                sent,
            )
        if other:
            await connection.execute(
                update(table)  # type: ignore[arg-type]
                .where(table.c.id == bindparam("of"), table.c.status == OutboxStatus.SENDING)
                .values(
                    status=bindparam("to"),
                    failure=bindparam("why"),
                    detail=bindparam("more"),
                    not_before=bindparam("when"),
                    attempts=table.c.attempts + bindparam("tries"),
                    claimed_by=None,
                ),
                other,
            )

    async def recover(self, now: datetime, lease: timedelta) -> Sequence[OutboxMessage]:
        """Finds what dead workers held. Answers go back to `pending`, everything else becomes `uncertain`."""
        alive = select(Worker.id).where(Worker.seen_at >= now - lease)
        held = (OutboxMessage.status == OutboxStatus.SENDING) & OutboxMessage.claimed_by.not_in(alive)
        await self._session.execute(
            update(OutboxMessage)
            .where(held, OutboxMessage.priority == int(Priority.REPLY))
            .values(status=OutboxStatus.PENDING, claimed_by=None)
            .execution_options(synchronize_session=False)
        )
        rows = await self._session.scalars(
            update(OutboxMessage)
            .where(held)
            .values(status=OutboxStatus.UNCERTAIN, claimed_by=None)
            .returning(OutboxMessage)
            .execution_options(synchronize_session=False)
        )
        return rows.all()

    async def recent_of_chat(self, channel: str, chat_id: str, limit: int = 6) -> Sequence[OutboxMessage]:
        """The last messages of a chat, newest first, to read a typed button by."""
        query = (
            select(OutboxMessage)
            .where(OutboxMessage.channel == channel, OutboxMessage.chat_id == chat_id)
            .order_by(OutboxMessage.id.desc())
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def mark_blocked(self, channel: str, chat_id: str) -> None:
        """Nothing that waits for somebody who blocked us will leave."""
        await self._session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.channel == channel,
                OutboxMessage.chat_id == chat_id,
                OutboxMessage.status == OutboxStatus.PENDING,
            )
            .values(status=OutboxStatus.FAILED, failure=Failure.BLOCKED)
        )

    async def follow(self, channel: str, old: str, new: str) -> None:
        """A group goes on under another id: what waits for it, or has an errand there, goes to the new one. The
        messages and topics that were to be answered have no place in the new one."""
        errand_there = OutboxMessage.payload["errand"][1].as_string() == old
        query = select(OutboxMessage).where(
            OutboxMessage.channel == channel,
            OutboxMessage.status == OutboxStatus.PENDING,
            (OutboxMessage.chat_id == old) | errand_there,
        )
        rows = await self._session.scalars(query.execution_options(populate_existing=True))
        for message in rows.all():
            payload = dict(message.payload)
            if message.chat_id == old:
                message.chat_id = new
                payload.pop("answers", None)
                payload.pop("topic", None)
            if "errand" in payload:
                deed, group, subject = payload["errand"]
                payload["errand"] = [deed, new if group == old else group, subject]
            message.payload = payload

    async def forget_chats(self, channel: str, chat_ids: Iterable[str], *, keep_sending: bool = True) -> None:
        """Erases what was or would be sent to these chats."""
        condition = (OutboxMessage.channel == channel) & OutboxMessage.chat_id.in_(list(chat_ids))
        if keep_sending:
            condition &= OutboxMessage.status != OutboxStatus.SENDING
        await self._session.execute(delete(OutboxMessage).where(condition))

    async def cancel_unasked(self, person_id: int) -> None:
        """`berhenti`: what was not asked for and has not left stays here."""
        await self._session.execute(
            update(OutboxMessage)
            .where(
                OutboxMessage.person_id == person_id,
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.priority >= int(Priority.REMINDER),
            )
            .values(status=OutboxStatus.CANCELLED)
        )

    async def counts(self) -> dict[str, int]:
        query = select(OutboxMessage.status, func.count()).group_by(OutboxMessage.status)
        return {status.value: count for status, count in (await self._session.execute(query)).all()}

    async def list_uncertain(self, limit: int = 50) -> Sequence[OutboxMessage]:
        query = (
            select(OutboxMessage)
            .where(OutboxMessage.status == OutboxStatus.UNCERTAIN)
            .order_by(OutboxMessage.id)
            .limit(limit)
        )
        return (await self._session.scalars(query)).all()

    async def purge(self, *, strangers_before: datetime, known_before: datetime) -> None:
        finished = OutboxMessage.status.not_in((OutboxStatus.PENDING, OutboxStatus.SENDING))
        await self._session.execute(
            delete(OutboxMessage).where(
                (
                    OutboxMessage.person_id.is_(None)
                    & (OutboxMessage.priority == int(Priority.REPLY))
                    & (OutboxMessage.created_at < strangers_before)
                )
                | (finished & (OutboxMessage.created_at < known_before))
            )
        )
