"""`/account`: one's own sign-in. The authenticator app, recovery codes, the password."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from markupsafe import Markup

from flask_admin_app.auth.account_view import account_page
from flask_admin_app.auth.own_account import account_key, done, local_account, own_token
from flask_admin_app.auth.passkey_replies import too_many as too_many_asked
from flask_admin_app.auth.session import FactorNeededError
from flask_admin_app.core import core
from flask_admin_app.errors import answer, wants_json
from flask_admin_app.limits import PROOF, limiter
from flask_admin_app.pages import page
from flask_admin_app.services import passwords
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.factors import proof, recovery, totp
from flask_admin_app.services.staff_sessions import secured

bp = Blueprint("account", __name__, url_prefix="/account")

_QUIET_ZONE = 4
"""Modules around the code, which cameras need to find it."""


@dataclass(frozen=True, slots=True)
class TotpView:
    """The picture, and the same to be typed."""

    picture: Markup
    secret: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class CodesView:
    """Recovery codes, this once."""

    codes: list[str]


def refused(response: Response) -> bool:
    """What counts as a try: only what was wrong."""
    return response.status_code not in {200, 303}


proof_limit = limiter.shared_limit(PROOF, scope="proof", key_func=account_key, deduct_when=refused)
"""One count for every door that the same password or code opens."""


@bp.get("")
def overview() -> ResponseReturnValue:
    """What one signs in with."""
    return account_page()


@bp.post("/totp")
@proof_limit
def start_totp() -> ResponseReturnValue:
    """Begin to add an authenticator app."""
    staff = local_account()
    try:
        proof.ask_unless_lately(core(), staff.id, own_token(), request.form.get("proof", ""))
        with core().database.write() as work:
            totp.start(core(), work, staff.id)
    except FormError as error:
        return account_page(error.key, "totp", 422)
    return redirect("/account/totp", 303)


@bp.get("/totp")
def new_totp() -> ResponseReturnValue:
    """The picture to point the phone at."""
    return _totp_page()


@bp.post("/totp/confirm")
@proof_limit
def confirm_totp() -> ResponseReturnValue:
    """The first code: the app counts from now on."""
    staff = local_account()
    try:
        with core().database.write() as work:
            totp.confirm(core(), work, staff.id, request.form.get("code", ""))
            secured(work, staff.id, own_token())
    except FormError as error:
        return _totp_page(error.key, 422)
    return done("account-done-totp")


@bp.post("/totp/remove")
@proof_limit
def remove_totp() -> ResponseReturnValue:
    """Do without the app."""
    staff = local_account()
    try:
        proof.ask(core(), staff.id, own_token(), request.form.get("proof", ""))
        with core().database.write() as work:
            totp.remove(work, staff.id)
    except FormError as error:
        return account_page(error.key, "totp", 422)
    return done("account-done-removed")


@bp.post("/recovery")
@proof_limit
def renew_codes() -> ResponseReturnValue:
    """New recovery codes. The answer itself shows them: they are kept nowhere to be shown again."""
    staff = local_account()
    try:
        proof.ask_unless_lately(core(), staff.id, own_token(), request.form.get("proof", ""))
        with core().database.write() as work:
            codes = recovery.renew(work, staff.id)
    except FormError as error:
        return account_page(error.key, "recovery", 422)
    return page("auth/recovery_codes.html", CodesView(codes))


@bp.post("/password")
@proof_limit
def change_password() -> ResponseReturnValue:
    """Another password."""
    staff = local_account()
    old, new = request.form.get("old", ""), request.form.get("new", "")
    try:
        passwords.change(core(), staff.id, own_token(), old=old, new=new)
    except FormError as error:
        return account_page(error.key, "password", 422)
    return done("account-done-password")


@bp.errorhandler(RateLimitExceeded)
def too_many(error: RateLimitExceeded) -> ResponseReturnValue:
    """Too many tries."""
    if request.is_json:
        return too_many_asked(error)
    return account_page("sign-in-error-too-many", None, 429)


@bp.app_errorhandler(FactorNeededError)
def add_one_first(_error: FactorNeededError) -> ResponseReturnValue:
    """The organisation asks everyone for a second factor: nothing else before that."""
    return answer(403) if wants_json() else redirect("/account", 303)


def _totp_page(error: str | None = None, status: int = 200) -> ResponseReturnValue:
    found = totp.waiting(core(), local_account().id)
    if found is None:
        return redirect("/account", 303)
    groups = [found.secret[at : at + 4] for at in range(0, len(found.secret), 4)]
    return page("auth/totp.html", TotpView(_picture(found.uri), " ".join(groups), error), status)


def _picture(uri: str) -> Markup:
    """Drawn into the page, without a style of its own: our policy allows none. Dark on light in the
    dark theme too, or some cameras do not see it."""
    code = segno.make(uri, error="m", micro=False)
    drawn = code.svg_inline(
        border=_QUIET_ZONE, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return Markup(drawn)  # noqa: S704 - numbers of ours only: the address is in the drawing
