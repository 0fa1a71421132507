"""Where traces of a person are, outside the tables that hang on the person's row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, func, literal, or_, select, update

from storage.base import Session
from storage.broadcast import Broadcast
from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import BroadcastRecipient, RecipientStatus
from storage.checkin import Checkin
from storage.conversation import Conversation
from storage.help import HelpRequest
from storage.hoax import HoaxReports
from storage.hoax_case import HoaxCase, Ruling
from storage.hoax_share import HoaxShare
from storage.kim import KimProposal
from storage.live_message import LiveMessages
from storage.outbox import OutboxMessage, OutboxStatus
from storage.region import Village
from storage.report import ReportRequest

GONE = "erased:"
"""Stands where a chat was, before the row's id."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much is on file about somebody."""

    checkins: int
    questions: int
    messages: int
    answers: int
    """To broadcasts."""
    proposals: list[str]
    """Names of the villages a KIM was proposed for."""
    tickets: list[str]
    """Hoax reports, `12/2026` each."""
    shares: int
    """Cards of clarifications handed over to be passed on."""
    hoax_work: int
    """Hoax cases held, drafted or decided as an officer."""


class Traces:
    def __init__(self, session: Session) -> None:
        self._session = session

    async def count_of(self, person_id: int) -> Held:
        async def count(column: object, table: type) -> int:
            query = select(func.count()).select_from(table).where(column == person_id)  # type: ignore[arg-type]
            return await self._session.scalar(query) or 0

        villages = await self._session.scalars(
            select(Village.name)
            .join(KimProposal, KimProposal.village_code == Village.code)
            .where(KimProposal.person_id == person_id)
        )
        return Held(
            checkins=await count(Checkin.author_id, Checkin),
            questions=await count(HelpRequest.person_id, HelpRequest),
            messages=await count(OutboxMessage.person_id, OutboxMessage)
            + await count(BroadcastRecipient.person_id, BroadcastRecipient),
            answers=await count(BroadcastAnswer.person_id, BroadcastAnswer),
            proposals=list(villages.all()),
            tickets=[report.ticket for report in await HoaxReports(self._session).list_of_reporter(person_id, 500)],
            shares=await count(HoaxShare.person_id, HoaxShare),
            hoax_work=await count(HoaxCase.verifier_id, HoaxCase)
            + await count(Ruling.drafter_id, Ruling)
            + await count(Ruling.editor_id, Ruling),
        )

    async def forget_chats(self, channel: str, chat_ids: Iterable[str]) -> None:
        """Everything written to or typed in these chats. What is on the wire now goes when it is recorded."""
        ids = list(chat_ids)
        await self._session.execute(
            delete(OutboxMessage).where(
                OutboxMessage.channel == channel,
                OutboxMessage.chat_id.in_(ids),
                OutboxMessage.status != OutboxStatus.SENDING,
            )
        )
        await self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.channel == channel, OutboxMessage.chat_id.in_(ids))
            .values(person_id=None)
        )
        for table in (Conversation, ReportRequest):
            await self._session.execute(delete(table).where(table.channel == channel, table.chat_id.in_(ids)))
        row = BroadcastRecipient
        await self._forget_recipients((row.channel == channel) & row.chat_id.in_(ids))
        await LiveMessages(self._session).forget_chats(channel, ids)

    async def forget_ledgers(self, finished_before: datetime) -> None:
        """Whom old broadcasts were for; how many got them stays."""
        row = BroadcastRecipient
        closed = select(Broadcast.id).where(Broadcast.finished_at < finished_before)
        await self._forget_recipients(row.broadcast_id.in_(closed) & ~row.chat_id.startswith(GONE))

    async def _forget_recipients(self, condition: ColumnElement[bool]) -> None:
        row = BroadcastRecipient
        waiting = row.status == RecipientStatus.PENDING
        values: dict[str, Any] = {"person_id": None, "message_ids": None, "old_ids": None, "detail": None}
        for which, changed in (
            (condition & waiting, {"status": RecipientStatus.CANCELLED}),
            (condition, values | {"chat_id": literal(GONE) + cast(row.id, String)}),
        ):
            await self._session.execute(
                update(row).where(which).values(**changed).execution_options(synchronize_session=False)
            )

    async def forget_words(self, words: Iterable[str]) -> None:
        """Blanks messages to others, and open questions of others, that name the person."""
        for word in words:
            # JSON text escapes nothing of a name but quotes and backslashes.
            like = word.replace("\\", "\\\\").replace('"', '\\"')
            payload = cast(OutboxMessage.payload, String)
            await self._session.execute(
                update(OutboxMessage).where(payload.contains(like, autoescape=True)).values(payload={"text": ""})
            )
            await self._session.execute(
                delete(OutboxMessage).where(
                    OutboxMessage.status == OutboxStatus.PENDING, cast(OutboxMessage.payload, String) == '{"text":""}'
                )
            )
            named = or_(
                cast(Conversation.offered, String).contains(like, autoescape=True),
                cast(Conversation.data, String).contains(like, autoescape=True),
            )
            await self._session.execute(
                update(Conversation).where(named).values(offered=[], data={}, flow=None, step=None)
            )
