"""Messages on their way out.

    pending ──claim──▶ sending ──▶ sent
       ▲                 │ ├─────▶ failed(blocked · rejected · too_many_attempts · too_old · file_gone)
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

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    union,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, PartialIndex, Session, enum_column, upsert
from storage.outbox_file import KINDS, OutboxFile, OutboxFiles
from storage.prepared import Prepared


class Priority(IntEnum):
    """Lower leaves first."""

    REPLY = 0
    NOTICE = 3
    REMINDER = 5
    BROADCAST = 9


REPLY = "reply"
REPLY_TO_OFFICE = "reply.office"
"""An answer to a configured admin: nobody on file, and yet no stranger."""


class OutboxStatus(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


class Failure(StrEnum):
    BLOCKED = "blocked"
    REJECTED = "rejected"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    TOO_OLD = "too_old"
    FILE_GONE = "file_gone"


class OutboxMessage(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        PartialIndex("ix_outbox_due", "priority", "not_before", "id", where="status = 'pending'"),
        PartialIndex("ix_outbox_sending", "claimed_by", where="status = 'sending'"),
        Index("ix_outbox_chat", "chat_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
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

    lacks_file = False
    """Said of one that was claimed: its file is not there any more, and nobody is told half of it."""

    @property
    def unasked(self) -> bool:
        """No answer to somebody."""
        return self.priority > Priority.REPLY

    @property
    def to_stranger(self) -> bool:
        """An answer to somebody who is not on file: it leaves no row."""
        return self.person_id is None and self.priority == Priority.REPLY and self.kind != REPLY_TO_OFFICE


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
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not left yet."""

    pending: int
    sending: int
    due_since: datetime | None
    """Since when the oldest could have left; None when nothing is due."""


_TOOK = "outbox"
_ANSWER = (
    "channel",
    "chat_id",
    "person_id",
    "kind",
    "priority",
    "payload",
    "status",
    "attempts",
    "not_before",
    "claimed_by",
    "created_at",
)
_CLAIMED = Prepared(
    lambda _: insert(OutboxMessage).values({name: bindparam(name) for name in _ANSWER}).returning(OutboxMessage.id)
)

_RECENT = Prepared(
    lambda _: (
        select(OutboxMessage.created_at, OutboxMessage.payload)
        .where(OutboxMessage.channel == bindparam("channel"), OutboxMessage.chat_id == bindparam("chat_id"))
        .where(OutboxMessage.created_at >= bindparam("since"))
        .order_by(OutboxMessage.id.desc())
        .limit(bindparam("most", type_=Integer()))
    )
)


WRITTEN_WITHIN = timedelta(minutes=10)
"""How long a transaction that writes messages takes at most."""


