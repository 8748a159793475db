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
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes.fake_gate import FakeGate
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
class FakeProsody:
    """Where it is, what it holds, and everything that it was asked."""

    url: str = ""
    gate: FakeGate = field(default_factory=FakeGate)
    asked: list[FakeRequest] = field(default_factory=list)
    connections: int = 0
    secret: str = SECRET
    host: str = HOST
    closing: bool = False
    _mood: Mood = Mood.WELL
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _seen: set[str] = field(default_factory=set)

    @property
    def mood(self) -> Mood:
        """How it answers from now on. A change releases those who wait."""
        return self._mood

    @mood.setter
    def mood(self, mood: Mood) -> None:
        with self._changed:
            self._mood = mood
            self._changed.notify_all()

    def hold(self, mood: Mood, seconds: float | None = None) -> None:
        """Wait while it is in this mood, or so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._mood != mood or self.closing, seconds)

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


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go out apart; it would hold back the second
    fake: FakeProsody

    def setup(self) -> None:
        self.fake.connections += 1
        super().setup()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = FakeRequest(self.command, self.path, dict(self.headers), body)
        self.fake.asked.append(request)
        special = _MOODS.get(self.fake.mood)
        if special is not None:
            special(self, request)
        elif self.headers.get("Host") != self.fake.host or not self.path.startswith(BASE + "/"):
            _stranger(self, request)
        else:
            self.reply(*self.fake.answer(request))

    def do_PUT(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self.do_GET()

    def reply(self, status: int, content: object, **headers: str) -> None:
        """Send an answer: JSON, or bytes as they are."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def hang_up(self) -> None:
        """End the connection."""
        self.close_connection = True

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""


def _away(handler: _Handler, _request: FakeRequest) -> None:
    handler.hang_up()


def _cut_off(handler: _Handler, request: FakeRequest) -> None:
    handler.fake.answer(request)
    handler.hang_up()


def _silent(handler: _Handler, _request: FakeRequest) -> None:
    handler.fake.hold(Mood.SILENT)
    handler.hang_up()


def _drop_by_drop(handler: _Handler, _request: FakeRequest) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b" ")
            handler.fake.hold(Mood.DROP_BY_DROP, 0.02)
    except OSError:
        handler.hang_up()  # the other side had enough


def _faulty(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(503, {"error": "no-secret"})


def _redirect(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(307, {"evicted": 0}, Location=handler.path + "/elsewhere")


def _stranger(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(
        404, b"<!doctype html><title>404</title>Whatever you were looking for", Server="x"
    )


def _garbage(handler: _Handler, _request: FakeRequest) -> None:
    handler.reply(200, b'{"generation": 1, "evic')


def _broken_headers(handler: _Handler, _request: FakeRequest) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nno header\r\n: at all\r\n\r\n{}")
    handler.hang_up()


def _huge(handler: _Handler, _request: FakeRequest) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.hang_up()
    try:
        while handler.fake.mood is Mood.HUGE and not handler.fake.closing:
            handler.wfile.write(b" " * 65536)
    except OSError:
        pass  # the other side had enough


_MOODS: dict[Mood, Callable[[_Handler, FakeRequest], None]] = {
    Mood.AWAY: _away,
    Mood.CUT_OFF: _cut_off,
    Mood.SILENT: _silent,
    Mood.DROP_BY_DROP: _drop_by_drop,
    Mood.FAULTY: _faulty,
    Mood.REDIRECT: _redirect,
    Mood.STRANGER: _stranger,
    Mood.GARBAGE: _garbage,
    Mood.BROKEN_HEADERS: _broken_headers,
    Mood.HUGE: _huge,
}


@contextmanager
def fake_prosody() -> Iterator[FakeProsody]:
    """Serve it."""
    fake = FakeProsody()
    handler = type("Handler", (_Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        fake.closing = True
        fake.mood = Mood.WELL
        server.shutdown()
        server.server_close()
