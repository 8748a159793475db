"""Public doors for tests (JOIN 13)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from flask_admin_app.models import EncounterRow, OrganisationRow, TemplateRow
from flask_admin_app.services.door_words import set_door
from tests.support.cast import OWN
from tests.support.web import Browser, Client, Web

WORD = "juttele"


def add_door(web: Web, slug: str = "talk", word: str | None = WORD, **data: Any) -> None:
    """Give a service of the professional's organisation a door; `data` changes its template."""
    with web.core.database.write() as work:
        row = work.session.scalars(
            select(TemplateRow)
            .join(OrganisationRow, OrganisationRow.id == TemplateRow.organisation_id)
            .where(OrganisationRow.name == OWN, TemplateRow.slug == slug)
        ).one()
        row.data = {**row.data, **data}
        set_door(work, row, word)


def on_duty(web: Web, who: str = "professional", slug: str = "talk", duty: str = "on") -> Browser:
    """Somebody of the cast goes on duty; their browser."""
    staff = web.staff(who)
    assert staff.post("/desk/duty", template=slug, duty=duty).status_code == 303
    return staff


def come(web: Web, word: str = WORD, client: Client | None = None) -> Client:
    """A visitor presses the door's button."""
    client = client or web.client()
    response = client.post(f"/o/{word}/continue")
    assert response.status_code == 303, response.text
    client.ref = response.location.split("/")[2]
    return client


def meetings(web: Web) -> list[str]:
    """The ids of all encounters that began at a door, the oldest first."""
    with web.core.database.read() as session:
        rows = session.scalars(select(EncounterRow).where(EncounterRow.door_id.is_not(None)))
        return [row.id for row in sorted(rows, key=lambda row: row.starts_at)]
