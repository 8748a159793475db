"""Who is signed in, for views of staff."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import g, session

from flask_admin_app.core import core
from flask_admin_app.models import StaffRole
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.staff_sessions import Staff, who

SESSION_KEY = "staff"
AFTER_SIGN_IN = "after_sign_in"
"""Where to go on, when that path may stand in no address."""

P = ParamSpec("P")
R = TypeVar("R")


class SignInNeededError(Exception):
    """Nobody is signed in, or no longer."""


def current_staff() -> Staff | None:
    """The member of staff who is signed in, if any."""
    if "staff" not in g:
        g.staff = who(core(), session.get(SESSION_KEY))
    staff: Staff | None = g.staff
    return staff


def signed_in() -> Staff:
    """The member of staff.

    Raises:
        SignInNeededError: nobody is signed in.
    """
    staff = current_staff()
    if staff is None:
        raise SignInNeededError
    return staff


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
