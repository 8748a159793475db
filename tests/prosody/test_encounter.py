"""The first encounter with the second lock: the real service, a real Prosody, real XMPP clients."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prosody.api import Api
from tests.prosody.conftest import MakeProsody
from tests.prosody.focus import FakeFocus
from tests.prosody.house import House, eventually, opened
from tests.prosody.prosody import Prosody
from tests.prosody.xmpp import Client, JoinRefused
from tests.support.desk import base
from tests.support.server import free_port
from tests.support.web import Client as Visitor

AT_ONCE = 1.0
"""Seconds within which somebody who was put out is out."""


@pytest.fixture(scope="module")
def port() -> int:
    """Where the module's service listens, also after it was started anew."""
    return free_port()


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, port: int) -> Prosody:
    """A Prosody that tells its events to the real service."""
    return make_prosody(service_url=f"http://127.0.0.1:{port}")


@pytest.fixture
def house(folder: Path, prosody: Prosody, port: int) -> Iterator[House]:
    """Both, on a fresh database. What Prosody held for another one goes when they first compare."""
    with opened(folder, prosody, port) as made:
        yield made


def _way(visitor: Visitor) -> str:
    return f"/j/{visitor.ref}"


def _waiting(house: House) -> tuple[str, Visitor]:
    return house.web.waiting()


def _admitted(house: House) -> tuple[str, Visitor]:
    encounter, visitor = _waiting(house)
    house.press(encounter, "admit", visitor.ref)
    house.is_at(visitor.ref, "admitted", "open")
    return encounter, visitor


def _refused(house: House, meeting: dict[str, str]) -> str | None:
    with Client(house.prosody, token=meeting["token"], room=meeting["room"]) as client:
        with pytest.raises(JoinRefused) as caught:
            client.join(meeting["room"], "again")
        return caught.value.reason


def test_the_whole_way(house: House) -> None:
    encounter, visitor = _waiting(house)
    host = house.host(encounter)
    with house.held(encounter) as (_, staff_meeting):
        with house.inside(staff_meeting, "host"):
            house.is_at(host, "present", "open")
            assert visitor.post(f"{_way(visitor)}/token", _json=True).status_code == 409
            house.press(encounter, "admit", visitor.ref)
            house.is_at(visitor.ref, "admitted", "open")
            meeting = house.meeting(visitor, _way(visitor))
            with house.inside(meeting, "client") as client:
                house.is_at(visitor.ref, "present", "open")
                client.leave(meeting["room"])
                house.is_at(visitor.ref, "absent", "open")
            with house.inside(house.meeting(visitor, _way(visitor)), "client") as client:
                house.is_at(visitor.ref, "present", "open")
                assert house.staff.post(f"{base(encounter)}/end").status_code == 303
                client.wait_for_exit(meeting["room"], AT_ONCE)
        house.is_at(visitor.ref, "ended", "closed")
        eventually(house.wishes, 0)
        assert Api(house.prosody).state()["rooms"] == {}
        assert _refused(house, meeting) == "unknown_room"


@pytest.mark.parametrize("action", ["send-back", "remove"])
def test_who_is_put_out_is_out_at_once_and_stays_out(house: House, action: str) -> None:
    encounter, visitor = _admitted(house)
    with house.held(encounter):
        meeting = house.meeting(visitor, _way(visitor))
        spare = house.meeting(visitor, _way(visitor))
        with house.inside(meeting, "client") as client:
            house.is_at(visitor.ref, "present", "open")
            house.press(encounter, action, visitor.ref)
            client.wait_for_exit(meeting["room"], AT_ONCE)
        house.is_at(visitor.ref, {"send-back": "waiting", "remove": "removed"}[action], "closed")
        for left_over in (meeting, spare):
            assert _refused(house, left_over) == "not_admitted"


def test_sent_back_and_let_in_again(house: House) -> None:
    """A token from before the second admission opens nothing, one from after it does. Tokens count
    whole seconds, so the old one is good only in the very second of the second admission."""
    encounter, visitor = _admitted(house)
    with house.held(encounter):
        old = house.meeting(visitor, _way(visitor))
        minted = int(time.time())
        house.press(encounter, "send-back", visitor.ref)
        eventually(lambda: int(time.time()) > minted, True)
        house.press(encounter, "admit", visitor.ref)
        house.is_at(visitor.ref, "admitted", "open")
        assert _refused(house, old) == "stale_token"
        with house.inside(house.meeting(visitor, _way(visitor)), "client"):
            house.is_at(visitor.ref, "present", "open")


def test_who_takes_consent_back_is_out_at_once(house: House) -> None:
    encounter, visitor = _admitted(house)
    with house.held(encounter):
        meeting = house.meeting(visitor, _way(visitor))
        with house.inside(meeting, "client") as client:
            house.is_at(visitor.ref, "present", "open")
            assert visitor.post(f"{_way(visitor)}/withdraw").status_code == 303
            client.wait_for_exit(meeting["room"], AT_ONCE)
        house.is_at(visitor.ref, "withdrawn", "closed")
        assert _refused(house, meeting) == "not_admitted"


def test_a_token_that_leaks_opens_nothing_while_its_owner_is_in(house: House) -> None:
    encounter, visitor = _admitted(house)
    with house.held(encounter):
        meeting = house.meeting(visitor, _way(visitor))
        with house.inside(meeting, "client"):
            house.is_at(visitor.ref, "present", "open")
            assert _refused(house, meeting) == "token_in_use"
            house.is_at(visitor.ref, "present", "open")


