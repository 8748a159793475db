"""Loading an encounter for the member of staff who asks (design: *Who sees what*)."""

from __future__ import annotations

from flask.wrappers import Response
from sqlalchemy.orm import Session

from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.views import encounter_view
from flask_admin_app.models import EncounterRow
from flask_admin_app.pages import current_language, page, use_zone
from flask_admin_app.services.encounter_store import check_staff
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.stage import stage_origin


def own_encounter(session: Session, encounter_id: str) -> EncounterRow:
    """The encounter, for its own staff.

    Raises:
        SignInNeededError, ForbiddenError, NotFoundError.
    """
    staff = signed_in()
    row = session.get(EncounterRow, encounter_id)
    if row is None:
        raise NotFoundError
    check_staff(session, staff, row)
    use_zone(row.unit.organisation.time_zone)
    return row


def encounter_page(
    encounter_id: str,
    status: int = 200,
    *,
    error: str | None = None,
    invite_error: str | None = None,
    invite_name: str = "",
) -> Response:
    """The page of one encounter, with a word about what just went wrong."""
    with core().database.read() as session:
        row = own_encounter(session, encounter_id)
        view = encounter_view(
            core(),
            row,
            signed_in(),
            current_language(),
            stage_origin=stage_origin(),
            error=error,
            invite_error=invite_error,
            invite_name=invite_name,
        )
        return page("desk/encounter.html", view, status)
