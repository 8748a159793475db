"""Showing a new checkpoint to anyone, as often as that may be; and an alarm when the log cannot be
signed any more, because it is not what it was."""

from __future__ import annotations

import logging
from dataclasses import replace

from flask_admin_app.core import Core
from flask_admin_app.services.log.checkpoints import latest, publish_if_due
from flask_admin_app.services.log.errands import Errand, hourly_due, recall, remember
from flask_admin_app.services.log.faults import LogDamagedError, LogKeyError

NAME = "publish"
DAMAGED = "damaged"
KEY = "key"

log = logging.getLogger("tuokio.log")


def publish(core: Core) -> None:
    """Look whether the log is what was signed, and publish if that is due. A damaged log, or a key
    file of no use, is told hourly, until a look finds all well again."""
    with core.database.read() as session:
        before = recall(session, NAME)
    now = core.clock()
    if not hourly_due(before, now):
        return
    try:
        done = publish_if_due(core)
    except LogDamagedError as error:
        log.error("no checkpoint is signed any more: %s", error)
        fault = KEY if isinstance(error, LogKeyError) else DAMAGED
        _note(core, replace(before, tried_at=now, fault=fault))
        return
    if done:
        with core.database.read() as session:
            row = latest(session)
        size = row.size if row is not None else 0
        _note(core, Errand(NAME, size, done_at=now, tried_at=now))
    elif before.fault is not None:
        _note(core, replace(before, tried_at=now, fault=None))


def _note(core: Core, errand: Errand) -> None:
    with core.database.write() as work:
        remember(work.session, errand)
