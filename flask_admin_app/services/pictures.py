"""An uploaded picture becomes one of ours: drawn anew, smaller, without anything that came along
with it (place, camera, a second file behind the first)."""

from __future__ import annotations

import hashlib
import struct
import threading
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes."""

MOST_PIXELS = 16_000_000
"""Of a picture before it is made smaller; more is a bomb, or a poster. A phone's photograph has
twelve million; each takes some twenty bytes of memory while it is drawn."""

LONGEST_SIDE = 1200
"""Pixels: enough for a phone and a laptop."""

_ONE_AT_A_TIME = threading.Semaphore(1)
"""Several at once would fill the memory that everybody's meetings live in."""

_FORMATS = ("PNG", "JPEG", "WEBP")
_FAULTS = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    IndexError,
    KeyError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What a decoder says of a file that is damaged, or only looks like a picture."""


class PictureInvalid(ValueError):
    """A file that cannot be used; `code` is `empty`, `too_large`, `too_many_pixels` or `bad`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture in two formats: JPEG is for browsers that know no WebP. `version` changes with
    the picture."""

    webp: bytes
    jpeg: bytes
    width: int
    height: int

    @property
    def version(self) -> str:
        """Part of its SHA-256."""
        return hashlib.sha256(self.webp).hexdigest()[:16]


def draw(data: bytes) -> Drawn:
    """Draw a picture anew.

    Raises:
        PictureInvalid: no PNG, JPEG or WebP, too large, or more pixels than anybody needs.
    """
    if not data:
        raise PictureInvalid("empty")
    if len(data) > LARGEST_FILE:
        raise PictureInvalid("too_large")
    try:
        with _ONE_AT_A_TIME:
            return _drawn(_opened(data))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureInvalid("too_many_pixels") from error
    except PictureInvalid:
        raise
    except _FAULTS as error:
        raise PictureInvalid("bad") from error


def _drawn(image: Image.Image) -> Drawn:
    return Drawn(
        webp=_saved(image, "WEBP", quality=80, method=4),
        jpeg=_saved(image, "JPEG", quality=82, optimize=True, progressive=True),
        width=image.width,
        height=image.height,
    )


def _opened(data: bytes) -> Image.Image:
    """Its pixels alone, upright, on white where it was see-through."""
    with Image.open(BytesIO(data), formats=_FORMATS) as source:
        if source.width * source.height > MOST_PIXELS:
            raise PictureInvalid("too_many_pixels")
        source.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is read smaller
        upright = ImageOps.exif_transpose(source)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        layer = upright.convert("RGBA")
    # A new picture knows nothing of what the old one carried.
    clean = Image.new("RGB", layer.size, "white")
    clean.paste(layer, mask=layer.getchannel("A"))
    return clean


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
