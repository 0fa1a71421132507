"""Who of those claimed gets a broadcast in the end: looked at once more in the moment before it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.clock import local
from bot.delivery.pacing import Pacing
from bot.office import Office
from storage.broadcast import Broadcast, BroadcastDeed
from storage.broadcast_delivery import BroadcastDeliveries, Claimed, Recent, Result
from storage.broadcast_ledger import Reason, RecipientStatus


class Fitness:
    def __init__(self, office: Office) -> None:
        self._office = office

    async def sort(
        self,
        deliveries: BroadcastDeliveries,
        rows: Sequence[Claimed],
        broadcasts: Mapping[int, Broadcast],
        pacing: Pacing,
        now: datetime,
    ) -> tuple[list[Claimed], list[Result]]:
        """Those that may leave, and what becomes of the others: skipped, or put off for their chat's sake."""
        midnight = local(now, self._office.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        recent = await deliveries.recent(rows, midnight)
        fit: list[Claimed] = []
        unfit: list[Result] = []
        chats: set[str] = set()
        for row in rows:
            broadcast = broadcasts[row.broadcast_id]
            before = recent.get(row.chat_id)
            reason = self._reason(row, broadcast, before)
            if reason is not None:
                unfit.append(Result(row.id, RecipientStatus.SKIPPED, reason, attempted=False, deed=row.deed))
                continue
            wait = pacing.wait_of_chat(row.chat_id)
            if interval := pacing.interval_of(row.chat_id):
                # Another process may have sent the one before; or it is in this very batch.
                since = (now - before.last_at).total_seconds() if before is not None else interval
                wait = max(wait, interval if row.chat_id in chats else interval - since)
            if wait > 0:
                unfit.append(_put_off(row, now + timedelta(seconds=wait)))
                continue
            chats.add(row.chat_id)
            fit.append(row)
        return fit, unfit

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


def _put_off(row: Claimed, until: datetime) -> Result:
    pending = RecipientStatus.PENDING
    return Result(row.id, pending, row.reason, not_before=until, attempted=False, deed=row.deed)
