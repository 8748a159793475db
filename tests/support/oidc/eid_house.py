"""A service where clients can identify themselves strongly, and their way there and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from sqlalchemy import select
from werkzeug.test import TestResponse

from flask_admin_app import create_app
from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow, TemplateRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import sealer_of
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.oidc.setting_up import eid_settings
from tests.support.settings import load
from tests.support.web import Browser, Client, Web

POLICY = ["strong_eid", "known_client"]
_ADDRESS = re.compile(r'<a class="button big" href="([^"]+)" data-action="onward">')
_HIDDEN = re.compile(r'<input type="hidden" name="(state|code|error|iss)" value="([^"]*)">')


@dataclass
class EidHouse:
    """Browsers for the cast, where `appointment` offers strong identification."""

    web: Web
    core: Core
    folder: Path

    def waiting(self, name: str | None = None, **template: object) -> tuple[str, Client]:
        """An encounter with one client who waits. `name` is what staff wrote into the invitation;
        `template` changes the template for this meeting."""
        encounter = self.web.launch("appointment")
        with self.core.database.write() as work:
            row = work.session.get_one(EncounterRow, encounter)
            row.template_data = {**row.template_data, **template}
            sealer = sealer_of(self.core, row)
            person = next(each for each in row.participants if each.role == "client")
            assert sealer
            person.name = names.seal(sealer, person.ref, name)
        return encounter, self.web.client().to_waiting(self.web.secret(encounter))

    def begin(self, client: Client) -> str:
        """The address of the provider that the client is sent to."""
        return onward(client.post(f"/j/{client.ref}/eid"))

    def finish(self, browser: Browser, back: Mapping[str, str]) -> TestResponse:
        """The provider leads the browser back with these; the page there sends itself on."""
        return come_back(browser, "/eid/back", back)

    def identity(self, client: Client) -> str:
        """The state of the client's identity."""
        with self.core.database.read() as session:
            return session.get_one(ParticipantRow, client.ref).identity


def onward(answer: TestResponse) -> str:
    """Where a page of ours leads on to; by itself, and by its button."""
    assert answer.status_code == 200, answer.text
    found = _ADDRESS.search(answer.text)
    assert found, answer.text
    assert f'<meta http-equiv="refresh" content="0;url={found[1]}">' in answer.text
    return unescape(found[1])


def come_back(browser: Browser, path: str, back: Mapping[str, str]) -> TestResponse:
    """Open the page with these, and send its form."""
    page = browser.get(path, query_string=dict(back))
    assert page.status_code == 200, page.text
    assert "data-onward" in page.text
    fields = {name: unescape(value) for name, value in _HIDDEN.findall(page.text)}
    return browser.post(path, **fields)


def parameters(address: str) -> dict[str, str]:
    """Those of an address."""
    return dict(parse_qsl(urlsplit(address).query))


@contextmanager
def eid_house(folder: Path, issuer: str, clock: Clock, **more: str) -> Iterator[EidHouse]:
    """Put it together in a data folder."""
    settings = load(folder, **eid_settings(issuer, folder, **more))
    core = Core(settings, clock=clock)
    with core.database.write() as work:
        for row in work.session.scalars(
            select(TemplateRow).where(TemplateRow.slug == "appointment")
        ):
            row.data = {**row.data, "identity": POLICY}
    yield EidHouse(Web(create_app(settings, core=core), core, Cast(core)), core, folder)
    core.database.engine.dispose()
