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
from flask_admin_app.models.log import (
    LogCheckpointRow,
    LogCosignatureRow,
    LogErrandRow,
    LogKeyRow,
    LogLeafRow,
    LogNodeRow,
    LogRecordRow,
    LogTimestampRow,
    NoticeTextRow,
    PseudonymRequestRow,
    ReceiptCodeRow,
    RecordKeyRow,
)
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
    "LogCheckpointRow",
    "LogCosignatureRow",
    "LogErrandRow",
    "LogKeyRow",
    "LogLeafRow",
    "LogNodeRow",
    "LogRecordRow",
    "LogTimestampRow",
    "NoticeTextRow",
    "OrganisationRow",
    "ParticipantRow",
    "PseudonymRequestRow",
    "ReceiptCodeRow",
    "RecordKeyRow",
    "SeenRequestRow",
    "StaffRole",
    "StaffSessionRow",
    "TemplateRow",
    "UnitRow",
    "UserRow",
]
