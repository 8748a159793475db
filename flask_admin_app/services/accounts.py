"""Organisations, units and the people who sign in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.database import Work
from flask_admin_app.models import OrganisationRow, StaffRole, TemplateRow, UnitRow, UserRow
from tuokio.encounters.names import NameInvalid, clean
from tuokio.encounters.service_template import builtin
from tuokio.ids import new_ref

MIN_PASSWORD = 12
MAX_PASSWORD = 1024
MAX_NAME = 120


class AccountError(ValueError):
    """An account, unit or organisation that cannot be added; the message says why."""


def add_organisation(
    work: Work,
    *,
    name: str,
    phone: str | None = None,
    email: str | None = None,
    servers: str | None = None,
    unit: str | None = None,
) -> OrganisationRow:
    """Add an organisation with its first unit and a copy of the built-in templates.

    Raises:
        AccountError: the name is empty, too long or taken.
    """
    name = _plain(name)
    if work.session.scalar(select(OrganisationRow).where(OrganisationRow.name == name)):
        raise AccountError(f"There is an organisation {name} already.")
    row = OrganisationRow(name=name, backup_phone=phone, backup_email=email, servers=servers)
    row.templates = [
        TemplateRow(slug=slug, position=data["order"], data=data)
        for slug, data in builtin().items()
    ]
    row.units = [UnitRow(name=_plain(unit or name))]
    work.session.add(row)
    work.session.flush()
    return row


def change_organisation(
    work: Work,
    name: str | None,
    *,
    phone: str | None = None,
    email: str | None = None,
    servers: str | None = None,
    address: str | None = None,
    dpo: str | None = None,
) -> None:
    """Change what clients see of an organisation; what is not given stays.

    Raises:
        AccountError: there is no such organisation.
    """
    row = find_organisation(work.session, name)
    row.backup_phone = phone or row.backup_phone
    row.backup_email = email or row.backup_email
    row.servers = servers or row.servers
    row.address = address or row.address
    row.dpo = dpo or row.dpo


def add_unit(work: Work, *, name: str, organisation: str | None) -> UnitRow:
    """Add a unit, by default to the first organisation.

    Raises:
        AccountError: there is no such organisation, or the unit is there already.
    """
    owner = find_organisation(work.session, organisation)
    name = _plain(name)
    if any(unit.name == name for unit in owner.units):
        raise AccountError(f"{owner.name} has a unit {name} already.")
    row = UnitRow(organisation=owner, name=name)
    work.session.add(row)
    work.session.flush()
    return row


def add_user(
    work: Work,
    *,
    email: str,
    password: str,
    roles: list[StaffRole],
    shown_name: str | None = None,
    organisation: str | None = None,
    units: Sequence[str] = (),
) -> UserRow:
    """Add a member of staff, by default to the first unit of the first organisation. An auditor may
    have more units to look at than the first one named.

    Raises:
        AccountError: the address is taken or none, the password short, a unit unknown.
    """
    email = normal_email(email)
    if work.session.scalar(select(UserRow).where(UserRow.email == email)):
        raise AccountError(f"There is an account {email} already.")
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise AccountError(f"The password needs at least {MIN_PASSWORD} characters.")
    try:
        shown = clean(shown_name or _first_name(email))
    except NameInvalid as error:
        words = "The name that clients see is empty, too long or a personal identity code."
        raise AccountError(words) from error
    named: Sequence[str | None] = units or [None]
    own, *more = [find_unit(work.session, organisation, each) for each in named]
    row = UserRow(
        ref=new_ref(),
        email=email,
        shown_name=shown,
        password_hash=hash_password(password),
        roles=[role.value for role in roles],
        unit=own,
        more_unit_ids=[unit.id for unit in more],
    )
    work.session.add(row)
    work.session.flush()
    return row


def find_organisation(session: Session, name: str | None) -> OrganisationRow:
    """The organisation of that name, or the first."""
    query = select(OrganisationRow).order_by(OrganisationRow.id).limit(1)
    row = session.scalar(query.where(OrganisationRow.name == name) if name else query)
    if row is None:
        raise AccountError(f"There is no organisation {name}." if name else "Run `tuokio init`.")
    return row


def find_unit(session: Session, organisation: str | None, name: str | None) -> UnitRow:
    """The unit of that name, or the organisation's first."""
    owner = find_organisation(session, organisation)
    query = select(UnitRow).where(UnitRow.organisation_id == owner.id).order_by(UnitRow.id)
    row = session.scalar(query.where(UnitRow.name == name).limit(1) if name else query.limit(1))
    if row is None:
        raise AccountError(f"{owner.name} has no unit {name}.")
    return row


def check_password(session: Session, *, email: str, password: str) -> UserRow | None:
    """The user, if the password is right. An unknown address takes as long as a wrong password."""
    # No address has a zero byte, and PostgreSQL takes none even in a question.
    asked = email.strip().lower().replace("\0", "?")
    user = session.scalar(select(UserRow).where(UserRow.email == asked))
    known_hash = user.password_hash if user else _nobody()
    try:
        _hasher().verify(known_hash, password[:MAX_PASSWORD])
    except (VerificationError, InvalidHashError):
        return None
    return user


def hash_password(password: str) -> str:
    """The only form in which a password is kept (Argon2id)."""
    return _hasher().hash(password)


def find_user(session: Session, email: str) -> UserRow:
    """The account with that address.

    Raises:
        AccountError: there is none.
    """
    email = normal_email(email)
    user = session.scalar(select(UserRow).where(UserRow.email == email))
    if user is None:
        raise AccountError(f"There is no account {email}.")
    return user


def normal_email(raw: str) -> str:
    """An address as it is compared.

    Raises:
        AccountError: it does not look like an address.
    """
    email = raw.strip().lower()
    name, at, domain = email.partition("@")
    if not name or not at or not domain or len(email) > 200 or any(c.isspace() for c in email):
        raise AccountError("That is not an e-mail address.")
    return email


def _first_name(email: str) -> str:
    # `maija.korhonen@…` shows as Maija: clients see no surname that nobody chose to show (ROOM 5).
    return email.partition("@")[0].partition(".")[0].capitalize()


def _plain(name: str) -> str:
    text = " ".join(name.split())
    if not text or len(text) > MAX_NAME or not text.isprintable():
        raise AccountError("The name is empty or too long.")
    return text


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")
