"""Sending an invitation by e-mail, and what has become of it (JOIN 10). No address is shown:
whoever looks over a shoulder learns nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.models import InvitationRow, MailRow
from flask_admin_app.services.post.asking import possible, remind_at
from flask_admin_app.services.post.outbox import Letter


@dataclass(frozen=True, slots=True)
class MailView:
    """The form, and one word for each address: `waiting`, `sent`, `reminding`, `reminded`,
    `failed`. `remind_hours` is how long before a reminder would go; None where it is too late."""

    url: str
    remind_hours: int | None
    states: list[str]


def mail_view(core: Core, row: InvitationRow) -> MailView | None:
    """None where the service sends no mail."""
    session = object_session(row)
    if not possible(core) or session is None:
        return None
    mails = session.scalars(
        select(MailRow).where(MailRow.invitation_id == row.id).order_by(MailRow.id)
    )
    before = row.encounter.template.remind_before
    late = remind_at(row.encounter, row) <= core.clock()
    return MailView(
        url=f"/desk/encounters/{row.encounter_id}/invitations/{row.id}/mail",
        remind_hours=None if late else max(1, round(before.total_seconds() / 3600)),
        states=[_state(mail) for mail in mails],
    )


def _state(row: MailRow) -> str:
    if row.failed is not None:
        return "failed"
    if row.what == Letter.INVITATION:
        return "sent" if row.due_at is None else "waiting"
    return "reminded" if row.due_at is None else "reminding"
