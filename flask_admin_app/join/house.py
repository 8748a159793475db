"""Whose house a client's page stands in: whom to call when it does not work (JOIN 7), and where
urgent help is (JOIN 8). The footer of every client's page reads it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g

from flask_admin_app.models import EncounterRow, OrganisationRow
from flask_admin_app.pages import HOUSE, use_zone
from flask_admin_app.services.waiting_content import WaitingContent, content_of
from tuokio.encounters.service_template import ServiceTemplate


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call when the page does not work (JOIN 7)."""

    backup_phone: str | None
    backup_email: str | None


@dataclass(frozen=True, slots=True)
class House:
    """The house of one page."""

    contact: Contact
    content: WaitingContent


def contact_for(owner: OrganisationRow, template: ServiceTemplate) -> Contact:
    """The service's own number and address before the organisation's (ROOM 1)."""
    return Contact(
        template.backup_phone or owner.backup_phone,
        template.backup_email or owner.backup_email,
    )


def enter(owner: OrganisationRow, template: ServiceTemplate) -> None:
    """The page of this request stands in that house, and shows times in its zone."""
    use_zone(owner.time_zone)
    setattr(g, HOUSE, House(contact_for(owner, template), content_of(owner)))


def enter_by(row: EncounterRow) -> None:
    """The same, by an encounter."""
    enter(row.unit.organisation, row.template)
