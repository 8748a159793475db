"""What a service template asks about a person's identity, and the states of the answer (ID 1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tuokio.identity.methods import NO_METHOD


class IdentityState(StrEnum):
    """`not_required | pending | in_check | verified | not_verified`."""

    NOT_REQUIRED = "not_required"
    PENDING = "pending"
    IN_CHECK = "in_check"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"


class PolicyInvalid(ValueError):
    """A policy that cannot be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class IdentityPolicy:
    """Steps in their order; in each, one of its methods is enough.

    `required` is false where `none` stands beside the methods: a check may be made then, and
    nobody's way in depends on it.
    """

    steps: tuple[tuple[str, ...], ...] = ()
    required: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Every method in it, each once, in order."""
        return tuple(dict.fromkeys(code for step in self.steps for code in step))

    @property
    def resting(self) -> IdentityState:
        """The state of somebody of whom nothing is known yet, or no longer."""
        return IdentityState.PENDING if self.required else IdentityState.NOT_REQUIRED

    def met(self, proven: Collection[str]) -> bool:
        """Whether each step has one of its methods among those that found the person. A policy
        without steps cannot be met: nothing was asked."""
        return bool(self.steps) and all(set(step) & set(proven) for step in self.steps)

    def offers(self, proven: Collection[str], spent: Collection[str] = ()) -> tuple[str, ...]:
        """The methods of the step whose turn it is, without those that were tried in vain."""
        for step in self.steps:
            if not set(step) & set(proven):
                return tuple(code for code in step if code not in spent)
        return ()

    def as_data(self) -> list[Any]:
        """As it stands in a template."""
        steps: list[Any] = [list(step) for step in self.steps]
        if self.required:
            return steps
        return [NO_METHOD, *steps] if steps else []


NO_POLICY = IdentityPolicy()


def parse_policy(data: object, known: Collection[str]) -> IdentityPolicy:
    """A policy from a template's data.

    `["known_client", "strong_eid"]` is one step with two ways, offered in that order;
    `[["strong_eid"], ["known_client"]]` is two steps; `none` among them makes them free of choice;
    an empty list asks nothing.

    Raises:
        PolicyInvalid: not such a list, a method that nobody offers, or one that stands there twice.
    """
    if not isinstance(data, list):
        raise PolicyInvalid("a list of methods, or of lists of methods")
    items = [item for item in data if item != NO_METHOD]
    free = len(items) != len(data)
    if all(isinstance(item, str) for item in items):
        items = [items] if items else []
    steps = tuple(_step(item, known) for item in items)
    codes = [code for step in steps for code in step]
    if len(set(codes)) != len(codes):
        raise PolicyInvalid("a method stands there twice")
    return IdentityPolicy(steps, required=bool(steps) and not free)


def _step(item: object, known: Collection[str]) -> tuple[str, ...]:
    if not isinstance(item, Sequence) or isinstance(item, str) or not item:
        raise PolicyInvalid("each step is a list of at least one method")
    for code in item:
        if not isinstance(code, str) or code not in known:
            raise PolicyInvalid(f"a list out of {', '.join(sorted(known))}")
    return tuple(item)


def satisfied(state: IdentityState) -> bool:
    """Whether the policy is met: nothing was asked, or a check found the person."""
    return state in {IdentityState.NOT_REQUIRED, IdentityState.VERIFIED}
