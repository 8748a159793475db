"""To a REAL identity provider and back, in a real browser: a client, a client without script, and a
member of staff (ID 6)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright
from sqlalchemy import select

from flask_admin_app.core import utc_now
from flask_admin_app.models import TemplateRow
from flask_admin_app.oidc_settings import EID_BACK, STAFF_BACK
from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People, Person
from tests.browser.service import Service
from tests.browser.walk import at, press
from tests.support import server
from tests.support.oidc.eid_house import POLICY
from tests.support.oidc.real import HETU, real_provider
from tests.support.oidc.setting_up import eid_settings, staff_settings

PROVIDER = "form button[name=person]"


@pytest.fixture(scope="module")
def house(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Service]:
    """The service with that provider, for clients and for staff."""
    folder = tmp_path_factory.mktemp("provider")
    shutil.copytree(prepared, folder / "var")
    port = server.free_port()
    here = f"http://127.0.0.1:{port}"
    with real_provider(folder, [here + EID_BACK, here + STAFF_BACK]) as provider:
        issuer = provider.issuer
        values = {**eid_settings(issuer, folder), **staff_settings(issuer)}
        given = {f"TUOKIO_{name}": value for name, value in values.items()}
        with server.serving(folder / "var", utc_now, port=port, **given) as started:
            _offer(started)
            yield started


@pytest.fixture
def people(playwright: Playwright, browser: Browser, house: server.Service) -> Iterator[People]:
    """Persons of this service."""
    made = People(playwright, browser, Service(house.url), {})
    yield made
    assert made.close() == []


def _offer(house: server.Service) -> None:
    with house.core.database.write() as work:
        for row in work.session.scalars(
            select(TemplateRow).where(TemplateRow.slug == "appointment")
        ):
            row.data = {**row.data, "identity": POLICY}


def _to_wait(house: server.Service, person: Person) -> Page:
    secret = house.web.secret(house.web.launch("appointment"))
    page = person.open(f"/j/{secret}")
    press(page, "continue")
    press(at(page, "notice"), "agree")
    return at(page, "wait")


def _sign_in(page: Page, who: str) -> None:
    """At the provider, which has a page of its own."""
    page.click(f"{PROVIDER}[value='{who}']")


def test_a_client(house: server.Service, people: People) -> None:
    client = people.client()
    page = _to_wait(house, client)
    accessible(page)
    press_by_key(page, "eid")
    _sign_in(page, "weak")
    at(page, "eid-failed")
    assert "code=" not in page.url
    accessible(page)
    press(page, "eid", "main")
    _sign_in(page, "maija")
    at(page, "wait")
    assert page.locator("[data-action=eid]").count() == 0
    assert HETU not in page.content()


def test_a_client_without_script(house: server.Service, people: People) -> None:
    page = _to_wait(house, people.client("sv", java_script_enabled=False))
    press(page, "eid", "main")
    _sign_in(page, "maija")
    press(at(page, "eid-back"), "continue", "main")
    at(page, "wait")
    assert page.locator("[data-action=eid]").count() == 0


def test_a_member_of_staff(house: server.Service, people: People) -> None:
    page = people.client("en").open("/sign-in")
    accessible(page)
    press(page, "sign-in-provider")
    _sign_in(page, "maija")
    at(page, "sign-in-failed")
    accessible(page)
    # The provider knows them already: only another account leads on.
    press(page, "sign-in-provider")
    _sign_in(page, "worker")
    at(page, "desk")
