"""Signed requests between the service and the gate in Prosody, in both directions.

Each direction has a key of its own, derived from the one shared secret, so that nothing one side
sent can be sent back to it. The signature covers time, id, method, path with query, and body; the
other half of this file is `prosody_hooks/tuokio/signature.lib.lua`, and both are held to the same
examples (`tests/tuokio/jitsi/signing_vectors.json`). The format stands in `docs/prosody.md`.
"""

from __future__ import annotations

import hmac
import re
import time
from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from tuokio.ids import new_secret
from tuokio.jitsi.errors import SignatureInvalid
from tuokio.jitsi.secret import check_secret

TIME_HEADER = "Tuokio-Time"
ID_HEADER = "Tuokio-Id"
SIGNATURE_HEADER = "Tuokio-Signature"

WINDOW = 60
"""Seconds that a request's time may be off, either way."""

_VERSION = "v1="
_TIME = re.compile(r"[0-9]{1,12}")
_ID = re.compile(r"[\x21-\x7e]{1,128}")
_SIGNATURE = re.compile(rf"{_VERSION}[0-9a-f]{{64}}")
_METHOD = re.compile(r"[A-Z]{1,16}")
_PATH = re.compile(r"/[\x21-\x7e]*")


class Direction(StrEnum):
    """Who signs for whom. The value is the label that the key is derived with."""

    TO_PROSODY = "tuokio/prosody/v1/service-to-prosody"
    TO_SERVICE = "tuokio/prosody/v1/prosody-to-service"


class ReplayMemory(Protocol):
    """Which ids were accepted. Whoever verifies keeps it, best where a restart does not lose it."""

    def remember(self, request_id: str, until: int) -> bool:
        """Note an id, in one step with looking for it; whether it is new.

        Args:
            request_id: 1 to 128 visible ASCII characters.
            until: the last Unix second in which it must still be known.
        """


def derive_key(secret: str | bytes, direction: Direction) -> bytes:
    """Return the key of one direction. White space around the secret does not count.

    Raises:
        SecretTooWeak: shorter than 32 bytes, well known or repetitive.
        TokenConfigInvalid: a PEM key was given as the secret.
    """
    raw = secret.encode("utf-8") if isinstance(secret, str) else secret
    return hmac.digest(check_secret(raw.strip()), direction.value.encode("ascii"), "sha256")


def sign(
    key: bytes,
    *,
    method: str,
    path: str,
    body: bytes = b"",
    at: int | None = None,
    request_id: str | None = None,
) -> dict[str, str]:
    """Return the three headers of a request. Sign every try afresh: an id counts once.

    Args:
        key: from `derive_key`.
        method: in upper case.
        path: with its query, exactly as on the request line.
        body: exactly the bytes that are sent.
        at: Unix seconds; default: now.
        request_id: default: a random one.

    Raises:
        ValueError: a part that could not stand in a request, or would blur the signed text.
    """
    moment = str(int(time.time()) if at is None else at)
    name = new_secret() if request_id is None else request_id
    for part, form in ((moment, _TIME), (name, _ID), (method, _METHOD), (path, _PATH)):
        if not form.fullmatch(part):
            raise ValueError("a part of the request cannot be signed")
    signature = _signature(key, moment, name, method, path, body)
    return {TIME_HEADER: moment, ID_HEADER: name, SIGNATURE_HEADER: signature}


def verify(
    key: bytes,
    *,
    method: str,
    path: str,
    body: bytes,
    headers: Mapping[str, str],
    now: float,
    memory: ReplayMemory,
) -> None:
    """Accept a request that was signed with this key, now, and for the first time.

    Args:
        key: from `derive_key`.
        method: as on the request line.
        path: with its query, exactly as on the request line.
        body: exactly the bytes that came.
        headers: of the request; looked up by their usual spelling.
        now: Unix seconds, with fraction.
        memory: asked only about requests that are in order otherwise, so nobody else can fill it.

    Raises:
        SignatureInvalid: `signature` (missing, malformed or wrong), `time` (none, or more than
            `WINDOW` off), `id` (not in its form) or `replayed` (the id was seen).
    """
    moment, name = headers.get(TIME_HEADER, ""), headers.get(ID_HEADER, "")
    given = headers.get(SIGNATURE_HEADER, "")
    expected = _signature(key, moment, name, method, path, body)
    # The form first: `compare_digest` takes plain ASCII only.
    if not _SIGNATURE.fullmatch(given) or not hmac.compare_digest(given, expected):
        raise SignatureInvalid("signature")
    if not _TIME.fullmatch(moment) or abs(now - int(moment)) > WINDOW:
        raise SignatureInvalid("time")
    if not _ID.fullmatch(name):
        raise SignatureInvalid("id")
    if not memory.remember(name, int(moment) + WINDOW):
        raise SignatureInvalid("replayed")


def _signature(key: bytes, moment: str, name: str, method: str, path: str, body: bytes) -> str:
    head = f"{moment}\n{name}\n{method}\n{path}\n"
    # What came in a header may be no proper text: it gives no valid signature, and no other error.
    text = head.encode("utf-8", "surrogatepass") + body
    return _VERSION + hmac.digest(key, text, "sha256").hex()
