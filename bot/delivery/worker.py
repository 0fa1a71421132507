"""The name of a sending process, from which another one on the same machine can tell that it is dead."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
from functools import cache
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")
_OURS: set[str] = set()
"""Names given in this very process."""


def new_worker() -> str:
    """`host:where:pid:random`; `where` is empty on machines that do not tell."""
    name = f"{socket.gethostname()}:{_where()}:{os.getpid()}:{secrets.token_hex(4)}"
    _OURS.add(name)
    return name


def surely_dead(worker: str) -> bool:
    """True only when the process ran here, where its number can be looked up, and is gone.

    Everywhere else, and when the number is in use again, its lease has to run out.
    """
    parts = worker.split(":")
    if len(parts) != 4 or not parts[1] or parts[1] != _where():
        return False
    pid = int(parts[2])
    if pid == os.getpid():
        # Our number and not our name: a container's program has the same number at every start.
        return worker not in _OURS
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


@cache
def _where() -> str:
    """This boot of this machine, and the namespace in which process numbers are counted."""
    try:
        told = _BOOT.read_text() + str(_NAMESPACE.readlink())
    except OSError:
        return ""
    return hashlib.blake2b(told.encode(), digest_size=6).hexdigest()
