"""Which shared secrets are refused: the one for tokens (HS256) and the one for the gate.

Whoever knows either can let themselves in, and one token or signed request is enough to try
guesses at leisure. So it must be random, not merely long (RFC 7518 section 3.2: at least as many
bits as the hash, 256).
"""

from __future__ import annotations

from tuokio.jitsi.errors import SecretTooWeak, TokenConfigInvalid

LEAST_SECRET_BYTES = 32
_LEAST_DISTINCT_BYTES = 6
_LEAST_UNKNOWN_CHARACTERS = 16

# Secrets and parts of secrets in the examples of Jitsi's handbook, docker-jitsi-meet, the
# prosody-plugins and the JWT debuggers, with the marks between words left out.
_KNOWN_WORDS = (
    "astringsecretatleast256bitslong",
    "abcdefghijklmnopqrstuvwxyz",
    "yoursecretkeyhere",
    "your256bitsecret",
    "myjitsiappsecret",
    "myjitsiappid",
    "exampleappsecret",
    "exampleappid",
    "jitsimeet",
    "jwtappsecret",
    "yourappsecret",
    "myappsecret",
    "supersecret",
    "mysecretkey",
    "yoursecret",
    "testsecret",
    "0123456789",
    "1234567890",
    "appsecret",
    "secretkey",
    "mysecret",
    "changeme",
    "changeit",
    "password",
    "replace",
    "example",
    "default",
    "prosody",
    "tuokio",
    "qwerty",
    "secret",
    "jitsi",
    "docker",
    "abcdef",
    "admin",
    "token",
    "test",
    "your",
    "meet",
    "key",
)
_MARKS = str.maketrans("", "", "-_. \t")


def check_secret(secret: str | bytes) -> bytes:
    """Return the secret as bytes when it is fit to sign with.

    Raises:
        SecretTooWeak: shorter than 32 bytes, one of the well-known examples or put together from
            them, or repetitive.
        TokenConfigInvalid: a PEM key was given as the secret.
    """
    raw = secret.encode("utf-8") if isinstance(secret, str) else bytes(secret)
    if b"-----BEGIN " in raw:
        raise TokenConfigInvalid("the secret is a PEM key: set the private key file instead")
    if len(raw) < LEAST_SECRET_BYTES:
        raise SecretTooWeak(
            f"the secret needs at least {LEAST_SECRET_BYTES} bytes, this one has {len(raw)}"
        )
    if _is_well_known(raw):
        raise SecretTooWeak("the secret is an example that everyone knows")
    if _repeats_itself(raw):
        raise SecretTooWeak("the secret repeats itself: make a random one")
    return raw


def _is_well_known(raw: bytes) -> bool:
    # Latin-1 maps every byte to one character, so secrets that are not text pass through as well.
    rest = raw.decode("latin-1").lower().translate(_MARKS)
    for word in _KNOWN_WORDS:
        rest = rest.replace(word, "")
    return len(rest) < _LEAST_UNKNOWN_CHARACTERS


def _repeats_itself(raw: bytes) -> bool:
    return len(set(raw)) < _LEAST_DISTINCT_BYTES or raw in (raw + raw)[1:-1]
