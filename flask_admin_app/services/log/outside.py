"""A time by somebody else for each published checkpoint (RFC 3161), where an authority is set."""

from __future__ import annotations

import logging
from dataclasses import replace

from flask_admin_app.core import Core
from flask_admin_app.models import LogTimestampRow
from flask_admin_app.services.log.checkpoints import latest
from flask_admin_app.services.log.errands import Errand, recall, remember, retry_due
from tuokio.ledger.notes import split_note
from tuokio.ledger.timestamps import TimestampAway, TimestampError, TimestampRefused, ask

NAME = "timestamp"
TIMEOUT = 10.0
"""Seconds for the authority to answer."""

log = logging.getLogger("tuokio.log")


def stamp_if_due(core: Core) -> None:
    """Have the newest published checkpoint time-stamped: its text, without signatures. What an
    authority missed while it was away, the next checkpoint proves too."""
    url = core.settings.log.timestamp_url
    if url is None:
        return
    with core.database.read() as session:
        head = latest(session)
        if head is None or head.published_at is None or head.timestamp is not None:
            return
        errand = recall(session, NAME)
    now = core.clock()
    if not retry_due(errand, since=head.published_at, now=now):
        return
    text, _ = split_note(head.note)
    try:
        response = ask(url, text.encode(), timeout=TIMEOUT)
    except TimestampError as error:
        _note(core, replace(errand, tried_at=now, fault=fault_of(error)), before=errand)
        return
    done = Errand(NAME, head.size, done_at=now, tried_at=now)
    _note(core, done, before=errand, row=LogTimestampRow(checkpoint_id=head.id, response=response))


def fault_of(error: TimestampError) -> str:
    """The code that a failed try is remembered by."""
    match error:
        case TimestampAway():
            return error.reason
        case TimestampRefused():
            return "refused"
        case _:
            return "answer"


def _note(
    core: Core, errand: Errand, *, before: Errand, row: LogTimestampRow | None = None
) -> None:
    with core.database.write() as work:
        if row is not None:
            work.session.add(row)
        remember(work.session, errand)
    if errand.fault is not None and errand.fault != before.fault:
        log.warning("no time-stamp: %s", errand.fault)
