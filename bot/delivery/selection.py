"""Which rows leave next: of the broadcasts that run each in turn, without those nothing may be sent to any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.channels.base import messages_of
from bot.clock import local
from bot.conversation.messages import Reply
from bot.conversation.variables import fill, values_for
from bot.delivery.pacing import Pacing
from bot.office import Office
from storage.audit import AuditTrail
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, Broadcasts, BroadcastStatus
from storage.broadcast_delivery import BroadcastDeliveries, Claimed, Recent, Result
from storage.broadcast_ledger import Reason, RecipientStatus

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """A row ready to leave."""

    row: Claimed
    reply: Reply
    correctable: bool
    """Whether there is something to say where a change is refused."""
    weight: int
    """Messages it counts for; those of an album, and the words behind a file, all at once."""

    @property
    def moments(self) -> int:
        """Moments it takes up: an album leaves in the middle of its own, so that no second holds more than it may."""
        return 2 * self.weight - 1


class Selection:
    def __init__(self, office: Office, pacing: Pacing, worker: str) -> None:
        self._office = office
        self._pacing = pacing
        self._worker = worker
        self._turn = 0
        """Whose turn it is among the broadcasts that run."""
        self._contents: dict[int, tuple[dict[str, object], Reply]] = {}

    async def claim(self, session: Session, room: int, now: datetime) -> tuple[int, list[Letter]]:
        """Claims at most `room` rows; how many, and those of them that are to be sent."""
        if room <= 0:
            return 0, []
        running = await self._running(session, now)
        by_id = {broadcast.id: broadcast for broadcast in running}
        self._contents = {number: kept for number, kept in self._contents.items() if number in by_id}
        self._turn += 1
        ids = await self._take_turns(session, [one for one in running if one.urgent], room, now)
        ids += await self._take_turns(session, [one for one in running if not one.urgent], room - len(ids), now)
        if not ids:
            return 0, []
        deliveries = BroadcastDeliveries(session)
        fit, unfit = await self._sort(deliveries, await deliveries.look(ids), by_id, now)
        if unfit:
            await deliveries.record(unfit, now)
        return len(ids), [self._letter(by_id[row.broadcast_id], row) for row in fit]

    async def take_back(self, session: Session) -> int:
        """What a commit claimed for this process without its getting to know; how many rows."""
        return await BroadcastDeliveries(session).take_back(self._worker)

    async def _take_turns(self, session: Session, running: Sequence[Broadcast], room: int, now: datetime) -> list[int]:
        """The next rows: each broadcast gets its share, and what one leaves over goes to the next."""
        deliveries = BroadcastDeliveries(session)
        ids: list[int] = []
        for place in range(len(running)):
            broadcast = running[(self._turn + place) % len(running)]
            share = -(-(room - len(ids)) // (len(running) - place))
            if share <= 0:
                break
            got = await deliveries.claim(broadcast.id, self._worker, now, share)
            ids += got
            if not got and await deliveries.finish(broadcast, now):
                log.info("broadcast done", broadcast=broadcast.id)
                _record(session, broadcast, "done", BroadcastStatus.SENDING, BroadcastStatus.DONE, now)
        return ids

    async def _running(self, session: Session, now: datetime) -> Sequence[Broadcast]:
        """Those whose turn it may be, in quiet hours only what may disregard them. One whose time has come starts."""
        running = await Broadcasts(session).list_running(now)
        if not self._office.calendar.is_open(now):
            # A change makes no sound, so it may go on.
            running = [one for one in running if _disregards(one) or one.deed is not BroadcastDeed.SEND]
        for broadcast in running:
            if broadcast.status is BroadcastStatus.SCHEDULED:
                scheduled, sending = BroadcastStatus.SCHEDULED, BroadcastStatus.SENDING
                if await Broadcasts(session).move(broadcast.id, (scheduled,), sending, started_at=now):
                    _record(session, broadcast, "started", scheduled, sending, now)
        return [one for one in running if one.status is BroadcastStatus.SENDING]

    def _letter(self, broadcast: Broadcast, row: Claimed) -> Letter:
        kept = self._contents.get(broadcast.id)
        if kept is None or kept[0] != broadcast.content:
            kept = (broadcast.content, Reply.from_json(broadcast.content))
            self._contents[broadcast.id] = kept
        reply = fill(kept[1], values_for(row.name, row.kim, row.village))
        weight = 1
        if row.deed is BroadcastDeed.SEND and reply.attachments:
            reply = replace(reply, after=row.left)
            weight = messages_of(reply)
        # Where the first message can't be taken back either, its row says what there is to say: once in a chat.
        first = row.deed is not BroadcastDeed.DELETE or row.about_id == broadcast.of_id
        return Letter(row, reply, correctable=bool(broadcast.content) and first, weight=weight)

    async def _sort(
        self,
        deliveries: BroadcastDeliveries,
        rows: Sequence[Claimed],
        broadcasts: Mapping[int, Broadcast],
        now: datetime,
    ) -> tuple[list[Claimed], list[Result]]:
        """Those that may leave, and what becomes of the others: skipped, or put off for their chat's sake."""
        midnight = local(now, self._office.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        recent = await deliveries.recent(rows, midnight)
        fit: list[Claimed] = []
        unfit: list[Result] = []
        chats: set[str] = set()
        calendar = self._office.calendar
        opens = None if calendar.is_open(now) else calendar.next_open(now)
        for row in rows:
            before = recent.get(row.chat_id)
            reason = self._reason(row, broadcasts[row.broadcast_id], before)
            if reason is not None:
                unfit.append(Result(row.id, RecipientStatus.SKIPPED, reason, attempted=False, deed=row.deed))
            elif opens and row.deed is BroadcastDeed.SEND and not _disregards(broadcasts[row.broadcast_id]):
                # What could not be changed without a sound waits for its hour.
                unfit.append(_put_off(row, opens))
            elif (wait := self._wait(row, before, now, again=row.chat_id in chats)) > 0:
                unfit.append(_put_off(row, now + timedelta(seconds=wait)))
            else:
                chats.add(row.chat_id)
                fit.append(row)
        return fit, unfit

    def _wait(self, row: Claimed, before: Recent | None, now: datetime, *, again: bool) -> float:
        """Seconds until the chat may hear it. `again`: it hears another one in this very round."""
        wait = self._pacing.wait_of_chat(row.chat_id)
        interval = self._pacing.interval_of(row.chat_id)
        if again:
            return max(wait, interval)
        if interval and before is not None:
            # Another process may have sent the one before.
            wait = max(wait, interval - (now - before.last_at).total_seconds())
        return wait

    def _reason(self, row: Claimed, broadcast: Broadcast, before: Recent | None) -> Reason | None:
        """Why nothing is sent; None when it is."""
        if row.deed is not BroadcastDeed.SEND:
            # What was delivered is put right with everybody.
            return None
        if row.group_lost:
            return Reason.GROUP_LOST
        if row.chat_id.startswith("erased:"):
            return Reason.GONE
        if row.blocked:
            return Reason.BLOCKED
        if row.stopped:
            return Reason.STOPPED
        if not row.consents:
            return Reason.NO_CONSENT
        if row.muted and not broadcast.urgent:
            return Reason.MUTED
        cap = self._office.settings.broadcasts_a_day
        if row.person_id is not None and not broadcast.ignore_cap and before is not None and before.today >= cap:
            return Reason.CAP
        return None


def _disregards(broadcast: Broadcast) -> bool:
    """Whether it may be heard in quiet hours."""
    return broadcast.ignore_quiet or broadcast.urgent


def _record(
    session: Session, broadcast: Broadcast, action: str, before: BroadcastStatus, after: BroadcastStatus, now: datetime
) -> None:
    AuditTrail(session).record(
        now,
        f"broadcast.{action}",
        "broadcast",
        broadcast.id,
        before={"status": before.value},
        after={"status": after.value},
    )


def _put_off(row: Claimed, until: datetime) -> Result:
    pending = RecipientStatus.PENDING
    return Result(row.id, pending, row.reason, not_before=until, attempted=False, deed=row.deed)
