"""The parameters of a request, however they were sent: query, form, multipart or JSON."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.simulator.accounts import JSON
from bot.simulator.errors import ApiError, bad_request

MAX_BODY = 55 * 1024 * 1024
# Parameters that are JSON inside a form.
STRUCTURED = {
    "allowed_updates",
    "caption_entities",
    "commands",
    "entities",
    "link_preview_options",
    "media",
    "menu_button",
    "message_ids",
    "permissions",
    "reaction",
    "reply_markup",
    "reply_parameters",
    "scope",
}
_INTEGER = re.compile(r"-?\d{1,19}")
_NUMERIC = re.compile(r"(?:chat|user|message|thread)_id$|^(?:offset|limit|timeout|duration|width|height)$|_date$")


class Upload:
    """A file sent along with a request."""

    def __init__(self, name: str, mime_type: str, data: bytes) -> None:
        self.name = name
        self.mime_type = mime_type
        self.data = data

    def __repr__(self) -> str:
        return f"<Upload {self.name!r} {len(self.data)} bytes>"


class Parameters:
    """`values` as the log shows them; the readers refuse what does not fit, as the real server does."""

    def __init__(self, values: JSON) -> None:
        self.values = values

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def raw(self, name: str) -> Any:
        return self.values.get(name)

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def number(self, name: str) -> float:
        try:
            return float(self.values[name])
        except (KeyError, TypeError, ValueError):
            raise bad_request(f"{name} is invalid") from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes")

    def upload(self, reference: Any) -> Upload | None:
        """The file a value means: sent under this very name, or by `attach://name`."""
        if isinstance(reference, Upload):
            return reference
        if isinstance(reference, str) and reference.startswith("attach://"):
            found = self.values.get(reference.removeprefix("attach://"))
            return found if isinstance(found, Upload) else None
        return None


async def read_parameters(request: Request) -> Parameters:
    """Later sources win: the query first, then the body."""
    if int(request.headers.get("content-length") or 0) > MAX_BODY:
        raise ApiError(413, "Request Entity Too Large")
    values: JSON = dict(request.query_params) if request.scope["query_string"] else {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async with request.form(max_files=64, max_part_size=1024 * 1024) as form:
            for name, value in form.multi_items():
                values[name] = await _upload(value) if isinstance(value, UploadFile) else value
    else:
        body = await request.body()
        if kind == "application/json" and body:
            values |= _json_object(body)
        elif body:
            values |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Parameters({name: _decoded(name, value) for name, value in values.items()})


async def _upload(file: UploadFile) -> Upload:
    data = await file.read()
    return Upload(file.filename or "file", file.content_type or "application/octet-stream", data)


def _json_object(body: bytes) -> JSON:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return values


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in STRUCTURED:
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    if _NUMERIC.search(name) and _INTEGER.fullmatch(value):
        return int(value)
    return value
