"""The page on which a client may take the code of their receipt (LOG 6). It shows nothing of the
log: only the code does."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.arrival import first_hands
from flask_admin_app.services.log.receipts import STAYS_OPEN, taken_before


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """The page. `code` is there once, right after it was taken; `fault` is why none can be.
    `taken` tells that there is one, which the form did not know of; `instead_of` names the one that
    the button ends. `address` is where a code opens the receipt. `neutral` keeps the page's title
    from telling anything."""

    ref: str
    code: str | None
    fault: str | None
    taken: bool
    instead_of: str
    minutes: int
    address: str
    back: str
    neutral: bool
    backup_phone: str | None
    backup_email: str | None


def receipt_view(
    core: Core,
    row: ParticipantRow,
    token: str | None,
    *,
    back: str,
    code: str | None = None,
    taken: bool = False,
) -> ReceiptView:
    """What the holder of the place sees."""
    contact = contact_of(row.encounter)
    session = object_session(row)
    return ReceiptView(
        ref=row.ref,
        code=code,
        fault=None if code else fault_of(row, token),
        taken=taken,
        instead_of=taken_before(session, row) if session else "",
        minutes=int(STAYS_OPEN.total_seconds() // 60),
        address=f"{core.settings.public_url.split('://')[-1]}/receipt",
        back=back,
        neutral=row.encounter.template.neutral,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


def fault_of(row: ParticipantRow, token: str | None) -> str | None:
    """The words for why this browser can take no code; None when it can."""
    if not row.answers:
        return "receipt-error-nothing"
    return None if first_hands(token) else "receipt-error-elsewhere"
