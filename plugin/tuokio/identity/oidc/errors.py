"""What can go wrong between a person, their provider and us."""

from __future__ import annotations

from enum import StrEnum


class OidcFault(StrEnum):
    """Each has words of its own for the person who stands there, and a way on."""

    WRONG_NONCE = "wrong_nonce"
    WRONG_AUDIENCE = "wrong_audience"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_LEVEL = "wrong_level"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"
    BAD_SIGNATURE = "bad_signature"
    NOT_ENCRYPTED = "not_encrypted"
    REPLAYED = "replayed"
    BAD_STATE = "bad_state"
    REFUSED_BY_PERSON = "refused_by_person"
    PROVIDER_AWAY = "provider_away"
    FAULTY = "faulty"


class OidcError(Exception):
    """It did not succeed. The message is a code: nothing of an answer or a token stands in it."""

    def __init__(self, code: OidcFault) -> None:
        """Name what went wrong."""
        super().__init__(code.value)
        self.code = code
