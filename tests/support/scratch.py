"""Where tests write: in memory, if this machine lends enough of it.

Nothing of a test outlives it, and a database that waits for a disk at every commit, thousands of
times, is most of what a slow disk costs. `TMPDIR`, where it is set, decides.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - tests make folders of their own in it, as in /tmp
NEEDED = 2 << 30
"""Bytes that must be free."""


def choose() -> None:
    """From now on temporary folders are in memory, also those of programs that we start."""
    if "TMPDIR" in os.environ or not fits(MEMORY):
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # what was worked out before is asked anew


def fits(folder: Path) -> bool:
    """Whether everybody may write there, programs may run from there, and there is room."""
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return False
    found = os.statvfs(folder)
    return not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize >= NEEDED
