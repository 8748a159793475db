"""Which Prosodies this machine has: its own, and 13.0 unpacked beside it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.house.tree import ROOT

WANTED = ("0.12", "13.0")
UNPACKED = ROOT / ".cache/prosody-13"

PLUGINS = os.environ.get("JITSI_PLUGINS_DIR", "")
"""The folder with Jitsi's own plugins; empty: a test-only module stands in for them."""


@dataclass(frozen=True)
class Version:
    """One installed or unpacked Prosody."""

    number: str
    program: Path
    library: Path

    @property
    def series(self) -> str:
        """`0.12` or `13.0`."""
        return ".".join(self.number.split(".")[:2])


@cache
def available() -> dict[str, Version]:
    """By series."""
    installed = shutil.which("prosody")
    places = [(UNPACKED / "usr/bin/prosody", UNPACKED / "usr/lib/prosody")]
    if installed:
        places.append((Path(installed), Path("/usr/lib/prosody")))
    found = {}
    for program, library in places:
        said = library / "prosody.version"
        if program.exists() and said.exists():
            version = Version(said.read_text().strip(), program, library)
            found[version.series] = version
    return found


def needed(series: str) -> Version:
    """The Prosody of a series. Without it a test is skipped, but fails where CI is set."""
    found = available().get(series)
    if found:
        return found
    text = f"Prosody {series} is not here: scripts/setup-system.sh, scripts/fetch-prosody13.sh"
    if os.environ.get("CI"):
        pytest.fail(text)
    pytest.skip(text)


def plugins() -> Path | None:
    """The folder of Jitsi's plugins, if one was named.

    Raises:
        ValueError: the folder that was named holds no Jitsi plugins.
    """
    if not PLUGINS:
        return None
    folder = Path(PLUGINS).expanduser().resolve()
    if not (folder / "mod_auth_token.lua").exists():
        raise ValueError("JITSI_PLUGINS_DIR names a folder without Jitsi's mod_auth_token.lua")
    return folder


def summary() -> str:
    """What runs here, in one line."""
    numbers = sorted(version.number for version in available().values())
    folder = plugins()
    who = f"Jitsi's own plugins ({_short(folder)})" if folder else "test-only module"
    return f"prosody: {', '.join(numbers) or 'none'}; authentication: {who}"


def _short(folder: Path) -> str:
    """Enough to tell two folders apart, and no more of this machine."""
    return "/".join(folder.parts[-3:])
