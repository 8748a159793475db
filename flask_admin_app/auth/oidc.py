"""Signing in through the organisation's own identity provider: there, and back."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, redirect, request, session
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import AFTER_SIGN_IN, enter
from flask_admin_app.core import core
from flask_admin_app.limits import PROVIDER_BACK, PROVIDER_START, limiter
from flask_admin_app.oidc_settings import STAFF_BACK
from flask_admin_app.pages import current_language, page, translate
from flask_admin_app.paths import local_path
from flask_admin_app.services import staff_oidc
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.staff_oidc import NoEntry, StaffOidcError
from tuokio.identity.oidc import Answer, OidcFault

bp = Blueprint("staff_oidc", __name__)

KEPT = "oidc"
"""In the browser's session: the hash of the state that it went with."""

_WORDS = {
    OidcFault.REFUSED_BY_PERSON: "stopped",
    OidcFault.PROVIDER_AWAY: "away",
    OidcFault.EXPIRED: "old",
    OidcFault.REPLAYED: "old",
    OidcFault.BAD_STATE: "old",
    NoEntry.NO_ROLE: "no-role",
    NoEntry.NO_EMAIL: "no-email",
    NoEntry.NO_UNIT: "no-unit",
    NoEntry.TAKEN: "taken",
}
"""Which words tell it; for all others the answer could not be believed."""


@dataclass(frozen=True, slots=True)
class StaffGoView:
    """On the way to the provider; the page goes there by itself."""

    address: str


@dataclass(frozen=True, slots=True)
class StaffBackView:
    """On the way back: what the provider sent along, to be sent on by POST."""

    answer: Answer
    action: str


@dataclass(frozen=True, slots=True)
class StaffFailedView:
    """What happened and what to do; `code` is for the administrator. `other` offers another
    account: the provider would let the same one through again without a word."""

    words: str
    code: str
    other: bool


@bp.app_context_processor
def _button() -> dict[str, object]:
    return {"staff_provider": provider_button}


def provider_button() -> str | None:
    """The words on the button of the sign-in page; None where no provider is set."""
    settings = core().settings.oidc.staff
    if settings is None:
        return None
    name = settings.name
    return translate("sign-in-oidc-named", name=name) if name else translate("sign-in-oidc")


@bp.post("/sign-in/oidc")
@limiter.limit(PROVIDER_START)
def begin() -> ResponseReturnValue:
    """To the provider, by a page of ours: see `join/eid.py`."""
    try:
        anew = request.form.get("anew") == "1"
        address, kept = staff_oidc.begin(core(), language=current_language(), anew=anew)
    except StaffOidcError as error:
        return _failed(error)
    session[KEPT] = kept
    going_to = local_path(request.form.get("next"))
    if going_to:
        session[AFTER_SIGN_IN] = going_to
    return page("auth/oidc_go.html", StaffGoView(address))


@bp.get(STAFF_BACK)
def back() -> ResponseReturnValue:
    """Where the provider leads the browser; nothing changes yet."""
    if core().staff_oidc is None:
        raise NotFoundError
    return page("auth/oidc_back.html", StaffBackView(Answer.parse(request.args), STAFF_BACK))


@bp.post(STAFF_BACK)
@limiter.limit(PROVIDER_BACK)
def finish() -> ResponseReturnValue:
    """A fresh session for whom the provider signed in."""
    try:
        token = staff_oidc.finish(core(), Answer.parse(request.form), session.pop(KEPT, None))
    except StaffOidcError as error:
        return _failed(error)
    return redirect(enter(token), 303)


@bp.get("/.well-known/oidc-jwks.json")
def key_set() -> Response:
    """Our public keys towards the provider of staff (RFC 7517)."""
    settings = core().settings.oidc.staff
    if settings is None:
        raise NotFoundError
    keys = settings.provider.keys
    return jsonify(keys.jwks() if keys else {"keys": []})


def _failed(error: StaffOidcError) -> Response:
    status = 503 if error.code is OidcFault.PROVIDER_AWAY else 403
    view = StaffFailedView(
        _WORDS.get(error.code, "unproven"), error.code.value, isinstance(error.code, NoEntry)
    )
    return page("auth/oidc_failed.html", view, status)
