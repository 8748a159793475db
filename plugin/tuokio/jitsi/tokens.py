"""Meeting tokens: made for one participant, one room and ten minutes (WAIT 2).

The claims and why each is there stand in `docs/tokens.md`. Upstream's reading of them is in
jitsi-meet, `resources/prosody-plugins/token/util.lib.lua` and `luajwtjitsi.lib.lua`.

`iat` is the true second of minting: an admission carries `since`, and the gate refuses a token
with an earlier `iat`. Prosody checks `nbf` without leeway, so a clock that runs a little behind
ours would refuse a fresh token. Therefore `nbf` lies `NBF_LEEWAY` before `iat`. That opens nothing:
before `iat` the token does not exist.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import jwt

from tuokio.ids import new_secret
from tuokio.jitsi.errors import (
    LifetimeInvalid,
    NameInvalid,
    ParticipantInvalid,
    RoleInvalid,
    RoomInvalid,
    TimeInvalid,
    TokenConfigInvalid,
)
from tuokio.jitsi.features import ALLOWED_FEATURES, token_features
from tuokio.jitsi.keys import SigningKey
from tuokio.jitsi.secret import check_secret

MAX_LIFETIME = timedelta(minutes=10)
DEFAULT_LIFETIME = MAX_LIFETIME
_MOST_SECONDS = MAX_LIFETIME // timedelta(seconds=1)
NBF_LEEWAY = timedelta(seconds=10)
LONGEST_NAME = 128
"""Characters. Longer than any name that the service takes; a bound, not a rule of style."""

# One room by its exact name. No `*`, no upper case, no `[tenant]`, and no leading `_`, which marks
# jicofo's health-check rooms, where some modules skip their checks.
_ROOM = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?")
_PARTICIPANT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_APP_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?")
_DOMAIN_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}$){_DOMAIN_LABEL}(?:\.{_DOMAIN_LABEL})*")

# Control and invisible characters: some break XMPP's XML, some make one name look like another.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # part of ordinary spelling in Persian, Hindi and others
_NOT_XML = {"\ufffe", "\uffff"}

Algorithm = Literal["HS256", "RS256"]


@dataclass(frozen=True)
class TokenConfig:
    """Who signs tokens, and for which Jitsi. Either `secret` or `signing_keys`.

    Args:
        app_id: Prosody's `app_id`; becomes `iss` and `aud`.
        xmpp_domain: Prosody's main virtual host, lower case; becomes `sub`. In Docker it is
            `meet.jitsi`, not the public address.
        secret: Prosody's `app_secret`, at least 32 random bytes (HS256).
        signing_keys: RSA keys; the first signs, all are accepted (RS256).

    Raises:
        TokenConfigInvalid: both or none given, or an id or domain that could mean more than one.
        SecretTooWeak: the secret is short, well known or repetitive.
    """

    app_id: str
    xmpp_domain: str
    secret: str | bytes | None = field(default=None, repr=False)
    signing_keys: tuple[SigningKey, ...] = ()

    def __post_init__(self) -> None:
        if not _APP_ID.fullmatch(self.app_id):
            raise TokenConfigInvalid("the app id may hold letters, digits and . _ - only")
        if not _DOMAIN.fullmatch(self.xmpp_domain):
            raise TokenConfigInvalid("the XMPP domain must be one host name in lower case")
        if (self.secret is None) == (not self.signing_keys):
            raise TokenConfigInvalid("give either an app secret or signing keys, not both")
        if self.secret is not None:
            object.__setattr__(self, "secret", check_secret(self.secret))
        object.__setattr__(self, "signing_keys", tuple(self.signing_keys))

    @property
    def algorithm(self) -> Algorithm:
        """The one algorithm that is used for signing and accepted when reading."""
        return "RS256" if self.signing_keys else "HS256"


class TokenIssuer:
    """Makes meeting tokens. Callers choose who, where and how long; nothing else."""

    def __init__(self, config: TokenConfig) -> None:
        self._config = config

    def mint(
        self,
        *,
        room: str,
        participant: str,
        name: str,
        moderator: bool,
        lifetime: timedelta | int = DEFAULT_LIFETIME,
        now: datetime | None = None,
        features: frozenset[str] = ALLOWED_FEATURES,
    ) -> str:
        """Return a signed token for one participant and one room.

        Args:
            room: the exact room name in lower case.
            participant: the participant's reference; others in the room can see it.
            name: the display name; others in the room can see it. May be empty.
            moderator: whether the participant comes in as owner of the room.
            lifetime: how long it can be used to connect, in whole seconds if a number;
                at most `MAX_LIFETIME`. A fraction of a second counts as a whole one.
            now: the moment of minting, with a time zone; default: this moment.
            features: those that the room needs, out of the allowed ones.

        Raises:
            TokenError: one of its family, for the argument that is wrong.
        """
        claims = self._claims(
            room=check_room(room),
            user=_user(participant, name, moderator),
            seconds=_seconds(lifetime),
            issued_at=_unix(now),
        )
        claims["context"]["features"] = token_features(features)
        key, headers = self._signer()
        return jwt.encode(claims, key, algorithm=self._config.algorithm, headers=headers)

    def _claims(
        self, *, room: str, user: Mapping[str, object], seconds: int, issued_at: int
    ) -> dict[str, Any]:
        return {
            "iss": self._config.app_id,
            "aud": self._config.app_id,
            "sub": self._config.xmpp_domain,
            "room": room,
            "iat": issued_at,
            "nbf": issued_at - int(NBF_LEEWAY.total_seconds()),
            "exp": issued_at + seconds,
            "jti": new_secret(),
            "context": {"user": user},
        }

    def _signer(self) -> tuple[Any, dict[str, str]]:
        if self._config.signing_keys:
            first = self._config.signing_keys[0]
            return first.private_key, {"typ": "JWT", "kid": first.kid}
        return self._config.secret, {"typ": "JWT"}


def check_room(room: object) -> str:
    """Return the room name when it is a text that names exactly one room.

    Raises:
        RoomInvalid: empty, a wildcard, upper case, a tenant, or longer than 128 characters.
    """
    if not isinstance(room, str) or not _ROOM.fullmatch(room):
        raise RoomInvalid("a token needs the exact name of one room, in lower case")
    return room


def is_participant(participant: str) -> bool:
    """Tell whether a text can stand in a token as a participant's reference."""
    return _PARTICIPANT.fullmatch(participant) is not None


