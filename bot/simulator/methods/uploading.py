"""Files in a request: uploaded, or named by the id of one that Telegram has already."""

from __future__ import annotations

from typing import Any

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.parameters import Parameters, Upload
from bot.simulator.world import World

MAX_PHOTO = 10 * 1024 * 1024
MAX_FILE = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024


def read_media(world: World, parameters: Parameters, kind: str, reference: Any, **shown: Any) -> Any:
    """The media object for `reference`: an upload, attach://name or a file id."""
    upload = parameters.upload(reference)
    if upload is not None:
        return _stored(world, kind, upload, shown)
    if not isinstance(reference, str) or not reference:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith("attach://"):
        raise bad_request("wrong file identifier/HTTP URL specified")
    if reference.startswith(("http://", "https://")):
        # There is no network in here.
        raise bad_request("failed to get HTTP URL content")
    known = world.files.find_media(reference)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known[0] != kind:
        raise bad_request(f"can't use file of type {known[0].capitalize()} as {kind.capitalize()}")
    return known[1]


def _stored(world: World, kind: str, upload: Upload, shown: dict[str, Any]) -> Any:
    size = len(upload.data)
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > MAX_FILE:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        return _photo(world, upload)
    return world.files.add(kind, upload.data, name=upload.name, mime_type=upload.mime_type, **shown)


def _photo(world: World, upload: Upload) -> Any:
    size = len(upload.data)
    if size > MAX_PHOTO:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes")
    try:
        sizes = world.files.add_photo(upload.data)
    except ValueError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    width, height = sizes[-1]["width"], sizes[-1]["height"]
    if max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return sizes
