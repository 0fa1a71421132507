"""What monitoring reads at `GET /metrics`, in Prometheus's text format: counts alone, nothing about a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.outbox import Waiting


@dataclass(frozen=True, slots=True)
class Figures:
    """What one look finds; `turns` and `failed` since this process started."""

    at: datetime
    connected: bool
    """Whether Telegram is reached."""
    ticked_at: datetime | None
    turns: int
    failed: int
    """Turns that ended in an apology."""
    waiting: Waiting | None
    """None: the database does not answer."""


def exposition(figures: Figures) -> tuple[bytes, str]:
    """The text and its content type."""
    # Imported when it is asked for: most installations are never looked at this way.
    from prometheus_client import (
        CollectorRegistry,
        Counter,
        Gauge,
        ProcessCollector,
        disable_created_metrics,
        generate_latest,
    )
    from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0

    disable_created_metrics()  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)

    def gauge(name: str, about: str, value: float) -> None:
        Gauge(f"kentongan_{name}", about, registry=registry).set(value)

    def counter(name: str, about: str, value: float) -> None:
        Counter(f"kentongan_{name}", about, registry=registry).inc(value)

    counter("turns", "Updates handled by this process.", figures.turns)
    counter("turns_failed", "Updates that ended in an apology.", figures.failed)
    gauge("channel_connected", "Whether Telegram is reached.", figures.connected)
    if figures.ticked_at is not None:
        gauge("last_tick_timestamp_seconds", "When the schedule last ticked.", figures.ticked_at.timestamp())
    waiting = figures.waiting
    gauge("database_up", "Whether the database answers.", waiting is not None)
    if waiting is not None:
        late = (figures.at - waiting.due_since).total_seconds() if waiting.due_since else 0
        gauge("outbox_pending", "Messages that wait to be sent, those of later days too.", waiting.pending)
        gauge("outbox_sending", "Messages on the wire.", waiting.sending)
        gauge("outbox_late_seconds", "How long the oldest message has been due.", late)
    return generate_latest(registry), CONTENT_TYPE_PLAIN_1_0_0
