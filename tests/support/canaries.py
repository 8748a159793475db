"""Words that may stand nowhere, and looking for them however they are spelled."""

from __future__ import annotations

import base64
import json
import logging
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import quote


def spellings(secret: str | bytes) -> set[bytes]:
    """As it is, and as it may hide: in other encodings, cases and escapes, in hex, in base64 from
    any byte on."""
    found = set()
    for raw in _encoded(secret):
        found |= {raw, raw.hex().encode(), raw.hex().upper().encode()}
        for altchars in (b"+/", b"-_"):
            found |= set(_base64(raw, altchars))
    if isinstance(secret, str):
        escaped = json.dumps(secret).strip('"')
        found |= {secret.upper().encode(), secret.casefold().encode(), escaped.encode()}
        found |= {quote(secret, safe="").encode(), repr(secret.encode())[2:-1].encode()}
    return found


def find(secrets: Mapping[str, str | bytes], haystack: bytes) -> list[str]:
    """The names of those that are in it."""
    return [
        name
        for name, secret in secrets.items()
        if any(each in haystack for each in spellings(secret))
    ]


def database_files(folder: Path) -> bytes:
    """The database and whatever lies beside it."""
    found = sorted(folder.glob("tuokio.db*"))
    assert found
    return b"\n".join(path.read_bytes() for path in found)


def files_under(folder: Path) -> bytes:
    """Names and contents of everything in a folder."""
    return b"\n".join(
        str(path.relative_to(folder)).encode() + b"\n" + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def unpacked(archive: bytes) -> bytes:
    """The same of a zip."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return b"\n".join(each.encode() + b"\n" + opened.read(each) for each in opened.namelist())


def said(records: Iterable[logging.LogRecord]) -> bytes:
    """Everything that loggers were told, and with what."""
    return "\n".join(
        f"{each.getMessage()} {each.exc_text} {each.args} {each.exc_info}" for each in records
    ).encode()


def _encoded(secret: str | bytes) -> Iterator[bytes]:
    if isinstance(secret, bytes):
        yield secret
        return
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield secret.encode(encoding)


def _base64(raw: bytes, altchars: bytes) -> Iterator[bytes]:
    """Its inside, wherever in a longer text it begins: what depends on its neighbours is cut."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + raw, altchars).rstrip(b"=")
        first = (before * 8 + 5) // 6
        last = (before + len(raw)) * 8 // 6
        yield text[first:last]
