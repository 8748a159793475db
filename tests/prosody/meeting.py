"""A gated room with focus in it, and people who come with what they have."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt
import pytest

from tests.prosody.api import Api
from tests.prosody.config import DOMAIN
from tests.prosody.focus import FakeFocus
from tests.prosody.service import Event, FakeService
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.xmpp import ROOMS, Client, JoinRefused, Refused
from tests.support.server import PATIENCE

MEDDLER = """
Component "meddler.${domain}" "tuokio_test_meddler"
"""
"""For `make_prosody(more=MEDDLER)`, where a test says `meddle`."""


@dataclass
class Meeting:
    """One room. Tests say `open()` first, or leave that out."""

    api: Api
    tokens: Tokens
    service: FakeService
    focus: FakeFocus
    new_client: Callable[..., Client]
    room: str
    transport: str = "websocket"
    joined: list[Person] = field(default_factory=list)

    @property
    def jid(self) -> str:
        """Of the room."""
        return f"{self.room}@{ROOMS}"

    def open(self, **fields: Any) -> Meeting:
        """Register the room and let focus make it."""
        self.api.room(self.room, **fields)
        self.focus.create(self.room)
        return self

    def client(self, token: str, **more: Any) -> Client:
        """Somebody signed in with this token, outside the room."""
        options = {"room": self.room, "transport": self.transport} | more
        return self.new_client(self.api.prosody, token=token, **options)

    def token_for(self, room: str, participant: str) -> str:
        """A well-signed one that names a room as no service would name it."""
        right = self.tokens.mint("tuokio-x", participant)
        claims = jwt.decode(right, options={"verify_signature": False}) | {"room": room}
        return jwt.encode(claims, self.api.prosody.options.app_secret, algorithm="HS256")

    def admitted(self, role: str = "participant", **fields: Any) -> str:
        """Admit a new participant; return the reference."""
        participant = new_participant()
        self.api.admit(self.room, participant, role=role, **fields)
        return participant

    def person(self, role: str = "participant", **more: Any) -> Person:
        """Somebody who was admitted and is in the room."""
        participant = self.admitted(role)
        return self.enter(participant, self.tokens.mint(self.room, participant), **more)

    def enter(self, participant: str, token: str, **more: Any) -> Person:
        """Sign in with this token and join."""
        client = self.client(token, **more)
        nick = f"n{participant[1:8]}{len(self.joined)}"
        client.join(self.room, nick)
        person = Person(self, participant, token, nick, client)
        self.joined.append(person)
        return person

    def refuses(self, client: Client, reason: str, participant: str | None = None) -> None:
        """See that this client is not let in, is told why, and that the service hears of it."""
        with pytest.raises(JoinRefused) as refusal:
            client.join(self.room)
        self.heard(refusal.value, reason, participant)

    def heard(self, refusal: Refused, reason: str, participant: str | None) -> None:
        """See that a refusal is clear to the client and told to the service; no token is logged."""
        assert (refusal.condition, refusal.reason) == ("not-allowed", reason)
        assert refusal.text
        event = self.service.wait_for(type="refused", room=self.room, reason=reason)
        assert event.get("participant") == participant
        self.api.prosody.check_log()

    def events(self, participant: str, *types: str) -> list[Event]:
        """What the service heard of somebody in this room, in order; `types`: of these alone."""
        found = self.service.of(room=self.room, participant=participant)
        return [event for event in found if not types or event["type"] in types]

    def wait_for_end(self, person: Person, within: float = PATIENCE) -> Event:
        """The one event with which somebody's last session ended."""
        ends = ("left", "unavailable", "evicted")
        self.service.wait_until(
            lambda: bool(self.events(person.participant, *ends)), within, "an end"
        )
        # Everything that was reported before this request has been delivered by its end.
        self.settle()
        found = self.events(person.participant, *ends)
        assert len(found) == 1, found
        return found[0]

    def meddle(self, what: str, jid: str = "") -> None:
        """Do to the room what some other module might do: see mod_tuokio_test_meddler."""
        inner = f"<meddle xmlns='tuokio:test' room='{self.jid}' what='{what}' jid='{jid}'/>"
        self.focus.iq(f"meddler.{DOMAIN}", inner)

    def settle(self) -> None:
        """Wait until the service has heard all that Prosody has to say."""
        until = time.monotonic() + PATIENCE
        while self.api.health()["outbox"]["pending"]:
            assert time.monotonic() < until, "events still wait"
            time.sleep(0.02)


@dataclass
class Person:
    """Somebody who came in."""

    meeting: Meeting
    participant: str
    token: str
    nick: str
    client: Client

    @property
    def place(self) -> str:
        """The address in the room."""
        return f"{self.meeting.jid}/{self.nick}"

    def new_token(self) -> str:
        """A spare one, as the page keeps it."""
        return self.meeting.tokens.mint(self.meeting.room, self.participant)
