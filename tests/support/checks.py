"""A client in a check, and the worker who makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from flask_admin_app.core import Core
from flask_admin_app.models import (
    EncounterRow,
    IdentityCheckRow,
    ParticipantRow,
    SideRoomRow,
    TemplateRow,
)
from tests.support.web import Browser, Client, Web
from tuokio.ids import new_record_id, new_ref
from tuokio.jitsi.prosody import RoomKind

ALL_YES = {"genuine": "yes", "photo": "yes", "valid": "yes", "result": "verified"}
NOT_GENUINE = {
    "genuine": "no",
    "photo": "yes",
    "valid": "yes",
    "result": "not_verified",
    "reason": "not_genuine",
}


@dataclass
class Checking:
    """One check, and both its people."""

    web: Web
    encounter: str
    client: Client
    staff: Browser
    id: str

    @property
    def base(self) -> str:
        """The worker's page."""
        return f"/desk/encounters/{self.encounter}/checks/{self.id}"

    def record(self, **fields: str) -> TestResponse:
        """The worker records this."""
        return self.staff.post(f"{self.base}/outcome", **fields)

    def again(self) -> Checking:
        """Another check of the same client."""
        return opened(self.web, self.encounter, self.client, self.staff)


def opened(web: Web, encounter: str, client: Client, staff: Browser) -> Checking:
    """The worker takes the client aside."""
    response = take_aside(web, encounter, client, staff)
    assert response.status_code == 303, response.text
    assert "/checks/" in response.location
    return Checking(web, encounter, client, staff, response.location.rsplit("/", 1)[1])


def take_aside(web: Web, encounter: str, client: Client, staff: Browser) -> TestResponse:
    """Press the button for it."""
    who = web.who(encounter, client.ref)
    return staff.post(f"/desk/encounters/{encounter}/checks", who=who)


def in_check(web: Web, slug: str = "identified") -> Checking:
    """A client who waits, and is taken aside."""
    encounter, client = web.waiting(slug)
    return opened(web, encounter, client, web.staff("professional"))


def change_template(core: Core, slug: str, **fields: Any) -> None:
    """The administrators set a service otherwise, for meetings to come."""
    with core.database.write() as work:
        for row in work.session.scalars(select(TemplateRow).where(TemplateRow.slug == slug)):
            row.data = {**row.data, **fields}


def checks(core: Core) -> list[IdentityCheckRow]:
    """Every check in the table, the oldest first."""
    with core.database.read() as session:
        return list(session.scalars(select(IdentityCheckRow).order_by(IdentityCheckRow.id)))


def bare_check(core: Core, encounter: str, ref: str) -> str:
    """A check as its row alone, for tests of routes that only have to find one."""
    with core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        client = work.session.get_one(ParticipantRow, ref)
        host = next(person for person in row.participants if person.user_id is not None)
        room = SideRoomRow(
            id=new_ref(),
            encounter=row,
            kind=RoomKind.CHECK,
            members=[ref, host.ref],
            since=work.now,
        )
        check = IdentityCheckRow(
            id=new_record_id(work.now),
            side_room=room,
            participant=client,
            staff_ref=host.ref,
            method="document_on_camera",
            started_at=work.now,
        )
        work.session.add(check)
        return check.id
