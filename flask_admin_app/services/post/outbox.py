"""What waits to be sent, and the addresses that it goes to (JOIN 10).

An address is sealed under the encounter's key. A cancellation is sent after that key is gone: then
the address is sealed under a key of the service until the letter is handed in or given up.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select

from flask_admin_app.core import Core, derive
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, MailRow
from tuokio.encounters.states import EncounterState
from tuokio.sealing import Sealer


class Letter(StrEnum):
    """What a letter is about."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    CANCELLATION = "cancellation"


MOST: Final = 100
"""Addresses of one encounter."""


def seal(sealer: Sealer, row: MailRow, address: str) -> None:
    """Keep an address."""
    row.address = sealer.seal(address, context=f"mail/{row.id}")


def address_in(core: Core, row: MailRow) -> str | None:
    """The address; None where it is forgotten."""
    sealer = _sealer(core, row)
    if sealer is None or row.address is None:
        return None
    return sealer.unseal(row.address, context=f"mail/{row.id}")


def close(core: Core, work: Work, row: EncounterRow) -> None:
    """The encounter is over, and its key goes next: forget every address. Whoever was invited to a
    meeting that is called off is told first, and their address goes with that letter."""
    called_off = row.state == EncounterState.CANCELLED
    for mail in work.session.scalars(select(MailRow).where(MailRow.encounter_id == row.id)):
        address = address_in(core, mail)
        if not called_off or not mail.sent or address is None:
            work.session.delete(mail)
            continue
        mail.what, mail.due_at, mail.tries = Letter.CANCELLATION.value, work.now, 0
        seal(_own_sealer(core), mail, address)


def forget_invitation(work: Work, invitation_id: str) -> None:
    """The link was replaced: whoever had the old one is not sent the new one."""
    work.session.execute(delete(MailRow).where(MailRow.invitation_id == invitation_id))


def _sealer(core: Core, row: MailRow) -> Sealer | None:
    if row.what == Letter.CANCELLATION:
        return _own_sealer(core)
    wrapped = row.invitation.encounter.wrapped_key
    return core.key_encryption_key.open(wrapped) if wrapped else None


def _own_sealer(core: Core) -> Sealer:
    return Sealer(derive(core.settings.record_key, b"mail"))
