"""What the views of passkeys share: where the browser is, the question that it was asked, and
answers for scripts."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app, jsonify, make_response, request, session
from flask_limiter import RateLimitExceeded
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from flask_admin_app.pages import translate
from flask_admin_app.security import page_origin
from flask_admin_app.services.factors.passkeys import Place, Question, Reply

ASKED = "asked"
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


def place() -> Place | None:
    """Where passkeys of this page belong. They know host names only: at a bare network address
    there are none."""
    origin = page_origin()
    host = urlsplit(origin).hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return Place(rp_id=host, origin=origin) if host else None
    return None


def put(question: Question) -> Response:
    """Ask the browser, and remember what was asked."""
    session[ASKED] = bytes_to_base64url(question.challenge)
    return current_app.response_class(question.options, mimetype="application/json")


def reply() -> Reply | None:
    """The answer, with what this browser was asked last."""
    asked, here = session.pop(ASKED, ""), place()
    if here is None or not _CHALLENGE.fullmatch(asked):
        return None
    return Reply(here, base64url_to_bytes(asked), said().get("credential"))


def said() -> dict[str, Any]:
    """What the script sent; nothing, when that is not what a script of ours sends."""
    found = request.get_json(silent=True) if request.is_json else None
    return found if isinstance(found, dict) else {}


def word(name: str) -> str:
    """One text of it."""
    found = said().get(name)
    return found if isinstance(found, str) else ""


def go_on(path: str) -> Response:
    """It worked."""
    return jsonify(next=path)


def refuse(key: str, status: int = 422) -> Response:
    """It did not, and why, in words."""
    return make_response(jsonify(error=translate(key)), status)


def too_many(_error: RateLimitExceeded) -> Response:
    """Too many tries."""
    return refuse("sign-in-error-too-many", 429)
