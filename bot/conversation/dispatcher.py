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
from bot.conversation import parked, texts
from bot.conversation.bookmarks import Bookmarks
from bot.conversation.buttons import TO_MENU
from bot.conversation.card import Feature
from bot.conversation.flow import Again, Answer, InPrivate, Refusal, Say
from bot.conversation.messages import Incoming, Kind, Reply
from bot.conversation.routing import Routes
from bot.conversation.turn import Turn
from bot.office import Office
from storage.chat import Chat, Chats
from storage.conversation import Conversation, Conversations
from storage.database import Database, Unavailable, trouble_of
from storage.delivery import Deliveries, Outcome
from storage.locks import chat_name
from storage.outbox import REPLY, REPLY_TO_OFFICE, Outbox, OutboxMessage, OutboxStatus, Priority
from storage.seen_update import SeenUpdates

log = structlog.get_logger(__name__)

TOGETHER = 100
"""Turns that share one commit at most: what one getUpdates brings."""


class Postman(Protocol):
    """Whoever sends what a commit left in the outbox."""

    worker: str

    def hand_over(self, messages: Sequence[tuple[OutboxMessage, Reply]]) -> None:
        """Answers, already claimed for this process."""

    def wake(self) -> None:
        """There may be messages waiting."""

    def acknowledge(self, incoming: Incoming) -> None:
        """Tells the platform that a tap was handled."""

    def take_results(self) -> list[Outcome]:
        """What was sent and not written down yet: whoever commits anyway writes it down with it."""

    def give_back(self, results: Sequence[Outcome]) -> None:
        """They could not be written down after all."""


class NotCommitted(Exception):
    """The database could not be reached: the update must come again."""


@dataclass(slots=True)
class _Waiting:
    incoming: Incoming
    done: asyncio.Future[None]


Act = Callable[[Turn], Awaitable[Answer]]


