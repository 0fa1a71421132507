"""`python -m bench [turns burst sweep …] [--rounds 5] [--quick] [--no-postgres]`."""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from bench.measured import Failed
from bench.options import Options

MEASUREMENTS = (
    "turns",
    "burst",
    "sweep",
    "reminders",
    "start",
    "locks",
    "groups",
    "seats",
    "ladder_year",
    "matching",
    "broadcast",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measures, each beside its peer.")
    parser.add_argument("names", nargs="*", metavar="measurement", help=f"of {', '.join(MEASUREMENTS)}; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds; the table shows medians")
    parser.add_argument("--quick", action="store_true", help="a fraction of the work, to see that it runs")
    parser.add_argument("--no-postgres", action="store_true", help="SQLite only")
    parser.add_argument("--fit", action="store_true", help="find the coefficients of matching again")
    parser.add_argument("--scratch", type=Path, help="folder for databases; default: a temporary one")
    given = parser.parse_args()
    if unknown := set(given.names) - set(MEASUREMENTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    failed = 0
    for name in given.names or MEASUREMENTS:
        if given.scratch is not None:
            given.scratch.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f"kentongan-bench-{name}-", dir=given.scratch) as folder:
            options = Options(given.rounds, given.quick, not given.no_postgres, Path(folder), given.fit)
            try:
                importlib.import_module(f"bench.{name}").measure(options)
            except Failed as failure:
                sys.stderr.write(f"{name}: {failure}\n")
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
