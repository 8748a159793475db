"""A time by somebody else for a checkpoint (RFC 3161; LOG 3).

The authority learns a SHA-256 and nothing more. Its answer is signed, so plain http serves too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from cryptography.x509 import (
    Certificate,
    ObjectIdentifier,
    load_pem_x509_certificates,
)
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client.tsp import PKIStatus

from tuokio.quiet_http import AnswerTooLarge, PostFailed, post

MOST_RESPONSE_BYTES = 64 * 1024
_SHA256 = ObjectIdentifier("2.16.840.1.101.3.4.2.1")
_QUERY = "application/timestamp-query"
_REPLY = "application/timestamp-reply"


class TimestampError(Exception):
    """No time that could be relied on."""


class TimestampAway(TimestampError):
    """The authority could not be asked. `reason`: `unreachable`, `slow` or `faulty`."""

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(f"the time-stamping authority is away: {reason}")
        self.reason = reason


class TimestampRefused(TimestampError):
    """The authority answered, and gave no time."""


class TimestampInvalid(TimestampError):
    """A response that proves no time for this message."""


class RootInvalid(TimestampError):
    """What should be an authority's root certificate is none."""


def ask(url: str, message: bytes, *, timeout: float) -> bytes:
    """Return the authority's response (DER) for the SHA-256 of a message, to be kept as it is.

    It is for this message and this request; whose it is, `verify` tells.

    Args:
        url: the authority's address, http or https.
        message: what it is about; not empty.
        timeout: seconds to connect, to wait for an answer, and for all of the answer.

    Raises:
        TimestampError: one of its family.
    """
    request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        answer = post(
            url,
            request.as_bytes(),
            content_type=_QUERY,
            timeout=timeout,
            most=MOST_RESPONSE_BYTES,
        )
    except PostFailed as error:
        raise TimestampAway(error.reason) from None
    except AnswerTooLarge:
        raise TimestampInvalid("the response is too large") from None
    if answer.status != 200 or answer.content_type != _REPLY:
        raise TimestampRefused(f"no response, but status {answer.status}")
    response = _decode(answer.body)
    if response.status != PKIStatus.GRANTED:
        raise TimestampRefused(f"the authority gives no time: status {response.status}")
    _check_message(response, message)
    if response.tst_info.nonce != request.nonce:
        raise TimestampInvalid("the response is to another request")
    return answer.body


def verify(response: bytes, message: bytes, roots: Sequence[bytes]) -> datetime:
    """Return the time (UTC) at which the authority had seen the message.

    Args:
        response: what `ask` returned.
        message: what it should be about.
        roots: certificates (PEM) of whom to believe. The response brings the others.

    Raises:
        TimestampInvalid: it is no response, about something else, or of nobody believed.
        RootInvalid: a root is no certificate, or there is none.
    """
    trusted = _load(roots)
    decoded = _decode(response)
    _check_message(decoded, message)
    try:
        VerifierBuilder(roots=trusted).build().verify_message(decoded, message)
        return decoded.tst_info.gen_time
    # What reads certificates has an exception of its own for nearly everything that can be wrong.
    except Exception as error:
        raise TimestampInvalid("the response does not verify") from error


def _load(roots: Sequence[bytes]) -> list[Certificate]:
    try:
        trusted = [each for pem in roots for each in load_pem_x509_certificates(pem)]
    except ValueError:
        raise RootInvalid("a root is no certificate in PEM") from None
    if not trusted:
        raise RootInvalid("there is no root to believe")
    return trusted


def _decode(raw: bytes) -> TimeStampResponse:
    try:
        return decode_timestamp_response(raw)
    except ValueError:
        raise TimestampInvalid("this is no response of a time-stamping authority") from None


def _check_message(response: TimeStampResponse, message: bytes) -> None:
    try:
        imprint = response.tst_info.message_imprint
    except ValueError:
        raise TimestampInvalid("the response holds no time") from None
    if imprint.hash_algorithm != _SHA256 or imprint.message != hashlib.sha256(message).digest():
        raise TimestampInvalid("the response is about something else")
