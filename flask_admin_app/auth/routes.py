"""`/sign-in` and `/sign-out`."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_limiter.util import get_remote_address

from flask_admin_app.auth.half import remember, took_too_long
from flask_admin_app.auth.passkey_replies import place
from flask_admin_app.auth.session import HOME, SESSION_KEY, enter, who_signed_in
from flask_admin_app.core import core
from flask_admin_app.limits import SIGN_IN, SIGN_IN_ACCOUNT, SIGN_IN_ANYWHERE, limiter
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import page
from flask_admin_app.paths import local_path
from flask_admin_app.services import staff_sessions
from flask_admin_app.services.staff_sessions import SignInError

bp = Blueprint("auth", __name__)

SIGNED_OUT = "signed_out"
LONGEST_EMAIL = 200
"""Characters; `accounts.normal_email` takes no longer one."""


@dataclass(frozen=True, slots=True)
class SignInView:
    """The form, with what was typed, except the password."""

    error: str | None = None
    email: str = ""
    next: str = ""
    passkey: bool = False


def _email() -> str:
    """The address that was typed, as it is compared and counted; cut only when it is too long to
    be one."""
    return request.form.get("email", "").strip().lower()[:LONGEST_EMAIL].strip()


def _account() -> str:
    return f"account:{_email()}"


def _account_here() -> str:
    return f"account:{_email()} from {get_remote_address()}"


def _failed(response: Response) -> bool:
    return response.status_code != 303


@bp.get("/sign-in")
def form() -> ResponseReturnValue:
    """The form; who is signed in already goes on."""
    going_to = local_path(request.args.get("next")) or ""
    if who_signed_in() is not None:
        return redirect(going_to or _home(), 303)
    return _form(_told(), next=going_to)


@bp.post("/sign-in")
@limiter.limit(SIGN_IN)
@limiter.limit(SIGN_IN_ACCOUNT, key_func=_account_here, deduct_when=_failed)
@limiter.limit(SIGN_IN_ANYWHERE, key_func=_account, deduct_when=_failed)
def sign_in() -> ResponseReturnValue:
    """Check the password and begin a fresh session, of which only the language is of before; or go
    on to the second step."""
    email = _email()
    going_to = local_path(request.form.get("next")) or ""
    try:
        accepted = staff_sessions.sign_in(
            core(), email=email, password=request.form.get("password", "")
        )
    except SignInError:
        return _form("sign-in-error-wrong", 401, email=email, next=going_to)
    if accepted.token is None:
        remember(accepted.user_id, going_to)
        return redirect("/sign-in/second", 303)
    return redirect(enter(accepted.token, going_to), 303)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session, here and in the browser."""
    token = session.pop(SESSION_KEY, None)
    if token:
        staff_sessions.sign_out(core(), token)
    session.clear()
    session[SIGNED_OUT] = True
    return redirect("/sign-in", 303)


@bp.errorhandler(RateLimitExceeded)
def too_many(_error: RateLimitExceeded) -> ResponseReturnValue:
    """Too many tries: the form again, with a word on when to try next."""
    going_to = local_path(request.form.get("next")) or ""
    return _form("sign-in-error-too-many", 429, email=_email(), next=going_to)


def _told() -> str | None:
    """Whoever pressed "sign out", whose session ended meanwhile, or who took too long for the
    second step, is told so."""
    if took_too_long():
        return "second-error-over"
    was_in = session.pop(SIGNED_OUT, False) or SESSION_KEY in session
    return "sign-in-signed-out" if was_in else None


def _form(error: str | None, status: int = 200, **fields: str) -> ResponseReturnValue:
    view = SignInView(error, passkey=place() is not None, **fields)
    return page("auth/sign_in.html", view, status)


def _home() -> str:
    staff = who_signed_in()
    return "/admin" if staff and not staff.has(StaffRole.PROFESSIONAL) else HOME
