"""Signalling for the practice meeting: pages in one room find each other here and then talk
peer to peer. Nothing that passes is kept. It keeps the rules of the gate in Prosody, so that
practice is honest: only a valid token of somebody who is admitted enters, and an admission that
ends puts its person out at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from flask_admin_app.core import Core
from flask_admin_app.live.hub import Listener
from flask_admin_app.live.sockets import (
    BAD_MESSAGE,
    host_of,
    message_in,
    origin_allowed,
    refuse,
    text_from,
    until_first,
)
from flask_admin_app.security import stage_origins
from flask_admin_app.services import meeting
from flask_admin_app.services.practice_gate import Entered, admitted_by
from tuokio.ids import new_ref
from tuokio.jitsi.errors import TokenInvalid
from tuokio.jitsi.reader import Claims

PROTOCOL = "tuokio-practice.v1"
TOKEN = "token."  # noqa: S105 - a prefix
MOST_PEOPLE = 6
"""A mesh grows with the square of its people."""

LARGEST_MESSAGE = 64 * 1024
"""Characters: a session description with many candidates."""

PATIENCE = 2.0
"""Seconds that a page may take to read what it is sent; then it is cut off."""

OUT = 4403
REPLACED = 4409
FULL = 4429


@dataclass(eq=False)
class Peer:
    """One page in a practice meeting."""

    socket: WebSocket
    claims: Claims
    listener: Listener
    entered: Entered
    id: str = field(default_factory=new_ref)
    parting: int | None = None

    @property
    def shown(self) -> dict[str, str]:
        """What the others hear of this page."""
        return {"id": self.id, "name": self.claims.name}

    async def send(self, message: dict[str, Any]) -> None:
        """Send, unless the page went this very moment. Who does not read keeps nobody waiting."""
        if self.socket.application_state is WebSocketState.CONNECTED:
            try:
                await asyncio.wait_for(self.socket.send_json(message), PATIENCE)
            except TimeoutError:
                self.listener.nudge(OUT)
            except (WebSocketDisconnect, RuntimeError, UnicodeEncodeError):
                return

    async def part(self) -> None:
        """Say farewell to a page that was put out."""
        if self.parting == OUT:
            await self.send({"type": "over"})
        if self.parting is not None:
            await self.close(self.parting)

    async def close(self, code: int) -> None:
        """Close, unless it is closed or does not listen."""
        if self.socket.application_state is WebSocketState.CONNECTED:
            with suppress(WebSocketDisconnect, RuntimeError, TimeoutError):
                await asyncio.wait_for(self.socket.close(code), PATIENCE)


class PracticeMeetings:
    """The practice meetings of this process, by room. Used on the event loop only."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._rooms: dict[str, dict[str, Peer]] = {}
        self._reporting = asyncio.Lock()

    async def endpoint(self, socket: WebSocket) -> None:
        """`/live/practice`."""
        settings = self._core.settings
        origins = stage_origins(settings, host_of(socket))
        if not settings.practice or not origin_allowed(socket, origins):
            await socket.close()
            return
        claims = self._claims(socket)
        entered = await self._admitted(claims) if claims else None
        if claims is None or entered is None or self._is_stale(entered.room, claims):
            await refuse(socket, PROTOCOL)
            return
        await socket.accept(subprotocol=PROTOCOL)
        loop = asyncio.get_running_loop()
        listener = Listener(entered.encounter, claims.participant, staff=False, loop=loop)
        peer = Peer(socket, claims, listener, entered)
        try:
            if await self._enter(peer):
                await until_first(self._watch(peer), self._relay(peer))
        finally:
            # The others first: their pages drop the line, whether this one listens or not.
            await self._leave(peer)
        await peer.part()

    def _claims(self, socket: WebSocket) -> Claims | None:
        for offered in socket.scope.get("subprotocols", []):
            if offered.startswith(TOKEN):
                try:
                    return self._core.reader.verify(
                        offered.removeprefix(TOKEN), now=self._core.clock()
                    )
                except TokenInvalid:
                    return None
        return None

    async def _admitted(self, claims: Claims) -> Entered | None:
        return await run_in_threadpool(admitted_by, self._core, claims)

    def _is_stale(self, room: str, claims: Claims) -> bool:
        """Whether the token is in use, or older than the one its person came in with."""
        return any(
            peer.claims.token_id == claims.token_id
            or (
                peer.claims.participant == claims.participant
                and peer.claims.issued_at > claims.issued_at
            )
            for peer in self._rooms.get(room, {}).values()
        )

    async def _enter(self, peer: Peer) -> bool:
        # The room changes in one step, before anything is awaited: others come and go meanwhile.
        room = self._rooms.setdefault(peer.entered.room, {})
        older = [
            other for other in room.values() if other.claims.participant == peer.claims.participant
        ]
        if len(room) - len(older) >= MOST_PEOPLE:
            await peer.close(FULL)
            return False
        for other in older:
            # The newer token wins. The ghost of a dropped line closes by itself, when it can: it
            # must not keep its owner waiting.
            del room[other.id]
            other.listener.nudge(REPLACED)
        others = [other.shown for other in room.values()]
        room[peer.id] = peer
        self._core.hub.add(peer.listener)
        await peer.send({"type": "welcome", "you": peer.id, "peers": others})
        for other in older:
            await self._tell(peer.entered.room, {"type": "left", "id": other.id}, but=peer.id)
        await self._tell(peer.entered.room, {"type": "joined", "peer": peer.shown}, but=peer.id)
        await self._report(peer)
        return True

    async def _leave(self, peer: Peer) -> None:
        self._core.hub.discard(peer.listener)
        room = self._rooms.get(peer.entered.room, {})
        gone = room.pop(peer.id, None)
        if not room:
            self._rooms.pop(peer.entered.room, None)
        if gone is None:
            return  # replaced by a newer session of the same person, who is still there
        await self._tell(peer.entered.room, {"type": "left", "id": peer.id})
        await self._report(peer)

    async def _report(self, own: Peer) -> None:
        if not own.entered.meeting:
            return
        participant = own.claims.participant
        # One after the other, each as the room is at that moment: after a quick reload the old
        # page's going must not be written over the new one's coming.
        async with self._reporting:
            peers = self._rooms.get(own.entered.room, {}).values()
            here = any(peer.claims.participant == participant for peer in peers)
            tell = meeting.joined if here else meeting.dropped
            await run_in_threadpool(tell, self._core, participant)

    async def _watch(self, peer: Peer) -> None:
        # What changed between the check of the token and this moment counts as well.
        peer.listener.wake.set()
        while True:
            await peer.listener.wake.wait()
            peer.listener.wake.clear()
            if peer.listener.close_code == REPLACED:
                peer.parting = REPLACED
                return
            gone = peer.listener.close_code is not None
            if gone or await self._admitted(peer.claims) != peer.entered:
                peer.parting = OUT
                return

    async def _relay(self, peer: Peer) -> None:
        while True:
            text = await text_from(peer.socket)
            message = message_in(text) if len(text) <= LARGEST_MESSAGE else None
            kind = message.get("type") if message else None
            if kind == "ping":
                await peer.send({"type": "pong"})
            elif kind == "signal" and message:
                other = self._rooms.get(peer.entered.room, {}).get(str(message.get("to")))
                if other is not None:
                    data = message.get("data")
                    await other.send({"type": "signal", "from": peer.id, "data": data})
            else:
                await peer.close(BAD_MESSAGE)
                return

    async def _tell(self, room: str, message: dict[str, Any], *, but: str | None = None) -> None:
        others = list(self._rooms.get(room, {}).values())
        await asyncio.gather(*(other.send(message) for other in others if other.id != but))


def practice_endpoint(core: Core) -> Callable[[WebSocket], Awaitable[None]]:
    """The endpoint over these services."""
    return PracticeMeetings(core).endpoint
