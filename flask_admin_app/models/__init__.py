"""The tables, one file per room of the house."""

from flask_admin_app.models.base import Base
from flask_admin_app.models.encounter import EncounterRow, InvitationRow, ParticipantRow
from flask_admin_app.models.factors import (
    PasskeyChallengeRow,
    PasskeyRow,
    RecoveryCodeRow,
    TotpRow,
)
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
from flask_admin_app.models.mail import MailRow
from flask_admin_app.models.oidc import OidcPurpose, OidcRequestRow
from flask_admin_app.models.organisation import OrganisationRow, TemplateRow, UnitRow
from flask_admin_app.models.series import DutyRow, SeriesRow
from flask_admin_app.models.side_room import IdentityCheckRow, SideRoomRow
from flask_admin_app.models.staff import SignedInBy, StaffRole, StaffSessionRow, UserRow

__all__ = [
    "Base",
    "DutyRow",
    "EncounterRow",
    "GateAdmissionRow",
    "GateInstanceRow",
    "GateRoomRow",
    "GateSessionRow",
    "IdentityCheckRow",
    "InvitationRow",
    "LogCheckpointRow",
    "LogCosignatureRow",
    "LogErrandRow",
    "LogKeyRow",
    "LogLeafRow",
    "LogNodeRow",
    "LogRecordRow",
    "LogTimestampRow",
    "MailRow",
    "NoticeTextRow",
    "OidcPurpose",
    "OidcRequestRow",
    "OrganisationRow",
    "ParticipantRow",
    "PasskeyChallengeRow",
    "PasskeyRow",
    "PseudonymRequestRow",
    "ReceiptCodeRow",
    "RecordKeyRow",
    "RecoveryCodeRow",
    "SeenRequestRow",
    "SeriesRow",
    "SideRoomRow",
    "SignedInBy",
    "StaffRole",
    "StaffSessionRow",
    "TemplateRow",
    "TotpRow",
    "UnitRow",
    "UserRow",
]
