"""HTTP to machines that are not ours: nothing is followed, nothing is taken from the environment,
and every answer is bounded in time and size."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass

import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

_PIECE = 16 * 1024


class QuietSession(requests.Session):
    """Keeps connections open. Follows nothing and learns nothing from the environment: no proxy, no
    sign-in."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Say that there is none. Otherwise the whole body is read before anyone can bound it."""


class AnswerTooSlow(Exception):
    """It was still answering when the time was up."""


class AnswerTooLarge(Exception):
    """More was answered than anybody asked for."""

    def __init__(self, status: int) -> None:
        """Tell the HTTP status of what was answered."""
        super().__init__(f"too large an answer, status {status}")
        self.status = status


class PostFailed(Exception):
    """Nobody answered, or not in time. `reason`: `unreachable`, `slow` or `faulty`."""

    def __init__(self, reason: str) -> None:
        """Name the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer below 500. A redirect is one like any other: it is not followed.

    `content_type` is in lower case and without parameters.
    """

    status: int
    content_type: str
    body: bytes


def read_bounded(answer: requests.Response, *, most: int, timeout: float) -> bytes:
    """Read an answer that was asked for with `stream=True`: at most so many bytes, in so many
    seconds from now.

    Raises:
        AnswerTooLarge, AnswerTooSlow: it is more, or takes longer.
    """
    deadline = time.monotonic() + timeout
    raw = bytearray()
    # `read1` hands over what is there, so that one who answers drop by drop meets the deadline.
    while piece := answer.raw.read1(_PIECE, decode_content=False):
        raw += piece
        if len(raw) > most:
            raise AnswerTooLarge(answer.status_code)
        if time.monotonic() > deadline:
            raise AnswerTooSlow
    return bytes(raw)


def post(url: str, body: bytes, *, content_type: str, timeout: float, most: int) -> Answer:
    """Send one request, bounded in time (seconds) and in the size of the answer (bytes).

    Raises:
        PostFailed: nobody answered, or not in time, or with a status of 500 or above.
        AnswerTooLarge: the answer is larger.
    """
    headers = {"Content-Type": content_type, "Accept-Encoding": "identity"}
    with QuietSession() as session:
        try:
            answer = session.post(url, body, headers=headers, timeout=timeout, stream=True)
            with closing(answer):
                raw = read_bounded(answer, most=most, timeout=timeout)
        except (requests.Timeout, ReadTimeoutError, AnswerTooSlow):
            raise PostFailed("slow") from None
        except (requests.RequestException, HTTPError):
            raise PostFailed("unreachable") from None
    if answer.status_code >= 500:
        raise PostFailed("faulty")
    kind, _, _ = answer.headers.get("Content-Type", "").partition(";")
    return Answer(answer.status_code, kind.strip().lower(), raw)
