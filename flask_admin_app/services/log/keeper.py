"""The one thread that carries the log's checkpoints outside: looks what is due, and does it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from flask_admin_app.core import Core
from flask_admin_app.services.log.daily import mail_if_due, purge_if_due, webhook_if_due
from flask_admin_app.services.log.exports import sweep
from flask_admin_app.services.log.outside import stamp_if_due
from flask_admin_app.services.log.publishing import publish
from flask_admin_app.services.log.witnesses import ask_due

LOOK_EVERY = 30.0
"""Seconds."""

ERRANDS: tuple[tuple[str, Callable[[Core], object]], ...] = (
    ("publish", publish),
    ("witnesses", ask_due),
    ("timestamp", stamp_if_due),
    ("mail", mail_if_due),
    ("webhook", webhook_if_due),
    ("purge", purge_if_due),
)
"""In this order: what is mailed has been cosigned before."""

log = logging.getLogger("tuokio.log")


class LogKeeper:
    """Does the log's errands while the service runs. What is due stands in the database."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._stopping = threading.Event()
        self._missed: dict[str, str] = {}
        self._thread = threading.Thread(target=self._run, name="tuokio-log", daemon=True)

    def start(self) -> None:
        """Begin, after what killed exports left is gone."""
        self._do("sweep", sweep)
        self._thread.start()

    def stop(self) -> None:
        """End; a request that is under way ends first."""
        self._stopping.set()
        self._thread.join()

    def look(self) -> None:
        """Do once what is due. One errand that fails keeps no other from being done."""
        for name, errand in ERRANDS:
            if self._stopping.is_set():
                return
            self._do(name, errand)

    def _do(self, name: str, errand: Callable[[Core], object]) -> None:
        try:
            errand(self._core)
            self._missed.pop(name, None)
        except Exception as error:
            # A database that is locked or away: the same again, soon.
            self._miss(name, type(error).__name__)

    def _miss(self, name: str, why: str) -> None:
        if self._missed.get(name) != why:  # once, not every half minute
            log.warning("%s: missed: %s", name, why)
        self._missed[name] = why

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.look()
            self._stopping.wait(LOOK_EVERY)
