"""Fetching what people sent: done by the channel, asked for by jobs, never inside a transaction."""

from __future__ import annotations

from typing import Protocol


class NoFile(Exception):
    """The file could not be had."""


class TooBig(NoFile):
    """More bytes than asked for, or than the platform gives a bot (20 MB)."""


class Gone(NoFile):
    """The platform does not know it any more."""


class NotNow(NoFile):
    """The platform did not answer; later it may."""


class Files(Protocol):
    async def fetch(self, file_id: str, most: int) -> bytes:
        """At most `most` bytes; raises a `NoFile`."""
