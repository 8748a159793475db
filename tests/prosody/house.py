"""The real service beside a real Prosody, and people who go from the one into the other."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_admin_app.core import utc_now
from flask_admin_app.models import GateAdmissionRow, GateRoomRow, ParticipantRow
from tests.prosody.config import APP_ID, DOMAIN
from tests.prosody.focus import FakeFocus
from tests.prosody.prosody import Prosody
from tests.prosody.xmpp import Client
from tests.support.desk import base
from tests.support.server import PATIENCE, Service, serving
from tests.support.web import Browser, Web

_LOOK_AGAIN = 0.02


@dataclass
class House:
    """One service and one Prosody that know each other."""

    service: Service
    prosody: Prosody

    @property
    def web(self) -> Web:
        """Browsers for the cast."""
        return self.service.web

    @property
    def staff(self) -> Browser:
        """The professional's."""
        return self.web.staff("professional")

    def place(self, ref: str) -> tuple[str, str]:
        """A person's place and door."""
        with self.service.core.database.read() as session:
            row = session.get_one(ParticipantRow, ref)
            return row.place, row.door

    def host(self, encounter: str) -> str:
        """The professional's own place in an encounter."""
        with self.service.core.database.read() as session:
            rows = session.query(ParticipantRow).filter_by(encounter_id=encounter)
            return next(row.ref for row in rows if row.user_id is not None)

    def wishes(self) -> int:
        """How many rooms and admissions the service keeps for Prosody."""
        with self.service.core.database.read() as session:
            return session.query(GateRoomRow).count() + session.query(GateAdmissionRow).count()

    def press(self, encounter: str, action: str, ref: str) -> None:
        """Staff press one of the buttons beside a person."""
        who = self.web.who(encounter, ref)
        assert self.staff.post(f"{base(encounter)}/{action}", who=who).status_code == 303

    def is_at(self, ref: str, place: str, door: str, within: float = PATIENCE) -> None:
        """Wait until a person's place and door are these."""
        eventually(lambda: self.place(ref), (place, door), within)

    def meeting(self, browser: Browser, path: str) -> dict[str, Any]:
        """Room and token, as the page gets them."""
        response = browser.post(f"{path}/token", _json=True)
        assert response.status_code == 200, response.text
        found: dict[str, Any] = response.get_json()
        return found

    @contextmanager
    def inside(self, meeting: dict[str, Any], nick: str) -> Iterator[Client]:
        """An XMPP client in the meeting, as Jitsi's page would be."""
        with Client(self.prosody, token=meeting["token"], room=meeting["room"]) as client:
            client.join(meeting["room"], nick)
            yield client

    @contextmanager
    def held(self, encounter: str) -> Iterator[tuple[FakeFocus, dict[str, Any]]]:
        """The meeting with its professional's token, once jicofo has made its room."""
        self.is_at(self.host(encounter), "admitted", "open")
        meeting = self.meeting(self.staff, base(encounter))
        with FakeFocus(self.prosody) as focus:
            focus.create(meeting["room"])
            yield focus, meeting


def eventually(look: Callable[[], object], wanted: object, within: float = PATIENCE) -> None:
    """Wait until what one sees is what is wanted."""
    until = time.monotonic() + within
    never = threading.Event()
    while (seen := look()) != wanted:
        assert time.monotonic() < until, f"still {seen}, not {wanted}"
        never.wait(_LOOK_AGAIN)


@contextmanager
def opened(folder: Path, prosody: Prosody, port: int) -> Iterator[House]:
    """The service on its data folder, told of this Prosody."""
    settings = {
        "TUOKIO_JITSI_URL": f"https://{DOMAIN}",
        "TUOKIO_JITSI_XMPP_DOMAIN": DOMAIN,
        "TUOKIO_JITSI_APP_ID": APP_ID,
        "TUOKIO_JITSI_APP_SECRET": prosody.options.app_secret,
        "TUOKIO_PROSODY_URL": prosody.url,
        "TUOKIO_PROSODY_SECRET": prosody.options.secret,
    }
    with serving(folder, utc_now, port=port, **settings) as service:
        yield House(service, prosody)
