"""Which tests may run at once where several processes share them (`make test`, pytest-xdist).

The tests of one file stay together and in order, so that what they share is made once. All tests in
a browser count as one file: they share one Chromium and one service, which keep a core busy.
"""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadScopeScheduling

ONE_FILE = ("tests/browser/",)
"""Folders that count as one."""


def kept_together(test: str) -> str:
    """What the test with that name shares a process with."""
    for folder in ONE_FILE:
        if test.startswith(folder):
            return folder
    return test.partition("::")[0]


class _SideBySide(LoadScopeScheduling):  # type: ignore[misc] # its base has no types
    """Hands out what stays together, as a whole."""

    def _split_scope(self, nodeid: str) -> str:
        return kept_together(nodeid)


def scheduler(config: Any, log: Any) -> object:
    """Ours, where whole files were asked for (`--dist loadfile`)."""
    return _SideBySide(config, log) if config.getoption("dist") == "loadfile" else None
