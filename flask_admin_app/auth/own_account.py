"""Whose account it is, for the views of `/account`."""

from __future__ import annotations

from flask import redirect, session
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import SESSION_KEY, SignInNeededError, who_signed_in
from flask_admin_app.services.errors import ForbiddenError
from flask_admin_app.services.staff_sessions import Staff

DONE = "account_done"


def own_account() -> Staff:
    """Who is signed in, also when they may do nothing else before they have a second factor.

    Raises:
        SignInNeededError: nobody is signed in.
    """
    staff = who_signed_in()
    if staff is None:
        raise SignInNeededError
    return staff


def local_account() -> Staff:
    """The same, for changes: whoever another service signs in changes nothing here.

    Raises:
        SignInNeededError: nobody is signed in.
        ForbiddenError: the organisation's own service did it.
    """
    staff = own_account()
    if staff.by_provider:
        raise ForbiddenError
    return staff


def own_token() -> str:
    """The token of this browser's session."""
    return str(session[SESSION_KEY])


def account_key() -> str:
    """For rate limits: one person, in whichever browser."""
    staff = who_signed_in()
    return f"proof:{staff.id if staff else ''}"


def done(key: str) -> ResponseReturnValue:
    """Back to the page, which says once that it is done."""
    session[DONE] = key
    return redirect("/account", 303)


def said_done() -> str | None:
    """What was done just now."""
    found: str | None = session.pop(DONE, None)
    return found
