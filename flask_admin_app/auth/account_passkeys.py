"""`/account/passkeys`: adding and removing passkeys."""

from __future__ import annotations

from flask import Blueprint, request, session
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded

from flask_admin_app.auth import passkey_replies as replies
from flask_admin_app.auth.account import proof_limit, too_many
from flask_admin_app.auth.account_view import account_page
from flask_admin_app.auth.own_account import DONE, done, local_account, own_token
from flask_admin_app.core import core
from flask_admin_app.services.errors import FormError
from flask_admin_app.services.factors import passkeys, proof
from flask_admin_app.services.staff_sessions import secured

bp = Blueprint("account_passkeys", __name__, url_prefix="/account/passkeys")
bp.register_error_handler(RateLimitExceeded, too_many)


@bp.post("/options")
@proof_limit
def options() -> ResponseReturnValue:
    """What to ask the browser for."""
    staff, here = local_account(), replies.place()
    if here is None:
        return replies.refuse("account-error-passkey")
    try:
        passkeys.cleaned_name(replies.word("name"))
        proof.ask_unless_lately(core(), staff.id, own_token(), replies.word("proof"))
        with core().database.write() as work:
            question = passkeys.ask_new(core(), work, staff.id, here)
    except FormError as error:
        return replies.refuse(error.key)
    return replies.put(question)


@bp.post("")
def add() -> ResponseReturnValue:
    """What the browser made."""
    staff, found = local_account(), replies.reply()
    added = False
    try:
        name = passkeys.cleaned_name(replies.word("name"))
    except FormError as error:
        return replies.refuse(error.key)
    if found is not None:
        with core().database.write() as work:
            # A wrong answer uses the question up too: so it is told after the commit.
            added = passkeys.add(core(), work, staff.id, found, name=name)
            if added:
                secured(work, staff.id, own_token())
    if not added:
        return replies.refuse("account-error-passkey")
    session[DONE] = "account-done-passkey"
    return replies.go_on("/account")


@bp.post("/<ref>/remove")
@proof_limit
def remove(ref: str) -> ResponseReturnValue:
    """Do without it."""
    staff = local_account()
    try:
        proof.ask(core(), staff.id, own_token(), request.form.get("proof", ""))
        with core().database.write() as work:
            passkeys.remove(work, staff.id, ref)
    except FormError as error:
        return account_page(error.key, f"passkey-{ref}", 422)
    return done("account-done-removed")
