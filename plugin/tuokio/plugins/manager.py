"""Finds plug-ins: the built-ins first, then whatever installed packages offer."""

from __future__ import annotations

from functools import cache

import pluggy

from tuokio.channels import builtin as channels
from tuokio.identity import builtin as identity
from tuokio.plugins import hookspecs

ENTRY_POINT = "tuokio.plugins"
"""The group of entry points under which a package offers its plug-in."""


def new_manager() -> pluggy.PluginManager:
    """A manager that knows the hooks and the built-ins, and nothing of third parties."""
    made = pluggy.PluginManager(hookspecs.PROJECT)
    made.add_hookspecs(hookspecs)
    made.register(identity, "tuokio.identity")
    made.register(channels, "tuokio.channels")
    return made


@cache
def manager() -> pluggy.PluginManager:
    """The plug-ins of this process. They never change while it runs."""
    made = new_manager()
    made.load_setuptools_entrypoints(ENTRY_POINT)
    made.check_pending()  # a hook that is misspelt would be silent
    return made
