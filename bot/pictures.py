"""Pictures people sent, opened so that no file can do harm."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded with the first picture: Pillow takes 4 MB.
    from PIL import Image

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; more a bot cannot fetch from Telegram."""
LARGEST_PICTURE = 25_000_000
"""Pixels. A file says so before anything is unpacked."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class NoPicture(Exception):
    """Not a picture, broken, or too large to open safely."""


def opened(data: bytes, side: int) -> Image.Image:
    """In RGB, at most `side` pixels wide and high, turned as the camera says, on white where it was transparent;
    nothing else of the file (place, camera) remains. Raises `NoPicture`."""
    from PIL import Image, ImageOps

    if len(data) > LARGEST_FILE:
        raise NoPicture("file too large")
    try:
        with warnings.catch_warnings():
            # What Pillow warns of is refused below, by our own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            if image.width * image.height > LARGEST_PICTURE:
                raise NoPicture("too many pixels")
            image.draft("RGB", (side, side))
            image.load()
        upright = ImageOps.exif_transpose(image)
        if upright.mode in ("RGBA", "LA", "PA", "P"):
            upright = upright.convert("RGBA")
            upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
        upright = upright.convert("RGB")
        upright.thumbnail((side, side))
        picture = Image.new("RGB", upright.size)
        picture.paste(upright)
    except NoPicture:
        raise
    except Exception as error:
        # Broken files fail in every way there is: OSError, SyntaxError, struct.error, ValueError, bomb errors.
        raise NoPicture(type(error).__name__) from error
    return picture
