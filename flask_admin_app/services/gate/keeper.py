"""The one thread that talks to Prosody: compares, pushes, and tries again while it is away."""

from __future__ import annotations

import logging
import threading
import time

from flask_admin_app.core import Core
from flask_admin_app.services.gate.push import push
from flask_admin_app.services.gate.reconcile import reconcile
from tuokio.jitsi.errors import GateBroken, ProsodyAway, ProsodyError
from tuokio.jitsi.prosody import ProsodyClient

COMPARE_EVERY = 60.0
FIRST_RETRY = 0.5
LAST_RETRY = 5.0
"""Seconds. Somebody stands at the door, so it never waits long."""

log = logging.getLogger("tuokio.gate")


class Keeper:
    """Keeps Prosody in step with the database while the service runs."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tuokio-gate", daemon=True)
        self._compare_at = 0.0
        self._retry = FIRST_RETRY

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a request that is under way ends first."""
        self._stopping.set()
        self._core.gate.wake()
        self._thread.join()

    def _run(self) -> None:
        prosody = self._core.prosody
        while prosody is not None and not self._stopping.is_set():
            self._core.gate.wait(self._round(prosody))

    def _round(self, prosody: ProsodyClient) -> float:
        """One round; the seconds until the next, if nobody wakes us before."""
        try:
            if self._core.gate.must_compare() or time.monotonic() >= self._compare_at:
                self._compare_at = 0.0  # until it has succeeded
                self._check(prosody)
                reconcile(self._core, prosody)
                self._compare_at = time.monotonic() + COMPARE_EVERY
            push(self._core, prosody)
        except ProsodyError as error:
            return self._lost(error)
        except Exception as error:
            # A database that is locked or away: the same again, soon.
            log.warning("the gate missed a round: %s", type(error).__name__)
            return LAST_RETRY
        if self._core.gate.away_since is not None:
            log.warning("Prosody answers again")
        self._core.gate.back()
        self._retry = FIRST_RETRY
        return max(0.0, self._compare_at - time.monotonic())

    def _lost(self, error: ProsodyError) -> float:
        if self._core.gate.away_since is None:
            log.warning("%s. Who is let in waits until it is back", error)
        faults = error.faults if isinstance(error, GateBroken) else ()
        self._core.gate.lost(self._core.clock(), faults)
        self._compare_at = 0.0  # it may come back without what it held
        wait, self._retry = self._retry, min(self._retry * 2, LAST_RETRY)
        return wait

    def _check(self, prosody: ProsodyClient) -> None:
        """A gate that answers and is not whole opens no door; where it can, it still puts people
        out. One that does not tell is asked no more than what follows: the rest of the round finds
        out whether it is there.

        Raises:
            GateBroken: it says so itself.
        """
        try:
            health = prosody.health()
        except ProsodyError as error:
            if isinstance(error, ProsodyAway) and error.reason != "answer":
                raise
            return
        if health.broken:
            if health.puts_out:
                push(self._core, prosody, admit=False)
            raise GateBroken(health.broken)
