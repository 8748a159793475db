"""The one thread that hands in letters."""

from __future__ import annotations

import logging
import threading
from typing import Final

from flask_admin_app.core import Core
from flask_admin_app.services.post.sending import send_due

LOOK_EVERY: Final = 10.0
"""Seconds."""

log = logging.getLogger("tuokio.post")


class PostKeeper:
    """Sends what is due while the service runs. What is due stands in the database."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tuokio-post", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a letter that is being handed in ends first."""
        self._stopping.set()
        self._thread.join()

    def look(self) -> None:
        """Send once what is due."""
        try:
            send_due(self._core)
        except Exception as error:
            # A database that is locked or away: the same again, soon.
            log.warning("missed: %s", type(error).__name__)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.look()
            self._stopping.wait(LOOK_EVERY)
