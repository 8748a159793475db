"""`/live/encounters/<id>`: tells pages that something changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from flask_admin_app.core import Core
from flask_admin_app.live.hub import SESSION_GONE, Listener
from flask_admin_app.live.tickets import PREFIX, Ticket
from flask_admin_app.security import page_origins

PROTOCOL = "tuokio.v1"
LARGEST_MESSAGE = 1024
"""Characters. Pages send pings only."""

BAD_MESSAGE = 4400


def live_endpoint(core: Core) -> Callable[[WebSocket], Awaitable[None]]:
    """The endpoint over these services."""

    async def endpoint(socket: WebSocket) -> None:
        if not origin_allowed(socket, page_origins(core.settings, host_of(socket))):
            await socket.close()
            return
        ticket = _ticket(core, socket)
        if ticket is None or ticket.encounter != socket.path_params["encounter_id"]:
            await refuse(socket, PROTOCOL)
            return
        await socket.accept(subprotocol=PROTOCOL)
        listener = Listener(ticket.encounter, ticket.ref, ticket.staff, asyncio.get_running_loop())
        core.hub.add(listener)
        try:
            await until_first(_tell(socket, listener), _hear(socket))
        finally:
            core.hub.discard(listener)

    return endpoint


def origin_allowed(socket: WebSocket, origins: set[str]) -> bool:
    """Whether a page of ours opens the socket. Browsers always say which page does."""
    return socket.headers.get("origin", "") in origins


def host_of(socket: WebSocket) -> str:
    """The Host header."""
    return socket.headers.get("host", "")


async def refuse(socket: WebSocket, protocol: str) -> None:
    """Say why in a close code, which a refused handshake cannot carry."""
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(subprotocol=protocol if protocol in offered else None)
    await socket.close(SESSION_GONE)


async def until_first(*jobs: Awaitable[None]) -> None:
    """Run until one of the jobs ends, then end the others."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
    for task in done:
        error = task.exception()
        if error is not None and not isinstance(error, WebSocketDisconnect):
            raise error


def message_in(text: str) -> dict[str, Any] | None:
    """A JSON object, or None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _ticket(core: Core, socket: WebSocket) -> Ticket | None:
    for offered in socket.scope.get("subprotocols", []):
        if offered.startswith(PREFIX):
            return core.tickets.use(offered.removeprefix(PREFIX))
    return None


async def _tell(socket: WebSocket, listener: Listener) -> None:
    # What changed between the page and this moment is told at once.
    listener.wake.set()
    while True:
        await listener.wake.wait()
        listener.wake.clear()
        if listener.close_code is not None:
            await socket.close(listener.close_code)
            return
        await socket.send_json({"type": "changed"})


async def text_from(socket: WebSocket) -> str:
    """The next message; bytes, which no page of ours sends, count as an empty one.

    Raises:
        WebSocketDisconnect: the page went.
    """
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    return message.get("text") or ""


async def _hear(socket: WebSocket) -> None:
    while True:
        text = await text_from(socket)
        message = message_in(text) if len(text) <= LARGEST_MESSAGE else None
        if message is None or message.get("type") != "ping":
            await socket.close(BAD_MESSAGE)
            return
        await socket.send_json({"type": "pong"})
