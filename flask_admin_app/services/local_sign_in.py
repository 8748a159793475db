"""Whether somebody may still come in by a password or passkey of ours."""

from __future__ import annotations

from sqlalchemy.orm import Session

from flask_admin_app.config import Settings
from flask_admin_app.models import UserRow


def works(settings: Settings, session: Session, user_id: int) -> bool:
    """Whoever the organisation's own provider signs in comes in through it alone, unless the
    administrator allows both: an account that was taken away there must not live on here."""
    staff = settings.oidc.staff
    if staff is None or staff.local:
        return True
    return session.get_one(UserRow, user_id).oidc_subject is None
