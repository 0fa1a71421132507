"""Waiting without a clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object]) -> None:
    """Lets the other tasks run until something is so; what is waited for has no event of its own."""
    while not condition():  # noqa: ASYNC110
        await asyncio.sleep(0)
