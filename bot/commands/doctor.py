"""`kentongan doctor`: what works, what does not, and what to do about it."""

from __future__ import annotations

import asyncio
import sys

from bot.channels.telegram.channel import TelegramChannel
from bot.clock import SystemClock
from bot.commands import texts
from bot.commands.examination import (
    Finding,
    examine_database,
    examine_listening,
    examine_machine,
    examine_settings,
    examine_telegram,
)
from bot.commands.problems import sentence_about
from bot.log import configure_logging
from bot.settings import Settings, load_settings


def doctor() -> None:
    """Memeriksa pengaturan, basis data, token, hak, dan jam. Kode keluar 1 bila ada yang salah."""
    configure_logging("ERROR")
    try:
        settings = load_settings()
        findings = asyncio.run(examined(settings))
    except Exception as problem:
        sentence = sentence_about(problem)
        if sentence is None:
            raise
        findings = [Finding(False, line) for line in sentence.splitlines()]
    sys.stdout.write("\n".join(told(findings)) + "\n")
    sys.exit(1 if any(finding.ok is False for finding in findings) else 0)


async def examined(settings: Settings) -> list[Finding]:
    """Everything, one after the other."""
    clock = SystemClock()
    findings = [*examine_settings(settings), *examine_machine(settings)]
    findings += await examine_listening(settings)
    findings += await examine_database(settings, clock)
    if settings.telegram_token is None:
        return [*findings, Finding(False, texts.NO_TOKEN_YET, texts.GET_TOKEN)]
    channel = TelegramChannel(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    return findings + await examine_telegram(settings, channel, clock)


def told(findings: list[Finding]) -> list[str]:
    """A line for each finding and one for what to do; at the end how it looks."""
    marks = {True: texts.FINE, False: texts.WRONG, None: texts.REMARK}
    lines = []
    for finding in findings:
        lines.append(f"{marks[finding.ok]} {finding.text}")
        if finding.advice:
            lines.append(f"  → {finding.advice}")
    wrong = sum(finding.ok is False for finding in findings)
    return [*lines, texts.SOMETHING_WRONG.format(count=wrong) if wrong else texts.ALL_FINE]
