"""What a refused message says about a person, or about a group."""

from __future__ import annotations

from datetime import datetime

from bot.channels.base import Blocked, DeliveryFailure, Lost, Moved
from storage.base import Session
from storage.broadcast_delivery import BroadcastDeliveries
from storage.delivery import Deliveries
from storage.group import Groups, Loss
from storage.member import Members


async def note_fate(session: Session, channel: str, chat_id: str, failure: DeliveryFailure, now: datetime) -> None:
    """Writes it down for everything else that waits for the same chat."""
    match failure:
        case Blocked():
            await Deliveries(session).mark_blocked(channel, chat_id)
            address = await Members(session).find_address(channel, chat_id)
            if address is not None:
                address.blocked_at = now
        case Lost(group_id=group_id, removed=removed):
            await Deliveries(session).mark_blocked(channel, group_id)
            await Groups(session).mark_lost(channel, group_id, Loss.REMOVED if removed else Loss.GONE, now)
        case Moved(old=old, new=new):
            await Deliveries(session).follow(channel, old, new)
            await BroadcastDeliveries(session).follow(channel, old, new)
            await Groups(session).move(channel, old, new)
