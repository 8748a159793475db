"""The fixed cast for permissions."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.core import Core
from flask_admin_app.models import StaffRole, UserRow
from flask_admin_app.services.accounts import add_organisation, add_unit, add_user
from flask_admin_app.services.staff_sessions import Staff, staff_of

OWN = "Rantakylän palvelut"
OTHER = "Toinen talo"
PASSWORD = "a long made-up password"

_PEOPLE = {
    "professional": (OWN, "Perhetyö", StaffRole.PROFESSIONAL, "sosiaaliohjaaja Ammi"),
    "colleague": (OWN, "Perhetyö", StaffRole.PROFESSIONAL, "ohjaaja Kolle"),
    "other_unit": (OWN, "Nuoret", StaffRole.PROFESSIONAL, "ohjaaja Yksi"),
    "stranger": (OTHER, OTHER, StaffRole.PROFESSIONAL, "neuvoja Vieras"),
    "auditor": (OWN, "Perhetyö", StaffRole.AUDITOR, "tarkastaja Tarkka"),
    "administrator": (OWN, "Perhetyö", StaffRole.ADMINISTRATOR, "ylläpitäjä Ylli"),
}


def add_cast(core: Core) -> None:
    """Write the cast into a fresh database."""
    with core.database.write() as work:
        add_organisation(
            work, name=OWN, unit="Perhetyö", phone="09 123 4567", servers="Suomessa, Kotkassa"
        )
        add_unit(work, name="Nuoret", organisation=OWN)
        add_organisation(work, name=OTHER)
        for who, (organisation, unit, role, name) in _PEOPLE.items():
            add_user(
                work,
                email=email_of(who),
                password=PASSWORD,
                roles=[role],
                shown_name=name,
                organisation=organisation,
                units=[unit],
            )


def email_of(who: str) -> str:
    """The address that somebody of the cast signs in with."""
    return f"{who.replace('_', '-')}@example.org"


class Cast:
    """The cast, as services know them."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def __getattr__(self, who: str) -> Staff:
        with self._core.database.read() as session:
            user = session.scalar(select(UserRow).where(UserRow.email == email_of(who)))
            if user is None:
                raise AttributeError(who)
            return staff_of(user)
