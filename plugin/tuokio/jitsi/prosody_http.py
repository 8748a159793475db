"""One signed request to the gate in Prosody, and its answer, bounded in time and size.

Room names and references stand in the path. So no error says what was asked, and nothing that
`urllib3` notes about these requests reaches a log.
"""

from __future__ import annotations

import json
import logging
import re
from contextlib import closing
from urllib.parse import urlsplit

import requests
from requests.models import PreparedRequest
from urllib3.exceptions import HTTPError, ReadTimeoutError

from tuokio.jitsi.errors import ProsodyAway, ProsodyRefused, ProsodyUrlInvalid
from tuokio.jitsi.signing import sign
from tuokio.jitsi.wire import Fields, WireInvalid, read_object, text
from tuokio.quiet_http import AnswerTooLarge, AnswerTooSlow, QuietSession, read_bounded

API = "/tuokio/v1"
_LONGEST_URL = 512
_HIGHEST_PORT = 65535

# Container networks have host names with `_`.
_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?/?",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_CODE = re.compile(r"[a-z][a-z-]{0,31}")


def check_prosody_url(url: str) -> str:
    """Return the address of Prosody's HTTP without a slash at the end.

    `http` is accepted everywhere: on one machine or a private network requests are signed, and
    Prosody's own HTTP has no certificate.

    Raises:
        ProsodyUrlInvalid: anything but scheme, host and port.
    """
    try:
        usable = len(url) <= _LONGEST_URL and _URL.fullmatch(url) is not None
        port = urlsplit(url).port if usable else None
    except ValueError:
        usable, port = False, None
    if not usable or port == 0:
        raise ProsodyUrlInvalid(
            "the address of Prosody is http:// or https://, a host, perhaps a port, and no more"
        )
    return url.rstrip("/")


class GateConnection:
    """Sends requests to one gate. Threads may share it: it keeps nothing but open connections."""

    def __init__(self, base_url: str, host: str, key: bytes, timeout: float) -> None:
        """See `ProsodyClient`; `key` is that of the direction to Prosody.

        Raises:
            ProsodyUrlInvalid: the address or the host is not usable.
        """
        if not _HOST.fullmatch(host):
            raise ProsodyUrlInvalid("the gate's host is not a host name in lower case")
        self._base = check_prosody_url(base_url)
        self._host = host
        self._key = key
        self._timeout = timeout
        self._session = QuietSession()

    def ask(self, method: str, path: str, payload: object = None, *, most: int) -> Fields:
        """Return the gate's answer, of at most so many bytes. Any 2xx without content is `{}`.

        Raises:
            ProsodyError: one of its family.
        """
        body = b"" if payload is None else json.dumps(payload).encode("ascii")
        try:
            return self._try(method, path, body, most)
        except ProsodyAway as error:
            if error.reason != "unreachable":
                raise
        # A connection that was kept open breaks off when Prosody was restarted. Once more, then.
        return self._try(method, path, body, most)

    def close(self) -> None:
        """Close open connections."""
        self._session.close()

    def _try(self, method: str, path: str, body: bytes, most: int) -> Fields:
        request = self._prepare(method, path, body)
        # `from None`: what these errors say quotes the path.
        try:
            answer = self._session.send(request, timeout=self._timeout, stream=True)
            with closing(answer):
                raw = read_bounded(answer, most=most, timeout=self._timeout)
        except AnswerTooLarge as error:
            raise ProsodyAway("answer", error.status) from None
        except (requests.Timeout, ReadTimeoutError, AnswerTooSlow):
            raise ProsodyAway("slow") from None
        except (requests.RequestException, HTTPError):
            raise ProsodyAway("unreachable") from None
        return _understand(answer.status_code, raw)

    def _prepare(self, method: str, path: str, body: bytes) -> PreparedRequest:
        # Prepared without the session: no cookies, no sign-in from .netrc, no headers but these.
        request = requests.Request(method, self._base + path, data=body).prepare()
        request.headers.update(sign(self._key, method=method, path=request.path_url, body=body))
        request.headers["Host"] = self._host
        request.headers["Accept-Encoding"] = "identity"
        if body:
            request.headers["Content-Type"] = "application/json"
        return request


class _NoPaths(logging.Filter):
    """Drops what `urllib3` notes about requests to the gate: it quotes the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        return API not in record.getMessage()


for _name in ("urllib3.connection", "urllib3.connectionpool"):
    logging.getLogger(_name).addFilter(_NoPaths())


def _understand(status: int, raw: bytes) -> Fields:
    if status >= 500:
        raise ProsodyAway("faulty", status)
    done = 200 <= status < 300
    try:
        fields = {} if done and not raw else read_object(raw)
        if done:
            return fields
        code = text(fields, "error", _CODE)
    except WireInvalid:
        raise ProsodyAway("answer", status) from None
    if status < 400:
        raise ProsodyAway("answer", status)
    raise ProsodyRefused(status, code)