class Dispatcher:
    def __init__(
        self, *, database: Database, features: Sequence[Feature], office: Office, clock: Clock, postman: Postman
    ) -> None:
        self._database = database
        self._routes = Routes(features)
        self._bookmarks = Bookmarks(self._routes.flows)
        self._office = office
        self._clock = clock
        self._postman = postman
        self._admins = {str(admin) for admin in office.settings.admin_ids}
        self._waiting: deque[_Waiting] = deque()
        self._running: asyncio.Task[None] | None = None
        self.turns = 0
        """Handled since the start."""
        self.failed = 0
        """Those of them that ended in an apology."""

    async def handle(self, incoming: Incoming) -> None:
        """Returns when the turn is committed; raises `NotCommitted` when the database could not be reached."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(incoming, done))
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        await done

    async def rest(self) -> None:
        """Returns when no turn is running."""
        while self._running is not None and not self._running.done():
            await asyncio.wait([self._running])

    async def _run(self) -> None:
        while self._waiting:
            # Let everything that is ready to arrive join this commit.
            await asyncio.sleep(0)
            batch = self._next_batch()
            errors = await self._handle_together([item.incoming for item in batch])
            for item, error in zip(batch, errors, strict=True):
                if item.done.done():
                    continue
                if error is None:
                    item.done.set_result(None)
                else:
                    item.done.set_exception(error)

    def _next_batch(self) -> list[_Waiting]:
        """What came first, and what came after it by the same channel."""
        batch = [self._waiting.popleft()]
        channel = batch[0].incoming.address.channel
        while self._waiting and len(batch) < TOGETHER and self._waiting[0].incoming.address.channel == channel:
            batch.append(self._waiting.popleft())
        return batch

    async def _handle_together(self, batch: Sequence[Incoming]) -> list[Exception | None]:
        """What went wrong with each: one that cannot be handled at all must not look like the fault of others."""
        errors: list[Exception | None] = [None] * len(batch)
        shared = False
        if len(batch) > 1:
            try:
                await self._commit(batch, self._routes.route)
                shared = True
            except Exception as error:
                log.debug("shared commit failed", kind=type(error).__name__)
        for place, incoming in enumerate(batch):
            if not shared:
                try:
                    await self._handle_alone(incoming)
                except Exception as error:
                    errors[place] = error
                    if isinstance(error, NotCommitted):
                        # The database is away: what follows would wait for it in vain, and out of order.
                        errors[place:] = [error] * (len(batch) - place)
                        break
            if incoming.answer_id:
                self._postman.acknowledge(incoming)
        self.turns += errors.count(None)
        return errors

    async def _handle_alone(self, incoming: Incoming) -> None:
        try:
            await self._attempt(incoming)
        except Refusal as refusal:
            words, over, gone = refusal.text, refusal.ends and refusal.in_form, refusal.parked
            log.info("refused", refusal=type(refusal).__name__)

            async def refuse(turn: Turn) -> Answer:
                turn.in_form = over
                if gone and turn.conversation is not None:
                    turn.conversation.parked = parked.without(turn.conversation, gone)
                return Say(words, (TO_MENU,)) if over or gone else Again(words, missed=False)

            await self._commit_or_wait(incoming, refuse)
        except NotCommitted:
            raise
        except Exception as error:
            kind = type(error).__name__
            log.exception("turn failed", kind=kind)

            async def apologise(turn: Turn) -> Answer:
                await self._alert(turn, kind)
                return Again(texts.FAILED, missed=False)

            await self._commit_or_wait(incoming, apologise)
            self.failed += 1

    async def _attempt(self, incoming: Incoming) -> None:
        """The turn itself. `Unavailable` may be the database's state or this turn's own fault (a statement that
        SQLite calls an operational error): when the database answers, and the turn fails again, it is the turn's."""
        try:
            await self._commit([incoming], self._routes.route)
        except Unavailable as error:
            if not await self._database.answers():
                raise NotCommitted(trouble_of(error) or type(error).__name__) from error
            await self._commit([incoming], self._routes.route)

    async def _commit_or_wait(self, incoming: Incoming, act: Act) -> None:
        try:
            await self._commit([incoming], act)
        except Unavailable as error:
            raise NotCommitted(trouble_of(error) or type(error).__name__) from error

    async def _alert(self, turn: Turn, kind: str) -> None:
        """Tells the admins, at most once per kind of failure and hour."""
        where = (turn.conversation.flow if turn.conversation else None) or turn.incoming.kind.value
        await turn.notices.to_admins(
            Reply(texts.ALERT.format(kind=kind, where=where)),
            kind="alert",
            dedup_key=f"alert:{kind}:{turn.now:%Y%m%d%H}",
        )

    async def _commit(self, batch: Sequence[Incoming], act: Act) -> None:
        results = self._postman.take_results()
        try:
            answers, for_others = await self._transact(batch, act, results)
        except BaseException:
            self._postman.give_back(results)
            raise
        self._postman.hand_over(answers)
        if for_others:
            self._postman.wake()

    async def _transact(
        self, batch: Sequence[Incoming], act: Act, results: Sequence[Outcome]
    ) -> tuple[list[tuple[OutboxMessage, Reply]], bool]:
        """The answers, written and claimed, and whether there are messages for others besides."""
        now = self._clock.now()
        answers: list[tuple[OutboxMessage, Reply]] = []
        written = 0
        async with self._database.transaction(brief=True) as session:
            outbox = Outbox(session)
            fresh = await self._not_seen(session, batch, now)
            chats = await self._load(session, fresh)
            answered: set[str] = set()
            for incoming in fresh:
                chat = chats[incoming.address.chat_id]
                if incoming.address.chat_id in answered:
                    # A turn may look at what its chat was told before.
                    await outbox.add_claimed([message for message, _ in answers[written:]])
                    written = len(answers)
                turn = Turn(
                    incoming=incoming,
                    now=now,
                    office=self._office,
                    session=session,
                    conversation=chat.conversation if incoming.place is None else None,
                    address=chat.address,
                    person=chat.person,
                    member=chat.member,
                    data=_form(chat.conversation) if incoming.place is None else {},
                )
                if incoming.place is None:
                    self._note_reachable(turn)
                answer = await act(turn)
                said = [(turn, reply) for reply in await self._bookmarks.settle(turn, answer)]
                if incoming.place is None:
                    chat.conversation = turn.conversation
                elif isinstance(answer, InPrivate):
                    inside = _in_private(turn, chat.conversation)
                    said += [(inside, reply) for reply in await self._bookmarks.settle(inside, answer.begin)]
                    chat.conversation = inside.conversation
                chat.address, chat.person, chat.member = turn.address, turn.person, turn.member
                if said:
                    answered.add(incoming.address.chat_id)
                answers += [(self._message(where, reply), reply) for where, reply in said]
            await Conversations(session).save()
            await outbox.add_claimed([message for message, _ in answers[written:]])
            await Deliveries(session).record(results, now)
            for_others = outbox.took_messages
        return answers, for_others

    async def _not_seen(self, session: Any, batch: Sequence[Incoming], now: datetime) -> list[Incoming]:
        """Marks the batch's updates as seen, and keeps those that were not before. What they happen in, the batch has
        to itself from here on."""
        by_id = {incoming.update_id: incoming for incoming in reversed(batch)}
        names = {name for incoming in batch for name in _names(incoming)}
        new = await SeenUpdates(session).mark(batch[0].address.channel, by_id, now, alone_with=names)
        return [i for i in batch if i.update_id in new and by_id[i.update_id] is i]

    async def _load(self, session: Any, batch: Sequence[Incoming]) -> dict[str, Chat]:
        if not batch:
            return {}
        return await Chats(session).known(batch[0].address.channel, {incoming.address.chat_id for incoming in batch})

    def _note_reachable(self, turn: Turn) -> None:
        """Whoever writes can be written to again."""
        if turn.address is not None:
            if turn.incoming.kind is Kind.BLOCKED:
                turn.address.blocked_at = turn.now
            elif turn.address.blocked_at is not None:
                turn.address.blocked_at = None

    def _message(self, turn: Turn, reply: Reply) -> OutboxMessage:
        address, place = turn.incoming.address, turn.incoming.place
        return OutboxMessage(
            channel=address.channel,
            chat_id=address.chat_id if place is None else place.group_id,
            person_id=turn.person.id if turn.person is not None and place is None else None,
            kind=REPLY_TO_OFFICE if address.chat_id in self._admins else REPLY,
            priority=int(Priority.REPLY),
            payload=reply.to_json(),
            status=OutboxStatus.SENDING,
            attempts=0,
            not_before=turn.now,
            claimed_by=self._postman.worker,
            created_at=turn.now,
        )


def _in_private(turn: Turn, row: Conversation | None) -> Turn:
    """The same turn, as if it had been done in the person's private chat."""
    return replace(turn, incoming=replace(turn.incoming, place=None), conversation=row, data=_form(row))


def _form(row: Conversation | None) -> dict[str, Any]:
    return dict(row.data) if row is not None else {}


def _names(incoming: Incoming) -> list[str]:
    """What a turn must have to itself: the person's chat, and the group it happened in."""
    address = incoming.address
    names = [chat_name(address.channel, address.chat_id)]
    return names if incoming.place is None else [*names, chat_name(address.channel, incoming.place.group_id)]
