"""A lively meeting up to the moment when Prosody is killed, and what must be true afterwards."""

from __future__ import annotations

import random
import secrets
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from websockets.exceptions import WebSocketException

from tests.prosody.api import Api
from tests.prosody.focus import FakeFocus
from tests.prosody.prosody import Prosody
from tests.prosody.service import Event
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.xmpp import Client, JoinRefused, LineEnded

# How it shows on this side that Prosody is gone.
GONE = (httpx.TransportError, WebSocketException, LineEnded, OSError, EOFError)


@dataclass
class Story:
    """Random admissions, joins, leaves and removals in one room, one after another.

    Whatever Prosody confirmed is written down, since that must survive. What was asked and not
    answered may have happened or not.
    """

    prosody: Prosody
    chance: random.Random
    room: str = field(default_factory=lambda: f"tuokio-{secrets.token_hex(12)}")
    admitted: dict[str, str] = field(default_factory=dict)
    """Participant to role."""
    told: list[tuple[str, str]] = field(default_factory=list)
    """(participant, type) of every event whose cause a client or the service has seen."""
    in_doubt: str | None = None
    """The participant of the last question that was not answered."""
    inside: dict[str, Client] = field(default_factory=dict)

    def begin(self) -> None:
        """Register the room, and let focus make it."""
        self._api = Api(self.prosody)
        self._tokens = Tokens(self.prosody)
        self._api.room(self.room)
        self._open()

    def run(self) -> None:
        """Go on until Prosody is gone."""
        moves: list[Callable[[], None]] = [
            self._admit, self._admit, self._join, self._join, self._join,
            self._leave, self._remove, self._change_role, self._come_uninvited,
        ]  # fmt: skip
        try:
            while True:
                self.chance.choice(moves)()
        except GONE:
            return

    def check_admissions(self, state: dict[str, Any]) -> None:
        """See that the table holds what was confirmed, and nobody else."""
        found = state["rooms"][self.room]
        assert found["sessions"] == []
        roles = {who: each["role"] for who, each in found["admissions"].items()}
        kept = {who: role for who, role in self.admitted.items() if who != self.in_doubt}
        roles.pop(self.in_doubt or "", None)
        assert roles == kept

    def check_events(self, events: Iterable[Event]) -> None:
        """See that every event whose cause was seen has arrived, as often as it was seen."""
        came = [(event.get("participant"), event["type"]) for event in events]
        for each in set(self.told):
            # One more may have happened just before the end, unseen by anybody.
            assert came.count(each) - self.told.count(each) in (0, 1), each

    def come_back(self) -> None:
        """Everybody who was in enters again, by the admission from before the kill."""
        self._open()
        before, self.inside = self.inside.keys() - {self.in_doubt}, {}
        for who in sorted(before):
            self._enter(who)

    def go_home(self) -> None:
        """Everybody leaves."""
        while self.inside:
            self._leave()
        self._focus.close()

    def hang_up(self) -> None:
        """Give up what is still open on this side."""
        for client in [*self.inside.values(), self._focus]:
            try:
                client.close()
            except GONE:
                continue

    def _open(self) -> None:
        self._focus = FakeFocus(self.prosody)
        self._focus.create(self.room)

    # --- moves ----------------------------------------------------------------------------

    def _admit(self) -> None:
        self._put(new_participant(), self.chance.choice(["participant", "moderator"]))

    def _change_role(self) -> None:
        if self.admitted:
            self._put(
                self._somebody(self.admitted), self.chance.choice(["participant", "moderator"])
            )

    def _put(self, who: str, role: str) -> None:
        self.in_doubt = who
        self._api.admit(self.room, who, role=role)
        self.admitted[who] = role
        self.in_doubt = None

    def _remove(self) -> None:
        if not self.admitted:
            return
        who = self._somebody(self.admitted)
        self.in_doubt = who
        self._api.remove(self.room, who)
        del self.admitted[who]
        self.in_doubt = None
        if self.inside.pop(who, None):
            self.told.append((who, "evicted"))

    def _join(self) -> None:
        outside = self.admitted.keys() - self.inside.keys()
        if not outside:
            return
        self._enter(self._somebody(outside))

    def _enter(self, who: str) -> None:
        client = self._client(who)
        client.join(self.room)
        self.told.append((who, "joined"))
        self.inside[who] = client

    def _leave(self) -> None:
        if not self.inside:
            return
        who = self._somebody(self.inside)
        self.inside[who].leave(self.room)
        self.told.append((who, "left"))
        self.inside.pop(who).close()

    def _come_uninvited(self) -> None:
        who = new_participant()
        with self._client(who) as client:
            try:
                client.join(self.room)
            except JoinRefused:
                self.told.append((who, "refused"))
            else:
                raise AssertionError("somebody was let in who is not admitted")

    def _client(self, who: str) -> Client:
        token = self._tokens.mint(self.room, who)
        return Client(self.prosody, token=token, room=self.room)

    def _somebody(self, people: Iterable[str]) -> str:
        return self.chance.choice(sorted(people))


def run_until_killed(prosody: Prosody, stories: list[Story], moment: float) -> None:
    """Let the stories run side by side, and kill Prosody `moment` seconds later, wherever it is."""
    for story in stories:
        story.begin()
    with ThreadPoolExecutor(len(stories)) as pool:
        running = [pool.submit(story.run) for story in stories]
        threading.Event().wait(moment)
        prosody.kill9()
        for each in running:
            each.result(30)  # raises what went wrong in it
    for story in stories:
        story.hang_up()
