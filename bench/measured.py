"""Starts what is measured, and the Bot API it talks to, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = "4242:measured-token-of-nobody"
ROOT = Path(__file__).parent.parent


class Failed(Exception):
    """A run did not do what it should have done; its figures mean nothing."""


@dataclass
class Server:
    """The Bot API, from here."""

    url: str

    def ask(self, path: str, **values: Any) -> dict[str, Any]:
        request = urllib.request.Request(f"{self.url}{path}", json.dumps(values).encode())
        with urllib.request.urlopen(request, timeout=7200) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def people(self, count: int, dialogue: str) -> None:
        self.ask("/people", count=count, dialogue=dialogue)

    def load(self, updates: int = 0, *, in_flight: int, latency: float = 0.0, stagger: bool = False) -> dict[str, Any]:
        """Returns when everything was answered, with times in seconds."""
        run = self.ask("/load", updates=updates, in_flight=in_flight, latency=latency, stagger=stagger)
        if run["error"]:
            raise Failed(run["error"])
        return run


@dataclass
class Process:
    """What is measured."""

    popen: subprocess.Popen[str]

    def mark(self, word: str = "") -> dict[str, float]:
        """CPU seconds used so far, and the most memory; or what the process says to a word."""
        answer: dict[str, float] = json.loads(self.say(word))
        return answer

    def say(self, line: str) -> str:
        """Returns what the process answers to a line."""
        assert self.popen.stdin is not None
        self.popen.stdin.write(f"{line}\n")
        self.popen.stdin.flush()
        return self.hears()

    def hears(self) -> str:
        """The next line of the process."""
        assert self.popen.stdout is not None
        return self.popen.stdout.readline().strip()

    @property
    def rss_mb(self) -> float:
        """Memory in use now."""
        return self._status_mb("VmRSS")

    @property
    def own_mb(self) -> float:
        """The part of it that is not the text of libraries, which the system shares and takes back."""
        return self._status_mb("RssAnon")

    def _status_mb(self, name: str) -> float:
        status = Path(f"/proc/{self.popen.pid}/status").read_text()
        return int(status.split(f"{name}:")[1].split()[0]) / 1024


@contextmanager
def serving(module: str = "bench.server") -> Iterator[Server]:
    with _started([sys.executable, "-m", module], {}) as popen:
        assert popen.stdout is not None
        yield Server(f"http://127.0.0.1:{popen.stdout.readline().strip()}")


@contextmanager
def running(
    server: Server, module: str, *arguments: str, log: Path | None = None, **settings: str
) -> Iterator[Process]:
    """A bot, polling that server; `log` takes what it writes to standard error."""
    environment = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, **settings}
    with _started([sys.executable, "-m", module, *arguments], environment, log) as popen:
        yield Process(popen)


@contextmanager
def _started(
    command: Sequence[str], environment: Mapping[str, str], log: Path | None = None
) -> Iterator[subprocess.Popen[str]]:
    with log.open("w") if log is not None else nullcontext() as written:
        popen = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        )
    try:
        yield popen
    finally:
        popen.terminate()
        try:
            popen.wait(15)
        except subprocess.TimeoutExpired:
            popen.kill()
            popen.wait()
        for stream in (popen.stdin, popen.stdout):
            if stream is not None:
                stream.close()
