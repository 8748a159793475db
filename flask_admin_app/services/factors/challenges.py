"""Questions to passkeys: each is answered once, within a few minutes, for what it was asked."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import delete

from flask_admin_app.database import Work
from flask_admin_app.models import PasskeyChallengeRow

LASTS = timedelta(minutes=5)
_BYTES = 32


class Purpose(StrEnum):
    """What an answer is good for."""

    ADD = "add"
    SIGN_IN = "sign-in"
    SECOND = "second"


def ask(work: Work, purpose: Purpose, user_id: int | None) -> bytes:
    """A new question. Only its hash is kept."""
    table = PasskeyChallengeRow
    work.session.execute(delete(table).where(table.expires_at <= work.now))
    challenge = secrets.token_bytes(_BYTES)
    work.session.add(
        table(
            challenge_hash=_hash(challenge),
            purpose=purpose,
            user_id=user_id,
            expires_at=work.now + LASTS,
        )
    )
    return challenge


def take(work: Work, challenge: bytes, purpose: Purpose, user_id: int | None) -> bool:
    """Whether this was asked, for this, of this person, and not yet answered. From now on it is."""
    row = work.session.get(PasskeyChallengeRow, _hash(challenge))
    if row is None:
        return False
    work.session.delete(row)
    return (row.purpose, row.user_id) == (purpose, user_id) and work.now < row.expires_at


def _hash(challenge: bytes) -> str:
    return hashlib.sha256(challenge).hexdigest()
