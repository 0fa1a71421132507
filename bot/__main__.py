"""The command line: demo · run · migrate · roster · sweep · doctor."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys

from cyclopts import App as CommandLine

from bot.app import build
from bot.log import configure_logging
from bot.settings import BadSettings, load_settings
from storage.area import UnknownRegency

cli = CommandLine(name="kentongan", help="Kentongan: asisten KIM di Telegram.")


@cli.command
def run() -> None:
    """Menjalankan bot dengan TELEGRAM_TOKEN, sampai dihentikan."""
    settings = load_settings()
    if settings.telegram_token is None:
        raise BadSettings("TELEGRAM_TOKEN: belum diisi. Seharusnya: token dari @BotFather, bentuknya 123456:ABC-DEF…")
    configure_logging(settings.log_level)

    async def serve() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, stop.set)
        app = await build(settings)
        try:
            async with app.connected():
                await app.run(stop)
        finally:
            await app.database.close()

    asyncio.run(serve())


def main() -> None:
    """Entry of the `kentongan` command; what is wrong with the settings is said in a line each."""
    try:
        cli()
    except (BadSettings, UnknownRegency) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
