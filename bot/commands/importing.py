"""What the commands that import a file have in common."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence

from bot.commands import texts
from bot.log import configure_logging
from bot.roster.check import Problem
from bot.settings import Settings, load_settings

Outcome = tuple[bool, list[str]]
"""Whether the file was good, and what to print."""


def carry_out(imported: Callable[[Settings], Awaitable[Outcome]]) -> None:
    """Imports and prints; the exit code is 1 where the file was no good."""
    settings = load_settings()
    configure_logging(settings.log_level)

    async def run() -> Outcome:
        return await imported(settings)

    good, lines = asyncio.run(run())
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(0 if good else 1)


def told(problems: Sequence[Problem]) -> list[str]:
    """A line for each, and in how many rows they are."""
    lines = [texts.LINE.format(line=problem.line, text=problem.text) for problem in problems]
    return [*lines, texts.BAD_ROWS.format(count=len({problem.line for problem in problems}))]
