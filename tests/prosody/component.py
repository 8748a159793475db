"""A program beside Prosody, as a client of it."""

from __future__ import annotations

import hashlib
import re
import secrets
import socket

from tests.prosody import xml
from tests.support.server import PATIENCE


class Component:
    """A program beside Prosody that speaks for a host of its own (XEP-0114)."""

    def __init__(self, host: str, port: int, secret: str) -> None:
        self._line = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._line.settimeout(PATIENCE)
        self._host = host
        self._heard = ""
        self.send(
            f"<stream:stream xmlns='jabber:component:accept' xmlns:stream='{xml.STREAMS}'"
            f" to='{host}'>"
        )
        found = self.wait_for(r"""<stream:stream[^>]* id=['"]([^'"]+)['"][^>]*>""")
        proof = hashlib.sha1((found[1] + secret).encode()).hexdigest()  # noqa: S324
        self.send(f"<handshake>{proof}</handshake>")
        self.wait_for(r"<handshake")

    def send(self, text: str) -> None:
        """Send text as it is."""
        self._line.sendall(text.encode())

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Wait until what came in fits somewhere."""
        while not (found := re.search(pattern, self._heard)):
            more = self._line.recv(65536).decode()
            assert more, "the line ended"
            self._heard += more
        return found

    def refused(self, to: str, inner: str) -> str | None:
        """Send an iq; return our reason, or None: it was not us who refused."""
        name = secrets.token_hex(6)
        self.send(f"<iq type='set' id='{name}' from='a@{self._host}/b' to='{to}'>{inner}</iq>")
        answer = self.wait_for(rf"""<iq[^>]*id=['"]{name}['"].*?</iq>""")[0]
        found = re.search(r"""<refused[^>]* reason=['"](\w+)""", answer)
        return found and found[1]

    def close(self) -> None:
        """End."""
        self._line.close()
