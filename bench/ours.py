"""The measured bot: the composition of `kentongan run`, which also answers marks."""

from __future__ import annotations

import asyncio
import signal

from bench.marks import answer_marks
from bot.app import build
from bot.log import configure_logging
from bot.settings import load_settings


async def serve() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    app = await build(load_settings(env_file=None))
    async with app.connected():
        await app.run(stop)
    await app.database.close()


def main() -> None:
    configure_logging("WARNING")
    answer_marks()
    asyncio.run(serve())


if __name__ == "__main__":
    main()
