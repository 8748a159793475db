"""Handing in what is due: each letter once, as far as SMTP can promise that.

A letter is claimed, and the claim committed, before it is handed in; so no two look at it, and one
that breaks the service is not tried for ever. If the service dies between the server's yes and our
note of it, the letter goes out once more, under the same `Message-ID`.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select, delete, select

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, MailRow
from flask_admin_app.services.log.mail import MailError, SmtpServer, send
from flask_admin_app.services.post.asking import remind_at
from flask_admin_app.services.post.letters import letter
from flask_admin_app.services.post.outbox import Letter, address_in
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.ledger import Entry, EntryType

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
"""After each try; after the last one we give up."""
AT_ONCE: Final = 20
"""Letters of one look."""
TIMEOUT: Final = 20.0
"""Seconds for each step of the mail server."""

_GONE: Final = {
    PlaceState.CANNOT_COME,
    PlaceState.WITHDRAWN,
    PlaceState.DECLINED,
    PlaceState.REMOVED,
}

log = logging.getLogger("tuokio.post")


def send_due(core: Core) -> int:
    """Hand in what is due, and forget addresses that nothing can follow to; return how many
    letters were taken."""
    taken = 0
    for _ in range(AT_ONCE):
        claimed = _claim(core)
        if claimed is None:
            break
        taken += _try(core, *claimed)
    _tidy(core)
    return taken


def _claim(core: Core) -> tuple[str, Letter] | None:
    with core.database.read() as session:
        if session.scalar(_due(core.clock())) is None:
            return None  # only what has something to do takes the write lock
    with core.database.write() as work:
        while (row := work.session.scalar(_due(work.now))) is not None and _unwanted(row):
            _let_be(row)
        if row is None:
            return None
        row.due_at = work.now + WAITS[min(row.tries, len(WAITS) - 1)]
        row.tries += 1
        row.sent |= row.what == Letter.INVITATION
        return row.id, Letter(row.what)


def _unwanted(row: MailRow) -> bool:
    """A reminder to somebody who said no, or whom staff sent away: nobody asked for it any more,
    and at their home it may be seen by the wrong person (JOIN 11)."""
    person = row.invitation.participant
    return row.what == Letter.REMINDER and person is not None and person.place in _GONE


def _let_be(row: MailRow) -> None:
    """As if no reminder had been wished."""
    row.what, row.remind, row.due_at = Letter.INVITATION.value, False, None


def _due(now: datetime) -> Select[MailRow]:
    return select(MailRow).where(MailRow.due_at <= now).order_by(MailRow.due_at).limit(1)


def _try(core: Core, mail_id: str, what: Letter) -> bool:
    try:
        fault = _hand_in(core, mail_id)
    except Exception as error:
        # Never its words: they may quote the letter.
        log.warning("a letter could not be written: %s", type(error).__name__)
        fault = "letter"
    with core.database.write() as work:
        row = work.session.get(MailRow, mail_id)
        if row is None or row.what != what:
            return fault is None  # called off meanwhile: the cancellation comes next
        if fault is None:
            _taken(work, row)
        elif fault == "recipients" or row.tries > len(WAITS):
            _given_up(work, row, fault)
        if fault is not None:
            log.warning("a letter was not taken: %s", fault)
        work.touch(row.encounter_id, ())
    return fault is None


def _hand_in(core: Core, mail_id: str) -> str | None:
    """What went wrong, if anything."""
    settings = core.settings.log
    if settings.smtp_url is None or settings.mail_from is None:
        return "unset"
    with core.database.read() as session:
        row = session.get(MailRow, mail_id)
        address = address_in(core, row) if row else None
        if row is None or address is None:
            return "recipients"
        message = letter(core, row, sender=settings.mail_from, address=address)
    try:
        send(SmtpServer.parse(settings.smtp_url), message, timeout=TIMEOUT)
    except MailError as error:
        return error.code
    return None


def _taken(work: Work, row: MailRow) -> None:
    """Write that it went out, and what follows: a reminder, or nothing."""
    work.ledger.append(
        Entry(
            EntryType.MAIL_SENT,
            row.encounter_id,
            subject=row.invitation.participant_ref,
            facts={"what": row.what},
        )
    )
    if row.what == Letter.CANCELLATION:
        work.session.delete(row)
        return
    follows = row.what == Letter.INVITATION and row.remind
    row.due_at = remind_at(row.invitation.encounter, row.invitation) if follows else None
    row.what = (Letter.REMINDER if follows else Letter(row.what)).value
    row.tries, row.failed = 0, None


def _given_up(work: Work, row: MailRow, fault: str) -> None:
    """Tell staff, and forget the address; of a meeting that is called off nothing is left."""
    if row.what == Letter.CANCELLATION:
        work.session.delete(row)
        return
    row.due_at, row.failed, row.address = None, fault[:12], None


def _tidy(core: Core) -> None:
    """Once the waiting room is open nothing can be called off: addresses without a letter go."""
    begun = select(EncounterRow.id).where(EncounterRow.state != EncounterState.PLANNED)
    done = (
        MailRow.due_at.is_(None),
        MailRow.address.is_not(None),
        MailRow.encounter_id.in_(begun),
    )
    with core.database.read() as session:
        if session.scalar(select(MailRow.id).where(*done).limit(1)) is None:
            return
    with core.database.write() as work:
        work.session.execute(delete(MailRow).where(*done))
        core.database.forget(work)
