"""Every exception has a status and words that say what to do next."""

from __future__ import annotations

import logging
import re
import traceback
from dataclasses import dataclass
from urllib.parse import quote

from flask import Flask, Response, jsonify, make_response, redirect, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from flask_admin_app.auth.session import SignInNeededError, who_signed_in
from flask_admin_app.pages import page, translate
from flask_admin_app.security import SAFE_METHODS
from flask_admin_app.services import errors as service
from flask_admin_app.services.log.faults import LogDamagedError
from tuokio.encounters.errors import EncounterError, Refusal

log = logging.getLogger("tuokio.errors")

RETRY_AFTER = "5"
"""Seconds."""

_STAFF_PATHS = {"account", "admin", "audit", "desk", "launch"}
"""How the addresses of the pages begin that need a sign-in."""

_CLIENT_FORM = re.compile(r"/j/([a-z2-7]+)/([a-z]+)")

_BY_STATUS = {
    400: "bad-input",
    401: "forbidden",
    403: "forbidden",
    404: "not-found",
    405: "method",
    409: "conflict",
    410: "gone",
    413: "too-large",
    422: "bad-input",
    429: "too-many",
    503: "busy",
}


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What the page says: what happened, and what to do now."""

    status: int
    title: str
    text: str
    next_step: str
    next_url: str | None = None
    next_label: str | None = None
    backup_phone: str | None = None
    backup_email: str | None = None


def init_app(app: Flask) -> None:
    """Register a handler for each family of exceptions."""
    app.register_error_handler(SignInNeededError, _sign_in)
    app.register_error_handler(service.NotFoundError, lambda _error: answer(404))
    app.register_error_handler(service.ForbiddenError, lambda _error: answer(403))
    app.register_error_handler(service.PlaceElsewhereError, _elsewhere)
    app.register_error_handler(service.FormError, lambda _error: answer(422))
    app.register_error_handler(service.LinkClosedError, _link_closed)
    app.register_error_handler(LogDamagedError, _log_damaged)
    app.register_error_handler(EncounterError, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def answer(
    status: int,
    key: str | None = None,
    *,
    next_url: str | None = None,
    next_label: str = "",
    backup: tuple[str | None, str | None] = (None, None),
) -> Response:
    """An error page, or problem+json (RFC 9457) for scripts. `next_label` is the key of a text,
    `backup` whom to call or write to instead."""
    if key is None and status == 404 and _is_staff_page():
        next_url, next_label = next_url or "/desk", next_label or "launch-back"
    key = f"error-{key or _key_of(status)}"
    title, text, next_step = (translate(f"{key}-{part}") for part in ("title", "text", "next"))
    if wants_json():
        response = jsonify(
            type="about:blank", title=title, status=status, detail=f"{text} {next_step}"
        )
        response.content_type = "application/problem+json"
        return make_response(response, status)
    next_url = next_url or _client_page(status)
    label = translate(next_label) if next_label else None
    view = ErrorView(status, title, text, next_step, next_url, label, *backup)
    return page("error.html", view, status)


def _key_of(status: int) -> str:
    """The words for a status, where the exception has none of its own."""
    if status == 404 and _is_staff_page():
        return "not-found-staff"
    if status == 503 and request.blueprint != "join":
        return "busy-other"  # only a client has a place to keep
    return _BY_STATUS.get(status, "server")


def _is_staff_page() -> bool:
    """Also where there is no such page, and so no blueprint."""
    return request.path.split("/")[1] in _STAFF_PATHS


def _client_page(status: int) -> str | None:
    """The client's page with the button that led here: a form's own address cannot be opened."""
    place = _CLIENT_FORM.fullmatch(request.path)
    if place is None or request.method in SAFE_METHODS or status in {404, 410}:
        return None
    return f"/j/{place[1]}" if place[2] == "continue" else f"/j/{place[1]}/wait"


def wants_json() -> bool:
    """Whether a script asked, which prefers JSON to a page."""
    accepts = request.accept_mimetypes
    return bool(accepts) and accepts.best_match(["text/html", "application/json"]) == (
        "application/json"
    )


def _sign_in(_error: Exception) -> ResponseReturnValue:
    if request.method in {"GET", "HEAD"} and not wants_json():
        return redirect(f"/sign-in?next={quote(request.path)}", 303)
    key = "sign-in"
    return answer(401, key, next_url=f"/sign-in?next={quote(_back())}", next_label="sign-in-button")


def _back() -> str:
    """The page that a button of staff stood on."""
    encounter_id = (request.view_args or {}).get("encounter_id")
    if encounter_id:
        return f"/desk/encounters/{encounter_id}"
    return request.path if request.blueprint == "launch" else "/desk"


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    # Signing out takes the form's token along: then that is what has to be told.
    if _is_staff_page() and who_signed_in() is None:
        return _sign_in(SignInNeededError())
    return answer(400, "csrf")


def _refused(error: EncounterError) -> Response:
    if error.refusal is Refusal.OVER:
        return answer(410)
    return answer(409, "not-admitted" if error.refusal is Refusal.NOT_INSIDE else None)


def _elsewhere(error: service.PlaceElsewhereError) -> Response:
    if isinstance(error, service.PlaceMovedError):
        return answer(404, "link-moved", backup=(error.phone, error.email))
    return answer(404, "link-elsewhere")


def _link_closed(error: service.LinkClosedError) -> Response:
    if isinstance(error, service.SeriesOverError):
        return answer(410, "series-over", backup=(error.phone, error.email))
    return answer(409, "not-open-yet") if error.state == "early" else answer(410)


def _log_damaged(error: LogDamagedError) -> Response:
    log.error("the log: %s", error)
    if request.blueprint == "audit":
        return answer(503, "log", next_url="/audit/health", next_label="audit-nav-health")
    return answer(503, "log")


def _busy(error: OperationalError) -> Response:
    # The message names the statement but no values (`hide_parameters`).
    log.warning("database: %s", error.orig)
    response = answer(503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    response = answer(error.code)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    # Where it happened, not what it said: a message may quote what a person wrote.
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("unexpected %s\n%s", type(error).__name__, frames)
    return answer(500)
