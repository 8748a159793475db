"""The methods that this process knows: the built-ins' and the plug-ins'."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tuokio.identity.methods import IdentityMethod, by_code
from tuokio.plugins.manager import manager


@cache
def known_methods() -> Mapping[str, IdentityMethod]:
    """Every method, by code."""
    return by_code(manager().hook.tuokio_identity_methods())
