"""`/admin`: what is set, and the commands that change it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.views import TemplateView, template_view
from flask_admin_app.models import OrganisationRow, StaffRole, UnitRow, UserRow
from flask_admin_app.pages import current_language, page, translate
from tuokio.encounters.service_template import parse

bp = Blueprint("admin", __name__)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """An account."""

    email: str
    name: str
    roles: list[str]


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit and its accounts."""

    name: str
    people: list[PersonLine]


@dataclass(frozen=True, slots=True)
class CheckView:
    """Something that should be so."""

    name: str
    ok: bool
    text: str | None = None


@dataclass(frozen=True, slots=True)
class AdminView:
    """The overview."""

    organisation: str
    units: list[UnitView]
    templates: list[TemplateView]
    checks: list[CheckView]


@bp.get("/admin")
@role_needed(StaffRole.ADMINISTRATOR)
def overview() -> ResponseReturnValue:
    """The administrator's own organisation."""
    with core().database.read() as session:
        owner = session.get_one(OrganisationRow, signed_in().organisation_id)
        view = AdminView(
            organisation=owner.name,
            units=[UnitView(unit.name, _people(session, unit)) for unit in owner.units],
            templates=[
                template_view(parse(row.data), current_language()) for row in owner.templates
            ],
            checks=_checks(),
        )
    return page("admin/admin.html", view)


def _people(session: Session, unit: UnitRow) -> list[PersonLine]:
    users = session.scalars(
        select(UserRow).where(UserRow.unit_id == unit.id).order_by(UserRow.email)
    )
    return [PersonLine(user.email, user.shown_name, list(user.roles)) for user in users]


def _checks() -> list[CheckView]:
    settings = core().settings
    if settings.practice:
        return [CheckView(translate("admin-check-jitsi"), False, translate("admin-check-practice"))]
    return [CheckView(translate("admin-check-jitsi"), True), _gate_check()]


def _gate_check() -> CheckView:
    name = translate("admin-check-gate")
    if not core().settings.gate:
        accepted = core().settings.jitsi_without_gate
        return CheckView(name, accepted, translate("admin-check-gate-missing"))
    if faults := core().gate.faults:
        words = translate("admin-check-gate-faulty", faults=", ".join(faults))
        return CheckView(name, False, words)
    if core().gate.away_since is not None:
        return CheckView(name, False, translate("admin-check-gate-away"))
    return CheckView(name, True)
