"""Changing one's own password."""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.models import UserRow
from flask_admin_app.services import staff_sessions
from flask_admin_app.services.accounts import (
    MAX_PASSWORD,
    MIN_PASSWORD,
    check_password,
    hash_password,
)
from flask_admin_app.services.errors import FormError


class PasswordError(FormError):
    """A password that is wrong, or that cannot be the new one; `key` names the words."""


def change(core: Core, user_id: int, token: str, *, old: str, new: str) -> None:
    """Change it. Whoever is signed in elsewhere with this account is so no longer.

    Raises:
        PasswordError: the old one is wrong, or the new one short, too long or the same.
    """
    with core.database.read() as session:
        email = session.get_one(UserRow, user_id).email
        right = check_password(session, email=email, password=old) is not None
    if not right:
        raise PasswordError("account-error-old-password")
    if not MIN_PASSWORD <= len(new) <= MAX_PASSWORD:
        raise PasswordError("account-error-new-password")
    if new == old:
        raise PasswordError("account-error-same-password")
    made = hash_password(new)
    with core.database.write() as work:
        work.session.get_one(UserRow, user_id).password_hash = made
        staff_sessions.end_all(work, user_id, but=token)
        staff_sessions.proved(work, token)
