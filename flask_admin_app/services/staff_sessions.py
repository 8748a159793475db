"""Sessions of staff. A session is a random token in the browser and its hash here, so that it
can be ended from here at once."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import delete

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import SignedInBy, StaffRole, StaffSessionRow, UserRow
from flask_admin_app.services import local_sign_in
from flask_admin_app.services.accounts import check_password
from flask_admin_app.services.factors.store import has_factor

PROOF_LASTS = timedelta(minutes=10)
"""So long after signing in nobody is asked for the password again, to add something."""


class SignInError(Exception):
    """The address or the password is wrong; which one is not told."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is signed in. With `factor_missing` they must set a second factor before anything else;
    `by_provider` says that the organisation's own service signed them in."""

    id: int
    ref: str
    shown_name: str
    roles: frozenset[StaffRole]
    unit_id: int
    organisation_id: int
    organisation: str
    time_zone: str
    more_unit_ids: frozenset[int] = frozenset()
    by_provider: bool = False
    factor_missing: bool = False

    @property
    def audit_unit_ids(self) -> frozenset[int]:
        """The units whose log an auditor may read (LOG 5)."""
        return self.more_unit_ids | {self.unit_id}

    def has(self, role: StaffRole) -> bool:
        """Whether this person has the role."""
        return role in self.roles


@dataclass(frozen=True, slots=True)
class PasswordAccepted:
    """What the right password leads to: a session, or the question for a second factor."""

    user_id: int
    token: str | None


def sign_in(core: Core, *, email: str, password: str) -> PasswordAccepted:
    """The first step. Without a second factor it is the only one.

    Raises:
        SignInError: wrong address or password.
    """
    with core.database.read() as session:
        user = check_password(session, email=email, password=password)
        user_id = user.id if user else None
        local = user_id is not None and local_sign_in.works(core.settings, session, user_id)
    if user_id is None or not local:
        raise SignInError
    with core.database.write() as work:
        if has_factor(work.session, user_id):
            return PasswordAccepted(user_id, None)
        return PasswordAccepted(user_id, begin(core, work, user_id, SignedInBy.PASSWORD))


def begin(core: Core, work: Work, user_id: int, began_by: SignedInBy = SignedInBy.PROVIDER) -> str:
    """Begin a session of somebody who has shown who they are; return its token.

    A session that began with a password alone is worth nothing once its person has a second
    factor, whoever calls this (`who`). An identity provider asks for its own."""
    token = secrets.token_urlsafe(32)
    # Old sessions are cleared on the way, so that the table does not grow for ever.
    work.session.execute(delete(StaffSessionRow).where(StaffSessionRow.expires_at < work.now))
    work.session.add(
        StaffSessionRow(
            token_hash=_hash(token),
            user_id=user_id,
            expires_at=work.now + core.settings.staff_session,
            began_by=began_by,
            proved_at=work.now,
        )
    )
    return token


def proved(work: Work, token: str) -> None:
    """The person of this session showed again who they are."""
    work.session.get_one(StaffSessionRow, _hash(token)).proved_at = work.now


def secured(work: Work, user_id: int, token: str) -> None:
    """This session's person has set a second factor, and just used it. Elsewhere they sign in
    anew."""
    row = work.session.get_one(StaffSessionRow, _hash(token))
    row.began_by, row.proved_at = SignedInBy.SECOND_FACTOR, work.now
    end_all(work, user_id, but=token)


def proved_lately(core: Core, token: str) -> bool:
    """Whether that was a short while ago."""
    with core.database.read() as session:
        row = session.get(StaffSessionRow, _hash(token))
        return bool(row and row.proved_at and row.proved_at + PROOF_LASTS > core.clock())


def end_all(work: Work, user_id: int, *, but: str | None = None) -> None:
    """End the sessions of a person, in every browser but the one with that token."""
    kept = _hash(but) if but else ""
    work.session.execute(
        delete(StaffSessionRow).where(
            StaffSessionRow.user_id == user_id, StaffSessionRow.token_hash != kept
        )
    )


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
        staff = staff_of(row.user)
        if row.began_by == SignedInBy.PROVIDER:
            return replace(staff, by_provider=True)
        secured = has_factor(session, staff.id)
        if secured and row.began_by == SignedInBy.PASSWORD:
            return None  # the second factor was set since then
        required = row.user.unit.organisation.second_factor
        return replace(staff, factor_missing=required and not secured)


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
