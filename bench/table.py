"""Figures as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

_console = Console(highlight=False)


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    table = Table(title=title, title_justify="left", caption=note or None, caption_justify="left")
    for place, column in enumerate(columns):
        table.add_column(column, justify="left" if place == 0 else "right")
    for row in rows:
        table.add_row(*row)
    _console.print(table)


def middle(values: Sequence[float]) -> float:
    return median(values)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """The median, and the least and the most in brackets."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def times(value: float, peer: float) -> str:
    return f"{value / peer:.2f} ×"
