"""What a plug-in may add. Each hook is called once, when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence

import pluggy

from tuokio.channels.channel import InvitationChannel
from tuokio.identity.methods import IdentityMethod

PROJECT = "tuokio"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def tuokio_identity_methods() -> Sequence[IdentityMethod]:
    """Ways to make sure who a client is (ID 1).

    A method says how it works, what it is called in every language, and the most that it can
    promise. A code that is taken already is refused.
    """
    return ()


@hookspec
def tuokio_invitation_channels() -> Sequence[InvitationChannel]:
    """Ways by which staff send an invitation (JOIN 10).

    Whoever looks after the desk sees a button for each channel that opens another program. A code
    that is taken already is refused.
    """
    return ()
