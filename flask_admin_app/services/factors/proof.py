"""Showing once more who one is, before something is changed that guards the account."""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import UserRow
from flask_admin_app.services.accounts import check_password
from flask_admin_app.services.factors import totp
from flask_admin_app.services.factors.errors import FactorWrong
from flask_admin_app.services.staff_sessions import proved, proved_lately

CODE = totp.DIGITS


def ask(core: Core, user_id: int, token: str, given: str) -> None:
    """The password, or a fresh code from the authenticator app.

    Raises:
        FactorWrong: it is neither.
    """
    plain = "".join(given.split())
    if len(plain) == CODE and plain.isascii() and plain.isdigit():
        # No password is as short as a code.
        with core.database.write() as work:
            _by_code(core, work, user_id, plain)
            proved(work, token)
        return
    with core.database.read() as session:
        email = session.get_one(UserRow, user_id).email
        right = check_password(session, email=email, password=given) is not None
    if not right:
        raise FactorWrong("account-error-proof")
    with core.database.write() as work:
        proved(work, token)


def ask_unless_lately(core: Core, user_id: int, token: str, given: str) -> None:
    """The same, where signing in was longer ago than a few minutes.

    Raises:
        FactorWrong: as `ask`.
    """
    if not proved_lately(core, token):
        ask(core, user_id, token, given)


def _by_code(core: Core, work: Work, user_id: int, code: str) -> None:
    try:
        totp.check(core, work, user_id, code)
    except FactorWrong as error:
        raise FactorWrong("account-error-proof") from error
