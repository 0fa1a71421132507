"""Structured logs that hold no token, and above DEBUG no name, phone or message.

What an exception *says* may quote what somebody wrote ("invalid literal: 'Siti'", "Key (phone)=(+62…) already
exists"), so at INFO and above a traceback is logged by its kinds and places alone. LOG_LEVEL=DEBUG shows the
words too: for a test machine, not for people's data.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import traceback
from typing import Any

import structlog

_TOKEN = re.compile(r"\b\d+:[A-Za-z0-9_-]{10,}|(?<=/bot)[^/\s]+(?=/)")
_CALM = ("httpx", "httpcore", "telegram", "aiohttp", "apscheduler", "uvicorn.access", "alembic")
"""At INFO these log addresses with the token in them, contents of messages, or every tick."""

log = structlog.get_logger(__name__)


def configure_logging(level: str, *, human: bool | None = None) -> None:
    """JSON lines on standard error, or readable ones on a terminal."""
    if human is None:
        human = sys.stderr.isatty()
    number = logging.getLevelNamesMapping()[level.upper()]
    processors: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info if number <= logging.DEBUG else _places_only,
        _redact,
    ]
    structlog.configure(
        processors=[*processors, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(number),
        cache_logger_on_first_use=False,
    )
    renderer = structlog.dev.ConsoleRenderer() if human else structlog.processors.JSONRenderer(ensure_ascii=False)
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_with_exception, *processors],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(number)
    # A server set up before may have given these handlers of their own, past the redaction.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in _CALM:
        logging.getLogger(name).setLevel(max(number, logging.WARNING))


def log_forgotten_errors(loop: asyncio.AbstractEventLoop) -> None:
    """asyncio's own report of a task that failed unheard prints the exception's words; this one does not."""

    def report(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        log.error("error in a background task", where=_name_of(context), exc_info=error or False)

    loop.set_exception_handler(report)


def _name_of(context: dict[str, Any]) -> str:
    future = context.get("future") or context.get("task")
    return future.get_name() if isinstance(future, asyncio.Task) else type(future).__name__


def _with_exception(_logger: Any, _method: str, event: Any) -> Any:
    """A foreign record carries its exception in the record."""
    record = event.get("_record")
    if record is not None and record.exc_info:
        event["exc_info"] = record.exc_info
    return event


def _places_only(_logger: Any, _method: str, event: Any) -> Any:
    """Renders an exception without what it says."""
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["exception"] = places_of(error)
    return event


def places_of(error: BaseException) -> str:
    """The kinds of an exception and of its causes, each with the places it passed; no words of theirs.

    The source lines shown are the program's own.
    """
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.StackSummary.extract(traceback.walk_tb(current.__traceback__), lookup_lines=True)
        kind = f"{type(current).__module__}.{type(current).__qualname__}"
        parts.append("".join(frames.format()) + kind)
        if isinstance(current, BaseExceptionGroup):
            parts.extend(places_of(inner) for inner in current.exceptions)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nfrom\n".join(reversed(parts))


def _redact(_logger: Any, _method: str, event: Any) -> Any:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _TOKEN.sub("[token]", value)
    return event
