"""What the bot answers over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.exc import OperationalError

from bot.channels.telegram.webhook import Taken, Webhook
from bot.commands.run import _figures, _readiness
from bot.web.app import LARGEST, SECRET_HEADER, web_app
from bot.web.server import CannotListen, WebServer, listening
from storage.outbox import Outbox, Priority
from tests.village import Village

SECRET = "s3cret-Words_1"
URL = "https://bot.example/telegram"


@pytest.fixture
async def client(village: Village, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The bot's HTTP side, with Telegram bringing its updates there."""
    webhook = Webhook(village.app.channel, aside=tmp_path / "aside", url=URL, secret=SECRET)
    webhook.accepting = True

    async def ready() -> dict[str, Any]:
        return await _readiness(village.app, webhook)

    app = web_app(ready, look=lambda: _figures(village.app, webhook), webhook=webhook, secret=SECRET)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="https://bot.example") as client:

        async def bring(url: str, headers: dict[str, str], body: bytes) -> int:
            return (await client.post(url, headers=headers, content=body)).status_code

        await village.app.channel.bot.set_webhook(URL, secret_token=SECRET)
        village.world.updates.sender = bring
        yield client
        await village.app.sender.settle()


async def brought(village: Village) -> int:
    taken = await village.world.updates.deliver()
    await village.app.sender.settle()
    return taken


async def test_an_update_is_answered_after_its_commit(village: Village, client: httpx.AsyncClient) -> None:
    siti = village.person("Siti")
    village.world.say(siti.account, "menu")
    village.world.updates.twice = True
    assert await brought(village) == 1
    assert await brought(village) == 1
    assert len(siti.heard) == 1


@pytest.mark.parametrize("secret", ["", "s3cret-Words_2", "é"])
async def test_nobody_else_may_bring_updates(village: Village, client: httpx.AsyncClient, secret: str) -> None:
    update = json.dumps({"update_id": 1}).encode()
    headers = {SECRET_HEADER.encode(): secret.encode()} if secret else {}
    assert (await client.post("/telegram", headers=headers, content=update)).status_code == 403
    assert (await client.get("/telegram")).status_code == 405


