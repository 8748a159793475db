"""One way to an identity provider and back: begun once, used once, for a few minutes.

The state that travels with the browser is random; the database holds its hash alone.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import OidcPurpose, OidcRequestRow
from tuokio.identity.oidc import Attempt, OidcError, OidcFault, new_state

LASTS = timedelta(minutes=10)

REMEMBERED = timedelta(minutes=10)
"""So long an expired one stays, so that whoever comes back too late is told so."""


def hash_state(state: str) -> str:
    """What is stored of a state."""
    return hashlib.sha256(state.encode()).hexdigest()


def begin(core: Core, work: Work, purpose: OidcPurpose, participant: str | None = None) -> Attempt:
    """Begin one; what has expired is cleared on the way."""
    work.session.execute(delete(OidcRequestRow).where(OidcRequestRow.expires_at < work.now))
    attempt = Attempt.derived(core.oidc_key, new_state())
    work.session.add(
        OidcRequestRow(
            state_hash=hash_state(attempt.state),
            purpose=purpose.value,
            participant_ref=participant,
            begun_at=work.now,
            expires_at=work.now + LASTS,
        )
    )
    return attempt


def forget_expired(core: Core) -> None:
    """Let go of those that nobody comes back from: a client's place and times stand in them.
    Whoever begins another clears them too, but nobody may."""
    with core.database.read() as session:
        gone = OidcRequestRow.expires_at < core.clock() - REMEMBERED
        if session.scalar(select(OidcRequestRow.state_hash).where(gone).limit(1)) is None:
            return  # only what has something to do takes the write lock
    with core.database.write() as work:
        work.session.execute(delete(OidcRequestRow).where(gone))


def find(session: Session, purpose: OidcPurpose, state: str) -> OidcRequestRow:
    """The request with that state, used or not.

    Raises:
        OidcError: there is none, or it was for something else.
    """
    row = session.get(OidcRequestRow, hash_state(state), with_for_update=True)
    if row is None or row.purpose != purpose:
        raise OidcError(OidcFault.BAD_STATE)
    return row


def spend(core: Core, work: Work, row: OidcRequestRow, state: str) -> tuple[Attempt, datetime]:
    """Use it up; return what was sent along, and when.

    Raises:
        OidcError: it was used before, or its time is over.
    """
    if row.used_at is not None:
        raise OidcError(OidcFault.REPLAYED)
    row.used_at = work.now
    if row.expires_at <= work.now:
        raise OidcError(OidcFault.EXPIRED)
    return Attempt.derived(core.oidc_key, state), row.begun_at
