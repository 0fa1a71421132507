"""How broadcasts leave: to exactly these people, in exactly one state each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.channels.telegram.request import NotSent
from bot.conversation.messages import Attachment, Choice, Media, Reply
from bot.delivery.broadcaster import IDLE, PACE
from bot.features.broadcast.actions import ledger
from bot.simulator import Limits
from storage.base import Session
from storage.broadcast import BroadcastDeed, Broadcasts, BroadcastStatus, Topic
from storage.broadcast_delivery import BroadcastDeliveries
from storage.broadcast_ledger import Reason, RecipientStatus
from storage.database import Database
from storage.member import PersonAddress
from storage.pace import SharedPaces
from tests.delivery.broadcasting import broadcast_to, changed, find, rows_of, written
from tests.rows import ledger_rows, until_it_waits
from tests.simulator.waiting import until
from tests.village import Player, Village, settings_for

HOME = "Sumberejo, Poncokusumo"
SENT, FAILED, SKIPPED = RecipientStatus.SENT, RecipientStatus.FAILED, RecipientStatus.SKIPPED


@pytest.fixture
async def people(village: Village) -> list[Player]:
    return [await village.member(name, desa=HOME) for name in ("Siti", "Budi", "Rini")]


async def test_everybody_gets_it_once_in_words_of_their_own(village: Village, people: list[Player]) -> None:
    number = await broadcast_to(village, people, "Halo {nama} dari {kim}, {desa} {lain}")
    assert [person.last for person in people] == [
        f"Halo Bapak/Ibu {name} dari KIM Sumberejo, Sumberejo {{lain}}" for name in ("Siti", "Budi", "Rini")
    ]
    await village.settle()
    assert all(len(person.heard) == 1 for person in people)
    rows = await rows_of(village, number)
    assert {row.status for row in rows} == {SENT}
    assert [row.message_ids for row in rows] == [[str(village.world.heard(p.account)[0].id)] for p in people]
    broadcast = await find(village, number)
    assert (broadcast.status, broadcast.finished_at) == (BroadcastStatus.DONE, village.clock.now())


async def test_whoever_said_no_since_the_approval_is_skipped_and_it_is_known_why(
    village: Village, people: list[Player]
) -> None:
    siti, budi, rini = people
    quiet = await village.member("Diam", desa=HOME, reminders_ok=False)
    async with village.database.transaction() as session:
        broadcast = await written(session, village, [*people, quiet], Reply("Halo"), topic=Topic.BIMTEK)
    await siti.says("berhenti")
    async with village.database.transaction() as session:
        row = (await ledger_rows(session, broadcast.id))[1]
        assert row.person_id is not None
        await Broadcasts(session).mute(row.person_id, Topic.BIMTEK, village.clock.now())
        await ledger.start(session, broadcast.id, village.clock.now())
    village.world.block(rini.account)
    await village.settle()
    rows = await rows_of(village, broadcast.id)
    assert [row.reason for row in rows] == [Reason.STOPPED, Reason.MUTED, Reason.BLOCKED, Reason.NO_CONSENT]
    assert {row.status for row in rows} == {SKIPPED}
    assert budi.heard == []
    # What is urgent is heard by who muted its topic, and by nobody else of them.
    await broadcast_to(village, [*people, quiet], "Awas", topic=Topic.BIMTEK, urgent=True)
    assert [person.ever_heard("Awas") for person in (siti, budi, rini, quiet)] == [0, 1, 0, 0]


async def test_what_a_commit_claimed_whose_answer_was_lost_still_leaves_once(
    village: Village, people: list[Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await broadcast_to(village, people, settle=False)
    transaction, left = village.database.transaction, [1]

    @asynccontextmanager
    async def lost(*, brief: bool = False) -> AsyncIterator[Session]:
        async with transaction(brief=brief) as session:
            yield session
        if left.pop() if left else 0:
            raise OSError("connection lost")

    monkeypatch.setattr(village.database, "transaction", lost)
    with pytest.raises(OSError, match="connection lost"):
        await village.app.broadcaster.send_due()
    assert RecipientStatus.SENDING in {row.status for row in await rows_of(village, number)}
    await village.app.broadcaster.send_due()
    assert {row.status for row in await rows_of(village, number)} == {SENT}
    assert [len(person.heard) for person in people] == [1, 1, 1]
    assert (await find(village, number)).status is BroadcastStatus.DONE


async def test_who_blocked_us_is_not_tried_again_until_they_come_back(village: Village, people: list[Player]) -> None:
    siti = people[0]
    village.world.block(siti.account)
    village.world.updates.drop()
    number = await broadcast_to(village, [siti])
    (row,) = await rows_of(village, number)
    assert (row.status, row.reason) == (FAILED, Reason.BLOCKED)
    async with village.database.transaction() as session:
        (address,) = [a for a in await village.rows(session, PersonAddress) if a.external_id == str(siti.id)]
        assert address.blocked_at is not None
        assert await ledger.retry_failed(session, number, village.clock.now()) == 0
    asked = len(village.world.calls("sendMessage"))
    again = await broadcast_to(village, [siti])
    assert [(row.status, row.reason) for row in await rows_of(village, again)] == [(SKIPPED, Reason.BLOCKED)]
    assert len(village.world.calls("sendMessage")) == asked

    await siti.does("unblock")
    async with village.database.transaction() as session:
        assert await ledger.retry_failed(session, number, village.clock.now()) == 1
    await village.settle()
    assert siti.ever_heard("Halo") == 1
    assert (await find(village, number)).status is BroadcastStatus.DONE


async def test_a_day_has_a_cap_that_a_second_admin_may_override(village: Village, people: list[Player]) -> None:
    for text in ("Satu", "Dua", "Tiga"):
        last = await broadcast_to(village, people, text)
    assert {(row.status, row.reason) for row in await rows_of(village, last)} == {(SKIPPED, Reason.CAP)}
    await broadcast_to(village, people, "Empat", ignore_cap=True)
    await village.later(days=1, ticks=False)
    await broadcast_to(village, people, "Lima")
    assert [m.text for m in village.world.heard(people[0].account)] == ["Satu", "Dua", "Empat", "Lima"]


async def test_at_night_it_waits_for_the_morning(village: Village, people: list[Player]) -> None:
    await village.later(hours=12, ticks=False)
    number = await broadcast_to(village, people, "Pagi")
    urgent = await broadcast_to(village, people, "Ralat", urgent=True)
    assert people[0].heard == ["Ralat"]
    assert (await find(village, urgent)).status is BroadcastStatus.DONE
    assert (await find(village, number)).status is BroadcastStatus.SENDING
    await village.later(hours=11.5, ticks=False)
    await village.settle()
    assert people[0].heard == ["Ralat", "Pagi"]


async def test_a_line_that_is_down_costs_no_row_an_attempt_and_keeps_no_other_process_waiting(
    village: Village, people: list[Player]
) -> None:
    village.world.fail("sendMessage", raises=NotSent("no connection"), times=None)
    number = await broadcast_to(village, people)
    rows = await rows_of(village, number)
    assert {(row.status, row.attempts) for row in rows} == {(RecipientStatus.PENDING, 0)}
    pacing = village.app.broadcaster._pacing
    assert pacing.held_for
    assert not pacing.untold


async def test_a_clock_that_is_put_back_keeps_nobody_waiting(village: Village, people: list[Player]) -> None:
    """A broadcast left while the machine was hours ahead."""
    async with village.database.transaction() as session:
        await SharedPaces(session).take(PACE, time.time() + 7 * 3600, 1, 0.1)
    async with asyncio.timeout(10):
        await broadcast_to(village, people, "Halo")
    assert [person.heard for person in people] == [["Halo"]] * 3


async def test_behind_a_long_wait_no_moment_is_taken_twice(village: Village) -> None:
    async with village.database.transaction() as session:
        paces, now = SharedPaces(session), 1_000_000.0
        first = await paces.take(PACE, now, 10, 0.1, held_until=now + 300)
        second = await paces.take(PACE, now + 1, 10, 0.1)
        third = await paces.take(PACE, now + 2, 10, 0.1)
    assert [taken.first_at - now for taken in (first, second, third)] == pytest.approx([300, 301, 302])


async def test_it_starts_by_itself_at_its_time(village: Village, people: list[Player]) -> None:
    async with village.database.transaction() as session:
        broadcast = await written(session, village, people, Reply("Nanti"))
        await ledger.start(session, broadcast.id, village.clock.now(), village.clock.now() + timedelta(hours=2))
    await village.settle()
    assert people[0].heard == []
    await village.later(hours=2, ticks=False)
    await village.settle()
    assert people[0].heard == ["Nanti"]
    assert (await find(village, broadcast.id)).started_at == village.clock.now()


async def test_a_pause_and_a_stop_are_felt_at_once(village: Village, people: list[Player]) -> None:
    number = await broadcast_to(village, people, settle=False)
    async with village.database.transaction() as session:
        assert await ledger.pause(session, number)
    await village.settle()
    assert village.world.calls("sendMessage") == []
    async with village.database.transaction() as session:
        assert await ledger.resume(session, number)
        assert await ledger.cancel(session, number, village.clock.now()) == 3
    await village.settle()
    assert {row.status for row in await rows_of(village, number)} == {RecipientStatus.CANCELLED}
    assert village.world.calls("sendMessage") == []


async def test_what_a_round_claims_while_it_stops_goes_back(village: Village, people: list[Player]) -> None:
    number = await broadcast_to(village, people, settle=False)
    broadcaster = village.app.broadcaster
    async with village.database.transaction() as session:
        # Held until here: the round has claimed, and waits for its moments.
        await SharedPaces(session).take(PACE, 0.0, 1, 0.1)
        running = await until_it_waits(village.database, broadcaster.run())
        stopping = await until_it_waits(village.database, broadcaster.stop(5))
    await stopping
    await running
    assert {row.status for row in await rows_of(village, number)} == {RecipientStatus.PENDING}
    assert village.world.calls("sendMessage") == []


async def test_paused_half_way_nothing_is_asked_for_any_more_and_resumed_it_goes_on(database: Database) -> None:
    async with Village.open(database, settings_for(database, sends_per_second=30)) as village:
        crowd = [village.person(f"Warga {number}") for number in range(30)]
        for one in crowd:
            one.account.started = True
        number = await broadcast_to(village, crowd, settle=False)
        sending = asyncio.create_task(village.app.broadcaster.send_due())
        await until(lambda: sending.done() or len(village.world.calls("sendMessage")) >= 5)
        async with village.database.transaction() as session:
            assert await ledger.pause(session, number)
        paused = len(village.world.calls("sendMessage"))
        await asyncio.wait_for(sending, 5)
        asked = len(village.world.calls("sendMessage"))
        # What had its moment already: one or two at thirty a second, a few more after a stall.
        assert asked <= paused + 5
        assert village.app.broadcaster._nap() == IDLE
        assert await village.app.broadcaster.send_due() == 0
        assert len(village.world.calls("sendMessage")) == asked
        assert sum(row.status is RecipientStatus.PENDING for row in await rows_of(village, number)) == 30 - asked
        async with village.database.transaction() as session:
            assert await ledger.resume(session, number)
        await village.settle()
        assert [one.ever_heard("Halo") for one in crowd] == [1] * 30


async def test_what_came_back_is_written_before_the_next_one_is_claimed(database: Database) -> None:
    """A process that dies between the two knows of the first one."""
    async with Village.open(database, settings_for(database, sends_per_second=2)) as village:
        pair = [await village.member(name, desa=HOME) for name in ("Siti", "Budi")]
        number = await broadcast_to(village, pair, settle=False)
        sending = asyncio.create_task(village.app.broadcaster.run())
        async with asyncio.timeout(10):
            while SENT not in (states := [row.status for row in await rows_of(village, number)]):
                assert not sending.done()
        assert states == [SENT, RecipientStatus.PENDING]
        await village.app.broadcaster.stop(5)
        await sending


async def test_cancelled_while_the_last_ones_are_on_the_wire_each_has_its_result(
    village: Village, people: list[Player]
) -> None:
    _siti, budi, rini = people
    village.world.fail("sendMessage", delay=0.2, chat=budi.account)
    village.world.fail("sendMessage", delay=0.2, error_code=429, parameters={"retry_after": 1}, chat=rini.account)
    number = await broadcast_to(village, people, settle=False)
    sending = asyncio.create_task(village.app.broadcaster.send_due())
    await until(lambda: sending.done() or len(village.world.calls("sendMessage")) >= 3)
    async with village.database.transaction() as session:
        assert await ledger.cancel(session, number, village.clock.now()) == 0
    await sending
    # What Telegram took was sent; what it refused waits for nothing any more.
    assert [row.status for row in await rows_of(village, number)] == [SENT, SENT, RecipientStatus.CANCELLED]
    assert (await find(village, number)).status is BroadcastStatus.CANCELLED
    assert [person.ever_heard("Halo") for person in people] == [1, 1, 0]
    async with village.database.transaction() as session:
        assert await ledger.cancel(session, number, village.clock.now()) is None
    await asyncio.sleep(village.app.sender._pacing.held_for)
    await village.settle()
    assert rini.heard == []


async def test_a_flood_wait_costs_no_message_and_no_attempt(village: Village, people: list[Player]) -> None:
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1})
    number = await broadcast_to(village, people)
    pacing = village.app.sender._pacing
    assert 0 < pacing.held_for <= 1
    assert sum(row.status is RecipientStatus.PENDING for row in await rows_of(village, number)) >= 1
    asked = len(village.world.calls("sendMessage"))
    assert await village.app.broadcaster.send_due() == 0
    assert len(village.world.calls("sendMessage")) == asked
    village.clock.advance(timedelta(seconds=1))
    await asyncio.sleep(pacing.held_for)
    await village.settle()
    assert [row.status for row in await rows_of(village, number)] == [SENT] * 3
    assert max(row.attempts for row in await rows_of(village, number)) == 1
    assert [person.ever_heard("Halo") for person in people] == [1, 1, 1]


async def test_a_moment_that_was_lost_is_taken_again(village: Village, people: list[Player]) -> None:
    """The answer to somebody else is refused while a row is claimed and waits for its moment."""
    number = await broadcast_to(village, people[:1], settle=False)
    broadcaster, pacing = village.app.broadcaster, village.app.sender._pacing
    assert await broadcaster._round() == 1
    pacing.hold(0.05, told=True)
    async with asyncio.timeout(5):
        await broadcaster.send_due()
    assert [row.status for row in await rows_of(village, number)] == [SENT]


async def test_a_server_that_counts_in_a_strict_sliding_second_refuses_none(database: Database) -> None:
    settings = settings_for(database, sends_per_second=30, chat_sends_per_second=1, group_sends_per_minute=20)
    async with Village.open(database, settings) as village:
        crowd = [village.person(f"Warga {number}") for number in range(70)]
        for one in crowd:
            one.account.started = True
        village.world.limits, village.world.latency = Limits(strict=True), 0.02
        number = await broadcast_to(village, crowd)
        assert {row.status for row in await rows_of(village, number)} == {SENT}
        assert [one.ever_heard("Halo") for one in crowd] == [1] * 70
        assert village.world.limits.refused == 0
        assert 1 < village.world.limits.busiest_second <= 30


async def test_a_server_that_stumbles_is_asked_again_and_a_lost_answer_is_not(
    village: Village, people: list[Player]
) -> None:
    _siti, budi, rini = people
    village.world.fail("sendMessage", error_code=400, description="Bad Request: message is too long", chat=rini.account)
    village.world.fail("sendMessage", chat=budi.account, after=True)
    number = await broadcast_to(village, people)
    rows = await rows_of(village, number)
    assert [row.status for row in rows] == [SENT, RecipientStatus.UNCERTAIN, FAILED]
    assert rows[2].reason is Reason.REJECTED
    async with village.database.transaction() as session:
        assert await ledger.resend_uncertain(session, number, village.clock.now()) == 1
        assert await ledger.retry_failed(session, number, village.clock.now()) == 1
    await village.settle()
    assert [row.status for row in await rows_of(village, number)] == [SENT] * 3
    assert [person.ever_heard("Halo") for person in people] == [1, 2, 1]


async def test_what_a_dead_process_held_is_listed_and_never_sent_again_by_itself(
    village: Village, people: list[Player]
) -> None:
    number = await broadcast_to(village, people, settle=False)
    async with village.database.transaction() as session:
        assert len(await BroadcastDeliveries(session).claim(number, "elsewhere:1:1:1", village.clock.now(), 1)) == 1
    await village.app.sender.beat()
    await village.settle()
    rows = await rows_of(village, number)
    assert [row.status for row in rows] == [RecipientStatus.UNCERTAIN, SENT, SENT]
    assert people[0].heard == []


async def test_groups_hear_it_too_and_follow_their_move(village: Village, people: list[Player]) -> None:
    group = await village.group("KIM Sumberejo", people[0])
    async with village.database.transaction() as session:
        broadcast = await written(session, village, [group, people[1]], Reply("Halo {kim}"))
        (row, _) = await ledger_rows(session, broadcast.id)
        row.group_id = None
        await ledger.start(session, broadcast.id, village.clock.now())
    moved = village.world.migrate_to_supergroup(group.chat)
    village.world.updates.drop()
    await village.settle()
    rows = await rows_of(village, broadcast.id)
    assert [row.status for row in rows] == [SENT, SENT]
    assert rows[0].chat_id == str(moved.id)
    assert [m.text for m in village.world.heard(moved)][-1] == "Halo KIM Bapak/Ibu"


async def test_several_broadcasts_take_turns(village: Village) -> None:
    crowd = [await village.member(f"Warga {number}", desa=HOME) for number in range(12)]
    pacing = village.app.sender._pacing
    pacing.per_second = 30  # one row a round
    first = await broadcast_to(village, crowd[:6], "Satu", settle=False)
    second = await broadcast_to(village, crowd[6:], "Dua", settle=False)
    await village.settle()
    texts = [call["text"] for call in village.world.calls("sendMessage")]
    assert sorted(texts) == ["Dua"] * 6 + ["Satu"] * 6
    assert all({*texts[at : at + 2]} == {"Satu", "Dua"} for at in range(0, 12, 2))
    assert {(await find(village, one)).status for one in (first, second)} == {BroadcastStatus.DONE}


def a_file(village: Village, sender: Player) -> Attachment:
    photo = village.world.send_photo(sender.account).file_id
    village.world.updates.drop()
    return Attachment(Media.PHOTO, photo, photo)


LONG = "Panjang {nama} " + "a" * 1_100


@pytest.mark.parametrize("count", [1, 3])
async def test_a_file_whose_words_are_held_up_is_not_sent_again(
    village: Village, people: list[Player], count: int
) -> None:
    files = tuple(a_file(village, people[0]) for _ in range(count))
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1}, chat=people[1].account)
    number = await broadcast_to(village, people, Reply(LONG, (Choice("Buka", url="https://a.id"),), files))
    held = (await rows_of(village, number))[1]
    assert (held.status, len(held.message_ids or ())) == (RecipientStatus.PENDING, count)
    await asyncio.sleep(1)
    await village.later(hours=0.01, ticks=False)
    await village.settle()
    for person, row in zip(people, await rows_of(village, number), strict=True):
        heard = village.world.heard(person.account)
        assert [message.kind == "photo" for message in heard] == [True] * count + [False]
        assert row.message_ids == [str(message.id) for message in heard]
    async with village.database.transaction() as session:
        broadcast = await Broadcasts(session).find(number)
        assert broadcast is not None
        await changed(session, broadcast, BroadcastDeed.DELETE, None, village.clock.now())
    await village.settle()
    assert [village.world.heard(person.account) for person in people] == [[]] * 3


async def test_what_arrived_of_a_cancelled_one_is_taken_back_too(village: Village, people: list[Player]) -> None:
    file = a_file(village, people[0])
    village.world.fail("sendMessage", error_code=400, description="Bad Request: no", chat=people[1].account)
    number = await broadcast_to(village, people, Reply(LONG, (), (file,)))
    assert (await rows_of(village, number))[1].status is FAILED
    async with village.database.transaction() as session:
        broadcast = await Broadcasts(session).find(number)
        assert broadcast is not None
        await changed(session, broadcast, BroadcastDeed.DELETE, None, village.clock.now())
    await village.settle()
    assert [village.world.heard(person.account) for person in people] == [[]] * 3


async def test_words_too_long_for_their_picture_count_as_a_message(database: Database) -> None:
    settings = settings_for(database, sends_per_second=30, chat_sends_per_second=10)
    async with Village.open(database, settings) as village:
        crowd = [village.person(f"Warga {number}") for number in range(20)]
        for one in crowd:
            one.account.started = True
        file = a_file(village, crowd[0])
        village.world.limits, village.world.latency = Limits(strict=True, per_chat_per_second=10), 0.02
        await broadcast_to(village, crowd, Reply("a" * 1_025, (), (file,)))
        assert village.world.limits.refused == 0
        assert village.world.limits.busiest_second <= 30
        assert [one.ever_heard("aaa") for one in crowd] == [1] * 20


async def test_delivered_words_are_changed_and_taken_back_everywhere(village: Village, people: list[Player]) -> None:
    photos = [village.world.send_photo(people[0].account).file_id for _ in range(3)]
    album = tuple(Attachment(Media.PHOTO, photo, photo) for photo in photos)
    village.world.updates.drop()
    number = await broadcast_to(village, people, Reply("Lama {nama}", (Choice("Buka", url="https://a.id"),), album))
    assert {len(row.message_ids or ()) for row in await rows_of(village, number)} == {4}
    async with village.database.transaction() as session:
        broadcast = await Broadcasts(session).find(number)
        assert broadcast is not None
        words = Reply("Baru {nama}", attachments=album)
        change = await changed(session, broadcast, BroadcastDeed.EDIT, words, village.clock.now())
    await village.settle()
    assert people[1].last == "Baru Bapak/Ibu Budi"
    assert people[1].buttons == []
    assert {row.status for row in await rows_of(village, change.id)} == {SENT}

    async with village.database.transaction() as session:
        broadcast = await Broadcasts(session).find(number)
        assert broadcast is not None
        change = await changed(session, broadcast, BroadcastDeed.DELETE, Reply("Ralat"), village.clock.now())
    await village.settle()
    assert [village.world.heard(person.account) for person in people] == [[]] * 3
    assert (await find(village, change.id)).status is BroadcastStatus.DONE


async def test_where_it_is_too_late_a_correction_comes_once(village: Village, people: list[Player]) -> None:
    number = await broadcast_to(village, people, "Salah")
    await village.later(days=5, ticks=False)
    async with village.database.transaction() as session:
        broadcast = await Broadcasts(session).find(number)
        assert broadcast is not None
        change = await changed(session, broadcast, BroadcastDeed.DELETE, Reply("Ralat, {nama}"), village.clock.now())
        silent = await changed(session, broadcast, BroadcastDeed.DELETE, None, village.clock.now())
    await village.settle()
    rows = await rows_of(village, change.id)
    assert {(row.status, row.reason) for row in rows} == {(SENT, Reason.CORRECTED)}
    assert {(row.status, row.reason) for row in await rows_of(village, silent.id)} == {(FAILED, Reason.TOO_LATE)}
    assert [m.text for m in village.world.heard(people[0].account)] == ["Salah", "Ralat, Bapak/Ibu Siti"]
