"""Witnesses: others who cosign a checkpoint only when it continues what they saw before
(C2SP tlog-witness; LOG 3).

Each is asked as soon as a checkpoint is published, and again while it is away. One that says that
the log does not continue raises an alarm, which stands until that witness cosigns again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import LogCosignatureRow, LogErrandRow
from flask_admin_app.services.log.checkpoints import latest
from flask_admin_app.services.log.errands import Errand, recall, remember, retry_due
from flask_admin_app.services.log.proofs import consistency
from tuokio.ledger.notes import NoteInvalid, Verifier
from tuokio.ledger.policy import Witness
from tuokio.ledger.witness import (
    WitnessAway,
    WitnessClient,
    WitnessConflict,
    WitnessError,
    WitnessRefused,
    WitnessUrlInvalid,
)

TIMEOUT = 10.0
"""Seconds for a witness to answer."""

PREFIX = "witness:"

ALARMS = {
    "inconsistent": "says that the log does not continue what it cosigned",
    "ahead": "has cosigned more entries than there are: entries were lost",
}
"""Faults that no retry mends, and what they mean."""

log = logging.getLogger("tuokio.log")


@dataclass(frozen=True, slots=True)
class Head:
    """A published checkpoint, as it is shown to a witness."""

    id: int
    size: int
    note: str
    published_at: datetime


def key_id(witness: Witness) -> str:
    """How a witness is called in logs and in the database: 8 hex digits, as in its key."""
    return Verifier.parse(witness.vkey).key_id.hex()


def ask_due(core: Core) -> None:
    """Ask every witness that has not cosigned the newest published checkpoint, and is not to be
    left alone for now."""
    policy = core.settings.log.witness_policy
    for witness in policy.witnesses if policy else ():
        if witness.url is not None:  # one without an address cosigns what others bring it
            _ask_if_due(core, witness, witness.url)


def alarms(session: Session) -> Iterator[tuple[str, str]]:
    """Key id of each witness that raised an alarm, and what it says."""
    query = select(LogErrandRow).where(
        LogErrandRow.name.startswith(PREFIX), LogErrandRow.fault.in_(list(ALARMS))
    )
    for row in session.scalars(query.order_by(LogErrandRow.name)):
        yield row.name.removeprefix(PREFIX), ALARMS[row.fault or ""]


def after_fault(errand: Errand, fault: str, now: datetime) -> Errand:
    """How it stands after a try that failed. An alarm is not forgotten because the witness that
    raised it cannot be reached any more."""
    stands = errand.fault in ALARMS and fault not in ALARMS
    return replace(errand, tried_at=now, fault=errand.fault if stands else fault)


def fault_of(error: WitnessError | NoteInvalid) -> str:
    """The code that a failed try is remembered by."""
    if isinstance(error, WitnessAway):
        return error.reason
    if isinstance(error, WitnessRefused):
        return "inconsistent" if error.status == 422 else f"refused-{error.status}"
    return next((code for kind, code in _CODES if isinstance(error, kind)), "answer")


class _Ahead(WitnessError):
    """The witness has cosigned a larger log than ours."""


_CODES = ((_Ahead, "ahead"), (WitnessConflict, "conflict"), (WitnessUrlInvalid, "address"))


def _ask_if_due(core: Core, witness: Witness, url: str) -> None:
    with core.database.read() as session:
        head = _wanted(session, witness)
        errand = recall(session, PREFIX + key_id(witness))
    now = core.clock()
    if head is None or not retry_due(errand, since=head.published_at, now=now):
        return
    try:
        client = WitnessClient(url, witness.vkey, timeout=TIMEOUT)
        lines = _cosign(core, client, head, errand.size)
    except (WitnessError, NoteInvalid) as error:
        _failed(core, after_fault(errand, fault_of(error), now), before=errand)
    else:
        _succeeded(core, witness, head, lines[0], errand)


def _wanted(session: Session, witness: Witness) -> Head | None:
    row = latest(session)
    if row is None or row.published_at is None:
        return None
    if any(each.witness == witness.vkey for each in row.cosignatures):
        return None
    return Head(row.id, row.size, row.note, row.published_at)


def _cosign(core: Core, client: WitnessClient, head: Head, old_size: int) -> list[str]:
    """Ask, and once more if it last cosigned another size than we remember.

    Raises:
        WitnessError: one of its family.
    """
    try:
        return client.add_checkpoint(
            head.note, old_size=old_size, proof=_proof(core, old_size, head.size)
        )
    except WitnessConflict as conflict:
        known = conflict.size
    return client.add_checkpoint(head.note, old_size=known, proof=_proof(core, known, head.size))


def _proof(core: Core, old_size: int, size: int) -> list[bytes]:
    if old_size > size:
        raise _Ahead("the witness has cosigned a larger log")
    if old_size == 0:
        return []
    with core.database.read() as session:
        return consistency(session, old_size, size)


def _succeeded(core: Core, witness: Witness, head: Head, line: str, before: Errand) -> None:
    with core.database.write() as work:
        now = work.now
        work.session.add(
            LogCosignatureRow(checkpoint_id=head.id, witness=witness.vkey, line=line, at=now)
        )
        remember(work.session, Errand(before.name, head.size, done_at=now, tried_at=now))
    if before.fault is not None:
        log.warning("%s cosigns again", before.name)


def _failed(core: Core, errand: Errand, *, before: Errand) -> None:
    with core.database.write() as work:
        remember(work.session, errand)
    if errand.fault in ALARMS:
        log.error("%s %s", errand.name, ALARMS[errand.fault])
    elif errand.fault != before.fault:
        log.warning("%s does not cosign: %s", errand.name, errand.fault)
