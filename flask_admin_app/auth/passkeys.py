"""`/sign-in/passkey`: signing in with a passkey alone. Only scripts ask: no form can."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from flask_admin_app.auth.passkey_replies import go_on, place, put, refuse, reply, too_many, word
from flask_admin_app.auth.session import enter
from flask_admin_app.core import core
from flask_admin_app.limits import PASSKEY, limiter
from flask_admin_app.models import SignedInBy
from flask_admin_app.paths import local_path
from flask_admin_app.services import staff_sessions
from flask_admin_app.services.factors import passkeys
from flask_admin_app.services.local_sign_in import works

bp = Blueprint("passkeys", __name__, url_prefix="/sign-in/passkey")
bp.register_error_handler(RateLimitExceeded, too_many)


@bp.post("/options")
@limiter.limit(PASSKEY)
def options() -> ResponseReturnValue:
    """What to ask the browser for."""
    here = place()
    if here is None:
        return refuse("sign-in-error-passkey")
    with core().database.write() as work:
        question = passkeys.ask_anyone(work, here)
    return put(question)


@bp.post("")
@limiter.limit(PASSKEY)
def sign_in() -> ResponseReturnValue:
    """The answer: it stands for the password and the second step."""
    found = reply()
    if found is None:
        return refuse("sign-in-error-passkey", 401)
    token = None
    with core().database.write() as work:
        user_id = passkeys.answered(core(), work, found, user_id=None)
        if user_id is not None and works(core().settings, work.session, user_id):
            token = staff_sessions.begin(core(), work, user_id, SignedInBy.PASSKEY)
    if token is None:
        return refuse("sign-in-error-passkey", 401)
    return go_on(enter(token, local_path(word("next"))))
