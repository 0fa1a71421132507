"""The sender's side of the ledgers: claimed, looked at once more, sent or not, written down, taken back from the dead.

The life of a row is drawn in `broadcast_ledger.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, and_, bindparam, func, literal_column, not_, or_, select, update
from sqlalchemy.orm import aliased

from storage.base import Session, one_of
from storage.broadcast import Broadcast, BroadcastDeed, BroadcastStatus, TopicMute
from storage.broadcast_ledger import BroadcastRecipient, Ledger, Reason, RecipientStatus
from storage.group import GroupStatus, VillageGroup
from storage.kim import Kim
from storage.member import OPEN, Member, Person, PersonAddress
from storage.region import Village
from storage.worker import Worker

_Row = BroadcastRecipient
_PENDING = _Row.status == literal_column("'pending'")
_SENDING = _Row.status == literal_column("'sending'")
"""As the partial indexes say it, which take no parameters."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row this process sends now, and what has become of whom it is for since the audience was fixed."""

    id: int
    broadcast_id: int
    channel: str
    chat_id: str
    deed: BroadcastDeed
    reason: Reason | None
    attempts: int
    old_ids: tuple[str, ...]
    about_id: int
    left: tuple[str, ...]
    """Its first messages, which arrived before something stopped the rest."""
    person_id: int | None
    name: str | None
    kim: str | None
    village: str | None
    consents: bool
    stopped: bool
    blocked: bool
    muted: bool
    group_lost: bool


@dataclass(frozen=True, slots=True)
class Recent:
    """What a chat had of broadcasts lately."""

    today: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Result:
    """How one row ended, or until when it waits again."""

    id: int
    status: RecipientStatus
    reason: Reason | None = None
    detail: str | None = None
    message_ids: tuple[str, ...] = ()
    not_before: datetime | None = None
    attempted: bool = True
    deed: BroadcastDeed = BroadcastDeed.SEND


_TABLE: Any = _Row.__table__
_RECORD = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("of"), _TABLE.c.status == literal_column("'sending'"))
    .values(
        status=bindparam("to"),
        reason=bindparam("why"),
        detail=bindparam("more"),
        message_ids=func.coalesce(bindparam("left", type_=JSON(none_as_null=True)), _TABLE.c.message_ids),
        not_before=bindparam("when"),
        deed=bindparam("next"),
        attempts=_TABLE.c.attempts + bindparam("tries"),
        claimed_by=None,
    )
)
_SENT = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("of"), _TABLE.c.status == literal_column("'sending'"))
    .values(
        status=RecipientStatus.SENT,
        message_ids=bindparam("left", type_=JSON(none_as_null=True)),
        attempts=_TABLE.c.attempts + 1,
        claimed_by=None,
    )
)
_LOOK = (
    select(
        _Row.id, _Row.broadcast_id, _Row.channel, _Row.chat_id, _Row.deed, _Row.reason, _Row.attempts, _Row.old_ids,
        _Row.about_id, _Row.message_ids,
        _Row.person_id, _Row.group_id, Person.name, Kim.name.label("kim"), Village.name.label("village"),
        Person.reminders_ok, Person.stopped_at,
        PersonAddress.blocked_at, TopicMute.muted_at, VillageGroup.status.label("group_status"),
    )
    .join(Broadcast, Broadcast.id == _Row.broadcast_id)
    .outerjoin(Person, Person.id == _Row.person_id)
    .outerjoin(
        PersonAddress, and_(PersonAddress.channel == _Row.channel, PersonAddress.external_id == _Row.chat_id)
    )
    .outerjoin(TopicMute, and_(TopicMute.person_id == _Row.person_id, TopicMute.topic == Broadcast.topic))
    .outerjoin(
        Member,
        and_(
            Member.person_id == _Row.person_id,
            Member.status.in_([literal_column(f"'{status.value}'") for status in OPEN]),
        ),
    )
    .outerjoin(VillageGroup, VillageGroup.id == _Row.group_id)
    .outerjoin(Kim, Kim.id == func.coalesce(Member.kim_id, VillageGroup.kim_id))
    .outerjoin(Village, Village.code == Kim.village_code)
    .where(one_of(_Row.id, "ids"))
    .order_by(_Row.id)
)  # fmt: skip
_RECENT = (
    select(_Row.chat_id, func.count(), func.max(_Row.left_at))
    .where(
        one_of(_Row.chat_id, "chats"),
        _Row.left_at >= bindparam("since"),
        not_(one_of(_Row.id, "ids")),
        _Row.deed == literal_column("'send'"),
        _Row.status.in_([literal_column(f"'{status}'") for status in ("sending", "sent", "uncertain")]),
    )
    .group_by(_Row.chat_id)
)
_DUE = (
    select(_Row.id)
    .where(_Row.broadcast_id == bindparam("broadcast"), _PENDING, _Row.not_before <= bindparam("now"))
    .order_by(_Row.not_before, _Row.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")  # as in `Deliveries.claim`
)
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(select(_DUE.c.id)))
    .values(status=RecipientStatus.SENDING, claimed_by=bindparam("worker"), left_at=bindparam("now"))
    .returning(_TABLE.c.id)
)


