"""What keeps an encounter open, and what lets it end by itself (JOIN 4)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from flask_admin_app.core import Core
from flask_admin_app.live.hub import Listener
from flask_admin_app.models import EncounterRow
from flask_admin_app.services import lifecycle
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.probe import person
from tests.support.web import Client, Web


def state(core: Core, encounter: str) -> str:
    with core.database.read() as session:
        return session.get_one(EncounterRow, encounter).state


def opens_page(core: Core, encounter: str, ref: str, *, staff: bool) -> None:
    """Somebody has a page of the encounter open."""
    loop = asyncio.new_event_loop()
    loop.close()
    core.hub.add(Listener(encounter, ref, staff=staff, loop=loop))


def hours_later(core: Core, clock: Clock, hours: int) -> None:
    """Time passes as the service sees it: in steps."""
    for _ in range(hours * 12):
        clock.forward(minutes=5)
        lifecycle.tick(core)


def admitted(web: Web) -> tuple[str, Client]:
    return web.admitted()


def test_an_empty_one_ends(web: Web, core: Core, clock: Clock) -> None:
    encounter, _ = admitted(web)
    hours_later(core, clock, 2)
    assert state(core, encounter) == "ended"


def test_a_client_who_is_in_keeps_it_open_though_no_server_reports(
    web: Web, core: Core, clock: Clock
) -> None:
    core.settings = replace(core.settings, jitsi_url="https://jitsi.example.org")
    encounter, client = admitted(web)
    opens_page(core, encounter, client.ref, staff=False)
    hours_later(core, clock, 6)
    assert state(core, encounter) == "open"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


@pytest.mark.parametrize("staff_too", [True, False])
def test_who_waits_keeps_it_open_while_staff_are_there(
    web: Web, core: Core, cast: Cast, clock: Clock, staff_too: bool
) -> None:
    encounter, client = web.waiting()
    opens_page(core, encounter, client.ref, staff=False)
    if staff_too:
        opens_page(core, encounter, cast.professional.ref, staff=True)
    hours_later(core, clock, 3)
    assert state(core, encounter) == ("open" if staff_too else "ended")


def test_a_forgotten_desk_alone_does_not(web: Web, core: Core, cast: Cast, clock: Clock) -> None:
    encounter = web.launch()
    opens_page(core, encounter, cast.professional.ref, staff=True)
    hours_later(core, clock, 2)
    assert state(core, encounter) == "ended"


def asks_for_contact(web: Web) -> tuple[str, Client]:
    """Somebody waited in vain and says where to call them."""
    encounter, client = web.waiting()
    client.post(f"/j/{client.ref}/contact", contact="040 765 4321")
    return encounter, client


def test_an_unread_contact_request_waits_until_staff_open_the_encounter(
    web: Web, core: Core, clock: Clock
) -> None:
    encounter, client = asks_for_contact(web)
    asked = core.texts.text("fi", "desk-list-asked")
    for _ in range(5):
        clock.forward(days=1)
        lifecycle.tick(core)
    staff = web.staff("professional")
    desk = staff.get("/desk").text
    assert asked in desk
    assert "765 4321" not in desk
    staff.post(f"/desk/encounters/{encounter}/ticket", _json=True)
    clock.forward(minutes=50)
    lifecycle.tick(core)
    assert "765 4321" in staff.get(f"/desk/encounters/{encounter}").text
    hours_later(core, clock, 1)
    assert state(core, encounter) == "ended"
    assert person(core, client.ref).contact is None
    assert asked not in staff.get("/desk").text


def test_nobody_elses_look_counts_as_read(web: Web, core: Core, clock: Clock) -> None:
    encounter, _ = asks_for_contact(web)
    for who in ("colleague", "stranger", "auditor"):
        web.staff(who).post(f"/desk/encounters/{encounter}/ticket", _json=True)
    hours_later(core, clock, 3)
    assert state(core, encounter) == "open"


@pytest.mark.parametrize("retention", [7, 1])
def test_an_unread_contact_request_is_not_kept_for_longer_than_was_said(
    web: Web, core: Core, clock: Clock, retention: int
) -> None:
    encounter, client = asks_for_contact(web)
    with core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        row.template_data = {**row.template_data, "retention_days": retention}
    until = core.texts.text("fi", "contact-until", days=retention)
    assert until in client.get(f"/j/{client.ref}/contact").text
    clock.forward(days=retention - 1)
    lifecycle.tick(core)
    assert state(core, encounter) == "open"
    clock.forward(days=2)
    lifecycle.tick(core)
    assert state(core, encounter) == "ended"
    assert person(core, client.ref).contact is None


def test_a_request_that_was_taken_back_or_seen_at_once_keeps_nothing_open(
    web: Web, core: Core, cast: Cast, clock: Clock
) -> None:
    taken_back, client = asks_for_contact(web)
    client.post(f"/j/{client.ref}/contact", take_back="1")
    seen, other = web.waiting()
    opens_page(core, seen, cast.professional.ref, staff=True)
    other.post(f"/j/{other.ref}/contact", contact="040 765 4321")
    hours_later(core, clock, 3)
    assert [state(core, each) for each in (taken_back, seen)] == ["ended", "ended"]
