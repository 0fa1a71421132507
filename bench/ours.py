"""The measured bot: `kentongan run`, which also answers marks."""

from __future__ import annotations

import asyncio
import signal

from bench.marks import answer_marks
from bot.__main__ import leave_out

leave_out()

from bot.commands.run import serve  # noqa: E402
from bot.log import configure_logging  # noqa: E402
from bot.settings import load_settings  # noqa: E402


async def run() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await serve(load_settings(env_file=None), stop)


def main() -> None:
    configure_logging("WARNING")
    answer_marks()
    asyncio.run(run())


if __name__ == "__main__":
    main()
