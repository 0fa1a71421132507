"""getUpdates by our own loop: what is bad, late or refused takes nothing else with it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from telegram.error import TelegramError

from bot.channels.base import WrongToken
from bot.channels.telegram.intake import storable
from bot.channels.telegram.polling import GIVE_UP, Polling
from bot.conversation import texts
from bot.conversation.dispatcher import NotCommitted
from bot.conversation.messages import Address, Incoming, Kind
from storage.database import Database
from storage.sqlite import Connection
from tests.simulator.waiting import until
from tests.village import Village, settings_for


@pytest.fixture
def slept() -> list[float]:
    """Seconds the loop would have waited."""
    return []


@asynccontextmanager
async def polling(village: Village, aside: Path, slept: list[float]) -> AsyncIterator[asyncio.Task[None]]:
    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    task = asyncio.create_task(Polling(village.app.channel, aside=aside, long_poll=0, sleep=sleep).run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await village.app.sender.settle()


async def answered(village: Village, condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        await until(condition)


async def test_that_telegram_is_reached_is_known_before_anybody_writes(village: Village, tmp_path: Path) -> None:
    poll = Polling(village.app.channel, aside=tmp_path / "aside", long_poll=30)
    assert not poll.is_connected
    task = asyncio.create_task(poll.run())
    await answered(village, lambda: village.world.updates.is_waiting)
    assert poll.is_connected
    asked = [int(call["timeout"]) for call in village.world.calls("getUpdates")]
    assert asked == [0, 30]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_an_update_nobody_can_read_is_put_aside_and_the_rest_goes_on(
    database: Database, tmp_path: Path, slept: list[float]
) -> None:
    async with Village.open(database, settings_for(database), valid_updates=False) as village:
        await _poisoned(village, tmp_path, slept)


async def test_updates_that_cannot_be_acknowledged_are_no_reason_to_hurry(
    village: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = Polling(village.app.channel, aside=tmp_path / "aside", long_poll=0)

    async def fetched() -> list[dict[str, int]]:
        return [{"without": 1}]

    monkeypatch.setattr(poll, "_fetch", fetched)
    with pytest.raises(TelegramError):
        await poll.once()


async def _poisoned(village: Village, tmp_path: Path, slept: list[float]) -> None:
    siti = village.person("Siti")
    bad = village.world.inject({"poison": True, "message": {"chat": {"id": 777_888_999}, "text": "rahasia Siti"}})
    village.world.say(siti.account, "menu")
    async with polling(village, tmp_path / "aside", slept):
        await answered(village, lambda: siti.last and not village.world.updates_pending)
    kept = tmp_path / "aside" / f"{bad['update_id']}.json"
    assert kept.stat().st_mode & 0o077 == 0
    words = kept.read_text()
    assert "rahasia" not in words
    assert "777888999" not in words
    assert json.loads(words)["update"]["message"]["text"] == "<12 letters>"
    assert slept == []


async def test_an_update_that_always_fails_is_tried_three_times_and_takes_nobody_along(
    village: Village, tmp_path: Path, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, budi = village.person("Siti"), village.person("Budi")
    village.world.say(siti.account, "menu")
    village.world.say(budi.account, "menu")
    bad = village.world.updates.pending[0]["update_id"]
    process, tried = village.app.channel.process, []

    async def fail_for_one(update: Any) -> None:
        if update.update_id == bad:
            tried.append(bad)
            raise RuntimeError("never")
        await process(update)

    monkeypatch.setattr(village.app.channel, "process", fail_for_one)
    async with polling(village, tmp_path / "aside", slept):
        await answered(village, lambda: not village.world.updates_pending)
    assert len(tried) == 3
    assert len(slept) == 2
    assert [path.name for path in (tmp_path / "aside").iterdir()] == [f"{bad}.json"]
    assert len(budi.heard) == 1
    assert siti.heard == []


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        ({"error_code": 429, "parameters": {"retry_after": 7}}, [7.0]),
        ({"error_code": 409}, [0.5]),
        ({"error_code": 502}, [0.5]),
        ({}, [0.5]),
        ({"error_code": 500, "times": 3}, [0.5, 1.0, 2.0]),
        ({"error_code": 401, "times": 3}, [0.5, 1.0, 2.0]),
    ],
    ids=["429", "409", "502", "dropped", "500 thrice", "401 thrice"],
)
async def test_a_refused_poll_is_waited_out_and_nothing_is_lost(
    village: Village, tmp_path: Path, slept: list[float], fault: dict[str, Any], waits: list[float]
) -> None:
    siti = village.person("Siti")
    village.world.say(siti.account, "menu")
    village.world.fail("getUpdates", **fault)
    async with polling(village, tmp_path, slept):
        await answered(village, lambda: siti.last and not village.world.updates_pending)
        assert slept == waits
        # What comes after that is a first failure again.
        village.world.fail("getUpdates", error_code=502)
        await until(lambda: len(slept) > len(waits))
    assert slept == [*waits, 0.5]
    assert len(siti.heard) == 1


@pytest.mark.parametrize("answer", [{"what": 1}, [1, 2], "text", None])
async def test_an_answer_that_is_no_list_of_updates_is_a_failure_and_not_a_busy_loop(
    village: Village, tmp_path: Path, slept: list[float], monkeypatch: pytest.MonkeyPatch, answer: Any
) -> None:
    siti = village.person("Siti")
    village.world.say(siti.account, "menu")
    request = village.app.channel.polling_request
    post, answers = request.post, [answer, KeyError("result")]

    async def odd(*args: Any, **options: Any) -> Any:
        if not answers:
            return await post(*args, **options)
        first = answers.pop(0)
        if isinstance(first, Exception):
            raise first
        return first

    monkeypatch.setattr(request, "post", odd)
    async with polling(village, tmp_path, slept):
        await answered(village, lambda: siti.last and not village.world.updates_pending)
    assert slept == [0.5, 1.0]


async def test_a_token_that_was_taken_back_stops_the_program(
    village: Village, tmp_path: Path, slept: list[float]
) -> None:
    village.world.fail("getUpdates", error_code=401, times=None)
    async with polling(village, tmp_path, slept) as task:
        with pytest.raises(WrongToken):
            await asyncio.wait_for(task, 20)
    village.world.heal()


async def test_a_token_that_is_refused_now_and_then_stops_nothing(
    village: Village, tmp_path: Path, slept: list[float]
) -> None:
    siti = village.person("Siti")
    for _ in range(2):
        village.world.fail("getUpdates", error_code=401, times=GIVE_UP - 1)
        village.world.fail("getUpdates", error_code=502)
    village.world.say(siti.account, "/start")
    async with polling(village, tmp_path, slept) as task:
        await answered(village, lambda: siti.last and not village.world.updates_pending)
        # What went well in between counts as well as another failure does.
        for _ in range(2):
            refused = slept.count(0.5)
            village.world.fail("getUpdates", error_code=401, times=GIVE_UP - 1)
            village.world.say(siti.account, "/start")
            await answered(village, lambda refused=refused: task.done() or slept.count(0.5) > refused)
            await answered(village, lambda: task.done() or not village.world.updates_pending)
        assert not task.done()


async def test_while_the_database_is_away_updates_wait_at_telegram(
    village: Village, tmp_path: Path, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = village.person("Siti")
    transaction, failures = village.database.transaction, iter(range(6))

    @asynccontextmanager
    async def away(**options: Any) -> AsyncIterator[Any]:
        # Each attempt of a turn asks once more whether the database answers.
        if next(failures, None) is not None:
            raise OperationalError("BEGIN", {}, Exception("gone"))
        async with transaction(**options) as session:
            yield session

    monkeypatch.setattr(village.database, "transaction", away)
    village.world.say(siti.account, "menu")
    async with polling(village, tmp_path / "aside", slept):
        await answered(village, lambda: siti.last and not village.world.updates_pending)
    assert len(siti.heard) == 1
    assert slept == [0.5, 1.0, 2.0]
    assert not (tmp_path / "aside").exists()


async def test_what_ails_the_database_is_named_for_the_log(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    async with Village.open(database, settings_for(database)) as village:

        @event.listens_for(database.engine.sync_engine, "connect")
        def only_read(connection: Connection, _record: object) -> None:
            connection.raw.execute("PRAGMA query_only=ON")

        await database.engine.dispose()
        with pytest.raises(NotCommitted, match="readonly"):
            await village.app.dispatcher.handle(Incoming(Address("telegram", "7"), 1, Kind.TEXT, text="menu"))
    await database.close()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_after_the_database_server_restarted_nobody_notices(village: Village) -> None:
    """Every connection of the pool is dead, and the first to find out is a turn; then turns that share a commit."""
    people = [await village.member(name, desa="Sumberejo, Poncokusumo") for name in ("Siti", "Budi", "Ani")]

    async def restart() -> None:
        async with AsyncExitStack() as stack:
            sessions = [await stack.enter_async_context(village.database.reading()) for _ in range(5)]
            pids = [await session.scalar(text("SELECT pg_backend_pid()")) for session in sessions]
        with psycopg.connect(village.database.url.set(drivername="postgresql").render_as_string(False)) as other:
            other.execute("SELECT pg_terminate_backend(pid, 5000) FROM unnest(%s) AS pid", [pids])

    siti = people[0]
    await restart()
    await siti.says("lapor kegiatan")
    await restart()
    await siti.taps("Rapat KIM")
    await siti.says("Rapat panen raya")
    await siti.says("wingi")
    await siti.taps("Lewati")
    await restart()
    await siti.taps("Kirim")
    assert siti.hears("Sudah tercatat")
    await restart()
    village.clock.advance(timedelta(minutes=1))
    await village.together(*(partial(village.world.say, who.account, "status") for who in people))
    assert all("Sumberejo" in who.last for who in people)
    assert village.app.dispatcher.failed == 0


async def test_an_update_that_comes_again_changes_nothing(village: Village) -> None:
    siti = village.person("Siti")
    await siti.says("menu")
    village.world.redeliver(1)
    await village.settle()
    assert len(siti.heard) == 1


async def test_what_no_database_can_hold_fails_nobody(village: Village) -> None:
    admin = village.admin()
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    await siti.says("petugas")
    await siti.says("Kapan rapat\0panen?")
    await admin.says("daftar pertanyaan")
    assert admin.hears("Kapan rapat panen?")
    await siti.taps_data(village.world.messages(siti.account)[-1], "group.pick:a\0b")
    assert not siti.hears("gangguan")
    assert storable({"text": "a\ud800b", "photo": [{"width": 90}]}) == {"text": "a b", "photo": [{"width": 90}]}


async def test_one_turn_that_cannot_even_be_apologised_for_is_its_own_fault_only(
    village: Village, tmp_path: Path, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    siti, budi, rini = village.person("Siti"), village.person("Budi"), village.person("Rini")
    for who in (budi, siti, rini):
        village.world.say(who.account, "menu")
    dispatcher = village.app.dispatcher
    commit = dispatcher._commit

    async def broken(batch: Any, *how: Any, **options: Any) -> Any:
        if any(incoming.address.chat_id == str(siti.id) for incoming in batch):
            raise RuntimeError("whatever is done")
        return await commit(batch, *how, **options)

    monkeypatch.setattr(dispatcher, "_commit", broken)
    async with polling(village, tmp_path / "aside", slept):
        await answered(village, lambda: not village.world.updates_pending)
    assert len(list((tmp_path / "aside").iterdir())) == 1
    assert (len(budi.heard), len(siti.heard), len(rini.heard)) == (1, 0, 1)


async def test_a_turn_the_database_calls_unavailable_is_answered_when_the_database_is_there(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite calls many a faulty statement an operational error: that must not stop everybody's updates."""
    siti = village.person("Siti")

    async def faulty(turn: Any) -> Any:
        raise OperationalError("SELECT", {}, Exception("too many SQL variables"))

    monkeypatch.setattr(village.app.dispatcher._routes, "route", faulty)
    await siti.says("menu")
    assert siti.hears(texts.FAILED)
    assert (village.app.dispatcher.turns, village.app.dispatcher.failed) == (1, 1)
