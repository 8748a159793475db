"""Who listens to which encounter. Messages carry no content: a page that hears `changed` fetches
its own part again, through the same authorised route as ever."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import datetime

SESSION_GONE = 4401
OVER = 4410
TOO_MANY = 4408

MOST_PAGES = 8
"""Of one person in one encounter at once; the oldest goes."""

MOST_LOOKS = 5000
"""How many people's last look is remembered; the oldest goes."""


@dataclass(eq=False)
class Listener:
    """One connected page. `ref` is the participant; `staff` hears of everything."""

    encounter: str
    ref: str
    staff: bool
    loop: asyncio.AbstractEventLoop
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    close_code: int | None = None

    def nudge(self, close_code: int | None = None) -> None:
        """Wake the page's task, from any thread; with a code, to close."""
        if close_code is not None:
            self.close_code = close_code
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.wake.set)


class Hub:
    """The listeners of this process. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # In the order of their coming.
        self._listeners: dict[str, dict[Listener, None]] = {}
        self._looks: dict[str, datetime] = {}

    def add(self, listener: Listener) -> None:
        """Start to listen; staff hear that somebody came to listen."""
        with self._lock:
            listeners = self._listeners.setdefault(listener.encounter, {})
            own = [other for other in listeners if other.ref == listener.ref]
            listeners[listener] = None
        for oldest in own[: len(own) + 1 - MOST_PAGES]:
            oldest.nudge(TOO_MANY)
        self._presence_changed(listener)

    def discard(self, listener: Listener) -> None:
        """Stop to listen."""
        with self._lock:
            rest = self._listeners.get(listener.encounter, {})
            rest.pop(listener, None)
            if not rest:
                self._listeners.pop(listener.encounter, None)
        self._presence_changed(listener)

    def publish(self, encounter: str, refs: set[str] | None = None) -> None:
        """Something changed: for everyone in the encounter, or for its staff and `refs`."""
        for listener in self._of(encounter):
            if refs is None or listener.staff or listener.ref in refs:
                listener.nudge()

    def publish_to_all(self) -> None:
        """Something changed for every encounter."""
        with self._lock:
            encounters = list(self._listeners)
        for encounter in encounters:
            self.publish(encounter)

    def close(self, encounter: str, ref: str | None, code: int) -> None:
        """Close the pages of one person, or of all."""
        for listener in self._of(encounter):
            if ref is None or listener.ref == ref:
                listener.nudge(code)

    def staff_here(self, encounter: str) -> bool:
        """Whether a member of staff has the encounter open."""
        return any(listener.staff for listener in self._of(encounter))

    def connected(self, encounter: str) -> set[str]:
        """The participants who have a page of the encounter open."""
        return {listener.ref for listener in self._of(encounter)}

    def looked(self, ref: str, at: datetime) -> None:
        """A client fetched a page of theirs: with or without a live line, it was open then."""
        with self._lock:
            self._looks.pop(ref, None)
            self._looks[ref] = at
            if len(self._looks) > MOST_LOOKS:
                del self._looks[next(iter(self._looks))]

    def last_look(self, ref: str) -> datetime | None:
        """When they last did, as far as is known."""
        with self._lock:
            return self._looks.get(ref)

    def _of(self, encounter: str) -> list[Listener]:
        with self._lock:
            return list(self._listeners.get(encounter, ()))

    def _presence_changed(self, listener: Listener) -> None:
        # Clients care whether staff are here; staff see their own list anyway.
        self.publish(listener.encounter, None if listener.staff else set())