def is_showable(name: str) -> bool:
    """Tell whether a display name can stand in a token: short, and no hidden characters."""
    return len(name) <= LONGEST_NAME and not any(
        char in _NOT_XML or (unicodedata.category(char) in _HIDDEN and char not in _JOINERS)
        for char in name
    )


# What follows takes `object`: a caller without a type checker must not get past it.
def _user(participant: object, name: object, moderator: object) -> dict[str, object]:
    if not isinstance(participant, str) or not is_participant(participant):
        raise ParticipantInvalid("a participant is named by a reference of 1 to 64 characters")
    if not isinstance(name, str) or not is_showable(name):
        raise NameInvalid(f"a name has at most {LONGEST_NAME} characters, none of them hidden")
    # A truthy "false" from a form must never make a moderator.
    if not isinstance(moderator, bool):
        raise RoleInvalid("moderator is True or False")
    affiliation = "owner" if moderator else "member"
    return {"id": participant, "name": name, "moderator": moderator, "affiliation": affiliation}


def _seconds(lifetime: object) -> int:
    if isinstance(lifetime, int) and not isinstance(lifetime, bool):
        # Out of bounds either way, but a timedelta cannot hold every number.
        lifetime = timedelta(seconds=min(max(lifetime, 0), _MOST_SECONDS + 1))
    if not isinstance(lifetime, timedelta):
        raise LifetimeInvalid("a lifetime is a timedelta or a number of whole seconds")
    if not timedelta(0) < lifetime <= MAX_LIFETIME:
        raise LifetimeInvalid(f"a token lives for more than nothing and at most {MAX_LIFETIME}")
    return math.ceil(lifetime.total_seconds())


def _unix(now: datetime | None) -> int:
    moment = now or datetime.now(UTC)
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise TimeInvalid("the moment of minting needs a time zone")
    return int(moment.timestamp() // 1)
