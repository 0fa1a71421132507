"""How messages leave, and what happens when they cannot."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NoReturn

import pytest
from sqlalchemy import delete, select

from bot.channels.telegram.request import NotSent
from bot.conversation.messages import Attachment, Choice, Deed, Errand, Media, Picture, Reply
from bot.delivery.sender import CLAIM, LEASE
from bot.delivery.worker import new_worker, surely_dead
from storage.base import Session
from storage.database import Database
from storage.delivery import Deliveries
from storage.member import PersonAddress
from storage.outbox import Failure, Outbox, OutboxMessage, OutboxStatus, Priority
from storage.outbox_file import OutboxFile
from storage.worker import Workers
from tests.simulator.waiting import until
from tests.village import Player, Village, settings_for

HOME = "Sumberejo, Poncokusumo"


def unavailable(*, brief: bool = False) -> NoReturn:
    raise OSError("gone")


async def messages(village: Village) -> list[OutboxMessage]:
    async with village.database.reading() as session:
        return list((await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all())


async def notice(village: Village, who: Player, text: str, *, key: str, priority: Priority = Priority.NOTICE) -> None:
    """Something nobody asked for, on its way to somebody."""
    async with village.database.transaction() as session:
        person_id = await session.scalar(
            select(PersonAddress.person_id).where(PersonAddress.external_id == str(who.id))
        )
        await Outbox(session).add_once(
            channel="telegram", chat_id=str(who.id), person_id=person_id, kind="test", priority=priority,
            payload=Reply(text).to_json(), now=village.clock.now(), dedup_key=key,
        )  # fmt: skip


async def test_an_answer_that_never_left_is_sent_once_it_can(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("sendMessage", error_code=502)
    village.world.say(siti.account, "menu")
    await village.polling.once()
    await village.app.sender.settle()
    (message,) = await messages(village)
    assert (message.status, message.attempts) == (OutboxStatus.PENDING, 1)
    village.clock.advance(timedelta(seconds=30))
    await village.settle()
    (message,) = await messages(village)
    assert (message.status, message.attempts) == (OutboxStatus.SENT, 2)
    assert len(siti.heard) == 1


async def test_a_notice_whose_fate_is_unknown_is_listed_and_never_sent_again(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("sendMessage", after=True)
    await notice(village, siti, "Undangan", key="a")
    await village.settle()
    village.clock.advance(timedelta(hours=1))
    await village.settle()
    (message,) = await messages(village)
    assert message.status is OutboxStatus.UNCERTAIN
    assert len(siti.heard) == 1
    async with village.database.reading() as session:
        assert await Outbox(session).counts() == {"uncertain": 1}


async def test_an_answer_whose_fate_is_unknown_rather_comes_twice(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("sendMessage", raises=TimeoutError("slow"), after=True)
    village.world.say(siti.account, "menu")
    await village.polling.once()
    await village.app.sender.settle()
    village.clock.advance(timedelta(minutes=1))
    await village.settle()
    assert len(siti.heard) == 2


async def test_an_album_whose_words_are_held_up_is_not_sent_again(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    photos = [village.world.send_photo(siti.account).file_id for _ in range(2)]
    village.world.updates.drop()
    album = tuple(Attachment(Media.PHOTO, photo, photo) for photo in photos)
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1})
    async with village.database.transaction() as session:
        await Outbox(session).add_once(
            channel="telegram", chat_id=str(siti.id), person_id=None, kind="test", priority=Priority.NOTICE,
            payload=Reply("Fotonya", attachments=album).to_json(), now=village.clock.now(), dedup_key="album",
        )  # fmt: skip
    await village.settle()
    await asyncio.sleep(1)
    village.clock.advance(timedelta(seconds=1))
    await village.settle()
    (message,) = await messages(village)
    assert message.status is OutboxStatus.SENT
    assert len(village.world.calls("sendMediaGroup")) == 1
    assert siti.last == "Fotonya"


@pytest.mark.parametrize("between", ["\n", " ", ""])
async def test_what_is_too_long_for_one_message_comes_as_several(village: Village, between: str) -> None:
    siti = await village.member("Siti", desa=HOME)
    lines = [f"{number} {'😀' * 99}".replace(" ", between) for number in range(50)]
    reply = Reply(between.join(lines), (Choice("Ya", entry="help.menu"),))
    async with village.database.transaction() as session:
        await Outbox(session).add_once(
            channel="telegram", chat_id=str(siti.id), person_id=None, kind="test", priority=Priority.NOTICE,
            payload=reply.to_json(), now=village.clock.now(), dedup_key="long",
        )  # fmt: skip
    await village.settle()
    assert len(siti.heard) == 3
    assert between.join(siti.heard) == reply.text
    heard = village.world.heard(siti.account)
    assert [message.labels for message in heard] == [[], [], ["Ya"]]
    await village.app.channel.edit(str(siti.id), [str(message.id) for message in heard], Reply(reply.text))
    assert between.join(siti.heard) == reply.text
    assert not heard[-1].labels


async def test_who_blocked_us_gets_nothing_and_it_is_known_why(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = await village.member("Siti", desa=HOME)
    await notice(village, siti, "Satu", key="a")
    await notice(village, siti, "Dua", key="b")
    village.world.block(siti.account)
    village.world.updates.drop()
    # Known also when the database stumbles over it at first.
    await village.app.sender.send_due()
    stumbled = False

    def stumble(*, brief: bool = False) -> NoReturn:
        nonlocal stumbled
        stumbled = True
        raise OSError("gone")

    with monkeypatch.context() as stumbling:
        stumbling.setattr(village.database, "transaction", stumble)
        await until(lambda: stumbled)
    await village.app.sender.settle()
    assert [m.failure for m in await messages(village)] == [Failure.BLOCKED, Failure.BLOCKED]
    async with village.database.reading() as session:
        (address,) = await village.rows(session, PersonAddress)
    assert address.blocked_at is not None


async def test_what_telegram_will_never_take_is_not_tried_again(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("sendMessage", error_code=400, description="Bad Request: message text is empty")
    await notice(village, siti, "?", key="a")
    await village.settle()
    (message,) = await messages(village)
    assert (message.status, message.failure) == (OutboxStatus.FAILED, Failure.REJECTED)


async def test_a_message_whose_file_is_gone_does_not_leave_without_it(village: Village, written: io.StringIO) -> None:
    siti = await village.member("Siti", desa=HOME)
    for number, picture in enumerate((Picture(b"a card", "rahasia.png"), None)):
        async with village.database.transaction() as session:
            await Outbox(session).add_once(
                channel="telegram", chat_id=str(siti.id), person_id=None, kind="test", priority=Priority.NOTICE,
                payload=Reply(f"Kabar {number}.", picture=picture).to_json(), now=village.clock.now(),
                dedup_key=f"test:{number}",
            )  # fmt: skip
            await session.execute(delete(OutboxFile))
    await village.settle()
    assert siti.heard == ["Kabar 1."], "and nobody waits behind it"
    lost, sent = await messages(village)
    assert (lost.status, lost.failure) == (OutboxStatus.FAILED, Failure.FILE_GONE)
    assert sent.status is OutboxStatus.SENT
    (line,) = [line for line in written.getvalue().splitlines() if '"warning"' in line]
    assert "file missing" in line
    assert f'"message": {lost.id}' in line
    assert not any(words in line for words in ("Kabar", "rahasia", str(siti.id)))


async def test_the_same_key_is_written_once(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    await notice(village, siti, "Satu", key="same")
    await notice(village, siti, "Satu", key="same")
    await village.settle()
    assert len(siti.heard) == 1


async def test_a_flood_wait_is_kept_and_answers_stay_in_order(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three answers to one chat; the first is told to wait. None may overtake it, and none is lost."""
    siti = await village.member("Siti", desa=HOME)
    slept: list[float] = []
    now = [0.0]

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += max(seconds, 0.0)
        await asyncio.sleep(0)

    pacing = village.app.sender._pacing
    monkeypatch.setattr("bot.delivery.pacing._sleep", sleep)
    for pace in (pacing, pacing._all):
        monkeypatch.setattr(pace, "_time", lambda: now[0])
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 11})
    for words in ("menu", "bantuan", "status"):
        village.world.say(siti.account, words)
    await village.polling.once()
    await village.app.sender.settle()
    assert siti.heard == []
    assert [m.status for m in await messages(village)] == [OutboxStatus.PENDING] * 3
    assert 10 < pacing.held_for <= 11
    assert await village.app.sender.send_due() == 0

    village.world.say(siti.account, "riwayat")  # one more, while all others wait
    await village.polling.once()
    await village.app.sender.settle()
    now[0] += 11
    village.clock.advance(timedelta(seconds=11))
    await village.settle()
    sent = await messages(village)
    assert [m.status for m in sent] == [OutboxStatus.SENT] * 4
    assert siti.heard == [m.payload["text"] for m in sent]
    assert len(village.world.calls("sendMessage")) == 5


