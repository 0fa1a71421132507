"""Messages that keep themselves up to date: written once, then edited while what they tell about goes on.

    (handed to the outbox) ──sent──▶ edited, again and again ──▶ gone, when there is nothing more to tell
                             └─────▶ asleep, until what it asks is settled ──▶ edited ──▶ gone

The first version is an ordinary message of the outbox, and so the platform's id of it survives a restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Index, bindparam, case, delete, literal, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Session, UtcDateTime, upsert
from storage.outbox import Outbox, OutboxMessage, OutboxStatus
from storage.prepared import Prepared

ASLEEP = timedelta(days=365)
"""Until a question that nobody settles is looked at once more; long before that its message has left the outbox."""


class LiveMessage(Base):
    __tablename__ = "live_message"
    __table_args__ = (
        Index("ix_live_message_next_at", "next_at"),
        Index("ix_live_message_subject", "kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """Who draws it: a name on a feature's card."""
    subject_id: Mapped[int]
    """What it tells about."""
    channel: Mapped[str]
    chat_id: Mapped[str]
    next_at: Mapped[datetime]
    """When it is looked at again. Indexed."""
    free_at: Mapped[datetime]
    """Before that it was shown too recently to be edited again."""

    key: Mapped[str] = mapped_column(unique=True)
    """Of its message in the outbox; never used again, as an id may be."""


_ANY_DUE = Prepared(lambda _: select(LiveMessage.id).where(LiveMessage.next_at <= bindparam("now")).limit(1))


class LiveMessages:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def open(
        self,
        *,
        kind: str,
        subject_id: int,
        channel: str,
        chat_id: str,
        person_id: int | None,
        payload: dict[str, Any],
        now: datetime,
    ) -> None:
        """Writes the first version. An older one about the same in the same chat stays as it is."""
        await self.leave(kind, subject_id, chat_id)
        live = LiveMessage(
            kind=kind, subject_id=subject_id, channel=channel, chat_id=chat_id, next_at=now, free_at=now,
            key=f"live:{uuid4().hex}",
        )  # fmt: skip
        self._session.add(live)
        await self._session.flush()
        await Outbox(self._session).add_once(
            channel=channel, chat_id=chat_id, person_id=person_id, kind=kind, payload=payload, now=now,
            dedup_key=live.key,
        )  # fmt: skip

    async def keep(self, kind: str, subject_id: int, *, channel: str, chat_id: str, key: str, now: datetime) -> None:
        """A message that was handed to the outbox as any other is drawn anew when its subject is hurried."""
        values = {"kind": kind, "subject_id": subject_id, "channel": channel, "chat_id": chat_id, "key": key}
        await self._session.execute(
            upsert(self._session, LiveMessage)
            .values(next_at=now + ASLEEP, free_at=now, **values)
            .on_conflict_do_nothing(index_elements=["key"])
        )

    async def is_kept(self, kind: str, subject_id: int, chat_id: str) -> bool:
        """Whether that chat was told about it, and nothing has settled it since."""
        return (
            await self._session.scalar(select(LiveMessage.id).where(*_of(kind, subject_id, chat_id)).limit(1))
            is not None
        )

    async def hurry(self, kind: str, subject_id: int, now: datetime) -> None:
        """Something happened: it is looked at as soon as it may be edited again."""
        await self._session.execute(
            update(LiveMessage)
            .where(LiveMessage.kind == kind, LiveMessage.subject_id == subject_id, LiveMessage.next_at > now)
            .values(next_at=case((LiveMessage.free_at > now, LiveMessage.free_at), else_=literal(now, UtcDateTime)))
            .execution_options(synchronize_session=False)
        )

    async def leave(self, kind: str, subject_id: int, chat_id: str) -> None:
        """What stands in that chat stays as it is."""
        await self._session.execute(delete(LiveMessage).where(*_of(kind, subject_id, chat_id)))

    async def is_any_due(self, now: datetime) -> bool:
        return bool(await _ANY_DUE.fetch(self._session, {"now": now}))

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> Sequence[LiveMessage]:
        """Those to be looked at now; nobody else gets them before `until`."""
        due = (
            select(LiveMessage.id)
            .where(LiveMessage.next_at <= now)
            .order_by(LiveMessage.next_at, LiveMessage.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")  # as in `Deliveries.claim`
        )
        rows = await self._session.scalars(
            update(LiveMessage)
            .where(LiveMessage.id.in_(select(due.c.id)))
            .values(next_at=until, free_at=until)
            .returning(LiveMessage)
            .execution_options(synchronize_session=False, populate_existing=True)
        )
        return rows.all()

    async def find_written(self, live: LiveMessage) -> OutboxMessage | None:
        """Its message, once it arrived; None while it has not."""
        query = select(OutboxMessage).where(OutboxMessage.dedup_key == live.key)
        return (await self._session.scalars(query.execution_options(populate_existing=True))).first()

    async def note_shown(self, message_id: int, payload: dict[str, Any]) -> None:
        """What stands there now: typed words are read by its buttons."""
        await self._session.execute(update(OutboxMessage).where(OutboxMessage.id == message_id).values(payload=payload))

    async def put_off(self, live: LiveMessage, until: datetime) -> None:
        await self._session.execute(update(LiveMessage).where(LiveMessage.key == live.key).values(next_at=until))

    async def end(self, live: LiveMessage) -> None:
        await self._session.execute(delete(LiveMessage).where(LiveMessage.key == live.key))

    async def forget_chats(self, channel: str, chat_ids: Sequence[str]) -> None:
        await self._session.execute(
            delete(LiveMessage).where(LiveMessage.channel == channel, LiveMessage.chat_id.in_(list(chat_ids)))
        )


def _of(kind: str, subject_id: int, chat_id: str) -> tuple[ColumnElement[bool], ...]:
    return LiveMessage.kind == kind, LiveMessage.subject_id == subject_id, LiveMessage.chat_id == chat_id


UNDELIVERED = (OutboxStatus.FAILED, OutboxStatus.CANCELLED, OutboxStatus.UNCERTAIN)
"""A first version that is in one of these will never be edited."""
