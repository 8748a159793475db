"""Pictures to upload, good and bad."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, TiffImagePlugin

SECRET = b"SecretCameraOwner"
"""Stands in what comes along with a picture, and nowhere in what is shown."""


def png(width: int = 40, height: int = 20, colour: str = "teal") -> bytes:
    """A picture."""
    return _saved(Image.new("RGB", (width, height), colour), "PNG")


def webp() -> bytes:
    """The same as WebP."""
    return _saved(Image.new("RGB", (40, 20), "teal"), "WEBP")


def jpeg_with_a_past() -> bytes:
    """A photograph that knows where and by whom it was taken, lies on its side, and has a comment
    and a second file behind it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter to the right
    exif[0x013B] = SECRET.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(TiffImagePlugin.IFDRational(part) for part in (60, 10, 15))
    picture = Image.new("RGB", (300, 100), "olive")
    photograph = _saved(picture, "JPEG", exif=exif, comment=SECRET)
    return photograph + b"<script>" + SECRET + b"</script>"


def bomb(width: int = 20_000, height: int = 20_000) -> bytes:
    """A few bytes that want to be a picture of 400 million pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def svg() -> bytes:
    """A picture that could run a script."""
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
