"""The machine's own Chromium, with a made-up camera and microphone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

ARGUMENTS = [
    # Tests may run as root, where Chromium's sandbox cannot.
    "--no-sandbox",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    # Peers on one machine, without a name server for their addresses.
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PHONE = {"width": 360, "height": 740}
COMPUTER = {"width": 1280, "height": 800}
NARROWEST = 320
"""CSS pixels: 1280 at 400 % zoom (WCAG 1.4.10)."""

LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def options() -> dict[str, Any]:
    """What every launch of the browser is given."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    path = Path(found or "/usr/bin/chromium")
    if not path.exists():
        raise RuntimeError("chromium is missing: apt-get install chromium")
    return {"executable_path": path, "args": ARGUMENTS}
