"""A stand-in for the service: takes Prosody's events, checks their signatures, and can be away."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.server import PATIENCE, free_port
from tuokio.jitsi import signing
from tuokio.jitsi.errors import GateEventInvalid, SignatureInvalid
from tuokio.jitsi.gate_events import parse

PATH = "/prosody/v1/events"
Event = dict[str, Any]


class _Seen:
    """The ids that were used."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def remember(self, request_id: str, until: int) -> bool:
        if request_id in self._ids:
            return False
        self._ids.add(request_id)
        return True


class FakeService:
    """Starts away; `up()` and `down()` change that. Down, nobody listens on its port.

    Args:
        secret: the one shared with Prosody.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self._key = signing.derive_key(secret, signing.Direction.TO_SERVICE)
        self._port = free_port()
        self._server: ThreadingHTTPServer | None = None
        self._news = threading.Condition()
        self._seen = _Seen()
        self.deliveries: list[Event] = []
        """Every event that was acknowledged, also when it came a second time."""
        self.faults: list[str] = []
        """What was wrong with requests: `signature`, `time`, `replayed`, `path`, `json`."""
        self.answer: Callable[[Event], int] = lambda _: 204
        """The status for an event; anything but 2xx makes Prosody come again."""

    @property
    def url(self) -> str:
        """For `tuokio_service_url`."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def events(self) -> list[Event]:
        """Each event once, in the order in which they first came."""
        with self._news:
            return list({event["id"]: event for event in self.deliveries}.values())

    def of(self, **wanted: Any) -> list[Event]:
        """The events with these fields."""
        return [event for event in self.events if wanted.items() <= event.items()]

    def wait_for(self, within: float = PATIENCE, **wanted: Any) -> Event:
        """The first event with these fields, which may have come already.

        Raises:
            AssertionError: it did not come within so many seconds.
        """
        self.wait_until(lambda: bool(self.of(**wanted)), within, str(wanted))
        return self.of(**wanted)[0]

    def wait_until(
        self, true: Callable[[], bool], within: float = PATIENCE, what: str = "it"
    ) -> None:
        """Wait until something holds of what came.

        Raises:
            AssertionError: it did not within so many seconds.
        """
        until = time.monotonic() + within
        with self._news:
            while not true():
                came = [(event["type"], event.get("reason")) for event in self.deliveries]
                rest = until - time.monotonic()
                assert rest > 0, f"{what} did not come; came: {came[-20:]}; {self.faults}"
                self._news.wait(rest)

    def up(self) -> FakeService:
        """Listen."""
        handler = type("Handler", (_Handler,), {"service": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def down(self) -> None:
        """Be away: connections are refused."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def take(self, method: str, path: str, headers: dict[str, str], body: bytes) -> int:
        """Judge one request; return the status of the answer."""
        with self._news:
            status = self._judge(method, path, headers, body)
            self._news.notify_all()
            return status

    def _judge(self, method: str, path: str, headers: dict[str, str], body: bytes) -> int:
        try:
            signing.verify(
                self._key,
                method=method,
                path=path,
                body=body,
                headers=headers,
                now=time.time(),
                memory=self._seen,
            )
            event = json.loads(body)
            parse(body)  # the real service must be able to read it
        except (SignatureInvalid, GateEventInvalid, ValueError) as fault:
            self.faults.append(str(fault))
            return 401
        if path != PATH:
            self.faults.append("path")
            return 404
        status = self.answer(event)
        if 200 <= status < 300:
            self.deliveries.append(event)
        return status


class _Handler(BaseHTTPRequestHandler):
    service: FakeService
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        # A service that went away while the request was under way did not take it.
        self.close_connection = True
        given = {
            name: self.headers.get(name, "")
            for name in (signing.TIME_HEADER, signing.ID_HEADER, signing.SIGNATURE_HEADER)
        }
        status = self.service.take(self.command, self.path, given, body)
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: the events are there to be looked at."""
