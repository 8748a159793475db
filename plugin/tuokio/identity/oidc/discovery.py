"""What a provider tells about itself (OpenID Connect Discovery 1.0), kept for an hour."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from tuokio.identity.oidc import transport
from tuokio.identity.oidc.errors import OidcError, OidcFault
from tuokio.identity.oidc.keys import is_weak
from tuokio.identity.oidc.provider import is_endpoint

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT = timedelta(hours=1)
LOOK_AGAIN = timedelta(seconds=30)
"""How soon the keys are fetched anew for one that we do not know: nobody can make us hammer."""

TheirKey = RSAKey | ECKey
_MOST_KEYS = 50


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where a provider is asked. `takes_signed` tells that requests may be signed, `tells_issuer`
    that its answers name it (RFC 9207)."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    takes_signed: bool
    tells_issuer: bool


def read_metadata(found: Mapping[str, Any], issuer: str) -> Metadata:
    """Read a provider's metadata.

    Raises:
        OidcError: it is another issuer's, to the letter, or an address in it is none for us.
    """
    if found.get("issuer") != issuer:
        raise OidcError(OidcFault.WRONG_ISSUER)
    return Metadata(
        authorization_endpoint=_endpoint(found, "authorization_endpoint", issuer),
        token_endpoint=_endpoint(found, "token_endpoint", issuer),
        jwks_uri=_endpoint(found, "jwks_uri", issuer),
        takes_signed=found.get("request_parameter_supported") is True,
        tells_issuer=found.get("authorization_response_iss_parameter_supported") is True,
    )


def _endpoint(found: Mapping[str, Any], name: str, issuer: str) -> str:
    place = found.get(name)
    if not is_endpoint(place, issuer):
        raise OidcError(OidcFault.FAULTY)
    return place


class Discovery:
    """One provider's metadata and keys. Threads share it."""

    def __init__(self, issuer: str) -> None:
        """Nothing is fetched before somebody asks."""
        self._issuer = issuer
        self._lock = threading.Lock()
        self._failed_at = 0.0
        self._metadata: tuple[datetime, Metadata] | None = None
        self._keys: tuple[datetime, tuple[TheirKey, ...]] | None = None

    def metadata(self, now: datetime) -> Metadata:
        """Where the provider is asked.

        Raises:
            OidcError: it does not answer, or not as it should.
        """
        with self._alone():
            if self._metadata is None or not _fresh(self._metadata[0], now, KEPT):
                found = transport.get_object(self._issuer.rstrip("/") + WELL_KNOWN)
                self._metadata = (now, read_metadata(found, self._issuer))
            return self._metadata[1]

    def keys(self, kid: str | None, now: datetime) -> tuple[TheirKey, ...]:
        """The keys by that name, or all where none is named. For a name that we do not know the
        keys are fetched once more: the provider may have changed them.

        Raises:
            OidcError: it does not answer, or not as it should.
        """
        place = self.metadata(now).jwks_uri
        with self._alone():
            if self._keys is None or not _fresh(self._keys[0], now, KEPT):
                self._keys = (now, _read_keys(transport.get_object(place)))
            found = _named(self._keys[1], kid)
            if not found and not _fresh(self._keys[0], now, LOOK_AGAIN):
                self._keys = (now, _read_keys(transport.get_object(place)))
                found = _named(self._keys[1], kid)
            return found

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One asks for all. If that was in vain, those who waited meanwhile do not ask again, one
        after the other: nobody waits longer than for one answer."""
        since = time.monotonic()
        with self._lock:
            if self._failed_at > since:
                raise OidcError(OidcFault.PROVIDER_AWAY)
            try:
                yield
            except OidcError:
                self._failed_at = time.monotonic()
                raise


def _fresh(since: datetime, now: datetime, lasts: timedelta) -> bool:
    return timedelta(0) <= now - since < lasts


def _named(keys: tuple[TheirKey, ...], kid: str | None) -> tuple[TheirKey, ...]:
    return keys if kid is None else tuple(key for key in keys if key.kid == kid)


def _read_keys(found: Mapping[str, Any]) -> tuple[TheirKey, ...]:
    raw = found.get("keys")
    if not isinstance(raw, list):
        raise OidcError(OidcFault.FAULTY)
    read = [_read_key(each) for each in raw[:_MOST_KEYS]]
    return tuple(key for key in read if key is not None)


def _read_key(raw: object) -> TheirKey | None:
    """A key that may sign; None for any other, which a set may hold too (RFC 7517, section 5)."""
    if not isinstance(raw, dict) or raw.get("use") == "enc" or is_weak(raw):
        return None
    try:
        if raw.get("kty") == "RSA":
            return RSAKey.import_key(raw)
        return ECKey.import_key(raw) if raw.get("kty") == "EC" else None
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None
