"""One attempt to be recognised by a provider: what goes out with it, and what comes back.

Nonce and PKCE verifier are derived from the state by a key of ours. So nothing of them has to be
kept: whoever stores the state's hash can tell a second use, and has nothing to lose.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 4096
"""Characters of a parameter that comes back. No provider of ours sends half of it."""


def new_state() -> str:
    """A state that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one attempt is recognised by; nothing of it shows when it is printed."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)

    @classmethod
    def derived(cls, key: bytes, state: str) -> Attempt:
        """The attempt with this state, always the same for the same key."""
        return cls(state, _derive(key, "nonce", state), _derive(key, "verifier", state))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider sent the browser back with. Empty where it sent nothing."""

    state: str = field(repr=False)
    code: str = field(repr=False)
    error: str
    issuer: str

    @classmethod
    def parse(cls, parameters: Mapping[str, str]) -> Answer:
        """From the parameters of the address; what is too long counts as not sent."""
        kept = {
            name: value if len(value) <= LONGEST and value.isprintable() else ""
            for name in ("state", "code", "error", "iss")
            for value in [parameters.get(name, "")]
        }
        return cls(kept["state"], kept["code"], kept["error"], kept["iss"])


def _derive(key: bytes, purpose: str, state: str) -> str:
    raw = hmac.digest(key, f"{purpose} {state}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
