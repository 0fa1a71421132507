"""One Incoming, one turn; turns that arrive together share one transaction; answers leave after its commit.

Whoever calls `handle` gets control back once everything the update caused is committed: only then may the
platform be told that the update arrived. A turn that fails takes nobody with it: the shared transaction is
rolled back and each of its turns runs again alone.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot.clock import Clock
from bot.conversation import texts
from bot.conversation.card import Feature
from bot.conversation.flow import Again, Answer, Ask, Begin, Quiet, Refusal, Say
from bot.conversation.messages import Choice, Incoming, Kind, Reply
from bot.conversation.questions import open_question, token_of
from bot.conversation.routing import HUMAN, MENU, RECEIVED, RESUME, Routes
from bot.conversation.turn import Turn
from bot.office import Office
from storage.base import upsert
from storage.conversation import Conversation, Conversations
from storage.database import Database, Unavailable
from storage.member import Member, Members, Person, PersonAddress
from storage.outbox import OutboxMessage, OutboxStatus, Priority
from storage.seen_update import SeenUpdate

log = structlog.get_logger(__name__)

TOGETHER = 64
"""Turns that share one commit at most."""
PARKED = 3
"""Forms kept aside at most."""


class Postman(Protocol):
    """Whoever sends what a commit left in the outbox."""

    worker: str

    def hand_over(self, messages: Sequence[tuple[OutboxMessage, Reply]]) -> None:
        """Answers, already claimed for this process."""

    def wake(self) -> None:
        """There may be messages waiting."""

    def acknowledge(self, incoming: Incoming) -> None:
        """Tells the platform that a tap was handled."""


class NotCommitted(Exception):
    """The database could not be reached: the update must come again."""


@dataclass(slots=True)
class _Waiting:
    incoming: Incoming
    done: asyncio.Future[None]


@dataclass
class _Chat:
    """What is known of one chat while a transaction is open."""

    conversation: Conversation | None
    address: PersonAddress | None = None
    person: Person | None = None
    member: Member | None = None


Act = Callable[[Turn], Awaitable[Answer]]


class Dispatcher:
    def __init__(
        self, *, database: Database, features: Sequence[Feature], office: Office, clock: Clock, postman: Postman
    ) -> None:
        self._database = database
        self._routes = Routes(features)
        self._office = office
        self._clock = clock
        self._postman = postman
        self._waiting: deque[_Waiting] = deque()
        self._running: asyncio.Task[None] | None = None

    async def handle(self, incoming: Incoming) -> None:
        """Returns when the turn is committed; raises `NotCommitted` when the database could not be reached."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(incoming, done))
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        await done

    async def _run(self) -> None:
        while self._waiting:
            # Let everything that is ready to arrive join this commit.
            await asyncio.sleep(0)
            batch = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
            try:
                await self._handle_together([item.incoming for item in batch])
            except Exception as error:
                for item in batch:
                    if not item.done.done():
                        item.done.set_exception(error)
            else:
                for item in batch:
                    if not item.done.done():
                        item.done.set_result(None)

    async def _handle_together(self, batch: Sequence[Incoming]) -> None:
        if len(batch) > 1:
            try:
                await self._commit(batch, self._routes.route)
            except Unavailable as error:
                raise NotCommitted(type(error).__name__) from error
            except Exception:
                for incoming in batch:
                    await self._handle_alone(incoming)
        else:
            await self._handle_alone(batch[0])
        for incoming in batch:
            if incoming.answer_id:
                self._postman.acknowledge(incoming)

    async def _handle_alone(self, incoming: Incoming) -> None:
        try:
            await self._commit([incoming], self._routes.route)
        except Unavailable as error:
            raise NotCommitted(type(error).__name__) from error
        except Refusal as refusal:
            words = refusal.text
            log.info("refused", refusal=type(refusal).__name__)

            async def refuse(turn: Turn) -> Answer:
                return Again(words)

            await self._commit([incoming], refuse)
        except Exception as error:
            kind = type(error).__name__
            log.exception("turn failed", kind=kind)

            async def apologise(turn: Turn) -> Answer:
                await self._alert(turn, kind)
                return Again(texts.FAILED)

            await self._commit([incoming], apologise)

    async def _alert(self, turn: Turn, kind: str) -> None:
        """Tells the admins, at most once per kind of failure and hour."""
        where = (turn.conversation.flow if turn.conversation else None) or turn.incoming.kind.value
        await turn.notices.to_admins(
            Reply(texts.ALERT.format(kind=kind, where=where)),
            kind="alert",
            dedup_key=f"alert:{kind}:{turn.now:%Y%m%d%H}",
        )

    async def _commit(self, batch: Sequence[Incoming], act: Act) -> None:
        now = self._clock.now()
        answers: list[tuple[OutboxMessage, Reply]] = []
        async with self._database.transaction() as session:
            await self._database.lock(session, {f"{i.address.channel}:{i.address.chat_id}" for i in batch})
            fresh = await self._not_seen(session, batch, now)
            chats = await self._load(session, fresh)
            for incoming in fresh:
                chat = chats[incoming.address.chat_id]
                turn = Turn(
                    incoming=incoming,
                    now=now,
                    office=self._office,
                    session=session,
                    conversation=chat.conversation,
                    address=chat.address,
                    person=chat.person,
                    member=chat.member,
                    data=_form(chat.conversation),
                )
                self._note_reachable(turn)
                answer = await act(turn)
                replies = await self._settle(turn, answer)
                chat.conversation, chat.address = turn.conversation, turn.address
                chat.person, chat.member = turn.person, turn.member
                for reply in replies:
                    message = self._message(turn, reply)
                    session.add(message)
                    answers.append((message, reply))
        self._postman.hand_over(answers)
        self._postman.wake()

    async def _not_seen(self, session: Any, batch: Sequence[Incoming], now: datetime) -> list[Incoming]:
        """Marks the batch's updates as seen, and keeps those that were not before."""
        rows = {
            (i.address.channel, i.update_id): {"channel": i.address.channel, "update_id": i.update_id, "at": now}
            for i in batch
        }
        result = await session.execute(
            upsert(session, SeenUpdate)
            .values(list(rows.values()))
            .on_conflict_do_nothing()
            .returning(SeenUpdate.channel, SeenUpdate.update_id)
        )
        new = {(channel, update_id) for channel, update_id in result.all()}
        fresh = []
        for incoming in batch:
            key = (incoming.address.channel, incoming.update_id)
            if key in new:
                new.discard(key)
                fresh.append(incoming)
        return fresh

    async def _load(self, session: Any, batch: Sequence[Incoming]) -> dict[str, _Chat]:
        """Conversation, person and place of every chat of the batch: three questions, however many chats."""
        if not batch:
            return {}
        channel = batch[0].address.channel
        ids = list({incoming.address.chat_id for incoming in batch})
        rows = await Conversations(session).of_chats(channel, ids)
        people = await Members(session).people_at(channel, ids)
        places = await Members(session).open_members([person.id for _, person in people.values()]) if people else {}
        chats = {}
        for chat_id in ids:
            address, person = people.get(chat_id, (None, None))
            chats[chat_id] = _Chat(rows.get(chat_id), address, person, places.get(person.id) if person else None)
        return chats

    def _note_reachable(self, turn: Turn) -> None:
        """Whoever writes can be written to again."""
        if turn.address is not None:
            if turn.incoming.kind is Kind.BLOCKED:
                turn.address.blocked_at = turn.now
            elif turn.address.blocked_at is not None:
                turn.address.blocked_at = None

    # Keeping the place ------------------------------------------------------------------------------------

    async def _settle(self, turn: Turn, answer: Answer) -> list[Reply]:
        """Writes down where the chat now stands, and renders the answer."""
        if turn.incoming.kind is Kind.BLOCKED:
            return []
        match answer:
            case Quiet():
                if turn.conversation is not None and turn.conversation.flow:
                    _keep(turn.conversation, turn)
                return []
            case Again(text):
                return [self._ask_again(turn, text)]
            case Begin():
                return await self._begin(turn, answer)
            case Ask():
                row = self._row(turn)
                row.misses = 0
                return [self._open(turn, row, answer)]
            case Say():
                return [await self._end(turn, answer)]

    def _ask_again(self, turn: Turn, text: str) -> Reply:
        row = self._row(turn)
        row.misses += 1
        row.updated_at = turn.now
        if row.flow:
            return Reply(text, (Choice(texts.HUMAN, entry=HUMAN),) if row.misses >= 2 else ())
        if row.misses >= 2:
            return Reply(texts.NOT_UNDERSTOOD_TWICE, (Choice(texts.HUMAN, entry=HUMAN), Choice(texts.MENU, entry=MENU)))
        return Reply(text, (Choice(texts.MENU, entry=MENU),))

    def _open(self, turn: Turn, row: Conversation, ask: Ask, lead: str = "") -> Reply:
        if lead:
            ask = replace(ask, text=f"{lead}\n\n{ask.text}")
        _keep(row, turn)
        row.data["_free"], row.data["_skip"] = ask.free, ask.skip
        token = token_of(turn.incoming.update_id)
        return open_question(row, ask, token, row.page if len(ask.choices) > row.page * 8 else 0)

    async def _begin(self, turn: Turn, begin: Begin) -> list[Reply]:
        row = self._row(turn)
        flow = self._routes.flows[begin.flow]
        lead = begin.lead
        step, data = begin.step or flow.first, dict(begin.data)
        history = data.pop("_history", [])
        if row.flow == begin.flow and not begin.data and not turn.handed_over:
            # Asked for the form that is open already: nothing typed so far is lost.
            step, data, history = row.step or step, turn.data, list(row.history)
            lead = lead or texts.CONTINUED
        elif row.flow and not turn.handed_over and row.flow != RECEIVED:
            self._park(row, turn)
        row.flow, row.history, row.page, row.misses = begin.flow, history, 0, 0
        turn.conversation, turn.data = row, data
        row.step, question = await flow.question(step, turn)
        if isinstance(question, Say):
            return [await self._end(turn, question)]
        return [self._open(turn, row, question, lead)]

    def _park(self, row: Conversation, turn: Turn) -> None:
        form = {"flow": row.flow, "step": row.step, "data": _public(turn.data), "history": list(row.history)}
        others = [other for other in row.parked if other["flow"] != row.flow]
        row.parked = [*others, form][-PARKED:]

    async def _end(self, turn: Turn, say: Say) -> Reply:
        """Says the last word of a form; or, said in between, leaves the open form where it is."""
        row = turn.conversation
        unfinished: str | None = None
        if row is not None:
            row.misses = 0
            row.updated_at = turn.now
            row.known = turn.person is not None
            if turn.in_form:
                row.flow = row.step = None
                row.data, row.history, row.offered, row.token, row.page = {}, [], [], "", 0  # type: ignore[assignment]
                unfinished = row.parked[-1]["flow"] if row.parked else None
            else:
                unfinished = row.flow
            if unfinished is None and not row.known:
                # Nothing is left of a stranger whose conversation is over.
                await turn.session.flush()
                turn.session.expunge(row)
                await Conversations(turn.session).forget(row.channel, row.chat_id)
                turn.conversation = None
        reply = Reply(say.text, say.choices, say.attachments, say.picture)
        flow = self._routes.flows.get(unfinished or "")
        if flow is None:
            return reply
        return replace(
            reply,
            text=f"{say.text}\n\n{texts.PARKED.format(title=flow.title)}",
            choices=(*say.choices, Choice(texts.RESUME.format(title=flow.title), entry=f"{RESUME}:{flow.name}")),
        )

    def _row(self, turn: Turn) -> Conversation:
        if turn.conversation is None:
            address = turn.incoming.address
            turn.conversation = Conversation(
                channel=address.channel,
                chat_id=address.chat_id,
                data={},
                history=[],
                offered=[],
                parked=[],
                token="",
                page=0,
                misses=0,
                known=turn.person is not None,
                updated_at=turn.now,
            )
            turn.session.add(turn.conversation)
        return turn.conversation

    def _message(self, turn: Turn, reply: Reply) -> OutboxMessage:
        address = turn.incoming.address
        return OutboxMessage(
            channel=address.channel,
            chat_id=address.chat_id,
            person_id=turn.person.id if turn.person is not None else None,
            kind="reply",
            priority=int(Priority.REPLY),
            payload=reply.to_json(),
            status=OutboxStatus.SENDING,
            not_before=turn.now,
            claimed_by=self._postman.worker,
            created_at=turn.now,
        )


def _form(row: Conversation | None) -> dict[str, Any]:
    return dict(row.data) if row is not None else {}


def _public(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if not key.startswith("_")}


def _keep(row: Conversation, turn: Turn) -> None:
    row.data = turn.data  # type: ignore[assignment]
    row.updated_at = turn.now
    row.known = turn.person is not None
