"""Reading request bodies on the event loop, before a thread is taken.

A form that trickles in would otherwise hold one of the few threads for as long as its sender likes.
"""

from __future__ import annotations

import asyncio

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATIENCE = 10.0
"""Seconds for a whole body. Our largest is a few kilobytes."""


class BodyFirst:
    """ASGI middleware: hands on a request only when its body is there."""

    def __init__(self, app: ASGIApp, *, largest: int, patience: float = PATIENCE) -> None:
        self._app = app
        self._largest = largest
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read, then pass on; 413 for too much, 408 for too slow."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._patience):
                body = await self._read(receive)
        except TimeoutError:
            await PlainTextResponse("Request Timeout", 408)(scope, receive, send)
            return
        if body is None:
            return  # the sender went
        if len(body) > self._largest:
            await PlainTextResponse("Content Too Large", 413)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        parts: list[bytes] = []
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            if not message.get("more_body") or sum(map(len, parts)) > self._largest:
                return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
