"""How the Bot API refuses."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal as the Bot API words it; `description` already carries its prefix."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class NotPossible(ValueError):
    """What a person tried cannot be done in Telegram's own app either; `reason` is a key of `texts.REFUSALS`."""

    def __init__(self, message: str, reason: str = "other") -> None:
        super().__init__(message)
        self.reason = reason


class NetworkDrop(ConnectionError):
    """The connection breaks before the answer arrives."""


def bad_request(reason: str, **parameters: Any) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}", parameters or None)


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
