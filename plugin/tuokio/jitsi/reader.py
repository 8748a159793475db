"""Reads our own meeting tokens. The practice meeting admits by it; Jitsi has its own reader.

Stricter than a general JWT library: it accepts what `TokenIssuer` makes and nothing else, in
exactly one spelling.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from tuokio.jitsi.errors import RoomInvalid, TimeInvalid, TokenInvalid
from tuokio.jitsi.keys import SigningKey
from tuokio.jitsi.tokens import (
    MAX_LIFETIME,
    NBF_LEEWAY,
    TokenConfig,
    check_room,
    is_participant,
    is_showable,
)

LONGEST_TOKEN = 8192
"""Characters. Ours have about 1500 (HS256) or 1900 (RS256)."""

_LAST_SECOND = 2**33
"""Unix seconds, in the year 2242: keeps the arithmetic of dates out of trouble."""

_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.(?P<signature>[A-Za-z0-9_-]+)")
_CLAIMS = ["iss", "aud", "sub", "room", "iat", "nbf", "exp", "jti", "context"]
# Times are checked below, against a clock that the caller can set, and without leeway.
_OPTIONS: Any = {
    "require": _CLAIMS,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "strict_aud": True,
}
_REASONS: tuple[tuple[type[jwt.PyJWTError], str], ...] = (
    (jwt.InvalidSignatureError, "signature"),
    (jwt.InvalidAlgorithmError, "algorithm"),
    (jwt.InvalidIssuerError, "issuer"),
    (jwt.InvalidAudienceError, "audience"),
    (jwt.MissingRequiredClaimError, "claims"),
    (jwt.InvalidTokenError, "claims"),
    (jwt.PyJWTError, "form"),
)


@dataclass(frozen=True)
class Claims:
    """What a valid token says. Times are in UTC; `issued_at` is the true second of minting."""

    room: str
    participant: str
    name: str = field(repr=False)
    moderator: bool
    issued_at: datetime
    expires_at: datetime
    token_id: str = field(repr=False)


class TokenReader:
    """Accepts tokens made with the same configuration, and only while they are valid."""

    def __init__(self, config: TokenConfig) -> None:
        self._config = config
        self._by_kid = {key.kid: key for key in config.signing_keys}

    def verify(self, token: str, *, room: str | None = None, now: datetime | None = None) -> Claims:
        """Return what the token says.

        Args:
            token: the compact form, three parts of base64url.
            room: if given, the only room that is accepted.
            now: the moment to check against, with a time zone; default: this moment.

        Raises:
            TokenInvalid: with the reason; never with any part of the token.
            TimeInvalid: `now` has no time zone.
        """
        moment = now or datetime.now(UTC)
        if moment.tzinfo is None or moment.utcoffset() is None:
            raise TimeInvalid("the moment of checking needs a time zone")
        claims = _read_claims(self._decode(token), domain=self._config.xmpp_domain)
        if room is not None and claims.room != room:
            raise TokenInvalid("room")
        if moment < claims.issued_at - NBF_LEEWAY:
            raise TokenInvalid("early")
        if moment >= claims.expires_at:
            raise TokenInvalid("expired")
        return claims

    def _decode(self, token: str) -> Mapping[str, Any]:
        check_form(token)
        try:
            payload: dict[str, Any] = jwt.decode(
                token,
                self._key_for(jwt.get_unverified_header(token)),
                algorithms=[self._config.algorithm],
                audience=self._config.app_id,
                issuer=self._config.app_id,
                options=_OPTIONS,
            )
        except jwt.PyJWTError as error:
            # `from None`: a parser's message may quote the token.
            raise TokenInvalid(_reason(error)) from None
        except RecursionError:
            # Deeply nested JSON in the header, which is read before the signature is checked.
            raise TokenInvalid("form") from None
        return payload

    def _key_for(self, header: Mapping[str, Any]) -> Any:
        if header.get("typ") != "JWT":
            raise TokenInvalid("form")
        if header.get("alg") != self._config.algorithm:
            raise TokenInvalid("algorithm")
        if self._config.algorithm == "HS256":
            return self._config.secret
        key: SigningKey | None = self._by_kid.get(str(header.get("kid")))
        if key is None:
            raise TokenInvalid("key")
        return key.public_key


def check_form(token: str) -> None:
    """Refuse a token that is not three parts of base64url with one spelling of its signature.

    Decoders forgive spare bits and foreign characters, and the signature is the one part that no
    signature covers.

    Raises:
        TokenInvalid: reason `form`.
    """
    parts = _JWT.fullmatch(token) if len(token) <= LONGEST_TOKEN else None
    if parts is None:
        raise TokenInvalid("form")
    signature = parts["signature"]
    if len(signature) % 4 == 1:
        raise TokenInvalid("form")
    raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") != signature:
        raise TokenInvalid("form")


def _reason(error: jwt.PyJWTError) -> str:
    # DecodeError is the parent of InvalidSignatureError, so it cannot stand in the table.
    if isinstance(error, jwt.DecodeError) and not isinstance(error, jwt.InvalidSignatureError):
        return "form"
    return next(word for kind, word in _REASONS if isinstance(error, kind))


def _read_claims(payload: Mapping[str, Any], *, domain: str) -> Claims:
    if payload["sub"] != domain:
        raise TokenInvalid("domain")
    issued_at, expires_at = _read_times(payload)
    user = _read_user(payload["context"])
    token_id = payload["jti"]
    if not isinstance(token_id, str) or not token_id:
        raise TokenInvalid("claims")
    return Claims(
        room=_read_room(payload["room"]),
        participant=user["id"],
        name=user["name"],
        moderator=user["moderator"],
        issued_at=issued_at,
        expires_at=expires_at,
        token_id=token_id,
    )


def _read_room(room: object) -> str:
    try:
        return check_room(room)
    except RoomInvalid:
        raise TokenInvalid("room") from None


def _read_user(context: object) -> dict[str, Any]:
    user = context.get("user") if isinstance(context, dict) else None
    if not isinstance(user, dict):
        raise TokenInvalid("claims")
    participant, name, moderator = user.get("id"), user.get("name"), user.get("moderator")
    if not isinstance(participant, str) or not isinstance(name, str):
        raise TokenInvalid("claims")
    if not is_participant(participant) or not is_showable(name):
        raise TokenInvalid("claims")
    if not isinstance(moderator, bool):
        raise TokenInvalid("claims")
    return user


def _read_times(payload: Mapping[str, Any]) -> tuple[datetime, datetime]:
    seconds = [payload[claim] for claim in ("iat", "nbf", "exp")]
    if any(type(second) is not int for second in seconds):
        raise TokenInvalid("claims")
    issued, not_before, expires = seconds
    longest = MAX_LIFETIME // timedelta(seconds=1)
    if not 0 <= not_before <= issued < expires <= issued + longest or expires > _LAST_SECOND:
        raise TokenInvalid("claims")
    return datetime.fromtimestamp(issued, UTC), datetime.fromtimestamp(expires, UTC)
