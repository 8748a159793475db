"""On every page of the client: the failure ladder (JOIN 7), in person instead (ALL 6), and where
urgent help is (JOIN 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from flask_admin_app.models import OrganisationRow, TemplateRow
from tests.support.checks import in_check
from tests.support.clock import Clock
from tests.support.probe import page_of
from tests.support.way import bring, press
from tests.support.web import Browser, Web

OWN_HELP = "Soita 112. Sosiaalipäivystys 09 111 2222."
LADDER = ("help-again", "help-browser", "help-sound-by-phone", "help-phone")
UNKNOWN = "/j/" + "a" * 32
SERVICES_OWN = "09 222 3333"
PATH = tuple[Browser, str]


@pytest.fixture
def house(web: Web) -> Web:
    """An organisation with its own words on urgent help, and a service with its own number."""
    with web.core.database.write() as work:
        owner = work.session.get_one(OrganisationRow, web.cast.professional.organisation_id)
        owner.waiting = {"emergency": {"fi": OWN_HELP}}
        for row in work.session.query(TemplateRow).filter_by(organisation_id=owner.id):
            row.data = {**row.data, "backup_phone": SERVICES_OWN}
            row.door = f"ovi-{row.slug}"
    return web


def _links(web: Web, clock: Clock) -> Iterator[PATH]:
    """The link, in each of its states."""
    tomorrow = clock.now + timedelta(days=1)
    visitor = web.client()
    early, cancelled, said = (web.launch("talk", starts_at=tomorrow) for _ in range(3))
    secrets = {each: web.secret(each) for each in (early, cancelled, said)}
    press(web, cancelled, "cancel")
    visitor.post(f"/j/{secrets[said]}/cannot-come")
    for secret in secrets.values():
        yield visitor, f"/j/{secret}"
    now = web.launch()
    yield visitor, f"/j/{web.secret(now)}"
    ended = web.launch()
    secret = web.secret(ended)
    press(web, ended, "end")
    yield visitor, f"/j/{secret}"


def _places(web: Web, _clock: Clock) -> Iterator[PATH]:
    """Every page of a place."""
    for state, paths in {
        "arrived": ("notice",),
        "refused": ("notice",),
        "waiting": ("wait", "device", "notice", "receipt", "contact"),
        "admitted": ("meeting", "receipt"),
        "left": ("bye",),
        "declined": ("bye",),
        "withdrawn": ("bye",),
        "removed": ("bye",),
        "ended": ("bye",),
    }.items():
        _, client = bring(web, state)
        for path in paths:
            yield client, f"/j/{client.ref}/{path}"


def _checks(web: Web, _clock: Clock) -> Iterator[PATH]:
    found = in_check(web)
    yield found.client, f"/j/{found.client.ref}/check"


def _doors(web: Web, _clock: Clock) -> Iterator[PATH]:
    yield web.client(), "/o/ovi-talk"


@pytest.mark.parametrize(
    ("pages", "names"),
    [
        (_links, {"landing"}),
        (_places, {"notice", "wait", "device", "meeting", "receipt", "bye", "contact"}),
        (_checks, {"check"}),
        (_doors, {"door"}),
    ],
)
def test_ladder_in_person_and_urgent_help(
    house: Web, clock: Clock, pages: Callable[[Web, Clock], Iterator[PATH]], names: set[str]
) -> None:
    texts = house.core.texts
    seen = set()
    for browser, path in pages(house, clock):
        response = browser.get(path)
        seen.add(page_of(response))
        foot = response.text.split('<footer class="foot">')[1]
        for key in (*LADDER, "common-in-person"):
            assert texts.text("fi", key) in foot, (path, key)
        assert f"<p>{OWN_HELP}</p>" in foot, path
        assert texts.text("fi", "common-emergency") not in foot, path
        assert SERVICES_OWN in foot, path
    assert seen == names


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("path", ["/try", "/privacy", "/accessibility", "/receipt", UNKNOWN])
def test_pages_that_belong_to_no_organisation_have_the_default(
    web: Web, path: str, language: str
) -> None:
    page = web.client(language).get(path).text
    for key in (*LADDER, "common-in-person", "common-emergency", "help-no-number"):
        assert web.core.texts.text(language, key) in page, key
