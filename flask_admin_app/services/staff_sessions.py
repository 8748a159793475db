"""Signing in and out. A session is a random token in the browser and its hash here, so that it
can be ended from here at once."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete

from flask_admin_app.core import Core
from flask_admin_app.models import StaffRole, StaffSessionRow, UserRow
from flask_admin_app.services.accounts import check_password


class SignInError(Exception):
    """The address or the password is wrong; which one is not told."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is signed in."""

    id: int
    ref: str
    shown_name: str
    roles: frozenset[StaffRole]
    unit_id: int
    organisation_id: int
    organisation: str
    time_zone: str
    more_unit_ids: frozenset[int] = frozenset()

    @property
    def audit_unit_ids(self) -> frozenset[int]:
        """The units whose log an auditor may read (LOG 5)."""
        return self.more_unit_ids | {self.unit_id}

    def has(self, role: StaffRole) -> bool:
        """Whether this person has the role."""
        return role in self.roles


def sign_in(core: Core, *, email: str, password: str) -> str:
    """Return a new session token.

    Raises:
        SignInError: wrong address or password.
    """
    with core.database.read() as session:
        user = check_password(session, email=email, password=password)
        user_id = user.id if user else None
    if user_id is None:
        raise SignInError
    token = secrets.token_urlsafe(32)
    with core.database.write() as work:
        # Old sessions are cleared on the way, so that the table does not grow for ever.
        work.session.execute(delete(StaffSessionRow).where(StaffSessionRow.expires_at < work.now))
        work.session.add(
            StaffSessionRow(
                token_hash=_hash(token),
                user_id=user_id,
                expires_at=work.now + core.settings.staff_session,
            )
        )
    return token


def sign_out(core: Core, token: str) -> None:
    """End the session."""
    with core.database.write() as work:
        work.session.execute(
            delete(StaffSessionRow).where(StaffSessionRow.token_hash == _hash(token))
        )


def who(core: Core, token: str | None) -> Staff | None:
    """The member of staff whose session this is, while it lasts."""
    if not token:
        return None
    with core.database.read() as session:
        row = session.get(StaffSessionRow, _hash(token))
        if row is None or row.expires_at <= core.clock():
            return None
        return staff_of(row.user)


def staff_of(user: UserRow) -> Staff:
    """The user as services see them."""
    return Staff(
        id=user.id,
        ref=user.ref,
        shown_name=user.shown_name,
        roles=frozenset(StaffRole(role) for role in user.roles),
        unit_id=user.unit_id,
        organisation_id=user.unit.organisation_id,
        organisation=user.unit.organisation.name,
        time_zone=user.unit.organisation.time_zone,
        more_unit_ids=frozenset(user.more_unit_ids),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
