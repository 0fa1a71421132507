"""The HTTP server inside the bot's own event loop."""

from __future__ import annotations

import contextlib
import errno
import socket
from collections.abc import Iterator
from typing import Literal

import uvicorn
from starlette.types import ASGIApp

KEEP_ALIVE = 130
"""Seconds an idle connection stays open: longer than whoever calls keeps it (aiohttp 15, nginx 60, Caddy 120). Closed
in the moment it is used again, a request is lost, and nobody knows whether it was answered."""


class CannotListen(Exception):
    """HTTP_HOST and HTTP_PORT do not work here."""

    def __init__(self, why: Literal["taken", "host", "forbidden"], host: str, port: int) -> None:
        super().__init__(f"{host}:{port} {why}")
        self.why = why
        self.host = host
        self.port = port


class WebServer(uvicorn.Server):
    """Answers on a socket that listens already: a taken port is known before anything else starts."""

    def __init__(self, app: ASGIApp, listener: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE,
                timeout_graceful_shutdown=2,
            )
        )
        self._socket = listener
        self.host, self.port = listener.getsockname()[:2]
        """The port that was given when 0 was asked for."""

    async def run_until_stopped(self) -> None:
        await self.serve(sockets=[self._socket])

    def stop(self) -> None:
        """Requests that are being answered are finished."""
        self.should_exit = True

    def close(self) -> None:
        """Gives the port back, also when the server never ran."""
        self._socket.close()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM belongs to the bot, which stops its server itself."""
        yield


def listening(host: str, port: int) -> socket.socket:
    """Raises `CannotListen`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):  # the latter for what could be no name at all
        raise CannotListen("host", host, port) from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        match error.errno:
            case errno.EADDRINUSE:
                raise CannotListen("taken", host, port) from None
            case errno.EACCES:
                raise CannotListen("forbidden", host, port) from None
            case _:
                raise CannotListen("host", host, port) from None
    return listener
