"""The channels that this process knows: the built-ins' and the plug-ins'."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tuokio.channels.channel import InvitationChannel, by_code
from tuokio.plugins.manager import manager


@cache
def known_channels() -> Mapping[str, InvitationChannel]:
    """Every channel, by code."""
    return by_code(manager().hook.tuokio_invitation_channels())
