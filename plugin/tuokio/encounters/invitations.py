"""Invitation links: 160 bits that can be shown again but are never stored in clear."""

from __future__ import annotations

import base64
import hashlib
import hmac
from enum import StrEnum

SECRET_BYTES = 20
MIN_KEY_BYTES = 32


class InvitationKind(StrEnum):
    """`personal`: one person. `shared`: every `continue` makes a participant."""

    PERSONAL = "personal"
    SHARED = "shared"


def secret_for(*, key: bytes, invitation: str, generation: int) -> str:
    """Derive an invitation's secret: 32 characters of lower-case base32.

    The same key, id and generation give the same secret, so that staff can see the link again;
    a higher generation replaces it. HMAC-SHA-256 (RFC 2104), cut to 160 bits.

    Raises:
        ValueError: the key is shorter than 32 bytes, or the generation is below 1.
    """
    if len(key) < MIN_KEY_BYTES:
        raise ValueError("the invitation key is too short")
    if generation < 1:
        raise ValueError("generations count from 1")
    message = f"tuokio-invitation\n{invitation}\n{generation}".encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()[:SECRET_BYTES]
    return base64.b32encode(digest).decode().lower()


def hash_of(secret: str) -> str:
    """What the database keeps of a secret: SHA-256 in hex. The secret has 160 random bits, so
    no salt or slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
