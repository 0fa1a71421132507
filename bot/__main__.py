"""The command line: demo, run, bimtek, roster, exam, group, hoax, sweep, migrate, doctor; loaded when called."""

from __future__ import annotations

import gc
import sys

# Imports make many objects that all stay: looking for garbage among them takes a third of the start.
gc.set_threshold(50_000, 20, 100)


def leave_out() -> None:
    """What libraries load in passing and the service never uses: httpx's command line, and colours for structlog's
    tracebacks, which bot/log.py writes by itself. With our own command line, 8 MB."""
    for name in ("httpx._main", "rich"):
        sys.modules[name] = None  # type: ignore[assignment]


def _command_line(arguments: list[str]) -> None:
    from importlib.metadata import version

    from cyclopts import App as CommandLine

    cli = CommandLine(
        name="kentongan",
        help="Kentongan: asisten KIM di Telegram.",
        version=version("kentongan"),
        suppress_keyboard_interrupt=False,
    )
    cli.command("bot.commands.demo:demo", name="demo", help="Membuka bot di simulator: tanpa Telegram, tanpa token.")
    cli.command("bot.commands.run:run", name="run", help="Menjalankan bot dengan TELEGRAM_TOKEN, sampai dihentikan.")
    cli.command("bot.commands.bimtek:cli", name="bimtek", help="Rencana Bimtek setahun: impor.")
    cli.command("bot.commands.roster:cli", name="roster", help="Daftar resmi desa dan KIM: impor, keadaan.")
    cli.command("bot.commands.exam:cli", name="exam", help="Soal pre-test dan post-test Bimtek: impor, daftar.")
    cli.command("bot.commands.group:cli", name="group", help="Grup Telegram KIM: terhubung, belum, hilang.")
    cli.command("bot.commands.hoax:cli", name="hoax", help="Klarifikasi: impor dari penerbit lain, pencocokan.")
    cli.command("bot.commands.sweep:sweep", name="sweep", help="Menyisir KIM yang senyap satu kali, seperti penjadwal.")
    cli.command("bot.commands.migrate:migrate", name="migrate", help="Membarui tabel basis data.")
    cli.command("bot.commands.doctor:doctor", name="doctor", help="Memeriksa pengaturan, basis data, token, dan jam.")
    cli(arguments, print_error=False, exit_on_error=False)


def start() -> None:
    """Entry of the `kentongan` command, in a process of its own."""
    if sys.argv[1:] == ["run"]:
        leave_out()
    main(alone=True)


def main(*, alone: bool = False) -> None:
    """Does what the arguments say; what the operator can put right is said in a line each, with exit code 2. `alone`:
    nothing else runs in this process."""
    try:
        if sys.argv[1:] == ["run"]:
            from bot.commands.run import run, run_alone

            run_alone() if alone else run()
        else:
            _command_line(sys.argv[1:])
    except KeyboardInterrupt:
        # What a command writes is one transaction: it did everything or nothing.
        from bot.commands.texts import INTERRUPTED

        sys.stderr.write(f"{INTERRUPTED}\n")
        sys.exit(130)
    except Exception as error:
        from bot.commands.problems import sentence_about

        sentence = sentence_about(error)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        sys.exit(2)


if __name__ == "__main__":
    start()
