"""What is done to a ledger, without anything being sent."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.messages import Reply
from bot.features.broadcast.actions import ledger
from storage.base import Session
from storage.broadcast import Broadcast, BroadcastDeed, BroadcastStatus
from storage.broadcast_ledger import BroadcastRecipient, Ledger, Reason, Recipient, RecipientStatus
from storage.database import Database
from storage.privacy import Traces
from tests.delivery.broadcasting import changed
from tests.factories import WEDNESDAY as NOW
from tests.rows import ledger_rows


async def draft(session: Session, count: int = 3, **values: object) -> Broadcast:
    """A broadcast to that many chats, its audience fixed."""
    broadcast = Broadcast(author="admin:1", content=Reply("Halo {nama}").to_json(), created_at=NOW, **values)
    session.add(broadcast)
    await ledger.fix_audience(session, broadcast, [Recipient("telegram", str(n)) for n in range(count)], NOW)
    return broadcast


async def test_the_audience_is_fixed_once_and_says_who_is_left_out(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 0)
        people = [Recipient("telegram", str(n)) for n in range(4_500)]
        stopped = Recipient("telegram", "stopped", skipped=Reason.STOPPED)
        await ledger.fix_audience(session, broadcast, [*people, stopped, people[7]], NOW)
        assert broadcast.total == 4_501
        first = await ledger.progress(session, broadcast.id, NOW)
        await ledger.fix_audience(session, broadcast, people, NOW)
        progress = await ledger.progress(session, broadcast.id, NOW)
    assert first.counts == progress.counts == {RecipientStatus.PENDING: 4_500, RecipientStatus.SKIPPED: 1}
    assert progress.reasons == {(RecipientStatus.SKIPPED, Reason.STOPPED): 1}
    assert (progress.rate, progress.remaining) == (0, None)


async def test_each_step_is_taken_once(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session)
        later = NOW + timedelta(hours=1)
        assert await ledger.start(session, broadcast.id, NOW, later)
        assert broadcast.status is BroadcastStatus.SCHEDULED
        assert not await ledger.start(session, broadcast.id, NOW)
        assert await ledger.pause(session, broadcast.id)
        assert not await ledger.pause(session, broadcast.id)
        assert await ledger.resume(session, broadcast.id)
        assert broadcast.status is BroadcastStatus.SCHEDULED
        # One had failed: of what was cancelled nothing is tried again.
        (await ledger_rows(session, broadcast.id))[0].status = RecipientStatus.FAILED
        assert await ledger.cancel(session, broadcast.id, NOW) == 2
        assert await ledger.cancel(session, broadcast.id, NOW) is None
        assert await ledger.retry_failed(session, broadcast.id, NOW) == 0
        assert not await ledger.resume(session, broadcast.id)


async def test_failed_and_uncertain_ones_wait_again_on_request(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 5)
        assert await ledger.start(session, broadcast.id, NOW)
        rows = list(await ledger_rows(session, broadcast.id))
        states = (RecipientStatus.SENT, RecipientStatus.FAILED, *[RecipientStatus.UNCERTAIN] * 3)
        for row, state in zip(rows, states, strict=True):
            row.status = state
        broadcast.status = BroadcastStatus.DONE
        assert await ledger.retry_failed(session, broadcast.id, NOW) == 1
        assert broadcast.status is BroadcastStatus.SENDING
        assert await ledger.resend_uncertain(session, broadcast.id, NOW, [rows[2].id]) == 1
        assert await ledger.resend_uncertain(session, broadcast.id, NOW) == 2
        assert await Ledger(session).count(broadcast.id, RecipientStatus.PENDING) == 4


async def test_a_recall_has_a_ledger_of_those_who_got_it(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 3)
        await ledger.start(session, broadcast.id, NOW)
        row = (await ledger_rows(session, broadcast.id))[0]
        row.status, row.message_ids, row.left_at = RecipientStatus.SENT, ["17", "18"], NOW
        change = await changed(session, broadcast, BroadcastDeed.DELETE, Reply("Ralat"), NOW)
        (taken_back,) = await ledger_rows(session, change.id)
        assert (change.total, taken_back.deed, taken_back.old_ids) == (1, BroadcastDeed.DELETE, ["17", "18"])
        assert taken_back.message_ids is None
        assert broadcast.status is BroadcastStatus.CANCELLED
        assert await Ledger(session).count(broadcast.id, RecipientStatus.CANCELLED) == 2


async def test_after_a_year_only_numbers_are_left(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 2)
        running = await draft(session, 2, send_at=NOW + timedelta(hours=1))
        broadcast.finished_at = NOW
        await session.flush()
        await Traces(session).forget_ledgers(NOW + timedelta(seconds=1))
    async with database.reading() as session:
        gone, kept = await ledger_rows(session, broadcast.id), await ledger_rows(session, running.id)
    assert all(row.chat_id.startswith("erased:") for row in gone)
    assert [row.chat_id for row in kept] == ["0", "1"]


async def test_who_is_erased_is_in_no_ledger(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 3)
        await Traces(session).forget_chats("telegram", ["1", "2"])
    async with database.reading() as session:
        rows = await ledger_rows(session, broadcast.id)
    assert [row.chat_id.partition(":")[0] for row in rows] == ["0", "erased", "erased"]
    assert [row.status for row in rows[1:]] == [RecipientStatus.CANCELLED] * 2
    assert isinstance(rows[0], BroadcastRecipient)


async def test_of_its_first_moments_no_rate_is_told(database: Database) -> None:
    async with database.transaction() as session:
        broadcast = await draft(session, 300)
        assert await ledger.start(session, broadcast.id, NOW)
        for row in (await ledger_rows(session, broadcast.id))[:60]:
            row.status, row.left_at = RecipientStatus.SENT, NOW + timedelta(milliseconds=500)
        await session.flush()
        at_first = await ledger.progress(session, broadcast.id, NOW + timedelta(seconds=1))
        soon = await ledger.progress(session, broadcast.id, NOW + timedelta(seconds=4))
    assert (at_first.rate, at_first.remaining) == (0, None)
    assert (soon.rate, soon.remaining) == (15, 16)
