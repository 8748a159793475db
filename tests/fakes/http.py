"""What the fakes that speak HTTP share: a server on loopback, its answers, and their moods."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, TypeVar


@dataclass(kw_only=True)
class Served:
    """Whatever stands behind an address on loopback."""

    url: str = ""
    closing: bool = False

    def close(self) -> None:
        """Keep nobody waiting any more."""
        self.closing = True


S = TypeVar("S", bound=Served)
M = TypeVar("M", bound=Enum)


@dataclass(kw_only=True)
class Moody(Served, Generic[M]):
    """One that can answer in several ways, which the test chooses."""

    _mood: M
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def mood(self) -> M:
        """How it answers from now on. A change releases those who wait."""
        return self._mood

    @mood.setter
    def mood(self, mood: M) -> None:
        with self._changed:
            self._mood = mood
            self._changed.notify_all()

    def hold(self, mood: M, seconds: float | None = None) -> None:
        """Wait while it is in this mood, or so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._mood != mood or self.closing, seconds)

    def close(self) -> None:
        """Keep nobody waiting any more."""
        with self._changed:
            super().close()
            self._changed.notify_all()


class Handler(BaseHTTPRequestHandler, Generic[S]):
    """How one request is answered."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go out apart; it would hold back the second
    methods: Sequence[str] = ("POST",)
    """Those that it knows."""
    kind = ""
    """The type of an answer, unless `reply` is told another; empty for none."""
    fake: S

    def answer(self) -> None:
        """Answer a request by one of these methods."""
        raise NotImplementedError

    def do_GET(self) -> None:
        """Called by the base class, as the others are."""
        if self.command in self.methods:
            self.answer()
        else:
            self.send_error(501)

    def do_POST(self) -> None:
        """See `do_GET`."""
        self.do_GET()

    def do_PUT(self) -> None:
        """See `do_GET`."""
        self.do_GET()

    def do_DELETE(self) -> None:
        """See `do_GET`."""
        self.do_GET()

    def body(self) -> bytes:
        """Read what was sent."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def reply(self, status: int, content: bytes | str, kind: str = "", **headers: str) -> None:
        """Send an answer. A redirect leads further, on the same server."""
        raw = content.encode() if isinstance(content, str) else content
        self.send_response(status)
        if kind or self.kind:
            self.send_header("Content-Type", kind or self.kind)
        if 300 <= status < 400:
            self.send_header("Location", f"{self.fake.url}{self.path}/elsewhere")
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


F = TypeVar("F", bound=Moody[Any])


class MoodyHandler(Handler[F]):
    """The ways to be slow, which every fake has; each lasts as long as the given mood."""

    def stay_silent(self, mood: Enum) -> None:
        """Say nothing, then hang up."""
        self.fake.hold(mood)
        self.hang_up()

    def drop_by_drop(self, mood: Enum) -> None:
        """Answer so slowly that no single wait is long."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(1000):
                self.wfile.write(b" ")
                self.fake.hold(mood, 0.02)
        except OSError:
            self.hang_up()  # the other side had enough

    def pour(self, mood: Enum) -> None:
        """Send an answer that does not end."""
        self.send_response(200)
        self.end_headers()
        self.hang_up()
        try:
            while self.fake.mood is mood and not self.fake.closing:
                self.wfile.write(b" " * 65536)
        except OSError:
            pass  # the other side had enough


@contextmanager
def served(handler: type[Handler[S]], fake: S) -> Iterator[S]:
    """Serve it on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (handler,), {"fake": fake}))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield fake
    finally:
        fake.close()
        server.shutdown()
        server.server_close()
