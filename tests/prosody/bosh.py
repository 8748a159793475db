"""XMPP over BOSH (XEP-0206): requests that Prosody answers when it has something to say."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import httpx

from tests.prosody import xml
from tests.support.server import PATIENCE

HTTPBIND = "http://jabber.org/protocol/httpbind"
XBOSH = "urn:xmpp:xbosh"
WAIT = 5
"""Seconds that Prosody may hold a request when it has nothing to say."""


class BoshLine:
    """Carries elements to and from one host of a Prosody."""

    def __init__(
        self,
        port: int,
        host: str,
        query: dict[str, str],
        arrived: Callable[[Element], None],
        ended: Callable[[], None],
    ) -> None:
        self._host = host
        self._arrived = arrived
        self._ended = ended
        self._url = f"http://127.0.0.1:{port}/http-bind?{urlencode(query)}"
        self._http = httpx.Client(
            headers={"Host": host, "Content-Type": "text/xml; charset=utf-8"},
            timeout=WAIT + PATIENCE,
            trust_env=False,
        )
        self._sid: str | None = None
        self._rid = secrets.randbelow(2**40)
        self._handled = self._rid
        self._over = False
        self._turn = threading.Condition()

    def open(self) -> None:
        """Begin a session; after signing in, begin the stream anew."""
        if self._sid is not None:
            self._exchange("", f"xmpp:restart='true' xmlns:xmpp='{XBOSH}'")
            return
        self._exchange(
            "",
            f"to='{self._host}' wait='{WAIT}' hold='1' ver='1.6' xml:lang='en'"
            f" xmpp:version='1.0' xmlns:xmpp='{XBOSH}'",
        )
        threading.Thread(target=self._poll, daemon=True).start()

    def send(self, text: str) -> None:
        """Send one element."""
        threading.Thread(target=self._exchange, args=(text,), daemon=True).start()

    def close(self) -> None:
        """End the session in order."""
        if not self._over:
            self._exchange(
                "<presence xmlns='jabber:client' type='unavailable'/>", "type='terminate'"
            )
        self._end()

    def drop(self) -> None:
        """Ask no more, as a phone does that leaves the network."""
        self._end()
        self._http.close()

    def _poll(self) -> None:
        while not self._over:
            self._exchange("")

    def _exchange(self, inner: str, attributes: str = "") -> None:
        with self._turn:
            self._rid += 1
            rid = self._rid
        sid = f"sid='{self._sid}'" if self._sid else ""
        body = f"<body xmlns='{HTTPBIND}' rid='{rid}' {sid} {attributes}>{inner}</body>"
        try:
            answer = self._http.post(self._url, content=body.encode())
            said = xml.parse(answer.text) if answer.status_code == 200 else None
        except (httpx.HTTPError, RuntimeError):
            # RuntimeError: the client was closed by `drop`.
            said = None
        self._handle_in_turn(rid, said)

    def _handle_in_turn(self, rid: int, said: Element | None) -> None:
        """Two answers may come in at once; what they hold belongs in the order of asking."""
        with self._turn:
            self._turn.wait_for(lambda: self._handled == rid - 1 or self._over, PATIENCE)
            if said is not None and not self._over:
                self._sid = self._sid or said.get("sid")
                for element in said:
                    self._arrived(element)
            self._handled = rid
            self._turn.notify_all()
        if said is None or said.get("type") == "terminate":
            self._end()

    def _end(self) -> None:
        with self._turn:
            if self._over:
                return
            self._over = True
            self._turn.notify_all()
        self._ended()
