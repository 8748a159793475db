"""The tables, one file per room of the house."""

from flask_admin_app.models.base import Base
from flask_admin_app.models.encounter import EncounterRow, InvitationRow, ParticipantRow
from flask_admin_app.models.gate import (
    GateAdmissionRow,
    GateInstanceRow,
    GateRoomRow,
    GateSessionRow,
    SeenRequestRow,
)
from flask_admin_app.models.log import LogEntryRow, NoticeTextRow
from flask_admin_app.models.organisation import OrganisationRow, TemplateRow, UnitRow
from flask_admin_app.models.staff import StaffRole, StaffSessionRow, UserRow

__all__ = [
    "Base",
    "EncounterRow",
    "GateAdmissionRow",
    "GateInstanceRow",
    "GateRoomRow",
    "GateSessionRow",
    "InvitationRow",
    "LogEntryRow",
    "NoticeTextRow",
    "OrganisationRow",
    "ParticipantRow",
    "SeenRequestRow",
    "StaffRole",
    "StaffSessionRow",
    "TemplateRow",
    "UnitRow",
    "UserRow",
]
