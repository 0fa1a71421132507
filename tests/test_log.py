"""Nothing of what people are or say is in the logs at INFO, however things go wrong."""

from __future__ import annotations

import asyncio
import io
import logging
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import insert

from bot.log import configure_logging, log_forgotten_errors
from storage.member import Person
from tests.factories import make_kim
from tests.village import TOKEN, Village

NAME, PHONE, WORDS = "Zulaikha Qomariyah", "081298765432", "kopi rempah lereng kidul"
SECRETS = ("Zulaikha", "Qomariyah", "98765432", "rempah", "kidul", TOKEN, "test-token")


async def test_a_conversation_with_everything_that_can_fail(
    village: Village, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with village.database.transaction() as session:
        await make_kim(session, "Sumberejo, Poncokusumo")
    siti = village.person("Zulaikha")
    await siti.says("daftar")
    await siti.taps("Setuju")
    await siti.taps("18 tahun atau lebih")
    await siti.says(NAME)
    await siti.says("sumberejo poncokusumo")
    await siti.taps("Anggota")
    await siti.says(PHONE)
    await siti.says("ya")
    await siti.says("ya")
    await siti.taps("Kirim")
    await siti.says(WORDS)

    async def quotes_what_was_said(turn: Any) -> Any:
        raise ValueError(f"cannot read {turn.text!r} of {turn.person.name}")

    async def breaks_the_database(turn: Any) -> Any:
        values = {"id": turn.person.id, "name": NAME, "phone": PHONE, "created_at": turn.now}
        await turn.session.execute(insert(Person).values(values))

    for broken in (quotes_what_was_said, breaks_the_database):
        with monkeypatch.context() as patched:
            patched.setattr(village.app.dispatcher._routes, "route", broken)
            await siti.says(WORDS)
            assert siti.hears("ada gangguan")
    village.world.fail("sendMessage", error_code=400, description=f"Bad Request: {WORDS}")
    await siti.says("menu")
    village.world.block(siti.account)
    await village.settle()

    logged = written.getvalue()
    assert "turn failed" in logged
    assert "ValueError" in logged
    assert "quotes_what_was_said" in logged
    for secret in (*SECRETS, str(siti.id)):
        assert secret not in logged


async def test_what_libraries_and_forgotten_tasks_log(written: io.StringIO, tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    log_forgotten_errors(loop)
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("uvicorn.error").error("POST /bot%s/x failed", TOKEN)
    try:
        raise ValueError(WORDS)
    except ValueError:
        logging.getLogger("anybody").exception("it failed")

    async def fails() -> None:
        raise RuntimeError(NAME)

    task = asyncio.create_task(fails(), name="forgotten")
    await asyncio.wait([task])
    loop.call_exception_handler({"message": "x", "exception": task.exception(), "future": task})
    loop.set_exception_handler(before)
    logged = written.getvalue()
    assert logged.count("\n") == 3
    assert "forgotten" in logged
    for secret in SECRETS:
        assert secret not in logged


def test_at_debug_the_words_are_there() -> None:
    root = logging.getLogger()
    handlers, level, configured = root.handlers, root.level, structlog.get_config()
    configure_logging("DEBUG", human=False)
    stream = io.StringIO()
    assert isinstance(root.handlers[0], logging.StreamHandler)
    root.handlers[0].setStream(stream)
    try:
        raise ValueError(WORDS)
    except ValueError:
        structlog.get_logger("x").exception("failed")
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)
    assert WORDS in stream.getvalue()
