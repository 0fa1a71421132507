"""Where updates nobody could handle are put, for whoever mends the program.

Only the shape is kept: which fields there were, of what type, how long. What somebody wrote, their name and
their id are not, so a file may stay for as long as it is needed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import structlog

log = structlog.get_logger(__name__)

MOST = 500
"""Files kept, the newest: a flood of bad updates must not fill the disk, nor one of last year hide this one."""
_PLAIN_NUMBERS = frozenset(
    [
        "update_id",
        "message_id",
        "date",
        "edit_date",
        "forward_date",
        "width",
        "height",
        "duration",
        "offset",
        "length",
        "file_size",
    ]
)
_PLAIN_WORDS = frozenset(["type", "status", "mime_type"])


class SetAside:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, raw: Any, error: Exception) -> None:
        """Keeps the shape of an update and the kind of its error. Never fails: the rest has to go on."""
        update_id = raw.get("update_id") if isinstance(raw, dict) else None
        kind = type(error).__name__
        log.error("update put aside", update=update_id, error=kind, exc_info=error)
        name = f"{update_id}.json" if isinstance(update_id, int) else "unknown.json"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self._folder / name
            kept = sorted((file for file in self._folder.iterdir() if file != path), key=_written_at)
            for old in kept[: max(len(kept) + 1 - MOST, 0)]:
                old.unlink(missing_ok=True)
            path.write_text(json.dumps({"error": kind, "update": shape(raw)}, indent=1), encoding="utf-8")
            path.chmod(0o600)
        except OSError as failure:
            log.error("nowhere to put an update aside", error=type(failure).__name__)


def _written_at(file: Path) -> int:
    return file.stat().st_mtime_ns


def shape(value: Any, name: str = "") -> Any:
    """The same JSON without what it says: `{"text": "<5 letters>", "from": {"id": "<number>"}}`."""
    match value:
        case dict():
            return {str(key): shape(item, str(key)) for key, item in value.items()}
        case list():
            return [shape(item, name) for item in value]
        case None | bool():
            return value
        case int() | float():
            return value if name in _PLAIN_NUMBERS else "<number>"
        case str():
            return value if name in _PLAIN_WORDS and len(value) <= 40 else f"<{len(value)} letters>"
        case _:
            return f"<{type(value).__name__}>"
