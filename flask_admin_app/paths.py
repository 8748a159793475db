"""Paths to go on to: of this service only, so that no link of ours leads elsewhere."""

from __future__ import annotations

import re

_LOCAL = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~-]*")
_LONGEST = 300


def local_path(raw: str | None) -> str | None:
    """The path if it is one of this service, without query; else None."""
    if raw is None or len(raw) > _LONGEST or not _LOCAL.fullmatch(raw):
        return None
    return raw
