"""Ways to make sure who a client is (ID 1), as plug-ins describe them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = ("fi", "sv", "en")


class Assurance(StrEnum):
    """How sure a check can be (eIDAS regulation 910/2014, article 8, and `none` below it)."""

    NONE = "none"
    LOW = "low"
    SUBSTANTIAL = "substantial"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Its place from the least to the most."""
        return list(Assurance).index(self)

    def reaches(self, wanted: Assurance) -> bool:
        """Whether it is at least as sure as that."""
        return self.rank >= wanted.rank

    def at_most(self, ceiling: Assurance) -> Assurance:
        """The lower of the two: no label promises more than its method can."""
        return self if ceiling.reaches(self) else ceiling


class How(StrEnum):
    """What staff and the client do."""

    ATTESTATION = "attestation"
    """A named worker says that they know the client, and since when (ID 5)."""
    CHECK_ROOM = "check_room"
    """One to one, in a room of its own, with a checklist (ID 2)."""
    PROVIDER = "provider"
    """The client goes to an identity provider and comes back (ID 6)."""


class MethodInvalid(ValueError):
    """A method that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class IdentityMethod:
    """One way.

    `code` stands in templates and in the log. `name` has a text for each of `LANGUAGES`. `ceiling`
    is the most that this way can promise: a look through a camera is never above `low` (ID 3).

    Raises:
        MethodInvalid: the code cannot stand in a log, or a name is missing.
    """

    code: str
    how: How
    ceiling: Assurance
    name: Mapping[str, str]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z_]{1,29}", self.code) or self.code == NO_METHOD:
            raise MethodInvalid(f"{self.code!r} is not a code for a method")
        if not all(self.name.get(language) for language in LANGUAGES):
            raise MethodInvalid(f"{self.code}: a name in each of {', '.join(LANGUAGES)}")
        if self.how is How.CHECK_ROOM and self.ceiling.rank > Assurance.LOW.rank:
            raise MethodInvalid(f"{self.code}: a look through a camera is never above low")


NO_METHOD = "none"
"""In a template: a check may be made, and nothing depends on it."""


def by_code(found: Iterable[Iterable[IdentityMethod]]) -> dict[str, IdentityMethod]:
    """The methods that plug-ins offer, by code.

    Raises:
        MethodInvalid: two of them have the same code.
    """
    known: dict[str, IdentityMethod] = {}
    for methods in found:
        for method in methods:
            if method.code in known:
                raise MethodInvalid(f"two methods are called {method.code}")
            known[method.code] = method
    return known
