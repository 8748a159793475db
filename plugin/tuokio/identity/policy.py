"""What a service template asks about a person's identity, and the states of the answer (ID 1)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class IdentityMethod(StrEnum):
    """The ways a template can allow. An empty list of methods asks nothing."""

    KNOWN_CLIENT = "known_client"


class IdentityState(StrEnum):
    """`not_required | pending | in_check | verified | not_verified`."""

    NOT_REQUIRED = "not_required"
    PENDING = "pending"
    IN_CHECK = "in_check"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"


def initial(methods: Sequence[IdentityMethod], *, applies: bool) -> IdentityState:
    """The state a person starts in. `applies` is false for those whom the policy does not touch
    (staff, who signed in, and guests, who are not served)."""
    return IdentityState.PENDING if methods and applies else IdentityState.NOT_REQUIRED


def satisfied(state: IdentityState) -> bool:
    """Whether the policy is met: nothing was asked, or a check found the person."""
    return state in {IdentityState.NOT_REQUIRED, IdentityState.VERIFIED}
