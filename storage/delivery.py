"""The sender's side of the outbox: claimed, sent or not, written down, taken back from the dead.

The life of a message is drawn in `outbox.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, literal_column, select, update
from sqlalchemy.orm.attributes import set_committed_value

from storage.base import Session
from storage.outbox import Failure, OutboxMessage, OutboxStatus, Priority
from storage.outbox_file import OutboxFiles
from storage.prepared import Prepared
from storage.worker import Worker


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
    left: tuple[str, ...] = ()
    """Of a message that stopped half-way: what of it arrived."""


_SENT = Prepared(
    lambda _: (
        update(OutboxMessage)
        .where(OutboxMessage.id == bindparam("of"), OutboxMessage.status == OutboxStatus.SENDING)
        .values(
            status=OutboxStatus.SENT,
            sent_at=bindparam("when"),
            external_message_id=bindparam("external"),
            detail=bindparam("more"),
            attempts=OutboxMessage.attempts + 1,
        )
    )
)


_ANY_DUE = Prepared(
    lambda _: (
        select(OutboxMessage.id)
        # As the partial index says it, which takes no parameters.
        .where(OutboxMessage.status == literal_column("'pending'"), OutboxMessage.not_before <= bindparam("now"))
        .where(OutboxMessage.priority < bindparam("most"))
        .limit(1)
    )
)


class Deliveries:
    """What is due, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def is_any_due(self, now: datetime, *, quiet: bool = False) -> bool:
        return bool(await _ANY_DUE.fetch(self._session, {"now": now, "most": _most(quiet)}))

    async def claim(self, worker: str, now: datetime, limit: int, *, quiet: bool = False) -> Sequence[OutboxMessage]:
        """Takes the next due messages, with their files, for this worker; no other gets them. `quiet`: nothing
        unasked."""
        due = (
            select(OutboxMessage.id)
            .where(
                OutboxMessage.status == OutboxStatus.PENDING,
                OutboxMessage.not_before <= now,
                OutboxMessage.priority < _most(quiet),
            )
            .order_by(OutboxMessage.priority, OutboxMessage.not_before, OutboxMessage.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            # Of its own: a subquery PostgreSQL may ask again for each row, and then more are taken than the limit says.
            .cte("due")
        )
        rows = await self._session.scalars(
            update(OutboxMessage)
            .where(OutboxMessage.id.in_(select(due.c.id)))
            .values(status=OutboxStatus.SENDING, claimed_by=worker)
            .returning(OutboxMessage)
        )
        claimed = sorted(rows.all(), key=lambda m: (m.priority, m.id))
        whole = await OutboxFiles(self._session).brought_back(message.payload for message in claimed)
        for message, payload in zip(claimed, whole, strict=True):
            message.lacks_file = payload is None
            # As if it had been read so: in the row stays the key.
            set_committed_value(message, "payload", payload or {"text": ""})
        return claimed

    async def next_due_at(self, *, quiet: bool = False) -> datetime | None:
        """When the earliest waiting message may leave."""
        query = select(func.min(OutboxMessage.not_before)).where(
            OutboxMessage.status == OutboxStatus.PENDING,
            OutboxMessage.priority < _most(quiet),
        )
        return await self._session.scalar(query)

    async def record(self, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Writes down a batch of results. What was said to a stranger leaves no row."""
        gone, sent, other = [], [], []
        for outcome in outcomes:
            if outcome.stranger and outcome.status in (OutboxStatus.SENT, OutboxStatus.FAILED):
                gone.append(outcome.message_id)
            elif outcome.status is OutboxStatus.SENT:
                external = outcome.external_message_id
                sent.append({"of": outcome.message_id, "external": external, "more": outcome.detail, "when": now})
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
        if gone:
            await self._session.execute(delete(OutboxMessage).where(OutboxMessage.id.in_(gone)))
        if sent:
            await _SENT.run(self._session, sent)
        if other:
            table, connection = OutboxMessage.__table__, await self._session.connection()
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
        for outcome in outcomes:
            if outcome.left:
                await self._note_left(outcome)

    async def _note_left(self, outcome: Outcome) -> None:
        """Whenever it is sent again, only the rest of it is."""
        message = await self._session.get(OutboxMessage, outcome.message_id, populate_existing=True)
        if message is not None:
            message.payload = {**message.payload, "after": list(outcome.left)}
            await self._session.flush()

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

    async def list_held(self, worker: str) -> set[int]:
        """Ids of what this worker has claimed and not written down."""
        query = select(OutboxMessage.id).where(
            OutboxMessage.status == OutboxStatus.SENDING, OutboxMessage.claimed_by == worker
        )
        return set((await self._session.scalars(query)).all())

    async def take_back(self, ids: Iterable[int]) -> None:
        """These wait again: surely none of them has left."""
        if wanted := list(ids):
            await self._session.execute(
                update(OutboxMessage)
                .where(OutboxMessage.id.in_(wanted), OutboxMessage.status == OutboxStatus.SENDING)
                .values(status=OutboxStatus.PENDING, claimed_by=None)
            )

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


def _most(quiet: bool) -> int:
    """The priority from which on messages wait."""
    return int(Priority.REMINDER) if quiet else 99
