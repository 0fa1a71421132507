"""The server that the tests start where none is installed, as on a newcomer's machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from tests.postgres import binaries_of_the_wheel, own_server


def version(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.info.server_version


def test_the_server_of_the_wheel_starts() -> None:
    with own_server(binaries_of_the_wheel()) as url:
        assert version(url) >= 18_00_00


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as somebody else")
def test_it_starts_also_from_a_folder_that_only_root_may_enter(tmp_path: Path) -> None:
    binaries = binaries_of_the_wheel()
    package = binaries.parents[1]
    for part in (package, package.with_suffix(".libs")):
        shutil.copytree(part, tmp_path / part.name)
    tmp_path.chmod(0o700)
    with own_server(tmp_path / binaries.relative_to(package.parent)) as url:
        assert version(url) >= 18_00_00
