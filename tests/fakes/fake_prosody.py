"""A FAKE of Prosody with the gate in it, on loopback: the HTTP interface of `docs/prosody.md`.

It checks requests as the real one does: host, size, signature, time, and each id once. It can also
be in another mood: away, slow, broken. Events are sent by the test (`deliver`), signed.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from tests.fakes.fake_gate import FakeGate
from tests.fakes.http import Moody, MoodyHandler, served
from tuokio.jitsi.errors import SignatureInvalid
from tuokio.jitsi.signing import Direction, derive_key, sign, verify

SECRET = "Qm3vX8rT0yLw6ZcUe1pHs9KaDn5gJb7fIo2VxMtR"
HOST = "tuokio.meet.example.org"
BASE = "/tuokio/v1"
EVENTS = "/prosody/v1/events"
MOST_BYTES = 16 * 1024


class Mood(Enum):
    """How it answers."""

    WELL = auto()
    AWAY = auto()
    """Hangs up without a word, and does nothing."""
    CUT_OFF = auto()
    """Does what it is asked, and hangs up before it has said so."""
    SILENT = auto()
    """Takes the request and says nothing until the mood changes."""
    DROP_BY_DROP = auto()
    """Answers so slowly that no single wait is long."""
    FAULTY = auto()
    """503, as without a usable secret."""
    REDIRECT = auto()
    STRANGER = auto()
    """Another program: 404 with a page."""
    GARBAGE = auto()
    """Signed-looking nonsense: 200 and broken JSON."""
    BROKEN_HEADERS = auto()
    HUGE = auto()
    """An answer that does not end."""


@dataclass(frozen=True)
class FakeRequest:
    """What was asked of it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class FakeProsody(Moody[Mood]):
    """Where it is, what it holds, and everything that it was asked."""

    gate: FakeGate = field(default_factory=FakeGate)
    asked: list[FakeRequest] = field(default_factory=list)
    connections: int = 0
    secret: str = SECRET
    host: str = HOST
    _mood: Mood = field(default=Mood.WELL, kw_only=True)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _seen: set[str] = field(default_factory=set)

    def remember(self, request_id: str, until: int) -> bool:
        """Note an id for good; whether it is new."""
        new = request_id not in self._seen
        self._seen.add(request_id)
        return new

    def answer(self, request: FakeRequest) -> tuple[int, dict[str, Any]]:
        """Answer as the gate does."""
        if len(request.body) > MOST_BYTES:
            return 413, {"error": "size"}
        with self._lock:
            try:
                verify(
                    derive_key(self.secret, Direction.TO_PROSODY),
                    method=request.method,
                    path=request.target,
                    body=request.body,
                    headers=request.headers,
                    now=time.time(),
                    memory=self,
                )
            except SignatureInvalid as error:
                return 401, {"error": error.reason}
            path, _, query = request.target.removeprefix(BASE).partition("?")
            return self.gate.handle(request.method, path, query, request.body)

    def deliver(self, post: Callable[[str, dict[str, str], bytes], int]) -> int:
        """Send what is in the outbox, in order, until one is not taken; return how many were.

        Args:
            post: sends path, headers and body to the service and returns the HTTP status.
        """
        taken = 0
        while self.gate.outbox:
            body = json.dumps(self.gate.outbox[0]).encode()
            if not 200 <= post(EVENTS, self.sign_event(body), body) < 300:
                break
            del self.gate.outbox[0]
            taken += 1
        return taken

    def sign_event(self, body: bytes, *, at: float | None = None) -> dict[str, str]:
        """Return the headers of an event, signed by Prosody; `at` in Unix seconds."""
        key = derive_key(self.secret, Direction.TO_SERVICE)
        moment = int(self.gate.clock() if at is None else at)
        signed = sign(key, method="POST", path=EVENTS, body=body, at=moment)
        return {**signed, "Content-Type": "application/json"}


class _Handler(MoodyHandler[FakeProsody]):
    methods = ("GET", "PUT", "DELETE", "POST")

    def setup(self) -> None:
        self.fake.connections += 1
        super().setup()

    def answer(self) -> None:
        request = FakeRequest(self.command, self.path, dict(self.headers), self.body())
        self.fake.asked.append(request)
        special = _MOODS.get(self.fake.mood)
        if special is not None:
            special(self, request)
        elif self.headers.get("Host") != self.fake.host or not self.path.startswith(BASE + "/"):
            _stranger(self, request)
        else:
            self.reply_json(*self.fake.answer(request))

    def reply_json(self, status: int, content: object) -> None:
        """Send an answer: JSON, or bytes as they are."""
        self.reply(status, content if isinstance(content, bytes) else json.dumps(content))


def _cut_off(handler: _Handler, request: FakeRequest) -> None:
    handler.fake.answer(request)
    handler.hang_up()


def _faulty(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply_json(503, {"error": "no-secret"})


def _redirect(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply_json(307, {"evicted": 0})


def _stranger(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(
        404, b"<!doctype html><title>404</title>Whatever you were looking for", Server="x"
    )


def _garbage(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(200, b'{"generation": 1, "evic')


def _broken_headers(handler: _Handler, _request: FakeRequest) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nno header\r\n: at all\r\n\r\n{}")
    handler.hang_up()


_MOODS: dict[Mood, Callable[[_Handler, FakeRequest], None]] = {
    Mood.AWAY: lambda handler, _request: handler.hang_up(),
    Mood.CUT_OFF: _cut_off,
    Mood.SILENT: lambda handler, _request: handler.stay_silent(Mood.SILENT),
    Mood.DROP_BY_DROP: lambda handler, _request: handler.drop_by_drop(Mood.DROP_BY_DROP),
    Mood.FAULTY: _faulty,
    Mood.REDIRECT: _redirect,
    Mood.STRANGER: _stranger,
    Mood.GARBAGE: _garbage,
    Mood.BROKEN_HEADERS: _broken_headers,
    Mood.HUGE: lambda handler, _request: handler.pour(Mood.HUGE),
}


@contextmanager
def fake_prosody() -> Iterator[FakeProsody]:
    """Serve it."""
    with served(_Handler, FakeProsody()) as fake:
        yield fake
