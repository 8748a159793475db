"""The letters themselves: plain text with the calendar entry as a file (JOIN 10).

The subject is read on a locked screen: it is the neutral one, always, and names nobody and nothing
(JOIN 2). A neutral service names its organisation nowhere, not even as the sender (JOIN 11).
"""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage

from flask_admin_app.core import Core
from flask_admin_app.models import MailRow
from flask_admin_app.services import invitation_texts
from flask_admin_app.services.invitation_details import calendar_of, details_of
from flask_admin_app.services.invitation_texts import Details
from flask_admin_app.services.post.outbox import Letter


def letter(core: Core, row: MailRow, *, sender: str, address: str) -> EmailMessage:
    """The letter that is due. The same letter has the same `Message-ID`, so that a mail program
    can tell a second copy."""
    what, details = Letter(row.what), details_of(core, row.invitation)
    cancelled = what is Letter.CANCELLATION
    name = "" if details["neutral"] else details["organisation"]
    message = EmailMessage()
    message["From"] = Address(name, addr_spec=sender)
    message["To"] = Address(addr_spec=address)
    message["Subject"] = invitation_texts.mail_subject(
        core.texts, language=row.language, what=what.value
    )
    message["Date"] = core.clock()
    message["Message-ID"] = f"<{row.id}.{what}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    message.set_content(_words(core, what, row.language, details))
    message.add_attachment(
        calendar_of(core, row.invitation, row.language, cancelled=cancelled),
        maintype="text",
        subtype="calendar",
        filename="meeting.ics",
        params={"charset": "utf-8", "method": "CANCEL" if cancelled else "PUBLISH"},
    )
    return message


def _words(core: Core, what: Letter, language: str, details: Details) -> str:
    if what is Letter.INVITATION:
        return invitation_texts.invitation_text(core.texts, language=language, **details)
    if what is Letter.REMINDER:
        return invitation_texts.reminder_text(core.texts, language=language, **details)
    return invitation_texts.cancellation_text(core.texts, language=language, **details)
