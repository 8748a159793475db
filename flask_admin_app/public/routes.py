"""Pages for anyone (`/privacy`, `/accessibility`, `/try`), the language, the quick exit without a
place, signs of life (`/healthz`, `/readyz`) and the public keys of tokens."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, redirect, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from flask_admin_app.core import core
from flask_admin_app.limits import TRY, limiter
from flask_admin_app.pages import choose_language, page
from flask_admin_app.paths import local_path
from tuokio.jitsi.keys import jwks

bp = Blueprint("public", __name__)


@bp.get("/")
def home() -> ResponseReturnValue:
    """Staff begin at the desk; clients begin at their link."""
    return redirect("/desk", 303)


@bp.post("/language")
def language() -> ResponseReturnValue:
    """Keep the language and show the same page again."""
    choose_language(request.form.get("language"))
    return redirect(local_path(request.form.get("back")) or "/", 303)


@bp.post("/exit")
def leave_quickly() -> ResponseReturnValue:
    """The quick exit of pages without a place (JOIN 11)."""
    return leave_browser()


def leave_browser() -> Response:
    """Forget this browser and show it another page; the address is the operator's setting.
    A page that is on its way there already (`leaving=already`) only wants to be forgotten."""
    session.clear()
    already = request.form.get("leaving") == "already"
    away = "" if already else redirect(core().settings.exit_url, 303)
    response = make_response(away, 204 if already else 303)
    # Not the cache: clearing that can hold a browser up for seconds.
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@bp.get("/privacy")
def privacy() -> Response:
    """What the service keeps, in plain words."""
    return page("public/privacy.html", None)


@bp.get("/accessibility")
def accessibility() -> Response:
    """The accessibility statement."""
    return page("public/accessibility.html", None)


@bp.get("/try")
@limiter.limit(TRY)
def practise() -> Response:
    """A calm practice room: the device check and how a meeting goes (JOIN 13). It asks nothing and
    keeps nothing; the only cookie is the one that also holds the language."""
    return page("public/try.html", None)


@bp.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The service can do its work: the database answers, and no Jitsi stands without a gate unless
    the operator accepted that."""
    settings = core().settings
    with core().database.read() as reading:
        reading.execute(text("SELECT 1"))
    if not (settings.practice or settings.gate or settings.jitsi_without_gate):
        return jsonify(status="unready", reason="jitsi-without-gate"), 503
    if core().gate.away_since is not None:
        # Still ready: people wait in calm, and taking the service away would help nobody.
        return jsonify(status="ready", prosody="away")
    return jsonify(status="ready")


@bp.get("/.well-known/jwks.json")
def key_set() -> Response:
    """Public keys that check meeting tokens (RFC 7517); empty where a shared secret signs."""
    return jsonify(jwks(core().settings.token_config.signing_keys))
