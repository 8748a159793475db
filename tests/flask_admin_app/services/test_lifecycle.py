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
