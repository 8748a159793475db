"""Staff ask that an invitation is sent by e-mail (JOIN 10)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from flask_admin_app.core import Core
from flask_admin_app.i18n import DEFAULT_LANGUAGE, FOR_CLIENTS
from flask_admin_app.models import EncounterRow, InvitationRow, MailRow
from flask_admin_app.services.encounter_store import lock_for, sealer_of
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.post.outbox import MOST, Letter, seal
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.ids import new_ref

LONGEST: Final = 254
"""Characters (RFC 5321)."""
# One address and nothing else: no name, no second one, no line break that would begin a header.
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)


def possible(core: Core) -> bool:
    """Whether the service can send mail at all."""
    return core.settings.log.smtp_url is not None and core.settings.log.mail_from is not None


def remind_at(row: EncounterRow, invitation: InvitationRow | None = None) -> datetime:
    """When a reminder would go out."""
    own = invitation.not_before if invitation else None
    return (own or row.starts_at) - row.template.remind_before


def ask(
    core: Core,
    staff: Staff,
    encounter_id: str,
    invitation_id: str,
    *,
    address: str,
    language: str | None,
    remind: bool,
) -> None:
    """Send the invitation to an address, and a reminder if it is wished.

    Raises:
        NotFoundError: there is no such invitation, or the service sends no mail.
        FormError: it is no e-mail address, it has been asked for already, or there are too many.
        EncounterError: the encounter is over.
    """
    if not possible(core):
        raise NotFoundError
    checked = _checked(address)
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        invitation = next((each for each in row.invitations if each.id == invitation_id), None)
        if invitation is None:
            raise NotFoundError
        sealer = sealer_of(core, row)
        if row.over or sealer is None:
            raise EncounterError(Refusal.OVER)
        of_encounter = select(func.count()).where(MailRow.encounter_id == row.id)
        if (work.session.scalar(of_encounter) or 0) >= MOST:
            raise FormError("desk-error-mail-many")
        mail = MailRow(
            id=new_ref(),
            encounter_id=row.id,
            invitation_id=invitation.id,
            what=Letter.INVITATION.value,
            language=language if language in FOR_CLIENTS else _language(invitation),
            remind=remind and remind_at(row, invitation) > work.now,
            due_at=work.now,
        )
        seal(sealer, mail, checked)
        work.session.add(mail)
        work.touch(row.id, ())


def _language(invitation: InvitationRow) -> str:
    return invitation.language or DEFAULT_LANGUAGE


def _checked(address: str) -> str:
    stripped = address.strip(" ")
    if len(stripped) > LONGEST or not _ADDRESS.fullmatch(stripped) or ".." in stripped:
        raise FormError("desk-error-mail-address")
    return stripped
