"""Reading an ID token: opened, verified, and every claim checked that protects the person.

Allowed are the signatures RS256, PS256 and ES256: never none, and never one by a shared secret. A
provider's public key is public, so a token "signed" with it as a secret would be anybody's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwe, jws
from joserfc.errors import ClaimError, JoseError
from joserfc.util import urlsafe_b64decode

from tuokio.identity.oidc.attempts import Attempt
from tuokio.identity.oidc.discovery import TheirKey
from tuokio.identity.oidc.errors import OidcError, OidcFault
from tuokio.identity.oidc.provider import Provider
from tuokio.identity.oidc.subject import Subject

SIGNATURES = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
"""What may sign, and the kind of key it takes."""

# No compression among them: a small answer could become an endless one.
ENCRYPTIONS = (
    "RSA-OAEP-256",
    "RSA-OAEP",
    "A256GCM",
    "A128GCM",
    "A128CBC-HS256",
    "A256CBC-HS512",
)
LEEWAY = 60
"""Seconds by which the provider's clock and ours may differ."""

# What a header says beside what we know is passed over, as RFC 7515 and 7516 have it; what it calls
# critical is not.
_OPENING = jwe.JWERegistry(algorithms=list(ENCRYPTIONS), strict_check_header=False)
_BY_KIND = {
    kind: jws.JWSRegistry(
        algorithms=[name for name, its_kind in SIGNATURES.items() if its_kind == kind],
        strict_check_header=False,
    )
    for kind in set(SIGNATURES.values())
}
_LONGEST_SUBJECT = 255
_FAULTS = {
    "nonce": OidcFault.WRONG_NONCE,
    "aud": OidcFault.WRONG_AUDIENCE,
    "azp": OidcFault.WRONG_AUDIENCE,
    "iss": OidcFault.WRONG_ISSUER,
    "exp": OidcFault.EXPIRED,
}
_UNREADABLE = (JoseError, ValueError, TypeError, KeyError, AttributeError, AssertionError)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must match. `access_token` came with it; `begun_at` is when the person was sent
    to the provider."""

    provider: Provider
    attempt: Attempt
    access_token: str | None
    begun_at: datetime
    now: datetime


def opened(token: str, provider: Provider) -> str:
    """The signed token within, where it is encrypted.

    Raises:
        OidcError: it is not encrypted and must be, or not for a key of ours.
    """
    if token.count(".") != 4:
        if provider.must_encrypt:
            raise OidcError(OidcFault.NOT_ENCRYPTED)
        return token
    try:
        header = _header(token)
        keys = provider.keys.opening if provider.keys else ()
        kid = header.get("kid")
        mine = [key for key in keys if kid in {None, key.kid}] or keys
        return _decrypted(token, mine)
    except _UNREADABLE:
        raise OidcError(OidcFault.FAULTY) from None


def key_name(token: str) -> str | None:
    """The name of the key that signed.

    Raises:
        OidcError: nobody signed it, or not in a way that proves anything.
    """
    try:
        header = _header(token)
    except _UNREADABLE:
        raise OidcError(OidcFault.FAULTY) from None
    algorithm = header.get("alg")
    if str(algorithm).lower() == "none" or token.endswith("."):
        raise OidcError(OidcFault.UNSIGNED)
    if algorithm not in SIGNATURES:
        raise OidcError(OidcFault.BAD_SIGNATURE)
    kid = header.get("kid")
    return kid if isinstance(kid, str) else None


def subject_of(token: str, keys: Sequence[TheirKey], expected: Expected) -> Subject:
    """Whom a token tells of, once it is verified by one of these keys.

    Raises:
        OidcError: the signature or a claim is not as it must be.
    """
    header, claims = _verified(token, keys)
    _check_standard(header, claims, expected)
    _check_times(claims, expected)
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise OidcError(OidcFault.FAULTY)
    return Subject(expected.provider.issuer, subject, _level(claims, expected.provider), claims)


def _decrypted(token: str, keys: Sequence[Any]) -> str:
    for key in keys:
        try:
            plain = jwe.decrypt_compact(token, key, registry=_OPENING).plaintext
        except _UNREADABLE:
            continue
        if plain is not None:
            return plain.decode("ascii")
    raise OidcError(OidcFault.FAULTY)


def _header(token: str) -> dict[str, Any]:
    header = json.loads(urlsafe_b64decode(token.partition(".")[0].encode("ascii")))
    if not isinstance(header, dict):
        raise TypeError
    return header


def _verified(token: str, keys: Sequence[TheirKey]) -> tuple[dict[str, Any], dict[str, Any]]:
    for key in keys:
        try:
            found = jws.deserialize_compact(token, key, registry=_BY_KIND[str(key.key_type)])
            claims = json.loads(found.payload or b"")
        except (*_UNREADABLE, RecursionError):
            continue
        if isinstance(claims, dict):
            return dict(found.headers()), claims
    raise OidcError(OidcFault.BAD_SIGNATURE)


def _check_standard(header: dict[str, Any], claims: dict[str, Any], expected: Expected) -> None:
    """As OpenID Connect Core 1.0, section 3.1.3.7, says."""
    provider = expected.provider
    checked = CodeIDToken(
        claims,
        header,
        options={
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client_id},
        },
        params={
            "nonce": expected.attempt.nonce,
            "client_id": provider.client_id,
            "access_token": expected.access_token,
        },
    )
    try:
        checked.validate(now=int(expected.now.timestamp()), leeway=LEEWAY)
    except ClaimError as error:
        raise OidcError(_FAULTS.get(error.claim, OidcFault.FAULTY)) from None
    except _UNREADABLE:
        raise OidcError(OidcFault.FAULTY) from None


def _check_times(claims: dict[str, Any], expected: Expected) -> None:
    """Issued, and where asked for the person recognised, for this attempt and not before it."""
    earliest = expected.begun_at.timestamp() - LEEWAY
    if claims["iat"] < earliest:
        raise OidcError(OidcFault.EXPIRED)
    recognised = claims.get("auth_time")
    provider = expected.provider
    if not provider.fresh or (recognised is None and not provider.tells_when):
        return
    if isinstance(recognised, bool) or not isinstance(recognised, (int, float)):
        raise OidcError(OidcFault.FAULTY)
    if not recognised >= earliest:
        raise OidcError(OidcFault.EXPIRED)


def _level(claims: dict[str, Any], provider: Provider) -> str | None:
    if not provider.levels:
        return None
    acr = claims.get("acr")
    if not isinstance(acr, str) or acr not in provider.levels:
        raise OidcError(OidcFault.WRONG_LEVEL)
    return provider.levels[acr]
