"""The client of the gate without a line: it asks the FAKE gate directly, and fails when told to."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.fakes.fake_gate import FakeGate
from tuokio.jitsi.errors import ProsodyAway
from tuokio.jitsi.prosody import ProsodyClient
from tuokio.jitsi.prosody_http import API, _understand
from tuokio.jitsi.wire import Fields


class Line:
    """Answers as the connection does. It is cut after `left` requests, before or after the gate
    has done what it was asked. `meanwhile` hears of each change, right after it was made."""

    def __init__(self, gate: FakeGate) -> None:
        self._gate = gate
        self.left: int | None = None
        self.done_first = False
        self.meanwhile: Callable[[str], None] = _nothing

    def heal(self) -> None:
        """Nothing fails any more."""
        self.left, self.meanwhile = None, _nothing

    def ask(self, method: str, path: str, payload: object = None, *, most: int) -> Fields:
        """As `GateConnection.ask`."""
        cut = self.left is not None and self.left <= 0
        if self.left is not None:
            self.left -= 1
        if cut and not self.done_first:
            raise ProsodyAway("unreachable")
        target, _, query = path.removeprefix(API).partition("?")
        body = b"" if payload is None else json.dumps(payload).encode()
        status, content = self._gate.handle(method, target, query, body)
        if method != "GET":
            self.meanwhile(target)
        if cut:
            raise ProsodyAway("unreachable")
        raw = json.dumps(content).encode()
        assert len(raw) <= most
        return _understand(status, raw)

    def close(self) -> None:
        """As the connection does."""


def _nothing(_target: str) -> None:
    pass


class Straight(ProsodyClient):
    """A client with that line."""

    def __init__(self, line: Line) -> None:
        self._gate = line  # type: ignore[assignment]
