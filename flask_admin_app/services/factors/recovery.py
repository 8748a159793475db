"""Recovery codes: eight words of chance on paper, for the day when the phone is lost."""

from __future__ import annotations

import base64
import hashlib
import secrets

from sqlalchemy import delete

from flask_admin_app.database import Work
from flask_admin_app.models import RecoveryCodeRow
from flask_admin_app.services.factors.errors import FactorError, FactorWrong
from flask_admin_app.services.factors.store import has_factor

HOW_MANY = 8
_BYTES = 10
"""80 bits: nobody finds one by trying, so that a plain hash of it is enough."""

_GROUP = 4
_LONGEST = 100


def renew(work: Work, user_id: int) -> list[str]:
    """Make new codes, to be shown now and never again; the old ones are worth nothing.

    Raises:
        FactorError: `account-error-codes-alone`: there is no factor that they could stand in for.
    """
    if not has_factor(work.session, user_id):
        raise FactorError("account-error-codes-alone")
    work.session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == user_id))
    codes = [_new() for _ in range(HOW_MANY)]
    work.session.add_all(RecoveryCodeRow(code_hash=_hash(code), user_id=user_id) for code in codes)
    return codes


def use(work: Work, user_id: int, code: str) -> None:
    """Take a code; it is gone then.

    Raises:
        FactorWrong: it is no code of this person, or was used before.
    """
    row = work.session.get(RecoveryCodeRow, _hash(code))
    if row is None or row.user_id != user_id or not has_factor(work.session, user_id):
        raise FactorWrong("second-error-recovery")
    work.session.delete(row)


def _new() -> str:
    plain = base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()
    return "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def _hash(code: str) -> str:
    """However it was typed: capitals, spaces and hyphens do not matter."""
    plain = "".join(each for each in code[:_LONGEST].lower() if each.isalnum())
    return hashlib.sha256(f"recovery/{plain}".encode(errors="replace")).hexdigest()
