"""XMPP over WebSocket (RFC 7395): one connection and a thread that reads it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.prosody import xml
from tests.support.server import PATIENCE


class WebSocketLine:
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
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._connection = ExitStack().enter_context(
            connect(
                f"ws://{host}:{port}/xmpp-websocket?{urlencode(query)}",
                sock=self._socket,
                subprotocols=[Subprotocol("xmpp")],
                open_timeout=PATIENCE,
                ping_interval=None,
                compression=None,
                proxy=None,
                close_timeout=1,
                max_size=None,
            )
        )
        threading.Thread(target=self._read, daemon=True).start()

    def open(self) -> None:
        """Begin a stream: at first, and again after signing in."""
        self.send(f"<open xmlns='{xml.FRAMING}' to='{self._host}' version='1.0'/>")

    def send(self, text: str) -> None:
        """Send one element."""
        self._connection.send(text)

    def close(self) -> None:
        """End the stream in order."""
        try:
            self.send(f"<close xmlns='{xml.FRAMING}'/>")
        except ConnectionClosed:
            return
        self._connection.close()

    def drop(self) -> None:
        """Cut the line, as a phone does that leaves the network: nothing is said."""
        self._socket.shutdown(socket.SHUT_RDWR)

    def _read(self) -> None:
        try:
            for text in self._connection:
                self._arrived(xml.parse(text if isinstance(text, str) else text.decode()))
        except (ConnectionClosed, OSError):
            pass
        finally:
            self._ended()
