"""`kentongan demo` as a process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import urllib.request
from pathlib import Path
from typing import Any

from tests.live import ROOT


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
