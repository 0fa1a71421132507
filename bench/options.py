"""What every measurement is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    rounds: int
    quick: bool
    postgres: bool
    scratch: Path
    """For databases; emptied by whoever made it."""
    fit: bool = False
    """Coefficients are found anew where a measurement has any."""
