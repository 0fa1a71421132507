"""What Telegram's errors mean for a message: whose fault it was, and whether trying again makes sense."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.base import Blocked, DeliveryFailure, Lost, Moved, Offline, Rejected, SlowDown, Unreachable
from bot.channels.telegram.request import NotSent

PERSON_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was blocked",
    "can't initiate conversation",
    "user not found",
)
GROUP_GONE = ("chat not found", "chat_invalid", "channel_private", "channel_invalid", "peer_id_invalid", "deactivated")
REMOVED = ("was kicked", "not a member")
NO_RIGHT = ("right", "write_forbidden", "restricted")
"""The bot is in the group and may not do this there."""
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
OTHER_KIND = ("can't use file of type",)
NO_ANSWER = ("message to be replied not found", "message to reply not found", "reply_message_id_invalid")


def failure_of(error: TelegramError, chat_id: str) -> DeliveryFailure:
    """The failure of a request about this chat."""
    group = chat_id.startswith("-")
    words = error.message.lower()
    match error:
        case RetryAfter():
            wait = error.retry_after
            span = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            return SlowDown(span, chat_id if group else None)
        case ChatMigrated():
            return Moved(chat_id, str(error.new_chat_id))
        case Forbidden() if group:
            if _says(words, NO_RIGHT):
                return Rejected(error.message)
            return Lost(chat_id, error.message, removed=_says(words, REMOVED))
        case Forbidden():
            return Blocked(error.message)
        case BadRequest() if group:  # a NetworkError by birth, so it comes first
            return Lost(chat_id, error.message) if _says(words, GROUP_GONE) else Rejected(error.message)
        case BadRequest():
            return Blocked(error.message) if _says(words, PERSON_GONE) else Rejected(error.message)
        case NotSent():
            return Offline()
        case InvalidToken() | Conflict():
            return Unreachable(type(error).__name__, maybe_delivered=False)
        case NetworkError() if words.startswith("too many requests"):  # and no time is named
            return SlowDown(timedelta(seconds=1), chat_id if group else None)
        case NetworkError():
            # A proxy's 5xx or a lost answer: Telegram may have taken the message all the same.
            return Unreachable(type(error).__name__, maybe_delivered=True)
    return Rejected(error.message)


def lacks_topic(error: BadRequest) -> bool:
    """The topic was closed or deleted meanwhile."""
    return _says(error.message.lower(), NO_TOPIC)


def lacks_answered(error: BadRequest) -> bool:
    """The message to answer is gone."""
    return _says(error.message.lower(), NO_ANSWER)


def is_of_other_kind(error: BadRequest) -> bool:
    """The file is not of the kind it was sent as."""
    return _says(error.message.lower(), OTHER_KIND)


def _says(words: str, signs: tuple[str, ...]) -> bool:
    return any(sign in words for sign in signs)