def test_prosody_away_at_the_admission(house: House, prosody: Prosody) -> None:
    """The desk says so, the client waits on, and goes in by itself when it is back."""
    encounter, visitor = _waiting(house)
    house.is_at(house.host(encounter), "admitted", "open")
    prosody.kill9()
    try:
        house.press(encounter, "admit", visitor.ref)
        eventually(lambda: house.service.core.gate.away_since is not None, True)
        assert house.place(visitor.ref) == ("admitted", "pending")
        page = house.staff.get(f"{base(encounter)}/people").text
        assert 'id="gate-away"' in page
        assert house.service.core.texts.text("fi", "desk-gate-away-title") in page
        assert visitor.post(f"{_way(visitor)}/token", _json=True).status_code == 409
        assert visitor.get(f"{_way(visitor)}/meeting").location.endswith("/wait")
    finally:
        prosody.start()
    house.is_at(visitor.ref, "admitted", "open")
    assert house.service.core.gate.away_since is None
    with house.held(encounter), house.inside(house.meeting(visitor, _way(visitor)), "client"):
        house.is_at(visitor.ref, "present", "open")


def test_prosody_away_at_the_removal(house: House, prosody: Prosody) -> None:
    """No token from the moment of the decision on; "closed" is said only when Prosody said it."""
    encounter, visitor = _admitted(house)
    meeting = house.meeting(visitor, _way(visitor))
    prosody.kill9()
    try:
        house.press(encounter, "remove", visitor.ref)
        assert visitor.post(f"{_way(visitor)}/token", _json=True).status_code == 409
        assert house.place(visitor.ref) == ("removed", "closing")
    finally:
        prosody.start()
    house.is_at(visitor.ref, "removed", "closed")
    with house.held(encounter):
        assert _refused(house, meeting) == "not_admitted"


def test_prosody_killed_in_a_meeting(house: House, prosody: Prosody) -> None:
    """`started` makes everybody absent; who was let in comes back."""
    encounter, visitor = _admitted(house)
    with house.held(encounter):
        meeting = house.meeting(visitor, _way(visitor))
        spare = house.meeting(visitor, _way(visitor))
        with house.inside(meeting, "client"):
            house.is_at(visitor.ref, "present", "open")
            prosody.kill9()
        prosody.start()
        house.is_at(visitor.ref, "absent", "open")
    with house.held(encounter), house.inside(spare, "client"):
        house.is_at(visitor.ref, "present", "open")


def test_prosody_without_its_memory(house: House, prosody: Prosody) -> None:
    """A lost store is filled again."""
    encounter, visitor = _admitted(house)
    meeting = house.meeting(visitor, _way(visitor))
    prosody.kill9()
    shutil.rmtree(next((prosody.folder / "data").glob("tuokio*")))
    prosody.start()
    eventually(lambda: len(Api(prosody).state()["rooms"]), 1)
    house.is_at(visitor.ref, "admitted", "open")
    with house.held(encounter), house.inside(meeting, "client"):
        house.is_at(visitor.ref, "present", "open")


def test_the_service_away_in_a_meeting(folder: Path, prosody: Prosody, port: int) -> None:
    """People come and go without it; when it is back it hears of everything."""
    with opened(folder, prosody, port) as house:
        encounter, visitor = _admitted(house)
        with house.held(encounter) as (_, staff_meeting):
            meeting = house.meeting(visitor, _way(visitor))
            spare = house.meeting(visitor, _way(visitor))
    with (
        Client(prosody, token=staff_meeting["token"], room=meeting["room"]) as host,
        Client(prosody, token=meeting["token"], room=meeting["room"]) as client,
        FakeFocus(prosody) as focus,
    ):
        focus.create(meeting["room"])
        host.join(meeting["room"], "host")
        client.join(meeting["room"], "client")
        client.drop()
        with Client(prosody, token=spare["token"], room=meeting["room"]) as back:
            back.join(meeting["room"], "back")
            with opened(folder, prosody, port) as house:
                house.is_at(visitor.ref, "present", "open")
                house.is_at(house.host(encounter), "present", "open")
                back.leave(meeting["room"])
                house.is_at(visitor.ref, "absent", "open")


def test_rooms_that_are_not_ours_go(house: House, prosody: Prosody) -> None:
    """What Prosody holds and the service knows nothing of is taken away."""
    _, visitor = _admitted(house)
    api = Api(prosody)
    api.room("tuokio-" + "z" * 32)
    (own,) = set(api.state()["rooms"]) - {"tuokio-" + "z" * 32}
    api.admit(own, "stranger1")
    house.service.core.gate.compare()
    eventually(lambda: set(api.state()["rooms"]), {own})
    eventually(lambda: "stranger1" in api.state()["rooms"][own]["admissions"], False)
    house.is_at(visitor.ref, "admitted", "open")


def test_no_name_or_room_in_the_services_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        encounter, visitor = _admitted(house)
        with house.held(encounter):
            meeting = house.meeting(visitor, _way(visitor))
            with house.inside(meeting, "client"):
                house.is_at(visitor.ref, "present", "open")
        house.staff.post(f"{base(encounter)}/end")
        house.is_at(visitor.ref, "ended", "closed")
    # The test's own client and server speak of themselves; ours must keep silent.
    ours = [record for record in caplog.records if record.name.startswith("tuokio")]
    written = "\n".join(record.getMessage() for record in ours)
    assert ours
    for canary in (meeting["room"], meeting["token"], visitor.ref):
        assert canary not in written
