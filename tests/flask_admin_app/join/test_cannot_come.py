"""`POST …/cannot-come`: with one tap, without a reason, and back by the same link (JOIN 9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import Clock
from tests.support.probe import actions, dump, entries, main_of, page_of, person, records
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web

BOTH = pytest.mark.parametrize("new_time", [False, True], ids=["no", "another time"])


def tapped(new_time: bool) -> dict[str, str]:
    return {"new_time": "1"} if new_time else {}


def planned(web: Web, clock: Clock) -> tuple[str, str]:
    """An appointment of tomorrow, and its link's secret."""
    encounter = web.launch("appointment", starts_at=clock.now + timedelta(days=1))
    return encounter, web.secret(encounter)


def link_of(web: Web, encounter: str) -> str:
    """The place behind the encounter's first link."""
    return f"/j/{web.secret(encounter)}"


@BOTH
def test_from_the_waiting_room(any_web: Web, new_time: bool) -> None:
    encounter, client = any_web.waiting()
    assert {"cannot-come", "new-time"} <= actions(client.get(f"/j/{client.ref}/wait"))
    response = client.post(f"/j/{client.ref}/cannot-come", **tapped(new_time))
    assert response.location == f"/j/{client.ref}/bye"
    row = person(any_web.core, client.ref)
    assert (row.place, row.wants_new_time) == ("cannot_come", new_time)
    page = client.get(response.location)
    key = "cannot-said-new-time" if new_time else "bye-cannot_come-text"
    assert any_web.core.texts.text("fi", key) in main_of(page)
    assert ("new-time" in actions(page)) is not new_time
    assert records(any_web.core, encounter, "cannot_come")[-1]["facts"] == {"new_time": new_time}

    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/wait"
    row = person(any_web.core, client.ref)
    assert (row.place, row.wants_new_time) == ("waiting", False)


@BOTH
def test_before_the_door_opens(any_web: Web, clock: Clock, new_time: bool) -> None:
    encounter, secret = planned(any_web, clock)
    visitor = any_web.client()
    assert actions(visitor.get(f"/j/{secret}")) == {"cannot-come", "new-time"}
    response = visitor.post(f"/j/{secret}/cannot-come", **tapped(new_time))
    assert response.location == f"/j/{secret}"
    assert "__Host-place" not in str(response.headers)
    page = visitor.get(f"/j/{secret}")
    assert any_web.core.texts.text("fi", "bye-cannot_come-title") in main_of(page)
    assert actions(page) == {"can-come"} | (set() if new_time else {"new-time"})

    # Another browser with the same link says the same, and takes it back.
    other = any_web.client()
    assert actions(other.get(f"/j/{secret}")) == actions(page)
    assert other.post(f"/j/{secret}/can-come").location == f"/j/{secret}"
    assert actions(other.get(f"/j/{secret}")) == {"cannot-come", "new-time"}
    assert entries(any_web.core, encounter)[-2:] == ["cannot_come", "returned"]


def test_then_the_same_link_lets_in_after_all(web: Web, clock: Clock) -> None:
    _, secret = planned(web, clock)
    client = web.client()
    client.post(f"/j/{secret}/cannot-come")
    clock.forward(days=1)
    page = client.get(f"/j/{secret}")
    assert {"continue", "new-time"} == actions(page)
    assert web.core.texts.text("fi", "cannot-after-all") in main_of(page)
    client.to_waiting(secret)
    assert person(web.core, client.ref).place == "waiting"


def test_from_the_link_of_a_place_that_one_holds(web: Web) -> None:
    encounter, client = web.waiting()
    assert {"cannot-come", "new-time"} <= actions(client.get(link_of(web, encounter)))
    client.post(f"{link_of(web, encounter)}/cannot-come")
    assert person(web.core, client.ref).place == "cannot_come"


def test_nobody_says_it_for_one_who_sits_at_another_screen(web: Web) -> None:
    encounter, client = web.waiting()
    link = link_of(web, encounter)
    other = web.client()
    assert "cannot-come" not in actions(other.get(link))
    before = dump(web.core)
    for action in ("cannot-come", "can-come"):
        response = other.post(f"{link}/{action}")
        assert (response.status_code, page_of(response)) == (409, "landing")
    assert dump(web.core) == before
    assert person(web.core, client.ref).place == "waiting"


def test_behind_a_shared_link_nobody_is_meant_yet(web: Web) -> None:
    link = link_of(web, web.launch("group"))
    visitor = web.client()
    assert "cannot-come" not in actions(visitor.get(link))
    assert visitor.post(f"{link}/cannot-come").status_code == 409


@BOTH
def test_twice_is_once(web: Web, new_time: bool) -> None:
    encounter, client = web.waiting()
    for _ in range(2):
        client.post(f"/j/{client.ref}/cannot-come", **tapped(new_time))
    assert entries(web.core, encounter).count("cannot_come") == 1


def test_asking_for_another_time_afterwards(web: Web) -> None:
    _, client = web.waiting()
    client.post(f"/j/{client.ref}/cannot-come")
    client.post(f"/j/{client.ref}/cannot-come", new_time="1")
    assert person(web.core, client.ref).wants_new_time


def test_whoever_is_inside_leaves_instead(web: Web) -> None:
    encounter, client = web.admitted()
    for path in (f"/j/{client.ref}", link_of(web, encounter)):
        assert client.post(f"{path}/cannot-come").status_code == 409
    assert "cannot-come" not in actions(client.get(link_of(web, encounter)))
    assert person(web.core, client.ref).place == "admitted"


@pytest.mark.parametrize("state", ["declined", "removed"])
def test_whoever_was_shown_out_has_nothing_to_say_it_to(web: Web, state: str) -> None:
    _, client = bring(web, state)
    assert client.post(f"/j/{client.ref}/cannot-come").status_code == 409


def test_too_late(web: Web) -> None:
    encounter, client = web.waiting()
    link = link_of(web, encounter)
    press(web, encounter, "end")
    assert client.post(f"/j/{client.ref}/cannot-come").status_code == 410
    for action in ("cannot-come", "can-come"):
        assert client.post(f"{link}/{action}").status_code == 410


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/cannot-come"), who)
    assert person(web.core, client.ref).place == "waiting"


@pytest.mark.parametrize("address", ["x", "a" * 26, "a" * 32, "%00"])
def test_unknown(web: Web, address: str) -> None:
    for action in ("cannot-come", "can-come"):
        assert web.client().post(f"/j/{address}/{action}").status_code == 404


def test_only_post(web: Web, clock: Clock) -> None:
    _, secret = planned(web, clock)
    for action in ("cannot-come", "can-come"):
        assert web.client().get(f"/j/{secret}/{action}").status_code == 405