async def test_what_is_no_update_is_refused_and_a_bad_one_is_put_aside(
    village: Village, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    async def post(body: bytes) -> int:
        return (await client.post("/telegram", headers={SECRET_HEADER: SECRET}, content=body)).status_code

    assert await post(b"{not json") == 400
    assert await post(b"[" * 100_000) == 400
    assert await post(b"[1]") == 400
    assert await post(b'{"pad": "' + b"x" * LARGEST + b'"}') == 413
    assert await post(b'{"update_id": 5, "message": "what"}') == 200
    assert await post(b'{"no": "id"}') == 200
    assert sorted(path.name for path in (tmp_path / "aside").iterdir()) == ["5.json", "unknown.json"]


async def test_what_is_not_committed_has_to_come_again(
    village: Village, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    siti = village.person("Siti")

    @asynccontextmanager
    async def away(**options: Any) -> AsyncIterator[Any]:
        raise OperationalError("BEGIN", {}, Exception("gone"))
        yield

    with monkeypatch.context() as patched:
        patched.setattr(village.database, "transaction", away)
        village.world.say(siti.account, "menu")
        assert await brought(village) == 0
    assert village.world.updates_pending == 1
    assert await brought(village) == 1
    assert len(siti.heard) == 1


async def test_health_is_one_thing_and_readiness_another(
    village: Village, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await client.get("/health")).json() == {"alive": True}
    early = await client.get("/ready")
    assert early.status_code == 503
    assert early.json() == {"ready": False, "database": True, "channel": True, "last_tick": None}
    await village.app.schedule.tick_all()
    answer = await client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["last_tick"].startswith("2026-09-23T02:00")

    @asynccontextmanager
    async def away(**options: Any) -> AsyncIterator[Any]:
        raise OperationalError("BEGIN", {}, Exception("gone"))
        yield

    monkeypatch.setattr(village.database, "reading", away)
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()["database"]) == (503, False)


async def test_monitoring_reads_what_waits_and_what_failed(
    village: Village, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def figures() -> dict[str, float]:
        answer = await client.get("/metrics")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")
        families = text_string_to_metric_families(answer.text)
        found = {sample.name: sample.value for family in families for sample in family.samples}
        return {name.removeprefix("kentongan_"): value for name, value in found.items()}

    siti = village.person("Siti")
    village.world.say(siti.account, "menu")
    await brought(village)
    found = await figures()
    assert (found["turns_total"], found["turns_failed_total"]) == (1, 0)
    assert (found["outbox_pending"], found["outbox_late_seconds"]) == (0, 0)
    assert (found["database_up"], found["channel_connected"]) == (1, 1)
    assert found["process_resident_memory_bytes"] > 0
    assert "last_tick_timestamp_seconds" not in found

    now = village.clock.now()
    async with village.database.transaction() as session:
        for number, leaves in enumerate((now - timedelta(minutes=3), now + timedelta(days=1))):
            await Outbox(session).add_once(
                channel="telegram",
                chat_id=str(siti.account.id),
                person_id=None,
                kind="notice",
                priority=Priority.NOTICE,
                payload={"text": "Siti, pesan rahasia"},
                now=now,
                not_before=leaves,
                dedup_key=f"test:{number}",
            )
    found = await figures()
    assert (found["outbox_pending"], found["outbox_sending"], found["outbox_late_seconds"]) == (2, 0, 180)
    assert "Siti" not in (await client.get("/metrics")).text

    @asynccontextmanager
    async def away(**options: Any) -> AsyncIterator[Any]:
        raise OperationalError("BEGIN", {}, Exception("gone"))
        yield

    monkeypatch.setattr(village.database, "transaction", away)
    village.world.say(siti.account, "menu")
    assert await brought(village) == 0
    assert (await figures())["turns_total"] == 1
    monkeypatch.setattr(village.database, "reading", away)
    found = await figures()
    assert found["database_up"] == 0
    assert "outbox_pending" not in found


async def test_before_the_start_and_after_the_stop_updates_are_sent_back(village: Village, tmp_path: Path) -> None:
    webhook = Webhook(village.app.channel, aside=tmp_path / "aside", url=URL, secret=SECRET)
    assert await webhook.take(b'{"update_id": 1, "message": "what"}') is Taken.AGAIN
    running = asyncio.create_task(webhook.run())
    await asyncio.sleep(0)
    assert await webhook.take(b'{"update_id": 1, "message": "what"}') is Taken.DONE
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await webhook.take(b'{"update_id": 2}') is Taken.AGAIN


async def test_without_a_webhook_there_is_no_path_for_it() -> None:
    async def ready() -> dict[str, Any]:
        return {"ready": True}

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=web_app(ready)), base_url="http://bot.example"
    ) as client:
        assert (await client.post("/telegram", content=b"{}")).status_code == 404


async def test_a_webhook_changed_elsewhere_is_set_again(village: Village, tmp_path: Path) -> None:
    webhook = Webhook(village.app.channel, aside=tmp_path, url=URL, secret=SECRET)
    await webhook.check()
    assert village.world.updates.webhook is not None
    assert village.world.updates.webhook.url == URL


async def test_a_port_in_use_is_known_before_anything_starts() -> None:
    async def ready() -> dict[str, Any]:
        return {"ready": True}

    first = WebServer(web_app(ready), listening("127.0.0.1", 0))
    try:
        assert first.port > 0
        with pytest.raises(CannotListen) as problem:
            WebServer(web_app(ready), listening("127.0.0.1", first.port))
        assert problem.value.why == "taken"
        with pytest.raises(CannotListen) as problem:
            WebServer(web_app(ready), listening("203.0.113.7", 0))
        assert problem.value.why == "host"
    finally:
        first.close()


async def test_the_server_stops_when_told() -> None:
    async def ready() -> dict[str, Any]:
        return {"ready": True}

    server = WebServer(web_app(ready), listening("127.0.0.1", 0))
    serving = asyncio.create_task(server.run_until_stopped())
    async with httpx.AsyncClient() as client, asyncio.timeout(10):
        assert (await client.get(f"http://127.0.0.1:{server.port}/health")).json() == {"alive": True}
        # No caller's connection is closed in the moment it is used again: theirs are older first.
        (connection,) = server.server_state.connections
        assert connection.timeout_keep_alive > 120
        server.stop()
        await serving
    server.close()
