"""Reading request bodies on the event loop, before a thread is taken.

A form that trickles in would otherwise hold one of the few threads for as long as its sender likes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from flask import Flask, request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGER = {"/admin/waiting/picture": 8 * 1024 * 1024}
"""Bytes, of the few forms that carry a file. More than the file may have, so that one that is too
large is told of in words."""

PATIENCE = 10.0
"""Seconds for a whole body. Our largest is a few kilobytes."""

LONGER_PATIENCE = 60.0
"""Seconds for one with a file."""

LARGE_AT_ONCE = 2
"""Bodies with a file that are read at the same time: they stand in memory, whoever sent them."""


def allow_larger(app: Flask) -> None:
    """Let Flask take as much. To be called before anything that reads forms is attached."""

    @app.before_request
    def _larger() -> None:
        if request.method == "POST" and request.path in LARGER:
            request.max_content_length = LARGER[request.path]


class BodyFirst:
    """ASGI middleware: hands on a request only when its body is there."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        largest: int,
        patience: float = PATIENCE,
        larger: Mapping[str, int] = LARGER,
    ) -> None:
        self._app = app
        self._largest = largest
        self._patience = patience
        self._larger = larger
        self._large = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read, then pass on; 413 for too much, 408 for too slow, 503 for too many files."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        larger = self._larger.get(scope["path"]) if scope["method"] == "POST" else None
        if larger is None:
            await self._read_first(scope, receive, send, self._largest, self._patience)
            return
        if self._large >= LARGE_AT_ONCE:
            await PlainTextResponse("Busy", 503, {"Retry-After": "10"})(scope, receive, send)
            return
        self._large += 1
        try:
            await self._read_first(scope, receive, send, larger, LONGER_PATIENCE)
        finally:
            self._large -= 1

    async def _read_first(
        self, scope: Scope, receive: Receive, send: Send, largest: int, patience: float
    ) -> None:
        try:
            async with asyncio.timeout(patience):
                body = await self._read(receive, largest)
        except TimeoutError:
            await PlainTextResponse("Request Timeout", 408)(scope, receive, send)
            return
        if body is None:
            return  # the sender went
        if len(body) > largest:
            await PlainTextResponse("Content Too Large", 413)(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, receive: Receive, largest: int) -> bytes | None:
        parts: list[bytes] = []
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            if not message.get("more_body") or sum(map(len, parts)) > largest:
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
