"""The service in this process, with everything that browsers send to it written down."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flask_admin_app import config
from flask_admin_app.asgi import UVICORN, create_asgi
from flask_admin_app.core import Core
from tests.browser.service import EXIT_URL, Service
from tests.support.server import PATIENCE


@dataclass
class Recorder:
    """ASGI middleware: keeps each body, and each message of a WebSocket, as it came."""

    app: ASGIApp
    sent: list[bytes] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and write down what comes in."""

        async def listening() -> Message:
            message = await receive()
            for name in ("body", "bytes", "text"):
                found = message.get(name)
                if found:
                    self.sent.append(found.encode() if isinstance(found, str) else found)
            return message

        await self.app(scope, listening, send)


@dataclass(frozen=True, kw_only=True)
class Recorded(Service):
    """A service, its own parts, and what was sent to it."""

    core: Core
    recorder: Recorder


@contextmanager
def recording(folder: Path) -> Iterator[Recorded]:
    """Serve a data folder."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
        environ = {
            "TUOKIO_DATA_DIR": str(folder),
            "TUOKIO_PORT": port,
            "TUOKIO_EXIT_URL": EXIT_URL,
        }
        settings = config.load(environ)
        core = Core(settings)
        recorder = Recorder(create_asgi(settings, core=core))
        server = uvicorn.Server(uvicorn.Config(recorder, **UVICORN))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            httpx.get(f"{settings.public_url}/healthz", timeout=PATIENCE).raise_for_status()
            yield Recorded(settings.public_url, folder, core=core, recorder=recorder)
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
            core.database.engine.dispose()
