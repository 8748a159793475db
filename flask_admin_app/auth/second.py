"""`/sign-in/second`: the second step, after the password."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_limiter.util import get_remote_address

from flask_admin_app.auth import passkey_replies as replies
from flask_admin_app.auth.half import half_signed
from flask_admin_app.auth.session import enter
from flask_admin_app.core import core
from flask_admin_app.limits import PASSKEY, SECOND_STEP, limiter
from flask_admin_app.models import SignedInBy
from flask_admin_app.pages import page
from flask_admin_app.services import staff_sessions
from flask_admin_app.services.factors import passkeys, recovery, totp
from flask_admin_app.services.factors.errors import FactorError, FactorWrong
from flask_admin_app.services.factors.store import passkeys_of, recovery_codes_left, totp_of

bp = Blueprint("second", __name__, url_prefix="/sign-in/second")

SIGN_IN = "/sign-in"


@dataclass(frozen=True, slots=True)
class SecondView:
    """The ways on that this person has."""

    totp: bool
    passkey: bool
    recovery: bool
    error: str | None = None


def _account() -> str:
    """For rate limits: the account, else the address."""
    return f"second:{half_signed() or get_remote_address()}"


_second_step = limiter.shared_limit(SECOND_STEP, scope="second", key_func=_account)


@bp.get("")
def form() -> ResponseReturnValue:
    """The question."""
    user_id = half_signed()
    if user_id is None:
        return redirect(SIGN_IN, 303)
    return _form(user_id)


@bp.post("")
@_second_step
def answer() -> ResponseReturnValue:
    """A code from the app, or a recovery code."""
    user_id = half_signed()
    if user_id is None:
        return redirect(SIGN_IN, 303)
    try:
        token = _by_code(user_id)
    except FactorWrong as error:
        return _form(user_id, error.key, 401)
    return redirect(enter(token), 303)


@bp.post("/passkey/options")
@limiter.limit(PASSKEY)
def options() -> ResponseReturnValue:
    """What to ask the browser for."""
    user_id, here = half_signed(), replies.place()
    if user_id is None or here is None:
        return replies.refuse("second-error-over", 401)
    try:
        with core().database.write() as work:
            question = passkeys.ask_second(work, user_id, here)
    except FactorError as error:
        return replies.refuse(error.key)
    return replies.put(question)


@bp.post("/passkey")
@_second_step
def passkey() -> ResponseReturnValue:
    """The browser's answer."""
    user_id, found = half_signed(), replies.reply()
    if user_id is None:
        return replies.refuse("second-error-over", 401)
    token = None
    if found is not None:
        with core().database.write() as work:
            # A wrong answer uses the question up too: so it is told after the commit.
            if passkeys.answered(core(), work, found, user_id=user_id) is not None:
                token = staff_sessions.begin(core(), work, user_id, SignedInBy.SECOND_FACTOR)
    if token is None:
        return replies.refuse("second-error-passkey", 401)
    return replies.go_on(enter(token))


@bp.errorhandler(RateLimitExceeded)
def too_many(error: RateLimitExceeded) -> ResponseReturnValue:
    """Too many tries: with a word on when to try next."""
    user_id = half_signed()
    if request.is_json or user_id is None:
        return replies.too_many(error)
    return _form(user_id, "sign-in-error-too-many", 429)


def _by_code(user_id: int) -> str:
    with core().database.write() as work:
        if "recovery" in request.form:
            recovery.use(work, user_id, request.form["recovery"])
        else:
            totp.check(core(), work, user_id, request.form.get("code", ""))
        return staff_sessions.begin(core(), work, user_id, SignedInBy.SECOND_FACTOR)


def _form(user_id: int, error: str | None = None, status: int = 200) -> ResponseReturnValue:
    with core().database.read() as reading:
        view = SecondView(
            totp=totp_of(reading, user_id) is not None,
            passkey=bool(passkeys_of(reading, user_id)) and replies.place() is not None,
            recovery=recovery_codes_left(reading, user_id) > 0,
            error=error,
        )
    return page("auth/second.html", view, status)
