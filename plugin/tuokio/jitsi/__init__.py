"""What a Jitsi Meet understands: tokens, the keys that sign them, and addresses."""

from tuokio.jitsi.errors import (
    JitsiError,
    JitsiUrlInvalid,
    KeyFileInvalid,
    KeyFileUnreadable,
    KeyTooWeak,
    LifetimeInvalid,
    NameInvalid,
    ParticipantInvalid,
    RoleInvalid,
    RoomInvalid,
    SecretTooWeak,
    SigningKeyError,
    TimeInvalid,
    TokenConfigInvalid,
    TokenError,
    TokenInvalid,
)
from tuokio.jitsi.keys import SigningKey, jwks, load_signing_keys, parse_signing_keys
from tuokio.jitsi.links import check_base, external_api_url, meeting_domain, meeting_url, origin
from tuokio.jitsi.reader import Claims, TokenReader
from tuokio.jitsi.tokens import DEFAULT_LIFETIME, MAX_LIFETIME, TokenConfig, TokenIssuer

__all__ = [
    "DEFAULT_LIFETIME",
    "MAX_LIFETIME",
    "Claims",
    "JitsiError",
    "JitsiUrlInvalid",
    "KeyFileInvalid",
    "KeyFileUnreadable",
    "KeyTooWeak",
    "LifetimeInvalid",
    "NameInvalid",
    "ParticipantInvalid",
    "RoleInvalid",
    "RoomInvalid",
    "SecretTooWeak",
    "SigningKey",
    "SigningKeyError",
    "TimeInvalid",
    "TokenConfig",
    "TokenConfigInvalid",
    "TokenError",
    "TokenInvalid",
    "TokenIssuer",
    "TokenReader",
    "check_base",
    "external_api_url",
    "jwks",
    "load_signing_keys",
    "meeting_domain",
    "meeting_url",
    "origin",
    "parse_signing_keys",
]
