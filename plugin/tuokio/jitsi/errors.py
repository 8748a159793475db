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


class SignatureInvalid(JitsiError):
    """A request that the other side did not sign, not now, or not once only.

    `reason` is the short word that also stands in the answer: `signature`, `time`, `id`
    or `replayed`.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the request is not accepted: {reason}")
        self.reason = reason


class GateEventInvalid(JitsiError):
    """A report of the gate that is not in the agreed form.

    `reason` is a short word for the log: `size`, `json`, or the name of the field at fault.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the gate's report cannot be read: {reason}")
        self.reason = reason


class ProsodyUrlInvalid(JitsiError):
    """The address of Prosody, or the host in it, is not one that requests can be sent to."""


class ProsodyError(JitsiError):
    """Prosody did not do what it was asked. No message says which room or whom it was about."""


class ProsodyAway(ProsodyError):
    """Nobody knows whether Prosody has done it: ask again later.

    `reason` is a short word for the log:
    `unreachable`: no connection, or it broke off;
    `slow`: no whole answer in time;
    `faulty`: it answered with 5xx, `status` says which;
    `answer`: what answered is not the gate (a redirect, another program, far too much).
    """

    def __init__(self, reason: str, status: int | None = None) -> None:
        shown = reason if status is None else f"{reason} ({status})"
        super().__init__(f"Prosody does not answer as it should: {shown}")
        self.reason = reason
        self.status = status


class ProsodyRefused(ProsodyError):
    """The gate answered, and refused: asking the same again gives the same answer.

    `status` is the HTTP status (4xx). `code` is the gate's own word: `signature`, `time`,
    `id`, `replayed`, `not-found`, `method`, `unknown-room`, `json`, `fields` or `size`.
    """

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"Prosody refused the request: {status} {code}")
        self.status = status
        self.code = code


class GateBroken(ProsodyError):
    """The gate answers, and says that it guards nothing.

    `faults` are its own words, explained in the README of `mod_tuokio_component`.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(f"Prosody's gate guards nothing: {', '.join(faults)}")
        self.faults = faults
