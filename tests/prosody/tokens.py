"""Meeting tokens: right ones as the service mints them, and wrong ones made by hand."""

from __future__ import annotations

import secrets
import time
from typing import Any

import jwt

from tests.prosody.config import APP_ID, DOMAIN
from tests.prosody.prosody import Prosody
from tuokio.jitsi.tokens import TokenConfig, TokenIssuer


class Tokens:
    """For one Prosody."""

    def __init__(self, prosody: Prosody) -> None:
        self._secret = prosody.options.app_secret
        self._issuer = TokenIssuer(TokenConfig(APP_ID, DOMAIN, secret=self._secret))

    def mint(self, room: str, participant: str, *, moderator: bool = False) -> str:
        """One as the service makes it."""
        return self._issuer.mint(
            room=room, participant=participant, name="Somebody", moderator=moderator
        )

    def craft(
        self, room: str, participant: str, /, *, without: tuple[str, ...] = (), **claims: Any
    ) -> str:
        """A well-signed one, with claims of the test's own.

        Args:
            without: claims to leave out.
            claims: to set, over the usual ones.
        """
        right = jwt.decode(self.mint(room, participant), options={"verify_signature": False})
        made = {key: value for key, value in (right | claims).items() if key not in without}
        return jwt.encode(made, self._secret, algorithm="HS256")

    def aged(self, room: str, participant: str, seconds: float) -> str:
        """One that was minted so long ago."""
        at = int(time.time() - seconds)
        return self.craft(room, participant, iat=at, nbf=at)


def new_participant() -> str:
    """A fresh participant's reference."""
    return f"p{secrets.token_hex(8)}"
