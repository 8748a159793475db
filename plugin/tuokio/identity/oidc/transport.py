"""Requests to a provider: bounded in time and size, and nothing is followed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from tuokio.identity.oidc.errors import OidcError, OidcFault
from tuokio.quiet_http import AnswerTooLarge, AnswerTooSlow, QuietSession, read_bounded

TIMEOUT = 5.0
"""Seconds that a person waits for each answer at most."""

MOST_BYTES = 256 * 1024
_FORM = "application/x-www-form-urlencoded"


def get_object(url: str) -> dict[str, Any]:
    """Fetch a JSON object.

    Raises:
        OidcError: nobody answered in time, or with something else.
    """
    status, found = _ask("GET", url, None, {})
    if status != 200:
        raise OidcError(OidcFault.FAULTY)
    return found


def post_form(url: str, body: str, headers: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
    """Send a form; return the status and the JSON object of the answer.

    Raises:
        OidcError: nobody answered in time, or with something else.
    """
    return _ask("POST", url, body, {**headers, "Content-Type": _FORM})


def _ask(
    method: str, url: str, body: str | None, headers: Mapping[str, str]
) -> tuple[int, dict[str, Any]]:
    asking = {"Accept": "application/json", "Accept-Encoding": "identity", **headers}
    with QuietSession() as session:
        try:
            answer = session.request(
                method, url, data=body, headers=asking, timeout=TIMEOUT, stream=True
            )
            with closing(answer):
                raw = read_bounded(answer, most=MOST_BYTES, timeout=TIMEOUT)
        except (requests.RequestException, HTTPError, AnswerTooSlow):
            raise OidcError(OidcFault.PROVIDER_AWAY) from None
        except AnswerTooLarge:
            raise OidcError(OidcFault.FAULTY) from None
    if answer.status_code >= 500 or answer.status_code == 429:
        raise OidcError(OidcFault.PROVIDER_AWAY)
    return answer.status_code, _object(raw)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        raise OidcError(OidcFault.FAULTY) from None
    if not isinstance(found, dict):
        raise OidcError(OidcFault.FAULTY)
    return found
