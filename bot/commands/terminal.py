"""Tables on the operator's terminal."""

from __future__ import annotations

import sys

from rich.console import Console


def terminal(width: int) -> Console:
    """What names hold are letters: no markup, no emoji by name. `width`: letters of a line where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else width, markup=False, emoji=False, highlight=False)
