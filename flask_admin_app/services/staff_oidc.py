"""Staff signing in through the organisation's own identity provider.

Roles come from the provider at each sign-in, by the map of the settings: whoever has none there
has none here and does not come in. A person is known again by a keyed hash of who they are there.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import OidcPurpose, StaffRole, UnitRow, UserRow
from flask_admin_app.oidc_settings import StaffOidcSettings
from flask_admin_app.services import oidc_requests
from flask_admin_app.services.accounts import (
    AccountError,
    add_user,
    find_organisation,
    normal_email,
)
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.staff_sessions import begin as begin_session
from flask_admin_app.services.staff_sessions import end_all
from tuokio.encounters.names import NameInvalid, clean
from tuokio.identity.oidc import Answer, Attempt, OidcError, OidcFault, RelyingParty, Subject

log = logging.getLogger("tuokio.oidc")

SCOPES = ("openid", "profile", "email")


class NoEntry(StrEnum):
    """Why somebody whom the provider knows does not come in."""

    NO_ROLE = "no_role"
    NO_EMAIL = "no_email"
    NO_UNIT = "no_unit"
    TAKEN = "taken"


class StaffOidcError(Exception):
    """Nobody signed in. `code` is an `OidcFault` or a `NoEntry`."""

    def __init__(self, code: OidcFault | NoEntry) -> None:
        super().__init__(code.value)
        self.code = code


def begin(core: Core, *, language: str, anew: bool = False) -> tuple[str, str]:
    """Where the person goes to sign in, and what their browser keeps to be known again. `anew` is
    for whoever came back as somebody else than they meant to be.

    Raises:
        NotFoundError: no provider is set.
        StaffOidcError: it does not answer.
    """
    party, _settings = _set_up(core)
    with core.database.write() as work:
        attempt = oidc_requests.begin(core, work, OidcPurpose.STAFF)
    try:
        address = party.address(
            attempt, scopes=SCOPES, language=language, now=core.clock(), anew=anew
        )
    except OidcError as error:
        raise _failed(error.code) from None
    return address, oidc_requests.hash_state(attempt.state)


def finish(core: Core, answer: Answer, kept: str | None) -> str:
    """Begin a session of whom the provider signed in; return its token. `kept` is what this
    browser kept when it went there: nobody can be signed in by somebody else's link.

    Raises:
        NotFoundError: no provider is set.
        StaffOidcError: nobody signed in, or somebody who has no business here. Whoever had some
            until now is signed out everywhere.
    """
    party, settings = _set_up(core)
    if kept is None or not hmac.compare_digest(kept, oidc_requests.hash_state(answer.state)):
        raise _failed(OidcFault.BAD_STATE)
    subject = _subject(core, party, answer)
    with core.database.write() as work:
        try:
            user = _known(core, work, settings, subject)
            return begin_session(core, work, user.id)
        except StaffOidcError as error:
            # Told after the commit: sessions that ended stay ended.
            code = error.code
    raise _failed(code)


def _set_up(core: Core) -> tuple[RelyingParty, StaffOidcSettings]:
    if core.staff_oidc is None or core.settings.oidc.staff is None:
        raise NotFoundError
    return core.staff_oidc, core.settings.oidc.staff


def _subject(core: Core, party: RelyingParty, answer: Answer) -> Subject:
    attempt, begun_at = _spent(core, answer)
    try:
        return party.finish(answer, attempt, begun_at=begun_at, now=core.clock())
    except OidcError as error:
        raise _failed(error.code) from None


def _spent(core: Core, answer: Answer) -> tuple[Attempt, datetime]:
    with core.database.write() as work:
        try:
            row = oidc_requests.find(work.session, OidcPurpose.STAFF, answer.state)
            return oidc_requests.spend(core, work, row, answer.state)
        except OidcError as error:
            fault = error.code  # it counts as used all the same
    raise _failed(fault)


def _known(core: Core, work: Work, settings: StaffOidcSettings, subject: Subject) -> UserRow:
    """The account of this person, with the roles and the unit of today: known from before, or one
    with the same verified address, or a new one."""
    roles = _roles(settings, subject)
    key = _key(core, subject)
    user = work.session.scalar(select(UserRow).where(UserRow.oidc_subject == key))
    if not roles:
        if user is not None:
            end_all(work, user.id)
        raise StaffOidcError(NoEntry.NO_ROLE)
    unit = _unit(work.session, settings, subject)
    user = user or _linked(work, subject, unit) or _new(work, subject, unit, roles)
    user.oidc_subject = key
    user.roles = [role.value for role in roles]
    if settings.unit_claim:
        user.unit = unit
    return user


def _roles(settings: StaffOidcSettings, subject: Subject) -> list[StaffRole]:
    told = set(subject.values(settings.roles_claim))
    return list(dict.fromkeys(role for value, role in settings.role_map if value in told))


def _key(core: Core, subject: Subject) -> str:
    who = f"{subject.issuer}\n{subject.id}".encode()
    return hmac.new(core.oidc_key, who, hashlib.sha256).hexdigest()


def _unit(session: Session, settings: StaffOidcSettings, subject: Subject) -> UnitRow:
    """The unit that the claim names, or the fixed one, or the organisation's first."""
    owner = find_organisation(session, settings.organisation)
    names: Sequence[str] = (settings.unit,) if settings.unit else ()
    if settings.unit_claim:
        names = subject.values(settings.unit_claim)
    elif not names:
        return min(owner.units, key=lambda unit: unit.id)
    for unit in owner.units:
        if unit.name in names:
            return unit
    raise StaffOidcError(NoEntry.NO_UNIT)


def _linked(work: Work, subject: Subject, unit: UnitRow) -> UserRow | None:
    """An account that was here before, of the same organisation and with the address that the
    provider has verified. Whoever signed in to it by a password of ours is signed out."""
    email = _email(subject)
    user = work.session.scalar(select(UserRow).where(UserRow.email == email))
    if user is None:
        return None
    if user.oidc_subject is not None or user.unit.organisation_id != unit.organisation_id:
        raise StaffOidcError(NoEntry.TAKEN)
    end_all(work, user.id)
    return user


def _new(work: Work, subject: Subject, unit: UnitRow, roles: list[StaffRole]) -> UserRow:
    user = add_user(
        work,
        email=_email(subject),
        password=secrets.token_urlsafe(32),  # nobody ever hears it
        roles=roles,
        shown_name=_shown_name(subject),
    )
    user.unit = unit
    return user


def _shown_name(subject: Subject) -> str | None:
    """The first name, as clients will see it; None where the provider tells none that can stand."""
    given = subject.claims.get("given_name")
    try:
        return clean(given) if isinstance(given, str) else None
    except NameInvalid:
        return None


def _email(subject: Subject) -> str:
    try:
        return normal_email(subject.verified_email() or "")
    except AccountError:
        raise StaffOidcError(NoEntry.NO_EMAIL) from None


def _failed(code: OidcFault | NoEntry) -> StaffOidcError:
    log.warning("sign-in of staff: %s", code.value)
    return StaffOidcError(code)