def _key_of(kind: str) -> ColumnElement[str]:
    key: ColumnElement[str] = OutboxMessage.payload[(kind, 0)].as_string()
    return key


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
        kind: str,
        payload: dict[str, Any],
        now: datetime,
        person_id: int | None = None,
        priority: Priority = Priority.NOTICE,
        dedup_key: str | None = None,
        not_before: datetime | None = None,
    ) -> bool:
        """Hands over a message; False when one of the same key was handed over before."""
        (light,) = await OutboxFiles(self._session).put_aside([payload], now)
        result = await self._session.execute(
            upsert(self._session, OutboxMessage)
            .values(
                channel=channel,
                chat_id=chat_id,
                person_id=person_id,
                kind=kind,
                priority=int(priority),
                dedup_key=dedup_key,
                payload=light,
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

    async def add_claimed(self, messages: Sequence[OutboxMessage]) -> None:
        """Writes answers that whoever writes them sends itself, and gives them their ids."""
        rows = [{name: getattr(message, name) for name in _ANSWER} for message in messages]
        if not rows:
            return
        light = await OutboxFiles(self._session).put_aside([row["payload"] for row in rows], messages[0].created_at)
        for row, payload in zip(rows, light, strict=True):
            row["payload"] = payload
        if len(rows) == 1:
            ids = [row[0] for row in await _CLAIMED.fetch(self._session, rows[0])]
        else:
            table = OutboxMessage.__table__
            statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)  # type: ignore[arg-type]
            ids = list((await (await self._session.connection()).execute(statement, rows)).scalars())
        for message, message_id in zip(messages, ids, strict=True):
            message.id = message_id

    async def add_all(self, messages: Sequence[Message], now: datetime) -> None:
        """Hands over many messages in one statement; those of a known key are left out."""
        light = await OutboxFiles(self._session).put_aside([message.payload for message in messages], now)
        rows = [
            {
                "channel": message.channel,
                "chat_id": message.chat_id,
                "person_id": message.person_id,
                "kind": message.kind,
                "priority": int(message.priority),
                "dedup_key": message.dedup_key,
                "payload": payload,
                "status": OutboxStatus.PENDING,
                "attempts": 0,
                "not_before": message.not_before or now,
                "created_at": now,
            }
            for message, payload in zip(messages, light, strict=True)
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

    async def is_known(self, dedup_key: str) -> bool:
        """Whether a message of this key was handed over."""
        query = select(OutboxMessage.id).where(OutboxMessage.dedup_key == dedup_key)
        return await self._session.scalar(query) is not None

    async def drop_files(self, now: datetime) -> None:
        """Files of messages that arrived, or never will: they may name people, and whoever wants one again gets it made
        anew. The words stay."""
        # Written out, as the indices have them: however much has been sent, nobody waits for it to be read.
        waiting = [
            OutboxMessage.status == text(f"'{status}'") for status in (OutboxStatus.PENDING, OutboxStatus.SENDING)
        ]
        needed = union(
            *(select(_key_of(kind)).where(one, _key_of(kind).is_not(None)) for one in waiting for kind in KINDS)
        )
        # What was put aside just now may belong to a message that is still being written.
        await self._session.execute(
            delete(OutboxFile)
            .where(OutboxFile.needed_at < now - WRITTEN_WITHIN, OutboxFile.key.not_in(needed))
            .execution_options(synchronize_session=False)
        )

    async def recent_payloads(
        self, channel: str, chat_id: str, *, since: datetime, limit: int = 40
    ) -> list[tuple[datetime, dict[str, Any]]]:
        """What a chat was told since then, and when, newest first, to read a typed button by."""
        asked = {"channel": channel, "chat_id": chat_id, "since": since, "most": limit}
        return [(at, payload) for at, payload in await _RECENT.fetch(self._session, asked)]

    async def forget_chats(self, channel: str, chat_ids: Iterable[str]) -> None:
        """Erases what was or would be sent to these chats. What is on the wire now goes when it is recorded."""
        theirs = (OutboxMessage.channel == channel) & OutboxMessage.chat_id.in_(list(chat_ids))
        await self._session.execute(delete(OutboxMessage).where(theirs, OutboxMessage.status != OutboxStatus.SENDING))
        await self._session.execute(update(OutboxMessage).where(theirs).values(person_id=None))

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

    async def waiting(self, now: datetime) -> Waiting:
        """By the indices of what waits, however much has been sent."""
        status = OutboxMessage.status
        # Written out, as the indices have them.
        query = select(func.count(), func.min(OutboxMessage.not_before)).where(status == text("'pending'"))
        pending, first = (await self._session.execute(query)).one()
        sending = await self._session.scalar(select(func.count()).where(status == text("'sending'")))
        return Waiting(pending, sending or 0, first if first is not None and first <= now else None)

    async def counts(self) -> dict[str, int]:
        query = select(OutboxMessage.status, func.count()).group_by(OutboxMessage.status)
        return {status.value: count for status, count in (await self._session.execute(query)).all()}

    async def purge(self, *, strangers_before: datetime, known_before: datetime, admins: Iterable[int] = ()) -> None:
        """What was told to private chats of nobody on file, but of these admins, goes with the strangers'."""
        finished = OutboxMessage.status.not_in((OutboxStatus.PENDING, OutboxStatus.SENDING))
        private = ~OutboxMessage.chat_id.startswith("-") & OutboxMessage.chat_id.not_in([str(one) for one in admins])
        await self._session.execute(
            delete(OutboxMessage).where(
                (
                    OutboxMessage.person_id.is_(None)
                    & ((OutboxMessage.priority == int(Priority.REPLY)) | (finished & private))
                    & (OutboxMessage.created_at < strangers_before)
                )
                | (finished & (OutboxMessage.created_at < known_before))
            )
        )
