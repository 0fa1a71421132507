"""python-telegram-bot's requests over aiohttp: a third of the CPU of its own client at the same API."""

from __future__ import annotations

import json
import re
import urllib.request
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

CONNECT_WITHIN = 10.0
MEDIA_WITHIN = 60.0
"""Seconds for a request that brings a file."""


class NotSent(NetworkError):
    """The request never left: trying again cannot deliver twice."""


class AiohttpRequest(BaseRequest):
    """One session with kept-alive connections, as many as a broadcast of 1,000 a second has messages on the wire.
    Timeouts are seconds."""

    def __init__(self, *, connections: int = 256, timeout: float = 20.0) -> None:
        self._connections = connections
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None
        self.server_date: str | None = None
        """The Date header of the last answer."""

    @property
    def read_timeout(self) -> float | None:
        return self._timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        assert self._session is not None, "initialize() first"
        body: Any = None
        headers = None
        total = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        if request_data is not None and request_data.contains_files:
            body = aiohttp.FormData()
            for name, value in request_data.json_parameters.items():
                body.add_field(name, value)
            for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
                body.add_field(name, content, filename=filename, content_type=mime)
            total = max(total, MEDIA_WITHIN)
        elif request_data is not None:
            body, headers = json.dumps(request_data.parameters).encode(), _JSON
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=_timeout(total), proxy=_proxy_for(url)
            ) as response:
                self.server_date = response.headers.get("Date")
                status, content = response.status, await response.read()
        except aiohttp.ClientConnectorError as error:
            raise NotSent(f"no connection: {type(error).__name__}") from error
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSent("no connection in time") from error
        except TimeoutError as error:
            raise TimedOut("no answer in time") from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from error
        if request_data is not None and not _OF_THE_BOT_API.match(content):
            # A proxy or a login page answered in Telegram's place, whatever it says of tokens and rights.
            raise NetworkError(f"no answer of the Bot API ({status})")
        return status, content

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """PTB's own logs an answer it cannot read, with the names and messages in it."""
        try:
            answer: dict[str, Any] = json.loads(payload)
        except ValueError:
            raise NetworkError("a broken answer") from None
        return answer


async def call(bot: Any, method: str, **parameters: Any) -> Any:
    """Calls a method with JSON values and returns its result as it came: python-telegram-bot's connection and its
    errors, without an object for every field of an answer nobody reads. What is None is left out."""
    given = [RequestParameter(name, value, None) for name, value in parameters.items() if value is not None]
    return await bot.request.post(f"{bot.base_url}/{method}", request_data=RequestData(given))


_JSON = {"Content-Type": "application/json"}
_OF_THE_BOT_API = re.compile(rb'\{\s*"ok"\s*:')


@lru_cache(maxsize=16)
def _timeout(total: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, connect=CONNECT_WITHIN)


@lru_cache(maxsize=64)
def _proxy_for(url: str) -> str | None:
    """The environment's proxy settings count, as they do for PTB's own client. aiohttp would look them up, and a
    netrc file too, for every request, in two threads."""
    parts = urlsplit(url)
    if parts.hostname is None or urllib.request.proxy_bypass(parts.hostname):
        return None
    return urllib.request.getproxies().get(parts.scheme)
