"""Telegram, by python-telegram-bot. Nothing outside this folder imports it."""

import os

# Its coming form of `retry_after`; the old one warns with every flood wait.
os.environ.setdefault("PTB_TIMEDELTA", "1")
