"""`/sign-in` and `/sign-out`."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_limiter.util import get_remote_address

from flask_admin_app.auth.session import AFTER_SIGN_IN, SESSION_KEY, current_staff
from flask_admin_app.core import core
from flask_admin_app.limits import SIGN_IN, SIGN_IN_ACCOUNT, SIGN_IN_ANYWHERE, limiter
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import page
from flask_admin_app.paths import local_path
from flask_admin_app.services import staff_sessions
from flask_admin_app.services.staff_sessions import SignInError

bp = Blueprint("auth", __name__)

HOME = "/desk"
SIGNED_OUT = "signed_out"
LONGEST_EMAIL = 200
"""Characters; `accounts.normal_email` takes no longer one."""


@dataclass(frozen=True, slots=True)
class SignInView:
    """The form, with what was typed, except the password."""

    error: str | None = None
    email: str = ""
    next: str = ""


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
    if current_staff() is not None:
        return redirect(going_to or _home(), 303)
    # Whoever pressed "sign out", or whose session ended meanwhile, is told so.
    was_in = session.pop(SIGNED_OUT, False) or SESSION_KEY in session
    error = "sign-in-signed-out" if was_in else None
    return page("auth/sign_in.html", SignInView(next=going_to, error=error))


@bp.post("/sign-in")
@limiter.limit(SIGN_IN)
@limiter.limit(SIGN_IN_ACCOUNT, key_func=_account_here, deduct_when=_failed)
@limiter.limit(SIGN_IN_ANYWHERE, key_func=_account, deduct_when=_failed)
def sign_in() -> ResponseReturnValue:
    """Check the password and begin a fresh session; of the old one only the language stays."""
    email = _email()
    going_to = local_path(request.form.get("next")) or ""
    try:
        token = staff_sessions.sign_in(
            core(), email=email, password=request.form.get("password", "")
        )
    except SignInError:
        view = SignInView("sign-in-error-wrong", email, going_to)
        return page("auth/sign_in.html", view, 401)
    if session.get(SESSION_KEY):
        staff_sessions.sign_out(core(), session[SESSION_KEY])
    language = session.get("language")
    going_to = going_to or local_path(session.get(AFTER_SIGN_IN)) or ""
    session.clear()
    session[SESSION_KEY] = token
    session.permanent = True
    if language:
        session["language"] = language
    return redirect(going_to or HOME, 303)


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
    view = SignInView(
        "sign-in-error-too-many",
        _email(),
        local_path(request.form.get("next")) or "",
    )
    return page("auth/sign_in.html", view, 429)


def _home() -> str:
    staff = current_staff()
    return "/admin" if staff and not staff.has(StaffRole.PROFESSIONAL) else HOME
