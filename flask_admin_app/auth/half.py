"""Between the password and the second step. The cookie says whose password it was and when, and
opens nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import session

from flask_admin_app.auth.session import AFTER_SIGN_IN, start_anew
from flask_admin_app.core import core
from flask_admin_app.services import local_sign_in
from flask_admin_app.services.factors.store import has_factor

HALF = "half"
LASTS = timedelta(minutes=10)


def remember(user_id: int, going_to: str | None) -> None:
    """The password was right."""
    kept = start_anew()
    session[HALF] = [user_id, int(core().clock().timestamp())]
    if going_to or kept:
        session[AFTER_SIGN_IN] = going_to or kept


def half_signed() -> int | None:
    """Whose password was right a short while ago. Who has no second factor any more begins anew:
    here is no way in without one. Nor is there one for whoever another service signs in by now."""
    found = session.get(HALF)
    if found is None:
        return None
    user_id, at = found
    began = datetime.fromtimestamp(at, UTC)
    with core().database.read() as reading:
        in_time = core().clock() < began + LASTS and has_factor(reading, user_id)
        if in_time and local_sign_in.works(core().settings, reading, user_id):
            return int(user_id)
    return None


def took_too_long() -> bool:
    """Whether the second step was begun and can no longer be finished; said once."""
    if HALF not in session or half_signed() is not None:
        return False
    del session[HALF]
    return True
