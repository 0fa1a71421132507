"""Where traces of a person are, outside the tables that hang on the person's row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, false, func, literal, or_, select, update

from storage.attendance import Attendance
from storage.audit import AuditEntry
from storage.base import Session
from storage.bimtek import Bimtek
from storage.bimtek_signup import Signup
from storage.broadcast import Broadcast
from storage.broadcast_answer import BroadcastAnswer
from storage.broadcast_ledger import BroadcastRecipient, RecipientStatus
from storage.broadcast_template import BroadcastTemplate
from storage.certificate import Certificate
from storage.checkin import Checkin
from storage.conversation import Conversations, conversations
from storage.help import HelpRequest
from storage.hoax import HoaxReport, HoaxReports
from storage.hoax_case import HoaxCase
from storage.hoax_retention import forget_reporter
from storage.hoax_ruling import Ruling
from storage.hoax_share import HoaxShare
from storage.kim import KimProposal
from storage.live_message import LiveMessages
from storage.member import IS_OPEN, Member, Person
from storage.office import Grant
from storage.outbox import Outbox, OutboxMessage, OutboxStatus
from storage.redaction import Words
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
    broadcasts: int
    """That were meant for the person."""
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
            messages=await count(OutboxMessage.person_id, OutboxMessage),
            broadcasts=await count(BroadcastRecipient.person_id, BroadcastRecipient),
            answers=await count(BroadcastAnswer.person_id, BroadcastAnswer),
            proposals=list(villages.all()),
            tickets=[report.ticket for report in await HoaxReports(self._session).list_of_reporter(person_id, 500)],
            shares=await count(HoaxShare.person_id, HoaxShare),
            hoax_work=await count(HoaxCase.verifier_id, HoaxCase)
            + await count(Ruling.drafter_id, Ruling)
            + await count(Ruling.editor_id, Ruling),
        )

    async def list_left(self, before: datetime, person_id: int | None = None) -> Sequence[Person]:
        """People, or this one, whose last place in a KIM, or whose wish for one, ended before that moment and whom
        nothing else keeps on file: an office, a ticket, the name on a certificate."""
        person, place = Person.id, select(Member.id).where(Member.person_id == Person.id)
        wish, answered = select(KimProposal.id).where(KimProposal.person_id == Person.id), KimProposal.answered_at
        ended = func.coalesce(Member.ended_at, Member.decided_at, Member.requested_at)
        certified = select(Certificate.id).join(Attendance, Attendance.id == Certificate.attendance_id)
        certified = certified.join(Signup, Signup.id == Attendance.signup_id).where(Certificate.name.is_not(None))
        kept = (
            place.where(or_(IS_OPEN, ended >= before)),
            select(Grant.id).where(Grant.person_id == person),
            wish.where(or_(answered.is_(None), answered >= before)),
            select(HoaxReport.id).where(HoaxReport.reporter_id == person),
            certified.where(Signup.person_id == person),
        )
        query = (
            select(Person)
            .where(or_(place.exists(), wish.exists()), *(~reason.exists() for reason in kept))
            .order_by(person)
        )
        if person_id is not None:
            query = query.where(person == person_id)
        return (await self._session.scalars(query)).all()

    async def forget_chats(self, channel: str, chat_ids: Iterable[str]) -> None:
        """Everything written to or typed in these chats."""
        ids = list(chat_ids)
        await Outbox(self._session).forget_chats(channel, ids)
        await Conversations(self._session).forget(channel, ids)
        requests = (ReportRequest.channel == channel) & ReportRequest.chat_id.in_(ids)
        await self._session.execute(delete(ReportRequest).where(requests))
        row = BroadcastRecipient
        await self._forget_recipients((row.channel == channel) & row.chat_id.in_(ids))
        await LiveMessages(self._session).forget_chats(channel, ids)

    async def forget_recipient(self, person_id: int) -> None:
        """Rows of ledgers that know somebody by more than the chats of today: an earlier one, or none."""
        await self._forget_recipients(BroadcastRecipient.person_id == person_id)

    async def forget_ledgers(self, finished_before: datetime) -> None:
        """Whom old broadcasts were for, also those that were left unfinished; how many got them stays."""
        row = BroadcastRecipient
        last = func.coalesce(Broadcast.finished_at, Broadcast.send_at, Broadcast.created_at)
        closed = select(Broadcast.id).where(last < finished_before)
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

    async def forget_words(self, *words: str) -> None:
        """Blanks messages to others, and open questions of others, that name the person. What has yet to leave leaves
        without the words; reasons that were given stay without them."""
        wanted = Words(*words)
        # Chats first: every turn holds its chat before it writes what was sent.
        table, chats = conversations.c, Conversations(self._session)
        held = [cast(column, String) for column in (table.offered, table.data, table.parked)]
        for chat in await chats.list_open_or(_hold(words, *held)):
            if wanted.are_in(str([chat.offered, chat.data, chat.parked])):
                chat.offered, chat.parked, chat.flow, chat.step, chat.data = [], [], None, None, {}
        await chats.save()
        await self._take_out(words, erased=True)

    async def forget_told(self, person_id: int, *words: str) -> None:
        """The reports a person handed in stay, without the person in them."""
        wanted = Words(*words)
        for checkin in (await self._session.scalars(select(Checkin).where(Checkin.author_id == person_id))).all():
            if wanted.are_in(checkin.what):
                checkin.what = wanted.out_of(checkin.what)
        await forget_reporter(self._session, person_id, wanted)

    async def forget_former(self, *words: str) -> None:
        """What a person was called before goes out of messages that have left and of reasons that were given; of what
        has yet to leave, a namesake's may be among it, nothing."""
        await self._take_out(words, erased=False)

    async def _take_out(self, words: Sequence[str], *, erased: bool) -> None:
        wanted = Words(*words)
        payload = cast(OutboxMessage.payload, String)
        for message in (await self._session.scalars(select(OutboxMessage).where(_hold(words, payload)))).all():
            cleaned = wanted.out_of_reply(message.payload)
            if cleaned != message.payload:
                if message.status not in (OutboxStatus.PENDING, OutboxStatus.SENDING):
                    message.payload = {"text": ""} if erased else cleaned
                elif erased:
                    message.payload = cleaned
        for column in (AuditEntry.reason, Checkin.reason, Bimtek.reason):
            told = select(column.class_).where(_hold(words, cast(column, String)))
            for row in (await self._session.scalars(told)).all():
                row.reason = wanted.out_of(row.reason)

    async def forget_written(self, actors: Iterable[str], *words: str) -> None:
        """Takes the words out of broadcasts that have ended, and out of all that these actors wrote themselves. What
        another officer wrote and still uses stays as written: else whoever took a word as a name could take it out of
        everybody's messages."""
        wanted, own = Words(*words), list(actors)
        mine = Broadcast.author.in_(own) | Broadcast.finished_at.is_not(None)
        for broadcast in (await self._session.scalars(select(Broadcast).where(mine))).all():
            broadcast.content = wanted.out_of_reply(broadcast.content)
            if "draft" in broadcast.audience:
                draft = wanted.out_of_draft(broadcast.audience["draft"])
                broadcast.audience = {**broadcast.audience, "draft": draft}
        templates = select(BroadcastTemplate).where(BroadcastTemplate.author.in_(own))
        for template in (await self._session.scalars(templates)).all():
            template.draft = wanted.out_of_draft(template.draft)
        await self._session.flush()


def _hold(words: Iterable[str], *columns: ColumnElement[str]) -> ColumnElement[bool]:
    """Roughly, for `Words` to tell: the letters of a name, the end of a number."""
    # JSON text escapes nothing of a name but quotes and backslashes.
    ends = [word[-3:] if word.startswith("+") else word for word in words]
    likes = [word.replace("\\", "\\\\").replace('"', '\\"') for word in ends]
    return or_(false(), *(column.icontains(like, autoescape=True) for like in likes for column in columns))
