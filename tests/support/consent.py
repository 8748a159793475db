"""Notices and purposes as tests need them."""

from __future__ import annotations

import re
from html import unescape

from flask_admin_app.models import NoticeTextRow, OrganisationRow, TemplateRow
from flask_admin_app.services import meeting
from tests.support.cast import OWN
from tests.support.way import press
from tests.support.web import Client, Web

OPTIONAL = "board_copy"


def offer(web: Web, *, slug: str = "talk", purposes: tuple[str, ...] = (OPTIONAL,)) -> None:
    """From now on the service asks about these purposes too; nobody has to agree to them."""
    with web.core.database.write() as work:
        for row in work.session.query(TemplateRow).filter_by(slug=slug):
            row.data = {**row.data, "optional_purposes": list(purposes)}


def change_notice(web: Web, phone: str = "09 765 4321") -> None:
    """The organisation has another number: every notice reads otherwise now."""
    with web.core.database.write() as work:
        owner = work.session.query(OrganisationRow).filter_by(name=OWN).one()
        owner.backup_phone = phone


def fields_of(page: str) -> dict[str, str]:
    """What a notice's form says of itself: which text, and when it was shown."""
    found = {
        name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("sha256", "shown")
    }
    return {name: unescape(match.group(1)) for name, match in found.items() if match}


def arrived(web: Web, slug: str = "talk", language: str = "fi") -> tuple[str, Client]:
    """An encounter, and a client with the notice before them."""
    encounter = web.launch(slug)
    client = web.client(language)
    client.proceed(web.secret(encounter))
    return encounter, client


def say(client: Client, answer: str = "agree", *purposes: str) -> None:
    """Answer the notice that is shown, and tick these purposes."""
    page = client.get(f"/j/{client.ref}/notice").text
    fields = {**fields_of(page), "answer": answer, "purpose": list(purposes)}
    response = client.post(f"/j/{client.ref}/notice", **fields)
    assert response.status_code == 303, response.text


def asked_again(web: Web) -> tuple[str, Client]:
    """Somebody inside who had agreed to everything, and for whom the notice has changed."""
    offer(web)
    encounter, client = arrived(web)
    say(client, "agree", OPTIONAL)
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    meeting.joined(web.core, client.ref)
    change_notice(web)
    press(web, encounter, "ask-again")
    return encounter, client


def kept_notices(web: Web) -> list[NoticeTextRow]:
    """The notices that are kept word for word."""
    with web.core.database.read() as session:
        rows = session.query(NoticeTextRow).order_by(NoticeTextRow.sha256)
        return [row for row in rows if row.media_type.startswith("text/markdown")]
