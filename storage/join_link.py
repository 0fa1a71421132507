"""Personal links to a group. The platform makes one when its message is sent; the message's row holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from storage.base import Session
from storage.outbox import OutboxMessage, OutboxStatus


class JoinLinks:
    """Questions about links that were sent to somebody."""

    KIND = "group.link"

    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_of(self, channel: str, chat_ids: Iterable[str]) -> Sequence[OutboxMessage]:
        """The messages with a link to these chats, oldest first."""
        query = (
            select(OutboxMessage)
            .where(
                OutboxMessage.channel == channel,
                OutboxMessage.chat_id.in_(list(chat_ids)),
                OutboxMessage.kind == self.KIND,
            )
            .order_by(OutboxMessage.id)
            .execution_options(populate_existing=True)
        )
        return (await self._session.scalars(query)).all()

    async def take_back(self, message: OutboxMessage) -> str | None:
        """The link that was sent, handed out once; what has not left stays here."""
        if message.status is OutboxStatus.PENDING:
            message.status = OutboxStatus.CANCELLED
        link, message.detail = message.detail, None
        return link if message.status is OutboxStatus.SENT else None