async def test_a_reminder_that_was_held_up_waits_for_the_morning(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    await village.later(hours=12, ticks=False)
    await notice(village, siti, "Ingat", key="a", priority=Priority.REMINDER)
    await notice(village, siti, "Kabar", key="b")
    await village.settle()
    assert siti.heard == ["Kabar"]
    await village.later(hours=11.5, ticks=False)
    await village.settle()
    assert siti.heard == ["Kabar", "Ingat"]


async def test_what_a_group_has_no_slot_for_waits_in_the_outbox(database: Database) -> None:
    async with Village.open(database, settings_for(database, group_sends_per_minute=20)) as village:
        siti = await village.member("Siti", desa=HOME)
        group = await village.group("KIM Sumberejo", siti)
        village.mark()
        async with village.database.transaction() as session:
            for number in range(8):
                await Outbox(session).add_once(
                    channel="telegram", chat_id=group.id, person_id=None, kind="test",
                    payload=Reply(f"Kabar {number}").to_json(), now=village.clock.now(), dedup_key=f"{number}",
                )  # fmt: skip
        await notice(village, siti, "Kabar", key="siti")
        async with asyncio.timeout(3):
            await village.settle()
        waiting = [message for message in await messages(village) if message.status is OutboxStatus.PENDING]
        # Five at once, of which the first was the greeting.
        assert group.heard == [f"Kabar {number}" for number in range(4)]
        assert [message.payload["text"] for message in waiting] == [f"Kabar {number}" for number in range(4, 8)]
        assert all(message.not_before > village.clock.now() and not message.attempts for message in waiting)
        assert siti.ever_heard("Kabar") == 1


async def test_a_line_that_is_down_for_hours_loses_nothing(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    siti, pacing = await village.member("Siti", desa=HOME), village.app.sender._pacing
    start = village.clock.now()
    for pace in (pacing, pacing._all):
        monkeypatch.setattr(pace, "_time", lambda: (village.clock.now() - start).total_seconds())
    village.world.fail("sendMessage", raises=NotSent("no connection"), times=None)
    await notice(village, siti, "Undangan", key="a")
    village.world.say(siti.account, "menu")
    await village.settle()
    for _ in range(60):
        village.clock.advance(timedelta(minutes=2))
        await village.settle()
    assert {message.status for message in await messages(village)} == {OutboxStatus.PENDING}
    village.clock.advance(timedelta(minutes=2))
    village.world.heal()
    await village.settle()
    assert {message.status for message in await messages(village)} == {OutboxStatus.SENT}
    assert len(siti.heard) == 2


async def test_what_was_written_days_ahead_may_fail_at_first(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("createChatInviteLink", error_code=502)
    async with village.database.transaction() as session:
        await Outbox(session).add_once(
            channel="telegram", chat_id=str(siti.id), person_id=None, kind="test", dedup_key="a",
            payload=Reply("Masuk: {link}", errand=Errand(Deed.INVITE, "-1")).to_json(),
            now=village.clock.now(), not_before=village.clock.now() + timedelta(days=3),
        )  # fmt: skip
    await village.later(days=3, ticks=False)
    await village.settle()
    (message,) = await messages(village)
    assert (message.status, message.failure) == (OutboxStatus.PENDING, None)


async def test_a_stop_finishes_what_is_on_the_wire_and_takes_the_rest_back(village: Village) -> None:
    siti, budi = await village.member("Siti", desa=HOME), await village.member("Budi", desa=HOME)
    sender = village.app.sender
    village.world.say(siti.account, "menu")
    village.world.say(budi.account, "menu")
    village.world.fail("sendMessage", chat=siti.account, delay=0.2, error_code=None)
    slow = asyncio.Event()
    send = village.app.channel.send

    async def on_the_wire(chat_id: str, reply: Reply) -> str:
        slow.set()
        return await send(chat_id, reply)

    village.app.channel.send = on_the_wire  # type: ignore[method-assign]
    sender._pacing._of_chat(str(budi.id)).hold(3600)
    await village.polling.once()
    async with asyncio.timeout(10):
        await slow.wait()
        await until(lambda: len(sender._queued) == 1)
        await sender.stop(5)
    by_chat = {m.chat_id: m for m in await messages(village)}
    assert by_chat[str(siti.id)].status is OutboxStatus.SENT
    assert by_chat[str(budi.id)].status is OutboxStatus.PENDING
    assert by_chat[str(budi.id)].attempts == 0
    assert budi.heard == []


async def test_answers_of_a_dead_process_are_taken_over_and_notices_are_not(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    await notice(village, siti, "Undangan", key="a")
    async with village.database.transaction() as session:
        (claimed,) = await Deliveries(session).claim("elsewhere:1:1:1", village.clock.now(), 10)
        claimed.kind = "test"
    await notice(village, siti, "Jawaban", key="b", priority=Priority.REPLY)
    async with village.database.transaction() as session:
        await Deliveries(session).claim("elsewhere:1:1:1", village.clock.now(), 10)
    await village.app.sender.beat()
    await village.settle()
    invitation, answer = await messages(village)
    assert (invitation.status, answer.status) == (OutboxStatus.UNCERTAIN, OutboxStatus.SENT)
    assert siti.heard == ["Jawaban"]


async def test_a_process_elsewhere_is_dead_when_nothing_was_heard_of_it_for_the_lease(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    await notice(village, siti, "Jawaban", key="a", priority=Priority.REPLY)
    async with village.database.transaction() as session:
        await Workers(session).beat("elsewhere:1:1:1", village.clock.now())
        await Deliveries(session).claim("elsewhere:1:1:1", village.clock.now(), 10)
    for heard in ([], ["Jawaban"]):
        village.clock.advance(LEASE if not heard else timedelta(seconds=1))
        await village.app.sender.beat()
        await village.settle()
        assert siti.heard == heard
    async with village.database.reading() as session:
        assert await Workers(session).list_all() == [village.app.sender.worker]


async def test_who_says_stop_while_everybody_waits_is_answered_as_soon_as_that_is_over(village: Village) -> None:
    siti = await village.member("Siti", desa=HOME)
    village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 1})
    await notice(village, siti, "Ingat", key="a", priority=Priority.REMINDER)
    await village.app.sender.send_due()
    await village.app.sender.settle()
    village.world.say(siti.account, "berhenti")
    await village.polling.once()
    await asyncio.sleep(village.app.sender._pacing.held_for)
    village.clock.advance(timedelta(seconds=1))
    async with asyncio.timeout(5):
        await village.settle()
    assert len(siti.heard) == 1
    assert siti.ever_heard("Ingat") == 0


@pytest.mark.parametrize("commit", ["turn", "claim"])
async def test_what_a_commit_wrote_whose_answer_was_lost_still_leaves(
    village: Village, monkeypatch: pytest.MonkeyPatch, commit: str
) -> None:
    siti, sender = await village.member("Siti", desa=HOME), village.app.sender
    transaction, left = village.database.transaction, [1]

    @asynccontextmanager
    async def lost(*, brief: bool = False) -> AsyncIterator[Session]:
        async with transaction(brief=brief) as session:
            yield session
        if left.pop() if left else 0:
            raise OSError("connection lost")

    if commit == "turn":
        monkeypatch.setattr(village.database, "transaction", lost)
        village.world.say(siti.account, "menu")
        await village.polling.once()
    else:
        await notice(village, siti, "Kabar", key="a")
        monkeypatch.setattr(village.database, "transaction", lost)
        with pytest.raises(OSError, match="connection lost"):
            await sender.send_due()
    assert [m.status for m in await messages(village)] == [OutboxStatus.SENDING]
    for _ in range(2):
        await sender.beat()
        await village.settle()
    assert [m.status for m in await messages(village)] == [OutboxStatus.SENT]
    assert len(siti.heard) == 1


def test_a_process_of_this_machine_is_known_to_be_dead() -> None:
    own = new_worker()
    host, where, pid, _ = own.split(":")
    assert not surely_dead(own)
    assert surely_dead(f"{host}:{where}:{pid}:of-an-earlier-start") == bool(where)
    assert not surely_dead(f"{host}:{where}:1:init")
    assert not surely_dead(f"{host}:elsewhere:{pid}:x")
    assert not surely_dead("host:17:abc")


async def test_what_nobody_asked_for_waits_in_the_outbox_as_long_as_everybody_waits(database: Database) -> None:
    async with Village.open(database, settings_for(database, sends_per_second=6)) as village:
        siti, budi, rini = [await village.member(name, desa=HOME) for name in ("Siti", "Budi", "Rini")]
        village.world.fail("sendMessage", error_code=429, parameters={"retry_after": 2}, chat=siti.account)
        # The others wait for their moments meanwhile, Rini behind none of her own.
        village.world.latency = 0.02
        await notice(village, rini, "Kabar", key="rini", priority=Priority.REMINDER)
        for number in range(8):
            await notice(village, siti if number == 0 else budi, f"Kabar {number}", key=f"{number}")
        for number in range(8, 10):
            await notice(village, budi, f"Kabar {number}", key=f"{number}", priority=Priority.REMINDER)
        await village.app.sender.send_due()
        await village.app.sender.settle()
        assert village.app.sender._pacing.held_for > 0
        await notice(village, rini, "Kabar baru", key="new")
        assert await village.app.sender.send_due() == 0
        states = {message.status for message in await messages(village)}
        assert OutboxStatus.SENDING not in states
        village.world.say(budi.account, "berhenti")
        await village.polling.once()
        await asyncio.sleep(village.app.sender._pacing.held_for)
        village.clock.advance(timedelta(seconds=5))
        await village.settle()
        assert [budi.ever_heard(f"Kabar {number}") for number in range(1, 10)] == [1] * 7 + [0] * 2


@pytest.mark.parametrize("seconds", [0, 1])
async def test_a_flood_wait_that_is_over_before_anybody_looked_loses_nothing(database: Database, seconds: int) -> None:
    async with Village.open(database, settings_for(database, sends_per_second=6)) as village:
        siti, budi = [await village.member(name, desa=HOME) for name in ("Siti", "Budi")]
        village.world.fail("sendMessage", error_code=429, parameters={"retry_after": seconds}, chat=siti.account)
        for number in range(8):
            await notice(village, siti if number == 0 else budi, f"Kabar {number}", key=f"{number}")

        async def stands_still() -> None:
            """The machine is busy elsewhere for as long as everybody has to wait."""
            while not (held := village.app.sender._pacing.held_for):  # noqa: ASYNC110
                await asyncio.sleep(0)
            time.sleep(held)  # noqa: ASYNC251

        machine = asyncio.create_task(stands_still())
        await village.app.sender.send_due()
        await machine
        await village.app.sender.settle()
        village.clock.advance(timedelta(seconds=5))
        await village.settle()
        assert {message.status for message in await messages(village)} == {OutboxStatus.SENT}
        assert [budi.ever_heard(f"Kabar {number}") for number in range(1, 8)] == [1] * 7


async def test_a_batch_is_written_down_before_the_next_one_leaves(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that no more than one is uncertain when the process dies."""
    siti = await village.member("Siti", desa=HOME)
    for number in range(CLAIM + 5):
        await notice(village, siti, f"Kabar {number}", key=f"test:{number}")
    assert await village.app.sender.send_due() == CLAIM
    assert await village.app.sender.send_due() == 5
    kept = [message.status for message in await messages(village)]
    # What left while the database stumbles is written down all the same.
    with monkeypatch.context() as stumbling:
        await notice(village, siti, "Satu lagi", key="more")
        stumbling.setattr(village.database, "transaction", unavailable)
        with pytest.raises(OSError, match="gone"):
            await village.app.sender.send_due()
    await village.app.sender.settle()
    await village.settle()
    assert kept[:CLAIM] == [OutboxStatus.SENT] * CLAIM
    assert [message.status for message in await messages(village)] == [OutboxStatus.SENT] * (CLAIM + 6)
