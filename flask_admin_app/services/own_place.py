"""What a client does in their own place: answer, withdraw, leave, come back, exit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.arrival import holds
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.errors import FormError, PlaceElsewhereError
from flask_admin_app.services.notice_texts import by_sha256, keep
from tuokio.encounters import place
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant
from tuokio.ledger import Entry, EntryType

Step = Callable[[Participant], Change]


def find(session: Session, ref: str, token: str | None) -> ParticipantRow:
    """The place, for the browser that holds it.

    Raises:
        PlaceElsewhereError: no such place, or another browser holds it; which, is not told.
    """
    row = session.get(ParticipantRow, ref)
    if row is None or not holds(row, token):
        raise PlaceElsewhereError
    return row


def answer(
    core: Core, ref: str, token: str | None, *, given: Mapping[str, bool], sha256: str
) -> None:
    """Keep the answers to the notice that was shown, and its text word for word (CONS 1, LOG 2).

    Raises:
        FormError: the text has changed meanwhile; it must be read again.
        EncounterError: the person is gone, or the encounter is over.
    """

    def step(work: Work, row: ParticipantRow) -> Change:
        notice = by_sha256(row.encounter, sha256)
        if notice is None:
            raise FormError("notice-error-changed")
        change = place.answer(row.record(), given, notice=sha256, now=work.now)
        if change.happened:
            keep(work, notice)
            work.ledger.append(
                Entry(
                    EntryType.NOTICE_SHOWN,
                    row.encounter_id,
                    subject=row.ref,
                    facts={
                        "notice": sha256,
                        "id": notice.id,
                        "version": notice.version,
                        "language": notice.language,
                    },
                )
            )
        return change

    _change(core, ref, token, step)


def withdraw(core: Core, ref: str, token: str | None) -> None:
    """Take the agreement back, at once (CONS 4)."""
    _change(core, ref, token, lambda _work, row: place.withdraw(row.record()))


def leave(core: Core, ref: str, token: str | None) -> None:
    """Go; the way back stays open while the admission stands."""
    _change(core, ref, token, lambda _work, row: place.leave(row.record()), even_over=True)


def come_back(core: Core, ref: str, token: str | None) -> None:
    """Return after leaving."""
    _change(core, ref, token, lambda work, row: place.come_back(row.record(), now=work.now))


def exit_quickly(core: Core, ref: str, token: str | None) -> None:
    """Leave, and forget this browser: whoever opens the link next begins at the link (JOIN 11)."""

    def step(_work: Work, row: ParticipantRow) -> Change:
        row.browser_hash = None
        row.message = None  # it was for the person who sat here, not for whoever comes next
        return place.vanish(row.record())

    _change(core, ref, token, step, even_over=True)


def _change(
    core: Core,
    ref: str,
    token: str | None,
    step: Callable[[Work, ParticipantRow], Change],
    *,
    even_over: bool = False,
) -> None:
    with core.database.write() as work:
        known = find(work.session, ref, token)
        row = lock(core, work, known.encounter_id)
        work.session.refresh(known)
        if not holds(known, token):
            raise PlaceElsewhereError
        if row.over:
            if even_over:
                return
            raise EncounterError(Refusal.OVER)
        if save(core, work, known, step(work, known)):
            work.touch(row.id, None)
