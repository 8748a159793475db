"""A body that trickles in holds no thread, and one that is too large is refused."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack

import httpx
from starlette.types import Message, Receive, Scope, Send

from flask_admin_app.asgi import THREADS
from flask_admin_app.bodies import LARGE_AT_ONCE, BodyFirst
from tests.support.server import Service

LARGER = {"/file": 20}


def asked(
    parts: list[Message], *, patience: float = 5.0, path: str = "/", method: str = "POST"
) -> tuple[list[Message], list[bytes]]:
    """What the client and the application get for these parts; after them nothing comes."""
    sent: list[Message] = []
    bodies: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        bodies.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        if parts:
            return parts.pop(0)
        return await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    whole = BodyFirst(app, largest=10, patience=patience, larger=LARGER)
    scope = {"type": "http", "method": method, "path": path, "headers": []}
    asyncio.run(whole(scope, receive, send))
    return sent, bodies


def part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_parts_become_one() -> None:
    sent, bodies = asked([part(b"ab", more=True), part(b"cd", more=False)])
    assert bodies == [b"abcd"]
    assert sent[0]["status"] == 200


def test_too_large() -> None:
    sent, bodies = asked([part(b"x" * 11, more=True)])
    assert (sent[0]["status"], bodies) == (413, [])


def test_too_slow() -> None:
    sent, bodies = asked([part(b"x", more=True)], patience=0.01)
    assert (sent[0]["status"], bodies) == (408, [])


def test_a_form_with_a_file_may_be_larger_and_only_that() -> None:
    parts = [part(b"x" * 15, more=False)]
    for path, method, status in (("/file", "POST", 200), ("/file", "PUT", 413), ("/", "POST", 413)):
        sent, _ = asked(list(parts), path=path, method=method)
        assert sent[0]["status"] == status, (path, method)
    sent, _ = asked([part(b"x" * 21, more=False)], path="/file")
    assert sent[0]["status"] == 413


def test_only_a_few_files_stand_in_memory_at_once() -> None:
    async def several() -> list[list[Message]]:
        served: list[list[Message]] = [[] for _ in range(LARGE_AT_ONCE + 1)]
        enough = asyncio.Event()

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})

        async def receive() -> Message:
            await enough.wait()
            return part(b"x", more=False)

        def sender(own: list[Message]) -> Send:
            async def send(message: Message) -> None:
                own.append(message)

            return send

        whole = BodyFirst(app, largest=10, larger=LARGER)
        scope = {"type": "http", "method": "POST", "path": "/file", "headers": []}
        async with asyncio.TaskGroup() as group:
            for own in served:
                group.create_task(whole(scope, receive, sender(own)))
                await asyncio.sleep(0)
            enough.set()
        sent: list[Message] = []
        await whole(scope, receive, sender(sent))  # they have gone: there is room again
        return [*served, sent]

    answers = [messages[0]["status"] for messages in asyncio.run(several())]
    assert answers == [200] * LARGE_AT_ONCE + [503, 200]


def test_the_sender_went() -> None:
    sent, bodies = asked([part(b"x", more=True), {"type": "http.disconnect"}])
    assert (sent, bodies) == ([], [])


def test_many_slow_senders_stop_nobody(service: Service) -> None:
    host, port = service.settings.host, service.settings.port
    with ExitStack() as stack:
        for _ in range(THREADS + 8):
            slow = stack.enter_context(socket.create_connection((host, port)))
            slow.sendall(
                b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n"
                b"Content-Type: application/x-www-form-urlencoded\r\n\r\nemail"
            )
        assert httpx.get(f"{service.url}/healthz", timeout=5).status_code == 200
