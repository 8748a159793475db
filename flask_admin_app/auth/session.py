"""Who is signed in, for views of staff."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import g, session

from flask_admin_app.core import core
from flask_admin_app.models import StaffRole
from flask_admin_app.paths import local_path
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.staff_sessions import Staff, sign_out, who

HOME = "/desk"
SESSION_KEY = "staff"
AFTER_SIGN_IN = "after_sign_in"
"""Where to go on, when that path may stand in no address."""

P = ParamSpec("P")
R = TypeVar("R")


class SignInNeededError(Exception):
    """Nobody is signed in, or no longer."""


class FactorNeededError(Exception):
    """Who is signed in must set a second factor before anything else."""


def who_signed_in() -> Staff | None:
    """The member of staff who is signed in, if any, be it only to set a second factor."""
    if "staff" not in g:
        g.staff = who(core(), session.get(SESSION_KEY))
    staff: Staff | None = g.staff
    return staff


def current_staff() -> Staff | None:
    """The member of staff who is signed in and may work, if any."""
    staff = who_signed_in()
    return None if staff is None or staff.factor_missing else staff


def signed_in() -> Staff:
    """The member of staff.

    Raises:
        SignInNeededError: nobody is signed in.
        FactorNeededError: they must set a second factor first.
    """
    staff = who_signed_in()
    if staff is None:
        raise SignInNeededError
    if staff.factor_missing:
        raise FactorNeededError
    return staff


def start_anew() -> str | None:
    """Nothing stays in this browser of who was signed in before, here or on the server: only the
    language. Return where to go on, if that was kept."""
    if session.get(SESSION_KEY):
        sign_out(core(), session[SESSION_KEY])
    language, going_to = session.get("language"), local_path(session.get(AFTER_SIGN_IN))
    session.clear()
    session.permanent = True
    if language:
        session["language"] = language
    return going_to


def enter(token: str, going_to: str | None = None) -> str:
    """Make this browser that session's, as a fresh one; return where to go on."""
    kept = start_anew()
    session[SESSION_KEY] = token
    return going_to or kept or HOME


def role_needed(role: StaffRole) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only for people with this role; for others the page does not exist."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if not signed_in().has(role):
                raise NotFoundError
            return view(*args, **kwargs)

        return guarded

    return decorate
