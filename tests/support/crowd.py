"""Many clients at one door: real WebSockets, and what it takes to let them all in."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from websockets.sync.client import ClientConnection

from tests.fakes.fake_prosody import FakeProsody
from tests.support.desk import base
from tests.support.server import Service
from tests.support.web import Browser, Client

_PERSON = re.compile(r'id="person-([a-z2-7]+)" data-place="(\w+)"')
_ALL = re.compile(r'id="admit-all">.*?</form>', re.DOTALL)
_WHO = re.compile(r'name="who" value="([a-z2-7]+\.\d+)"')


@dataclass
class Crowd:
    """The clients of one encounter, each with a page that listens."""

    service: Service
    encounter: str
    clients: list[Client]
    lines: list[ClientConnection] = field(default_factory=list)

    @property
    def refs(self) -> set[str]:
        """Of their places."""
        return {client.ref for client in self.clients}

    def shown(self, desk: Browser) -> dict[str, str]:
        """Where each person of the desk stands, by ref."""
        return dict(_PERSON.findall(self._people(desk)))

    def admit_all(self, desk: Browser) -> None:
        """Press the one button, as the desk shows it now."""
        form = _ALL.search(self._people(desk))
        assert form
        fields = {"csrf_token": desk.csrf(), "who": _WHO.findall(form.group())}
        url = f"{base(self.encounter)}/admit-all"
        response = desk.client.post(url, data=fields, headers=desk.headers)
        assert response.status_code == 303, response.text

    def tokens(self) -> set[str]:
        """What those get who ask for a token now."""
        answers = [client.post(f"/j/{client.ref}/token", _json=True) for client in self.clients]
        return {str(each.get_json()["token"]) for each in answers if each.status_code == 200}

    def _people(self, desk: Browser) -> str:
        response = desk.get(f"{base(self.encounter)}/people")
        assert response.status_code == 200
        return response.text


def admitted(prosody: FakeProsody) -> set[str]:
    """Whom the gate holds."""
    return {participant for _room, participant in list(prosody.gate.admissions)}


@contextmanager
def gathered(service: Service, size: int) -> Iterator[Crowd]:
    """So many clients in the waiting room of a group, whose pages listen."""
    web = service.web
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(size)]
    crowd = Crowd(service, encounter, clients)
    with ExitStack() as lines:
        crowd.lines = [
            lines.enter_context(service.listen_client(encounter, client)) for client in clients
        ]
        yield crowd


@contextmanager
def watched(crowd: Crowd, desk: Browser) -> Iterator[list[float]]:
    """A desk that asks for its list again and again meanwhile; how long each took, in ms."""
    stop, times = threading.Event(), list[float]()

    def look() -> None:
        while not stop.is_set():
            start = time.perf_counter()
            crowd.shown(desk)
            times.append((time.perf_counter() - start) * 1000)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield times
    finally:
        stop.set()
        thread.join()
