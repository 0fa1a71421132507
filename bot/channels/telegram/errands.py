"""What the bot does in a group besides writing. Every deed may be done twice: a repetition changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.channels.base import Lost, Unreachable
from bot.channels.telegram.failures import failure_of
from bot.conversation.messages import Deed, Errand

LINK_LIVES = timedelta(days=7)
LINK_NAME = 32
"""Letters in a link's name at most."""

DONE_ALREADY: dict[Deed, tuple[str, ...]] = {
    Deed.REVOKE: ("invite_hash_expired", "invite_hash_invalid", "invite link not found"),
    Deed.LET_IN: ("user_already_participant", "hide_requester_missing"),
    # A server was seen to leave and to complain all the same.
    Deed.LEAVE: ("chat_invalid",),
}
"""Refusals that say there is nothing left to do."""


async def run_errand(bot: Any, errand: Errand, now: datetime) -> str | None:
    """Does it, and returns the link of an invitation; raises a `DeliveryFailure` about the group."""
    try:
        return await _run(bot, errand, now)
    except (BadRequest, Forbidden) as error:
        if any(sign in error.message.lower() for sign in DONE_ALREADY.get(errand.deed, ())):
            return None
        failure = failure_of(error, errand.group_id)
        if errand.deed is Deed.LEAVE and isinstance(failure, Lost):
            return None
        raise failure from error
    except TelegramError as error:
        failure = failure_of(error, errand.group_id)
        if isinstance(error, NetworkError) and isinstance(failure, Unreachable):
            # Done or not, it may be tried again.
            failure = Unreachable(str(failure), maybe_delivered=False)
        raise failure from error


async def _run(bot: Any, errand: Errand, now: datetime) -> str | None:
    group = int(errand.group_id)
    match errand.deed:
        case Deed.INVITE:
            link = await bot.create_chat_invite_link(
                group, name=errand.subject[:LINK_NAME] or None, creates_join_request=True, expire_date=now + LINK_LIVES
            )
            return str(link.invite_link)
        case Deed.REVOKE:
            await bot.revoke_chat_invite_link(group, errand.subject)
        case Deed.LET_IN:
            await bot.approve_chat_join_request(group, int(errand.subject))
        case Deed.LEAVE:
            await bot.leave_chat(group)
    return None
