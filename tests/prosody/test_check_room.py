"""A check room in a real Prosody: one to one, and nothing left of it (ID 2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prosody.api import Api
from tests.prosody.conftest import MakeProsody
from tests.prosody.focus import FakeFocus
from tests.prosody.house import House, eventually, opened
from tests.prosody.prosody import Prosody
from tests.prosody.tokens import Tokens
from tests.prosody.xmpp import Client, JoinRefused
from tests.support.checks import ALL_YES, change_template
from tests.support.checks import opened as check_opened
from tests.support.desk import base
from tests.support.server import free_port

AT_ONCE = 1.0
"""Seconds within which somebody who was put out is out."""


@pytest.fixture(scope="module")
def port() -> int:
    """Where the service listens."""
    return free_port()


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, port: int) -> Prosody:
    """A Prosody that tells its events to the service."""
    return make_prosody(service_url=f"http://127.0.0.1:{port}")


@pytest.fixture
def house(folder: Path, prosody: Prosody, port: int) -> Iterator[House]:
    """Both."""
    with opened(folder, prosody, port) as made:
        change_template(made.service.core, "identified", kind="group", names="nickname")
        yield made


def _refused(house: House, token: str, room: str) -> bool:
    with Client(house.prosody, token=token, room=room) as client:
        try:
            client.join(room, "uninvited")
        except JoinRefused:
            return True
    return False


def test_only_the_two_get_in_and_nobody_stays(house: House) -> None:
    web = house.web
    encounter = web.launch("identified")
    secret = web.secret(encounter)
    second = web.client().to_waiting(secret)
    shown = web.client().to_waiting(secret)
    house.press(encounter, "attest", second.ref)
    house.press(encounter, "admit", second.ref)
    house.is_at(second.ref, "admitted", "open")
    check = check_opened(web, encounter, shown, house.staff)
    eventually(lambda: check.staff.post(f"{check.base}/token", _json=True).status_code, 200)
    worker = house.meeting(check.staff, check.base)
    client = house.meeting(shown, f"/j/{shown.ref}/check")
    room = worker["room"]
    assert client["room"] == room
    meeting = house.meeting(second, f"/j/{second.ref}")
    assert Api(house.prosody).state()["rooms"][room]["kind"] == "check"
    with FakeFocus(house.prosody) as focus:
        focus.create(room)
        with house.inside(worker, "worker") as one, house.inside(client, "client") as other:
            assert _refused(house, meeting["token"], room)
            forged = Tokens(house.prosody).mint(room=room, participant=second.ref)
            assert _refused(house, forged, room)
            assert _refused(house, client["token"], meeting["room"])
            assert house.place(shown.ref) == ("waiting", "closed")
            assert check.record(**ALL_YES).status_code == 303
            one.wait_for_exit(room, AT_ONCE)
            other.wait_for_exit(room, AT_ONCE)
    eventually(lambda: room in Api(house.prosody).state()["rooms"], False)
    assert _refused(house, client["token"], room)
    assert house.place(shown.ref) == ("waiting", "closed")
    assert house.place(second.ref) == ("admitted", "open")
    assert house.staff.post(f"{base(encounter)}/end").status_code == 303
