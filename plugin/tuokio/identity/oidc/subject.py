"""Who a provider says somebody is. It is used once and let go: nothing of it is kept (ID 6)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_BREAK = re.compile(r"[\s,;-]+")
_INITIAL = re.compile(r"\w\.?")
_FAMILY_NAMES = ("family_name", "urn:oid:2.5.4.4")
_NAMES = (
    *_FAMILY_NAMES,
    "given_name",
    "middle_name",
    "name",
    "urn:oid:2.5.4.3",  # common name
    "urn:oid:1.2.246.575.1.14",  # first names
)
"""Claims that hold names: those of OpenID Connect, and of the Finnish Trust Network (by OID)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, as a provider's ID token tells it. No claim shows when it is printed. `level` is
    what the provider's `acr` is worth, where one was asked for."""

    issuer: str
    id: str = field(repr=False)
    level: str | None
    claims: Mapping[str, Any] = field(repr=False)

    def is_called(self, name: str) -> bool | None:
        """Whether every word of a name that somebody wrote is among the names that the provider
        tells. Case and the way accents are written do not count; order does not either.

        None where nothing speaks against it and it is no whole name: many are called Maija, or
        Maija K., and a yes needs a family name and one name more.
        """
        told, asked = self._told(_NAMES), set(_words(name))
        initials = {word for word in asked if _INITIAL.fullmatch(word)}
        words = asked - initials
        if not words or not words <= told or not all(_begins(told, one) for one in initials):
            return False
        family = self._told(_FAMILY_NAMES)
        return True if words & family and words - family else None

    def _told(self, claims: tuple[str, ...]) -> set[str]:
        return {word for claim in claims for word in _words(self.claims.get(claim))}

    def verified_email(self) -> str | None:
        """The address that the provider says it has verified."""
        email = self.claims.get("email")
        return (
            email if isinstance(email, str) and self.claims.get("email_verified") is True else None
        )

    def values(self, claim: str) -> tuple[str, ...]:
        """The texts of a claim. A name with dots may also lead into a claim of claims, as in
        Keycloak's `realm_access.roles`."""
        found = self.claims.get(claim)
        if found is None:
            found = _inside(self.claims, claim.split("."))
        if isinstance(found, str):
            return (found,)
        if isinstance(found, list):
            return tuple(each for each in found if isinstance(each, str))
        return ()


def _begins(told: set[str], initial: str) -> bool:
    return any(word.startswith(initial[0]) for word in told)


def _inside(claims: object, path: list[str]) -> object:
    for step in path:
        if not isinstance(claims, Mapping):
            return None
        claims = claims.get(step)
    return claims


def _words(text: object) -> list[str]:
    if not isinstance(text, str):
        return []
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word for word in _BREAK.split(plain) if word]
