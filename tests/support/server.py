"""The real service on a free port of this machine, and a client for its live connections."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from flask_admin_app import config, create_app
from flask_admin_app.asgi import UVICORN, create_asgi
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.live import practice, sockets, tickets
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.web import Browser, Client, Web

PATIENCE = 10.0
"""Seconds to wait for what should come at once; a loaded machine is no fault."""

PORTS = range(20000, 32000)
WORKERS = 4
"""Processes that run tests side by side, at most."""


@dataclass
class Service:
    """The service, and browsers that act on the same one."""

    settings: Settings
    core: Core
    web: Web

    @property
    def url(self) -> str:
        """Where it is."""
        return self.settings.public_url

    @contextmanager
    def socket(
        self, path: str, protocols: Sequence[str], *, origin: str | None = None
    ) -> Iterator[ClientConnection]:
        """Open a WebSocket as a page of `origin` would; by default a page of ours."""
        with connect(
            self.url.replace("http", "ws", 1) + path,
            subprotocols=[Subprotocol(each) for each in protocols],
            origin=Origin(origin or self.url),
            open_timeout=PATIENCE,
            max_size=None,
        ) as connection:
            yield connection

    def listen(
        self, encounter: str, ticket: str, *, origin: str | None = None
    ) -> AbstractContextManager[ClientConnection]:
        """A page's live connection."""
        offered = [sockets.PROTOCOL, tickets.PREFIX + ticket]
        return self.socket(f"/live/encounters/{encounter}", offered, origin=origin)

    @contextmanager
    def listen_client(self, encounter: str, client: Client) -> Iterator[ClientConnection]:
        """The live connection of a client's page, which has heard its first word already."""
        with self.listen(encounter, ticket_of(client, f"/j/{client.ref}")) as connection:
            yield quiet(connection)

    @contextmanager
    def listen_staff(self, encounter: str, who: str = "professional") -> Iterator[ClientConnection]:
        """The live connection of the desk, which has heard its first word already."""
        ticket = ticket_of(self.web.staff(who), f"/desk/encounters/{encounter}")
        with self.listen(encounter, ticket) as connection:
            yield quiet(connection)

    def practise(
        self, token: str, *, origin: str | None = None
    ) -> AbstractContextManager[ClientConnection]:
        """A page in the practice meeting."""
        offered = [practice.PROTOCOL, practice.TOKEN + token]
        return self.socket("/live/practice", offered, origin=origin)


def ticket_of(browser: Browser, base: str) -> str:
    """A fresh ticket."""
    response = browser.post(f"{base}/ticket", _json=True)
    assert response.status_code == 200, response.text
    return str(response.get_json()["ticket"])


def token_of(browser: Browser, base: str) -> str:
    """A fresh meeting token."""
    response = browser.post(f"{base}/token", _json=True)
    assert response.status_code == 200, response.text
    return str(response.get_json()["token"])


def heard(connection: ClientConnection, within: float = PATIENCE) -> dict[str, Any]:
    """The next message."""
    found: dict[str, Any] = json.loads(connection.recv(timeout=within))
    return found


def heard_until(
    connection: ClientConnection, kind: str, within: float = PATIENCE
) -> dict[str, Any]:
    """The next message of that type."""
    while True:
        message = heard(connection, within)
        if message["type"] == kind:
            return message


def quiet(connection: ClientConnection) -> ClientConnection:
    """The connection, with everything heard that was sent until now."""
    connection.send('{"type": "ping"}')
    heard_until(connection, "pong")
    return connection


def closed_with(connection: ClientConnection, within: float = PATIENCE) -> int | None:
    """Wait until the service closes the connection; its close code."""
    try:
        while True:
            connection.recv(timeout=within)
    except ConnectionClosed:
        return connection.close_code


@contextmanager
def serving(
    folder: Path, clock: Callable[[], Any] | None = None, *, port: int = 0, **more: str
) -> Iterator[Service]:
    """Serve a data folder from a thread of this process, so that a test can move the clock."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        own = str(listening.getsockname()[1])
        settings = config.load({"TUOKIO_DATA_DIR": str(folder), "TUOKIO_PORT": own, **more})
        core = Core(settings, clock=clock or Clock())
        server = uvicorn.Server(uvicorn.Config(create_asgi(settings, core=core), **UVICORN))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            # The port listens already: this waits until somebody answers.
            httpx.get(f"{settings.public_url}/healthz", timeout=PATIENCE).raise_for_status()
            app = create_app(settings, core=core)
            yield Service(settings, core, Web(app, core, Cast(core)))
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
            core.database.engine.dispose()


def command(*words: str) -> list[str]:
    """`tuokio …` with this Python."""
    return [sys.executable, "-m", "flask_admin_app.cli", *words]


def clean_environ(folder: Path, **more: str) -> dict[str, str]:
    """This environment with our settings only."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TUOKIO_")}
    return {**kept, "TUOKIO_DATA_DIR": str(folder), **more}


def free_port() -> int:
    """A port that nobody listens on now, and that nobody is given before it is used: systems give
    others to outgoing connections, and each process that runs tests has its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
    for port in random.sample(PORTS[worker::WORKERS], 50):
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port in 50 tries")


@contextmanager
def process(
    folder: Path, written: Path, **more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tuokio run` as a process of its own, ready; and its address. `written` gets its output."""
    port = free_port()
    environ = clean_environ(folder, TUOKIO_PORT=str(port), **more)
    with written.open("w") as output:
        running = subprocess.Popen(
            command("run"),
            env=environ,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(running, url, written)
        yield running, url
    finally:
        running.terminate()
        running.wait(PATIENCE)


def _wait_for(running: subprocess.Popen[str], url: str, written: Path) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{url}/healthz", timeout=PATIENCE).raise_for_status()
            return
        except httpx.TransportError:
            try:
                running.wait(0.05)  # until it is there, or gone
            except subprocess.TimeoutExpired:
                continue
            break
    raise AssertionError(written.read_text())
