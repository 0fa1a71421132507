"""`kentongan demo` as a process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.commands.demo import ClockHands
from bot.conversation.messages import Reply
from bot.features.broadcast.actions import ledger
from tests.delivery.broadcasting import written
from tests.live import ROOT
from tests.village import Village


def ask(address: str, path: str, body: dict[str, Any] | None = None) -> Any:
    content = {"Content-Type": "application/json", "X-Demo": "1"}
    sent = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{address}{path}", sent, content)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


async def test_the_demo_stops_also_while_years_go_by(tmp_path: Path) -> None:
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0",
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert demo.stdout is not None
    try:
        address = (await demo.stdout.readline()).decode().split()[-1]
        first = await asyncio.to_thread(ask, address, "/sim/state")
        assert first["person"] == first["people"][0]["id"]
        started = (await asyncio.to_thread(ask, address, "/sim/advance", {"hours": 1}))["now"]
        years = asyncio.create_task(asyncio.to_thread(ask, address, "/sim/advance", {"hours": 24 * 3650}))
        await asyncio.wait([years], timeout=1)
        demo.terminate()
        assert await asyncio.wait_for(demo.wait(), 30) == 0
        assert (await years)["now"] < started + 3650 * 86_400
    finally:
        if demo.returncode is None:
            demo.kill()
            await demo.wait()
        demo._transport.close()  # type: ignore[attr-defined]


async def test_a_broadcast_leaves_on_its_own_day_when_weeks_go_by_at_once(village: Village) -> None:
    siti = await village.member("Siti", desa="Sumberejo, Poncokusumo")
    start = village.clock.now()
    async with village.database.transaction() as session:
        broadcast = await written(session, village, [siti], Reply("Besok lusa"))
        await ledger.start(session, broadcast.id, start, start + timedelta(days=2))
    hands = ClockHands(village.clock, asyncio.Event())
    hands.app = village.app
    await hands.advance(timedelta(days=14))
    (message,) = [one for one in village.world.messages(siti.account) if one.text == "Besok lusa"]
    assert timedelta(days=2) <= message.date - start < timedelta(days=3)