class BroadcastDeliveries:
    """What is due of the broadcasts, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def claim(self, broadcast_id: int, worker: str, now: datetime, limit: int) -> list[int]:
        """Takes the next rows of a broadcast for this worker; no other gets them."""
        connection = await self._session.connection()
        values = {"broadcast": broadcast_id, "worker": worker, "now": now, "most": limit}
        return list((await connection.execute(_CLAIM, values)).scalars())

    async def look(self, ids: Sequence[int]) -> list[Claimed]:
        """The claimed rows, and who they are for as it is now."""
        rows = (await (await self._session.connection()).execute(_LOOK, {"ids": list(ids)})).all()
        return [
            Claimed(
                id=row.id, broadcast_id=row.broadcast_id, channel=row.channel, chat_id=row.chat_id, deed=row.deed,
                reason=row.reason, attempts=row.attempts, old_ids=tuple(row.old_ids or ()),
                about_id=row.about_id, left=tuple(row.message_ids or ()), person_id=row.person_id,
                name=row.name, kim=row.kim, village=row.village,
                consents=row.person_id is None or bool(row.reminders_ok), stopped=row.stopped_at is not None,
                blocked=row.blocked_at is not None, muted=row.muted_at is not None,
                group_lost=row.group_id is not None and row.group_status is not GroupStatus.LINKED,
            )
            for row in rows
        ]  # fmt: skip

    async def recent(self, claimed: Sequence[Claimed], since: datetime) -> dict[str, Recent]:
        """What these chats got of other broadcasts since then; chats that got nothing are left out."""
        values = {"chats": [one.chat_id for one in claimed], "ids": [one.id for one in claimed], "since": since}
        rows = (await (await self._session.connection()).execute(_RECENT, values)).all()
        return {chat_id: Recent(count, last) for chat_id, count, last in rows if last is not None}

    async def record(self, results: Iterable[Result], now: datetime) -> None:
        """Writes down a batch of results."""
        connection = await self._session.connection()
        sent, other = [], []
        for one in results:
            left = list(one.message_ids) or None
            if one.status is RecipientStatus.SENT and one.reason is None and one.detail is None:
                sent.append({"of": one.id, "left": left})
            else:
                other.append(
                    {
                        "of": one.id, "to": one.status, "why": one.reason, "more": one.detail, "left": left,
                        "when": one.not_before or now, "next": one.deed, "tries": int(one.attempted),
                    }
                )  # fmt: skip
        if sent:
            await connection.execute(_SENT, sent)
        if other:
            await connection.execute(_RECORD, other)

    async def finish(self, broadcast: Broadcast, now: datetime) -> bool:
        """Ends a broadcast of which nothing is left to do; True for exactly one who asks."""
        unfinished = select(_Row.id).where(_Row.broadcast_id == broadcast.id, or_(_PENDING, _SENDING))
        if await self._session.scalar(unfinished.limit(1)) is not None:
            return False
        total = broadcast.total
        if broadcast.of_id is not None:
            # Somebody may have got the old words while they were being changed.
            total = await Ledger(self._session).add_changes(broadcast, now)
        ended = await self._session.execute(
            update(Broadcast)
            .where(Broadcast.id == broadcast.id, Broadcast.status == BroadcastStatus.SENDING, ~unfinished.exists())
            .values(status=BroadcastStatus.DONE, finished_at=now, total=total)
            .returning(Broadcast.id)
            .execution_options(synchronize_session=False)
        )
        return ended.first() is not None

    async def recover(self, now: datetime, lease: timedelta) -> int:
        """Finds what dead workers held, and says how much of it nobody knows about. What may be done twice, an edit or
        a deletion, waits again."""
        alive = select(Worker.id).where(Worker.seen_at >= now - lease)
        held = _SENDING & _Row.claimed_by.not_in(alive)
        stopped = select(Broadcast.id).where(Broadcast.status == BroadcastStatus.CANCELLED)
        again = held & (_Row.deed != BroadcastDeed.SEND)
        quietly = {"synchronize_session": False}
        await self._session.execute(
            update(_Row)
            .where(again, _Row.broadcast_id.in_(stopped))
            .values(status=RecipientStatus.CANCELLED, claimed_by=None)
            .execution_options(**quietly)
        )
        await self._session.execute(
            update(_Row)
            .where(again)
            .values(status=RecipientStatus.PENDING, claimed_by=None)
            .execution_options(**quietly)
        )
        lost: Any = await self._session.execute(
            update(_Row)
            .where(held)
            .values(status=RecipientStatus.UNCERTAIN, claimed_by=None)
            .execution_options(**quietly)
        )
        return int(lost.rowcount)

    async def take_back(self, worker: str) -> int:
        """Rows this worker claimed in a commit whose answer was lost wait again: they never came to its hands. How many
        that were; only for a worker who has none in hand."""
        back = await self._session.scalars(
            update(_Row)
            .where(_SENDING, _Row.claimed_by == worker)
            .values(status=RecipientStatus.PENDING, claimed_by=None)
            .returning(_Row.id)
            .execution_options(synchronize_session=False)
        )
        ids = back.all()
        if ids:
            await self.cancel_left_over(ids)
        return len(ids)

    async def follow(self, channel: str, old: str, new: str) -> None:
        """A group goes on under another id, and so do the rows that are for it; not where that one has a row of its
        own. What was delivered before stays where it was."""
        twin = aliased(_Row)
        known = (
            select(twin.id)
            .where(twin.broadcast_id == _Row.broadcast_id, twin.channel == channel, twin.chat_id == new)
            .exists()
        )
        here = (_Row.channel == channel) & (_Row.chat_id == old)
        waiting = here & _Row.status.in_((RecipientStatus.PENDING, RecipientStatus.SENDING))
        quietly = {"synchronize_session": False}
        await self._session.execute(
            update(_Row)
            .where(waiting, known)
            .values(status=RecipientStatus.SKIPPED, reason=Reason.GONE, claimed_by=None)
            .execution_options(**quietly)
        )
        await self._session.execute(update(_Row).where(waiting).values(chat_id=new).execution_options(**quietly))

    async def cancel_left_over(self, ids: Iterable[int]) -> None:
        """Of these rows, those that came back to a cancelled broadcast stay there."""
        stopped = select(Broadcast.id).where(Broadcast.status == BroadcastStatus.CANCELLED)
        await self._session.execute(
            update(_Row)
            .where(_Row.id.in_(list(ids)), _PENDING, _Row.broadcast_id.in_(stopped))
            .values(status=RecipientStatus.CANCELLED)
            .execution_options(synchronize_session=False)
        )
