"""What can go wrong between us and Jitsi. No message carries a token, a secret or a name."""

from __future__ import annotations


class JitsiError(Exception):
    """Root of every error of `tuokio.jitsi`."""


class TokenError(JitsiError):
    """A meeting token could not be made or accepted."""


class TokenConfigInvalid(TokenError):
    """The settings for tokens are not usable."""


class SecretTooWeak(TokenConfigInvalid):
    """The shared secret is short, well known or repetitive."""


class RoomInvalid(TokenError):
    """Not the exact, lower-case name of one room. Wildcards are refused here."""


class ParticipantInvalid(TokenError):
    """Not a participant's reference."""


class NameInvalid(TokenError):
    """A display name that is too long or holds characters that cannot be shown."""


class RoleInvalid(TokenError):
    """`moderator` is not exactly `True` or `False`."""


class LifetimeInvalid(TokenError):
    """A lifetime of nothing, of less than nothing, or of more than the maximum."""


class TimeInvalid(TokenError):
    """A moment without a time zone."""


class TokenInvalid(TokenError):
    """A token that was not made by us for this use, or not for now.

    `reason` is a short word for the log: `form`, `algorithm`, `key`, `signature`, `issuer`,
    `audience`, `domain`, `claims`, `room`, `early` or `expired`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the meeting token is not valid: {reason}")
        self.reason = reason


class SigningKeyError(TokenConfigInvalid):
    """The keys that sign meeting tokens are not usable."""


class KeyFileUnreadable(SigningKeyError):
    """The file is missing, cannot be read or is too large to be a key file."""


class KeyFileInvalid(SigningKeyError):
    """The file does not hold RSA private keys in PEM form."""


class KeyTooWeak(SigningKeyError):
    """An RSA key of less than 2048 bits or with a public exponent below 65537."""


class JitsiUrlInvalid(JitsiError):
    """The address of Jitsi is not one that meetings can be built on."""
