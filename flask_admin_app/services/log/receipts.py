"""Receipts (CONS 7, LOG 6): a code that a client chose to take opens their receipt and own log.

The link never does: whoever holds the phone holds the link. A code is given only to the browser in
which everything was answered, and only while the encounter lasts or shortly after; what is kept of
it is its hash.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import (
    LogCheckpointRow,
    NoticeTextRow,
    ParticipantRow,
    ReceiptCodeRow,
    RecordKeyRow,
)
from flask_admin_app.services.arrival import first_hands
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.log import checkpoints, proofs, reading, vouching
from flask_admin_app.services.log.reading import Found
from flask_admin_app.services.own_place import find_locked
from tuokio.consent.receipts import OpenedEntry, receipt_document
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.bundle import texts_of
from tuokio.ledger.entries import Fact
from tuokio.ledger.leaf import canonical

STAYS_OPEN = timedelta(minutes=15)
"""How long after the end a code can still be taken."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: five bits each, and no letter that looks like a digit."""

GROUPS, IN_GROUP = 5, 4
_LOOKALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class OwnLog:
    """What a code opens: the log's name for the client, and what was recorded of them, in order.
    `keep_until` is when it is destroyed; None while the encounter is not over."""

    subject_ref: str
    entries: list[Found]
    over: bool
    keep_until: datetime | None


def may_take(row: ParticipantRow, *, now: datetime) -> bool:
    """Whether it is time for a code: something was answered, and the end is not long past."""
    over_at = row.encounter.over_at
    answered = bool(row.answers) and row.subject_ref is not None
    return answered and (
        not row.encounter.over or (over_at is not None and now <= over_at + STAYS_OPEN)
    )


def taken_before(session: Session, row: ParticipantRow) -> str:
    """Names the code that a person has now, without telling it; empty where there is none."""
    query = select(ReceiptCodeRow.code_hash).where(ReceiptCodeRow.key_id == row.subject_ref)
    known = session.scalar(query) if row.subject_ref else None
    return hashlib.sha256(f"receipt code {known}".encode()).hexdigest()[:16] if known else ""


def take_code(core: Core, ref: str, token: str | None, *, instead_of: str = "") -> str:
    """A new code for the holder of the place; one taken before opens nothing any more.
    `instead_of` is that one, as `taken_before` names it: a form that is sent once more, as when its
    page is loaded again, names one that is there no longer and so ends none.

    Raises:
        PlaceElsewhereError: this browser does not hold the place.
        EncounterError: it is too late.
        FormError: nothing was answered yet, or perhaps in another browser; or there is a code that
            the form does not know of.
    """
    with core.database.write() as work:
        encounter, row = find_locked(core, work, ref, token)
        if not row.answers or row.subject_ref is None:
            raise FormError("receipt-error-nothing")
        if not may_take(row, now=work.now):
            raise EncounterError(Refusal.OVER)
        if not first_hands(token):
            raise FormError("receipt-error-elsewhere")
        if instead_of != taken_before(work.session, row):
            raise FormError("receipt-taken")
        code = _new_code()
        work.session.execute(delete(ReceiptCodeRow).where(ReceiptCodeRow.key_id == row.subject_ref))
        work.session.add(
            ReceiptCodeRow(code_hash=_hash(code), key_id=row.subject_ref, taken_at=work.now)
        )
        work.ledger.append(Entry(EntryType.RECEIPT_CODE_TAKEN, encounter.id, subject=row.ref))
        return code


def open_code(core: Core, code: str) -> OwnLog:
    """What the code opens. That it was opened stands in it, too.

    Raises:
        NotFoundError: no such code, or what it opened is destroyed.
    """
    subject_ref = _opened(core, code, {"form": "page"})
    with core.database.read() as session:
        key = session.get(RecordKeyRow, subject_ref)
        if key is None:
            raise NotFoundError
        entries = reading.of_subject(core, session, subject_ref)
        return OwnLog(subject_ref, entries, key.destroy_after is not None, key.destroy_after)


def receipt_file(core: Core, code: str) -> bytes:
    """The receipt as a file that an outsider can check (`tuokio-receipt/1`).

    Raises:
        NotFoundError: as `open_code`.
    """
    subject_ref = _opened(core, code, {"form": "file"})
    with core.database.read() as session:
        # That it was opened is told on the page: in here, each copy would need its own checkpoint.
        own = [
            found
            for found in reading.of_subject(core, session, subject_ref)
            if found.record["subject_ref"] == subject_ref and found.type != EntryType.OWN_LOG_OPENED
        ]
    if not own:
        raise NotFoundError
    newest = checkpoints.covering(core, own[-1].index)
    return canonical(_document(core, own, newest))


def _document(core: Core, own: list[Found], newest: LogCheckpointRow) -> dict[str, object]:
    """Each entry under a checkpoint that others have seen, if it is in one; else under `newest`."""
    with core.database.read() as session:
        named = sorted({sha256 for found in own for sha256 in texts_of(found.record)})
        texts = select(NoticeTextRow.text).where(NoticeTextRow.sha256.in_(named))
        return receipt_document(
            [
                OpenedEntry(
                    found.index,
                    found.salt,
                    found.record,
                    proofs.proof_of(
                        session, found.index, vouching.public(session, found.index) or newest
                    ),
                )
                for found in own
            ],
            origin=newest.note.split("\n", 1)[0],
            keys=checkpoints.vkeys(session),
            witness_keys=vouching.witness_vkeys(core, session),
            texts=session.scalars(texts),
        )


def _opened(core: Core, code: str, facts: Mapping[str, Fact]) -> str:
    """The subject of a code; that it was opened is written down. A wrong code writes nothing."""
    with core.database.read() as session:
        if session.get(ReceiptCodeRow, _hash(code)) is None:
            raise NotFoundError
    with core.database.write() as work:
        row = work.session.get(ReceiptCodeRow, _hash(code))
        person = _person(work, row.key_id) if row else None
        if row is None or person is None:
            raise NotFoundError
        work.ledger.append(
            Entry(EntryType.OWN_LOG_OPENED, person.encounter_id, subject=person.ref, facts=facts)
        )
        return row.key_id


def _person(work: Work, subject_ref: str) -> ParticipantRow | None:
    return work.session.scalar(
        select(ParticipantRow).where(ParticipantRow.subject_ref == subject_ref)
    )


def _new_code() -> str:
    """100 random bits, in groups that can be read aloud."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(IN_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def _hash(code: str) -> str:
    """Of the code however it was written down. It is looked up by this hash alone, so how long that
    takes tells nothing of other codes."""
    plain = "".join(filter(str.isalnum, code.upper())).translate(_LOOKALIKES)
    return hashlib.sha256(plain.encode()).hexdigest()
